"""An order to file a form that was put aside, before the one in hand: 你先把我明天那假交了,货架一会儿单说."""

from assistant.forms.data import WORDS
from assistant.forms.desk import Form
from assistant.forms.folded import CLAUSE, compiled, fold
from assistant.forms.form import file
from assistant.forms.later import taken_up, then_next
from assistant.forms.plain import in_clauses, plain
from assistant.forms.step import Step
from assistant.forms.table import Table, appended
from assistant.forms.tone import asks, says


def put_first(text: str, table: Table) -> Step | None:
    """The step for an order to file another form than the one in hand; None for another message.

    It is filed where the order names the only one of its kind, whose summary has been shown as it stands, and says
    nothing that is not in it. Else it is shown, and waits for a yes.
    """
    form, alone = _ordered(text, table)
    if form is None or table.current is None:
        return None
    if alone and _as_shown(form, text, table):
        return then_next(file(form), table, form)
    note = table.desk.say(
        f"（您的{table.current.title}先放一放，办完这份再继续。）",
        f"(Your {table.current.title} is put aside and comes back afterwards.)",
    )
    return appended(taken_up(form), note)


def _ordered(text: str, table: Table) -> tuple[Form | None, bool]:
    """The form whose filing a clause orders, and whether nothing is said beside that and putting off the one in hand."""
    folded, current = fold(in_clauses(text)), table.current
    if current is None or asks(folded) or "?" in folded:
        return None, False
    lying = [form for form in (*table.waiting, *table.later) if form.action is not current.action]
    clauses = [match.group().strip() for match in CLAUSE.finditer(folded)]
    found = ((form, clause) for clause in clauses for form in lying if _orders(form, clause))
    form, order = next(found, (None, ""))
    beside = (clause for clause in clauses if clause != order)
    return form, all(plain(clause) in ("yes", "beside_yes") or says("put_off_other", clause) for clause in beside)


def _orders(form: Form, clause: str) -> bool:
    name = "|".join(f"(?:{called})" for called in form.action.called)
    patterns = (pattern.replace("{name}", f"(?:{name})") for pattern in WORDS["files_that"])
    return any(compiled(pattern).fullmatch(clause) for pattern in patterns)


def _as_shown(form: Form, text: str, table: Table) -> bool:
    """Whether a form is the only one of its kind, its summary stands as it was shown, and the words give it no other value."""
    alike = [one for one in (*table.waiting, *table.later) if one.action is form.action]
    values, fields = form.read(text, asked=False).values, form.draft.fields
    differs = any(fields.get(name) != values[name] for name in form.given(text) & values.keys())
    return form.draft.stage == "confirming" and len(alike) == 1 and not differs
