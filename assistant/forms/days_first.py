"""A message that only does something with days of the form in hand (周日不来了, 最后一天不请了): no change of mind about the
form, nothing about records, no other matter, however much it sounds so."""

from assistant.forms.day_acts import days_acted_on
from assistant.forms.folded import FILLER, blank, fold
from assistant.forms.form import fill
from assistant.forms.signs import period_of
from assistant.forms.step import Step
from assistant.forms.table import Table


def days_changed(text: str, table: Table) -> Step | None:
    """The form in hand with what a message does with its days, where it says no more; None for another message."""
    form = table.current
    item = period_of(form.action) if form else None
    if form is None or item is None:
        return None
    folded = fold(text)
    days = days_acted_on(item, folded, form.draft.fields, form.desk.today)
    if days is None or FILLER.sub("", blank(folded, days.spans)):
        return None
    return fill(form, text)
