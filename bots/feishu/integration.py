"""The Feishu channel as bots/channels.py lists it: its settings, how it is opened, what may be wrong with it."""

from contextlib import closing
from importlib.util import find_spec
from typing import TYPE_CHECKING

from assistant.settings import Settings
from bots.channel import Channel, Failed, Integration, TryLater, Unreachable

if TYPE_CHECKING:
    from fastapi import APIRouter

    from bots.feishu.openapi import OpenApi
    from bots.reception import Reception

CONSOLE = "https://open.feishu.cn/app"
SCOPES = (
    "im:message", "im:message:send_as_bot", "im:message.p2p_msg:readonly", "im:message.group_at_msg:readonly",
    "contact:user.base:readonly", "contact:user.employee_id:readonly", "contact:user.id:readonly",
)  # fmt: skip
_SETTINGS = {
    "feishu_app_id": "FEISHU_APP_ID (App ID under 凭证与基础信息",
    "feishu_app_secret": "FEISHU_APP_SECRET (App Secret under 凭证与基础信息",
}
_FOR_HTTP = {
    "feishu_encrypt_key": "FEISHU_ENCRYPT_KEY (Encrypt Key under 事件与回调 > 加密策略",
    "feishu_verification_token": "FEISHU_VERIFICATION_TOKEN (Verification Token under 事件与回调 > 加密策略",
}


def wanted(settings: Settings) -> bool:
    return any(getattr(settings, name) for name in _SETTINGS | _FOR_HTTP)


def missing(settings: Settings) -> list[str]:
    """The app's own two settings are enough for the long connection; the other two, together, are for HTTP."""
    over_http = any(getattr(settings, name) for name in _FOR_HTTP)
    wanting = _SETTINGS | _FOR_HTTP if over_http else _SETTINGS
    lacking = [f"{where}, {CONSOLE})" for name, where in wanting.items() if not getattr(settings, name)]
    if find_spec("lark_oapi") is None:
        lacking.append("the package lark-oapi; pip install 'zhidu[feishu]'")
    return lacking


def open_channel(settings: Settings, reception: "Reception") -> Channel:
    from bots.feishu.feishu import Feishu  # the SDK takes seconds to load

    return Feishu(settings, reception)


def router(channel: Channel) -> "APIRouter | None":
    from bots.feishu.feishu import Feishu
    from bots.feishu.http import events_router

    assert isinstance(channel, Feishu)
    return events_router(channel.handler) if channel.over_http else None


def check(settings: Settings) -> list[str]:
    """What is wrong, a line each, with what to do; asks Feishu, sends nothing to anybody."""
    from bots.feishu.openapi import OpenApi

    assert settings.feishu_app_id
    assert settings.feishu_app_secret
    app = settings.feishu_app_id, settings.feishu_app_secret, settings.feishu_domain
    with closing(OpenApi(*app)) as api:
        try:
            return _asked(api)
        except (Failed, TryLater, Unreachable) as problem:
            hint = f"copy both again from 凭证与基础信息, {CONSOLE}; {settings.feishu_domain} must be reachable"
            return [f"{problem}; {hint}"]


def _asked(api: "OpenApi") -> list[str]:
    granted = api.scopes()
    problems = [f"scope {scope} is missing; add it under 权限管理 and publish a version, {CONSOLE}"
                for scope in SCOPES if scope not in granted]  # fmt: skip
    try:
        api.me()
    except (Failed, Unreachable):
        problems.append(f"there is no robot: add 机器人 under 添加应用能力 and publish a version, {CONSOLE}")
    return problems


INTEGRATION = Integration("feishu", "Feishu", wanted, missing, open_channel, check, router)
