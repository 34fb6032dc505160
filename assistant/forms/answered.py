"""An answer to a form that needs no understanding: it is filed, dropped (for another one, perhaps), or shown again."""

from dataclasses import replace

from assistant.build import Parts
from assistant.forms.danger import danger_in, interrupts
from assistant.forms.decided import Decision, agrees_to, cancels, puts_off
from assistant.forms.desk import Form
from assistant.forms.form import begin, cancel, doubted, file, left, settle, shown, unmet
from assistant.forms.hedged import hedged
from assistant.forms.later import taken_up, then_next
from assistant.forms.opening import brought_up
from assistant.forms.plain import Plain, after_first, in_clauses, tagged
from assistant.forms.resume import resumable
from assistant.forms.step import Step
from assistant.forms.table import Table, followed
from assistant.forms.tone import decided, says
from assistant.mistyped import as_meant
from assistant.reply import Reply
from tools import action_named
from tools.store import Work


def answered(said: Plain | Decision | None, text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """A yes, a change of mind, a doubt: messages that need no understanding."""
    form, spoken = table.current, in_clauses(text)
    assert form is not None
    danger = danger_in(message, parts.dangers)
    if danger and interrupts(danger, form, message, parts.intents.read(decided(message))):
        return begin(danger.action, text, table.desk)
    if said == "cancel" or cancels(form, text, spoken, parts.consents):
        return _replaced(form, text, table, parts) or then_next(cancel(form), table)
    if not form.desk.dangers.pressing(form.action, text) and (step := _not_yet(said, form, text, spoken)):
        return step
    if said != "yes" and not agrees_to(form, spoken):
        return None
    if form.draft.stage == "confirming":
        return then_next(file(form), table)
    return settle(form) or shown(form)


def _not_yet(said: Plain | Decision | None, form: Form, text: str, message: str) -> Step | None:
    """The step for an answer that hedges, waits or doubts."""
    if step := hedged(form, text, message):
        return step
    if said == "waits":
        return left(form)
    if said == "rider":
        return unmet(form)
    return doubted(form) if _doubts(said, form, text, message) else None


def _doubts(said: Plain | Decision | None, form: Form, text: str, message: str) -> bool:
    """Whether an answer puts the form off, or asks back."""
    lower = message.lower()
    put_off = puts_off(lower) and not (form.given(text) or form.unknown(text))
    later = said != "yes" and (put_off or says("puts_off", lower) is not None)
    return later or tagged(lower) or says("doubts", lower) is not None


def _replaced(form: Form, text: str, table: Table, parts: Parts) -> Step | None:
    """A form that is dropped for another one in the same message: 假先不请了,登记个投诉."""
    rest = after_first(text)
    back = resumable(as_meant(rest), table) if rest else None
    if back and back is not form:
        return then_next(cancel(form), table) if back in table.waiting[:1] else followed(cancel(form), taken_up(back))
    other = action_named(parts.intents.read(as_meant(rest)).label) if rest else None
    if other is None or other is form.action or any(waiting.action is other for waiting in table.waiting):
        return None
    below = next((waiting for waiting in table.waiting if waiting.action is other), None)
    gone, begun = cancel(form), brought_up(below, rest) if below else begin(other, rest, table.desk)

    def written(work: Work) -> Reply:
        made = [step.write(work) for step in (gone, begun) if step.write]
        return replace(made[-1], text="\n\n".join(reply.text for reply in made))

    return Step(begun.reply, written, "draft")
