"""A danger that a message tells of: whose it is, and which form it opens.

What burns or hurts somebody here is reported. The same told of a home, of the family or by a customer is a reason for
leave or a complaint, and so is what happened here where the sender names other paperwork: then the advice comes first
and the report is offered.
"""

from dataclasses import dataclass
from typing import Literal

from assistant.build import Parts
from assistant.forms import view
from assistant.forms.alarm import alarm_in
from assistant.forms.dangers import SURE, SURE_TO_HEED, SURE_WHERE_ASKED, DangerReader
from assistant.forms.desk import Desk, Form
from assistant.forms.folded import CLAUSE, any_of, fold
from assistant.forms.intent import Intent
from assistant.forms.opening import SURE_TO_LEAVE, begun
from assistant.forms.signs import customers_matter, of_bought_goods, period_of
from assistant.forms.step import Step
from assistant.forms.table import Table, appended, preceded
from assistant.forms.tone import asks, says
from assistant.forms.urgent import advice, happening, without_question
from assistant.reply import Reply
from tools import ACTIONS, action_named
from tools.action import Action, Alarm
from tools.record import Draft

OWN_MOST_CHARS = 6  # of what befell the sender, told without saying so: 脚崴了
Where = Literal["here", "private", "unsaid"]


@dataclass(frozen=True)
class Danger:
    """`action` reports such dangers where they are ours."""

    action: Action
    alarm: Alarm
    where: Where


def danger_in(message: str, dangers: DangerReader | None = None, least: float = SURE) -> Danger | None:
    """The danger that a message tells of, by its words alone where no reader is given; None where dangers are asked
    about, or told of the news or an exercise."""
    if says("elsewhere", message):
        return None
    found = alarm_in(message)
    if found and dangers and dangers.denies(message):
        return None
    if found and _told_only(message):
        if says("acts_now", fold(message)):  # 煤气泄漏怎么办: urgent.py tells whether that is out of one
            return None
        found, least = None, SURE_WHERE_ASKED
    if found is None and dangers:
        found = dangers.learned_of(message, least)
    return Danger(*found, _where(fold(message))) if found else None


def near_miss(message: str) -> Action | None:
    """What reports that somebody was nearly hurt by what is wrong here; of a home, a way or a customer nothing is."""
    folded = fold(message)
    if asks(message) or says("elsewhere", message) or not (says("near_miss", folded) and says("slips_on", folded)):
        return None
    reports = next((action for action in ACTIONS if action.alarms), None)
    return reports if _where(folded) != "private" else None


def met(danger: Danger, text: str, message: str, intent: Intent, table: Table, parts: Parts) -> Step | None:
    """The step for a message that tells of a danger while no form is open; None where it is over and was never ours."""
    if other := asked_instead(danger, message, intent):
        return warned(begun(other, text, table, parts), danger, message, table.desk)
    if _of_a_customer(danger, message, table.desk):
        step = begun(customers_matter(), text, table, parts)
        past = danger.where == "unsaid" or says("over", message)
        return warned(step, danger, message, table.desk) if past else _advised(step, danger.alarm, table.desk)
    if danger.where == "private" and not danger.action.asked_for(message):
        return None if says("over", message) else advice(danger.action, danger.alarm, table.desk, ours=False)
    return begun(danger.action, text, table, parts)


def _of_a_customer(danger: Danger, message: str, desk: Desk) -> bool:
    """Whether a customer tells of a danger at their place, or it befell what somebody bought, told by those who serve
    customers or by words for a purchase."""
    if danger.action.asked_for(message) or danger.where == "here":
        return False
    if danger.where == "private":
        return says("of_customer", fold(message)) is not None and says("lets_know", message) is not None
    return of_bought_goods(message, desk.employee)


