"""Days of the week, weeks and weekends, and months that later days lie in."""

import re
from datetime import date, timedelta
from itertools import pairwise

from assistant.dates.find import month_bounds, week, week_bounds, weekday, weekday_of_week, weekend
from assistant.dates.mention import SMALL, Day, Days, Near, Rule, months_on, one
from assistant.dates.period import DateProblem
from corpus.numerals import parse_numeral
from tools.calendar import UnknownYear, is_workday

_NAMES = "一二三四五六日"
_WEEK = r"(?:周|星期|礼拜)"
_WHICH = r"(?P<w>(?<![只光仅])上+|这|本|(?<!一)下+)"  # 申请一下周日加班 names this Sunday; 我只上周一 works on Monday
_DAY_OF_WEEK = re.compile(
    rf"(?:{_WHICH}\s*一?个?{_WEEK}的?(?:{_WEEK})?|(?<!每)(?<!(?<![周期拜])[一二两三四五六七八九十半]){_WEEK})"
    r"(?P<d>[一二三四五六日天]|[1-6](?![0-9.]))(?!天(?!气|天))(?!整?个?周(?![一二三四五六日天末]))"
    r"(?!整?个?(?:星期|礼拜)(?![一二三四五六日天末]))(?!次|趟|回(?!来|去|家|老家)|到两|两次|年(?!假|休)|常|整)(?!(?<=天)气)"
)
_RUN = re.compile(
    rf"(?:{_WHICH}\s*个?)?(?<!每){_WEEK}(?P<run>一二三四五|一二三四|二三四五|一二三|二三四|三四五|一二|二三|三四|四五|五六|六日)"
    r"(?!个|小时|天|点|时|号|日|月|节|楼|次|条|[一二三四五六七八九十])"
)
_LISTED = re.compile(
    rf"(?:{_WHICH}\s*个?)?(?<!每){_WEEK}(?P<run>[一二三四五六](?:(?:[、/和][一二三四五六日])+|(?:,[二三四五六日])+(?=[,。的请\s]|$|[两三四五]天)))"
    r"(?!个|小时|天|点|时|号|日|月|节|楼|次|条|[一二三四五六七八九十])"
)
_RANGE = re.compile(
    rf"(?:{_WHICH}\s*个?)?(?<!每){_WEEK}(?P<run>[一二三四五六]\s*(?:到|至|-|~|—)\s*[一二三四五六日])"
    r"(?!个|小时|天|点|时|号|日|月|节|楼|次|条|[一二三四五六七八九十])"
)
_WEEKEND = re.compile(rf"(?:{_WHICH}\s*个?)?(?<!每){_WEEK}末")
_WHOLE = rf"(?:的?一?整个?(?:{_WEEK})|全周|一?整周)"
_WHOLE_WEEK = re.compile(rf"{_WHICH}\s*一?个?(?:{_WEEK}{_WHOLE}|整个?{_WEEK})")
_NEXT_WEEK = re.compile(rf"(?P<w>(?<!一)下+)\s*一?个?{_WEEK}(?!的?{_WEEK}?[一二三四五六日末](?!天|整?周|整?个))")
_THIS_WEEK = re.compile(rf"(?P<w>上+|这|本)\s*一?个?{_WEEK}")
_MONTH = re.compile(
    rf"(?P<w>下下|下|这|本)\s*个?月(?!前|后|内|[底末初])|(?P<near>明年|今年)?(?<![0-9一二三四五六七八九十.])(?P<m>{SMALL}|元(?=月))月份?(?!前|后|内|饼)"
)

_NTH = re.compile(
    rf"(?:(?P<w>下下|下|这|本)\s*个?月|(?<![0-9一二三四五六七八九十.])(?P<m>{SMALL})月份?)的?"
    rf"(?:第(?P<n>[一二三四五1-5])个|(?P<last>最后一?个))(?:{_WEEK}(?P<d>[一二三四五六日天])|(?P<work>工作日))"
)
_WEEKS_FROM = re.compile(
    rf"(?:[0-9]{{1,2}}|[一二两三四五六七八九十半])个?(?:半)?{_WEEK}(?:之|以)?[后前]的?(?:那个?)?{_WEEK}[一二三四五六日天]"
)
_NTH_WEEK = re.compile(
    rf"(?:(?:下+|这|本)\s*个?月|(?<![0-9一二三四五六七八九十.]){SMALL}月份?|月)的?(?:第[一二三四五1-5]个?|最后一?个?|[头首]一?个?){_WEEK}(?![一二三四五六日天末])"
    r"|\b(?:the )?(?:first|second|third|fourth|last) week (?:of|in) (?:\w+(?: month)?)\b"
)
_FIRST_DAYS = re.compile(rf"(?P<w>下+|这|本)\s*一?个?{_WEEK}的?[前头](?P<n>[两二三四2-4])[天日]")
_LAST_DAYS = re.compile(rf"(?:下+|这|本)\s*一?个?{_WEEK}的?最?后[几两二三四2-4][天日]")


def _steps(which: str) -> int:
    """How many weeks or months from this one: 上上, 这, 下, 下下下."""
    return which.count("下") - which.count("上")


