"""`POST /feishu/events`: events and buttons, decrypted and checked by the SDK before anything in them is read.

event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case on
https://open.feishu.cn/document: body encrypted with the Encrypt Key, signed with it, and with the Verification Token.
"""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from bots.feishu.sdk import EventDispatcherHandler, RawRequest

_SIGNED = ("X-Lark-Request-Timestamp", "X-Lark-Request-Nonce", "X-Lark-Signature")


def events_router(handler: EventDispatcherHandler) -> APIRouter:
    router = APIRouter()

    @router.post("/feishu/events", include_in_schema=False)
    async def feishu_events(request: Request) -> Response:
        asked = RawRequest()
        asked.uri, asked.body = "/feishu/events", await request.body()
        asked.headers = {name: request.headers.get(name, "") for name in _SIGNED}
        answer = await run_in_threadpool(handler.do, asked)
        return Response(answer.content, answer.status_code, media_type="application/json")

    return router
