"""A form that was put aside, or words that were kept, taken up before its turn: 继续刚才的请假."""

from assistant.forms.choice import named_spans
from assistant.forms.data import WORDS
from assistant.forms.desk import Form
from assistant.forms.folded import FILLER, any_of, blank, compiled, fold
from assistant.forms.form import shown
from assistant.forms.later import taken_up
from assistant.forms.step import Step
from assistant.forms.table import Table, appended
from assistant.forms.tone import says
from assistant.records.kinds import kinds_in


def resumed(message: str, table: Table) -> Step | None:
    """The step for a message that only says with which form it is to go on, or asks where that was left; None for
    another message."""
    if table.current and says("where_we_were", fold(message)):
        return shown(table.current)
    form = resumable(message, table)
    if form is None or table.current is None:
        return None
    if form is table.current:
        return shown(form)
    note = table.desk.say(
        f"（您的{table.current.title}先放一放，办完这份再继续。）",
        f"(Your {table.current.title} is put aside and comes back afterwards.)",
    )
    return appended(taken_up(form), note)


def resumable(message: str, table: Table) -> Form | None:
    """The form that a message wants to go on with: the one that it names, else the one that was put aside."""
    folded = fold(message)
    lead = says("resumes", folded)
    if lead is None:
        return None
    lying = [form for form in (*table.waiting, *table.later, table.current) if form]
    kinds = kinds_in(folded)
    if kinds:
        lying = [form for form in lying if form.action in kinds]
    return lying[0] if lying and not _left(folded[lead.end() :], lying[0]) else None


def _left(folded: str, form: Form) -> str:
    """What a message says beside the name of the form."""
    folded = blank(folded, named_spans(form.action, folded))
    for patterns in (tuple(WORDS["pointing"][:1]), form.action.called, tuple(WORDS["pointing"][1:])):
        folded = any_of(tuple(patterns)).sub(" ", folded)
    return FILLER.sub("", compiled(r"\s+").sub("", folded))
