"""Records by what they are about: the customer, the place, the machine, the matter that a message names."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.dates.count import number_of
from assistant.forms.folded import any_of, blank, compiled, fold
from assistant.records.words import pattern
from tools import ACTIONS
from tools.action import Action
from tools.fields import ChoiceField, TextField
from tools.record import Record

NAME_MIN_CHARS, PART_MIN_CHARS, RUN_MIN_CHARS, WORD_MIN_CHARS = 2, 3, 2, 3
_RUN = re.compile(rf"[\u4e00-\u9fff\d]{{{RUN_MIN_CHARS},}}")
_WORD = re.compile(rf"[a-z][a-z\d]{{{WORD_MIN_CHARS - 1},}}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NO = "没不未别勿非"  # which turns what is said of a record, and is none of its words
# What points at a record by what it tells: 仓库堵通道那条, 粉尘的那个.
_DESIGNATED = re.compile(r"(?P<what>[^\s,，。;；!！?？]{2,16}?)的?[那这]一?(?:[条个张份件笔起]|单)")
STRANGE_MOST = 1  # letters of such words that the record may lack: 没盖子那条 of 没有盖板
# A part of the site by its number, letter or side: 2号仓库, B区, 三楼, 西侧; what is no day.
_PART = re.compile(
    r"(?P<which>\d+|[一二三四五六七八九十]+|(?<![a-z])[a-z])(?P<unit>号(?=[楼线仓库机门炉车泵罐房台柜厂桥井站])|[楼栋幢区层线]|车间)"
    r"|(?P<side>[东西南北])[侧边头门面]"
)


def mentioned(message: str, action: Action, records: Sequence[Record]) -> list[Record]:
    """Those of one kind whose own words the message says most of: 张女士的投诉处理到哪了; empty where it names none."""
    names = _names(action)
    lower = message.lower()
    said = [
        max((_said_of(str(one.fields.get(name) or "").lower(), lower) for name in names), default=0) for one in records
    ]
    most = max(said, default=0)
    return [one for one, length in zip(records, said, strict=True) if most and length == most]


def shared(message: str, action: Action, record: Record) -> frozenset[int]:
    """Where a message says what the record tells: the offsets of words that both have and that tell it from others."""
    told, folded = _told(action, record), fold(message)
    said = any_of((_LITTLE,)).sub(lambda match: " " * len(match[0]), folded)
    words = {match[0] for match in _WORD.finditer(told)}
    found = {n for match in _WORD.finditer(said) if match[0] in words for n in range(*match.span())}
    for match in _RUN.finditer(said):
        found |= {match.start() + n for n in _in_common(match[0], told)}
    for value in (fold(str(record.fields.get(name) or "")) for name in _names(action)):
        length = _said_of(value, folded)
        at = folded.find(value[:length])
        found |= set(range(at, at + length))  # 张伟, of which 张 counts things, too; 好运来, of 好运来酒楼
    return frozenset(found)


def named_by(message: str, records: Sequence[tuple[Action, Record]]) -> list[tuple[Action, Record]]:
    """Those of which a message says something, without those of which it says a part of that: 仓库堵通道那条 is none
    in the warehouse that tells of another thing."""
    said = [(one, shared(message, *one)) for one in records if not elsewhere(message, *one)]
    return [one for one, at in said if at and not any(at < other for _, other in said)]


def hinted(clause: str, action: Action, record: Record) -> bool:
    """Whether a clause has as little as one letter of what a record tells, beside the words that say little: 锁."""
    told, said = _told(action, record), any_of((_LITTLE,)).sub(" ", fold(clause))
    return any(_HAN.match(letter) and letter in told and not _says_little(letter) for letter in said)


def tells_of_another(message: str, records: Sequence[tuple[Action, Record]]) -> bool:
    """Whether what a message points at (食堂后厨那条, the canteen report) is told of by none of these records."""
    folded = fold(message)
    known = "\n".join(_told(action, record) for action, record in records)
    said = [*_DESIGNATED.finditer(folded), *compiled(_DESCRIBED).finditer(folded)]
    left = [_without_common(match[match.lastgroup or 0]) for match in said]
    words = [word for one in left for kind in (_RUN, _WORD) for word in kind.findall(one)]
    return any(word not in known for word in words) and not named_by(message, records)


def _without_common(said: str) -> str:
    """Without what may be said of any record: its kind, sort and state, days, who asks."""
    common = (pattern(kind) for kind in ("looks", "mine", "latest", "open"))
    return any_of((_LITTLE, _SORTS, *common)).sub(" ", said)


def elsewhere(message: str, action: Action, record: Record) -> bool:
    """Whether a message names another part of the site than the record does: 3号仓库那条, of one in 2号仓库."""
    said, told = _parts(fold(message)), _parts(_told(action, record))
    return any(unit in told and not numbers & told[unit] for unit, numbers in said.items())


def own_words(clause: str, action: Action, record: Record) -> str:
    """The clause with blanks for what it says of the record: its names, and what it tells (仓库堵通道那条整改完了)."""
    for name in _names(action):
        value = str(record.fields.get(name) or "").lower()
        if length := _said_of(value, clause):
            clause = clause.replace(value[:length], " ")
    at = shared(clause, action, record)
    if not at:
        return clause
    told, spans = _told(action, record), [(n, n + 1) for n in _spread(clause, at, _told(action, record))]
    for match in _DESIGNATED.finditer(clause):
        strange = [
            n for n in range(*match.span("what"))
            if n not in at and _HAN.match(clause[n]) and clause[n] not in told and not _says_little(clause[n])
        ]  # fmt: skip
        if at & set(range(*match.span("what"))) and len(strange) <= STRANGE_MOST:
            spans.append(match.span("what"))
    return blank(clause, spans)


def _names(action: Action) -> list[str]:
    return [i.name for i in action.fields if isinstance(i, TextField) and not i.story and not i.leftover]


def _said_of(value: str, message: str) -> int:
    """How much of a name's beginning a message says: all, or enough (2号仓库 of 2号仓库消防通道); else nothing."""
    for length in range(len(value), PART_MIN_CHARS - 1, -1):
        if value[:length] in message:
            return length
    return len(value) if len(value) >= NAME_MIN_CHARS and value in message else 0


