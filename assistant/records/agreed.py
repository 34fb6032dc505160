"""What is answered to a step that was shown: a yes or a no, another step, what it lacked."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.orders import CLAUSE_END, names_a_step, ordered, withheld
from assistant.forms.plain import plain
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks
from assistant.records.held import of_a_part
from assistant.records.meant import OrderReader
from assistant.records.not_yours import decides_own
from assistant.records.numbers import names_other_number, number_in
from assistant.records.plainly import in_short, plainly_ordered, repeated
from assistant.records.proposed import LISTED, SHOWN, THEN, becomes, move_to, not_as_said, proposed, with_next
from assistant.records.status import Seen, line, said, seen
from assistant.records.steps import already, given_for, move_of, unclear
from assistant.records.told_apart import meant_among, strange_to
from assistant.records.words import speaks
from tools.action import Action, Move
from tools.desk import NOTE
from tools.duties import waiting_for
from tools.record import BadMove, Record


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
    shown = [line(action, record, desk), *becomes(action, record, move, {NOTE: "", **step["given"]}, desk)]
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
