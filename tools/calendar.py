"""Working days by the public calendar of the People's Republic of China (package chinesecalendar)."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import chinese_calendar

HALF = Decimal("0.5")


class UnknownYear(Exception):
    """Read by the asker: the State Council has not published the holidays of `year`, or the package lacks them."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} 年的节假日安排尚未公布")
        self.year = year


def is_workday(day: date) -> bool:
    """Whether people work on `day`. Raises UnknownYear."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        raise UnknownYear(day.year) from None


def workdays(start: date, end: date, start_half: str | None = None, end_half: str | None = None) -> Decimal:
    """Working days from `start` to `end`, both included, in halves.

    A `start_half` of pm leaves out the first morning, an `end_half` of am the last afternoon. Raises UnknownYear.
    """
    total = Decimal(sum(is_workday(start + timedelta(days=n)) for n in range((end - start).days + 1)))
    if start_half == "pm" and is_workday(start):
        total -= HALF
    if end_half == "am" and is_workday(end):
        total -= HALF
    return total


def nth_workday(start: date, n: int) -> date:
    """The `n`-th working day counted from `start`, which counts if it is one. Raises UnknownYear."""
    day = start - timedelta(days=1)
    while n > 0:
        day += timedelta(days=1)
        n -= is_workday(day)
    return day


def all_free(days: Sequence[date]) -> bool:
    """Whether nobody works on any of the days; false where the calendar does not know."""
    try:
        return not any(is_workday(day) for day in days)
    except UnknownYear:
        return False
