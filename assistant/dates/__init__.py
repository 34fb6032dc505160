"""Days and periods in the words of a message, Chinese or English.

Their patterns and the calendars are loaded with the first message in which days are looked for: most ask for none, and
`zhidu ask` would wait for them.
"""

from datetime import date
from typing import TYPE_CHECKING

from assistant.dates.asked import asked_day
from assistant.dates.period import DateProblem, Half, Period

if TYPE_CHECKING:
    from assistant.dates.shift import Shift

__all__ = [
    "DateProblem",
    "Half",
    "Period",
    "asked_day",
    "corrections",
    "named_spans",
    "read_period",
    "read_period_edit",
    "read_shifts",
]


def read_period(
    message: str, today: date, beside: date | None = None, within: tuple[date, date] | None = None, behind: bool = False
) -> Period:
    """What `message` (half-width, lower case) says about first day, last day and number of days.

    A day that is not said in full lies in the week or the month of the one `beside` it, or `within` the days that were
    said before. What is `behind` us is over: 周五 is the last Friday.
    """
    from assistant.dates.span import read_period as read

    return read(message, today, beside, within, behind)


def read_period_edit(
    message: str, today: date, start: date | None, end: date | None, within: tuple[date, date] | None = None
) -> Period:
    """What `message` says, where the period is `start` to `end` so far, its days `within` those that were said before."""
    from assistant.dates.edit import read_period_edit as read

    return read(message, today, start, end, within)


def read_shifts(message: str) -> "list[Shift]":
    """再加一天, 少请半天, 往后推两天; `message` is half-width and lower case. Two of them where both ends are moved."""
    from assistant.dates.shift import read_shifts as read

    return read(message)


def corrections(message: str) -> list[int]:
    """Where the words end by which a message takes back something that it said: 9点到12点,不对,10点到11点."""
    from assistant.dates.taken_back import corrections as read

    return read(message)


def named_spans(message: str) -> list[tuple[tuple[int, int], bool]]:
    """Where a message names days and halves of days, whatever it says of them, and whether it is a half alone."""
    from assistant.dates.said import named

    return named(message)
