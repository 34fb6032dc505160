"""The span of time for which records are asked: 今天, 本周, 上个月, 11月份, 最近七天, 第三季度."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from assistant.dates import read_period
from assistant.dates.count import number_of

Span = tuple[date, date]
_SHIFT = {"上": -1, "下": 1, "last": -1, "previous": -1, "next": 1, "去": -1, "明": 1}
_QUARTER_MONTHS, _YEAR_MONTHS, _HALF_MONTHS = 3, 12, 6
_RECENT_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}


def span_in(message: str, today: date, ahead: bool = False) -> Span | None:
    """The first and the last day of the span that a message names; None where it names none.

    A month by its number alone is the last one of that number, or with `ahead` the nearest.
    """
    message = message.lower()
    if match := _NAMED_MONTH.search(message):
        return _named_month(match, today, ahead)
    for words, make in _READERS:
        if match := words.search(message):
            return make(match, today)
    period = read_period(message, today)
    if period.start is None and period.end is None:
        return None
    first, last = period.start or period.end, period.end or period.start
    return (first, last) if first and last and first <= last else None


def _week(match: re.Match[str], today: date) -> Span:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_SHIFT.get(match["which"].lower(), 0))
    return monday, monday + timedelta(days=6)


def _months(first: date, count: int) -> Span:
    """So many whole months from the one that a day is in."""
    end = _month_after(first, count - 1)
    return first.replace(day=1), end.replace(day=monthrange(end.year, end.month)[1])


def _month_after(day: date, count: int) -> date:
    month = day.year * _YEAR_MONTHS + day.month - 1 + count
    return date(month // _YEAR_MONTHS, month % _YEAR_MONTHS + 1, 1)


def _month(match: re.Match[str], today: date) -> Span:
    return _months(_month_after(today, _SHIFT.get(match["which"].lower(), 0)), 1)


def _named_month(match: re.Match[str], today: date, ahead: bool) -> Span | None:
    number = number_of(match["number"])
    if number is None or not 1 <= number <= _YEAR_MONTHS:
        return None
    apart = int(number) - today.month
    year = today.year
    if match["year"] == "去年" or (not match["year"] and apart > (_HALF_MONTHS if ahead else 0)):
        year -= 1
    elif ahead and not match["year"] and apart < -_HALF_MONTHS:
        year += 1
    return _months(date(year, int(number), 1), 1)


def _quarter(match: re.Match[str], today: date) -> Span | None:
    if match["number"]:
        number = number_of(match["number"])
        first = int(number) * _QUARTER_MONTHS - 2 if number and 1 <= number <= 4 else None  # noqa: PLR2004
        return _months(date(today.year, first, 1), _QUARTER_MONTHS) if first else None
    first_month = (today.month - 1) // _QUARTER_MONTHS * _QUARTER_MONTHS + 1
    shift = _QUARTER_MONTHS * _SHIFT.get(match["which"] or "", 0)
    return _months(_month_after(today.replace(month=first_month, day=1), shift), _QUARTER_MONTHS)


def _half_year(match: re.Match[str], today: date) -> Span:
    return _months(date(today.year, 1 if match["which"] == "上" else _HALF_MONTHS + 1, 1), _HALF_MONTHS)


def _year(match: re.Match[str], today: date) -> Span:
    return _months(date(today.year + _SHIFT.get(match["which"].lower(), 0), 1, 1), _YEAR_MONTHS)


def _recent(match: re.Match[str], today: date) -> Span:
    count = number_of(match["number"]) if match["number"] else 1
    days = int((count or 1) * _RECENT_DAYS[match["unit"].removeprefix("个")])
    return today - timedelta(days=min(days, 3650) - 1), today


_DIGITS = r"[一二两三四五六七八九十\d]"
_NAMED_MONTH = re.compile(
    r"(?P<year>今年|去年)?(?<!\d)(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?![\d初中底末一二三四五六七八九十])"
)
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Span | None]], ...] = (
    (re.compile(rf"(?:最近|过去|近)(?P<number>{_DIGITS}+)?(?P<unit>天|日|个?(?:周|星期|礼拜|月))"), _recent),
    (re.compile(r"(?P<which>[本这当上下])一?个?(?:周|星期|礼拜)(?![一二三四五六日天末])"), _week),
    (re.compile(r"\b(?P<which>this|last|next) week\b", re.IGNORECASE), _week),
    (re.compile(r"(?P<which>[本这当上下])一?个?月(?:份)?(?![初中底末\d])"), _month),
    (re.compile(r"\b(?P<which>this|last|next) month\b", re.IGNORECASE), _month),
    (re.compile(r"(?:第(?P<number>[一二三四1234])|(?P<which>[本这上下])一?个?)季度?"), _quarter),
    (re.compile(r"(?P<which>[上下])半年"), _half_year),
    (re.compile(r"(?P<which>今|本|去|明)年(?!假|休)"), _year),
    (re.compile(r"\b(?P<which>this|last|next) year\b", re.IGNORECASE), _year),
)  # fmt: skip
