"""Forms other than the one in hand: one that was put aside is taken up before its turn (继续刚才的请假), or dropped."""

from assistant.forms.choice import named_spans
from assistant.forms.data import WORDS
from assistant.forms.desk import Form
from assistant.forms.folded import CLAUSE, FILLER, any_of, blank, compiled, fold
from assistant.forms.form import shown
from assistant.forms.later import put_away, taken_up
from assistant.forms.plain import first, last
from assistant.forms.step import Step
from assistant.forms.table import Table, appended, with_form
from assistant.forms.tone import says
from assistant.records.kinds import kinds_in
from assistant.reply import Reply
from tools.store import Work


def resumed(message: str, table: Table) -> Step | None:
    """The step for a message that only says with which form it is to go on; None for another message."""
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


def dropped(message: str, table: Table) -> Step | None:
    """The step for a change of mind that names a form which is not the one in hand: 假不请了, beside a hazard."""
    clause = _cancelling(fold(message))
    form = table.current
    if not clause or form is None or _called(form, clause):
        return None
    other = next((one for one in (*table.waiting, *table.later) if _called(one, clause)), None)
    if other is None:
        return None
    gone = other.changed(stage="cancelled")
    text = other.desk.say(f"已取消，{other.title}没有提交。", f"Cancelled: the {other.title} has not been filed.")
    reply = Reply(text, "cancelled", action=gone.as_json(), trace=other.trace)

    def written(work: Work) -> Reply:
        put_away(other, work)
        return reply

    return with_form(Step(reply, written, "draft"), form)


def _cancelling(folded: str) -> str:
    """The clause of a message that cancels: the whole, the first, or the last one."""
    clauses = [match.group() for match in CLAUSE.finditer(folded)]
    if not clauses or "cancel" not in (first(folded), last(folded)):
        return ""
    return clauses[0] if first(folded) == "cancel" else clauses[-1]


def _called(form: Form, clause: str) -> bool:
    return any_of((*form.action.called, *form.action.unwanted)).search(clause) is not None


def _left(folded: str, form: Form) -> str:
    """What a message says beside the name of the form."""
    folded = blank(folded, named_spans(form.action, folded))
    for patterns in (tuple(WORDS["pointing"][:1]), form.action.called, tuple(WORDS["pointing"][1:])):
        folded = any_of(tuple(patterns)).sub(" ", folded)
    return FILLER.sub("", compiled(r"\s+").sub("", folded))
