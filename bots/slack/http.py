"""`POST /slack/events`: events, buttons and commands over HTTP, signed by Slack, not older than five minutes."""

from fastapi import APIRouter, Request, Response
from slack_bolt import App, BoltRequest
from slack_bolt.adapter.starlette.handler import to_starlette_response
from slack_sdk.signature import SignatureVerifier
from starlette.concurrency import run_in_threadpool


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
        try:
            asked = BoltRequest(body=body.decode(), headers=dict(request.headers))
        except ValueError:
            return Response("the body is neither JSON nor a form in UTF-8", 400)
        return to_starlette_response(await run_in_threadpool(app.dispatch, asked))

    return router
