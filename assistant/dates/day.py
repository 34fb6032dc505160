"""Days by their date: 12月2号, 2026-12-02, 2号, 月底, 明天."""

import re
from datetime import date, timedelta
from itertools import pairwise

from assistant.dates.find import (
    day_of_coming_month,
    day_of_month,
    day_of_year,
    exact,
    last_of_month,
    last_of_month_near,
    month_bounds,
)
from assistant.dates.find import last_of_named_month as last_of_named
from assistant.dates.mention import SMALL, Day, Days, Near, Rule, one
from assistant.dates.period import DateProblem, Half
from corpus.numerals import parse_numeral

THING = (
    r"(?!\s*(?:线|楼|机|库|门|车|会议|店|窗|桌|房|设备|生产|仓|厂|院|泵|炉|产线|岗|员工|工位|柜|箱|馆|栋|单元|室|出口|码|令|文|"
    r"游|内|均|常|前后|元素|电|罐|塔|阀|梯|床|井|站|公馆|文件|平台|[冲磨铣]床|[行叉吊天]车|窑|槽|池|通道|宿舍|食堂|堆场|"
    r"料场|皮带机|输送|空压机|注塑机|剪板机|打包机|包装[线机]|配电|变压器))"
)
YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2, "": None}
_MONTHS = {"上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "下下": 2}
_NOT_UNIT = r"(?!\s*[0-9天个周年次人元岁点时小%分多款份名台篇章])"
_YEAR = r"(?:(?P<year>[0-9]{4}|(?<![0-9])[0-9]{2}|二[〇零○][〇零○一二三四五六七八九]{2})\s*年|(?P<near>前年|去年|今年|本年|明年|后年)的?)"
_JOIN = r"(?:-|~|—|–|到|至|、|和|跟|与|,)"
_NO_NUMBER = r"(?<![0-9.])(?<!(?<![周期拜])[一二三四五六七八九十])"
_RELATIVE = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}

_FULL = re.compile(
    r"(?<![0-9a-z./])(?<![a-z]-)(?P<y>20[0-9]{2})\s*(?P<sep>[-/.])\s*(?P<m>[0-9]{1,2})\s*(?P=sep)\s*(?P<d>[0-9]{1,2})(?![0-9a-z])\s*[日号]?"
)
_EIGHT = re.compile(r"(?<![0-9a-z.])(?P<y>20[0-9]{2})(?P<m>0[0-9]|1[0-9])(?P<d>[0-3][0-9])(?![0-9a-z.])")
_MONTH_DAY = re.compile(
    rf"(?:{_YEAR}\s*)?{_NO_NUMBER}(?P<m>{SMALL}|元)\s*月份?\s*的?\s*"
    rf"(?P<d>{SMALL})(?![0-9一二三四五六七八九十])\s*(?P<mark>[号日]{THING}|{_NOT_UNIT})"
)
_TO_DAY = (
    rf"\s*[-~—–到至]\s*(?P<last>{SMALL})(?![0-9a-z一二三四五六七八九十./:\-])(?!\s*(?:[号日月]|版|米|公|千|倍|条|节|章|吨|折|寸|英))"
    rf"{_NOT_UNIT}"
)
_MONTH_DAYS = re.compile(rf"(?:{_YEAR}\s*)?{_NO_NUMBER}(?P<m>{SMALL})月(?P<d>{SMALL}){_TO_DAY}")
_SHORT_DAYS = re.compile(
    rf"(?<![0-9a-z./])(?<![a-z]-)(?P<m>1[0-2]|0?[1-9])(?P<sep>[./])(?P<d>3[01]|[12][0-9]|0?[1-9]){_TO_DAY}"
)
_MONTH_DAY_LIST = re.compile(
    rf"{_NO_NUMBER}(?P<m>{SMALL})月份?(?P<d>{SMALL})(?P<more>(?:\s*[、,和跟与]\s*{SMALL})+)(?=\s*(?:[号日两三四五天,。请休年事病调]|$))"
)
_COMING_MONTH_DAY = re.compile(rf"(?P<w>上|本|这|当|下下|下)\s*个?月\s*的?\s*(?P<d>{SMALL})\s*[号日]{THING}")
_MONTH_END = re.compile(
    rf"(?:(?P<w>上|本|这|当|下下|下)\s*(?:一)?个?月|(?<![0-9一二三四五六七八九十])(?P<m>{SMALL})\s*月份?|(?<![个年])月(?=[底末初]))"
    r"\s*的?(?:(?P<end>(?:月?底|月?末)(?!盘|结[账帐算]|关[账帐]|对[账帐]|决算|清[点仓库理算]|冲|大促|赶|封[账帐]|审计|报表|大扫除|检修|收尾|考核|总结)|最后一天)|(?P<vague>初(?![一二三四五六七八九十])|中(?!国|秋|午|心)|[上中下]旬))"
)
_YEAR_END = re.compile(
    r"(?P<near>今年|明年|去年)?(?:年底|(?<=今年)底|(?<=明年)底|年末)(?!奖|总结|考核|评|双|盘|结[账帐算]|关[账帐]|对[账帐]|决算|清[点仓库理算]|冲|大促|赶|封[账帐]|审计|报表|大扫除|检修|收尾)"
)
_OTHER_DAY = re.compile(
    rf"(?<![0-9a-z.\-/第一二三四五六七八九十百年~到至])(?P<d>{SMALL})"
    rf"(?=\s*{_JOIN}\s*{SMALL}\s*(?:{_JOIN}\s*{SMALL}\s*)*[号日]{THING})"
)
_DAY = re.compile(
    rf"{_NO_NUMBER}(?<![a-z/第百月])(?P<d>{SMALL})\s*(?:号(?!\s*[0-9a-z一二三四五六七八九十]+号?(?:楼|线))|日){THING}"
)
_SLASHED = re.compile(
    r"(?<![0-9a-z./])(?<![a-z]-)(?:(?<!-)(?=[0-9]+-)|(?=[0-9]+/))(?P<m>1[0-2]|0?[1-9])(?P<sep>[-/])(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9a-z/.])"
    r"(?!-[0-9](?![0-9]*[-/]))(?!\s*(?:天|个|周|号|日|年(?!休|假)|次|人|元|岁|点|时|小|%|分|月|工作日|days?|weeks?|months?|hours?|楼|层|的(?!.{0,4}(?:假|休|班))))\s*[日号]?"
)
_DOTTED = re.compile(
    r"(?<![0-9a-z./])(?<![a-z]-)(?P<m>1[0-2]|0?[1-9])\.(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9a-z.])"
    r"(?!\s*(?:[-~到至]\s*[0-9.]+\s*)?(?:版|元|块|万|亿|度|%|天|个|小时|米|公|千|倍|分|岁|年|条|节|章|吨|kg|days?|weeks?|hours?|折|寸|英))"
)
_DATE_AFTER = re.compile(
    r"^\s*(?:号|日|开始|起|上午|下午|早上|晚上|的?.{0,3}假|的|请|休|那天|当天|周|星期|礼拜|结束|为止|\(周|\(星期"
    r"|(?:[-~—–到至、,和与跟]|休到|to)\s*(?:1[0-2]|0?[1-9])\.[0-9]{1,2}(?![0-9.]))"
)
_DATE_BEFORE = re.compile(
    r"(?:从|自|自从|休到|请到|放到|休至|请至|改到|改成|改为|换到|换成|挪到|调到|推迟到|延到|截止到?|日期(?:是|为|:)?|时间(?:是|为|:)|定在|"
    r"(?:号|日|天|周[一二三四五六日]|[0-9]\.[0-9]{1,2})(?:上午|下午)?\s*(?:[-~—–到至、,和与跟]|休到))\s*$"
)
_NAMED = re.compile(
    r"(?P<great>大*)(?P<w>前|昨|今|明|后)(?:(?P<half>早上?|晚上?|晨)(?!饭|餐|会|点)|(?:天|日(?!报|记|常)|儿个?(?!童)|朝(?!代))(?!性))"
)

