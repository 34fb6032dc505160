"""The buttons of our messages: what each is about stands in its value, so that pressing it means what was shown."""

import json
from typing import Any, Literal

from assistant.phrases import Language
from assistant.reply import ShownDraft
from tools.action import Move
from tools.record import Record

Block = dict[str, Any]
CONFIRM, EDIT, CANCEL, STEP = "zhidu:confirm", "zhidu:edit", "zhidu:cancel", "zhidu:step"
UP, DOWN, HR = "zhidu:up", "zhidu:down", "zhidu:hr"
Style = Literal["primary", "danger"]
_LABELS: dict[str, tuple[str, str]] = {
    CONFIRM: ("确认提交", "Confirm"), EDIT: ("修改", "Edit"), CANCEL: ("取消", "Cancel"),
    UP: ("👍", "👍"), DOWN: ("👎", "👎"), HR: ("问 HR", "Ask HR"),
}  # fmt: skip
_FILL = ("填写", "Fill in")


def button(action_id: str, label: str, value: dict[str, Any], style: Style | None = None) -> Block:
    """https://docs.slack.dev/reference/block-kit/block-elements/button-element: text ≤ 75, value ≤ 2,000 characters."""
    made: Block = {
        "type": "button", "action_id": action_id, "value": json.dumps(value),
        "text": {"type": "plain_text", "text": label[:75], "emoji": True},
    }  # fmt: skip
    return made | {"style": style} if style else made


def form_buttons(draft: ShownDraft, turn_id: int | None, language: Language) -> Block:
    """Confirm (only what is complete and was shown), edit, cancel: all of them about this version of the draft."""
    value = {"draft": draft.id, "version": draft.version, "turn": turn_id, "lang": language}
    whole = draft.stage == "confirming"
    elements = [button(CONFIRM, _label(CONFIRM, language), value, "primary")] if whole else []
    elements += [
        button(EDIT, _label(EDIT, language) if whole else _FILL[language == "en"], value),
        button(CANCEL, _label(CANCEL, language), value, "danger"),
    ]
    return {"type": "actions", "block_id": "zhidu:form", "elements": elements}


def answer_buttons(turn_id: int, language: Language) -> Block:
    value = {"turn": turn_id, "lang": language}
    elements = [button(name, _label(name, language), value) for name in (UP, DOWN, HR)]
    return {"type": "actions", "block_id": "zhidu:answer", "elements": elements}


def step_buttons(record: Record, steps: list[Move]) -> Block:
    """A button for each step that the reader may take; a record's id in the block id tells them apart on one page."""
    elements = [
        button(f"{STEP}:{number}", move.zh, {"record": record.id, "version": record.version, "to": move.to})
        for number, move in enumerate(steps)
    ]
    return {"type": "actions", "block_id": f"zhidu:steps:{record.id}", "elements": elements}


def _label(action_id: str, language: Language) -> str:
    return _LABELS[action_id][language == "en"]
