"""How a form is opened: alone, beside a question in the same message, on top of another form."""

from dataclasses import replace

from assistant.build import Parts
from assistant.dates import read_period
from assistant.forms.beside import answered, parted
from assistant.forms.declined import unknown
from assistant.forms.desk import Form
from assistant.forms.folded import CLAUSE, fold
from assistant.forms.form import begin, fill
from assistant.forms.intent import NONE
from assistant.forms.itself import asked_of
from assistant.forms.length import length_asked
from assistant.forms.plain import after_first
from assistant.forms.recast import carried
from assistant.forms.step import Step
from assistant.forms.table import Table, appended, preceded
from assistant.forms.tone import asks, says
from assistant.mistyped import as_meant
from assistant.records.about import about_records
from assistant.reply import Reply
from tools import ACTIONS, action_named
from tools.action import Action
from tools.fields import PeriodField
from tools.record import Draft
from tools.store import Work

SURE_TO_LEAVE = 0.8  # belief in other paperwork from which a form is put aside for it


def begun(action: Action, text: str, table: Table, parts: Parts) -> Step:
    """A form begins with a message, on top of the one that is open; only for somebody who is in the directory."""
    if parts.directory.find(table.desk.employee.id) is None:
        return unknown(action, table.desk)
    if table.current and table.current.action is not action:
        return switch(table.current, action, text, table)
    return begin(action, text, table.desk)


def with_question(text: str, table: Table, parts: Parts) -> Step | None:
    """A form that is asked for beside a question: 我想请下周五的假,顺便问一下年假有几天. Both are answered.

    Where no 顺便问 parts them, the day must be said: 我想休年假,是不是得先跟主管说 only asks, and what is told at length
    may hold a question of somebody else's (客户问谁来赔).
    """
    both = parted(text)
    told = as_meant(both.told) if both else ""
    if both is None or not (both.led or read_period(fold(told), table.desk.today).start):
        return None
    wanted = parts.intents.read(told)
    action = action_named(wanted.label) if wanted.belief >= SURE_TO_LEAVE else None
    if both.led:
        action = next((one for one in ACTIONS if one.asked_for(told)), action)
    about = parts.intents.read(as_meant(both.asked))
    if action is None or about.label not in (NONE, "records") or not (both.led or _dated(action, both.told, table)):
        return None
    if length_asked(fold(both.asked)):
        return begun(action, f"{both.told}，{both.asked}", table, parts)
    step = begun(action, both.told, table, parts)
    itself = asked_of(action, {}, as_meant(both.asked))
    if itself and not itself.rest:
        return preceded(step, answered(Form(action, Draft(action.name), table.desk), itself, parts))
    if of_records := about_records(as_meant(both.asked), about, table.desk, parts):
        return preceded(step, of_records.reply)
    return replace(step, aside=both.asked)


def _dated(action: Action, text: str, table: Table) -> bool:
    """Whether a message says the days of an action that has days."""
    item = next((item for item in action.fields if isinstance(item, PeriodField)), None)
    return item is not None and item.name in Form(action, Draft(action.name), table.desk).read(text).values


def set_aside(form: Form, text: str, table: Table, parts: Parts) -> Step | None:
    """Another form that is asked for after the one in hand was put aside for it: 先不弄这个,我先请个假."""
    clause, rest = CLAUSE.search(fold(text)), after_first(text)
    if not rest or clause is None or says("sets_aside", clause.group().strip()) is None:
        return None
    message = as_meant(rest)
    other = action_named(parts.intents.read(message).label)
    return switch(form, other, rest, table) if other and other is not form.action and not asks(message) else None


def switch(form: Form, other: Action, text: str, table: Table) -> Step:
    """Another form is put on top; the one below keeps its values and comes back afterwards."""
    below = next((waiting for waiting in table.waiting if waiting.action is other), None)
    told = {} if below else carried(form, other, text)
    anew = Form(other, Draft(other.name, fields=told), table.desk)
    step = (
        brought_up(below, text) if below else fill(anew, text, first=True) if told else begin(other, text, table.desk)
    )
    note = table.desk.say(
        f"（您的{form.title}先放一放，办完这份再继续。）",
        f"(Your {form.title} is put aside and comes back afterwards.)",
    )
    return appended(step, note)


def brought_up(below: Form, text: str) -> Step:
    """A form that was put aside comes on top again: as a new draft, since the newest one is the one in hand."""
    renewed = fill(below.changed(id=None), text)

    def written(work: Work) -> Reply:
        work.put_draft(below.desk.conversation_id, replace(below.draft, stage="cancelled"))
        return renewed.write(work) if renewed.write else renewed.reply

    return Step(renewed.reply, written, "draft")