_SAID_SO = re.compile(r"(?P<w>听日|明仔日?)")  # Cantonese
_TWO_DAYS = re.compile(r"(?P<w>今明|明后)(?:两天|天|两日)")


def year_of(match: re.Match[str], near: Near) -> int | None:
    """The year that was said, if one was: 2026年, 26年, 二〇二六年, 明年."""
    offset = YEARS[match["near"] or ""]
    if offset is not None:
        return near.today.year + offset
    if not match["year"]:
        return None
    year = parse_numeral(match["year"]) or 0
    return year + 2000 if year < 100 else year  # noqa: PLR2004


def _number(text: str) -> int:
    return parse_numeral(text) or 0


def _full(match: re.Match[str]) -> Day | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if month > 19 or day > 39:  # noqa: PLR2004
        return None
    return Day(match.span(), match.group(), "date", lambda near: exact(year, month, day, match.group()))


def _month_day(match: re.Match[str]) -> Day | None:
    month, day, said = _number(match["m"].replace("元", "1")), _number(match["d"]), match.group().strip()
    if not month or not day or (month > 12 and not match["mark"]):  # noqa: PLR2004
        return None

    def find(near: Near) -> Days | DateProblem:
        year = year_of(match, near)
        return day_of_year(near, month, day, said) if year is None else exact(year, month, day, said)

    return Day(match.span(), said, "date", find)


def _days_of_month(match: re.Match[str]) -> Day | None:
    """12月7-9, 12/7-9."""
    month, day, last, said = _number(match["m"]), _number(match["d"]), _number(match["last"]), match.group()
    said_year = "year" in match.groupdict()
    if not 0 < month <= 12 or not 0 < day < last or (not said_year and match["sep"] == "." and not _dated(match)):  # noqa: PLR2004
        return None

    def find(near: Near) -> Days | DateProblem:
        year = year_of(match, near) if said_year else None
        first = day_of_year(near, month, day, said) if year is None else exact(year, month, day, said)
        end = first if isinstance(first, DateProblem) else exact(first[0].year, month, last, said)
        return end if isinstance(first, DateProblem) or isinstance(end, DateProblem) else (first[0], end[1])

    return Day(match.span(), said, "date", find)


