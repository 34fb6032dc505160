"""A record of one's own that has ended without effect, filed anew: its form is filled in as it was, and shown for a yes."""

from assistant.build import Parts
from assistant.dates import named_spans, read_period
from assistant.forms.amend import instead
from assistant.forms.data import WORDS
from assistant.forms.declined import unknown
from assistant.forms.desk import Form
from assistant.forms.folded import any_of, blank, fold
from assistant.forms.form import fill, shown
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks
from assistant.records.kinds import kinds_in
from assistant.records.mine import own_of
from assistant.records.numbers import number_in, without_numbers
from assistant.records.status import Seen, said, seen
from assistant.records.words import speaks, without
from tools.record import Draft


def refiled(message: str, table: Table, parts: Parts) -> Step | None:
    """The form for a message that wants a record filed again: 重新提交; None for another message."""
    if table.current or asks(message) or not speaks("files_again", message):
        return None
    desk, changes = table.desk, without("files_again", without_numbers(message))
    found = _meant(message, table, parts)
    if found is None or (not number_in(message) and not _only_changes(changes, found, table)):
        return None
    action, record = found
    if record.owner != desk.employee.id:
        owner = desk.directory.called(record.owner)
        told = desk.say(
            f"没有改动：{record.id} 是 {owner} 的，只能由本人重新提交。",
            f"Nothing was changed: {record.id} is that of {owner}, who alone can file it again.",
        )
        return said([told], "denied", record.id)
    if not action.state(record.state).void:
        return None if action.state(record.state).final else instead(action, record, desk)
    if parts.directory.find(desk.employee.id) is None:
        return unknown(action, desk)
    later = {item.name for move in action.moves for item in move.needs} | set(action.derived)
    fields = {name: value for name, value in record.fields.items() if name not in later}
    form = Form(action, Draft(action.name, fields=fields), desk)
    return fill(form, changes) if form.given(changes) and not _points_at(changes, form) else shown(form)


def _meant(message: str, table: Table, parts: Parts) -> Seen | None:
    """The record that is named by its number, that was last spoken of, or the last of one's own that ended so."""
    if number := number_in(message):
        return seen(number, table.desk, parts)
    spoken = seen(table.minds.spoken, table.desk, parts) if table.minds.spoken else None
    kinds = kinds_in(message)
    if spoken and (spoken[0] in kinds or not kinds) and spoken[0].state(spoken[1].state).void:
        return spoken
    ended = [one for one in own_of(kinds, table.desk) if one[0].state(one[1].state).void]
    return max(ended, key=lambda one: one[1].updated_at, default=None)


def _points_at(changes: str, form: Form) -> bool:
    """Whether what is said besides only names the record by a day of it: 重新提交14号的."""
    around = any_of(tuple(WORDS["around_refiled_day"]))
    spans, days = named_spans(fold(changes)), form.days
    if len(spans) != 1 or days is None or around.sub("", blank(fold(changes), [spans[0][0]])).strip():
        return False
    first = read_period(fold(changes), form.desk.today, beside=days[0]).start
    return first is not None and days[0] <= first <= days[1]


def _only_changes(changes: str, found: Seen, table: Table) -> bool:
    """Whether a message says nothing else, but for values of the form: 重新提交,改成12月8号."""
    action, record = found
    form = Form(action, Draft(action.name, fields=dict(record.fields)), table.desk)
    return not without("beside_order", changes).strip(" ,，。.!！的") or bool(form.given(changes))
