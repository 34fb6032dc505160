"""Slack as bots/channels.py lists it."""

from fastapi import APIRouter

from assistant.settings import Settings
from bots.channel import Channel, Integration
from bots.reception import Reception
from bots.slack.check import check, missing
from bots.slack.http import events_router
from bots.slack.slack import Slack


def wanted(settings: Settings) -> bool:
    return any((settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret))


def open_slack(settings: Settings, reception: Reception) -> Channel:
    return Slack(settings, reception)


def router(channel: Channel) -> APIRouter | None:
    """The route for HTTP; none without a signing secret, since nothing could be trusted there."""
    assert isinstance(channel, Slack)
    secret = channel.settings.slack_signing_secret
    return events_router(channel.connection.app, secret.get_secret_value()) if secret else None


INTEGRATION = Integration("slack", "Slack", wanted, missing, open_slack, check, router)