def _month_day_list(match: re.Match[str]) -> Day | None:
    """12月29、30、31: days next to each other, the month named once."""
    month, said = _number(match["m"]), match.group()
    days = [_number(match["d"]), *map(_number, re.findall(SMALL, match["more"]))]
    if not 0 < month <= 12 or any(b != a + 1 for a, b in pairwise(days)):  # noqa: PLR2004
        return None

    def find(near: Near) -> Days | DateProblem:
        first = day_of_year(near, month, days[0], said)
        last = first if isinstance(first, DateProblem) else exact(first[0].year, month, days[-1], said)
        return last if isinstance(first, DateProblem) or isinstance(last, DateProblem) else (first[0], last[1])

    return Day(match.span(), said, "date", find)


def _coming_month_day(match: re.Match[str]) -> Day:
    months, day, said = _MONTHS[match["w"]], _number(match["d"]), match.group()
    return Day(match.span(), said, "date", lambda near: day_of_coming_month(near, months, day, said))


def _month_end(match: re.Match[str]) -> Day | None:
    said, part = match.group(), match["vague"] or "底"

    def find(near: Near) -> Days | DateProblem:
        if match["m"]:
            return last_of_named(near, _number(match["m"]), said)
        return last_of_month(near, _MONTHS[match["w"]]) if match["w"] else last_of_month_near(near)

    def bounds(near: Near) -> Days:
        last = find(near)
        return month_bounds(near.today if isinstance(last, DateProblem) else last[0], part)

    if match["vague"]:
        return Day(match.span(), said, "date", lambda near: DateProblem("ambiguous", said), bounds=bounds)
    exactly = "最后一天" in said
    return Day(match.span(), said, "date", find, bounds=None if exactly else bounds)


def _year_end(match: re.Match[str]) -> Day:
    years = YEARS[match["near"] or "今年"] or 0
    return Day(
        match.span(), match.group(), "date", lambda near: exact(near.today.year + years, 12, 31, ""),
        bounds=lambda near: month_bounds(date(near.today.year + years, 12, 31)),
    )  # fmt: skip


def _bare(match: re.Match[str]) -> Day | None:
    day, said = _number(match["d"]), match.group().strip()
    if not 0 < day < 40:  # noqa: PLR2004
        return None
    return Day(match.span(), said, "number", lambda near: day_of_month(near, day, said), bare=True)


def _short(match: re.Match[str]) -> Day:
    month, day, said = int(match["m"]), int(match["d"]), match.group().strip()
    return Day(match.span(), said, "date", lambda near: day_of_year(near, month, day, said))


def _dotted(match: re.Match[str]) -> Day | None:
    return _short(match) if _dated(match) else None


def _dated(match: re.Match[str]) -> bool:
    """Whether the words around 12.2 make it a date."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    alone = not before.strip(" ,。是") and not after.strip(" ,。!吧的")
    return alone or bool(_DATE_AFTER.search(after) or _DATE_BEFORE.search(before))


def _named(match: re.Match[str]) -> Day | None:
    if match["w"] == "前" and match.string[: match.start()].endswith(("提", "之", "以")):
        return None
    days, said = _RELATIVE[match["w"]], match.group()
    days += len(match["great"]) * (1 if days > 0 else -1)  # 大后天, 大大后天
    half: Half | None = None
    if match["half"]:
        half = "pm" if match["half"].startswith("晚") else "am"
    return Day(match.span(), said, "named", lambda near: one(near.today + timedelta(days=days)), half)


def _tomorrow(match: re.Match[str]) -> Day:
    return Day(match.span(), match.group(), "named", lambda near: one(near.today + timedelta(days=1)))


def _two_days(match: re.Match[str]) -> Day:
    """明后两天."""
    first = int(match["w"] == "明后")

    def find(near: Near) -> Days:
        return near.today + timedelta(days=first), near.today + timedelta(days=first + 1)

    return Day(match.span(), match.group(), "named", find)


FULL_DATES: tuple[Rule, ...] = ((_FULL, _full), (_EIGHT, _full))
RULES: tuple[Rule, ...] = (
    (_TWO_DAYS, _two_days),
    (_SAID_SO, _tomorrow),
    (_MONTH_DAYS, _days_of_month),
    (_MONTH_DAY_LIST, _month_day_list),
    (_SHORT_DAYS, _days_of_month),
    (_MONTH_DAY, _month_day),
    (_COMING_MONTH_DAY, _coming_month_day),
    (_MONTH_END, _month_end),
    (_YEAR_END, _year_end),
    (_DOTTED, _dotted),
    (_SLASHED, _short),
)
LATER_RULES: tuple[Rule, ...] = ((_OTHER_DAY, _bare), (_DAY, _bare), (_NAMED, _named))
