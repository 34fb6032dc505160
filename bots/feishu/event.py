"""Feishu's payloads → what was heard. Pure: what is not for us gives None.

Pages: server-docs/im-v1/message/events/receive, feishu-cards/card-callback-communication (https://open.feishu.cn/document).
"""

import json
from collections.abc import Mapping
from typing import Any

from assistant.reply import Press
from bots.channel import PRIVATE, Heard, Reaction, SentFile, Step
from bots.feishu.card import SPOKEN

Payload = Mapping[str, Any]
MAX_CHARS = 200  # of an event's id and a place's, in the store
CARD, MESSAGE = "card", "message"  # in an address: the message to answer, or the card that was pressed
_KEYS = {"file": ("file_key", "file_name"), "image": ("image_key", "")}


def said(event: Payload, me: str) -> Heard | None:
    """A message to us: in our own chat, or with a mention in a group. Known by its own id: it may be pushed again."""
    message, sender = event.get("message") or {}, event.get("sender") or {}
    user, number = str((sender.get("sender_id") or {}).get("open_id") or ""), str(message.get("message_id") or "")
    if sender.get("sender_type") != "user" or not user or not number:
        return None
    public = message.get("chat_type") != "p2p"
    mentions = message.get("mentions") or []
    if public and all((mention.get("id") or {}).get("open_id") != me for mention in mentions):
        return None
    content = json.loads(message.get("content") or "{}")
    words = _words(str(message.get("message_type")), content)
    for mention in mentions:
        ours = (mention.get("id") or {}).get("open_id") == me
        words = words.replace(str(mention.get("key")), "" if ours else f"@{mention.get('name', '')}")
    place = str(message.get("chat_id"))[:MAX_CHARS] if public else PRIVATE
    files = _files(str(message.get("message_type")), content, number)
    return Heard(number[:MAX_CHARS], user, words.strip(), place, public, {MESSAGE: number}, files=files)


def pressed(user: str, card: str, value: Payload) -> Heard | None:
    """A button of a card, by what stands in it; the same press again is the same event. None for none of ours."""
    try:
        if "turn" in value:
            number, reaction = f"react:{value['do']}:{value['turn']}:{user}", Reaction(value["do"], int(value["turn"]))
            return Heard(number, user, SPOKEN[value["do"]]["zh"], address={MESSAGE: card}, reaction=reaction)
        if "record" in value:
            step = Step(str(value["record"]), str(value["do"]), int(value["version"]))
            number = f"step:{step.record_id}:{step.version}:{step.to}:{user}"
            return Heard(number, user, f"{step.record_id}: {step.to}", address={CARD: card}, step=step)
        press = Press(value["do"], int(value["draft"]), int(value["version"]))
        number = f"press:{press.verb}:{press.draft_id}:{press.version}:{user}"
        return Heard(number, user, SPOKEN[press.verb][value["lang"]], address={CARD: card}, press=press)
    except (KeyError, ValueError, TypeError):
        return None


def _words(kind: str, content: Payload) -> str:
    """server-docs/im-v1/message-content-description/message_content: text, and the texts of a post."""
    if kind == "text":
        return str(content.get("text") or "")
    lines = content.get("content") or [] if kind == "post" else []
    texts = ["".join(str(piece.get("text") or "") for piece in line if piece.get("tag") in ("text", "a"))
             for line in lines]  # fmt: skip
    return "\n".join([str(content.get("title") or ""), *texts]).strip()


def _files(kind: str, content: Payload, message: str) -> tuple[SentFile, ...]:
    """A file or a picture; it is fetched by the message and its key."""
    key, name = _KEYS.get(kind, ("", ""))
    if not content.get(key):
        return ()
    shown = str(content.get(name) or f"图片-{str(content[key])[-6:]}")
    return (SentFile(f"{message}/{content[key]}/{kind}", shown),)
