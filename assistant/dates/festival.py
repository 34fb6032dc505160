"""Festivals and days of the lunar calendar."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from lunar_python import Lunar, Solar

from assistant.dates.count import NUMBER, number_of
from assistant.dates.day import YEARS
from assistant.dates.find import SAID_YEARS
from assistant.dates.mention import Day, Days, Mention, Near, Noise, Rule, one
from assistant.dates.period import DateProblem
from corpus.numerals import parse_numeral

_LUNAR_DAY = (
    r"(?:初[一二三四五六七八九十]|[廿卅][一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?)"
)
_SOLAR = {
    "元旦": (1, 1), "情人节": (2, 14), "三八": (3, 8), "妇女节": (3, 8), "劳动节": (5, 1), "五一": (5, 1), "五四": (5, 4),
    "青年节": (5, 4), "六一": (6, 1), "儿童节": (6, 1), "国庆": (10, 1), "十一": (10, 1), "双十一": (11, 11),
    "平安夜": (12, 24), "圣诞": (12, 25), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas": (12, 25), "new year's eve": (12, 31), "national day": (10, 1),
    "labor day": (5, 1), "labour day": (5, 1),
}  # fmt: skip
_LUNAR = {
    "春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9), "腊八": (12, 8),
    "chinese new year": (1, 1), "spring festival": (1, 1), "lantern festival": (1, 15), "dragon boat festival": (5, 5),
    "mid-autumn festival": (8, 15),
}  # fmt: skip
_EVES = ("除夕", "大年三十", "年三十", "年三十儿")
_TERMS = ("清明", "冬至")
_LONG = ("春节", "国庆", "十一", "五一", "劳动节")  # their holiday has more days than the day itself
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_NAMES = "|".join(sorted({*_SOLAR, *_LUNAR, *_EVES, *_TERMS} - {"十一", "五一"}, key=len, reverse=True))
_PLAIN = r"五一(?!路|广场|村|街|大道|班|[一二三四五六七八九十])|(?<!双)十一(?![月天日号个年点时楼条岁人元块度分次周百千万台届章条款中路、]|\s*[到至~\-]\s*[0-9一二三四五六七八九十]+[号日])"
_FESTIVAL = re.compile(
    rf"(?:(?P<near>今年|明年|后年|去年)的?|(?P<year>[0-9]{{4}})年的?)?(?<!(?<![周期拜])[一二三四五六七八九十百])(?<![第周期拜])(?P<name>{_NAMES}|{_PLAIN})"
    r"(?: day)?节?(?:那天|当天|当日|这天)?"
    rf"(?:\s*(?:的|之|以)?(?:(?P<before>前)\s*(?P<n>{NUMBER})\s*天|(?P<after>后)\s*(?P<first>第)?\s*(?P<k>{NUMBER})\s*(?:个)?(?P<work>工作日|天)"
    r"|第\s*(?P<nth>[二三四五六七])\s*天|(?P<next>次日)))?"
)
_VAGUE = re.compile(
    r"^\s*(?:节?(?:之|以)?(?:前|后)|期间|假期|放假|快乐|调休|值班|加班|活动|促销|礼|福利|晚会|档|的?(?:时候|安排)|长假|假日|节假|左右|旺季)"
)
_LUNAR_DATE = re.compile(
    r"(?:(?P<near>今年|明年|后年|去年)的?)?"
    rf"(?:(?:农历|阴历|旧历)的?(?P<m>十[一二]?|[一二三四五六七八九正冬腊]|[0-9]{{1,2}})月(?P<d>{_LUNAR_DAY}|[0-9]{{1,2}})日?|"
    rf"(?P<name>正|腊|冬)月(?P<e>{_LUNAR_DAY})|(?P<new>大年|(?<!今)(?<!明)(?<!去)年)(?P<f>初[一二三四五六七八九十]))"
)
_LUNAR_REST = re.compile(r"(?<=[到至\-~、和])(?P<d>初[一二三四五六七八九十])(?!中)")


@lru_cache(maxsize=256)
def lunar(year: int, month: int, day: int) -> date | None:
    """The solar day of a lunar one, `year` being the solar year in which the lunar one begins; None where it has none."""
    try:
        return date.fromisoformat(Lunar.fromYmd(year, month, day).getSolar().toYmd())
    except Exception:  # noqa: BLE001  what the package raises
        return None


@lru_cache(maxsize=64)
def solar_term(year: int, name: str) -> date:
    return date.fromisoformat(Solar.fromYmd(year, 7, 1).getLunar().getJieQiTable()[name].toYmd())


def _in_year(name: str, year: int) -> date:
    """The festival in the solar year."""
    if name in _SOLAR:
        return date(year, *_SOLAR[name])
    if name in _TERMS:
        return solar_term(year, name)
    month, day = _LUNAR.get(name, (1, 1))
    found = lunar(year - (month == 12), month, day)  # noqa: PLR2004
    assert found is not None
    return found - timedelta(days=name in _EVES)


def _coming(near: Near, years: int | None, in_year: Callable[[int], date | None]) -> date | None:
    if years is not None:
        return in_year(near.today.year + years)
    limit = near.earliest or near.today
    days = [in_year(year) for year in (limit.year, limit.year + 1, limit.year + 2)]
    return next((day for day in days if day and day >= limit), None)


def _offset(match: re.Match[str]) -> int:
    if match["before"]:
        return -int(number_of(match["n"]) or 0)
    if match["after"]:
        return int(number_of(match["k"]) or 0)
    if match["next"]:
        return 1
    return (parse_numeral(match["nth"]) or 1) - 1 if match["nth"] else 0


def _festival(match: re.Match[str]) -> Mention | None:
    said, name = match.group(), match["name"]
    if not _offset(match) and _VAGUE.search(match.string[match.end() :]):
        return Noise(match.span())
    days = _offset(match)
    several = abs(days) > 1 and (match["before"] or match["after"]) and not match["first"]  # 元旦前两天: one, or both
    unclear = match["work"] == "工作日" or (match["first"] and name in _LONG) or several

    def find(near: Near) -> Days | DateProblem:
        if match["year"] and int(match["year"]) not in SAID_YEARS:
            return DateProblem("unknown_festival_year", said)
        years = int(match["year"]) - near.today.year if match["year"] else YEARS[match["near"] or ""]
        day = _coming(near, years, lambda year: _in_year(name, year))
        if day is None:
            return DateProblem("unknown_festival_year", said)
        return DateProblem("ambiguous", said) if unclear else one(day + timedelta(days=days))

    return Day(match.span(), said, "lunar", find)


def _day_number(text: str) -> int:
    text = text.removeprefix("初").replace("廿", "二十").replace("卅", "三十")
    return parse_numeral(text) or 0


def _lunar_date(match: re.Match[str]) -> Day | None:
    said, name = match.group(), match["name"] or match["m"] or "正"
    month = _MONTHS.get(name) or parse_numeral(name) or 0
    day = _day_number(match["d"] or match["e"] or match["f"])
    if not 0 < month <= 12 or not 0 < day <= 30:  # noqa: PLR2004
        return None
    years = YEARS[match["near"] or ""]

    def find(near: Near) -> Days | DateProblem:
        if years is not None:
            found = lunar(near.today.year + years, month, day)
            return one(found) if found else DateProblem("no_such_day", said)
        return _coming_lunar(near, month, day, said)

    return Day(match.span(), said, "lunar", find)


def _coming_lunar(near: Near, month: int, day: int, said: str) -> Days | DateProblem:
    limit = near.earliest or near.today
    for year in range(limit.year - 1, limit.year + 2):
        first = lunar(year, month, 1)
        if first and first + timedelta(days=day - 1) >= limit:
            found = lunar(year, month, day)
            return one(found) if found else DateProblem("no_such_day", said)
    return DateProblem("unknown_festival_year", said)


def _lunar_rest(match: re.Match[str]) -> Day | None:
    """初七 after 正月初一到: in the lunar month of the day before it."""
    day, said = _day_number(match["d"]), match.group()
    if not re.search(r"初[一二三四五六七八九十]|除夕|三十|春节", match.string[: match.start()]):
        return None

    def find(near: Near) -> Days | DateProblem:
        start = near.earliest or near.today
        here = Solar.fromYmd(start.year, start.month, start.day).getLunar()
        year, month = here.getYear(), abs(here.getMonth())
        if here.getDay() > day:
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004
        found = lunar(year, month, day)
        return one(found) if found else DateProblem("no_such_day", said)

    return Day(match.span(), said, "lunar", find)


RULES: tuple[Rule, ...] = ((_LUNAR_DATE, _lunar_date), (_LUNAR_REST, _lunar_rest), (_FESTIVAL, _festival))
