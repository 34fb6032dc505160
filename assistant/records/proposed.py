"""A step that a message seems to order, and not as plainly as changes a record: it waits for a yes.

The yes is to the record as it was shown: one that somebody has changed since is left alone.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.orders import own_move
from assistant.forms.step import Step
from assistant.records.held import held_back, of_a_part, whole_only
from assistant.records.meant import OrderReader
from assistant.records.plainly import plainly_ordered
from assistant.records.status import Seen, line, said, seen
from assistant.records.steps import given_for, take_step, unclear, understood, without_person
from assistant.records.undone import belied, told_undone
from assistant.reply import Reply
from tools.action import Action, Move
from tools.desk import NOTE, lacking, wanted
from tools.record import BadMove, Record
from tools.rights import may_take, too_early
from tools.store import Work

SHOWN = "shown"  # in what a step awaits: the version of the record that a yes is to
THEN = "then"  # the steps that are to be shown after it, one by one
LISTED = "listed"  # the records of all of them, in the order in which they stood


def taken_or_proposed(
    action: Action, record: Record, move: Move, message: str, desk: Desk, orders: OrderReader
) -> Step:
    """The step, where a message orders it plainly, or it cannot be taken at all by this person or as the record stands
    (which is told); else it is asked for a yes."""
    refused = record.state not in move.sources or not may_take(move, record, desk.employee, desk.directory)
    if refused:
        return take_step(action, record, move, message, desk)
    if belied(move, message):
        return told_undone(action, record, move, message, desk)
    if step := not_as_said(action, record, move, message, desk):
        return step
    if plainly_ordered(action, record, move, message, desk, orders):
        return take_step(action, record, move, message, desk)
    return proposed(action, record, move, message, desk)


def not_as_said(action: Action, record: Record, move: Move, message: str, desk: Desk) -> Step | None:
    """What is told instead of a step that is not ordered as it stands; to who takes back a part, the whole is shown."""
    if step := held_back(action, record, move, message, desk):
        return step
    if not of_a_part(action, record, move, message, desk):
        return None
    return whole_only(proposed(action, record, move, move.words[0], desk), record, move, desk)


def with_next(step: Step, then: list[Mapping[str, Any]], listed: list[str], desk: Desk, parts: Parts) -> Step:
    """The step, and in its reply the next one for a yes of its own; one that is still shown goes before it."""
    if step.awaits and SHOWN in step.awaits:
        return replace(step, awaits={**step.awaits, THEN: then, LISTED: listed})
    for at, item in enumerate(then):
        found = seen(str(item["record"]), desk, parts)
        move = move_to(item, found)
        if found and move:
            next_ = proposed(*found, move, str(item["said"]), desk)
            return _followed(step, next_, {**(next_.awaits or {}), THEN: then[at + 1 :], LISTED: listed}, desk)
    return step


def _followed(step: Step, next_: Step, awaits: Mapping[str, Any], desk: Desk) -> Step:
    """The step with the next one shown below; where it is not done, nothing else waits."""

    def longer(reply: Reply) -> Reply:
        return replace(reply, text=f"{reply.text}\n\n{desk.say('下一条：', 'The next one:')}\n{next_.reply.text}")

    write = step.write
    if write is None:
        return replace(step, reply=replace(longer(step.reply), kind="confirm"), record=next_.record, awaits=awaits)

    def written(work: Work) -> Reply:
        reply = write(work)
        return longer(reply) if reply.kind == "done" else reply

    return replace(step, write=written, record=next_.record, then=awaits)


def move_to(step: Mapping[str, Any], found: Seen | None) -> Move | None:
    """The step that was shown, where the record still stands before it."""
    moves = found[0].moves_from(found[1].state) if found else ()
    return next((one for one in moves if one.to == step["to"] and one.zh == step["move"]), None)


def proposed(
    action: Action, record: Record, move: Move, message: str, desk: Desk, before: Mapping[str, Any] | None = None
) -> Step:
    """The step with what is understood of it, `before` and in this message, for a yes."""
    awaits = {"record": record.id, "to": move.to, "move": move.zh, SHOWN: record.version}
    before = before or {}
    try:
        given = given_for(move, record, message, desk)
    except BadMove as problem:
        rest = given_for(without_person(move), record, message, desk)
        return unclear(problem, record, awaits | {"given": {**before, **rest}}, desk)
    notes = (str(one[NOTE]) for one in (before, given) if one.get(NOTE))
    given = {**before, **given, NOTE: "；".join(dict.fromkeys(notes))}
    absent = lacking(move, given)
    head = desk.say(
        f"还没有改动：要把下面这条“{move.zh}”吗？", f"Nothing was changed yet. Do you want to “{move.en}” this one?"
    )
    tail = desk.say("是就回复“**确认**”，不是就不用管。", "Answer “**yes**” to do it.")
    if absent:
        zh, en = "、".join(map(wanted, absent)), ", ".join(item.en for item in absent)
        tail = desk.say(f"还缺：{zh}。请接着说。", f"Still to be told: {en}.")
    shown = "\n".join([line(action, record, desk), *becomes(action, record, move, given, desk)])
    step = said([head, shown, tail], "clarify" if absent else "confirm", record.id)
    return replace(step, awaits=awaits | {"given": given})


def becomes(action: Action, record: Record, move: Move, given: Mapping[str, Any], desk: Desk) -> list[str]:
    """The states before and after the step, and what is written down with it."""
    before, after = action.state(record.state), action.state(move.to)
    change = desk.say(f"状态：{before.zh} → {after.zh}", f"state: {before.en} → {after.en}")
    note = [desk.say(f"说明：{given[NOTE]}", f"note: {given[NOTE]}")] if given[NOTE] else []
    early = [_early(action, record, move, desk)] if too_early(move, record, desk.today) else []
    return [f"  - {told}" for told in (change, *understood(move, given, desk), *note, *early)]


def _early(action: Action, record: Record, move: Move, desk: Desk) -> str:
    """That the day has not come for which a step is meant, and what else may be meant."""
    day = record.fields[move.from_day]
    own = own_move(action, record, desk)
    other = (
        desk.say(f"；不请了请说“{own.zh}”", f"; if you do not need it, say “{own.en}”") if own and own != move else ""
    )
    return desk.say(f"注意：{day} 才开始{other}", f"note: it only begins on {day}{other}")
