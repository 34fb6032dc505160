"""An order or a report without a number: 整改完了, 把胡强的假批了吧. It is taken for the only record that it can mean.

That is one that waits for this person, and of which the message says what is true. Somebody else's request is decided
only where the message names it, or where the last reply was about it: a bare 批准 may be said of one not seen yet,
which is shown for a yes.
"""

import re
from dataclasses import dataclass, replace

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import CLAUSE_END, names_a_step, ordered, withheld
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.at_hand import of_people, to_finish
from assistant.records.chosen import AMONG
from assistant.records.held import held_back, takes_back
from assistant.records.kinds import holds, kinds_in, values_in
from assistant.records.mention import elsewhere, named_by, own_words
from assistant.records.not_now import not_as_it_stands
from assistant.records.not_yours import decides_own, not_yours
from assistant.records.numbers import misspelt, number_in
from assistant.records.people import named, names_of, whose
from assistant.records.plainly import barely, of_record, plainly_ordered, remarked
from assistant.records.proposed import not_as_said, proposed, taken_or_proposed
from assistant.records.status import line, said
from assistant.records.steps import take_step
from assistant.records.told_apart import meant_among, of_other_days, strange_to, without_pointing
from assistant.records.words import speaks
from assistant.reply import Reply
from tools import ACTIONS
from tools.action import Action, Move
from tools.desk import ASSIGNEE
from tools.duties import waiting_for
from tools.record import Record
from tools.store import Work

LISTED_MOST = 10
DECIDES = 0.85  # belief that a message decides from which it is asked so, too
EARLY = 0.15  # belief from which it is told that a step comes too early: nothing is changed
SEEMS = 0.5  # belief from which a message that names a step may be meant as its order, and is asked for a yes


@dataclass(frozen=True)
class _Meant:
    """A record that a message can mean, and the step that it would order."""

    action: Action
    record: Record
    move: Move

    @property
    def ready(self) -> bool:
        """Whether the record stands where the step may be taken."""
        return self.record.state in self.move.sources


def ordered_unnumbered(message: str, shown: str, desk: Desk, parts: Parts, parted: str = "") -> Step | None:
    """The step that a message without a number orders, or the question which of several is meant; None for another.

    `shown` is the number of the record that the last reply was about; `parted` is the message with a comma for each
    space between Chinese words, by which its clauses are told apart (锁换了 钥匙给主管了 申请复查).
    """
    parted = message if asks(message) else parted or message
    if not _unnumbered(message) or decides_own(message, desk):
        return None
    if told := _conditional(message, desk, parts):
        return told
    named = _ordered(message, desk, parts)
    orders = [one for one in named if one.ready]
    told = _on_other_days(message, named, desk) or _too_early(named, message, shown, desk, parts)
    if told := told or _held_back(orders, message, desk):
        return told
    plain = [one for one in orders if plainly_ordered(one.action, one.record, one.move, parted, desk, parts.orders)]
    found = _pointed_at(plain, message, shown, desk)
    own = [one for one in plain if not one.move.not_own]
    if found or own:
        return _plainly(found, own, message, parted, shown, desk)
    meant = _pointed_at(_believed(orders, SEEMS, message, desk, parts), message, shown, desk)
    if len(meant) == 1:
        return taken_or_proposed(meant[0].action, meant[0].record, meant[0].move, parted, desk, parts.orders)
    return _unpointed(orders, message, desk, parts) if not meant else None


def _plainly(
    found: list[_Meant], own: list[_Meant], message: str, parted: str, shown: str, desk: Desk
) -> Step | None:  # fmt: skip
    """The step that is ordered in plain words with the record that is `found`; one of one's `own` at which nothing
    points is asked for a yes, and of several it is asked which."""
    if len(found) == 1:
        return None if speaks("partly", message) else _taken(found[0], parted, shown, desk)
    if not found and len(own) == 1:
        return proposed(own[0].action, own[0].record, own[0].move, parted, desk)
    return _which(found or own, message, desk)


def _held_back(orders: list[_Meant], message: str, desk: Desk) -> Step | None:
    """Why the only step that a message names is not ordered as it stands."""
    if len(orders) != 1:
        return None
    return held_back(orders[0].action, orders[0].record, orders[0].move, message, desk)


