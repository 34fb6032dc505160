"""What DingTalk sends → what was heard.

Fields as in dingstart/robot-receive-message and development/event-callback-card.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from bots.channel import PRIVATE, Heard, SentFile
from bots.dingtalk import reactions
from bots.dingtalk.card import pressed

GROUP = "2"  # conversationType; 1 is a person's chat with the robot
MAX_CHARS = 200  # of an event's id and a place's, in the store
_MENTION = re.compile(r"^@\S+\s+")  # of the robot, where DingTalk left it before what is said
CARD, WORDLESS = "card", "wordless"  # in an address: the card that was pressed; the kind of message that has no words


def said(data: Mapping[str, Any]) -> Heard:
    """A message to the robot; one that has neither words nor a file that we take is WORDLESS.

    Somebody from outside the company has no senderStaffId, and an encrypted senderId that is no employee's.
    """
    public = str(data.get("conversationType")) == GROUP
    place = str(data["conversationId"])[:MAX_CHARS] if public else PRIVATE
    sender = str(data.get("senderStaffId") or data["senderId"])
    alone = len(data.get("atUsers") or ()) <= 1  # nobody but the robot was called
    words = _MENTION.sub("", _words(data)) if public and alone else _words(data)
    kind = str(data.get("msgtype"))
    sent = files(data)
    address = {} if words or sent or kind == "text" else {WORDLESS: kind}
    number = str(data["msgId"])[:MAX_CHARS]
    return Heard(number, sender, words, place, public, address, files=sent, reaction=reactions.read(words))


def files(data: Mapping[str, Any]) -> tuple[SentFile, ...]:
    """development/download-the-file-content-of-the-robot-receiving-message: known by a code; pictures have no name."""
    content = data.get("content") or {}
    pieces = content.get("richText") or [content] if data.get("msgtype") in ("picture", "file", "richText") else []
    return tuple(
        SentFile(code, str(piece.get("fileName") or f"图片-{hashlib.sha256(code.encode()).hexdigest()[:6]}"))
        for piece in pieces if (code := str(piece.get("downloadCode") or ""))
    )  # fmt: skip


def webhook(data: Mapping[str, Any]) -> str | None:
    """Where the message can be answered; for about an hour and a half, as sessionWebhookExpiredTime says."""
    return str(data["sessionWebhook"]) if data.get("sessionWebhook") else None


def clicked(data: Mapping[str, Any]) -> Heard | None:
    """A button; None for one that is none of ours. The same press again is the same event."""
    content = data.get("content") or "{}"
    content = json.loads(content) if isinstance(content, str) else content
    ids = (content.get("cardPrivateData") or {}).get("actionIds") or [""]
    press = pressed(str(ids[0]))
    track, user = str(data.get("outTrackId") or ""), str(data.get("userId") or "")
    if press is None or not track or not user:
        return None
    event = hashlib.sha256(f"{track}/{ids[0]}/{user}".encode()).hexdigest()
    return Heard(event, user, press.text, address={CARD: track}, press=press.press, step=press.step)


def _words(data: Mapping[str, Any]) -> str:
    """development/robot-message-type: what was written, or what DingTalk understood of a voice message."""
    kind, content = data.get("msgtype"), data.get("content") or {}
    if kind == "text":
        return str((data.get("text") or {}).get("content") or "").strip()
    if kind == "richText":
        return "\n".join(str(piece["text"]) for piece in content.get("richText") or [] if piece.get("text")).strip()
    return str(content.get("recognition") or "").strip() if kind == "audio" else ""
