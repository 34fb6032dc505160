"""Which machine an open repair is of, told beside it by where it stands and its number: 在机加二班,编号M-09."""

from assistant.forms.belongs import MACHINE
from assistant.forms.desk import Form
from assistant.forms.exact import placed
from assistant.forms.folded import CLAUSE, fold
from assistant.forms.form import edit
from assistant.forms.step import Step
from assistant.forms.tone import asks, says
from assistant.records.numbers import numbers_in
from tools.fields import TextField

NUMBER_ZH, NUMBER_EN = "（{}）", ", no. {}"


def told_which(form: Form, text: str) -> Step | None:
    """The form with the place and the number of its machine, as a message tells them and nothing else, be it a number put
    right; None for any other message."""
    item = next((one for one in form.action.fields if one.name == MACHINE), None)
    name, folded = str(form.draft.fields.get(MACHINE) or ""), fold(text)
    if not (name and isinstance(item, TextField)) or asks(folded) or numbers_in(folded):
        return None
    clauses = [match.span() for match in CLAUSE.finditer(folded) if match.group().strip()]
    numbered = False
    for start, end in clauses:
        clause = folded[start:end].strip()
        at = start + folded[start:end].index(clause)
        if number := says("machine_number", clause):
            which = "value" if number["value"] else "en"
            name, numbered = _with_number(name, text[at + number.start(which) : at + number.end(which)]), True
        elif len(clauses) > 1 and (stands := says("stands_in", clause)):
            which = "value" if stands["value"] else "en"
            where = text[at + stands.start(which) : at + stands.end(which)]
            name = placed(item, name, text[start:end], folded[start:end]) or _standing(name, where)
        else:
            return None
    return edit(form, {MACHINE: name}) if numbered else None


def _with_number(name: str, number: str) -> str:
    """A name with its number, in place of the one that it was told with before."""
    kept = says("own_number", name)
    name = name[: kept.start()] if kept else name
    return f"{name}{(NUMBER_EN if name.isascii() else NUMBER_ZH).format(number)}"


def _standing(name: str, where: str) -> str:
    if where in name:
        return name
    return f"{name}, {where}" if name.isascii() else f"{where}{name}"
