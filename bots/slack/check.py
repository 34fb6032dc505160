"""`zhidu slack check`: which permission is missing, asked of Slack itself."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from assistant.settings import Settings
from bots.slack.calls import open_client

MANIFEST = Path(__file__).with_name("manifest.json")
SECRET_CHARS = 32


def scopes() -> list[str]:
    """What the app may do, as the manifest asks for it."""
    wanted: list[str] = json.loads(MANIFEST.read_text(encoding="utf-8"))["oauth_config"]["scopes"]["bot"]
    return wanted


def check(settings: Settings) -> list[str]:
    """What is wrong, a line each, none of which shows a token."""
    problems = []
    if settings.slack_bot_token and not settings.slack_bot_token.get_secret_value().startswith("xoxb-"):
        problems.append("SLACK_BOT_TOKEN is no bot token; it begins with xoxb-")
    if settings.slack_app_token and not settings.slack_app_token.get_secret_value().startswith("xapp-"):
        problems.append("SLACK_APP_TOKEN is no app-level token; it begins with xapp-")
    if settings.slack_signing_secret and len(settings.slack_signing_secret.get_secret_value()) != SECRET_CHARS:
        problems.append("SLACK_SIGNING_SECRET is no signing secret; it has 32 characters")
    return [*problems, *_asked(settings)]


def _asked(settings: Settings) -> list[str]:
    """What Slack says of the tokens."""
    with closing(open_client(settings)) as client:
        return _said_by(client, settings)


def _said_by(client: WebClient, settings: Settings) -> list[str]:
    """The bot token and its scopes (header X-OAuth-Scopes), the app token."""
    try:
        answer: Any = client.auth_test()
        granted = next((v for k, v in answer.headers.items() if k.lower() == "x-oauth-scopes"), None)
        problems = _lacking(granted[0] if isinstance(granted, list) else granted)
    except (SlackApiError, SlackClientError, OSError) as error:
        return [f"SLACK_BOT_TOKEN: {_said(error)}; install the app again and copy its Bot User OAuth Token"]
    if settings.slack_app_token:
        try:
            client.apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
        except (SlackApiError, SlackClientError, OSError) as error:
            problems.append(f"SLACK_APP_TOKEN: {_said(error)}; it needs connections:write, and Socket Mode on")
    return problems


def _lacking(granted: str | None) -> list[str]:
    if granted is None:
        return []
    have = {scope.strip() for scope in granted.split(",")}
    return [f"scope {scope} is missing; add it under OAuth & Permissions and install the app again"
            for scope in scopes() if scope not in have]  # fmt: skip


def _said(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        response: Any = error.response
        return f"Slack says {response.get('error')}"
    return f"Slack does not answer ({type(error).__name__})"
