"""A step that a message seems to order, and not as plainly as changes a record: it waits for a yes.

The yes is to the record as it was shown: one that somebody has changed since is left alone.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.orders import CLAUSE_END, names_a_step, ordered, own_move, withheld
from assistant.forms.plain import plain
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks
from assistant.records.held import held_back, of_a_part, whole_only
from assistant.records.meant import OrderReader
from assistant.records.not_yours import decides_own
from assistant.records.numbers import names_other_number, number_in
from assistant.records.plainly import in_short, plainly_ordered, repeated
from assistant.records.status import Seen, line, said, seen
from assistant.records.steps import already, given_for, move_of, take_step, unclear, understood, without_person
from assistant.records.told_apart import meant_among, strange_to
from assistant.records.undone import belied, told_undone
from assistant.records.words import speaks
from assistant.reply import Reply
from tools.action import Action, Move
from tools.desk import NOTE, lacking, wanted
from tools.duties import waiting_for
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
        return told_undone(action, record, move, desk)
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


def agreed_to(message: str, table: Table, parts: Parts) -> Step | None:
    """The step for a yes or a no to the step that the last reply proposed, or with what it lacked; None for another
    message."""
    awaited = table.minds.step
    if decides_own(message, table.desk):
        return None
    if awaited is None:
        return _said_again(message, table, parts)
    step = _agreed(message, awaited, table, parts)
    if step is None or not awaited.get(THEN) or plain(message.lower()) == "cancel":
        return step
    return with_next(step, awaited[THEN], awaited.get(LISTED, []), table.desk, parts)


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


def _agreed(message: str, step: Mapping[str, Any], table: Table, parts: Parts) -> Step | None:
    waits = SHOWN in step and not step.get("late") and not table.current
    waits = waits and not names_other_number(message, str(step["record"]))
    found = seen(str(step["record"]), table.desk, parts) if waits else None
    if found is None or _means_another(message, found, table.desk, parts):
        return None
    (action, record), move = found, move_to(step, found)
    if move and (told := _unanswered(message, step, found, move, table.desk)):
        return told
    answer = _answer(action, record, move, message, table.desk)
    if answer is None:
        return _otherwise(action, record, move, message, step, table.desk, parts.orders)
    if answer != "yes":
        return said([table.desk.say("好的，没有改动任何记录。", "All right; nothing was changed.")], about=record.id)
    if move is None or record.version != step[SHOWN]:
        note = table.desk.say(
            "这条记录在您回复之前有了变化，没有再改动。现在是：",
            "The record has changed since it was shown; nothing was done. It is now:",
        )
        return said([note, line(action, record, table.desk)], about=record.id)
    return move_of(action, record, move, step["given"], table.desk)


def _unanswered(message: str, step: Mapping[str, Any], found: Seen, move: Move, desk: Desk) -> Step | None:
    """What is told to who wavers, or orders what is no yes to the step that was shown: 对,26号的撤回."""
    action, record = found
    if _wavers(message):
        return _shown_again(step, found, move, desk)
    about_it = names_a_step(message) or of_a_part(action, record, move, message, desk)
    return not_as_said(action, record, move, message, desk) if about_it else None


def _wavers(message: str) -> bool:
    """Whether a yes is taken back or put off in the same breath: 确认,等会儿."""
    if names_a_step(message) or plain(message.lower()):
        return False  # 好的,不批 orders another step; 好的,算了 is a no
    first, *others = [clause.strip() for clause in CLAUSE_END.split(message) if clause.strip()] or [""]
    return plain(first.lower()) == "yes" and any(speaks("wavers", clause) for clause in others)


def _shown_again(step: Mapping[str, Any], found: Seen, move: Move, desk: Desk) -> Step:
    """The step that was shown, which waits as it did."""
    action, record = found
    head = desk.say(
        f"还没有改动：听起来还没定。要把下面这条“{move.zh}”，请只回复“**确认**”；不办就说“算了”。",
        f"Nothing was changed; you sound undecided. To “{move.en}” this one answer “**yes**” alone; else say “no”.",
    )
    shown = [line(action, record, desk), *_becomes(action, record, move, {NOTE: "", **step["given"]}, desk)]
    return replace(said([head, "\n".join(shown)], "confirm", record.id), awaits=step)


def _means_another(message: str, shown: Seen, desk: Desk, parts: Parts) -> bool:
    """Whether a message orders a step with another record that waits for this person, or points at one: 算了,驳回病假
    那张; 行车那条给e012."""
    if not names_a_step(message) and not speaks("designates", message):
        return False
    if strange_to(message, shown, desk):
        return True
    waits = waiting_for(desk.employee, parts.store, desk.directory)
    meant = meant_among(message, waits if shown in waits else [shown, *waits], desk)
    return bool(meant) and shown not in meant


def _said_again(message: str, table: Table, parts: Parts) -> Step | None:
    """That the step just taken is taken, to who says it once more (对,关闭); None for another message."""
    found = seen(table.minds.record, table.desk, parts) if table.minds.record and not table.current else None
    if found is None or asks(message) or names_other_number(message, table.minds.record):
        return None
    action, record = found
    if any(one.to == record.state for one in action.moves_from(record.state)):
        return None  # 交给e007 after 派给e006 gives it to somebody else
    last = parts.store.history(record.id)[-1]
    moves = [one for one in action.moves if one.to == record.state]
    again = any(repeated(action, record, one, message, table.desk) or in_short(one, message) for one in moves)
    if not again or last.who != table.desk.employee.id:
        return None
    return said([already(action, record, last, table.desk)], about=record.id)


def _answer(action: Action, record: Record, move: Move | None, message: str, desk: Desk) -> Literal["yes", "no"] | None:
    """What a message says to the step that was proposed; to name it again is a yes (撤回, 确定驳回, 嗯 撤)."""
    answer = plain(message.lower())
    if speaks("glad", message) and not names_a_step(message):
        return None
    if answer == "yes" or speaks("as_shown", message):
        return "yes"
    if move and (repeated(action, record, move, message, desk) or in_short(move, message)):
        return "yes"
    if answer not in ("no", "cancel"):
        return None
    return "yes" if move and ordered(action, record, message, desk) == move else "no"


def _otherwise(
    action: Action, record: Record, move: Move | None, message: str, step: Mapping[str, Any], desk: Desk,
    orders: OrderReader,
) -> Step | None:  # fmt: skip
    """Another step, the same ordered outright, or with what the message adds to it; None for another message."""
    if move and (both := _merged(action, record, move, message, step["given"], desk)):
        return both
    if move is None or not plainly_ordered(action, record, move, message, desk, orders):
        other = _instead(action, record, str(step["to"]), message, desk)
        return other or (_completed(action, record, move, message, step["given"], desk) if move else None)
    try:
        given = {**step["given"], **given_for(move, record, message, desk)}
    except BadMove as problem:
        return unclear(problem, record, {"record": record.id, "to": move.to, "given": dict(step["given"])}, desk)
    return move_of(action, record, move, given, desk)


def _merged(
    action: Action, record: Record, move: Move, message: str, before: Mapping[str, Any], desk: Desk
) -> Step | None:
    """The step that was shown and another to the same state as one: 期限改到12月5号, then 负责人改成e007."""
    other = ordered(action, record, message, desk)
    if other is None or (other.to, other.sources) != (move.to, move.sources) or other == move:
        return None
    both = max(other, move, key=lambda one: len(one.needs))
    return proposed(action, record, both, message, desk, before)


def _instead(action: Action, record: Record, to: str, message: str, desk: Desk) -> Step | None:
    """Another step, which is asked for a yes too: 好的,不批 may only turn down what was proposed."""
    move = None if number_in(message) else ordered(action, record, message, desk)
    other = move is not None and move.to != to and record.state in move.sources
    return proposed(action, record, move, message, desk) if move and other else None


def _completed(
    action: Action, record: Record, move: Move, message: str, before: Mapping[str, Any], desk: Desk
) -> Step | None:
    """The same step, shown with what the message adds to it: 这周五之前; None where it adds nothing."""
    if asks(message) or withheld(message) or number_in(message):
        return None
    try:
        adds = any(name != NOTE for name in given_for(move, record, message, desk))
    except BadMove:
        adds = True
    return proposed(action, record, move, message, desk, before) if adds else None


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
    shown = "\n".join([line(action, record, desk), *_becomes(action, record, move, given, desk)])
    step = said([head, shown, tail], "clarify" if absent else "confirm", record.id)
    return replace(step, awaits=awaits | {"given": given})


def _becomes(action: Action, record: Record, move: Move, given: Mapping[str, Any], desk: Desk) -> list[str]:
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
