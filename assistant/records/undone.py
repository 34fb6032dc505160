"""A step told as done and not done in one breath: 处理完了,客户还在骂; 整改得差不多了. The record stays as it is."""

from assistant.forms.desk import Desk
from assistant.forms.step import Step
from assistant.records.held import clause_at
from assistant.records.status import line, said
from assistant.records.words import speaks, without_note
from tools.action import Action, Move
from tools.record import Record


def belied(move: Move, message: str) -> bool:
    """Whether a message that names a step which says that something is done says that it is not."""
    return move.finishes and undone(message)


def undone(message: str) -> bool:
    """Whether a message says of anything that it is done in part, or not."""
    told = without_note(message)
    return bool(speaks("in_part", told) or speaks("undone", told))


def told_undone(action: Action, record: Record, move: Move, message: str, desk: Desk) -> Step:
    """That something is told that is not done or not decided, in its own words, and how to say that all is."""
    done = desk.say(move.words[0], move.en)
    found = speaks("undone", message) or speaks("in_part", message)
    what = clause_at(message, found.start()) if found else message
    told = desk.say(
        f"没有改动：话里还有没做完或没定的（“{what}”），不能算“{move.zh}”。"
        f"都妥了，请说“{done} {record.id}”；还没有，就等妥了再说。",
        f"Nothing was changed: it does not sound quite done (“{what}”). Once it is, say “{done} {record.id}”.",
    )
    return said([told, line(action, record, desk)], "clarify", record.id)
