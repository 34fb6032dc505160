"""Records by what they are about: the customer, the place, the machine that a message names."""

from collections.abc import Sequence

from tools.action import Action
from tools.fields import TextField
from tools.record import Record

NAME_MIN_CHARS, PART_MIN_CHARS = 2, 3


def mentioned(message: str, action: Action, records: Sequence[Record]) -> list[Record]:
    """Those of one kind whose own words the message says most of: 张女士的投诉处理到哪了; empty where it names none."""
    names = _names(action)
    lower = message.lower()
    said = [
        max((_said_of(str(one.fields.get(name) or "").lower(), lower) for name in names), default=0) for one in records
    ]
    most = max(said, default=0)
    return [one for one, length in zip(records, said, strict=True) if most and length == most]


def own_words(clause: str, action: Action, record: Record) -> str:
    """The clause with blanks for what it says of the names that the record has: 2号仓库的隐患整改完了."""
    for name in _names(action):
        value = str(record.fields.get(name) or "").lower()
        if length := _said_of(value, clause):
            clause = clause.replace(value[:length], " ")
    return clause


def _names(action: Action) -> list[str]:
    return [i.name for i in action.fields if isinstance(i, TextField) and not i.story and not i.leftover]


def _said_of(value: str, message: str) -> int:
    """How much of a name's beginning a message says: all, or enough (2号仓库 of 2号仓库消防通道); else nothing."""
    for length in range(len(value), PART_MIN_CHARS - 1, -1):
        if value[:length] in message:
            return length
    return len(value) if len(value) >= NAME_MIN_CHARS and value in message else 0
