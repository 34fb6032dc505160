"""The forms of a conversation: the one being filled in, those put aside for it, and one whose time has run out."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from typing import get_args

from assistant.build import Parts
from assistant.forms.desk import Desk, Form, shown_words
from assistant.forms.form import again
from assistant.forms.step import Step
from assistant.phrases import Language, say
from assistant.reply import Reply, Turn
from assistant.threads import Minds, Thread
from tools import action_named
from tools.directory import Employee
from tools.record import Draft
from tools.store import Work

PARTED = "\n\n---\n\n"


@dataclass(frozen=True)
class Table:
    """What lies on the table when a message comes. `later` are not begun: what was asked for beside another form."""

    desk: Desk
    current: Form | None = None
    waiting: tuple[Form, ...] = ()
    later: tuple[Form, ...] = ()
    lapsed: Form | None = None
    minds: Minds = field(default_factory=Minds)

    def lapsed_text(self) -> str:
        assert self.lapsed is not None
        said = "；".join(shown_words(form.words) for form in self.later)
        also = f"另外您说的“{said}”也没有办理。", f" Nor was what else you asked for done: {said}."
        return self.desk.say(
            f"您之前的{self.lapsed.title}等待确认超时，已作废，没有提交；需要的话请重新说一遍。{also[0] if said else ''}",
            f"Your {self.lapsed.title} waited too long for a yes and has expired; nothing was filed. Say it again to start anew.{also[1] if said else ''}",
        )


def lay(turn: Turn, thread: Thread, parts: Parts, language: Language) -> Table:
    """The table of the conversation in which a message came."""
    employee = parts.directory.find(turn.asker) or Employee(turn.asker, turn.asker, "")
    desk = Desk(
        employee, parts.settings.clock(), parts.searcher.corpus, parts.directory, thread.conversation_id, language,
        f"{thread.conversation_id}/{turn.event_id or '-'}",
        cache(lambda: tuple(parts.store.records(owner=turn.asker))), parts.settings.complaint_hours,
        parts.dangers, parts.consultation, thread.minds.shown,
    )  # fmt: skip
    drafts = [] if thread.opened else parts.store.drafts(thread.conversation_id)
    lying = [Form(action, draft, desk) for draft in drafts if (action := action_named(draft.type))]
    forms, later = [form for form in lying if not form.later], tuple(form for form in reversed(lying) if form.later)
    if not forms:
        return Table(desk, later=later, minds=thread.minds)
    if _too_old(forms[0].draft, desk, timedelta(minutes=parts.settings.draft_minutes)):
        return Table(desk, lapsed=forms[0], later=later, minds=thread.minds)
    return Table(desk, forms[0], tuple(forms[1:]), later, minds=thread.minds)


def _too_old(draft: Draft, desk: Desk, limit: timedelta) -> bool:
    return draft.touched is not None and desk.now - draft.touched > limit


def frame(step: Step, table: Table, handled: bool) -> Step:
    """The step with what the forms add to it: that one has lapsed, that one still waits."""
    if table.lapsed:
        step = _with_lapsed(step, table, table.lapsed)
    if handled or table.current is None:
        return step
    text = f"{unoffered(step.reply).text}{PARTED}{again(table.current)}"
    return replace(
        step, reply=replace(step.reply, text=text, action=table.current.as_json(), draft=table.current.shown)
    )


def unoffered(reply: Reply) -> Reply:
    """The reply without the offer to ask HR: beside a form one yes must not be able to mean two things."""
    text = reply.text
    for language in get_args(Language):
        text = text.replace(say("to_hr", language), "")
    return replace(reply, text=text.rstrip())


def appended(step: Step, more: str, form: Form | None = None) -> Step:
    """The step with more said after its reply; `form` is the one that this shows."""
    write = step.write

    def longer(reply: Reply) -> Reply:
        said = replace(reply, text=f"{reply.text}{PARTED}{more}")
        return replace(said, draft=form.shown, action=said.action or form.as_json()) if form else said

    written = (lambda work: longer(write(work))) if write else None
    return replace(step, reply=longer(step.reply), write=written)


def preceded(step: Step, first: Reply) -> Step:
    """The step with the answer to something else before its reply."""
    write = step.write

    def after(reply: Reply) -> Reply:
        citations = tuple(dict.fromkeys((*first.citations, *reply.citations)))
        return replace(reply, text=f"{first.text}{PARTED}{reply.text}", citations=citations)

    written = (lambda work: after(write(work))) if write else None
    return replace(step, reply=after(step.reply), write=written)


def followed(step: Step, following: Step) -> Step:
    """The step with another one in the same turn: its reply goes on with the form that the other shows."""

    def joined(one: Reply, other: Reply) -> Reply:
        citations = tuple(dict.fromkeys((*one.citations, *other.citations)))
        return replace(one, text=f"{one.text}{PARTED}{other.text}", citations=citations, draft=other.draft)

    def written(work: Work) -> Reply:
        one, other = (each.write(work) if each.write else each.reply for each in (step, following))
        return joined(one, other)

    effect = step.effect if step.write else following.effect
    return replace(step, reply=joined(step.reply, following.reply), write=written, effect=effect)


def unshown(before: Step, step: Step) -> Step:
    """The step with another one done before it, of which the reply says nothing."""

    def written(work: Work) -> Reply:
        if before.write:
            before.write(work)
        return step.write(work) if step.write else step.reply

    return replace(step, write=written)


def with_form(step: Step, form: Form) -> Step:
    """The step with a form, as it stands, after its reply."""
    return appended(step, again(form), form)


def beside_form(step: Step | None, table: Table) -> Step | None:
    """A step that is about no form, with the form that is open."""
    return with_form(step, table.current) if step and table.current else step


def _with_lapsed(step: Step, table: Table, lapsed: Form) -> Step:
    note, write = table.lapsed_text(), step.write
    reply = step.reply if step.reply.text == note else replace(step.reply, text=f"{note}\n\n{step.reply.text}")

    def written(work: Work) -> Reply:
        for form in (lapsed, *table.later):
            work.put_draft(table.desk.conversation_id, replace(form.draft, stage="expired"))
        if write is None:
            return reply
        made = write(work)
        return replace(made, text=f"{note}\n\n{made.text}")

    return replace(step, reply=reply, write=written)