def _told(action: Action, record: Record) -> str:
    """All that the sender told, in one text."""
    texts = (str(record.fields.get(item.name) or "") for item in action.fields if isinstance(item, TextField))
    return fold("\n".join(texts))


def _in_common(run: str, told: str) -> set[int]:
    """Where a run of letters has pieces of the record's text, the longest first."""
    for length in range(len(run), RUN_MIN_CHARS - 1, -1):
        for start in range(len(run) - length + 1):
            piece = run[start : start + length]
            if piece in told and not piece.isdigit():
                end = start + length
                return (
                    set(range(start, end))
                    | _in_common(run[:start], told)
                    | {end + n for n in _in_common(run[end:], told)}
                )
    return set()


def _spread(clause: str, at: frozenset[int], told: str) -> set[int]:
    """With the letters beside them that the record has too: 堵 of 仓库堵通道."""
    found = set(at)
    while more := {
        n for one in found for n in _beside(clause, one)
        if 0 <= n < len(clause) and n not in found and clause[n] in told and _HAN.match(clause[n])
        and clause[n] not in _NO and not _says_little(clause[n])
    }:  # fmt: skip
        found |= more
    return found


def _beside(clause: str, at: int) -> Iterator[int]:
    """The places next to one, and those behind a 的: 油 of 车间门口的油."""
    for way in (-1, 1):
        yield at + way
        if clause[at + way : at + way + 1] == "的":
            yield at + 2 * way


@lru_cache(maxsize=256)
def _says_little(letter: str) -> bool:
    return any_of((_LITTLE,)).fullmatch(letter) is not None


@lru_cache(maxsize=256)
def _parts(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _PART.finditer(text):
        if match["side"]:
            found.setdefault("侧", set()).add(match["side"])
            continue
        number = None if match["which"].isalpha() and match["which"].isascii() else number_of(match["which"])
        found.setdefault(match["unit"], set()).add(match["which"] if number is None else str(int(number)))
    return found


_SORTS = "|".join(
    f"(?:{words})"
    for action in ACTIONS
    for words in (
        *(word for state in action.states for word in (*state.called, state.zh)),
        *(word for item in action.fields if isinstance(item, ChoiceField) for c in item.choices for word in c.words),
    )
)
_CALLED = tuple(words for action in ACTIONS for words in action.called)
# The same in English: the compressor room hazard, the complaint about the towels.
_EN_CALLED = "|".join(words for words in (*_CALLED, "reports?", "requests?") if words.isascii())
_OF_WHAT = r"[a-z]+(?: (?!of\b|my\b|your\b|is\b|now\b)[a-z]+){0,4}"
_DESCRIBED = (
    rf"\b(?:the|that) (?P<what>{_OF_WHAT}) (?:{_EN_CALLED})\b"
    rf"|\b(?:{_EN_CALLED})\b[^,.?!]{{0,12}}\b(?:for|about|from|in|at|on|near) (?:the )?(?P<where>{_OF_WHAT})"
)
_LITTLE = "|".join(
    f"(?:{words})" for words in (*_CALLED, pattern("days"), pattern("beside_order"), pattern("says_little"))
)
