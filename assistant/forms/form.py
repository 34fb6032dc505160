"""One message to a form: read, check, then ask, show or file. Nothing is written here; the step says what to write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.forms import view
from assistant.forms.another import beside_the_last
from assistant.forms.days import COUNT, REFUSED, SPOKEN_OF, UNIT
from assistant.forms.desk import CONDITION, PLACE, Desk, Form
from assistant.forms.folded import fold
from assistant.forms.hidden import warning
from assistant.forms.reading import Reading
from assistant.forms.refused import kept_aside, taken_again
from assistant.forms.step import Step
from assistant.forms.tone import says
from assistant.reply import Citation, Kind, Reply
from tools.action import Action, Alarm, Finding
from tools.desk import notices
from tools.fields import PeriodField
from tools.record import ANONYMOUS, Draft, Record, Refused
from tools.rights import actors
from tools.store import Origin, Work

DOUBT = "doubt:"  # marks, among what was asked, a doubt that a yes settles
_GIVEN_AGAIN = {"start", "end", "start_half", "end_half"}
CONFIRM_ZH = "回复“**确认**”提交；要修改请直接说；回复“取消”放弃。"
CONFIRM_EN = "Reply **yes** to file it, say what to change, or reply “cancel”."


@dataclass(frozen=True)
class Heard:
    """What the form made of a message."""

    reading: Reading = field(default_factory=Reading)
    danger: Alarm | None = None
    understood: bool = True


def begin(action: Action, text: str, desk: Desk) -> Step:
    """A new form from the message that asks for it."""
    draft = Draft(action.name, fields=beside_the_last(action, text, desk))
    return fill(Form(action, draft, desk), text, first=True)


def fill(form: Form, text: str, first: bool = False, goes_on: bool = True) -> Step:
    """Take over what the message says; then ask for what is missing, or show the summary.

    Words that give no value are taken as more of what is told, where the message `goes_on` with that.
    """
    reading = form.read_with_advice(text)
    danger = form.danger(text, reading, first)
    again = taken_again(form.action, form.draft.fields, reading.values, fold(text))
    fields = form.draft.fields | reading.values | again
    if danger:
        fields = dict(form.action.alarm_presets) | fields
    known = fields.get("start") and "start" not in reading.dropped
    gone = {*reading.dropped, *((REFUSED, SPOKEN_OF) if known else ())}
    kept = {name: value for name, value in fields.items() if name not in gone}
    kept |= form.depending(text) | (form.endangered(kept, text, danger) if danger else {})
    understood = first or bool(reading.values or again or reading.questions or reading.dropped or danger)
    if not understood and text and (goes_on or says("turns_out_harmless", fold(text))):
        told = form.more_of_the_story(text)
        kept, understood = kept | told, bool(told)
    return _respond(form.changed(fields=kept), Heard(reading, danger, understood))


def settle(form: Form) -> Step | None:
    """A yes to a doubt that was asked about; None where none was."""
    doubts = tuple(name.removeprefix(DOUBT) for name in form.draft.asked if name.startswith(DOUBT))
    if not doubts:
        return None
    return _respond(form.changed(settled=(*form.draft.settled, *doubts)), Heard())


def shown(form: Form) -> Step:
    """The form as it stands: its summary where nothing is missing, else what is."""
    return _respond(form, Heard())


def emptied(form: Form) -> Step:
    """The form with nothing in it, to be filled in anew."""
    kept = {name: value for name, value in form.draft.fields.items() if name == PLACE}
    return _respond(form.changed(fields=kept, asked=(), settled=()), Heard())


def edit(form: Form, values: Mapping[str, Any]) -> Step:
    """Take over the values of fields as they were given in a form of their own; None takes one out."""
    period = next((item for item in form.action.fields if isinstance(item, PeriodField)), None)
    counted = {COUNT, UNIT} if period and set(values) & {period.name, period.end} else set()
    fields = form.draft.fields | dict(values)
    kept = {name: value for name, value in fields.items() if value is not None and name not in counted}
    return _respond(form.changed(fields=kept), Heard())


def begin_again(form: Form, values: Mapping[str, Any]) -> Step:
    """The same as a new draft, with what is known."""
    return edit(form.changed(id=None), values)


def again(form: Form) -> str:
    """The form as it stands, to be put after the answer to something else."""
    say = form.desk.say
    if form.draft.stage == "confirming":
        head = say(f"您的{form.title}还在等您确认：", f"Your {form.title} still waits for your yes:")
        return f"{head}\n{form.values()}\n\n{say(CONFIRM_ZH, CONFIRM_EN)}"
    if not form.missing():
        head = say(
            f"您的{form.title}还没有提交，请说要改成什么：", f"Your {form.title} is not filed; say what it should be:"
        )
        return f"{head}\n{form.values()}"
    head = say(f"您的{form.title}还没填完，还需要：", f"Your {form.title} goes on; still missing:")
    return f"{head}\n{view.asking(form.action, form.missing(), form.desk.language)}"


def shown_below(form: Form, head: str) -> Step:
    """The form as it stands, below what is said of an answer that filed and changed nothing."""
    text = f"{head}\n\n{again(form)}"
    return Step(Reply(text, "clarify", action=form.as_json(), trace=form.trace, draft=form.shown))


def doubted(form: Form) -> Step:
    """A question about what is being shown: shown again, with what can be said; nothing is filed."""
    example = view.example_of_change(form.action, form.draft.fields, form.desk.language)
    head = form.desk.say(
        f"还没有提交，可以改：直接说要改成什么，比如“{example}”。",
        f"Nothing has been filed, and it can be changed: say what it should be, e.g. “{example}”.",
    )
    return shown_below(form, head)


def left(form: Form) -> Step:
    """An answer that neither files the form nor changes it: it still waits, for a yes or for what it lacks."""
    if form.draft.stage == "collecting":
        text = f"{form.desk.say('好的，不急。', 'No hurry. ')}{again(form)}"
        return Step(Reply(text, "clarify", action=form.as_json(), trace=form.trace, draft=form.shown))
    text = form.desk.say(
        f"好的。{form.title}还没有提交，先给您留着，内容没有变。{CONFIRM_ZH}",
        f"All right. Your {form.title} is not filed; it waits as it is. {CONFIRM_EN}",
    )
    return Step(Reply(text, "clarify", action=form.as_json(), trace=form.trace, draft=form.shown))


def unmet(form: Form) -> Step:
    """A yes for more than what is shown: what else it asks for cannot be done here, and nothing is filed."""
    head = form.desk.say(
        "没有提交。除了提交下面显示的内容，您附带的要求我办不了，也没有记下来。",
        "Nothing was filed. I can only file what is shown; what else you asked for was neither done nor noted.",
    )
    return shown_below(form, head)


def file(form: Form) -> Step:
    """The record of a confirmed draft, if its rules still allow it.

    The store decides in one transaction whether this yes is the one that counts; a rule that another record has broken
    by then raises Refused, and the turn is taken again.
    """
    action, desk = form.action, form.desk
    fields = view.public(form.draft.fields)
    situation = desk.situation()
    if any(finding.effect == "refuse" for finding in action.check(fields, situation)):
        return _respond(form, Heard())
    owner = ANONYMOUS if fields.get("anonymous") else desk.employee.id
    due = action.deadline(fields, situation)
    new = Record("", action.name, owner, action.states[0].name, 1, fields, desk.now, desk.now, due_at=due)
    origin = Origin(owner, desk.now, "" if owner == ANONYMOUS else desk.source)

    def allowed(own: Sequence[Record]) -> None:
        for finding in action.check(fields, replace(desk, own=lambda: tuple(own)).situation()):
            if finding.effect == "refuse":
                raise Refused(finding.zh, finding.en)

    def write(work: Work) -> Reply:
        told = lambda made: notices(action, made, owner, desk.directory)  # noqa: E731
        return _filed(form, work.file(form.draft, new, action.prefix, origin, allowed, told))

    return Step(Reply("", "done"), write, "file")


def cancel(form: Form) -> Step:
    """Drop the draft; nothing was filed."""
    dropped = form.changed(stage="cancelled")
    text = form.desk.say(f"已取消，{form.title}没有提交。", f"Cancelled: the {form.title} has not been filed.")
    return _put(dropped, Reply(text, "cancelled", action=dropped.as_json(), trace=form.trace))


def _respond(form: Form, heard: Heard) -> Step:
    """Refuse or ask where a rule does; ask for what is missing; show the summary where nothing is."""
    situation = form.desk.situation()
    said = {name: value for name, value in form.draft.fields.items() if name not in form.action.derived}
    form = form.changed(fields=said | form.action.derive(said, situation))
    found = form.action.check(form.draft.fields, situation)
    refused = [finding for finding in found if finding.effect == "refuse"]
    doubts = [f for f in found if f.effect == "ask" and (f.doubt is None or f.doubt not in form.draft.settled)]
    if refused or doubts:
        return _stopped(form, refused, doubts, heard)
    if form.missing() or heard.reading.questions:
        return _asked(form, heard)
    return _shown(form, found, heard) if heard.understood else _not_understood(form)


def _stopped(form: Form, refused: Sequence[Finding], doubts: Sequence[Finding], heard: Heard) -> Step:
    """A rule refuses, or asks: the values that it is about are to be given again, a doubt can be settled by a yes."""
    speaking = refused or doubts
    anew = {name for finding in speaking for name in finding.again}
    if "start" in anew:
        anew |= {"start_half", "end_half", "workdays", COUNT}
    kept = {name: value for name, value in form.draft.fields.items() if name not in anew}
    asked = [f"{DOUBT}{finding.doubt}" for finding in speaking if finding.doubt]
    form = form.changed(stage="collecting", fields=kept | kept_aside(form.draft.fields, _GIVEN_AGAIN & anew))
    form = form.changed(asked=(*form.missing(), *asked))
    text, citations = view.findings(speaking, form.desk.corpus, form.desk.today, form.desk.language)
    head = form.desk.say("还不能提交：", "This cannot be filed yet:") if refused else ""
    return _kept(form, [head, text], "denied" if refused else "clarify", citations, heard.danger)


def _asked(form: Form, heard: Heard) -> Step:
    lacking, questions = form.missing(), heard.reading.questions
    form = form.changed(stage="collecting", asked=tuple(lacking))
    say, known, pieces = form.desk.say, form.values(), []
    if not heard.understood:
        pieces.append(say("这句话里我没有读到需要的内容。", "I did not find that in your message."))
    if known:
        pieces.append(say(f"{form.title}，目前了解到：\n{known}", f"{form.title}, so far:\n{known}"))
    pieces += [said.in_(form.desk.language) for said in (*heard.reading.notes, *questions)]
    if questions:  # a question about the days is not asked twice
        lacking = [name for name in lacking if name not in ("start", "end")]
    if lacking:
        head = say(f"办理{form.title}还需要您告诉我：", f"To file your {form.title} I still need:")
        pieces.append(f"{head}\n{view.asking(form.action, lacking, form.desk.language)}")
    return _kept(form, pieces, "clarify", (), heard.danger)


def _shown(form: Form, found: Sequence[Finding], heard: Heard) -> Step:
    """The summary: everything that would be filed, and the rules that apply."""
    form = form.changed(stage="confirming", asked=())
    desk = form.desk
    person = f"{desk.employee.name}（{desk.employee.id}）"
    if form.draft.fields.get("anonymous"):
        person = desk.say("匿名", "anonymous")
    notes = [finding for finding in found if finding.effect == "note"]
    taken = "\n".join(f"- {note.in_(desk.language)}" for note in heard.reading.notes)
    rules, citations = view.findings(notes, desk.corpus, desk.today, desk.language)
    head = desk.say(f"**{form.title}，请核对**", f"**{form.title}: please check**")
    who = desk.say(f"- 提交人：{person}", f"- by: {person}")
    body = [head, f"{who}\n{form.values()}", taken, rules]
    body += [warning(form), _unconditional(form), desk.say(CONFIRM_ZH, CONFIRM_EN)]
    return _kept(form, body, "confirm", citations, heard.danger)


def _unconditional(form: Form) -> str:
    """What was said of a condition: the form has no place for one."""
    said = form.draft.fields.get(CONDITION)
    if not said:
        return ""
    return form.desk.say(
        f"注意：您说了“{said}”。申请**不能附带条件**，确认后立即提交；还没定的话可以先不确认，提交之后也可以撤回。",
        f"Note: you said “{said}”. A request **cannot depend on a condition**: it is filed as soon as you confirm. "
        "Wait with your yes if that is still open; what is filed can be withdrawn.",
    )


def _not_understood(form: Form) -> Step:
    form = form.changed(stage="confirming", asked=())
    example = view.example_of_change(form.action, form.draft.fields, form.desk.language)
    head = form.desk.say(
        f"没有提交。我没看懂这句话要改什么；可以直接说，比如“{example}”。",
        f"Nothing was filed. I did not understand what to change; say it plainly, e.g. “{example}”.",
    )
    return _kept(form, [head, again(form)], "clarify", (), None)


def _kept(form: Form, pieces: Sequence[str], kind: Kind, citations: tuple[Citation, ...], danger: Alarm | None) -> Step:
    """The step that answers and keeps the draft; a danger comes before everything else."""
    if danger:
        urgent, more = view.alarm(danger, form.desk.corpus, form.desk.today, form.desk.language)
        pieces, citations = [urgent, *pieces], tuple(dict.fromkeys((*more, *citations)))
    text = "\n\n".join(piece for piece in pieces if piece)
    return _put(form, Reply(text, kind, citations, form.as_json(), trace=form.trace))


def _put(form: Form, reply: Reply) -> Step:
    def write(work: Work) -> Reply:
        stored = work.put_draft(form.desk.conversation_id, form.draft)
        return replace(reply, draft=replace(form, draft=stored).shown)

    return Step(reply, write, "draft")


def _filed(form: Form, record: Record) -> Reply:
    text = view.receipt(form.action, record, actors(form.action, record, form.desk.directory), form.desk.language)
    done = form.changed(stage="filed", fields=record.fields)
    return Reply(text, "done", action=done.as_json(record.id), trace=form.trace)
