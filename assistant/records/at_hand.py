"""What somebody has at hand: the records that wait for them or that they may take back; and what they call them."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import names_a_step, own_move
from assistant.records.kinds import kinds_in
from assistant.records.mention import named_by, own_words
from assistant.records.mine import own_of
from assistant.records.numbers import in_full, shortened
from assistant.records.people import others
from assistant.records.status import Seen, all_seen
from tools import ACTIONS
from tools.action import Action
from tools.duties import waiting_for
from tools.rights import may_take


def at_hand(desk: Desk, parts: Parts) -> list[Seen]:
    """What waits for this person, and then what they may take back."""
    waits = waiting_for(desk.employee, parts.store, desk.directory)
    return [*waits, *(one for one in own_of((), desk) if own_move(*one, desk) and one not in waits)]


def of_people(message: str, desk: Desk, parts: Parts) -> list[Seen]:
    """Those of colleagues whom a message names, with which this person may do what nobody waits for: 给胡强销假."""
    owners = {one.id for one in others(message, desk.employee, desk.directory)}
    sight = all_seen(kinds_in(message) or ACTIONS, desk, parts) if owners else []
    return [
        (action, record)
        for action, record in sight
        if record.owner in owners
        if any(
            not move.awaited and may_take(move, record, desk.employee, desk.directory)
            for move in action.moves_from(record.state)
        )
    ]


def to_finish(desk: Desk) -> list[Seen]:
    """One's own records that wait for nobody, with which one may do more than take them back: 销假."""
    return [
        (action, record)
        for action, record in own_of((), desk)
        if any(
            move.who == ("owner",) and move != own_move(action, record, desk)
            for move in action.moves_from(record.state)
        )
    ]


def with_whole_numbers(message: str, desk: Desk, parts: Parts) -> str:
    """A message that names a step with each number in full of which it says the end only: 0002 复查合格,销案."""
    if not shortened(message) or not names_a_step(message):
        return message
    near = [record.id for action, record in at_hand(desk, parts) if _has_such_a_step(action, message)]
    told = in_full(message, near)
    return in_full(told, [record.id for _, record in all_seen(ACTIONS, desk, parts)]) if shortened(told) else told


def _has_such_a_step(action: Action, message: str) -> bool:
    return any_of(tuple(word for move in action.moves for word in move.sayings)).search(message) is not None


def retold(message: str, desk: Desk, parts: Parts) -> str:
    """A message that names a step, without what it says of records that wait for this person: the danger that such a
    record tells of is no new one."""
    if not names_a_step(message):
        return message
    for action, record in named_by(message, waiting_for(desk.employee, parts.store, desk.directory)):
        message = own_words(message, action, record)
    return message
