"""A report that is to name nobody, and a message that wants taken out of it what tells its sender."""

from assistant.forms.form import edit
from assistant.forms.hidden import taken_out
from assistant.forms.step import Step
from assistant.forms.table import Table


def without_sender(text: str, table: Table) -> Step | None:
    """The form shown anew without the words that name its sender; None for any other message."""
    form = table.current
    kept = taken_out(form, text) if form else None
    return edit(form, {name: value or None for name, value in kept.items()}) if form and kept else None
