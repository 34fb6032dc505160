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
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

import httpx
import uvicorn
from fastapi import FastAPI, Request, WebSocket, WebSocketDisconnect
from fastapi.responses import JSONResponse, Response

from tests.conftest import free_port

BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-test-token", "xapp-test-token", "8f742231b10e8888abcd99yyyzzz85a5"
BOT, TEAM, APP_ID = "UZHIDU", "T0001", "A0001"
TRIGGER_S = 3.0
WAIT_S = 60.0
SCOPES = (
    "app_mentions:read,channels:history,chat:write,commands,groups:history,im:history,im:write,mpim:history,"
    "users:read,users:read.email"
)
Body = dict[str, Any]
T = TypeVar("T")


class Refused(Exception):
    """An error as Slack names it."""


@dataclass
class Message:
    """A message that the app posted, as it stands now."""

    channel: str
    ts: str
    text: str
    blocks: list[Body]
    thread_ts: str | None
    metadata: Body | None
    updates: int = 0
    at: float = field(default_factory=time.monotonic)

    def button(self, action_id: str) -> Body:
        """The element of an action id (its beginning, for steps)."""
        found = [e for b in self.blocks if b["type"] == "actions" for e in b["elements"]]
        return next(e for e in found if e["action_id"] == action_id or e["text"]["text"] == action_id)

    def has(self, action_id: str) -> bool:
        return any(
            action_id in (e["action_id"], e["text"]["text"])
            for b in self.blocks if b["type"] == "actions" for e in b["elements"]
        )  # fmt: skip

    @property
    def shown(self) -> str:
        """Everything that can be read in it, the space without width aside."""
        texts = [b["text"]["text"] for b in self.blocks if b["type"] in ("section", "header")]
        texts += [e["text"] for b in self.blocks if b["type"] == "context" for e in b["elements"]]
        return ("\n\n".join(texts) or self.text).replace("\u200b", "")


@dataclass
class Workspace:
    """The state of the workspace, and the ways in which its people act."""

    port: int
    messages: list[Message] = field(default_factory=list)
    whispers: list[Body] = field(default_factory=list)
    responses: list[Body] = field(default_factory=list)
    views: list[Body] = field(default_factory=list)
    homes: dict[str, Body] = field(default_factory=dict)
    acks: dict[str, float] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    limits: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    broken: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    sockets: list[WebSocket] = field(default_factory=list)
    events_url: str = ""
    scopes: str = SCOPES
    strict: bool = True  # an acknowledgement that comes too late fails at once
    lock: threading.RLock = field(default_factory=threading.RLock)
    loop: asyncio.AbstractEventLoop | None = None
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
        response = httpx.post(self.events_url, content=body.encode(), headers=signed | (headers or {}), timeout=30)
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


def _person(user: str) -> Body:
    """https://docs.slack.dev/reference/objects/user-object"""
    if not user.startswith("U"):
        raise Refused("user_not_found")
    email = f"{user[1:].lower()}@example.com" if user != "USTRANGER" else "e001@example.com"
    return {
        "id": user, "team_id": TEAM, "deleted": False, "is_bot": user == BOT, "is_stranger": False,
        "is_email_confirmed": user != "USTRANGER", "profile": {"email": email},
    }  # fmt: skip


def _check_blocks(blocks: list[Body]) -> None:
    """https://docs.slack.dev/reference/block-kit/blocks"""
    if len(blocks) > 50:
        raise Refused("invalid_blocks")
    for block in blocks:
        if block["type"] == "section" and not 0 < len(block["text"]["text"]) <= 3000:
            raise Refused("invalid_blocks")
        for element in block.get("elements", []) if block["type"] == "actions" else []:
            if len(element["text"]["text"]) > 75 or len(element["value"]) > 2000:
                raise Refused("invalid_blocks")
        ids = [element["action_id"] for element in block.get("elements", []) if "action_id" in element]
        if len(ids) != len(set(ids)):
            raise Refused("invalid_blocks")
    named = [block["block_id"] for block in blocks if "block_id" in block]
    if len(named) != len(set(named)):
        raise Refused("invalid_blocks")


