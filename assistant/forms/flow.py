"""Where a message goes: to the form that is open, to a new one, to the records, or on to the regulations."""

from collections.abc import Callable
from dataclasses import replace

from assistant.build import Parts
from assistant.forms.advice import suggestion
from assistant.forms.desk import Desk, Form
from assistant.forms.form import begin, cancel, doubted, file, fill, settle
from assistant.forms.intent import ABOUT_RECORDS, FOR_OTHER, Intent
from assistant.forms.plain import Plain, after_first, first, last, plain
from assistant.forms.question import asks_instead, passes_by, which_day
from assistant.forms.reading import fold, raised
from assistant.forms.step import Step
from assistant.forms.table import Table, appended, beside_form, with_form
from assistant.forms.tone import asks, decided, polite, says
from assistant.forms.urgent import urgent
from assistant.records.about import about_records, agreed, in_so_many_words
from assistant.reply import Reply
from assistant.smalltalk import idle, small_talk
from corpus.query import normalise
from tools import ACTIONS, action_named
from tools.action import Action
from tools.fields import TextField
from tools.store import Work

SURE_TO_LEAVE = 0.8  # belief in other paperwork from which a form is put aside for it


def take(text: str, message: str, table: Table, parts: Parts, leans: bool, of_rules: Callable[[], bool]) -> Step | None:
    """The step for a message that is about paperwork; None for one that is not. `message` is normalised.

    One that `leans` on the question before it (那事假呢) goes on with that, unless it asks for paperwork in so many words.
    `of_rules` tells whether it names an article or asks about the regulations as such, and no more: 1.2那条给我看下.
    """
    said = plain(message.lower())
    if table.lapsed and said in ("yes", "no", "cancel"):
        return lapsed(table.lapsed, table)
    if aside := urgent(message, table.desk) or which_day(message, table.desk) or _aside(message, table, parts):
        return beside_form(aside, table)
    if table.current:
        return _plainly(said, text, message, table, parts) or _with_form(table.current, text, message, table, parts)
    if said in ("yes", "no", "cancel") and not small_talk(message, table.desk.now, table.desk.language):
        back = about_records(message, Intent("withdraw", 1.0), table.desk, parts) if says("back", message) else None
        back = back or (agreed(message, table.desk, parts) if said == "yes" else None)
        return back or Step(_nothing_open(table.desk))
    intent = parts.intents.read(decided(message))
    wants = _asked_by_pattern(message) or _wants(intent, message)
    if of_rules() or idle(message) or (leans and not wants):
        return None
    return about_records(message, intent, table.desk, parts) or _new_form(text, message, intent, table, parts)


def _wants(intent: Intent, message: str) -> bool:
    """Whether a message that may go on with a question clearly asks for paperwork: 那还是请年假吧,周五一天."""
    return action_named(intent.label) is not None and intent.belief >= SURE_TO_LEAVE and not asks(message)


def _aside(message: str, table: Table, parts: Parts) -> Step | None:
    """What is plainly about records that are there; a danger comes before it."""
    told = any(raised(action, fold(message)) for action in ACTIONS)
    return None if told else in_so_many_words(message, table.desk, parts, table.current is not None)


def lapsed(form: Form, table: Table) -> Step:
    """An answer to a form whose time has run out: nothing was filed."""
    gone = form.changed(stage="cancelled").as_json()
    return Step(Reply(table.lapsed_text(), "cancelled", action=gone, trace=form.trace))


