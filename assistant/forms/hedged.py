"""An answer that hedges or worries (行是行,就怕领导不批): it is no yes. What is shown stays, and who decides is said."""

from datetime import timedelta

from assistant.forms.desk import Form
from assistant.forms.folded import blank, fold
from assistant.forms.form import doubted, left, shown_below
from assistant.forms.plain import plain
from assistant.forms.prospects import acts
from assistant.forms.step import Step
from assistant.forms.subject import of_form
from assistant.forms.tone import asks
from assistant.forms.worries import hangs_on, hedges, thrown_back


def hedged(form: Form, text: str, message: str) -> Step | None:
    """The step for an answer that only hedges or worries; None for one that gives or asks something."""
    folded = fold(text)
    spans = hedges(folded)
    if (
        not spans
        or plain(message.lower()) == "yes"
        or "?" in message
        or asks(blank(folded, spans))
        or _gives(form, text, folded)
    ):
        return None
    if thrown_back(folded):
        return doubted(form)
    return left(form) if form.draft.stage == "collecting" else _worried(form)


def _gives(form: Form, text: str, folded: str) -> bool:
    """Whether an answer gives the form anything that it does not hold; the day on which a yes is made to hang is none."""
    read = form.read(blank(text, hangs_on(folded)))
    new = {name for name, value in read.values.items() if form.draft.fields.get(name) != value}
    return bool(new or read.questions or read.dropped)


def _worried(form: Form) -> Step:
    """Nothing is filed; who decides, and that it can still be changed."""
    ahead = acts(of_form(form, timedelta()))
    head = form.desk.say(
        f"没有提交，内容没有变。{ahead.zh}要改请直接说。",
        f"Nothing was filed or changed. {ahead.en} Say what to change.",
    )
    return shown_below(form, head)
