"""`POST /feishu/events`: events and buttons, decrypted and checked by the SDK before anything in them is read.

event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case on
https://open.feishu.cn/document: body encrypted with the Encrypt Key, signed with it, and with the Verification Token.
"""

from fastapi import APIRouter, Request, Response
from lark_oapi import EventDispatcherHandler, LogLevel
from lark_oapi.core.model import RawRequest
from lark_oapi.event.callback.model.p2_card_action_trigger import P2CardActionTrigger, P2CardActionTriggerResponse
from lark_oapi.event.custom import CustomizedEvent
from starlette.concurrency import run_in_threadpool

from assistant.settings import Settings
from bots.feishu.feishu import Feishu

REFUSED = 401
_SIGNED = ("X-Lark-Request-Timestamp", "X-Lark-Request-Nonce", "X-Lark-Signature")


def events_router(channel: Feishu, settings: Settings) -> APIRouter:
    router, handler = APIRouter(), _handler(channel, settings)

    @router.post("/feishu/events", include_in_schema=False)
    async def feishu_events(request: Request) -> Response:
        asked = RawRequest()
        asked.uri, asked.body = "/feishu/events", await request.body()
        asked.headers = {name: request.headers.get(name, "") for name in _SIGNED}
        answer = await run_in_threadpool(handler.do, asked)
        return Response(answer.content, answer.status_code, media_type="application/json")

    return router


def _handler(channel: Feishu, settings: Settings) -> EventDispatcherHandler:
    assert settings.feishu_encrypt_key
    assert settings.feishu_verification_token

    def message(data: CustomizedEvent) -> None:
        channel.message(data.event or {})

    def press(data: P2CardActionTrigger) -> P2CardActionTriggerResponse:
        """The card itself is changed when the turn is done; an answer has to come within three seconds."""
        done = data.event
        channel.press(done.operator.open_id, done.context.open_message_id, done.action.value or {})
        return P2CardActionTriggerResponse({})

    secrets = settings.feishu_encrypt_key.get_secret_value(), settings.feishu_verification_token.get_secret_value()
    made = EventDispatcherHandler.builder(*secrets, LogLevel.CRITICAL)
    made = made.register_p2_customized_event("im.message.receive_v1", message)
    return made.register_p2_card_action_trigger(press).build()
