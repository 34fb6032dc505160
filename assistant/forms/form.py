"""One message to a form: read, check, then ask, show or file. Nothing is written here; the step says what to write."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from assistant.forms import view
from assistant.forms.period import COUNT
from assistant.forms.reading import Reading, fold, raised, read_fields
from assistant.forms.say import Said
from assistant.forms.step import Step
from assistant.phrases import Language
from assistant.reply import Citation, Kind, Reply
from corpus.library import Corpus
from tools.action import Action, Alarm, Finding, Situation
from tools.desk import notices
from tools.directory import Directory, Employee
from tools.record import ANONYMOUS, Draft, Record, Refused
from tools.rights import actors
from tools.store import Origin, Work


@dataclass(frozen=True)
class Desk:
    """Where a form is filled in: for whom, when, under which rules, in which conversation and language."""

    employee: Employee
    now: datetime
    corpus: Corpus
    directory: Directory
    conversation_id: str
    language: Language
    source: str
    own: Callable[[], tuple[Record, ...]]  # the person's records, read when a rule needs them
    complaint_hours: Mapping[str, int]

    def situation(self) -> Situation:
        return Situation(self.now, self.employee, self.own(), self.complaint_hours)


def begin(action: Action, text: str, desk: Desk) -> Step:
    """A new form from the message that asks for it."""
    return fill(action, text, Draft(action.name), desk, first=True)


def fill(action: Action, text: str, draft: Draft, desk: Desk, first: bool = False) -> Step:
    """Take over what the message says; then ask for what is missing, or show the summary."""
    reading = read_fields(action, text, draft.fields, draft.asked, desk.now.date())
    danger = raised(action, fold(text))
    fields = {name: value for name, value in draft.fields.items() if name not in reading.dropped}
    fields |= {name: value for name, value in reading.values.items() if name not in reading.dropped}
    if danger:
        fields |= {name: value for name, value in action.alarm_presets.items() if name not in fields}
    understood = bool(reading.values or reading.questions or danger)
    changed = replace(draft, fields=fields)
    return _respond(action, changed, desk, reading, danger, understood or first)


def settle(action: Action, draft: Draft, desk: Desk) -> Step | None:
    """A yes to a doubt that was asked about; None where none was."""
    doubts = tuple(name.removeprefix("doubt:") for name in draft.asked if name.startswith("doubt:"))
    if not doubts:
        return None
    return _respond(action, replace(draft, settled=(*draft.settled, *doubts)), desk, Reading(), None, True)


def again(action: Action, draft: Draft, desk: Desk) -> tuple[str, dict[str, Any]]:
    """The form as it stands, to be put after the answer to something else: text and the contract's `action`."""
    lacking = view.missing(action, draft.fields)
    state = as_json(action, draft)
    name = view.title(action, desk.language)
    if draft.stage == "confirming":
        body = view.values(action, draft.fields, desk.language)
        tail = _CONFIRM[desk.language]
        head = f"Your {name} still waits for your yes:" if desk.language == "en" else f"您的{name}还在等您确认："
        return f"{head}\n{body}\n\n{tail}", state
    asked = view.asking(action, lacking, desk.language)
    head = f"Your {name} goes on; still missing:" if desk.language == "en" else f"您的{name}还没填完，还需要："
    return f"{head}\n{asked}", state


def doubted(action: Action, draft: Draft, desk: Desk) -> Step:
    """A question about what is being shown: shown again, with what can be said; nothing is filed."""
    text, state = again(action, draft, desk)
    head = {
        "zh": "还没有提交，可以改：直接说要改成什么，比如“改到6号结束”。",
        "en": "Nothing has been filed, and it can be changed: say what it should be.",
    }[desk.language]
    return Step(Reply(f"{head}\n\n{text}", "clarify", action=state, trace={"route": f"form: {action.name}"}))


