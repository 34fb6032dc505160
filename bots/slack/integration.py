"""Slack as bots/channels.py lists it; its SDK is loaded where the channel is used."""

from typing import TYPE_CHECKING

from assistant.settings import Settings
from bots.channel import Channel, Integration

if TYPE_CHECKING:
    from fastapi import APIRouter

    from bots.reception import Reception


def wanted(settings: Settings) -> bool:
    return any((settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret))


def missing(settings: Settings) -> list[str]:
    """The settings without which nothing can start."""
    lacking = []
    if settings.slack_bot_token is None:
        lacking.append("SLACK_BOT_TOKEN (xoxb-…: api.slack.com/apps → your app → OAuth & Permissions)")
    if settings.slack_app_token is None and settings.slack_signing_secret is None:
        lacking.append(
            "SLACK_APP_TOKEN (xapp-…, for Socket Mode: Basic Information → App-Level Tokens, scope connections:write) "
            "or SLACK_SIGNING_SECRET (for HTTP: Basic Information → App Credentials)"
        )
    return lacking


def open_channel(settings: Settings, reception: "Reception") -> Channel:
    from bots.slack.slack import Slack

    return Slack(settings, reception)


def router(channel: Channel) -> "APIRouter | None":
    """The route for HTTP; none without a signing secret, since nothing could be trusted there."""
    from bots.slack.http import events_router
    from bots.slack.slack import Slack

    assert isinstance(channel, Slack)
    secret = channel.settings.slack_signing_secret
    return events_router(channel.connection.app, secret.get_secret_value()) if secret else None


def check(settings: Settings) -> list[str]:
    from bots.slack.check import check

    return check(settings)


INTEGRATION = Integration("slack", "Slack", wanted, missing, open_channel, check, router)
