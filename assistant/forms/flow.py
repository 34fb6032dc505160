"""Where a message goes: to the form that is open, to a new one, to the records, or on to the regulations."""

from dataclasses import dataclass, replace
from datetime import timedelta

from assistant.build import Parts
from assistant.forms import view
from assistant.forms.form import Desk, again, as_json, begin, cancel, doubted, file, fill, settle
from assistant.forms.intent import NONE, Intent
from assistant.forms.plain import after_first, cancels_first, plain
from assistant.forms.reading import fold, raised, read_fields
from assistant.forms.records import about_records
from assistant.forms.step import Step
from assistant.forms.tone import asks, polite, says
from assistant.phrases import Language
from assistant.reply import Reply, Turn
from assistant.smalltalk import small_talk
from assistant.threads import Thread
from corpus.query import normalise
from tools import ACTIONS, action_named
from tools.action import Action
from tools.directory import Employee
from tools.fields import TextField
from tools.record import Draft
from tools.store import Work


@dataclass(frozen=True)
class Table:
    """The forms of a conversation: the one being filled in, those put aside for it, and one whose time has run out."""

    desk: Desk
    current: Draft | None = None
    waiting: tuple[Draft, ...] = ()
    lapsed: Draft | None = None

    @property
    def action(self) -> Action | None:
        return action_named(self.current.type) if self.current else None


def lay(turn: Turn, thread: Thread, parts: Parts, language: Language) -> Table:
    """What lies on the table when the message comes."""
    employee = parts.directory.find(turn.asker) or Employee(turn.asker, turn.asker, "")
    desk = Desk(
        employee, parts.settings.clock(), parts.searcher.corpus, parts.directory, thread.conversation_id, language,
        f"{thread.conversation_id}/{turn.event_id or '-'}",
        lambda: tuple(parts.store.records(owner=turn.asker)), parts.settings.complaint_hours,
    )  # fmt: skip
    drafts = [] if thread.opened else parts.store.drafts(thread.conversation_id)
    if not drafts:
        return Table(desk)
    limit = timedelta(minutes=parts.settings.draft_minutes)
    if drafts[0].touched and desk.now - drafts[0].touched > limit:
        return Table(desk, lapsed=drafts[0])
    return Table(desk, drafts[0], tuple(drafts[1:]))


def take(text: str, message: str, turn: Turn, table: Table, parts: Parts) -> Step | None:
    """The step for a message that is about paperwork; None for one that is not. `message` is normalised."""
    said = plain(message.lower())
    if table.lapsed and said:
        return Step(Reply(_lapsed_text(table), "cancelled", action=_expired(table.lapsed)))
    if said and not table.current and not small_talk(message):
        return Step(_nothing_open(table.desk))
    if table.current and table.action:
        return _with_form(text, message, said, turn, table, parts)
    intent = parts.intents.read(message)
    return about_records(message, intent, turn, table.desk, parts) or _new_form(text, message, intent, table, parts)


def frame(step: Step, table: Table, handled: bool) -> Step:
    """The step with what the forms add to it: that one has lapsed, that one still waits."""
    if table.lapsed:
        step = _with_lapsed(step, table, table.lapsed)
    if not handled and table.current and table.action:
        text, state = again(table.action, table.current, table.desk)
        step = replace(step, reply=replace(step.reply, text=f"{step.reply.text}\n\n---\n\n{text}", action=state))
    return step


def _with_form(text: str, message: str, said: str | None, turn: Turn, table: Table, parts: Parts) -> Step | None:
    draft, action, desk = table.current, table.action, table.desk
    assert draft is not None and action is not None
    if said == "cancel" or _cancelled(message, action, text, draft, desk):
        return _replaced(text, message, table, parts) or _then_waiting(cancel(action, draft, desk), table)
    if says("doubts", message.lower()):
        return doubted(action, draft, desk)
    if said == "yes":
        return _yes(action, draft, desk, table)
    intent = parts.intents.read(message)
    if danger := _another_danger(message, action):
        return begin(danger, text, desk)
    other = action_named(intent.label)
    if other and other is not action and not _continues(action, text, draft, desk, intent):
        return _switch(other, text, table)
    if intent.label in ("records", "withdraw", "decide") and intent.sure:
        step = about_records(message, intent, turn, desk, parts)
        return _with_reminder(step, table) if step else None
    if _is_question(message, action, text, draft, desk, intent):
        return None
    return fill(action, text, draft, desk)