def _conditional(message: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told to who orders a step in one clause and makes it depend on another: 批准吧,如果来得及."""
    clauses = CLAUSE_END.split(message) if withheld(message) and not asks(message) else []
    rest = ",".join(clause for clause in clauses if not withheld(clause))
    orders = [one for one in _ordered(rest, desk, parts) if one.ready] if names_a_step(rest) else []
    if any(withheld(clause) and speaks("own", clause) for clause in clauses):
        return None  # 批准e002的,我的以后再说
    if len(orders) != 1 or not barely(orders[0].action, orders[0].record, orders[0].move, rest, desk):
        return None
    return held_back(orders[0].action, orders[0].record, orders[0].move, message, desk)


def _taken(one: _Meant, message: str, shown: str, desk: Desk) -> Step:
    """A step that is ordered plainly. One that ends a record which was not just spoken of is asked for a yes where more
    is told than that: 刚接到电话,仓库通道复查合格,销案."""
    action, record, move = one.action, one.record, one.move
    if told := not_as_said(action, record, move, message, desk):
        return told
    if record.id != shown and takes_back(action, move) and not (_tells_which(one, message, desk) or move.not_own):
        return proposed(action, record, move, message, desk)  # 那撤销吧, of a record that was not shown
    ends = action.state(move.to).final and not move.not_own and record.id != shown
    if ends and not barely(action, record, move, message, desk):
        return proposed(action, record, move, message, desk)
    return _telling(take_step(action, record, move, message, desk), one, desk)


def _tells_which(one: _Meant, message: str, desk: Desk) -> bool:
    """Whether a message says of a record what it is, or which: 把年假撤了, 刚交的那张撤回."""
    lower = message.lower()
    says_what = kinds_in(message) or own_words(lower, one.action, one.record) != lower
    return bool(says_what or of_record(message, one.record, desk) or speaks("latest", message))


def _unpointed(orders: list[_Meant], message: str, desk: Desk, parts: Parts) -> Step | None:
    """A decision that points at no record: the only one that waits for it is shown and asked for a yes, of several it
    is asked which. A claim that others have decided is none."""
    intent = parts.intents.read(message)
    bare = bool(orders) and all(barely(one.action, one.record, one.move, message, desk) for one in orders)
    decides = bare or (intent.label == "decide" and intent.belief >= DECIDES)
    if not decides or named(message, desk.directory):
        return None
    if speaks("claims", message) or speaks("partly", message):
        return None
    meant = [one for one in orders if any_of(one.move.words).search(message)]  # 批了 alone may tell of another's
    if len(meant) == 1:
        return proposed(meant[0].action, meant[0].record, meant[0].move, message, desk)
    return _which(meant, message, desk) if meant else None


def _believed(orders: list[_Meant], least: float, message: str, desk: Desk, parts: Parts) -> list[_Meant]:
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


def _too_early(named: list[_Meant], message: str, shown: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told of the only record meant, where it does not stand before the step: which ones may be taken."""
    meant = _pointed_at(named, message, shown, desk)
    if len(meant) != 1 or meant[0].ready or not _believed(meant, EARLY, message, desk, parts):
        return None
    action, record, move = meant[0].action, meant[0].record, meant[0].move
    return take_step(action, record, move, message, desk)


def refused_unnumbered(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told where such an order is not for this person; `spoken` is the number of the record last spoken of."""
    told = speaks("deputy", message) or decides_own(message, desk) or _unnumbered(message)
    return not_as_it_stands(message, spoken, desk, parts) or (not_yours(message, spoken, desk, parts) if told else None)


def _unnumbered(message: str) -> bool:
    """Whether a message names a step, with one record and without its number."""
    if number_in(message) or speaks("all_at_once", message) or not names_a_step(message):
        return False
    return not misspelt(message, [action.prefix for action in ACTIONS], bare=True)


def _pointed_at(orders: list[_Meant], message: str, shown: str, desk: Desk) -> list[_Meant]:
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


def _on_other_days(message: str, named_: list[_Meant], desk: Desk) -> Step | None:
    """What is told where a message names whose and on which days, and those have none then: 批准胡强12月3号的假."""
    owners = {person.id for person in whose(message, desk.directory)}
    of_them = [one for one in named_ if one.record.owner in owners]
    if not of_them or not all(of_other_days(message, (one.action, one.record), desk) for one in of_them):
        return None
    people = names_of(one for one in desk.directory if one.id in {one.record.owner for one in of_them})
    head = desk.say(
        f"没有改动任何记录：{people} 没有那几天的申请，只有下面的。要办请带编号说：",
        f"Nothing was changed: {people} asked for other days. Say it with the number:",
    )
    return said(["\n".join([head, *(line(one.action, one.record, desk) for one in of_them[:LISTED_MOST])])], "clarify")


def _ordered(message: str, desk: Desk, parts: Parts) -> list[_Meant]:
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
    meant = [_Meant(action, record, move) for action, record, move in steps if move]
    return [
        one
        for one in meant
        if not strange_to(message, (one.action, one.record), desk)
        and not remarked(one.action, one.record, one.move, message, desk)
    ]


def _points_at(one: _Meant, message: str, desk: Desk) -> bool:
    """Whether a message names the record by whose it is, by what, by its days, or (of what is for oneself to do) by its
    step."""
    action, record, move, lower = one.action, one.record, one.move, message.lower()
    assigns = any(item.name == ASSIGNEE for item in move.needs)
    owner = not assigns and any(person.id == record.owner for person in named(message, desk.directory))
    if owner or own_words(lower, action, record) != lower or of_record(message, record, desk):
        return True
    return not move.not_own and bool(any_of(move.words).search(message) or any_of(action.called).search(message))


def _which(found: list[_Meant], message: str, desk: Desk) -> Step:
    example = f"{desk.say(found[0].move.words[0], found[0].move.en)} {found[0].record.id}"
    which = "您说的是下面哪一条" if len(found) > 1 else "您说的是这一条吗"
    head = desk.say(
        f"没有改动任何记录：{which}？请带编号说，例如“{example}”：",
        f"Nothing was changed. Which one do you mean? Say it with the number, e.g. “{example}”:",
    )
    lines = [line(one.action, one.record, desk) for one in found[:LISTED_MOST]]
    among = {AMONG: [one.record.id for one in found], "said": message}
    return replace(said(["\n".join([head, *lines])], "clarify"), awaits=among)


def _telling(step: Step, one: _Meant, desk: Desk) -> Step:
    """The step with the record that was taken to be meant told after it, so that a mistake is seen at once."""
    told = desk.say("按您的话，指的是这一条：", "Taken to be meant: ")
    sketch = re.sub(r"\s+", " ", one.action.sketch(one.record.fields))
    told += f"{one.record.id}，{desk.directory.called(one.record.owner, desk.language == 'en')}，{sketch}"

    def longer(reply: Reply) -> Reply:
        return replace(reply, text=f"{reply.text}\n{told}")

    write = step.write

    def written(work: Work) -> Reply:
        assert write is not None
        return longer(write(work))

    return replace(step, reply=longer(step.reply), write=written if write else None)
