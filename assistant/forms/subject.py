"""What a question about a form is about: the form, or the record that it has become."""

from dataclasses import dataclass
from datetime import timedelta

from assistant.forms import view
from assistant.forms.desk import Desk, Form
from tools.action import Action
from tools.directory import Employee
from tools.record import ANONYMOUS, Record

NAMED_MOST = 5
HIDING = "anonymous"  # the flag by which a sender is not named


@dataclass(frozen=True)
class Subject:
    """What is asked about: a form that has not been filed, or (`filed`) the record that it has become.

    A form's `record` is the one that it would be. `keeps` is how long a form waits for a yes.
    """

    action: Action
    record: Record
    desk: Desk
    filed: bool
    missing: tuple[str, ...] = ()
    keeps: timedelta = timedelta()

    @property
    def hidden(self) -> bool:
        return bool(self.record.fields.get(HIDING))

    @property
    def known(self) -> bool:
        """Whether the record can be told from others by who sent it."""
        return not self.hidden


def of_form(form: Form, keeps: timedelta) -> Subject:
    fields, desk = view.public(form.draft.fields), form.desk
    owner = ANONYMOUS if fields.get(HIDING) else desk.employee.id
    due = form.action.deadline(fields, desk.situation())
    record = Record("", form.action.name, owner, form.action.states[0].name, 1, fields, desk.now, desk.now, due_at=due)
    return Subject(form.action, record, desk, False, tuple(form.missing()), keeps)


def of_record(action: Action, record: Record, desk: Desk) -> Subject:
    return Subject(action, record, desk, True)


def listed(people: list[Employee]) -> str:
    names = "、".join(f"{employee.name}（{employee.id}）" for employee in people[:NAMED_MOST])
    return f"{names} 等" if len(people) > NAMED_MOST else names