def _cancelled(message: str, action: Action, text: str, draft: Draft, desk: Desk) -> bool:
    """A message that cancels first and then gives no other values: 不用了,刚看见有人在修, but not 算了,改成周五."""
    if not cancels_first(message.lower()):
        return False
    read = read_fields(action, text, draft.fields, (), desk.now.date())
    told = {item.name for item in action.fields if isinstance(item, TextField)}
    return not set(read.values) - told


def _replaced(text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """A form that is dropped for another one in the same message: 假先不请了,登记个投诉."""
    rest = after_first(text)
    intent = parts.intents.read(normalise(rest)) if rest else None
    other = action_named(intent.label) if intent else None
    if other is None or other is table.action or table.current is None or table.action is None:
        return None
    dropped, begun = cancel(table.action, table.current, table.desk), begin(other, rest, table.desk)

    def written(work: Work) -> Reply:
        assert dropped.write is not None
        assert begun.write is not None
        note = dropped.write(work).text
        reply = begun.write(work)
        return replace(reply, text=f"{note}\n\n{reply.text}")

    return Step(begun.reply, written)


def _yes(action: Action, draft: Draft, desk: Desk, table: Table) -> Step:
    if draft.stage == "confirming":
        return _then_waiting(file(action, draft, desk), table)
    return settle(action, draft, desk) or fill(action, "", draft, desk)


def _new_form(text: str, message: str, intent: Intent, table: Table, parts: Parts) -> Step | None:
    action = action_named(intent.label) or _asked_by_pattern(message)
    danger = next((a for a in ACTIONS if raised(a, fold(message))), None)
    if intent.label == "for_other":
        return _only_own(table.desk)
    if danger and not asks(message):
        action = danger
    if action is None:
        return None
    if parts.directory.find(table.desk.employee.id) is None:
        return _unknown(action, table.desk)
    return begin(action, text, table.desk)


def _asked_by_pattern(message: str) -> Action | None:
    """An action that says itself how people ask for it (one that nothing has been learned about)."""
    if asks(message) and not polite(message):
        return None
    return next((action for action in ACTIONS if action.asked_for(message)), None)


def _another_danger(message: str, action: Action) -> Action | None:
    """A danger does not wait for the form that is open, whatever it is about."""
    if asks(message) or action.alarms:
        return None
    return next((other for other in ACTIONS if raised(other, fold(message))), None)


def _continues(action: Action, text: str, draft: Draft, desk: Desk, intent: Intent) -> bool:
    """Whether a message that sounds like other paperwork answers what the open form asked for."""
    read = read_fields(action, text, draft.fields, draft.asked, desk.now.date())
    return not intent.sure and bool(set(read.values) & set(draft.asked))


def _switch(other: Action, text: str, table: Table) -> Step:
    """Another form is put on top; the one below keeps its values and comes back afterwards."""
    below = next((draft for draft in table.waiting if draft.type == other.name), None)
    step = begin(other, text, table.desk) if below is None else fill(other, text, replace(below, id=None), table.desk)
    assert table.action is not None
    name = view.title(table.action, table.desk.language)
    note = (
        f"(Your {name} is put aside and comes back afterwards.)"
        if table.desk.language == "en"
        else f"（您的{name}先放一放，办完这份再继续。）"
    )
    return _appended(step, note)


def _then_waiting(step: Step, table: Table) -> Step:
    """After a form is done with, the one below is shown again."""
    below = table.waiting[0] if table.waiting else None
    action = action_named(below.type) if below else None
    if below is None or action is None:
        return step
    text, _ = again(action, below, table.desk)
    return _appended(step, text)


def _with_reminder(step: Step, table: Table) -> Step:
    assert table.current is not None and table.action is not None
    text, _ = again(table.action, table.current, table.desk)
    return _appended(step, text)


def _appended(step: Step, more: str) -> Step:
    write = step.write

    def written(work: Work) -> Reply:
        reply = write(work) if write else step.reply
        return replace(reply, text=f"{reply.text}\n\n---\n\n{more}")

    return Step(replace(step.reply, text=f"{step.reply.text}\n\n---\n\n{more}"), written)


def _is_question(message: str, action: Action, text: str, draft: Draft, desk: Desk, intent: Intent) -> bool:
    """Whether a message asks about something instead of filling in the form."""
    if not asks(message):
        return False
    if polite(message) and not says("wh", message):
        read = read_fields(action, text, draft.fields, draft.asked, desk.now.date())
        return not (read.values or read.questions)
    return intent.label in (NONE, "records") or intent.label != action.name or not _answers(action, text, draft, desk)


def _answers(action: Action, text: str, draft: Draft, desk: Desk) -> bool:
    read = read_fields(action, text, draft.fields, draft.asked, desk.now.date())
    return bool(set(read.values) & set(draft.asked))


def _with_lapsed(step: Step, table: Table, lapsed: Draft) -> Step:
    note, write = _lapsed_text(table), step.write
    reply = step.reply if step.reply.text == note else replace(step.reply, text=f"{note}\n\n{step.reply.text}")

    def written(work: Work) -> Reply:
        expired = replace(lapsed, stage="expired")
        work.put_draft(table.desk.conversation_id, expired)
        if write is None:
            return reply
        made = write(work)
        return replace(made, text=f"{note}\n\n{made.text}")

    return Step(reply, written)


def _lapsed_text(table: Table) -> str:
    assert table.lapsed is not None
    action = action_named(table.lapsed.type)
    name = view.title(action, table.desk.language) if action else table.lapsed.type
    if table.desk.language == "en":
        return f"Your {name} waited too long for a yes and has expired; nothing was filed. Say it again to start anew."
    return f"您之前的{name}等待确认超时，已作废，没有提交；需要的话请重新说一遍。"


def _expired(draft: Draft) -> dict[str, object] | None:
    action = action_named(draft.type)
    return as_json(action, replace(draft, stage="cancelled")) if action else None


def _nothing_open(desk: Desk) -> Reply:
    text = {
        "zh": "目前没有等您确认的申请。需要请假、上报隐患或登记投诉，直接说就行。",
        "en": "Nothing waits for your yes. To file leave, a hazard or a complaint, just say so.",
    }[desk.language]
    return Reply(text, "chitchat", trace={"route": "form: nothing open"})


def _only_own(desk: Desk) -> Step:
    text = {
        "zh": "只能为自己请假，不能替别人提交：请假要由本人确认，记录里的申请人必须是本人。请让同事自己发给我，或由其联系上级或 HR。",
        "en": "You can file leave for yourself only: it is confirmed by the person whose leave it is. Please ask them to write to me, or to talk to their manager or HR.",
    }[desk.language]
    return Step(Reply(text, "denied", trace={"route": "form: for somebody else"}))


def _unknown(action: Action, desk: Desk) -> Step:
    name = view.title(action, desk.language)
    text = {
        "zh": f"我在员工通讯录里没有找到您，不能代办{name}，没有提交任何东西；制度问题可以继续问。请联系 HR 登记您的账号。",
        "en": f"I do not find you in the directory, so I cannot file a {name}; nothing was filed. Please ask HR to add your account. Questions about the rules are welcome.",
    }[desk.language]
    return Step(Reply(text, "denied", trace={"route": f"form: {action.name}"}))
