"""Feishu's SDK: what of it is used, and how it is loaded.

When it is imported it takes the event loop of the thread it is imported in, and makes one where there is none. It is
loaded in a thread of its own, therefore, and that loop is closed: bots/feishu/line.py gives it another one.
"""

import threading
from importlib import import_module

_loading = threading.Thread(target=import_module, args=("lark_oapi",))
_loading.start()
_loading.join()

from lark_oapi import EventDispatcherHandler, LogLevel  # noqa: E402
from lark_oapi.core.exception import ObtainAccessTokenException  # noqa: E402
from lark_oapi.core.model import Config, RawRequest  # noqa: E402
from lark_oapi.core.token import TokenManager  # noqa: E402
from lark_oapi.event.callback.model.p2_card_action_trigger import (  # noqa: E402
    P2CardActionTrigger,
    P2CardActionTriggerResponse,
)
from lark_oapi.event.custom import CustomizedEvent  # noqa: E402
from lark_oapi.ws import client as long_connection  # noqa: E402
from lark_oapi.ws.exception import ClientException  # noqa: E402
from lark_oapi.ws.pb.pbbp2_pb2 import Frame  # noqa: E402

long_connection.loop.close()

__all__ = [
    "ClientException", "Config", "CustomizedEvent", "EventDispatcherHandler", "Frame", "LogLevel",
    "ObtainAccessTokenException", "P2CardActionTrigger", "P2CardActionTriggerResponse", "RawRequest", "TokenManager",
    "long_connection",
]  # fmt: skip
