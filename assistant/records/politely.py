"""A step that is asked for as a question: 护栏整改期限能不能放宽到12月5号, can it have two more days.

Who may take it is shown it for a yes; others are told who may.
"""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.orders import ordered
from assistant.forms.step import Step
from assistant.records.kinds import kinds_in
from assistant.records.mention import elsewhere, named_by
from assistant.records.numbers import numbers_in
from assistant.records.proposed import proposed
from assistant.records.status import Seen, all_seen, line, said
from assistant.records.who_may import takers
from assistant.records.words import speaks, without
from tools import ACTIONS
from tools.action import Action, Move
from tools.record import Record
from tools.rights import may_take

_SHOWN_FIRST = [action for action in ACTIONS if any(move.shown_first for move in action.moves)]
_Found = tuple[Action, Record, Move]


def asked_politely(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """The step, for a yes, or who may take it; None for another message. `spoken` is the record last spoken of."""
    if not speaks("politely", message) or speaks("of_a_rule", message):
        return None
    order = without("politely", message).strip(" ?,，。")
    sight = all_seen(kinds_in(message) or _SHOWN_FIRST, desk, parts)
    able = [(*one, move) for one in sight if (move := _move(order, one, desk)) and not elsewhere(message, *one)]
    meant = _meant(message, spoken, able, desk)
    if len(meant) != 1:
        return None
    action, record, move = meant[0]
    if may_take(move, record, desk.employee, desk.directory):
        return proposed(action, record, move, order, desk)
    names = takers(action, record, move, desk)
    told = desk.say(
        f"没有改动：{record.id} 的“{move.zh}”由 {names} 处理，请直接跟他们说。",
        f"Nothing was changed: to {move.en} of {record.id} is for {names}; please ask them.",
    )
    return said([told, line(action, record, desk)], "denied", record.id)


def _move(order: str, one: Seen, desk: Desk) -> Move | None:
    """The step that is ordered, of those that are shown before they are taken, where the record stands before it."""
    action, record = one
    move = ordered(action, record, order, desk)
    return move if move and move.shown_first and record.state in move.sources else None


def _meant(message: str, spoken: str, able: list[_Found], desk: Desk) -> list[_Found]:
    """The one that a message names, the one last spoken of, or the only one of one's own."""
    numbers = numbers_in(message)
    told = named_by(message, [(action, record) for action, record, _ in able])
    if named := [one for one in able if one[1].id in numbers or (not numbers and (one[0], one[1]) in told)]:
        return named
    last = [one for one in able if one[1].id == spoken]
    return last or [one for one in able if desk.employee.id in (one[1].owner, one[1].assignee)]