def _plainly(said: Plain | None, text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """A yes, a change of mind, a doubt: messages that need no understanding."""
    form = table.current
    assert form is not None
    if danger := _another_danger(message, form.action):
        return begin(danger, text, table.desk)
    if said == "cancel" or _cancelled(form, text, message):
        return _replaced(form, text, table, parts) or _then_waiting(cancel(form), table)
    of_filing = said != "yes" and _of_filing(message.lower()) and not form.given(text)
    if of_filing or says("doubts", message.lower()):
        return doubted(form)
    if said != "yes":
        return None
    if form.draft.stage == "confirming":
        return _then_waiting(file(form), table)
    return settle(form) or fill(form, "")


def _of_filing(message: str) -> bool:
    """Whether a message speaks of the filing, against it or to put it off: 先别交,我问下; 等我老婆同意再交."""
    return first(message) == "no" or says("of_filing", message) is not None


def _with_form(form: Form, text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """A message that is filled in, unless it is about something else."""
    intent = parts.intents.read(decided(message))
    other = action_named(intent.label)
    if other is None and (named := _asked_by_pattern(message)) and not parts.intents.knows(named.name):
        other = named
    if other and other is not form.action and _leaves(form, other, text, message, intent):
        return _switch(form, other, text, table)
    if intent.label in ABOUT_RECORDS and intent.sure:
        step = about_records(message, intent, table.desk, parts)
        return with_form(step, form) if step else None
    if asks_instead(form, text, message, intent, parts):
        return None
    return fill(form, "" if passes_by(form, text, intent) else text)


def _leaves(form: Form, other: Action, text: str, message: str, intent: Intent) -> bool:
    """Whether a message that sounds like other paperwork really starts it, and does not answer the form in hand."""
    if other.asked_for(message):
        return True
    stories = {item.name for item in form.action.fields if isinstance(item, TextField) and item.story}
    return intent.belief >= SURE_TO_LEAVE and not form.given(text) and not stories & set(form.draft.asked)


def _cancelled(form: Form, text: str, message: str) -> bool:
    """A message that cancels, first or at last, and gives no other values: 不用了,刚看见有人在修, not 算了,改成周五."""
    if "cancel" not in (first(message.lower()), last(message.lower())):
        return False
    told = {item.name for item in form.action.fields if isinstance(item, TextField)}
    return not set(form.read(text, asked=False).values) - told


def _replaced(form: Form, text: str, table: Table, parts: Parts) -> Step | None:
    """A form that is dropped for another one in the same message: 假先不请了,登记个投诉."""
    rest = after_first(text)
    other = action_named(parts.intents.read(normalise(rest)).label) if rest else None
    if other is None or other is form.action:
        return None
    dropped, begun = cancel(form), begin(other, rest, table.desk)

    def written(work: Work) -> Reply:
        made = [step.write(work) for step in (dropped, begun) if step.write]
        return replace(made[-1], text="\n\n".join(reply.text for reply in made))

    return Step(begun.reply, written, "draft")


def _new_form(text: str, message: str, intent: Intent, table: Table, parts: Parts) -> Step | None:
    """The first message of a form; a danger that is told of is one, whatever else the message is."""
    if intent.label == FOR_OTHER:
        return _only_own(table.desk)
    danger = None if _told_only(message) else next((a for a in ACTIONS if raised(a, fold(message))), None)
    named = _asked_by_pattern(message)
    unlearned = named if named and not parts.intents.knows(named.name) else None
    action = danger or unlearned or action_named(intent.label) or named
    if not (danger or intent.sure):
        suggested = suggestion(text, message, table.desk)
        if action and suggested and suggested is not action:
            return _which(action, suggested, table.desk)
        action = action or suggested
    return begun(action, text, table, parts) if action else None


def begun(action: Action, text: str, table: Table, parts: Parts) -> Step:
    """A form begins with a message, on top of the one that is open; only for somebody who is in the directory."""
    if parts.directory.find(table.desk.employee.id) is None:
        return _unknown(action, table.desk)
    if table.current and table.current.action is not action:
        return _switch(table.current, action, text, table)
    return begin(action, text, table.desk)


def _which(ours: Action, theirs: Action, desk: Desk) -> Step:
    """Two readings of what is wanted: the sender says which; nothing is begun."""
    text = desk.say(
        f"您是要办理{ours.zh}，还是{theirs.zh}？请说明要办哪一种。",
        f"Is it a {ours.en} or a {theirs.en} that you want to file? Please say which.",
    )
    return Step(Reply(text, "clarify", trace={"route": "form: which"}))


def _asked_by_pattern(message: str) -> Action | None:
    """An action that says itself how people ask for it (one that nothing has been learned about, say)."""
    if asks(message) and not polite(message):
        return None
    return next((action for action in ACTIONS if action.asked_for(message)), None)


def _another_danger(message: str, action: Action) -> Action | None:
    """A danger does not wait for the form that is open, whatever it is about."""
    if _told_only(message) or action.alarms:
        return None
    return next((other for other in ACTIONS if raised(other, fold(message))), None)


def _told_only(message: str) -> bool:
    """Whether dangers in a message are asked about, or told of somewhere else."""
    return asks(message) or says("elsewhere", message) is not None


def _switch(form: Form, other: Action, text: str, table: Table) -> Step:
    """Another form is put on top; the one below keeps its values and comes back afterwards."""
    below = next((waiting for waiting in table.waiting if waiting.action is other), None)
    step = _brought_up(below, text) if below else begin(other, text, table.desk)
    note = table.desk.say(
        f"（您的{form.title}先放一放，办完这份再继续。）",
        f"(Your {form.title} is put aside and comes back afterwards.)",
    )
    return appended(step, note)


def _brought_up(below: Form, text: str) -> Step:
    """A form that was put aside comes on top again: as a new draft, since the newest one is the one in hand."""
    renewed = fill(below.changed(id=None), text)

    def written(work: Work) -> Reply:
        work.put_draft(below.desk.conversation_id, replace(below.draft, stage="cancelled"))
        return renewed.write(work) if renewed.write else renewed.reply

    return Step(renewed.reply, written, "draft")


def _then_waiting(step: Step, table: Table) -> Step:
    """After a form is done with, the one below is shown again."""
    return with_form(step, table.waiting[0]) if table.waiting else step


def _nothing_open(desk: Desk) -> Reply:
    text = desk.say(
        "目前没有等您确认的申请。需要请假、上报隐患或登记投诉，直接说就行。",
        "Nothing waits for your yes. To file leave, a hazard or a complaint, just say so.",
    )
    return Reply(text, "chitchat", trace={"route": "form: nothing open"})


def _only_own(desk: Desk) -> Step:
    text = desk.say(
        "只能为自己请假，不能替别人提交：请假要由本人确认，记录里的申请人必须是本人。请让同事自己发给我，或由其联系上级或 HR。",
        "You can file leave for yourself only: it is confirmed by the person whose leave it is. "
        "Please ask them to write to me, or to talk to their manager or HR.",
    )
    return Step(Reply(text, "denied", trace={"route": "form: for somebody else"}))


def _unknown(action: Action, desk: Desk) -> Step:
    text = desk.say(
        f"我在员工通讯录里没有找到您，不能代办{action.zh}，没有提交任何东西；制度问题可以继续问。请联系 HR 登记您的账号。",
        f"I do not find you in the directory, so I cannot file a {action.en}; nothing was filed. "
        "Please ask HR to add your account. Questions about the rules are welcome.",
    )
    return Step(Reply(text, "denied", trace={"route": f"form: {action.name}"}))
