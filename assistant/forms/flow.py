"""Where a message goes: to the form that is open, to a new one, to the records, or on to the regulations."""

from collections.abc import Callable
from dataclasses import replace

from assistant.build import Parts
from assistant.forms.advice import suggestion
from assistant.forms.amend import amended
from assistant.forms.answered import answered
from assistant.forms.belongs import goes_on_with, leaves, of_form, of_form_alone, tells, tells_more
from assistant.forms.beside import of_open, parted
from assistant.forms.danger import danger_in, met, near_miss, reported, warned
from assistant.forms.days_first import days_changed
from assistant.forms.decided import Decision, decision, of_the_last, tells_nothing, waits
from assistant.forms.declined import nothing_open, only_own, unmoved, which
from assistant.forms.desk import Form
from assistant.forms.dropped import dropped
from assistant.forms.form import cancel, emptied, fill, left
from assistant.forms.intent import ABOUT_RECORDS, FOR_OTHER, Intent
from assistant.forms.later import then_next
from assistant.forms.news import told_more
from assistant.forms.opening import SURE_TO_LEAVE, begun, set_aside, switch, with_question
from assistant.forms.orders import names_a_step
from assistant.forms.plain import Plain, closing, plain
from assistant.forms.put_first import put_first
from assistant.forms.question import asks_instead, chats, passes_by, which_day
from assistant.forms.recast import recast
from assistant.forms.resume import resumed
from assistant.forms.several import begun_beside, begun_together, beside_news
from assistant.forms.step import Step
from assistant.forms.still import still_denied
from assistant.forms.table import Table, beside_form, preceded, with_form
from assistant.forms.told_wrong import asked_what, told_wrong
from assistant.forms.tone import asks, decided, says, unconditional
from assistant.forms.unnamed import unnamed, without_sender
from assistant.forms.urgent import advised_again, urgent
from assistant.forms.values_only import only_values
from assistant.forms.wanted import asked_by_pattern, only_figures, told_by_others, wanted
from assistant.forms.which_thing import told_which
from assistant.forms.with_records import of_step
from assistant.mistyped import as_meant
from assistant.records.about import about_records, agreed, in_so_many_words
from assistant.records.at_hand import retold, with_whole_numbers
from assistant.records.lists import listed_again
from assistant.records.no_step import no_such_step
from assistant.records.numbers import numbers_in
from assistant.records.queue import still_queued
from assistant.records.spoken import of_filed
from assistant.records.unwanted import unwanted
from assistant.records.withdraw import drops_what_is_shown
from assistant.reply import Reply
from assistant.smalltalk import idle, small_talk
from tools import ACTIONS, action_named

PREFIXES = tuple(action.prefix for action in ACTIONS)  # of the numbers of records


def take(text: str, message: str, table: Table, parts: Parts, leans: bool, of_rules: Callable[[], bool]) -> Step | None:
    """The step for a message that is about paperwork; None for one that is not. `message` is normalised.

    One that `leans` on the question before it (那事假呢) goes on with that, unless it asks for paperwork in so many words.
    `of_rules` tells whether it names an article or asks about the regulations as such, and no more: 1.2那条给我看下.
    """
    if table.current is None:
        text, message = (with_whole_numbers(one, table.desk, parts) for one in (text, message))
    said = plain(message.lower())
    if table.lapsed and said in ("yes", "no", "cancel"):
        return lapsed(table.lapsed, table)
    decides = _decides(text, table, parts)
    if step := _before_all(text, message, table, parts, decides):
        return step
    if not decides and (aside := _aside(text, message, table, parts)):
        return beside_form(aside, table)
    if table.current:
        return _beside(text, message, table, parts) or _of_form(decides or said, text, message, table, parts)
    if said in ("yes", "no", "cancel") and not small_talk(message, table.desk.now, table.desk.language):
        back = about_records(message, Intent("withdraw", 1.0), table.desk, parts) if says("back", message) else None
        back = back or (agreed(message, table.desk, parts) if said == "yes" else None)
        return back or nothing_open(table.desk)
    return _no_form(text, message, table, parts, leans, of_rules)


def _decides(text: str, table: Table, parts: Parts) -> Decision | None:
    """What a message decides of the form that is shown, be it that it points at the last one of several."""
    if table.current is None:
        return None
    alone = not (table.waiting or table.later)
    return decision(table.current, of_the_last(table.current, text) if alone else text, parts.consents)


