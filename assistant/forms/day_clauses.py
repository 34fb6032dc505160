"""What each clause of a message does with the days that it names (words/days.toml): leaves them out, works on them, is back
from them on, adds them, keeps only them, begins with them. Only what is understood as a whole counts."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from assistant.forms.data import WORDS
from assistant.forms.folded import Span, any_of
from assistant.forms.named_days import MARK, NamedDays, Stretch, named_days

Act = Literal[
    "dropped", "worked", "rested", "added", "only", "begun", "bare", "whole", "halved", "returned", "but_worked",
    "but_rested",
]  # fmt: skip
_ACTS: tuple[Act, ...] = (
    "bare", "whole", "halved", "begun", "returned", "but_worked", "but_rested", "dropped", "worked", "added", "rested",
    "only",
)  # fmt: skip
CLAUSE = re.compile(r"[^,，。;；!！\n]+")
_OPEN = ("from_day", "before_day", "after_day")
_LONGEST = 48  # characters of a clause that does no more than one thing with days


@dataclass(frozen=True)
class Done:
    """What a clause does with the days that it names, and where it stands. `doubtful`: whether the day that they are
    counted from is one of them is not said (16号以后)."""

    act: Act
    named: NamedDays
    said: str
    span: Span
    doubtful: bool = False


def all_done(message: str, stretch: Stretch, today: date) -> list[Done]:
    """What each clause that names days does with them; none where one of them is not understood. A clause that names them
    only may have what is done with them behind it (16号我改主意了,上班)."""
    done: list[Done] = []
    clauses = list(CLAUSE.finditer(message))
    names = [named_days(clause, stretch, today) for clause in clauses]
    for number, (clause, named) in enumerate(zip(clauses, names, strict=True)):
        if named is None:
            continue
        after = clauses[number + 1] if number + 1 < len(clauses) and names[number + 1] is None else None
        one = _done(clause, named, stretch, after)
        if one is None:
            return []
        done.append(one)
    return done


def bare(rest: str) -> bool:
    """Whether a clause says nothing of its days, which a mark stands for."""
    return pattern("bare").fullmatch(rest) is not None


@cache
def pattern(act: Act | Literal["half_only"]) -> re.Pattern[str]:
    """All that a clause says which does one thing with its days."""
    around = f"(?:{'|'.join(WORDS['around_days'])})*"
    patterns = [f"~{MARK}~"] if act == "bare" else WORDS[act if act == "half_only" else f"days_{act}"]
    return re.compile("|".join(f"(?:{one})" for one in patterns).replace("~", around), re.IGNORECASE)


def _done(clause: re.Match[str], named: NamedDays, stretch: Stretch, after: re.Match[str] | None) -> Done | None:
    said, (start, end) = clause.group().strip(), clause.span()
    alone = _act_in(named.rest)
    if alone in (None, "bare") and after and (act := _act_in(f"{named.rest} {after.group().strip()}")):
        said, end = f"{said},{after.group().strip()}", after.end()
        return Done(act, named, said, (start, end))
    if alone:
        return Done(alone, named, said, (start, end))
    for kind in _OPEN:
        match = any_of(tuple(WORDS[kind])).search(named.rest)
        opened = match and _opened(kind, named, stretch)
        act = _act_in(f"{named.rest[: match.start()]}{MARK}{named.rest[match.end() :]}") if match else None
        if opened and act:
            return Done("dropped" if act == "returned" else act, opened, said, (start, end), kind == "after_day")
    return None


def _opened(kind: str, named: NamedDays, stretch: Stretch) -> NamedDays | None:
    """The days of a stretch from a day on, before it or after it; none where it has no such days."""
    day, (first, last) = named.days[0], stretch
    if len(named.days) > 1 or named.half or not first <= day <= last:
        return None
    begins = {"from_day": day, "before_day": first, "after_day": day + timedelta(days=1)}[kind]
    ends = day - timedelta(days=1) if kind == "before_day" else last
    days = tuple(begins + timedelta(days=n) for n in range((ends - begins).days + 1))
    return replace(named, days=days) if days else None


def _act_in(rest: str) -> Act | None:
    if len(rest) > _LONGEST:
        return None
    return next((act for act in _ACTS if pattern(act).fullmatch(rest)), None)
