"""Slack's payloads → what was heard. Pure: what is not for us gives None."""

import json
import re
from collections.abc import Mapping
from typing import Any

from assistant.reply import Press
from bots.channel import Heard, SentFile, Step
from bots.slack.buttons import CANCEL, CONFIRM

Payload = Mapping[str, Any]
SPOKEN = (None, "file_share", "thread_broadcast")  # subtypes that somebody says; edits, joins and bots have others
SHORTCUTS = {"report_hazard": "hazard_report", "log_complaint": "complaint"}
WORDS = {"confirm": ("确认", "confirm"), "cancel": ("取消", "cancel"), "edit": ("修改", "edit")}
_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_LINK = re.compile(r"<(?:[@#!]|mailto:)?([^>|]+)(?:\|([^>]*))?>")
_EVENT_MAX_CHARS = 150


def message(event: Payload, me: str) -> Heard | None:
    """A message to us: direct, a mention, or one in a thread (`follow_up`: only where the person spoke to us).

    The event id is the message itself (channel and timestamp): a mention comes as two events, a retry as the same one.
    """
    user, channel, ts = event.get("user"), str(event.get("channel", "")), str(event.get("ts", ""))
    ours = event.get("bot_id") or event.get("app_id") or not user or user in (me, "USLACKBOT") or event.get("hidden")
    if ours or event.get("subtype") not in SPOKEN or not channel or not ts:
        return None
    text, thread = str(event.get("text") or ""), event.get("thread_ts")
    event_id = f"message:{channel}:{ts}"
    if event.get("channel_type") == "im" or channel.startswith("D"):
        address = {"channel": channel, "ts": ts} | ({"thread_ts": str(thread)} if thread else {})
        return Heard(event_id, str(user), spoken(text, me), address=address, files=sent(event))
    root = str(thread or ts)
    mentioned = me in _MENTION.findall(text) or event.get("type") == "app_mention"
    first = _MENTION.match(text.strip())
    if not mentioned and (not thread or first):  # not in a thread, or said to somebody else
        return None
    address = {"channel": channel, "thread_ts": root, "ts": ts}
    words, place = spoken(text, me), f"{channel}/{root}"
    return Heard(event_id, str(user), words, place, True, address, follow_up=not mentioned, files=sent(event))


def sent(event: Payload) -> tuple[SentFile, ...]:
    """The files of a message (https://docs.slack.dev/reference/objects/file-object)."""
    return tuple(
        SentFile(str(file["id"]), str(file.get("name") or file["id"]), str(file.get("mimetype") or ""),
                 int(file.get("size") or 0))
        for file in event.get("files") or () if file.get("id")
    )  # fmt: skip


def spoken(text: str, me: str) -> str:
    """The words of a message: our name left out, links and names as they read, Slack's three escapes undone."""
    text = _MENTION.sub(lambda found: "" if found[1] == me else found[0], text)
    text = _LINK.sub(lambda found: found[2] or found[1], text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def command(body: Payload) -> Heard | None:
    """`/zhidu …`: only the person reads the answer, so it belongs to their own conversation; what is personal goes to
    the direct messages all the same where it is asked in a channel."""
    text = spoken(str(body.get("text") or ""), "")
    address = {"response_url": str(body.get("response_url") or "")}
    event_id = f"command:{body.get('trigger_id')}"[:_EVENT_MAX_CHARS]
    public = not str(body.get("channel_id", "")).startswith("D")
    return Heard(event_id, str(body["user_id"]), text, public=public, address=address) if text else None


def shortcut(body: Payload) -> Heard:
    """ "Report as hazard / log as complaint" on a message: its text begins the form of the one who chose it."""
    action, said = SHORTCUTS[body["callback_id"]], body["message"]
    text = spoken(str(said.get("text") or ""), "") or "(没有文字)"
    place, user = str(body["channel"]["id"]), str(body["user"]["id"])
    press = Press("begin", 0, 0, {"type": action})
    return Heard(f"{action}:{place}:{said.get('ts')}:{user}", user, text, press=press)


def form_press(body: Payload) -> Heard:
    """Confirm or cancel: the same button of the same version is the same event, however often it is pressed."""
    chosen = body["actions"][0]
    verb = {CONFIRM: "confirm", CANCEL: "cancel"}[chosen["action_id"]]
    return pressed(verb, str(body["user"]["id"]), json.loads(chosen["value"]), where(body), {})


def pressed(
    verb: Any, user: str, value: Payload, address: Mapping[str, str], values: dict[str, Any], view: str = ""
) -> Heard:
    """A button of a form; with a `view` what was put into that modal."""
    press = Press(verb, int(value["draft"]), int(value["version"]), values)
    text = WORDS[verb][value.get("lang") == "en"]
    shown = {"turn": str(value["turn"])} if value.get("turn") else {}
    event_id = f"press:{verb}:{view or press.draft_id}:{press.version}:{user}"
    return Heard(event_id, user, text, address=dict(address) | shown, press=press)


def stepped(user: str, value: Payload, address: Mapping[str, str], given: Mapping[str, Any], view: str = "") -> Heard:
    """A step of a record, as it was shown; with a `view` what was put into that modal goes with it."""
    step = Step(str(value["record"]), str(value["to"]), int(value["version"]), given)
    event_id = f"step:{view or step.record_id}:{step.version}:{step.to}:{user}"
    return Heard(event_id, user, f"{step.record_id} {step.to}", address=dict(address), step=step)


def where(body: Payload) -> dict[str, str]:
    """Where the button stands: a message, or App Home."""
    container, message = body.get("container") or {}, body.get("message") or {}
    ts = container.get("message_ts") or message.get("ts")
    channel = container.get("channel_id") or (body.get("channel") or {}).get("id")
    return {"channel": str(channel), "card": str(ts)} if ts and channel else {}
