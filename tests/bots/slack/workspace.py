"""A small honest Slack: the Web API and Socket Mode as documented, and requests signed as Slack signs them.

It keeps what the app posts, refuses what Slack refuses (a wrong token, blocks over the limits, a trigger that is too
old), and says 429 where a test asks it to. Each behaviour names its page.
"""

import asyncio
import hashlib
import hmac
import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode

import httpx
from fastapi import WebSocket

from tests.bots.slack.posted import Body, Message

BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-test-token", "xapp-test-token", "8f742231b10e8888abcd99yyyzzz85a5"
BOT, TEAM, APP_ID = "UZHIDU", "T0001", "A0001"
TRIGGER_S = 3.0
WAIT_S = 180.0  # only a failing test waits so long; what a killed process had in hand is free after two minutes
SCOPES = (
    "app_mentions:read,channels:history,chat:write,commands,files:read,groups:history,im:history,im:write,"
    "mpim:history,users:read,users:read.email"
)
T = TypeVar("T")


@dataclass
class Workspace:
    """The state of the workspace, and the ways in which its people act."""

    port: int
    messages: list[Message] = field(default_factory=list)
    whispers: list[Body] = field(default_factory=list)
    responses: list[Body] = field(default_factory=list)
    views: list[Body] = field(default_factory=list)
    homes: dict[str, Body] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    acks: dict[str, float] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)  # the connections over which the Web API was called
    limits: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    broken: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    sockets: list[WebSocket] = field(default_factory=list)
    events_url: str = ""
    scopes: str = SCOPES
    strict: bool = True  # an acknowledgement that comes too late fails at once
    lock: threading.RLock = field(default_factory=threading.RLock)
    loop: asyncio.AbstractEventLoop | None = None
    sender: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30))  # one TLS context, lines kept open
    _count: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def next(self) -> str:
        """A timestamp that no other message has."""
        with self.lock:
            self._count += 1
            return f"{int(time.time())}.{self._count:06}"

    # --- what people do

    def say(self, user: str, text: str, channel: str = "", thread: str = "", **more: Any) -> str:
        """A message in the direct messages, or in a channel; its timestamp. https://docs.slack.dev/reference/events/message"""
        ts = self.next()
        place = channel or f"D{user}"
        event: Body = {
            "type": "message", "user": user, "text": text, "ts": ts, "channel": place,
            "channel_type": "channel" if channel else "im", "event_ts": ts,
        } | more  # fmt: skip
        if thread:
            event["thread_ts"] = thread
        self.send(self.event(event))
        if channel and f"<@{BOT}>" in text:  # a mention comes as app_mention too
            self.send(self.event(event | {"type": "app_mention"}))
        return ts

    def share(self, user: str, name: str, content: bytes, text: str = "") -> None:
        """A file in the direct messages. https://docs.slack.dev/reference/events/message/file_share"""
        number = f"F{self.next().replace('.', '')}"
        self.files[number] = content
        file = {"id": number, "name": name, "mimetype": "application/pdf", "size": len(content), "mode": "hosted"}
        self.say(user, text, subtype="file_share", files=[file], upload=False)

    def direct(self, user: str, text: str) -> Body:
        """The event of a direct message. https://docs.slack.dev/reference/events/message.im"""
        return {
            "type": "message", "user": user, "text": text, "channel": f"D{user}", "channel_type": "im",
            "ts": self.next(),
        }  # fmt: skip

    def event(self, event: Body, event_id: str = "") -> Body:
        """The envelope of the Events API. https://docs.slack.dev/apis/events-api/"""
        return {
            "token": "old", "team_id": TEAM, "api_app_id": APP_ID, "event": event, "type": "event_callback",
            "event_id": event_id or f"Ev{self.next()}", "event_time": int(time.time()),
            "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
        }  # fmt: skip

    def press(self, user: str, message: Message, action_id: str) -> Body:
        """Press a button of a message. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload"""
        pressed = message.button(action_id)
        body = self._interaction(user, "block_actions") | {
            "container": {"type": "message", "message_ts": message.ts, "channel_id": message.channel},
            "channel": {"id": message.channel}, "response_url": f"{self.url}/respond",
            "message": {"ts": message.ts, "blocks": message.blocks, "thread_ts": message.thread_ts},
            "actions": [{k: pressed[k] for k in ("action_id", "value", "type")} | {"action_ts": self.next()}],
        }  # fmt: skip
        self.interact(body)
        return body

    def press_home(self, user: str, label: str) -> None:
        blocks = self.homes[user]["blocks"]
        found = [e for b in blocks if b["type"] == "actions" for e in b["elements"] if e["text"]["text"] == label]
        pressed = found[0]
        self.interact(self._interaction(user, "block_actions") | {
            "container": {"type": "view", "view_id": "V1"}, "view": {"id": "V1", "type": "home"},
            "actions": [{k: pressed[k] for k in ("action_id", "value", "type")}],
        })  # fmt: skip

    def submit(self, user: str, view: Body, **changes: Any) -> None:
        """Fill in and submit a modal. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload"""
        values = {b["block_id"]: {"value": _filled(b["element"], changes.get(b["block_id"], ...))}
                  for b in view["blocks"] if b["type"] == "input"}  # fmt: skip
        lacking = [b["block_id"] for b in view["blocks"] if b["type"] == "input" and not b["optional"]
                   and not any(v for k, v in values[b["block_id"]]["value"].items() if k != "type")]  # fmt: skip
        assert not lacking, f"Slack does not submit without {lacking}"
        self.interact(self._interaction(user, "view_submission") | {
            "view": view | {"id": view.setdefault("id", f"V{self.next()}"), "state": {"values": values}},
        })  # fmt: skip

    def command(self, user: str, text: str) -> httpx.Response:
        """https://docs.slack.dev/interactivity/implementing-slash-commands"""
        body = {
            "command": "/zhidu", "text": text, "user_id": user, "channel_id": "C0001", "team_id": TEAM,
            "response_url": f"{self.url}/respond", "trigger_id": self.trigger(), "api_app_id": APP_ID,
        }  # fmt: skip
        return self.post(urlencode(body), form=True)

    def shortcut(self, user: str, callback: str, text: str) -> None:
        """https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload"""
        self.interact(self._interaction(user, "message_action") | {
            "callback_id": callback, "channel": {"id": "C0001"}, "message_ts": "1.1",
            "message": {"ts": self.next(), "text": text, "user": "UE009"},
        })  # fmt: skip

    def trigger(self) -> str:
        return f"{time.time()}.{self.next()}"

    def _interaction(self, user: str, kind: str) -> Body:
        return {"type": kind, "user": {"id": user}, "team": {"id": TEAM}, "api_app_id": APP_ID,
                "trigger_id": self.trigger(), "token": "old"}  # fmt: skip

    # --- how it reaches the app

    def interact(self, body: Body) -> httpx.Response:
        return self.post(urlencode({"payload": json.dumps(body)}), form=True)

    def send(self, body: Body, retry: int | None = None) -> httpx.Response:
        """https://docs.slack.dev/apis/events-api/#retries"""
        headers = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry is not None else {}
        return self.post(json.dumps(body), headers=headers)

    def post(
        self,
        body: str,
        form: bool = False,
        at: float | None = None,
        secret: str = SECRET,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """A request as Slack signs it. https://docs.slack.dev/authentication/verifying-requests-from-slack"""
        stamp = str(int(at if at is not None else time.time()))
        digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        kind = "application/x-www-form-urlencoded" if form else "application/json"
        signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}", "Content-Type": kind}
        started = time.monotonic()
        response = self.sender.post(self.events_url, content=body.encode(), headers=signed | (headers or {}))
        assert not self.strict or time.monotonic() - started < TRIGGER_S, "not acknowledged within three seconds"
        return response

    async def over_socket(self, payload: Body, kind: str = "events_api") -> str:
        """An envelope of Socket Mode; its id. https://docs.slack.dev/apis/events-api/using-socket-mode"""
        envelope = f"env-{self.next()}"
        message = {"envelope_id": envelope, "type": kind, "payload": payload, "accepts_response_payload": False}
        await self.sockets[-1].send_text(json.dumps(message))
        return envelope

    # --- what the tests look for

    def wait(self, found: Callable[[], Any], what: str = "") -> Any:
        """What `found` gives as soon as that is something."""
        deadline = time.monotonic() + WAIT_S
        while time.monotonic() < deadline:
            if value := found():
                return value
            time.sleep(0.02)
        shown = "\n---\n".join(f"{m.channel}: {m.shown}" for m in self.messages[-6:])
        raise AssertionError(f"{what or 'nothing'} did not come; the last messages:\n{shown}")

    def said(self, channel: str, words: str) -> Message:
        """The newest message of a channel with these words."""
        got: Message = self.wait(
            lambda: next((m for m in self.messages[::-1] if m.channel == channel and words in m.shown), None), words
        )  # fmt: skip
        return got

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something in the workspace's own loop, to which its sockets belong."""
        assert self.loop is not None
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(WAIT_S)

    def settle(self) -> int:
        """Wait until nothing more is posted for a while; how many messages there are."""
        count = -1
        while count != len(self.messages):
            count = len(self.messages)
            time.sleep(0.5)
        return count


def _filled(element: Body, given: Any) -> Body:
    """An input's state: as it was offered, or as somebody changed it."""
    kind = element["type"]
    if kind == "static_select":
        chosen = element.get("initial_option") if given is ... else {"value": given} if given else None
        return {"type": kind, "selected_option": chosen}
    if kind == "datepicker":
        return {"type": kind, "selected_date": element.get("initial_date") if given is ... else given}
    if kind == "checkboxes":
        return {"type": kind, "selected_options": element.get("initial_options", []) if given is ... else given}
    return {"type": kind, "value": element.get("initial_value") if given is ... else given}
