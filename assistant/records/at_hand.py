"""What somebody has at hand: the records that wait for them or that they may take back; and what they call them."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import names_a_step, own_move
from assistant.records.numbers import in_full, shortened
from assistant.records.status import Seen, all_seen
from tools import ACTIONS, action_named
from tools.action import Action
from tools.duties import waiting_for


def at_hand(desk: Desk, parts: Parts) -> list[Seen]:
    """What waits for this person, and then what they may take back."""
    own = ((action, record) for record in desk.own() if (action := action_named(record.type)))
    waits = waiting_for(desk.employee, parts.store, desk.directory)
    return [*waits, *(one for one in own if own_move(*one, desk) and one not in waits)]


def with_whole_numbers(message: str, desk: Desk, parts: Parts) -> str:
    """A message that names a step with each number in full of which it says the end only: 0002 复查合格,销案."""
    if not shortened(message) or not names_a_step(message):
        return message
    near = [record.id for action, record in at_hand(desk, parts) if _has_such_a_step(action, message)]
    told = in_full(message, near)
    return in_full(told, [record.id for _, record in all_seen(ACTIONS, desk, parts)]) if shortened(told) else told


def _has_such_a_step(action: Action, message: str) -> bool:
    return any_of(tuple(word for move in action.moves for word in move.sayings)).search(message) is not None
