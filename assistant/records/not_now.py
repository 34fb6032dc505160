"""An order of a step for which the record that is meant does not stand: what it is told is who brought it where it is,
when, and what comes next."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.orders import names_a_step, ordered
from assistant.forms.step import Step
from assistant.records.kinds import kinds_in, values_in
from assistant.records.numbers import number_in
from assistant.records.plainly import remarked
from assistant.records.status import Seen, all_seen
from assistant.records.steps import take_step
from assistant.records.told_apart import meant_or_spoken, strange_to
from assistant.records.words import speaks
from tools import ACTIONS
from tools.action import Action, Move
from tools.record import Record
from tools.rights import may_take

SEEMS = 0.3  # belief in an order from which it is told so: nothing is changed
DECIDES = 0.6


def not_as_it_stands(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told of the record that a message points at, or that was last spoken of; None for another message."""
    if number_in(message) or speaks("all_at_once", message) or not names_a_step(message):
        return None
    intent = parts.intents.read(message)
    decides = intent.label in ("decide", "withdraw") and intent.belief >= DECIDES
    if not decides and parts.orders.belief(message) < SEEMS:
        return None
    able = _out_of_turn(message, desk, parts)
    if able is None:
        return None
    seen = [(action, record) for action, record, _ in able]
    sort = [one for one in seen if values_in([one[0]], message)]
    meant = meant_or_spoken(message, seen, "" if sort else spoken, desk) or sort or _own(seen, desk)
    if not meant:
        return None
    latest = max(meant, key=lambda one: one[1].updated_at)
    action, record, move = able[seen.index(latest)]
    return take_step(action, record, move, message, desk)


def _out_of_turn(message: str, desk: Desk, parts: Parts) -> list[tuple[Action, Record, Move]] | None:
    """The records with which this person could take the step if they stood elsewhere; None where one stands for it."""
    found: list[tuple[Action, Record, Move]] = []
    for action, record in all_seen(kinds_in(message) or ACTIONS, desk, parts):
        if strange_to(message, (action, record), desk):
            continue
        move = ordered(action, record, message, desk)
        if move is None or remarked(action, record, move, message, desk) or not _ever(action, record, move, desk):
            continue
        if record.state in move.sources:
            return None
        found.append((action, record, move))
    return found


def _ever(action: Action, record: Record, move: Move, desk: Desk) -> bool:
    """Whether it is a step of this person's, wherever the record stands."""
    same = (one for one in action.moves if one.to == move.to)
    return any(may_take(one, record, desk.employee, desk.directory) for one in same)


def _own(seen: list[Seen], desk: Desk) -> list[Seen]:
    """One's own, of which nothing else need be said: 销假."""
    return [(action, record) for action, record in seen if record.owner == desk.employee.id]
