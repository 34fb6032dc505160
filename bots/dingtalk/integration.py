"""The DingTalk channel as bots/channels.py lists it: its settings, how it is opened, what may be wrong with it."""

from typing import TYPE_CHECKING

from assistant.settings import Settings
from bots.channel import Channel, Integration

if TYPE_CHECKING:
    from bots.dingtalk.openapi import DingTalkError
    from bots.reception import Reception

CONSOLE = "https://open-dev.dingtalk.com"


def wanted(settings: Settings) -> bool:
    return bool(settings.dingtalk_client_id or settings.dingtalk_client_secret)


def missing(settings: Settings) -> list[str]:
    lacking = []
    if not settings.dingtalk_client_id:
        lacking.append(f"DINGTALK_CLIENT_ID (Client ID on the app's page 凭证与基础信息, {CONSOLE})")
    if not settings.dingtalk_client_secret:
        lacking.append(f"DINGTALK_CLIENT_SECRET (Client Secret on the app's page 凭证与基础信息, {CONSOLE})")
    return lacking


def open_channel(settings: Settings, reception: "Reception") -> Channel:
    from bots.dingtalk.channel import DingTalk  # the SDK takes its time to load

    return DingTalk(settings, reception)


def check(settings: Settings) -> list[str]:
    """What is wrong, a line each, with what to do; asks DingTalk, sends nothing to anybody."""
    from bots.dingtalk.line import ticket
    from bots.dingtalk.openapi import DingTalkError, OpenApi

    assert settings.dingtalk_client_id
    assert settings.dingtalk_client_secret
    app = settings.dingtalk_client_id, settings.dingtalk_client_secret, settings.dingtalk_openapi_endpoint
    api = OpenApi(*app, attempts=1)
    try:
        api.sign_in()
        problems = [_permission(problem) for problem in api.denied()]
    except DingTalkError as problem:
        return [_credentials(problem)]
    finally:
        api.close()
    if not ticket(*app):
        problems.append(
            "no Stream connection is given: choose Stream 模式 under 应用能力 > 机器人 > 消息接收模式, "
            "and publish the app (版本管理与发布)"
        )
    return problems


def _credentials(problem: "DingTalkError") -> str:
    if problem.status == 0 or problem.passing:
        return f"DingTalk does not answer ({problem}): is the network open to api.dingtalk.com?"
    return (
        f"DINGTALK_CLIENT_ID and DINGTALK_CLIENT_SECRET are refused ({problem.code}): "
        f"copy both again from the app's page 凭证与基础信息, {CONSOLE}"
    )


def _permission(problem: "DingTalkError") -> str:
    if not problem.denied:
        return f"DingTalk could not be asked about a permission: {problem}; try again"
    return f"a permission is missing: {problem.said}; apply for it under 开发配置 > 权限管理, {CONSOLE}"


INTEGRATION = Integration("dingtalk", "DingTalk", wanted, missing, open_channel, check)
