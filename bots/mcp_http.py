"""MCP over streamable HTTP at /mcp: who asks and from which page is settled before the protocol begins.

Each request stands alone (no session), so that any replica takes the next one; conversations are named by their ids.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import anyio
import anyio.to_thread
from anyio.abc import TaskGroup, TaskStatus
from fastapi import FastAPI, Request
from starlette.routing import Route

from assistant.build import Parts
from bots.identity import Identities, Unauthorized
from bots.problems import Receive, Scope, Send, problem
from tools.directory import Employee

if TYPE_CHECKING:
    from mcp.server.mcpserver import Context
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

PATH = "/mcp"
ASKER = "zhidu.asker"  # in the scope of a request
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
FOREIGN = "这个请求来自别的网站或别的主机名（{what}）；如果它是本服务对外的地址，请由管理员在 ZHIDU_PUBLIC_URL 里写明。"


class McpDoor:
    """The ASGI application; `running` is open while the server runs.

    The protocol's SDK takes a fifth of a server's start to load: the first request that is let in does that.
    """

    def __init__(self, parts_now: Callable[[], Parts], identities: Identities) -> None:
        self._parts_now, self._identities = parts_now, identities
        self._opening = anyio.Lock()
        self._tasks: TaskGroup | None = None
        self._manager: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with anyio.create_task_group() as self._tasks:
            yield
            self._tasks.cancel_scope.cancel()

    async def _opened(self) -> "StreamableHTTPSessionManager":
        async with self._opening:
            if self._manager is None:
                assert self._tasks is not None, "requests come while the server runs"
                manager = await anyio.to_thread.run_sync(self._made)
                await self._tasks.start(_run, manager)
                self._manager = manager
        return self._manager

    def _made(self) -> "StreamableHTTPSessionManager":
        from mcp.server.transport_security import TransportSecuritySettings

        from bots.mcp_server import create_mcp

        server = create_mcp(self._parts_now, _asker)
        unchecked = TransportSecuritySettings(enable_dns_rebinding_protection=False)  # checked below, by our own names
        server.streamable_http_app(stateless_http=True, json_response=True, transport_security=unchecked)
        return server.session_manager

    def add_to(self, app: FastAPI) -> None:
        app.router.routes.append(Route(PATH, self, include_in_schema=False))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if request.method != "POST":  # a GET would be held open for messages that never come
            await problem(405, "MCP 的每个请求都用 POST 发送；没有会话，也没有服务器主动发的消息。", request)(
                scope, receive, send
            )
            return
        if what := foreign(request, urlsplit(self._parts_now().address).hostname):
            await problem(403, FOREIGN.format(what=what), request)(scope, receive, send)
            return
        try:
            asker = await anyio.to_thread.run_sync(self._identities.employee, request.headers.get("authorization"))
        except Unauthorized as refused:
            await problem(401, str(refused), request)(scope, receive, send)
            return
        scope[ASKER] = asker
        manager = await self._opened()
        await manager.asgi_app(scope, receive, send)


async def _run(manager: "StreamableHTTPSessionManager", *, task_status: TaskStatus[None]) -> None:
    async with manager.run():
        task_status.started()
        await anyio.sleep_forever()


def foreign(request: Request, public: str | None) -> str | None:
    """The Host or Origin of a page that somebody else's site has led here (DNS rebinding), or None.

    On a loopback address only loopback names and the announced one are ours. Elsewhere the address has names that we
    do not know, and a page's origin must be the host that it asks.
    """
    ours = LOOPBACK | ({public} if public else set())
    host = _hostname(f"//{request.headers.get('host', '')}")
    here = request.scope.get("server") or ("", 0)
    if here[0] in LOOPBACK and host not in ours:
        return f"Host: {request.headers.get('host', '')[:100]}"
    origin = request.headers.get("origin")
    if origin is not None and _hostname(origin) not in ours | {host}:
        return f"Origin: {origin[:100]}"
    return None


def _hostname(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _asker(ctx: "Context[Any, Any]") -> Employee:
    """Whose request a call came in: settled by its bearer token, call by call."""
    request: Any = ctx.request_context.request
    asker: Employee = request.scope[ASKER]
    return asker
