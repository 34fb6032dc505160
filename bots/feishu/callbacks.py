"""What Feishu's SDK calls: messages and buttons, whichever way they come."""

from collections.abc import Callable

from assistant.settings import Settings
from bots.feishu.event import Payload
from bots.feishu.sdk import (
    CustomizedEvent,
    EventDispatcherHandler,
    LogLevel,
    P2CardActionTrigger,
    P2CardActionTriggerResponse,
)
from bots.unreadable import left_alone

Message = Callable[[Payload], None]
Press = Callable[[str, str, Payload], None]


def handler(settings: Settings, message: Message, press: Press) -> EventDispatcherHandler:
    """The SDK's handler: it decrypts and checks what comes over HTTP; over a line the line itself is proof enough."""

    def told(data: CustomizedEvent) -> None:
        message(data.event or {})

    def pressed(data: P2CardActionTrigger) -> P2CardActionTriggerResponse:
        """The card itself is changed when the turn is done; an answer has to come within three seconds."""
        try:
            done = data.event
            user, message, value = done.operator.open_id, done.context.open_message_id, done.action.value or {}
        except AttributeError as problem:
            left_alone("feishu", problem)
        else:
            press(user, message, value)
        return P2CardActionTriggerResponse({})

    keys = settings.feishu_encrypt_key, settings.feishu_verification_token
    made = EventDispatcherHandler.builder(*(key.get_secret_value() if key else "" for key in keys), LogLevel.CRITICAL)
    made = made.register_p2_customized_event("im.message.receive_v1", told)
    return made.register_p2_card_action_trigger(pressed).build()
