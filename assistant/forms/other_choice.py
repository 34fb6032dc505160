"""Another choice than the one of a form, said or asked about alone: 那算病假呢."""

from assistant.forms.choice import named_spans
from assistant.forms.desk import Form
from assistant.forms.folded import blank, fold
from assistant.forms.tone import says
from tools.fields import ChoiceField


def other_choice(form: Form, text: str) -> bool:
    """Whether a message says no more than another choice, or asks whether it would do: 那算病假呢."""
    folded, given = fold(text), form.read(text).values
    other = any(
        isinstance(item, ChoiceField) and given.get(item.name) not in (None, form.draft.fields.get(item.name))
        for item in form.action.fields
    )
    return other and says("may_it_be", blank(folded, named_spans(form.action, folded))) is not None
