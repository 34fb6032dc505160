"""Which of the days in a message the leave is asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.dates.mention import Days
from assistant.dates.period import DateProblem, Period
from assistant.dates.role import Placed

_LEAVE = re.compile(r"请|休|假|歇|不来|不上班|\b(?:off|leave|vacation|holiday|absent)\b", re.ASCII)
_ASKED_HERE = re.compile(r"(?:请|休|歇)(?:了|个|一下|掉)?\s*$")
_LEAVE_HERE = re.compile(r"^\s*(?:上午|下午)?的?(?:请|休|(?:[年病事婚产丧]|陪产|调休|年休)?假)")
_AT_THE_END = re.compile(r"[底末]$")
_CLAUSE_END = re.compile(r"[,。;!?\n]")


@dataclass(frozen=True)
class Found:
    """A day that was looked up."""

    placed: Placed
    days: Days


def meant(groups: Sequence[list[Found]], message: str) -> list[Found] | None:
    """The group that the leave is asked for; all of the days, to be asked about, where that is not clear."""
    if len(groups) <= 1:
        return groups[0] if groups else None
    ranked = sorted(groups, key=lambda group: _closeness(group, message), reverse=True)
    if _closeness(ranked[0], message) > _closeness(ranked[1], message) or ranked[0][0].days == ranked[1][0].days:
        return ranked[0]
    return [day for group in groups for day in group]


def _closeness(group: Sequence[Found], message: str) -> int:
    """3: called the first day; 2: next to the word for leave; 1: in its clause; 0: elsewhere."""
    start, end = group[0].placed.day.span[0], group[-1].placed.end
    if group[0].placed.side == "start":
        return 3
    if _ASKED_HERE.search(message[:start]) or _LEAVE_HERE.match(message[end:]):
        return 2
    clause_start = max((match.end() for match in _CLAUSE_END.finditer(message, 0, start)), default=0)
    clause_end = _CLAUSE_END.search(message, end)
    return int(bool(_LEAVE.search(message[clause_start : clause_end.start() if clause_end else len(message)])))


def first_of_several(period: Period, placed: Sequence[Placed]) -> Period:
    """The period where several days are wanted: a lone day is the first of them, unless it is the last one of a month
    or a year (年底想玩几天)."""
    if len(placed) != 1 or placed[0].side == "end" or period.start is None or period.end not in (None, period.start):
        return period
    said = placed[0].day.said
    if _AT_THE_END.search(said) and not placed[0].side:
        return replace(period, start=None, end=None, problems=(*period.problems, DateProblem("ambiguous", said)))
    return replace(period, end=None, end_half=None)
