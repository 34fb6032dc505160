"""The records that an order or a report without a number can mean, each with the step that it would order."""

from dataclasses import dataclass

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import CLAUSE_END, ordered
from assistant.records.at_hand import of_people, to_finish
from assistant.records.kinds import holds, kinds_in, values_in
from assistant.records.mention import elsewhere, named_by, own_words
from assistant.records.people import named, whose
from assistant.records.plainly import barely, of_record, remarked
from assistant.records.told_apart import meant_among, strange_to, without_pointing
from assistant.records.words import speaks
from tools import ACTIONS
from tools.action import Action, Move
from tools.desk import ASSIGNEE
from tools.duties import waiting_for
from tools.record import Record

DECIDES = 0.85  # belief that a message decides from which it is asked so, too


@dataclass(frozen=True)
class Candidate:
    """A record that a message can mean, and the step that it would order."""

    action: Action
    record: Record
    move: Move

    @property
    def ready(self) -> bool:
        """Whether the record stands where the step may be taken."""
        return self.record.state in self.move.sources


def candidates(message: str, desk: Desk, parts: Parts) -> list[Candidate]:
    """The records of which a message orders or reports a step, as far as it says which, wherever they stand."""
    kinds, values = kinds_in(message), values_in(ACTIONS, message)
    waits = [*waiting_for(desk.employee, parts.store, desk.directory), *to_finish(desk)]
    waits += [one for one in of_people(message, desk, parts) if one not in waits]
    if speaks("own_record", message):  # 把我的假撤了 orders nothing of a colleague's
        waits = [one for one in waits if desk.employee.id in (one[1].owner, one[1].assignee)]
    able = [
        (action, record)
        for action, record in waits
        if (action in kinds or not kinds) and holds(record, values.get(action.name, ()))
    ]
    steps = [(action, record, ordered(action, record, message, desk)) for action, record in able]
    meant = [Candidate(action, record, move) for action, record, move in steps if move]
    return [
        one
        for one in meant
        if not strange_to(message, (one.action, one.record), desk)
        and not remarked(one.action, one.record, one.move, message, desk)
    ]


def meant_of(orders: list[Candidate], message: str, shown: str, desk: Desk) -> list[Candidate]:
    """Those that the message names by whose they are and by what they tell; where it names none, the one that the last
    reply was about; else those that it may mean."""
    owners = {person.id for person in whose(message, desk.directory)}
    of_them = [one for one in orders if one.record.owner in owners] if owners else orders
    told = named_by(message, [(one.action, one.record) for one in of_them])
    named_ = [one for one in of_them if (one.action, one.record) in told]
    if named_ or owners:
        return named_ or of_them
    picked = meant_among(message, [(one.action, one.record) for one in orders], desk)
    if picked:
        return [one for one in orders if (one.action, one.record) in picked]
    just_shown = [one for one in orders if one.record.id == shown and not elsewhere(message, one.action, one.record)]
    return just_shown or [one for one in orders if _points_at(one, message, desk)]


def _points_at(one: Candidate, message: str, desk: Desk) -> bool:
    """Whether a message names the record by whose it is, by what, by its days, or (of what is for oneself to do) by its
    step."""
    action, record, move, lower = one.action, one.record, one.move, message.lower()
    assigns = any(item.name == ASSIGNEE for item in move.needs)
    owner = not assigns and any(person.id == record.owner for person in named(message, desk.directory))
    if owner or own_words(lower, action, record) != lower or of_record(message, record, desk):
        return True
    return not move.not_own and bool(any_of(move.words).search(message) or any_of(action.called).search(message))


def believed(orders: list[Candidate], least: float, message: str, desk: Desk, parts: Parts) -> list[Candidate]:
    """Those that a message seems to order, or names and says nothing else."""
    intent = parts.intents.read(message)
    if parts.orders.belief(message) >= least or (intent.label == "decide" and intent.belief >= DECIDES):
        return orders
    bare = without_pointing(message)
    decides = intent.label == "decide" and intent.sure
    clauses = [bare, *(CLAUSE_END.split(bare) if decides else ())]
    shown = (
        one.move.shown_first or any(barely(one.action, one.record, one.move, each, desk) for each in clauses if each)
        for one in orders
    )
    return [one for one, seems in zip(orders, shown, strict=True) if seems]