def _day_of_week(match: re.Match[str]) -> Day:
    name = match["d"].replace("天", "日")
    index = int(name) - 1 if name.isdigit() else _NAMES.index(name)
    if match["w"]:
        weeks = _steps(match["w"])
        return Day(match.span(), match.group(), "weekday", lambda near: weekday_of_week(near, weeks, index))
    return Day(match.span(), match.group(), "weekday", lambda near: weekday(near, index, match.group()), bare=True)


def _run(match: re.Match[str]) -> Day:
    """周二三, 周二、三, 周二到四: days of one week, the week named once."""
    days = [_NAMES.index(char) for char in match["run"] if char in _NAMES]
    in_a_row = match.re is _RANGE or all(b == a + 1 for a, b in pairwise(days))

    def find(near: Near) -> Days | DateProblem:
        said = match.group()
        start = weekday_of_week(near, _steps(match["w"]), days[0]) if match["w"] else weekday(near, days[0], said)
        if not in_a_row:
            return DateProblem("not_contiguous", said)
        if isinstance(start, DateProblem):
            return start
        return start[0], start[0] + timedelta(days=(days[-1] - days[0]) % 7)

    return Day(match.span(), match.group(), "weekday", find)


def _weekend(match: re.Match[str]) -> Day:
    weeks = _steps(match["w"]) if match["w"] else None
    return Day(match.span(), match.group(), "week", lambda near: weekend(near, weeks))


def _whole_week(match: re.Match[str]) -> Day:
    weeks = _steps(match["w"])
    return Day(match.span(), match.group(), "week", lambda near: week(near, weeks))


def _some_week(match: re.Match[str]) -> Day:
    """下周, in which a day or a number of days may be named apart (`bare`)."""
    weeks = _steps(match["w"])
    return Day(
        match.span(), match.group(), "week", lambda near: week(near, weeks), bare=True,
        bounds=lambda near: week_bounds(near, weeks),
    )  # fmt: skip


def _within_week(match: re.Match[str]) -> Day:
    """这周 and 上周, which by themselves are no period."""
    weeks = _steps(match["w"])
    return Day(
        match.span(), match.group(), "month", lambda near: one(week(near, weeks)[0]),
        bounds=lambda near: week_bounds(near, weeks),
    )  # fmt: skip


def _nth(match: re.Match[str]) -> Day | None:
    """下个月第一个周一, 12月最后一个周五, 12月最后一个工作日."""
    name = (match["d"] or "").replace("天", "日")
    month = parse_numeral(match["m"]) if match["m"] else None
    if month is not None and month > 12:  # noqa: PLR2004
        return None

    def find(near: Near) -> Days | DateProblem:
        if month is None:
            first = months_on(near.today, _steps(match["w"]))
        else:
            first = date(near.today.year + (month < near.today.month), month, 1)
        days = [day for n in range(31) if (day := first + timedelta(days=n)).month == first.month]
        try:
            named = [day for day in days if (is_workday(day) if match["work"] else _NAMES[day.weekday()] == name)]
        except UnknownYear:
            return DateProblem("ambiguous", match.group())
        at = -1 if match["last"] else (parse_numeral(match["n"]) or 1) - 1
        return one(named[at]) if at < len(named) else DateProblem("no_such_day", match.group())

    return Day(match.span(), match.group(), "weekday", find)


def _unclear(match: re.Match[str]) -> Day:
    """一周后的周五, 12月最后一周, a week from Friday: which days these are is asked."""
    said = match.group()
    return Day(match.span(), said, "weekday", lambda near: DateProblem("ambiguous", said))


def _first_days(match: re.Match[str]) -> Day:
    """下周前三天."""
    weeks, days = _steps(match["w"]), parse_numeral(match["n"].replace("两", "二")) or 1

    def find(near: Near) -> Days:
        first = week(near, weeks)[0]
        return first, first + timedelta(days=days - 1)

    return Day(match.span(), match.group(), "weekday", find)


def _month(match: re.Match[str]) -> Day | None:
    """下个月, 12月: no period, but what a day of the month is counted in."""
    month = parse_numeral(match["m"].replace("元", "1")) if match["m"] else None
    if match["m"] and not (month and month <= 12):  # noqa: PLR2004
        return None

    def first(near: Near) -> date:
        if month is None:
            return months_on(near.today, _steps(match["w"]))
        later = match["near"] == "明年" if match["near"] else month < near.today.month
        return date(near.today.year + later, month, 1)

    return Day(
        match.span(), match.group(), "month", lambda near: one(first(near)),
        bounds=lambda near: month_bounds(first(near)),
    )  # fmt: skip


RULES: tuple[Rule, ...] = (
    (_WEEKS_FROM, _unclear),
    (_NTH_WEEK, _unclear),
    (_LAST_DAYS, _unclear),
    (_FIRST_DAYS, _first_days),
    (_NTH, _nth),
    (_WHOLE_WEEK, _whole_week),
    (_RUN, _run),
    (_LISTED, _run),
    (_RANGE, _run),
    (_DAY_OF_WEEK, _day_of_week),
    (_WEEKEND, _weekend),
    (_NEXT_WEEK, _some_week),
    (_THIS_WEEK, _within_week),
)
MONTH_RULES: tuple[Rule, ...] = ((_MONTH, _month),)
