"""A report that is to name nobody: the wish for that, and the one to have taken out of it what tells its sender."""

from assistant.forms.desk import Form
from assistant.forms.folded import FILLER, STORY_MIN_CHARS, any_of, blank, fold
from assistant.forms.form import edit, fill
from assistant.forms.hidden import taken_out
from assistant.forms.plain import clauses_of, plain
from assistant.forms.step import Step
from assistant.forms.subject import HIDING
from assistant.forms.table import Table
from assistant.forms.tone import asks, says
from assistant.smalltalk import idle
from tools.fields import FlagField


def without_sender(text: str, table: Table) -> Step | None:
    """The form shown anew without the words that name its sender; None for any other message."""
    form = table.current
    kept = taken_out(form, text) if form else None
    return edit(form, {name: value or None for name, value in kept.items()}) if form and kept else None


def unnamed(text: str, table: Table) -> Step | None:
    """The form shown anew as one that names nobody, where a message wishes that, be it beside a yes (确认提交,对了匿名):
    what was shown had the name. What else the message tells is filled in; None for any other message."""
    form = table.current
    item = next((one for one in form.action.fields if one.name == HIDING), None) if form else None
    if form is None or not isinstance(item, FlagField) or form.draft.fields.get(HIDING):
        return None
    clauses = clauses_of(text)
    wishes = [clause for clause in clauses if _wished(item, clause)]
    clauses = [_without_wish(item, clause) if clause in wishes else clause for clause in clauses]
    if not wishes or not form.read(text).values.get(HIDING):
        return None
    rest = "，".join(clause for clause in clauses if clause and not _says_nothing(clause))
    if any(asks(clause) for clause in clauses):
        return None
    hidden = form.changed(fields=form.draft.fields | {HIDING: True})
    return fill(hidden, rest) if rest and _tells(hidden, rest) else edit(form, {HIDING: True})


def _wished(item: FlagField, clause: str) -> bool:
    """Whether a clause wishes the flag; a question does only by what it asks us to do: 能不能不写我是谁, 不署名可以吗."""
    folded = fold(clause)
    spans = [match.span() for match in any_of(item.words).finditer(folded)]
    if not spans or (item.denied and any_of(item.denied).search(folded)):
        return False
    beside = blank(folded, spans)
    return not asks(beside) or says("only_asks_for", beside) is not None


def _without_wish(item: FlagField, clause: str) -> str:
    """What a clause tells beside the wish: 2号仓库货架歪了 of 匿名上报2号仓库货架歪了; empty where that is nothing."""
    left = blank(clause, [match.span() for match in any_of(item.words).finditer(fold(clause))]).strip()
    return left if len(FILLER.sub("", fold(left))) > STORY_MIN_CHARS else ""


def _says_nothing(clause: str) -> bool:
    return plain(clause) in ("yes", "beside_yes") or idle(clause)


def _tells(form: Form, text: str) -> bool:
    return bool(form.given(text) or says("news", fold(text)))
