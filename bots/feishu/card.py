"""Cards: a reply's Markdown with buttons below it; what a button is about stands in its value.

feishu-cards/card-json-v2-structure and its components (https://open.feishu.cn/document): a card may have 30 KB.
"""

import re
from collections.abc import Iterable
from typing import Any

from assistant.phrases import Language
from assistant.reply import Reply, ShownDraft
from bots.pieces import split
from tools.action import Move
from tools.record import Record

Card = dict[str, Any]
TEXT_BYTES = 15_000  # of a card's text: JSON and its escapes make it longer
SPOKEN: dict[str, dict[Language, str]] = {
    "confirm": {"zh": "确认", "en": "yes"},
    "cancel": {"zh": "取消", "en": "cancel"},
    "up": {"zh": "👍", "en": "👍"},
    "down": {"zh": "👎", "en": "👎"},
    "hr": {"zh": "问 HR", "en": "Ask HR"},
}
_CONFIRM: dict[Language, str] = {"zh": "确认提交", "en": "Yes, file it"}
_CANCEL: dict[Language, str] = {"zh": "取消", "en": "Cancel"}
_LINK = re.compile(r"\]\((/[^)\s]*)\)")
_QUOTED_IN_LIST = re.compile(r"^\s+(?=>)", re.MULTILINE)


def cards(text: str, buttons: Iterable[Card], site: str) -> list[Card]:
    """The cards of a text, in order; what can be pressed stands below the last one."""
    parts = split(_shown(text, site), TEXT_BYTES) or ["…"]
    return [_card(part, buttons if number == len(parts) else ()) for number, part in enumerate(parts, 1)]


def of_reply(reply: Reply, language: Language) -> list[Card]:
    """Yes and no below a form that waits for them; thumbs and HR below an answer."""
    if reply.draft:
        return of_draft(reply.draft, language) if reply.draft.stage == "confirming" else []
    if reply.turn_id is None or reply.kind not in ("answer", "not_covered"):
        return []
    return [_button(SPOKEN[do][language], {"do": do, "turn": reply.turn_id}) for do in ("up", "down", "hr")]


def of_draft(draft: ShownDraft, language: Language) -> list[Card]:
    about = {"draft": draft.id, "version": draft.version, "lang": language}
    return [
        _button(_CONFIRM[language], about | {"do": "confirm"}, "primary"),
        _button(_CANCEL[language], about | {"do": "cancel"}),
    ]


def of_record(record: Record, moves: Iterable[Move]) -> list[Card]:
    """A button for each step, at the version that is shown; the first one stands out."""
    return [
        _button(move.zh, {"record": record.id, "version": record.version, "do": move.to}, "default" if n else "primary")
        for n, move in enumerate(moves)
    ]


def _button(label: str, value: dict[str, Any], kind: str = "default") -> Card:
    """feishu-cards/card-json-v2-components/interactive-components/button: `behaviors` with a callback."""
    text = {"tag": "plain_text", "content": label}
    return {"tag": "button", "type": kind, "text": text, "behaviors": [{"type": "callback", "value": value}]}


def _card(text: str, buttons: Iterable[Card]) -> Card:
    """`update_multi`: all who see a card see what becomes of it, without which it cannot be changed."""
    elements = [{"tag": "markdown", "content": text}, *buttons]
    return {"schema": "2.0", "config": {"update_multi": True}, "body": {"elements": elements}}


def _shown(text: str, site: str) -> str:
    linked = _LINK.sub(lambda found: f"]({site.rstrip('/')}{found[1]})", text)
    return _QUOTED_IN_LIST.sub("", linked)
