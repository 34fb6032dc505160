"""Where the workspace is reached: the Web API over HTTP, and Socket Mode."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import parse_qsl

import uvicorn
from fastapi import FastAPI, Request, WebSocket, WebSocketDisconnect
from fastapi.responses import JSONResponse, Response

from tests.bots.slack.posted import Body, Refused
from tests.bots.slack.web_api import Api
from tests.bots.slack.workspace import APP_ID, APP_TOKEN, BOT_TOKEN, Workspace
from tests.conftest import free_port


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
            workspace.lines.add(request.client.port if request.client else 0)
            return _answer(workspace, api, method, form, request.headers.get("authorization", ""))

    @app.get("/files-pri/{number}")
    async def private_file(number: str, request: Request) -> Response:
        """https://docs.slack.dev/reference/objects/file-object: without the token a page to sign in comes, with 200."""
        if request.headers.get("authorization") != f"Bearer {BOT_TOKEN}":
            return Response("<!DOCTYPE html><title>Sign in</title>", media_type="text/html")
        return Response(workspace.files[number], media_type="application/pdf")

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
    workspace.sender.close()
