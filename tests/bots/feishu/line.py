"""Feishu's end of the long connection: an address for an app's id and secret, frames, acknowledgements, pings, drops.

event-subscription-guide/long-connection-mode on https://open.feishu.cn/document; the frames are protocol buffers, whose
description the SDK carries (lark_oapi/ws/pb/pbbp2_pb2.py).
"""

import asyncio
import itertools
import json
import threading
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.bots.feishu.openapi import APP_ID, APP_SECRET

CONTROL, DATA = 0, 1
# The gateway tells the client how it shall behave: anew at once, again after a second.
CONFIG = {"ReconnectCount": -1, "ReconnectInterval": 1, "ReconnectNonce": 0, "PingInterval": 1}


class LongConnection:
    """The state behind the routes; `changed` is the OpenAPI's, notified on every change."""

    def __init__(self, changed: threading.Condition, url: str) -> None:
        self._changed, self._url = changed, url
        self.acks: dict[str, int] = {}  # by message id: the code of the answer
        self.pings = 0
        self.refusing = 0  # so many requests to come for an address are refused
        self._tickets: set[str] = set()
        self._lines: list[WebSocket] = []
        self._numbers = itertools.count(1)
        self._loop: asyncio.AbstractEventLoop | None = None

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/callback/ws/endpoint", self._endpoint, methods=["POST"]),
            WebSocketRoute("/ws/v2", self._line),
        ]

    @property
    def open(self) -> int:
        return len(self._lines)

    async def _endpoint(self, request: Request) -> Response:
        """An address that is good for one connection."""
        body = await request.json()
        if (body.get("AppID"), body.get("AppSecret")) != (APP_ID, APP_SECRET):
            return JSONResponse({"code": 1000040344, "msg": "app secret invalid"})
        if self.refusing > 0:
            self.refusing -= 1
            return JSONResponse({"code": 1, "msg": "system busy"})
        ticket = f"ticket-{next(self._numbers)}-not-to-be-logged"
        self._tickets.add(ticket)
        url = f"{self._url.replace('http', 'ws', 1)}/ws/v2?device_id=1&service_id=7&ticket={ticket}"
        return JSONResponse({"code": 0, "msg": "", "data": {"URL": url, "ClientConfig": CONFIG}})

    async def _line(self, socket: WebSocket) -> None:
        ticket = parse_qs(str(socket.query_params)).get("ticket", [""])[0]
        if ticket not in self._tickets:
            await socket.close()
            return
        self._tickets.discard(ticket)
        await socket.accept()
        self._loop = asyncio.get_running_loop()
        self._note(lambda: self._lines.append(socket))
        try:
            while True:
                await self._heard(socket, await socket.receive_bytes())
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self._note(lambda: self._lines.remove(socket))

    async def _heard(self, socket: WebSocket, raw: bytes) -> None:
        """A ping is answered by a pong with the configuration; an answer to an event has its code in the payload."""
        from bots.feishu.sdk import Frame  # it takes seconds to load

        frame = Frame()
        frame.ParseFromString(raw)
        headers = {header.key: header.value for header in frame.headers}
        if frame.method == CONTROL:
            self._note(lambda: setattr(self, "pings", self.pings + 1))
            await socket.send_bytes(_frame(CONTROL, {"type": "pong"}, CONFIG))
            return
        code = json.loads(frame.payload)["code"]
        self._note(lambda: self.acks.update({headers["message_id"]: code}))

    def push(self, event: dict[str, Any]) -> str:
        """An event to the newest connection; its message id. It is lost with the line."""
        number = f"m{next(self._numbers)}"
        headers = {"type": "event", "message_id": number, "trace_id": "t", "sum": "1", "seq": "0"}
        self._run(self._lines[-1].send_bytes(_frame(DATA, headers, event)))
        return number

    def drop(self) -> None:
        """The gateway closes every line."""
        for socket in list(self._lines):
            self._run(socket.close(1011))

    def _run(self, work: Any) -> None:
        assert self._loop is not None
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def _note(self, change: Any) -> None:
        with self._changed:
            change()
            self._changed.notify_all()


def _frame(method: int, headers: dict[str, str], payload: dict[str, Any]) -> bytes:
    from bots.feishu.sdk import Frame

    frame = Frame()
    frame.SeqID, frame.LogID, frame.service, frame.method = 0, 0, 7, method
    for key, value in headers.items():
        header = frame.headers.add()
        header.key, header.value = key, value
    frame.payload = json.dumps(payload).encode()
    return bytes(frame.SerializeToString())
