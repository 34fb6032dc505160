"""The days that a clause names beside those of a form: by the calendar, by their place in the stretch (最后两天), or by bare
numbers in a list (28、29两天)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from assistant.dates import named_spans
from assistant.dates.count import number_of
from assistant.forms.data import WORDS
from assistant.forms.day_parts import only_half
from assistant.forms.folded import Span, any_of
from assistant.forms.leave_days import heard

MARK = "@"  # what stands for the days in the rest of a clause
Stretch = tuple[date, date]
_SATURDAY = 5
ONE_DAY = timedelta(days=1)
_JOINS = re.compile(r"\s*(?:[、和跟及与&~-]|到|至|还有|and|to|的|我|in the|,)?\s*(?:the |on )?")
_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True)
class NamedDays:
    """`days` in their order with the `half` of them that is meant; `rest` is the clause with a mark in their place.
    `by_place`: they were said as days of the stretch, or of its month, and can be no others."""

    days: tuple[date, ...]
    half: str | None
    rest: str
    by_place: bool


def named_days(clause: re.Match[str], stretch: Stretch, today: date) -> NamedDays | None:
    """The days that a clause names, where it names some in one place; none where they are not told exactly."""
    text = clause.group()
    if found := _by_place(text, stretch) or _by_number(text, stretch):
        (start, end), days = found
        half = only_half(text[end:])
        rest = f"{text[:start]}{MARK}{text[end:]}"
        return NamedDays(days, half, rest, by_place=True) if days and not half else None
    mentions = named_spans(text)
    run = _run([span for span, _ in mentions], text)
    if run is None:
        return None
    rest = f"{text[: run[0]]}{MARK}{text[run[1] :]}"
    if not all(half for _, half in mentions):
        return _by_calendar(clause, run, rest, stretch, today)
    return NamedDays((stretch[0],), only_half(text), rest, by_place=True) if stretch[0] == stretch[1] else None


def _by_calendar(clause: re.Match[str], run: Span, rest: str, stretch: Stretch, today: date) -> NamedDays | None:
    """The days that the words of a run name beside a stretch."""
    said = clause.group()[slice(*run)]
    period = heard(" " * (clause.start() + run[0]) + said, today, None, None, stretch[0])
    if period.problems:
        listed = [problem.choices for problem in period.problems if problem.code == "not_contiguous"]
        return NamedDays(listed[0], None, rest, by_place=False) if len(listed) == len(period.problems) else None
    if period.start is None or period.count is not None:
        return None
    last = period.end or period.start
    if (period.start_half or period.end_half) and last != period.start:
        return None
    days = tuple(_each(_beside(period.start, said, stretch), _beside(last, said, stretch)))
    return NamedDays(days, period.start_half, rest, by_place=False) if days else None


def _beside(day: date, said: str, stretch: Stretch) -> date:
    """A weekday that only one day of the stretch has is that one, whatever week it would be else."""
    inside = [one for one in _each(*stretch) if one.weekday() == day.weekday()]
    bare = re.fullmatch(
        r"(?:周|星期|礼拜)[一二三四五六日天](?:上午|下午)?|(?:on )?[a-z]+day(?: morning| afternoon)?", said.strip()
    )
    return inside[0] if bare and len(inside) == 1 else day


def _by_place(text: str, stretch: Stretch) -> tuple[Span, tuple[date, ...]] | None:
    """Days named by their place in a stretch of several: 第一天, the last two days."""
    inside = tuple(_each(*stretch))
    for kind, day in (("day_before", stretch[0] - ONE_DAY), ("day_after", stretch[1] + ONE_DAY)):
        if match := any_of(tuple(WORDS[kind])).search(text):
            return match.span(), (day,)
    if len(inside) > 1 and (found := _by_kind_of_day(text, inside)):
        return found
    for kind in ("first_days", "last_days", "nth_day"):
        match = any_of(tuple(WORDS[kind])).search(text)
        if match is None or len(inside) == 1:
            continue
        number = next((n for group in match.groups() if group and (n := _count(group))), 1)
        if number > len(inside):
            return match.span(), ()
        days = {"first_days": inside[:number], "last_days": inside[-number:], "nth_day": inside[number - 1 : number]}
        return match.span(), days[kind]
    return None


def _by_kind_of_day(text: str, inside: tuple[date, ...]) -> tuple[Span, tuple[date, ...]] | None:
    """The first and the last day together, the days off at the end of a week, the day in the middle."""
    kinds = {
        "edge_days": (inside[0], inside[-1]),
        "weekend_days": tuple(day for day in inside if day.weekday() >= _SATURDAY),
        "middle_day": (inside[len(inside) // 2],) if len(inside) % 2 else (),
    }
    for kind, days in kinds.items():
        if match := any_of(tuple(WORDS[kind])).search(text):
            return match.span(), days
    return None


def _count(word: str) -> int:
    ordinals = {"second": 2, "third": 3, "fourth": 4, "两": 2}
    return ordinals.get(word) or int(number_of(word) or 0)


def _by_number(text: str, stretch: Stretch) -> tuple[Span, tuple[date, ...]] | None:
    """Days of the months of the stretch, listed without a word for a day: 28、29两天."""
    match = any_of(tuple(WORDS["bare_numbers"])).search(text)
    if match is None:
        return None
    numbers = [int(one) for one in _NUMBER.findall(match.group())]
    first = stretch[0].replace(day=1)
    month = [first + timedelta(days=n) for n in range((stretch[1] - first).days + 8)]
    days = tuple(next((day for day in month if day.day == number), None) for number in numbers)
    return match.span(), tuple(day for day in days if day) if all(days) else ()


def _run(spans: list[Span], text: str) -> Span | None:
    """All the days of a clause as one stretch of its words; None where other words part them."""
    if not spans:
        return None
    parted = any(not _JOINS.fullmatch(text[one[1] : other[0]]) for one, other in pairwise(spans))
    return None if parted else (spans[0][0], spans[-1][1])


def _each(first: date, last: date) -> Iterator[date]:
    yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