def file(action: Action, draft: Draft, desk: Desk) -> Step:
    """The record of a confirmed draft. The store decides in one transaction whether this yes is the one that counts."""
    fields = view.public(draft.fields)
    owner = ANONYMOUS if fields.get("anonymous") else desk.employee.id
    new = Record(
        "", action.name, owner, action.states[0].name, 1, fields, desk.now, desk.now,
        due_at=action.deadline(fields, desk.situation()),
    )  # fmt: skip
    origin = Origin(owner, desk.now, "" if owner == ANONYMOUS else desk.source)

    def allowed(own: Sequence[Record]) -> None:
        for finding in action.check(fields, replace(desk, own=lambda: tuple(own)).situation()):
            if finding.effect == "refuse":
                raise Refused(finding.zh, finding.en)

    def write(work: Work) -> Reply:
        record = work.file(
            draft, new, action.prefix, origin, allowed, lambda made: notices(action, made, owner, desk.directory)
        )
        return _filed(action, record, desk)

    return Step(Reply("", "done"), write)


def cancel(action: Action, draft: Draft, desk: Desk, stage: str = "cancelled") -> Step:
    """Drop the draft; nothing was filed."""
    dropped = replace(draft, stage=stage)
    name = view.title(action, desk.language)
    text = f"Cancelled: the {name} has not been filed." if desk.language == "en" else f"已取消，{name}没有提交。"
    reply = Reply(
        text,
        "cancelled",
        action=as_json(action, replace(dropped, stage="cancelled")),
        trace={"route": f"form: {action.name}"},
    )
    return Step(reply, lambda work: _put(work, desk, dropped, reply))


def as_json(action: Action, draft: Draft, record_id: str | None = None) -> dict[str, Any]:
    """The contract's `action` (DESIGN.md §4)."""
    lacking = view.missing(action, draft.fields) if draft.stage == "collecting" else []
    return {
        "type": action.name,
        "stage": draft.stage,
        "fields": view.public(draft.fields),
        "missing": lacking,
        "record_id": record_id,
    }


def _respond(
    action: Action, draft: Draft, desk: Desk, reading: Reading, danger: Alarm | None, understood: bool
) -> Step:
    situation = desk.situation()
    said = {name: value for name, value in draft.fields.items() if name not in action.derived}
    fields = said | action.derive(draft.fields, situation)
    draft = replace(draft, fields=fields)
    found = action.check(fields, situation)
    refused = [finding for finding in found if finding.effect == "refuse"]
    doubts = [f for f in found if f.effect == "ask" and (f.doubt is None or f.doubt not in draft.settled)]
    if refused or doubts:
        return _stopped(action, draft, desk, refused, doubts, danger)
    lacking = view.missing(action, fields)
    if lacking or reading.questions:
        return _asked(action, draft, desk, lacking, reading.questions, danger, understood)
    if not understood:
        return _not_understood(action, draft, desk)
    return _shown(action, draft, desk, found, danger)


def _stopped(
    action: Action,
    draft: Draft,
    desk: Desk,
    refused: Sequence[Finding],
    doubts: Sequence[Finding],
    danger: Alarm | None,
) -> Step:
    """A rule refuses, or asks: the values that it is about are to be given again, a doubt can be settled by a yes."""
    speaking = refused or doubts
    again_names = {name for finding in speaking for name in finding.again}
    kept = {name: value for name, value in draft.fields.items() if name not in again_names}
    if "start" in again_names:
        for name in ("start_half", "end_half", "workdays", COUNT):
            kept.pop(name, None)
    asked = tuple(f"doubt:{finding.doubt}" for finding in speaking if finding.doubt)
    draft = replace(draft, stage="collecting", fields=kept, asked=(*view.missing(action, kept), *asked))
    text, citations = view.findings(speaking, desk.corpus, desk.now.date(), desk.language)
    kind: Kind = "denied" if refused else "clarify"
    head = {"zh": "还不能提交：", "en": "This cannot be filed yet:"}[desk.language] if refused else ""
    return _kept(action, draft, desk, [head, text], kind, citations, danger)