class Api:
    """The methods of the Web API that the app calls; each takes its arguments and gives its answer."""

    def __init__(self, workspace: Workspace) -> None:
        self.w = workspace

    def auth_test(self, given: Body) -> Body:  # noqa: ARG002
        return {"user_id": BOT, "bot_id": "BZHIDU", "team_id": TEAM, "user": "zhidu", "team": "t", "url": "https://t"}

    def users_info(self, given: Body) -> Body:
        return {"user": _person(given["user"])}

    def users_lookupByEmail(self, given: Body) -> Body:  # noqa: N802
        name = given["email"].split("@")[0].upper()
        if name == "E060":  # of the company, but not on Slack
            raise Refused("users_not_found")
        return {"user": _person(f"U{name}")}

    def conversations_open(self, given: Body) -> Body:
        return {"channel": {"id": f"D{given['users']}"}}

    def chat_postMessage(self, given: Body) -> Body:  # noqa: N802
        blocks = _json(given.get("blocks")) or []
        _check_blocks(blocks)
        message = Message(
            given["channel"], self.w.next(), given["text"], blocks, given.get("thread_ts"), _json(given.get("metadata"))
        )
        self.w.messages.append(message)
        return {"channel": message.channel, "ts": message.ts}

    def chat_update(self, given: Body) -> Body:
        found = [m for m in self.w.messages if (m.channel, m.ts) == (given["channel"], given["ts"])]
        if not found:
            raise Refused("message_not_found")
        blocks = _json(given.get("blocks")) or []
        _check_blocks(blocks)
        found[0].text, found[0].blocks = given["text"], blocks
        found[0].updates += 1
        return {"channel": given["channel"], "ts": given["ts"]}

    def chat_postEphemeral(self, given: Body) -> Body:  # noqa: N802
        self.w.whispers.append(given)
        return {"message_ts": self.w.next()}

    def conversations_history(self, given: Body) -> Body:
        return self._found(given, None)

    def conversations_replies(self, given: Body) -> Body:
        return self._found(given, given["ts"])

    def views_open(self, given: Body) -> Body:
        """A trigger lasts three seconds. https://docs.slack.dev/interactivity/handling-user-interaction"""
        if time.time() - float(".".join(given["trigger_id"].split(".")[:2])) > TRIGGER_S:
            raise Refused("expired_trigger_id")
        view = _json(given["view"])
        assert len(view["title"]["text"]) <= 24
        assert len(view["blocks"]) <= 100
        self.w.views.append(view)
        return {"view": {"id": "V1"}}

    def views_publish(self, given: Body) -> Body:
        view = _json(given["view"])
        assert len(view["blocks"]) <= 100
        self.w.homes[given["user_id"]] = view
        return {"view": {"id": "V1"}}

    def apps_connections_open(self, given: Body) -> Body:  # noqa: ARG002
        return {"url": f"ws://127.0.0.1:{self.w.port}/link/?ticket={self.w.next()}"}

    def _found(self, given: Body, thread: str | None) -> Body:
        with_metadata = str(given.get("include_all_metadata")) in ("1", "true", "True")
        messages = [
            {"ts": m.ts, "text": m.text} | ({"metadata": m.metadata} if with_metadata else {})
            for m in self.w.messages
            if m.channel == given["channel"] and m.thread_ts == thread and float(m.ts) >= float(given.get("oldest", 0))
        ]  # fmt: skip
        return {"messages": messages[::-1][: int(given.get("limit", 100))]}


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def create_app(workspace: Workspace) -> FastAPI:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:  # noqa: ARG001
        workspace.loop = asyncio.get_running_loop()
        yield

    app, api = FastAPI(lifespan=lifespan), Api(workspace)

    @app.post("/api/{method}")
    async def web_api(method: str, request: Request) -> Response:
        body = await request.body()
        kind = request.headers.get("content-type", "")
        form = dict(parse_qsl(body.decode())) if "form" in kind else json.loads(body or b"{}")
        with workspace.lock:
            workspace.calls.append(method)
            return _answer(workspace, api, method, form, request.headers.get("authorization", ""))

    @app.post("/respond")
    async def respond(request: Request) -> Response:
        """https://docs.slack.dev/interactivity/handling-user-interaction#message_responses"""
        workspace.responses.append(await request.json())
        return Response("ok")

    @app.websocket("/link/")
    async def link(socket: WebSocket) -> None:
        await socket.accept()
        hello = {"type": "hello", "num_connections": 1, "connection_info": {"app_id": APP_ID}, "debug_info": {}}
        await socket.send_text(json.dumps(hello))
        workspace.sockets.append(socket)
        try:
            while True:
                workspace.acks[json.loads(await socket.receive_text())["envelope_id"]] = time.monotonic()
        except WebSocketDisconnect:
            return

    return app


def _answer(workspace: Workspace, api: Api, method: str, given: Body, authorization: str) -> Response:
    """https://docs.slack.dev/apis/web-api/#responses, and rate limits: 429 with Retry-After before anything is done."""
    if workspace.limits[method]:
        return JSONResponse({"ok": False, "error": "ratelimited"}, 429,
                            {"Retry-After": str(workspace.limits[method].pop(0))})  # fmt: skip
    wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
    if authorization != f"Bearer {wanted}":
        return JSONResponse({"ok": False, "error": "invalid_auth"})
    try:
        said = getattr(api, method.replace(".", "_"))(given)
    except Refused as error:
        return JSONResponse({"ok": False, "error": str(error)})
    if workspace.broken[method]:  # done, but the answer is lost on the way
        workspace.broken[method] -= 1
        return Response("upstream connect error", 503)
    return JSONResponse({"ok": True} | said, headers={"X-OAuth-Scopes": workspace.scopes})


@contextmanager
def running() -> Iterator[Workspace]:
    workspace = Workspace(free_port())
    server = uvicorn.Server(
        uvicorn.Config(create_app(workspace), port=workspace.port, log_level="error", ws="websockets-sansio")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)

    yield workspace
    server.should_exit = True
    thread.join(10)
