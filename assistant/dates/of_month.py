"""Days said by their place in a month (下月第一天, 月底最后两天), and the week of a day (12月21日当周)."""

import re
from datetime import timedelta

from assistant.dates.count import number_of
from assistant.dates.find import day_of_year, week
from assistant.dates.mention import SMALL, Day, Days, Near, Rule, month_end, months_on, one
from assistant.dates.period import DateProblem
from corpus.numerals import parse_numeral
from tools.calendar import UnknownYear, is_workday

_MONTHS = {"上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "下下": 2}
_OF_MONTH = rf"(?:(?P<w>下下|下|本|这|当)\s*一?个?月|(?<![0-9一二三四五六七八九十])(?P<m>{SMALL})\s*月份?)(?:底|末|初)?"
_FIRST = re.compile(rf"{_OF_MONTH}\s*的?(?:[第头]一天|首日)")
_SOME = re.compile(
    rf"(?:{_OF_MONTH}|(?<![个年])月[底末初])\s*的?(?P<end>最后|末尾?|最前面?|[前头后])(?P<n>[两二三四五2-5])[天日]"
)
_WEEK_OF = re.compile(
    rf"(?<![0-9.])(?P<m>{SMALL})\s*(?:月|[./])\s*(?P<d>{SMALL})\s*[号日]?\s*的?(?:[当那这同]一?个?|所在的?(?:那一?个?)?)(?:周|星期|礼拜)(?![一二三四五六日天末])"
)
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEK_OF_EN = re.compile(
    rf"\b(?:the )?(?:whole |entire |full )?week of (?:the )?(?P<m>{'|'.join(_ENGLISH_MONTHS)})[a-z]*\.? (?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\b",
    re.ASCII,
)
SATURDAY = 5


def _month(match: re.Match[str], near: Near) -> Days | DateProblem:
    """The first and the last day of the month that is named; of the present one where none is."""
    if match["m"]:
        found = day_of_year(near, int(parse_numeral(match["m"]) or 0), 28, match.group())
        first = found if isinstance(found, DateProblem) else found[0].replace(day=1)
    else:
        first = months_on(near.today, _MONTHS[match["w"]] if match["w"] else 0)
    return first if isinstance(first, DateProblem) else (first, month_end(first))


def _first(match: re.Match[str]) -> Day:
    def find(near: Near) -> Days | DateProblem:
        found = _month(match, near)
        return found if isinstance(found, DateProblem) else one(found[0])

    return Day(match.span(), match.group(), "date", find)


def _some(match: re.Match[str]) -> Day:
    """Several days at either end of a month; asked about where days off lie among them, which may not have been meant."""

    def find(near: Near) -> Days | DateProblem:
        found = _month(match, near)
        if isinstance(found, DateProblem):
            return found
        number, (first, last) = int(number_of(match["n"]) or 0), found
        at_end = match["end"][0] in "最末后" and "前" not in match["end"]
        days = (last - timedelta(days=number - 1), last) if at_end else (first, first + timedelta(days=number - 1))
        return days if _all_worked(days) else DateProblem("ambiguous", match.group())

    return Day(match.span(), match.group(), "date", find)


def _all_worked(days: Days) -> bool:
    every = [days[0] + timedelta(days=n) for n in range((days[1] - days[0]).days + 1)]
    try:
        return all(is_workday(day) for day in every)
    except UnknownYear:
        return all(day.weekday() < SATURDAY for day in every)


def _week_of(match: re.Match[str]) -> Day | None:
    named = match.group("m") if match.re is _WEEK_OF else str(_ENGLISH_MONTHS.index(match["m"]) + 1)
    month, day = int(parse_numeral(named) or 0), int(parse_numeral(match["d"]) or 0)

    def find(near: Near) -> Days | DateProblem:
        found = day_of_year(near, month, day, match.group())
        return found if isinstance(found, DateProblem) else week(Near(found[0]), 0)

    return Day(match.span(), match.group(), "date", find)


RULES: tuple[Rule, ...] = ((_WEEK_OF, _week_of), (_WEEK_OF_EN, _week_of), (_SOME, _some), (_FIRST, _first))
