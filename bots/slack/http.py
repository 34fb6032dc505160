"""`POST /slack/events`: events, buttons and commands over HTTP, signed by Slack, not older than five minutes."""

import json
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, Response
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_starlette_response
from slack_sdk.signature import SignatureVerifier
from starlette.concurrency import run_in_threadpool

from bots.unreadable import BREAKS, left_alone


def events_router(app: App, secret: str) -> APIRouter:
    """The route; each request is checked before anything in it is read.

    https://docs.slack.dev/authentication/verifying-requests-from-slack
    """
    router = APIRouter()
    verifier = SignatureVerifier(secret)

    @router.post("/slack/events", include_in_schema=False)
    async def slack_events(request: Request) -> Response:
        body = await request.body()
        stamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not (stamp.isascii() and stamp.isdigit() and verifier.is_valid(body, stamp, signature)):
            return Response("the request is not signed by Slack, or older than five minutes", 401)
        if not _readable(body, "urlencoded" in request.headers.get("content-type", "")):
            return Response("the body is neither a JSON object nor a form with one, in UTF-8", 400)
        return to_starlette_response(await run_in_threadpool(_taken, app, body.decode(), dict(request.headers)))

    return router


def _taken(app: App, body: str, headers: dict[str, str]) -> BoltResponse:
    """Bolt's answer; of a shape that Bolt itself cannot take, it is taken all the same, and left alone."""
    try:
        return app.dispatch(BoltRequest(body=body, headers=dict(headers)))
    except BREAKS as problem:
        left_alone("slack", problem)
        return BoltResponse(status=200)


def _readable(body: bytes, form: bool) -> bool:
    """Whether Bolt can read a body: a JSON object; a form, whose `payload` (of buttons and modals) is one."""
    try:
        text = body.decode()
        given = json.loads(dict(parse_qsl(text)).get("payload", "{}") if form else text)
    except ValueError:
        return False
    return isinstance(given, dict)
