"""What is asked for beside another form: its words are kept with the conversation until that form is done with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.forms.alarm import alarm_in
from assistant.forms.desk import KEPT, PLACE, Desk, Form, shown_words
from assistant.forms.form import begin_again, fill
from assistant.forms.step import Step
from assistant.forms.table import Table, appended, followed, with_form
from assistant.reply import Reply
from tools.action import Action
from tools.record import LATER, Draft
from tools.store import Work


@dataclass(frozen=True)
class Request:
    """A request as it was said, without the words that only lead to it; `place` is the how-manieth of its message."""

    action: Action
    text: str
    place: int = 1

    @property
    def urgent(self) -> bool:
        return alarm_in(self.text) is not None


def with_later(step: Step, requests: Sequence[Request], desk: Desk) -> Step:
    """The step, with the words of further requests kept; its reply says that they come next."""
    if not requests:
        return step
    drafts = [Draft(one.action.name, LATER, {KEPT: one.text, PLACE: one.place}) for one in requests]
    said = "；".join(shown_words(one.text) for one in requests)
    note = desk.say(
        f"（另{'一件' if len(drafts) == 1 else f' {len(drafts)} 件'}事（{said}）在这张之后办理。）",
        f"(What else you asked for — {said} — comes after this one.)",
    )
    longer = appended(step, note)

    def written(work: Work) -> Reply:
        for draft in drafts:  # before the form in hand, which is the newest draft
            work.put_draft(desk.conversation_id, draft)
        return longer.write(work) if longer.write else longer.reply

    return replace(longer, write=written)


def taken_up(form: Form) -> Step:
    """A form that lies below, or words that were kept, on top as a new draft: the newest one is the one in hand."""
    renewed = _begun(form) if form.later else begin_again(form, {})

    def written(work: Work) -> Reply:
        put_away(form, work)
        return renewed.write(work) if renewed.write else renewed.reply

    return Step(renewed.reply, written, "draft")


def _begun(form: Form) -> Step:
    placed = Form(form.action, Draft(form.action.name, fields={PLACE: form.place}), form.desk)
    return fill(placed, form.words, first=True)


def put_away(form: Form, work: Work) -> None:
    """A form, or words, that are done with without having been filed."""
    work.put_draft(form.desk.conversation_id, replace(form.draft, stage="cancelled"))


def then_next(step: Step, table: Table, done: Form | None = None) -> Step:
    """After a form is done with, the one below is shown again, or what was asked for beside it is begun.

    `done` is the form that the step was about: the one in hand unless another is given.
    """
    if step.effect != "file" and step.reply.kind != "cancelled":
        return step
    done = done or table.current
    lying = [form for form in (table.current, *table.waiting) if form and form is not done]
    if lying:
        return with_form(step, lying[0])
    return followed(step, taken_up(table.later[0])) if table.later else step