def _no_form(
    text: str, message: str, table: Table, parts: Parts, leans: bool, of_rules: Callable[[], bool]
) -> Step | None:
    """The step for a message while no form is open."""
    intent = parts.intents.read(decided(unconditional(message)))
    if step := of_filed(message, table, parts):
        return step
    if not idle(message) and (step := still_denied(message, intent, table)):
        return step
    wants = asked_by_pattern(message) or _wants(intent, message)
    if of_rules() or idle(message) or (leans and not wants):
        return None
    return (
        begun_together(text, table, parts)
        or (None if wants and not _of_past(message, intent) else _about(message, intent, table, parts))
        or with_question(text, table, parts)
        or _new_form(text, message, intent, table, parts)
    )


def _about(message: str, intent: Intent, table: Table, parts: Parts) -> Step | None:
    return still_queued(about_records(message, intent, table.desk, parts), message, table, parts)


def _of_past(message: str, intent: Intent) -> bool:
    """Whether a message that asks for paperwork may be about records: 冲床不转了,帮我报修 takes none back, and
    梯子烂了,帮我报哈隐患嘛 asks for none."""
    if intent.label == "records" and says("has_it_filed", message):
        return False
    return intent.label != "withdraw" or says("takeback", message) is not None


def _before_all(text: str, message: str, table: Table, parts: Parts, decides: Decision | None) -> Step | None:
    """What comes before everything else: another form by its name, a danger, an order to set the rules aside, news of what
    the open form reports."""
    if step := without_sender(text, table) or put_first(text, table) or resumed(message, table) or dropped(text, table):
        return step
    if step := unnamed(text, table) or days_changed(text, table):
        return step
    told = retold(message, table.desk, parts) if parts.dangers.alarm_in(message) else message
    if told == message and (step := reported(text, message, table, parts)):
        return step
    if step := advised_again(text, table):
        return step
    unmovable = unmoved(table.desk) if says("overrides", message.lower()) else None
    if step := urgent(told, table.desk) or unmovable:
        return beside_form(step, table)
    return _told_of_report(table.current, text, parts, decides) if table.current else None


def _told_of_report(form: Form, text: str, parts: Parts, decides: Decision | None) -> Step | None:
    """The form with what a message puts right of what it reports, tells of the thing, or has as news of it."""
    if step := told_wrong(form, text) or told_which(form, text):
        return step
    return told_more(form, text, parts.intents.read) if decides != "rider" else None


