"""Interactive cards: what the template is filled with, and what its buttons say when they are pressed.

The template (a setting) is the Markdown card with buttons of DingTalk's own SDK (MarkdownButtonCardInstance): it is
public, so nothing has to be built on the card platform. Its buttons call back with their id where they have `request`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.phrases import Language
from assistant.reply import Press, ShownDraft
from bots.channel import Step
from bots.dingtalk.markdown import shortened, shown, title
from tools.action import Move
from tools.record import Record

VALUE_BYTES = 1024  # development/create-and-deliver-cards: the longest value of a parameter
MORE = "（全文见上一条消息）"
Verb = Literal["confirm", "cancel"]
VERBS: dict[str, Verb] = {"confirm": "confirm", "cancel": "cancel"}
LABELS: dict[Verb, dict[Language, str]] = {
    "confirm": {"zh": "确认提交", "en": "Yes, file it"},
    "cancel": {"zh": "取消", "en": "Cancel"},
}
COLORS: dict[Verb, str] = {"confirm": "blue", "cancel": "gray"}
SPOKEN: dict[Verb, dict[Language, str]] = {
    "confirm": {"zh": "确认", "en": "yes"},
    "cancel": {"zh": "取消", "en": "cancel"},
}


@dataclass(frozen=True)
class Button:
    """`action` is what comes back; `color` is one of the template's: blue, gray."""

    label: str
    action: str
    color: str = "gray"


def values(text: str, buttons: Iterable[Button], site: str) -> dict[str, str]:
    """The template's parameters, each within DingTalk's length."""
    drawn = [{"text": b.label, "id": b.action, "color": b.color, "request": True} for b in buttons]
    return {
        "title": title(text),
        "markdown": shortened(shown(text, site), VALUE_BYTES, MORE),
        "tips": "",
        "sys_full_json_obj": json.dumps({"msgButtons": drawn}, ensure_ascii=False),
    }


def fits(text: str, site: str) -> bool:
    return len(shown(text, site).encode()) <= VALUE_BYTES


def of_draft(draft: ShownDraft, language: Language) -> list[Button]:
    """Yes and no to a summary, at the version that is shown."""
    return [
        Button(LABELS[verb][language], f"{verb}:{draft.id}:{draft.version}:{language}", color)
        for verb, color in COLORS.items()
    ]


def of_record(record: Record, moves: Iterable[Move]) -> list[Button]:
    """Steps that need nothing to be written, at the version that is shown; the first one stands out."""
    return [
        Button(move.zh, f"step:{record.id}:{record.version}:{move.to}", "gray" if number else "blue")
        for number, move in enumerate(moves)
    ]


@dataclass(frozen=True)
class Pressed:
    """A button as it comes back: in words, and what it is about."""

    text: str
    press: Press | None = None
    step: Step | None = None


def pressed(action: str) -> Pressed | None:
    """What a button's id says; None for one that is none of ours."""
    try:
        verb, about, version, more = action.split(":")
        if verb == "step":
            return Pressed(f"{about}: {more}", step=Step(about, more, int(version)))
        language: Language = "en" if more == "en" else "zh"
        return Pressed(SPOKEN[VERBS[verb]][language], Press(VERBS[verb], int(about), int(version)))
    except (KeyError, ValueError):
        return None
