"""Colleagues whom a message names, by name or number; the longer name where one lies in another (李洋, 李洋敏)."""

import re
from collections.abc import Iterable

from assistant.forms.folded import compiled
from assistant.records.words import entries, pattern
from tools.directory import Directory, Employee

Span = tuple[int, int]
_AND = re.compile(r"\s*(?:和|跟|与|及|、|and\b)?\s*")
_GIVEN = re.compile(r"(?:[给让叫由派到找]|\bto)\s*$")  # before somebody who is given a task: 交给e009的人


def named(message: str, directory: Directory) -> list[Employee]:
    """Everybody whom a message may mean: several where two bear the same name."""
    lower = message.lower()
    hits = [(one, span) for one in directory if (span := _span_of(one, lower))]
    return [one for one, span in hits if not any(_inside(span, other) for _, other in hits)]


def others(message: str, me: Employee, directory: Directory) -> list[Employee]:
    """The same without oneself, and without who bears the same name where one says one's own."""
    found = named(message, directory)
    own = me.name if any(one.id == me.id for one in found) else None
    return [one for one in found if one.id != me.id and (one.name != own or _by_number(one, message))]


def names_only(me: Employee, message: str, directory: Directory) -> bool:
    """Whether somebody calls themselves by name, and names nobody else: 赵敏的假批了吗, asked by her."""
    return any(one.id == me.id for one in named(message, directory)) and not others(message, me, directory)


def _by_number(one: Employee, message: str) -> bool:
    at = _span_of(one, message.lower())
    return at is not None and message.lower()[slice(*at)] == one.id.lower()


def whose(message: str, directory: Directory) -> list[Employee]:
    """Those whom it names as the ones whose record is meant: e003报的那条, 胡强和赵敏的假, 胡强3号的假, 给胡强销假,
    from e019."""
    lower = message.lower()
    before, after = pattern("before_whose"), f"(?:{pattern('days')}|\\s)*(?:{pattern('after_whose')})"
    spans = [(one, at) for one in named(message, directory) if (at := _span_of(one, lower))]
    found: list[Employee] = []
    starts: set[int] = set()
    for one, (start, end) in sorted(spans, key=lambda each: each[1], reverse=True):
        joined = _AND.match(lower, end)
        owned = compiled(rf"(?:{before})$").search(lower[:start]) or compiled(after).match(lower[end:])
        owns = owned is not None and not _GIVEN.search(lower[:start])
        if owns or compiled(pattern("is_back")).match(lower, end) or (joined and joined.end() in starts):
            found.append(one)
            starts.add(start)
    return found[::-1]


def by_surname(message: str, directory: Directory) -> list[Employee]:
    """Those whom a message calls by the first character of their names: 小李, 老周, 张工; Zhao's, Mr Zhao."""
    lower = message.lower()
    called = {match[name] for name in ("of", "titled") for match in compiled(pattern("surname")).finditer(lower)}
    words = {match[name] for name in ("s", "mr") for match in compiled(pattern("surname_en")).finditer(lower)}
    called |= {char for one in entries("romanised") for char in one.split()[1] if one.split()[0] in words}
    return [one for one in directory if one.name[:1] in called]


def called(words: str, directory: Directory) -> list[Employee]:
    """Those whom words that do nothing but name somebody call by the surname: 小李, 王姐, zhou."""
    latin = re.findall(r"[a-z]{2,}", words.lower())
    return by_surname(" ".join((f"{words.strip()}的", *(f"{word}'s" for word in latin))), directory)


def names_of(people: Iterable[Employee]) -> str:
    return "、".join(f"{one.name}（{one.id}）" for one in people)


def _span_of(one: Employee, lower: str) -> Span | None:
    """Where somebody is named: by a number that is no part of a longer word, or by name."""
    number = one.id.lower()
    start = lower.find(number)
    while start >= 0:
        end = start + len(number)
        if not (_latin(lower[start - 1 : start]) or _latin(lower[end : end + 1])):
            return start, end
        start = lower.find(number, end)
    start = lower.find(one.name.lower())
    return (start, start + len(one.name)) if start >= 0 else None


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and span != other
