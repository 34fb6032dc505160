"""A button below a form: it is about the draft exactly as it was shown, and a yes to anything else files nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.build import Parts
from assistant.forms.decided import decision
from assistant.forms.desk import Form
from assistant.forms.flow import lapsed
from assistant.forms.form import begin_again, cancel, edit, file
from assistant.forms.later import then_next
from assistant.forms.opening import begun
from assistant.forms.plain import Plain, plain
from assistant.forms.put_first import put_first
from assistant.forms.step import Step
from assistant.forms.table import Table, with_form
from assistant.reply import MAX_CHARS, BadMessage, Press, Reply
from tools import action_named
from tools.action import Action
from tools.fields import ChoiceField, Field, FlagField, PeriodField
from tools.record import Draft
from tools.store import StoredTurn, Work

HALVES = ("am", "pm")


def pressed(press: Press, text: str, table: Table, parts: Parts) -> Step:
    """The step for a button. Raises BadMessage where an edit gives a field a value that it cannot have."""
    if press.verb == "begin":
        return begun(_named(press), text, table, parts)
    if table.lapsed and table.lapsed.draft.id == press.draft_id:
        return lapsed(table.lapsed, table)
    lying = [form for form in (table.current, *table.waiting) if form]
    form = next((form for form in lying if form.draft.id == press.draft_id), None)
    if form is None:
        return _gone(press, table, parts)
    if form.draft.version != press.version or (press.verb == "confirm" and form.draft.stage != "confirming"):
        return _changed(table)
    if press.verb == "edit":
        return _edited(form, press.values, on_top=form is table.current)
    return then_next(cancel(form) if press.verb == "cancel" else file(form), table, form)


def as_seen(seen: StoredTurn | None, text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """The step for a yes or a change of mind from somebody who has the reply of the turn `seen` before them.

    It is about the form as that reply shows it: to anything else nothing is done, and what stands is shown. None for
    another message, and for an answer to what stands.
    """
    if seen is None:
        return None
    said, shown = plain(message.lower()), seen.reply.get("draft")
    stands = table.current.shown if table.current else None
    changed = stands is not None and shown != vars(stands)
    if said in ("yes", "cancel"):
        press = answering(shown, said)
        return pressed(press, message, table, parts) if press else _changed(table) if changed else None
    if table.current is None or not changed:
        return None
    decides = decision(table.current, text, parts.consents) in ("yes", "cancel") or put_first(text, table)
    return _changed(table) if decides else None


def answering(shown: Mapping[str, Any] | None, said: Plain | None) -> Press | None:
    """The button that plain words to a reply come to; `shown` is the form that it showed. None where they are none."""
    if shown and said == "yes" and shown["stage"] == "confirming":
        return Press("confirm", shown["id"], shown["version"])
    return Press("cancel", shown["id"], shown["version"]) if shown and said == "cancel" else None


def _named(press: Press) -> Action:
    action = action_named(str(press.values.get("type")))
    if action is None:
        raise BadMessage(f"没有 {press.values.get('type')} 这种申请。", "type")
    return action


def _edited(form: Form, values: Mapping[str, Any], on_top: bool) -> Step:
    """A form from below comes on top as a new draft, so that a yes in words means what was shown last."""
    given = {name: _checked(form.action, name, value) for name, value in values.items()}
    if on_top:
        return edit(form, given)
    renewed = begin_again(form, given)

    def written(work: Work) -> Reply:
        work.put_draft(form.desk.conversation_id, replace(form.draft, stage="cancelled"))
        return renewed.write(work) if renewed.write else renewed.reply

    return Step(renewed.reply, written, "draft")


def _changed(table: Table) -> Step:
    text = table.desk.say(
        "您看到的内容之后有改动，没有提交任何东西；请以最新的为准。",
        "The form has changed since it was shown to you; nothing was filed. Please look at it as it is now.",
    )
    assert table.current is not None
    return with_form(Step(Reply(text, "clarify", trace=table.current.trace)), table.current)


def _gone(press: Press, table: Table, parts: Parts) -> Step:
    """The draft is done with: what became of it, and what stands now. Nothing is done."""
    draft = parts.store.draft(press.draft_id, table.desk.conversation_id)
    action = action_named(draft.type) if draft else None
    if draft is None or action is None:
        text = table.desk.say("没有这份申请，或它不是您的。", "There is no such form, or it is not yours.")
        return Step(Reply(text, "denied", trace={"route": "form: gone"}))
    text = _became(press, draft, Form(action, draft, table.desk), parts)
    step = Step(Reply(text, "status", trace={"route": f"form: {action.name}"}))
    return with_form(step, table.current) if table.current else step


def _became(press: Press, draft: Draft, form: Form, parts: Parts) -> str:
    say, title = form.desk.say, form.title
    if draft.stage == "filed":
        number = parts.store.record_of_draft(press.draft_id)
        return say(
            f"这份{title}已经提交过（**{number}**），没有重复提交；要撤回请说“撤回 {number}”。",
            f"This {title} has been filed already (**{number}**) and was not filed again; "
            f"to take it back say “withdraw {number}”.",
        )
    if draft.stage == "cancelled":
        return say(
            f"这份{title}已经取消或改过，没有提交。", f"This {title} was cancelled or changed; nothing was filed."
        )
    return say(
        f"这份{title}等待确认超时，已作废，没有提交；需要的话请重新说一遍。",
        f"This {title} waited too long for a yes and has expired; nothing was filed. Say it again to start anew.",
    )


def _checked(action: Action, name: str, value: Any) -> Any:
    """A value that the field may have; None for none."""
    item = next((item for item in action.fields if name in _names(item)), None)
    if item is None or not (value is None or _fits(item, name, value)):
        raise BadMessage(f"字段 {name} 不能是这个值；请按表单上的选项或格式填写。", name)
    return value if value != "" else None


def _names(item: Field) -> tuple[str, ...]:
    return item.names if isinstance(item, PeriodField) else (item.name,)


def _fits(item: Field, name: str, value: Any) -> bool:
    if isinstance(item, PeriodField):
        return any(value == half for half in HALVES) if name.endswith("_half") else _is_day(value)
    if isinstance(item, ChoiceField):
        return any(value == choice.value for choice in item.choices)
    if isinstance(item, FlagField):
        return isinstance(value, bool)
    return isinstance(value, str) and len(value) <= MAX_CHARS


def _is_day(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value).isoformat() == value)
    except (TypeError, ValueError):
        return False
