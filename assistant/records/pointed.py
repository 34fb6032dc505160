"""Which records a message points at: by customer, place and matter, by their sort (那张病假), as one's own (我那条)."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.records.kinds import kinds_in
from assistant.records.mention import elsewhere, named_by
from assistant.records.people import whose
from assistant.records.status import Seen, all_seen, seen
from assistant.records.told_apart import of_another_sort
from assistant.records.words import speaks
from tools import ACTIONS


def pointed_at(message: str, spoken: str, desk: Desk, parts: Parts) -> list[Seen]:
    """The records, first of all one's own and those one is in charge of, that a message points at; the one last spoken
    of where it points at no other; none where that cannot be told."""
    points = speaks("designates", message)
    within = [one for one in _in_sight(message, desk, parts) if not elsewhere(message, *one)] if points else []
    near = [(action, record) for action, record in within if desk.employee.id in (record.owner, record.assignee)]
    near = near if points else _own(desk)
    owners = {one.id for one in whose(message, desk.directory)}
    if named := named_by(message, near) or named_by(message, within):
        return [one for one in named if one[1].owner in owners] or named
    last = seen(spoken, desk, parts) if spoken else None
    if last and (not points or not of_another_sort(message, last)):
        return [last]
    sorted_ = [one for one in near if not of_another_sort(message, one)]
    return sorted_ if len(sorted_) == 1 and points else []


def _own(desk: Desk) -> list[Seen]:
    return [(action, record) for record in desk.own() for action in ACTIONS if action.name == record.type]


def _in_sight(message: str, desk: Desk, parts: Parts) -> list[Seen]:
    """The newest records of the kinds that a message names, of all where it names none, that this person may see."""
    return all_seen(kinds_in(message) or ACTIONS, desk, parts)
