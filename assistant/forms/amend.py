"""Changes that somebody wants to a record that has been filed: 12月3号的假改成12月4号. The store changes none; what can be
done instead is said, with the record's number."""

from datetime import date

from assistant.build import Parts
from assistant.dates import read_period
from assistant.forms import view
from assistant.forms.correct import puts_right
from assistant.forms.desk import Desk
from assistant.forms.folded import fold
from assistant.forms.orders import own_move
from assistant.forms.reading import read_fields
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import says
from assistant.records.kinds import kinds_in
from assistant.records.numbers import number_in
from assistant.reply import Reply
from tools import action_named
from tools.action import Action
from tools.fields import PeriodField, TextField
from tools.record import Record
from tools.rights import actors


def amended(message: str, table: Table, parts: Parts) -> Step | None:
    """What can be done about a record of the sender's own that a message wants otherwise; None for another message."""
    match = says("amends", message.lower())
    old = (match["old"] or match["told"] or match["of"] or "") if match else None
    record = _just_filed(message, table, parts) if old is None else _meant(message, old, table, parts)
    action = action_named(record.type) if record else None
    if record is None or action is None or action.state(record.state).final:
        return None
    return instead(action, record, table.desk)


def _meant(message: str, old: str, table: Table, parts: Parts) -> Record | None:
    """The record that is named by its number, by a day of it, or by its kind; with none of these the one last spoken of.

    While a form is open, a change is to that form unless the message names a record that the form cannot be.
    """
    desk = table.desk
    if number := number_in(message):
        return next((record for record in desk.own() if record.id == number), None)
    own = [record for record in desk.own() if record.type in {kind.name for kind in kinds_in(old)}]
    day = read_period(fold(old), desk.today).start if own else None
    if day is not None:
        if table.current and _covers(table.current.action, table.current.draft.fields, day):
            return None
        return next((r for r in reversed(own) if (a := action_named(r.type)) and _covers(a, r.fields, day)), None)
    if table.current:
        return None
    if own and says("filed_before", old):
        return own[-1]
    last = parts.store.record(table.minds.record) if table.minds.record else None
    action = action_named(last.type) if last and last.owner == desk.employee.id else None
    pointed = not old.strip() or says("points_at_filed", old.strip()) is not None
    return last if action and (pointed or _is_field(old.strip(), action)) else None


def _is_field(words: str, action: Action) -> bool:
    """Whether words are what a field is called: 日期, 请假的时间."""
    return any(words.endswith((item.zh, *item.also)) for item in action.fields)


def _just_filed(message: str, table: Table, parts: Parts) -> Record | None:
    """The record that the last reply was about, where a message says another value of it: 客户写错了,是李女士."""
    record = parts.store.record(table.minds.record) if table.minds.record and table.current is None else None
    action = action_named(record.type) if record and record.owner == table.desk.employee.id else None
    if record is None or action is None:
        return None
    folded = fold(message)
    values = read_fields(action, message, record.fields, (), table.desk.today).values
    told = {item.name for item in action.fields if isinstance(item, TextField)}
    other = values if says("changes", message) else says("slip_of_filed", message.lower()) and values.keys() - told
    adds = says("adds_to_filed", message.lower()) is not None
    return record if other or adds or any(puts_right(item, folded) for item in action.fields) else None


def _covers(action: Action, fields: dict[str, object], day: date) -> bool:
    item = next((item for item in action.fields if isinstance(item, PeriodField)), None)
    first, last = (fields.get(item.name), fields.get(item.end)) if item else (None, None)
    return bool(first) and str(first) <= day.isoformat() <= str(last or first)


def instead(action: Action, record: Record, desk: Desk) -> Step:
    """What can be done about a record that is wanted otherwise, or no more."""
    line = view.line(action, record, desk.language)
    if back := own_move(action, record, desk):
        text = desk.say(
            f"已提交的{action.zh}不能直接修改：\n{line}\n\n"
            f"可以先说“{back.zh} {record.id}”，再重新提交一份；不说就保持原样。",
            f"A {action.en} that has been filed cannot be edited:\n{line}\n\n"
            f"Say “{back.en} {record.id}” and file it anew; otherwise it stays as it is.",
        )
    else:
        people = "、".join(f"{e.name}（{e.id}）" for e in actors(action, record, desk.directory)[:3])
        text = desk.say(
            f"已提交的{action.zh}不能修改，也不能由您撤回：\n{line}\n\n有出入请告诉处理人：{people or 'HR'}。",
            f"A {action.en} that has been filed can neither be edited nor taken back by you:\n{line}\n\n"
            f"Tell those who handle it: {people or 'HR'}.",
        )
    return Step(Reply(text, "status", trace={"route": "records"}), record=record.id)