def reported(text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """The report that a question out of a danger begins, where all that it needs is told as of here and now
    (机修间有人触电了怎么办!!): what to do comes first in it. None for any other question."""
    found = happening(message, table.desk.dangers)
    if found is None or says("happens_now", fold(message)) is None or _where(fold(message)) == "private":
        return None
    action, told = found[0], without_question(text)
    if table.current and table.current.action is action:
        return None
    values = Form(action, Draft(action.name), table.desk).read(told).values
    return None if view.missing(action, values) else begun(action, told, table, parts)


def interrupts(danger: Danger, form: Form, message: str, intent: Intent) -> bool:
    """Whether a danger is reported although another form is open; else it is part of what that form is told."""
    if form.action.alarms or asked_instead(danger, message, intent):
        return False
    if danger.where != "unsaid":
        return danger.where == "here"
    if danger.alarm.personal:  # what befell the sender may be why they want leave
        return not (form.action.after_danger and _of_sender(message))
    return not form.awaits_story


def asked_instead(danger: Danger, message: str, intent: Intent) -> Action | None:
    """The paperwork that a message is for, although it tells of a danger: named in so many words where that is here."""
    if danger.action.asked_for(message):
        return None
    folded = fold(message)
    asked = next((one for one in ACTIONS if one.after_danger and _pleaded(one, message) and _named(one, folded)), None)
    meant = action_named(intent.label)
    if asked or meant is None or not meant.after_danger:
        return asked
    if _named(meant, folded):
        return meant if intent.sure else None
    if danger.alarm.personal and not (period_of(meant) or says("customer", folded) or danger.where == "private"):
        return None  # who is hurt comes before the machine
    sure = intent.belief >= SURE_TO_LEAVE or (intent.sure and says("of_customer", folded) is not None)
    return meant if sure and danger.where != "here" else None


def _pleaded(action: Action, message: str) -> bool:
    return action.asked_for(message) or (says("pleads", message) is not None and not asks(message))


def _named(action: Action, folded: str) -> bool:
    return any_of(action.called).search(folded) is not None


def _where(folded: str) -> Where:
    if says("of_customer", folded) and not _own_chief(folded):
        return "private"
    if says("at_work", folded):
        return "here"
    if says("home", folded):
        return "private"
    if says("people_here", folded):
        return "here"
    if says("family", folded) or says("illness", folded):
        return "private"
    return "here" if says("machines", folded) and not says("customer", folded) else "unsaid"


def _of_sender(message: str) -> bool:
    """Whether what a message tells befell the sender: nobody else is named in a few words."""
    return says("myself", fold(message)) is not None or len(message) <= OWN_MOST_CHARS


def _own_chief(folded: str) -> bool:
    """Whether somebody who is called as customers are, too (王总), tells of a place of ours."""
    return says("sites", folded) is not None and not (says("customer", folded) or says("theirs", folded))


def warned(step: Step, danger: Danger, message: str, desk: Desk) -> Step:
    """The step with what to do in the danger before it, where that may be here, or a customer tells of somebody hurt."""
    folded = fold(message)
    if danger.where == "private" and says("of_customer", folded):
        hurt = danger.alarm.personal or says("shocked", folded)
        return _advised(step, danger.alarm, desk) if hurt else step
    if danger.where == "private" or (danger.where == "unsaid" and says("customer", message)):
        return step
    if danger.where == "unsaid" and says("used_a_while", folded):
        return step
    if danger.where == "unsaid" and danger.alarm.personal:
        return appended(step, _if_here(desk))
    return preceded(step, advice(danger.action, danger.alarm, desk).reply)


def heeded(step: Step, message: str, table: Table) -> Step:
    """The step for a message with what to do now before it, where it tells of a danger beside anything else (先不管请假了,
    小李晕倒了) and its reply does not say that yet. What a customer's story tells in a complaint is no danger here."""
    if step.reply.kind == "cancelled" or view.is_alarm(step.reply.text) or _if_here(table.desk) in step.reply.text:
        return step
    danger = danger_in(message, table.desk.dangers, SURE_TO_HEED)
    if danger is None or table.desk.dangers.pressing(danger.action, message, reports=True) is None:
        return step
    form = table.current
    if form and danger.where != "here" and form.action is customers_matter():
        return step
    reason = form and form.action.after_danger and _of_sender(message)
    if danger.where == "unsaid" and danger.alarm.personal and not reason:
        return _advised(step, danger.alarm, table.desk)
    return warned(step, danger, message, table.desk)


def _advised(step: Step, alarm: Alarm, desk: Desk) -> Step:
    text, citations = view.alarm(alarm, desk.corpus, desk.today, desk.language)
    return preceded(step, Reply(text, "answer", citations))


def _if_here(desk: Desk) -> str:
    return desk.say(
        "（如果是在公司或工作中受的伤：紧急时先拨打 **120**；另外说“上报隐患”并写明地点和情况，可以再登记一份。）",
        "(If it happened at work: in an emergency call **120** first; say “report a hazard” with the place and what "
        "happened to file that too.)",
    )


def _told_only(message: str) -> bool:
    """Whether the dangers that words tell of are asked about or supposed; one told in a clause of its own is there."""
    told = [clause for clause in CLAUSE.findall(message) if alarm_in(clause)]
    kinds = ("supposed", "lately") if asks(message) else ("supposed",)
    return (
        all(
            (asks(clause) and not says("in_vain", clause)) or any(says(kind, clause) for kind in kinds)
            for clause in told
        )
        if told
        else asks(message)
    )
