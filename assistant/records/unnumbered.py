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
from assistant.forms.orders import names_a_step, ordered, own_move
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.chosen import AMONG
from assistant.records.held import takes_back
from assistant.records.kinds import holds, kinds_in, values_in
from assistant.records.mention import elsewhere, named_by, own_words
from assistant.records.not_now import not_as_it_stands
from assistant.records.not_yours import decides_own, not_yours
from assistant.records.numbers import misspelt, number_in
from assistant.records.people import named, names_of, others, whose
from assistant.records.plainly import barely, of_record, plainly_ordered, remarked
from assistant.records.proposed import not_as_said, proposed, taken_or_proposed
from assistant.records.status import Seen, all_seen, line, said
from assistant.records.steps import take_step
from assistant.records.told_apart import meant_among, of_other_days, strange_to, without_pointing
from assistant.records.words import speaks
from assistant.reply import Reply
from tools import ACTIONS, action_named
from tools.action import Action, Move
from tools.desk import ASSIGNEE
from tools.duties import waiting_for
from tools.record import Record
from tools.rights import may_take
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
    named = _ordered(message, desk, parts)
    orders = [one for one in named if one.ready]
    if told := _on_other_days(message, named, desk) or _too_early(named, message, shown, desk, parts):
        return told
    plain = [one for one in orders if plainly_ordered(one.action, one.record, one.move, parted, desk, parts.orders)]
    found = _pointed_at(plain, message, shown, desk)
    own = [one for one in plain if not one.move.not_own]
    if len(found) == 1 and not speaks("partly", message):
        return _taken(found[0], parted, shown, desk)
    if found or own:
        return _which(found or own, message, desk) if len(found) != 1 else None
    meant = _pointed_at(_believed(orders, SEEMS, message, desk, parts), message, shown, desk)
    if len(meant) == 1:
        return taken_or_proposed(meant[0].action, meant[0].record, meant[0].move, parted, desk, parts.orders)
    return _unpointed(orders, message, desk, parts) if not meant else None


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
    shown = (one.move.shown_first or barely(one.action, one.record, one.move, bare, desk) for one in orders)
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


def retold(message: str, desk: Desk, parts: Parts) -> str:
    """A message that names a step, without what it says of records that wait for this person: the danger that such a
    record tells of is no new one."""
    if not names_a_step(message):
        return message
    for action, record in named_by(message, waiting_for(desk.employee, parts.store, desk.directory)):
        message = own_words(message, action, record)
    return message


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
    waits = [*waiting_for(desk.employee, parts.store, desk.directory), *_to_finish(desk)]
    waits += [one for one in _of_people(message, desk, parts) if one not in waits]
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


def _of_people(message: str, desk: Desk, parts: Parts) -> list[Seen]:
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


def _to_finish(desk: Desk) -> list[Seen]:
    """One's own records that wait for nobody, with which one may do more than take them back: 销假."""
    own = [(action, record) for record in desk.own() if (action := action_named(record.type))]
    return [
        (action, record)
        for action, record in own
        if any(
            move.who == ("owner",) and move != own_move(action, record, desk)
            for move in action.moves_from(record.state)
        )
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
