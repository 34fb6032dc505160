"""What is told of a record by whoever it waits for, and names no step: 联系过客户了; 打通了,5分; 水抽干了.

The step that is told of is shown for a yes; where the record does not stand before it, it is told which one comes next.
What rules a step out (客户不接电话,直接关闭) is refused with the article's words.
"""

from collections.abc import Iterator
from dataclasses import replace

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.intent import ABOUT_RECORDS, NONE
from assistant.forms.orders import ordered, withheld
from assistant.forms.step import Step
from assistant.forms.tone import asks, decided
from assistant.records.chosen import AMONG
from assistant.records.mention import elsewhere, named_by, tells_of_another
from assistant.records.mistake import ways_on
from assistant.records.no_step import with_basis
from assistant.records.numbers import number_in
from assistant.records.people import others
from assistant.records.proposed import proposed
from assistant.records.status import Seen, in_lines, line, said
from assistant.records.steps import score_in
from assistant.records.told_apart import meant_among
from assistant.records.undone import told_undone, undone
from assistant.records.words import speaks
from tools import ACTIONS
from tools.action import Action, Move
from tools.duties import waiting_for
from tools.fields import NumberField
from tools.record import Record
from tools.rights import may_take

_TOLD = tuple(word for action in ACTIONS for move in action.moves for word in (*move.told, *move.barred))


def under_way(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """The step that is told of, for a yes, or what is told instead; None for another message.

    `spoken` is the number of the record last spoken of.
    """
    if not (any_of(_TOLD).search(message) or score_in(message)) or number_in(message):
        return None
    if asks(message) or (withheld(message) and not undone(message)):
        return None
    waits = waiting_for(desk.employee, parts.store, desk.directory)
    able = [one for one in waits if _told(message, one[0]) or _barred(message, *one, desk)]
    if able and _wants_else(message, parts) and not speaks("has_acted", message):
        meant = named_by(message, able) if _points(message, able, desk) else []
    else:
        meant = _meant(message, able, spoken, desk)
    if len(meant) > 1:
        return _which(message, meant, desk)
    return _of_one(message, meant[0], desk) if meant else None


def _points(message: str, able: list[Seen], desk: Desk) -> bool:
    """Whether a message points at a record, names a colleague, or says that what a record tells of is no more."""
    if speaks("designates", message) or others(message, desk.employee, desk.directory):
        return True
    return any(move.finishes for one in named_by(message, able) for move in _ready(message, one, desk))


def _wants_else(message: str, parts: Parts) -> bool:
    intent = parts.intents.read(decided(message))
    other = intent.sure and intent.label not in (NONE, *ABOUT_RECORDS)
    return other or any(action.asked_for(message) for action in ACTIONS)


def _told(message: str, action: Action) -> list[Move]:
    """The steps that a message tells of, wherever a record stands."""
    return [move for move in action.moves if any_of(move.told).search(message) or (_scores(move) and score_in(message))]


def _scores(move: Move) -> bool:
    return any(isinstance(item, NumberField) for item in move.needs)


def _barred(message: str, action: Action, record: Record, desk: Desk) -> Move | None:
    """The step that a message rules out: the next one, or one that it orders."""
    for move in action.moves:
        if move.barred and any_of(move.barred).search(message):
            orders = any_of(move.words).search(message) is not None
            if may_take(move, record, desk.employee, desk.directory) and (record.state in move.sources or orders):
                return move
    return None


def _meant(message: str, able: list[Seen], spoken: str, desk: Desk) -> list[Seen]:
    """Those that a message names; else the one last spoken of; else the only ones that stand before what is told."""
    near = [one for one in able if not elsewhere(message, *one)]
    if picked := named_by(message, near) or meant_among(message, near, desk):
        return [one for one in picked if list(_ready(message, one, desk))] or picked
    if tells_of_another(message, near):
        return []
    last = [one for one in near if one[1].id == spoken]
    ready = [one for one in near if list(_ready(message, one, desk))]
    return last or ready or (near if len(near) == 1 else [])


def _ready(message: str, one: Seen, desk: Desk) -> Iterator[Move]:
    action, record = one
    for move in _told(message, action):
        if record.state in move.sources and may_take(move, record, desk.employee, desk.directory):
            yield move


def _of_one(message: str, one: Seen, desk: Desk) -> Step | None:
    action, record = one
    barred = _barred(message, action, record, desk)
    if barred is None and ordered(action, record, message, desk):
        return None
    if barred:
        return _refused(action, record, barred, desk)
    ready = list(_ready(message, one, desk))
    if len({move.to for move in ready}) == 1 and not speaks("undone", message):
        return proposed(action, record, ready[0], message, desk)
    if len({move.to for move in ready}) == 1 and not (ready[0].finishes or _scores(ready[0])):
        return proposed(action, record, ready[0], message, desk)
    if ready and len({move.to for move in ready}) == 1:
        return told_undone(action, record, ready[0], message, desk)
    state = action.state(record.state)
    head = desk.say(
        f"没有改动：{record.id} 现为“{state.zh}”，您说的还没有记成一步。",
        f"Nothing was changed: {record.id} is “{state.en}”; what you tell was not written down as a step.",
    )
    return said([head + "\n" + ways_on(action, record, desk), line(action, record, desk)], "clarify", record.id)


def _refused(action: Action, record: Record, move: Move, desk: Desk) -> Step:
    now = action.state(record.state)
    head = desk.say(
        f"没有改动：{record.id} 现为“{now.zh}”，这样不能“{move.zh}”。",
        f"Nothing was changed: {record.id} is “{now.en}” and cannot be “{move.en}” like this.",
    )
    return with_basis(f"{head}{ways_on(action, record, desk)}", action, record, move.basis, desk)


def _which(message: str, meant: list[Seen], desk: Desk) -> Step | None:
    """The question which of several is meant; the step is shown of the one that the answer names."""
    moves = {move.words[0] for one in meant for move in _ready(message, one, desk)}
    if len(moves) != 1:
        return None
    head = desk.say(
        "没有改动任何记录：您说的是下面哪一条？请说编号或第几条：",
        "Nothing was changed. Which one do you mean? Say its number, or the first, the second:",
    )
    among = {AMONG: [record.id for _, record in meant], "said": f"{moves.pop()},{message}"}
    return replace(in_lines(head, meant, desk), awaits=among)
