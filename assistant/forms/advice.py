"""The chat model's part in a form: it may fill a hole that the reader of fields left, and it may make us ask.

It is asked only where something is missing. What it says of a field that we have read differently is put to the sender.
It confirms nothing, and is shown neither records nor what is known of the form: only the message.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.forms.reading import Reading
from assistant.forms.say import Said
from assistant.forms.tone import asks
from assistant.forms.traced import Traced, traced
from tools import ACTIONS
from tools.action import Action
from tools.fields import ChoiceField, PeriodField, TextField

_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日天")

if TYPE_CHECKING:
    from assistant.forms.desk import Desk
    from assistant.model.consultation import Consultation


def advised(
    reading: Reading, action: Action, text: str, missing: Sequence[str], today: date,
    consultation: "Consultation | None",
) -> Reading:  # fmt: skip
    """The reading of a message with what the model adds to it, where fields are `missing` and it adds anything."""
    if consultation is None or not missing or not text:
        return reading
    proposed = proposal_for(text, (action,), today, consultation)
    if proposed is None or proposed[0] is not action:
        return reading
    found = traced(action, proposed[1], text, today)
    for name, value in found.refused.items():
        consultation.drop("slot", name, f"{value}: neither in the message nor a day that we read in it")
    doubts = _differing(action, reading, proposed[1], found, text)
    added = {n: v for n, v in found.values.items() if n in missing and n not in reading.values and n not in doubts}
    consultation.filled += added
    kept = {name: value for name, value in reading.values.items() if name not in doubts}
    questions = (*reading.questions, *dict.fromkeys(doubts.values()))
    return replace(reading, values=kept | added, questions=questions, dropped=(*reading.dropped, *doubts))


def suggestion(text: str, message: str, desk: "Desk") -> Action | None:
    """The paperwork that the model takes a message for that our own reader is unsure of.

    A question starts none, and neither does a message that gives no value of the form in its own words: a day alone
    is not enough. A model that makes a value up is not believed on what the message is for either.
    """
    if desk.consultation is None or asks(message):
        return None
    proposed = proposal_for(text, ACTIONS, desk.today, desk.consultation)
    if proposed is None:
        return None
    action, arguments = proposed
    worded = {item.name for item in action.fields if not isinstance(item, PeriodField)}
    found = traced(action, arguments, text, desk.today)
    if worded & set(found.values) and not worded & set(found.refused):
        return action
    made_up = ", ".join(sorted(worded & set(found.refused)))
    why = f"made up: {made_up}" if made_up else "none of its values is in the message"
    desk.consultation.drop("action", action.name, why)
    return None


def proposal_for(
    text: str, actions: Sequence[Action], today: date, consultation: "Consultation"
) -> tuple[Action, dict[str, Any]] | None:
    """The action that the model takes a message for, of those it may choose from, with its arguments. Asked once a turn."""
    from assistant.model.prompts import for_action
    from assistant.model.slots import tool_of

    if text not in consultation.calls:
        proposal = consultation.ask(for_action(text, today), [tool_of(action) for action in actions])
        consultation.calls[text] = proposal.calls if proposal else ()
    for call in consultation.calls[text]:
        action = next((action for action in actions if action.name == call.name), None)
        if action and isinstance(call.arguments, dict):
            return action, dict(call.arguments)
    return None


def _differing(
    action: Action, reading: Reading, proposed: dict[str, Any], found: Traced, text: str
) -> dict[str, Said]:  # fmt: skip
    """The fields that the model reads otherwise than we do, each with the question that settles it."""
    doubts: dict[str, Said] = {}
    for item in action.fields:
        if isinstance(item, PeriodField):
            doubts |= _other_days(item, reading, proposed, text)
        elif isinstance(item, ChoiceField | TextField):
            ours, theirs = reading.values.get(item.name), found.values.get(item.name)
            told_at_length = isinstance(item, TextField) and (item.story or item.leftover)
            if ours and theirs and not told_at_length and theirs not in ours and ours not in theirs:
                doubts[item.name] = _either(item.zh, item.en, ours, theirs)
    return doubts


def _other_days(item: PeriodField, reading: Reading, proposed: dict[str, Any], text: str) -> dict[str, Said]:
    doubts: dict[str, Said] = {}
    for name, zh, en in ((item.name, "开始日期", "first day"), (item.end, "结束日期", "last day")):
        ours, theirs = reading.values.get(name), proposed.get(name)
        if ours and theirs and ours != theirs and _may_be(theirs, text):
            doubts[name] = _either(zh, en, ours, theirs)
    return doubts


def _may_be(value: Any, text: str) -> bool:
    """Whether it is a day, and one of the weekdays of the message where that names any: no Tuesday is meant by 周四."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return False
    named = set(_WEEKDAY.findall(text))
    return not named or any(one in _WEEKDAYS[day.weekday()] for one in named)


def _either(zh: str, en: str, ours: Any, theirs: Any) -> Said:
    return Said(
        f"{zh}是 {ours} 还是 {theirs}？请明确说一遍。", f"Is the {en} {ours} or {theirs}? Please say it plainly."
    )
