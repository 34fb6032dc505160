"""Colleagues whom a message names, by name or number; the longer name where one lies in another (李洋, 李洋敏)."""

import re
from collections.abc import Iterable

from tools.directory import Directory, Employee


def named(message: str, directory: Directory) -> list[Employee]:
    """Everybody whom a message may mean: several where two bear the same name."""
    lower = message.lower()
    hits = [(one, span) for one in directory if (span := _span_of(one, lower))]
    return [one for one, span in hits if not any(_inside(span, other) for _, other in hits)]


def others(message: str, me: Employee, directory: Directory) -> list[Employee]:
    """The same without oneself."""
    return [one for one in named(message, directory) if one.id != me.id]


def names_of(people: Iterable[Employee]) -> str:
    return "、".join(f"{one.name}（{one.id}）" for one in people)


def _span_of(one: Employee, lower: str) -> tuple[int, int] | None:
    by_id = re.search(rf"(?<![a-z0-9]){re.escape(one.id.lower())}(?![a-z0-9])", lower)
    if by_id:
        return by_id.span()
    start = lower.find(one.name.lower())
    return (start, start + len(one.name)) if start >= 0 else None


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and span != other
