"""The modals: a form filled in with what was understood, and what a step of a record needs. And what came back."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.phrases import Language
from bots.slack.buttons import Block
from tools.action import Action, Move
from tools.fields import ChoiceField, DateField, Field, FlagField, NumberField, PeriodField, TextField
from tools.record import Draft, Record

EDIT_VIEW, STEP_VIEW = "zhidu:edit", "zhidu:step"
TITLE_MAX_CHARS, INITIAL_MAX_CHARS = 24, 3000  # https://docs.slack.dev/reference/views/modal-views
_HALVES = {"am": ("上午", "morning"), "pm": ("下午", "afternoon")}
_VALUE = "value"  # the action id of each input; its block id is the field's name


def edit_modal(action: Action, draft: Draft, private: Mapping[str, Any], language: Language) -> Block:
    """The form as it was understood; what is submitted goes through the same draft, and is shown again."""
    blocks = [block for item in action.fields for block in _inputs(item, draft.fields, language)]
    en = language == "en"
    return _modal(
        EDIT_VIEW, action.en if en else action.zh, blocks, private, ("Save", "Back") if en else ("保存", "返回")
    )


def step_modal(move: Move, record: Record, private: Mapping[str, Any]) -> Block:
    """What a step needs."""
    blocks = [block for item in move.needs for block in _inputs(item, {}, "zh")]
    about = {"type": "context", "elements": [{"type": "mrkdwn", "text": f"{record.id}　{move.zh}"}]}
    return _modal(STEP_VIEW, move.zh, [about, *blocks], private, ("提交", "返回"))


def values_of(view: Mapping[str, Any], items: Sequence[Field]) -> dict[str, Any]:
    """What was put in, by field; None where nothing was."""
    state = view["state"]["values"]
    numbers = {item.name for item in items if isinstance(item, NumberField)}
    return {
        name: _number(given) if name in numbers else given
        for name, inputs in state.items()
        for given in [_given(inputs[_VALUE])]
    }


def _number(given: Any) -> Any:
    return int(given) if isinstance(given, str) and given.lstrip("-").isdigit() else given


def _given(element: Mapping[str, Any]) -> Any:
    if element["type"] == "checkboxes":
        return bool(element.get("selected_options")) or None
    if element["type"] == "static_select":
        return (element.get("selected_option") or {}).get("value")
    if element["type"] == "datepicker":
        return element.get("selected_date")
    return element.get("value")


def _modal(callback: str, title: str, blocks: list[Block], private: Mapping[str, Any], words: tuple[str, str]) -> Block:
    return {
        "type": "modal", "callback_id": callback, "private_metadata": json.dumps(private), "blocks": blocks,
        "title": _plain(title[:TITLE_MAX_CHARS]), "submit": _plain(words[0]), "close": _plain(words[1]),
    }  # fmt: skip


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def _inputs(item: Field, fields: Mapping[str, Any], language: Language) -> list[Block]:
    if isinstance(item, PeriodField):
        return _period(item, fields, language)
    label, value = (item.en if language == "en" else item.zh), fields.get(item.name)
    hint = item.hint_en if language == "en" else item.hint_zh
    return [_input(item.name, label, _element(item, value, language), item.required, hint)]


def _period(item: PeriodField, fields: Mapping[str, Any], language: Language) -> list[Block]:
    en = language == "en"
    names = (("first day", "last day") if en else ("开始日期", "结束日期"), ("from", "until") if en else ("从", "到"))
    blocks = []
    for number, name in enumerate((item.name, item.end)):
        blocks.append(_input(name, names[0][number], _date(fields.get(name)), item.required, ""))
        options = [_option(half, words[en]) for half, words in _HALVES.items()]
        half = f"{'start' if number == 0 else 'end'}_half"
        label = f"{names[1][number]}{' (half day)' if en else '（半天时填）'}"
        blocks.append(_input(half, label, _select(options, fields.get(half)), False, ""))
    return blocks


def _element(item: Field, value: Any, language: Language) -> Block:
    if isinstance(item, ChoiceField):
        en = language == "en"
        return _select([_option(c.value, c.en if en else c.value) for c in item.choices], value)
    if isinstance(item, DateField):
        return _date(value)
    if isinstance(item, NumberField):
        return {
            "type": "number_input", "is_decimal_allowed": False,
            "min_value": str(item.least), "max_value": str(item.most),
        }  # fmt: skip
    if isinstance(item, FlagField):
        option = _option("yes", item.en if language == "en" else item.zh)
        made: Block = {"type": "checkboxes", "options": [option]}
        return made | {"initial_options": [option]} if value else made
    made = {"type": "plain_text_input", "multiline": isinstance(item, TextField) and item.story}
    return made | {"initial_value": str(value)[:INITIAL_MAX_CHARS]} if value else made


def _input(name: str, label: str, element: Block, required: bool, hint: str) -> Block:
    made: Block = {
        "type": "input", "block_id": name, "label": _plain(label), "optional": not required,
        "element": element | {"action_id": _VALUE},
    }  # fmt: skip
    return made | {"hint": _plain(hint.strip("，, "))} if hint.strip("，, ") else made


def _date(value: Any) -> Block:
    return {"type": "datepicker", "initial_date": value} if value else {"type": "datepicker"}


def _select(options: list[Block], value: Any) -> Block:
    chosen = [option for option in options if option["value"] == value]
    made: Block = {"type": "static_select", "options": options}
    return made | {"initial_option": chosen[0]} if chosen else made


def _option(value: str, label: str) -> Block:
    return {"text": _plain(label), "value": value}
