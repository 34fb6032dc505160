"""A form that is to be another kind of paperwork: 这该算报修吧,改成报修. What was told is kept, and nothing is filed."""

from assistant.forms import view
from assistant.forms.data import WORDS
from assistant.forms.desk import Form
from assistant.forms.folded import CLAUSE, blank, compiled, fold
from assistant.forms.form import cancel, fill
from assistant.forms.matter import matter_of
from assistant.forms.plain import in_clauses
from assistant.forms.reading import read_fields
from assistant.forms.signs import story_of
from assistant.forms.slips import without_slips
from assistant.forms.step import Step
from assistant.forms.table import Table, appended
from assistant.forms.told import told_in
from assistant.forms.tone import asks, says
from assistant.reply import Reply
from tools import ACTIONS
from tools.action import Action
from tools.fields import TextField
from tools.record import Draft
from tools.store import Work


def recast(form: Form, text: str, table: Table) -> Step | None:
    """The form anew as the kind of paperwork that a message says it should be; None for another message."""
    folded = fold(in_clauses(text))
    other = next(
        (action for action in ACTIONS if action is not form.action and _called_for(action, form, folded)), None
    )
    story, told = other.story if other else None, form.action.story
    if other is None or story is None or told is None or asks(folded):
        return None
    if any(waiting.action is other for waiting in table.waiting):
        return None
    values, rest = _carried(form, told, other, story), _rest(other, form, text)
    anew = Form(other, Draft(other.name, fields=values), form.desk)
    if not anew.given(rest):
        anew = anew.changed(fields=values | anew.more_of_the_story(rest))
    begun = fill(anew, rest, first=True)
    gone = cancel(form)

    def written(work: Work) -> Reply:
        if gone.write:
            gone.write(work)
        return begun.write(work) if begun.write else begun.reply

    note = form.desk.say(
        f"（已改为{other.zh}；原来的{form.action.zh}没有提交。）",
        f"(Changed to {view.title(other, 'en')}; the {form.action.en} was not filed.)",
    )
    return appended(Step(begun.reply, written, "draft"), note)


def _called_for(other: Action, form: Form, folded: str) -> bool:
    return any(compiled(pattern).search(folded) for pattern in _patterns(other, form))


def _patterns(other: Action, form: Form) -> list[str]:
    name, old = (f"(?:{'|'.join(action.called)})" for action in (other, form.action))
    return [pattern.replace("{name}", name).replace("{old}", old) for pattern in WORDS["recasts"]]


def _rest(other: Action, form: Form, text: str) -> str:
    """What a message says beside the change of kind: the clauses without one."""
    folded = without_slips(fold(in_clauses(text)))
    if len(folded) != len(text):
        return ""
    said = [m.span() for m in CLAUSE.finditer(folded) if _called_for(other, form, m.group())]
    return blank(text, [*said, *(span for span in [_led_in(folded)] if span)]).strip(" ,，。.;；!！")


def _led_in(folded: str) -> tuple[int, int] | None:
    match = compiled(WORDS["takes_back"][0]).match(folded)
    return match.span() if match and match.group().strip() else None


def carried(form: Form, other: Action, text: str) -> dict[str, object]:
    """What a form of another kind begins with that is only ordered (报修), where what was told in this one is of its matter
    too: 空压机房有异响. Nothing where the message tells something itself, or a customer told it."""
    story, told = other.story, form.action.story
    if story is None or told is None or told_in(other, text):
        return {}
    known = str(form.draft.fields.get(told.name) or "")
    if not known or says("of_customer", fold(known)) or {story_of(other), story_of(form.action)} >= {story, told}:
        return {}
    values = _carried(form, told, other, story)
    return values if set(matter_of(other)) & set(values) else {}


def _carried(form: Form, told: TextField, other: Action, story: TextField) -> dict[str, object]:
    """What the other kind can take over: what was told, what it reads in that, and fields of the same name."""
    known = form.draft.fields
    place = " ".join(
        str(known[item.name])
        for item in form.action.fields
        if isinstance(item, TextField) and item.required and item is not told and known.get(item.name)
        and str(known[item.name]) not in str(known.get(told.name, ""))
    )  # fmt: skip
    words = f"{place} {known.get(told.name, '')}".strip()
    read = read_fields(other, words, {}, (), form.desk.today).values if words else {}
    same = {item.name: known[item.name] for item in other.fields if known.get(item.name) and item.name != story.name}
    return read | same | ({story.name: words} if words else {})