def _asked(
    action: Action, draft: Draft, desk: Desk, lacking: Sequence[str], questions: Sequence[Said], danger: Alarm | None,
    understood: bool,
) -> Step:  # fmt: skip
    draft = replace(draft, stage="collecting", asked=tuple(lacking))
    name = view.title(action, desk.language)
    pieces = []
    if not understood:
        pieces.append(
            "I did not find that in your message." if desk.language == "en" else "这句话里我没有读到需要的内容。"
        )
    known = view.values(action, draft.fields, desk.language)
    if known:
        pieces.append(f"{name}, so far:\n{known}" if desk.language == "en" else f"{name}，目前了解到：\n{known}")
    pieces += [question.in_(desk.language) for question in questions]
    if lacking and not (questions and set(lacking) <= {"start", "end"}):
        head = f"To file your {name} I still need:" if desk.language == "en" else f"办理{name}还需要您告诉我："
        pieces.append(f"{head}\n{view.asking(action, lacking, desk.language)}")
    return _kept(action, draft, desk, pieces, "clarify", (), danger)


def _shown(action: Action, draft: Draft, desk: Desk, found: Sequence[Finding], danger: Alarm | None) -> Step:
    """The summary: everything that would be filed, and the rules that apply."""
    draft = replace(draft, stage="confirming", asked=())
    name = view.title(action, desk.language)
    head = f"**{name}: please check**" if desk.language == "en" else f"**{name}，请核对**"
    person = f"{desk.employee.name}（{desk.employee.id}）"
    if draft.fields.get("anonymous"):
        person = "anonymous" if desk.language == "en" else "匿名"
    who = f"- {'by' if desk.language == 'en' else '提交人'}{': ' if desk.language == 'en' else '：'}{person}"
    rules, citations = view.findings(
        [f for f in found if f.effect == "note"], desk.corpus, desk.now.date(), desk.language
    )
    body = [head, f"{who}\n{view.values(action, draft.fields, desk.language)}", rules, _CONFIRM[desk.language]]
    return _kept(action, draft, desk, body, "confirm", citations, danger)


def _not_understood(action: Action, draft: Draft, desk: Desk) -> Step:
    text, _ = again(action, replace(draft, stage="confirming"), desk)
    head = {
        "zh": "没有提交。我没看懂这句话要改什么；可以直接说，比如“改到6号结束”。",
        "en": "Nothing was filed. I did not understand what to change; say it plainly, e.g. “until the 6th”.",
    }[desk.language]
    return _kept(action, replace(draft, stage="confirming", asked=()), desk, [head, text], "clarify", (), None)


def _kept(
    action: Action, draft: Draft, desk: Desk, pieces: Sequence[str], kind: Kind, citations: tuple[Citation, ...],
    danger: Alarm | None,
) -> Step:  # fmt: skip
    if danger:
        urgent, more = view.alarm(danger, desk.corpus, desk.now.date(), desk.language)
        pieces, citations = [urgent, *pieces], tuple(dict.fromkeys((*more, *citations)))
    text = "\n\n".join(piece for piece in pieces if piece)
    reply = Reply(text, kind, citations, as_json(action, draft), trace={"route": f"form: {action.name}"})
    return Step(reply, lambda work: _put(work, desk, draft, reply))


def _put(work: Work, desk: Desk, draft: Draft, reply: Reply) -> Reply:
    work.put_draft(desk.conversation_id, draft)
    return reply


def _filed(action: Action, record: Record, desk: Desk) -> Reply:
    text = view.receipt(action, record, actors(action, record, desk.directory), desk.language)
    done = Draft(action.name, "filed", record.fields)
    return Reply(text, "done", action=as_json(action, done, record.id), trace={"route": f"form: {action.name}"})


_CONFIRM = {
    "zh": "回复“**确认**”提交；要修改请直接说；回复“取消”放弃。",
    "en": "Reply **yes** to file it, say what to change, or reply “cancel”.",
}
