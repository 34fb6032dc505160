"""What a message decides of the form that is shown: that it be filed, or not yet, or not at all, beside whatever else it says."""

from assistant.forms.desk import Form
from assistant.forms.folded import CLAUSE
from assistant.forms.plain import firm, first, last, plain
from assistant.forms.tone import asks, says
from tools.fields import TextField


def agrees_to(form: Form, message: str) -> bool:
    """Whether a message says yes at last, and before that only what the summary shows: 没错,就31号,报上去."""
    if form.draft.stage != "confirming" or "?" in message or asks(message) or says("edits", message):
        return False
    clauses = [clause.strip() for clause in CLAUSE.findall(message)]
    said = [plain(clause.lower()) for clause in clauses]
    agreed = all(one in ("yes", "beside_yes") or form.repeats(c) for one, c in zip(said, clauses, strict=True))
    surprised = says("surprised", message) is not None and not firm(clauses[-1].lower())
    return agreed and said[-1] == "yes" and not surprised


def puts_off(message: str) -> bool:
    """Whether a message speaks of the filing, against it or to put it off: 先别交,我问下; 等我老婆同意再交."""
    return first(message) == "no" or says("of_filing", message) is not None


def cancels(form: Form, text: str, message: str) -> bool:
    """A message that cancels, first or at last, and gives no other values: 不用了,刚看见有人在修, not 算了,改成周五."""
    if "cancel" not in (first(message.lower()), last(message.lower())):
        return False
    told = {item.name for item in form.action.fields if isinstance(item, TextField)}
    return not set(form.read(text, asked=False).values) - told and not form.taken_out(text)
