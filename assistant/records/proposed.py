"""A step that a message seems to order, and not as plainly as changes a record: it waits for a yes.

The yes is to the record as it was shown: one that somebody has changed since is left alone.
"""

from dataclasses import replace

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.orders import ordered
from assistant.forms.plain import plain
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.records.meant import OrderReader
from assistant.records.numbers import number_in
from assistant.records.plainly import plainly_ordered
from assistant.records.status import line, said, seen
from assistant.records.steps import given_for, move_of, take_step, unclear
from tools.action import Action, Move
from tools.record import BadMove, Record
from tools.rights import may_take

SHOWN = "shown"  # in what a step awaits: the version of the record that a yes is to


def taken_or_proposed(
    action: Action, record: Record, move: Move, message: str, desk: Desk, orders: OrderReader
) -> Step:
    """The step, where a message orders it plainly or this person may not take it at all (which is told); else it is
    asked for a yes."""
    refused = not may_take(move, record, desk.employee, desk.directory)
    if refused or plainly_ordered(action, record, move, message, desk, orders):
        return take_step(action, record, move, message, desk)
    return _proposed(action, record, move, message, desk)


def agreed_to(message: str, table: Table, parts: Parts) -> Step | None:
    """The step for a yes or a no to the step that the last reply proposed; None for another message."""
    step = table.minds.step
    if step is None or SHOWN not in step or step.get("late") or table.current:
        return None
    answer, found = plain(message.lower()), seen(str(step["record"]), table.desk, parts)
    if found is None:
        return None
    action, record = found
    if answer not in ("yes", "no", "cancel"):
        return _instead(action, record, str(step["to"]), message, table.desk)
    move = next(
        (one for one in action.moves_from(record.state) if one.to == step["to"] and one.zh == step["move"]), None
    )
    if answer != "yes" and move and ordered(action, record, message, table.desk) == move:  # 撤回, asked whether to
        answer = "yes"
    if answer != "yes":
        return said([table.desk.say("好的，没有改动任何记录。", "All right; nothing was changed.")], about=record.id)
    if move is None or record.version != step[SHOWN]:
        note = table.desk.say(
            "这条记录在您回复之前有了变化，没有再改动。现在是：",
            "The record has changed since it was shown; nothing was done. It is now:",
        )
        return said([note, line(action, record, table.desk)], about=record.id)
    return move_of(action, record, move, step["given"], table.desk)


def _instead(action: Action, record: Record, to: str, message: str, desk: Desk) -> Step | None:
    """Another step, which is asked for a yes too: 好的,不批 may only turn down what was proposed."""
    move = None if number_in(message) else ordered(action, record, message, desk)
    other = move is not None and move.to != to and record.state in move.sources
    return _proposed(action, record, move, message, desk) if move and other else None


def _proposed(action: Action, record: Record, move: Move, message: str, desk: Desk) -> Step:
    awaits = {"record": record.id, "to": move.to, "move": move.zh, SHOWN: record.version}
    try:
        given = given_for(move, message, desk)
    except BadMove as problem:
        return unclear(problem, record, awaits | {"given": {}}, desk)
    note = desk.say(
        f"还没有改动：要把下面这条“{move.zh}”吗？是就回复“确认”，不是就不用管。",
        f"Nothing was changed yet. Do you want to “{move.en}” this one? Answer “yes” to do it.",
    )
    step = said([note, line(action, record, desk)], "clarify", record.id)
    return replace(step, awaits=awaits | {"given": given})
