"""A step told as done and not done in one breath: 处理完了,客户还在骂; 整改得差不多了. The record stays as it is."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import withheld
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.numbers import number_in
from assistant.records.status import Seen, line, said
from assistant.records.told_apart import meant_or_spoken, strange_to
from assistant.records.words import speaks, without_note
from tools.action import Action, Move
from tools.duties import waiting_for
from tools.record import Record
from tools.rights import may_take


def belied(move: Move, message: str) -> bool:
    """Whether a message that names a step which says that something is done says that it is not."""
    return move.finishes and _undone(message)


def _undone(message: str) -> bool:
    """Whether a message says of anything that it is done in part, or not."""
    told = without_note(message)
    return bool(speaks("in_part", told) or speaks("undone", told))


def half_done(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told to who says so of the only record that can be meant, without its number; None for another message.

    `spoken` is the number of the record that was last spoken of.
    """
    if not _undone(message) or number_in(message) or asks(message) or withheld(message):
        return None  # before the store is asked: every message comes by here
    waits = waiting_for(desk.employee, parts.store, desk.directory)
    able = [
        (action, record, move)
        for action, record in waits
        if (move := _finishing(action, record, message, desk)) and not strange_to(message, (action, record), desk)
    ]
    seen: list[Seen] = [(action, record) for action, record, _ in able]
    meant = meant_or_spoken(message, seen, spoken, desk) or [
        (action, record) for action, record, move in able if any_of(move.words).search(message)
    ]
    return told_undone(*able[seen.index(meant[0])], desk) if len(meant) == 1 else None


def _finishing(action: Action, record: Record, message: str, desk: Desk) -> Move | None:
    """The step that says that it is done, where the message tells of it in part or belies it."""
    moves = [one for one in action.moves_from(record.state) if may_take(one, record, desk.employee, desk.directory)]
    named = (one for one in moves if speaks("in_part", message) or any_of(one.sayings).search(message))
    return next((one for one in named if belied(one, message)), None)


def told_undone(action: Action, record: Record, move: Move, desk: Desk) -> Step:
    """That it sounds as if it were not done, and how to say that it is."""
    done = desk.say(move.words[0], move.en)
    told = desk.say(
        f"没有改动：听起来还没有完全做好，不能算“{move.zh}”。"
        f"真的都做好了，请说“{done} {record.id}”；还没有，就等做好再说。",
        f"Nothing was changed: it does not sound quite done. Once it is, say “{done} {record.id}”.",
    )
    return said([told, line(action, record, desk)], "clarify", record.id)
