"""A step with a record that waited for something: the message after 还需要满意度 gives it (4分), and the step is taken."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.build import Parts
from assistant.dates import read_period
from assistant.forms.folded import FILLER, blank, fold
from assistant.forms.orders import CLAUSE_END, withheld
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks, decided, says
from assistant.records.chosen import AMONG
from assistant.records.numbers import number_in
from assistant.records.plainly import plainly_given
from assistant.records.proposed import SHOWN, proposed
from assistant.records.steps import given_for, move_of, score_in, unclear
from assistant.records.words import speaks
from tools import action_named
from tools.action import Action, Move
from tools.desk import NOTE
from tools.fields import NumberField
from tools.record import BadMove, Record
from tools.rights import may_take

_BY = re.compile(r"(?:之|以)?前|为止|截止|完成|\bby\b")
BARE_CHARS = 6  # of a message that is only the value that was asked for, and no note: 满意度4分
SURELY_ELSE = 0.8  # belief in paperwork from which a message is about that


def continued(message: str, table: Table, parts: Parts) -> Step | None:
    """The step that the last reply waited with, taken with what this message gives; None for another message. Of the
    reply before it a step still waits for what says what it is: 满意度4分, not 4.

    Nothing is taken from a question, from what depends on something, and from a message that wants something else.
    """
    step = table.minds.step
    if step is None or table.current or not _may_give(step, message):
        return None
    record = parts.store.record(str(step["record"]))
    action = action_named(record.type) if record else None
    move = _move(action, record, str(step["to"]), table) if action and record else None
    if record is None or action is None or move is None:
        return None
    plainly = plainly_given(action, record, move, message, table.desk, parts.orders)
    before = {name: value for name, value in step["given"].items() if value is not None}
    try:
        fresh = _given(move, record, before, message, table)
    except BadMove as problem:  # two people, where one is asked for
        return unclear(problem, record, step, table.desk)
    if not fresh or says("leave", message) or (_wants_else(message, parts) and not _deadline(message, table)):
        return None
    if not plainly:  # 这周五之前,要加装吸尘罩
        return proposed(action, record, move, message, table.desk, before) if _deadline(message, table) else None
    note = "；".join(said for said in (str(before.get(NOTE) or ""), message[BARE_CHARS:] and message) if said)
    return move_of(action, record, move, before | fresh | {NOTE: note}, table.desk)


def _may_give(step: Mapping[str, Any], message: str) -> bool:
    if SHOWN in step or AMONG in step or asks(message) or withheld(message) or number_in(message):
        return False  # what was shown waits for a yes
    return not step.get("late") or speaks("by_name", message) is not None


def _wants_else(message: str, parts: Parts) -> bool:
    intent = parts.intents.read(decided(message))
    return action_named(intent.label) is not None and intent.belief >= SURELY_ELSE


def _deadline(message: str, table: Table) -> bool:
    """Whether a clause of a message is a day and no more, or says by when: 12月4号前; 这周五之前,要加装吸尘罩."""
    clauses = (fold(clause) for clause in CLAUSE_END.split(message))
    return any(_is_day(clause, table) for clause in clauses)


def _is_day(clause: str, table: Table) -> bool:
    spans = read_period(_BY.sub("", clause), table.desk.today).spans
    return bool(spans) and not FILLER.sub("", blank(_BY.sub("", clause), spans))


def _move(action: Action, record: Record, to: str, table: Table) -> Move | None:
    moves = (move for move in action.moves_from(record.state) if move.to == to)
    return next((move for move in moves if may_take(move, record, table.desk.employee, table.desk.directory)), None)


def _given(move: Move, record: Record, before: dict[str, Any], message: str, table: Table) -> dict[str, Any]:
    """What the message gives of that which the step still needs; all that it needs where something was not taken."""
    read = given_for(move, record, message, table.desk)
    found: dict[str, Any] = {}
    for item in move.needs:
        value = score_in(message, bare=True) if isinstance(item, NumberField) else read.get(item.name)
        if item.name != NOTE and value is not None:
            found[item.name] = value
    lacking = {item.name for item in move.needs if item.required and item.name not in (NOTE, *before)}
    return found if not lacking or lacking & set(found) else {}
