"""Days in English: today, next Monday, Dec 2, the 6th, Dec 2-5."""

import re
from datetime import date, timedelta
from itertools import pairwise

from assistant.dates.find import (
    day_of_month,
    day_of_year,
    exact,
    month_bounds,
    turns_back,
    week,
    week_bounds,
    weekday,
    weekday_of_week,
    weekend,
)
from assistant.dates.mention import Day, Days, Near, Rule, months_on, one
from assistant.dates.period import DateProblem

_RELATIVE = {
    "day after tomorrow": 2, "day before yesterday": -2, "tomorrow": 1, "tmrw": 1, "tmr": 1, "today": 0, "tonight": 0,
    "yesterday": -1,
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\.?"
)
_D = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
_LAST = r"(?:\s*(?:-|–|to|through|until)\s*(?P<last>[0-9]{1,2})(?:st|nd|rd|th)?(?![\w:/.]|\s*(?:days?|weeks?|am|pm|hours?)\b))?"
_YEAR = r"(?:,?\s+(?P<y>20[0-9]{2}))?"
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}\s*{_D}(?![\w:])(?!\s*(?:days?|weeks?|months?|people|hours?|times|%)\b){_LAST}{_YEAR}", re.ASCII
)
_MONTH_DAYS = re.compile(
    rf"\b{_MONTH}\s*{_D}(?P<more>(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)[0-9]{{1,2}}(?:st|nd|rd|th)?(?![\w:/.]))+)"
    r"(?!\s*(?:days?|weeks?|am|pm|hours?|20)\b)",
    re.ASCII,
)
_DAY_MONTH = re.compile(
    rf"(?<![\w.])(?:the )?{_D}(?:\s*(?:-|–|to|and|&|,)\s*(?P<last>[0-9]{{1,2}})(?:st|nd|rd|th)?)?\s+(?:of )?{_MONTH}(?![a-z]){_YEAR}",
    re.ASCII,
)
_NUMBER = re.compile(
    r"\b(?:the )?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)\b(?! (?:floor|time|day|of\b|one|year|century|birthday))", re.ASCII
)
_NAMED = re.compile(rf"\b(?:the )?(?P<w>{'|'.join(_RELATIVE)})\b(?!'s (?:weather|meeting))", re.ASCII)
_NAMES = r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|saturday|sunday"
_WEEKDAY = re.compile(
    rf"\b(?:(?P<w>(?:next\s+)+|this\s+|last\s+|coming\s+))?(?P<d>{_NAMES}|(?<=on )(?:sat|sun)|(?<=to )(?:sat|sun))\b(?P<after>\s+after\s+next\b)?",
    re.ASCII,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKS_FROM = re.compile(
    r"\b(?:an?|one|two|three|four|[0-9]) weeks? (?:from|after) (?:the )?(?:next |this |coming )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:mon|tues|wednes|thurs|fri)day week\b",
    re.ASCII,
)
_WEEKEND = re.compile(r"\b(?:(?P<w>this|next|coming|the)\s+)?weekend\b", re.ASCII)
_WEEK = re.compile(
    r"\b(?:(?:the )?(?:whole|entire|all)(?: of)? )?(?:(?P<w>(?:next )+)(?:whole |entire )?week|(?:the )?week after next)\b",
    re.ASCII,
)
_THIS_WEEK = re.compile(r"\bthis week\b", re.ASCII)
_WITHIN_MONTH = re.compile(
    r"\b(?:(?:in |at |during |towards? )?(?:the )?(?P<part>early|mid(?:dle)?|late|end|beginning|start)(?:-| )(?:of |in )?(?:the )?"
    rf"(?:(?P<w>this|next) month|{_MONTH}(?![a-z]))|(?:in |for |during |some ?time )?(?:the )?(?P<w2>this|next) month"
    rf"|(?:in|during) (?:the month of )?{_MONTH.replace('<m>', '<m2>')}(?![a-z]))",
    re.ASCII,
)


def _month_day(match: re.Match[str]) -> Day | None:
    month, said = _MONTHS.index(match["m"][:3]) + 1, match.group().strip()
    day, last = int(match["d"]), int(match["last"] or match["d"])

    def find(near: Near) -> Days | DateProblem:
        first = exact(int(match["y"]), month, day, said) if match["y"] else day_of_year(near, month, day, said)
        if isinstance(first, DateProblem) or last == day:
            return first
        end = day_of_month(Near(near.today, first[0]), last, said)
        if isinstance(end, DateProblem):
            return end
        return DateProblem("backwards", said) if turns_back(first[0], end[0]) else (first[0], end[0])

    return Day(match.span(), said, "date", find)


def _month_days(match: re.Match[str]) -> Day | None:
    """Dec 2, 3 and 4: days next to each other, the month named once."""
    month, said = _MONTHS.index(match["m"][:3]) + 1, match.group().strip()
    days = [int(match["d"]), *map(int, re.findall(r"[0-9]+", match["more"]))]
    if any(b != a + 1 for a, b in pairwise(days)):
        return None

    def find(near: Near) -> Days | DateProblem:
        first = day_of_year(near, month, days[0], said)
        last = first if isinstance(first, DateProblem) else exact(first[0].year, month, days[-1], said)
        return last if isinstance(first, DateProblem) or isinstance(last, DateProblem) else (first[0], last[1])

    return Day(match.span(), said, "date", find)


def _number(match: re.Match[str]) -> Day:
    day, said = int(match["d"]), match.group()
    return Day(match.span(), said, "number", lambda near: day_of_month(near, day, said), bare=True)


def _named(match: re.Match[str]) -> Day:
    days = _RELATIVE[match["w"]]
    return Day(
        match.span(), match.group(), "named", lambda near: one(near.today + timedelta(days=days)),
        "pm" if match["w"] == "tonight" else None,
    )  # fmt: skip


def _weekday(match: re.Match[str]) -> Day:
    index = _WEEKDAYS.index(match["d"][:3])
    which = (match["w"] or "").split()
    weeks = {"next": len(which), "this": 0, "last": -1}.get(which[0]) if which else None
    weeks = 2 if match["after"] else weeks
    if weeks is None:
        return Day(match.span(), match.group(), "weekday", lambda near: weekday(near, index, match.group()), bare=True)
    return Day(match.span(), match.group(), "weekday", lambda near: weekday_of_week(near, weeks, index))


def _weekend(match: re.Match[str]) -> Day:
    weeks = {"next": 1, "this": 0}.get(match["w"] or "")
    return Day(match.span(), match.group(), "week", lambda near: weekend(near, weeks))


def _week(match: re.Match[str]) -> Day:
    weeks = len(match["w"].split()) if match["w"] else 2
    bare = re.search("whole|entire|all", match.group()) is None
    return Day(
        match.span(), match.group(), "week", lambda near: week(near, weeks), bare=bare,
        bounds=(lambda near: week_bounds(near, weeks)) if bare else None,
    )  # fmt: skip


def _this_week(match: re.Match[str]) -> Day:
    """this week, which by itself is no period."""
    return Day(
        match.span(), match.group(), "month", lambda near: one(week(near, 0)[0]),
        bounds=lambda near: week_bounds(near, 0),
    )  # fmt: skip


def _within_month(match: re.Match[str]) -> Day:
    """next month, late in December: no period, but what a day that is said apart lies in."""
    part = {"e": "初", "b": "初", "s": "初", "m": "中", "l": "底"}.get((match["part"] or " ")[0], "")
    part = "底" if (match["part"] or "").startswith("end") else part

    def first(near: Near) -> date:
        if which := match["w"] or match["w2"]:
            return months_on(near.today, int(which == "next"))
        month = _MONTHS.index((match["m"] or match["m2"])[:3]) + 1
        return date(near.today.year + (month < near.today.month), month, 1)

    return Day(
        match.span(), match.group(), "month", lambda near: one(first(near)),
        bounds=lambda near: month_bounds(first(near), part),
    )  # fmt: skip


def _unclear(match: re.Match[str]) -> Day:
    """a week from Friday: which day that is is asked."""
    said = match.group()
    return Day(match.span(), said, "weekday", lambda near: DateProblem("ambiguous", said))


RULES: tuple[Rule, ...] = (
    (_WEEKS_FROM, _unclear),
    (_MONTH_DAYS, _month_days),
    (_MONTH_DAY, _month_day),
    (_DAY_MONTH, _month_day),
    (_NAMED, _named),
    (_WEEKDAY, _weekday),
    (_WEEKEND, _weekend),
    (_WEEK, _week),
    (_THIS_WEEK, _this_week),
    (_WITHIN_MONTH, _within_month),
    (_NUMBER, _number),
)
