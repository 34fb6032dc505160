"""A day or a number of days as a message mentions it, before it is known which day that is."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from assistant.dates.period import DateProblem, Half, Span, Unit

Days = tuple[date, date]  # first and last
Kind = Literal["date", "number", "weekday", "named", "week", "month", "lunar"]
SMALL = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"  # a month or a day of one


@dataclass(frozen=True)
class Near:
    """What a day that is not said in full is near to: never before `earliest`; in the week or month of `beside`; one of
    those `within` a week or a month that was said before it; before today where it lies `behind` us."""

    today: date
    earliest: date | None = None
    beside: date | None = None
    within: Days | None = None
    behind: bool = False


@dataclass(frozen=True)
class Day:
    """`find` tells which day or days are meant. `bare`: only the weekday or the day of the month was said. `bounds` tells
    within which days one that is said later lies, where the words name a time and no day of it: 下周, 月底."""

    span: Span
    said: str
    kind: Kind
    find: Callable[[Near], Days | DateProblem]
    half: Half | None = None
    bare: bool = False
    bounds: Callable[[Near], Days] | None = None


@dataclass(frozen=True)
class Count:
    """`number` is None for a number of days that cannot be taken as said (一个半月)."""

    span: Span
    said: str
    number: Decimal | None
    unit: Unit = "day"


@dataclass(frozen=True)
class HalfDay:
    span: Span
    half: Half


@dataclass(frozen=True)
class Noise:
    """Looks like a date or a count and is none."""

    span: Span


Mention = Day | Count | HalfDay | Noise
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Mention | None]]


def scan(message: str, rules: Iterable[Rule]) -> list[Mention]:
    """What the rules find, in the order of the message. What an earlier rule found is not read again by a later one."""
    found: list[Mention] = []
    taken = [False] * len(message)
    for pattern, make in rules:
        position = 0
        while match := pattern.search(message, position):
            start, end = match.span()
            mention = None if any(taken[start:end]) else make(match)
            if mention is None:
                position = start + 1
                continue
            taken[start:end] = [True] * (end - start)
            found.append(mention)
            position = end
    return sorted(found, key=lambda mention: mention.span)


def noise(match: re.Match[str]) -> Noise:
    return Noise(match.span())


def one(day: date) -> Days:
    return day, day


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def months_on(day: date, months: int) -> date:
    """The first of the month that is `months` after the one of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def month_end(day: date) -> date:
    return months_on(day, 1) - timedelta(days=1)
