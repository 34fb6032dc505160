"""What a message says about days."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Half = Literal["am", "pm"]
Unit = Literal["day", "week", "month"]
Problem = Literal["no_such_day", "ambiguous", "not_contiguous", "unknown_festival_year", "backwards"]
Span = tuple[int, int]


@dataclass(frozen=True)
class DateProblem:
    """Words (`said`) that name no day, or more than one (`choices`, empty where they cannot be listed)."""

    code: Problem
    said: str
    choices: tuple[date, ...] = ()


@dataclass(frozen=True)
class Period:
    """First and last day, a number of days, or what of these was said; nothing is worked out from the rest.

    `within` are the first and the last day of a time that was named without a day of it (下周想请两天): a day that is said
    later lies there. `spans` are the character ranges of the message that were read as dates or counts.
    """

    start: date | None = None
    end: date | None = None
    start_half: Half | None = None
    end_half: Half | None = None
    count: Decimal | None = None
    unit: Unit = "day"
    problems: tuple[DateProblem, ...] = ()
    within: tuple[date, date] | None = None
    spans: tuple[Span, ...] = ()