def _aside(text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """What is about no form, whether one is open or not: the calendar, records."""
    step = which_day(message, table.desk, table.current) or _of_records(text, message, table, parts)
    return step or amended(message, table, parts) or unwanted(message, table, parts)


def _of_records(text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """What is plainly about records that are there; a danger comes before it."""
    if parts.dangers.alarm_in(message) and parts.dangers.alarm_in(retold(message, table.desk, parts)):
        return None
    if (table.current is None or numbers_in(message)) and (
        step := no_such_step(message, table.minds.spoken, table.desk, parts)
    ):
        return step
    if table.current and any(number.split("-")[0] in PREFIXES for number in numbers_in(message)):
        return about_records(message, Intent("records", 1.0), table.desk, parts)
    if table.current and of_form_alone(table.current, text, message):
        return None
    if table.current is None and (
        step := of_step(text, message, table, parts) or listed_again(message, table.minds.listed, table.desk, parts)
    ):
        return step
    return beside_news(in_so_many_words(message, table.desk, parts, table.current is not None), text, table, parts)


def _of_form(said: Plain | Decision | None, text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """The step for a message while a form is open; None for one that is about something else."""
    assert table.current is not None
    if says("restarts", message.lower()):
        return emptied(table.current)
    if anew := recast(table.current, text, table):
        return anew
    if apart := set_aside(table.current, text, table, parts) or begun_beside(text, table, parts):
        return apart
    if said not in ("yes", "cancel") and (step := asked_what(table.current, text, parts.consents)):
        return step
    step = answered(said, text, message, table, parts)
    if step or (said in (None, "beside_yes") and idle(message) and not table.current.given(text)):
        return step
    return _with_form(table.current, text, message, table, parts)


def _beside(text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """What is asked of the form itself is answered, and the form goes on with what else is said; a yes beside a
    question is none. What is asked of the regulations beside a change to the form is left to them."""
    form = table.current
    assert form is not None
    if found := of_open(form, message, parts):
        asked, reply = found
        said = plain(asked.rest.lower()) if asked.rest else None
        if not asked.rest or said in ("yes", "no"):
            return with_form(Step(reply), form)
        if asked.aspects == ("change",):  # 名字写错了,姓章: the change itself is said
            return _of_form(None, text, message, table, parts) if form.given(text) else None
        step = _of_form(said, asked.rest, asked.rest, table, parts)
        return preceded(step, reply) if step else None
    both = parted(text)
    if both is None or not (given := form.given(both.told)) or only_values(form.action, both.asked, table.desk.today):
        return None
    if not (both.led or says("edits", both.told) or given & set(form.draft.asked)):
        return None
    step = _of_form(None, both.told, as_meant(both.told), table, parts)
    return replace(step, aside=both.asked) if step else None


def _wants(intent: Intent, message: str) -> bool:
    """Whether a message that may go on with a question clearly asks for paperwork: 那还是请年假吧,周五一天."""
    return action_named(intent.label) is not None and intent.belief >= SURE_TO_LEAVE and not asks(message)


def lapsed(form: Form, table: Table) -> Step:
    """An answer to a form whose time has run out: nothing was filed."""
    gone = form.changed(stage="cancelled").as_json()
    return Step(Reply(table.lapsed_text(), "cancelled", action=gone, trace=form.trace))


def _with_form(form: Form, text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """A message that is filled in, unless it is about something else."""
    if form.taken_out(text):
        return fill(form, text)
    intent = parts.intents.read(decided(message))
    other = wanted(message, intent, parts) if not says("this_matter", message) else None
    if other and other is not form.action and leaves(form, other, text, message, intent):
        return switch(form, other, text, table)
    if step := _about_records(form, text, message, intent, table, parts):
        return step
    return _told(form, text, message, intent, parts)


def _told(form: Form, text: str, message: str, intent: Intent, parts: Parts) -> Step | None:
    """A message of the form in hand: filled in, unless it asks, puts the filing off or is small talk."""
    same = goes_on_with(form, text, message, intent) or tells_more(form, text, message, intent, parts)
    goes_on = form.draft.stage == "collecting" or same
    if waits(form, text, parts.consents, goes_on):
        return left(form)
    if not same and chats(form, text, intent, parts.chatter.read(message)):
        return None
    if danger_in(message, parts.dangers) is None and asks_instead(form, text, message, intent, parts):
        return None
    aside = passes_by(form, text, intent) or tells_nothing(form, text, parts.consents)
    return fill(form, "" if aside else text, goes_on=goes_on)


def _about_records(form: Form, text: str, message: str, intent: Intent, table: Table, parts: Parts) -> Step | None:
    """The step for a message that is about records that are there, not about the form."""
    about = intent.label in ABOUT_RECORDS and intent.sure and not of_form(form, text, message)
    about = about and not (tells(form, message) and intent.belief < SURE_TO_LEAVE) and closing(message.lower()) != "yes"
    if not about or (intent.label == "decide" and not names_a_step(message)):  # 一般的,提交 decides of no record
        return None
    if intent.label == "withdraw" and drops_what_is_shown(message, table.desk):
        return then_next(cancel(form), table)
    step = about_records(message, intent, table.desk, parts)
    return with_form(step, form) if step else None


def _new_form(text: str, message: str, intent: Intent, table: Table, parts: Parts) -> Step | None:
    """The first message of a form; a danger that is told of is one, whatever else the message is."""
    danger = danger_in(message, parts.dangers)
    if intent.label == FOR_OTHER and not (says("whole_question", message.lower()) and intent.belief < 1):
        denied = only_own(table.desk)
        return warned(denied, danger, message, table.desk) if danger and danger.where == "here" else denied
    if danger:
        return met(danger, text, message, intent, table, parts)
    if says("whole_question", message.lower()) or (only_figures(message, parts) and not asked_by_pattern(message)):
        return None
    action = told_by_others(wanted(message, intent, parts), message, table.desk.employee, parts) or near_miss(message)
    if not intent.sure:
        suggested = suggestion(text, message, table.desk)
        if action and suggested and suggested is not action:
            return which(action, suggested, table.desk)
        action = action or suggested
    return begun(action, text, table, parts) if action else None
