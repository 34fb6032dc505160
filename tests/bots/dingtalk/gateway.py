"""DingTalk's Stream gateway on this machine: connection tickets, WebSocket frames and acks, pings, disconnects, drops.

It follows the protocol's description (https://open-dingtalk.github.io/developerpedia/docs/learn/stream/protocol) and
the pages of DingTalk's documentation that each behaviour names; the OpenAPI beside it is in openapi.py. The
test speaks as the people in the chats: `message` and `click`; what they would see is in `shown` and `cards`.
"""

import asyncio
import http
import itertools
import json
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import uvicorn
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request as Handshake
from websockets.http11 import Response as HandshakeAnswer

from tests.bots.dingtalk.openapi import CLIENT_ID, CLIENT_SECRET, Card, OpenApi, Shown

MESSAGES, CARD_CLICKS = "/v1.0/im/bot/messages/get", "/v1.0/card/instances/callback"
TICKET_SECONDS = 90  # a ticket opens one connection, within 90 seconds
SESSION_SECONDS = 5400  # what sessionWebhookExpiredTime is in messages of real groups
WAIT_S = 30.0  # that the product does something; only a failing test waits so long


class Gateway:
    """A context manager; the servers run in a thread of their own."""

    def __init__(self) -> None:
        self.api = OpenApi()
        self.opened: list[dict[str, Any]] = []  # bodies of the requests for a ticket
        self.acks: dict[str, dict[str, Any]] = {}  # by the messageId of the frame that is answered
        self.refusing = 0  # so many requests to come for a ticket are refused
        self._tickets: dict[str, float] = {}
        self._connections: list[ServerConnection] = []
        self._numbers = itertools.count(1)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="dingtalk gateway", daemon=True)

    # --- its life

    def __enter__(self) -> Self:
        self._thread.start()
        self._call(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self._call(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(WAIT_S)
        self._loop.close()

    @property
    def environment(self) -> dict[str, str]:
        """What the product needs to know of this DingTalk."""
        return {
            "DINGTALK_OPENAPI_ENDPOINT": self.url, "DINGTALK_CLIENT_ID": CLIENT_ID,
            "DINGTALK_CLIENT_SECRET": CLIENT_SECRET,
        }  # fmt: skip

    async def _start(self) -> None:
        app = self.api.app()
        app.router.routes.append(Route("/v1.0/gateway/connections/open", self._ticket, methods=["POST"]))
        config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off", ws="none")
        self._http = uvicorn.Server(config)
        self._serving = self._loop.create_task(self._http.serve())
        while not self._http.started:
            await asyncio.sleep(0.01)
        self.url = f"http://127.0.0.1:{self._http.servers[0].sockets[0].getsockname()[1]}"
        self.api.url = self.url
        self._stream: Server = await serve(self._connection, "127.0.0.1", 0, process_request=self._handshake)
        self._stream_port = next(iter(self._stream.sockets)).getsockname()[1]

    async def _stop(self) -> None:
        self._stream.close()
        await self._stream.wait_closed()
        self._http.should_exit = True
        await self._serving

    def _call(self, work: Awaitable[Any]) -> Any:
        async def awaited() -> Any:
            return await work

        return asyncio.run_coroutine_threadsafe(awaited(), self._loop).result(WAIT_S)

    # --- the protocol

    async def _ticket(self, request: Request) -> Response:
        """Step 1 of the protocol: client id and secret, and what is subscribed to, for an endpoint and a ticket."""
        body = await request.json()
        with self.api.changed:
            self.opened.append(body)
            self.api.changed.notify_all()
            if self.refusing > 0:
                self.refusing -= 1
                return JSONResponse({"code": "system.error", "message": "服务不可用"}, 503)
        if (body.get("clientId"), body.get("clientSecret")) != (CLIENT_ID, CLIENT_SECRET):
            return JSONResponse({"code": "authFailed", "message": "鉴权失败"}, 401)
        ticket = f"ticket-{next(self._numbers)}-not-to-be-logged"
        self._tickets[ticket] = time.time() + TICKET_SECONDS
        return JSONResponse({"endpoint": f"ws://127.0.0.1:{self._stream_port}/connect", "ticket": ticket})

    def _handshake(self, connection: ServerConnection, request: Handshake) -> HandshakeAnswer | None:
        """Step 2: the ticket opens one connection, once."""
        given = parse_qs(urlsplit(request.path).query).get("ticket", [""])[0]
        if time.time() > self._tickets.pop(given, 0):
            return connection.respond(http.HTTPStatus.UNAUTHORIZED, "ticket invalid\n")
        return None

    async def _connection(self, connection: ServerConnection) -> None:
        with self.api.changed:
            self._connections.append(connection)
            self.api.changed.notify_all()
        try:
            async for raw in connection:
                self._answered(json.loads(raw))
        except ConnectionClosed:
            pass
        finally:
            with self.api.changed:
                self._connections.remove(connection)
                self.api.changed.notify_all()

    def _answered(self, ack: dict[str, Any]) -> None:
        """An answer has the code, the headers with the messageId of what it answers, a message, and data as JSON."""
        assert {"code", "headers", "message", "data"} <= ack.keys(), ack
        with self.api.changed:
            self.acks[ack["headers"]["messageId"]] = ack | {"data": json.loads(ack["data"])}
            self.api.changed.notify_all()

    def _push(self, type_: str, topic: str, data: dict[str, Any]) -> str:
        """A frame to a connection; its messageId. Like the real gateway it is sent once, and is lost with the line."""
        number = f"frame-{next(self._numbers)}"
        headers = {
            "appId": "app", "connectionId": "c", "contentType": "application/json", "messageId": number,
            "time": str(int(time.time() * 1000)), "topic": topic,
        }  # fmt: skip
        frame = {"specVersion": "1.0", "type": type_, "headers": headers, "data": json.dumps(data, ensure_ascii=False)}
        self.wait(lambda: bool(self._connections), "a connection")
        self._call(self._connections[-1].send(json.dumps(frame)))
        return number

    def ping(self) -> None:
        """系统推送, ping: the answer brings back the same opaque."""
        opaque = f"opaque-{next(self._numbers)}"
        number = self._push("SYSTEM", "ping", {"opaque": opaque})
        assert self.ack(number)["data"] == {"opaque": opaque}

    def disconnect(self) -> None:
        """系统推送, disconnect: the client is to come anew; the line itself is closed later by the server."""
        before = len(self.opened)
        self._push("SYSTEM", "disconnect", {"reason": "connection is expired"})
        self.wait(lambda: len(self.opened) > before and bool(self._connections), "a new connection")

    def drop(self) -> None:
        """The line breaks: no closing handshake, what was under way is lost."""
        dropped = list(self._connections)
        for connection in dropped:
            self._loop.call_soon_threadsafe(connection.transport.abort)
        self.wait(lambda: not any(gone in self._connections for gone in dropped), "the line to be gone")

    # --- what people do

    def message(
        self, text: str, by: str = "e001", group: str | None = None, message_id: str | None = None,
        session_seconds: float = SESSION_SECONDS, **more: Any,
    ) -> str:  # fmt: skip
        """Somebody writes to the robot, or to it in a group (with @); the messageId of the frame.

        The fields are those of dingstart/robot-receive-message.
        """
        where = group or by
        session = self.api.open_session(where, session_seconds)
        data = {
            "conversationId": group or f"cid-single-{by}", "conversationType": "2" if group else "1",
            "atUsers": [{"dingtalkId": "$:LWCP_v1:$robot"}] if group else [], "isInAtList": bool(group),
            "chatbotCorpId": "dingcorp", "chatbotUserId": "$:LWCP_v1:$robot", "senderCorpId": "dingcorp",
            "msgId": message_id or f"msg{next(self._numbers)}==", "senderNick": f"nick of {by}", "isAdmin": False,
            "senderStaffId": by, "senderId": f"$:LWCP_v1:${by}", "createAt": int(time.time() * 1000),
            "sessionWebhook": f"{self.url}/robot/sendBySession?session={session}",
            "sessionWebhookExpiredTime": int((time.time() + session_seconds) * 1000),
            "robotCode": CLIENT_ID, "msgtype": "text", "text": {"content": f" {text}" if group else text},
        }  # fmt: skip
        if group:
            data["conversationTitle"] = "测试群"
        return self._push("CALLBACK", MESSAGES, data | more)

    def file(self, name: str, content: bytes, by: str) -> str:
        """Somebody sends a file; the fields of `content` are those of dingstart/robot-receive-message."""
        code = f"download-code-{next(self._numbers)}"
        self.api.files[code] = content
        sent = {"downloadCode": code, "fileName": name, "fileId": "1", "spaceId": "2"}
        return self.message("", by, msgtype="file", content=sent)

    def click(self, card: Card, action: str, by: str) -> str:
        """Somebody presses a button; development/event-callback-card: the answer may change the card."""
        assert card.stream, "the card was created without callbackType STREAM"
        content = {"cardPrivateData": {"actionIds": [action], "params": {}}}
        data = {
            "type": "actionCallback", "outTrackId": card.track, "corpId": "dingcorp", "userId": by, "userIdType": 1,
            "spaceId": card.where, "spaceType": "im", "content": json.dumps(content), "extension": "{}",
        }  # fmt: skip
        return self._push("CALLBACK", CARD_CLICKS, data)

    # --- what they see

    def seen(self, where: str) -> list[Shown]:
        with self.api.changed:
            return [shown for shown in self.api.shown if shown.where == where]

    def cards(self, where: str) -> list[Card]:
        with self.api.changed:
            return [card for card in self.api.cards.values() if card.where == where]

    def ack(self, number: str) -> dict[str, Any]:
        """The answer to a frame."""
        self.wait(lambda: number in self.acks, f"the answer to {number}")
        assert self.acks[number]["code"] == 200, self.acks[number]
        return self.acks[number]

    def wait(self, come_true: Callable[[], bool], what: str, seconds: float = WAIT_S) -> None:
        """Until it is true; fails with the words of what was waited for."""
        with self.api.changed:
            assert self.api.changed.wait_for(come_true, seconds), f"waited {seconds} s in vain for {what}"
