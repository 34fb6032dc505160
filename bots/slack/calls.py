"""Calls of Slack's Web API, with what went wrong in the words of the seam."""

from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from assistant.settings import Settings
from bots.channel import Failed, TryLater, Unreachable

TIMEOUT_S = 10
RATE_LIMITED = 429
LATER_S = 30  # where Slack says to wait without saying how long
# Errors that no waiting mends: the person or the place is not there for us (each method's page lists them).
GONE = {
    "channel_not_found", "user_not_found", "users_not_found", "user_disabled", "user_not_visible", "is_archived",
    "not_in_channel", "cannot_dm_bot", "messages_tab_disabled", "message_not_found", "cant_update_message",
}  # fmt: skip


def open_client(settings: Settings) -> WebClient:
    """A client that neither waits nor tries again itself: a message that may have been posted is looked for first."""
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else None
    base = settings.slack_api_url.rstrip("/") + "/"
    return WebClient(token=token, base_url=base, timeout=TIMEOUT_S, retry_handlers=[])


def call(method: Callable[..., SlackResponse], **arguments: Any) -> SlackResponse:
    """One call. Raises TryLater (https://docs.slack.dev/apis/web-api/rate-limits), Unreachable, Failed."""
    try:
        return method(**arguments)
    except SlackApiError as error:
        raise _problem(method.__name__, error) from None
    except (SlackClientError, OSError) as error:  # nothing came back: it may have been done or not
        raise Failed(f"{method.__name__}: {type(error).__name__}") from None


def _problem(name: str, error: SlackApiError) -> Exception:
    response: Any = error.response
    said = str(response.get("error") or f"status {response.status_code}")
    if response.status_code == RATE_LIMITED or said in ("ratelimited", "rate_limited"):
        waits = [value for key, value in response.headers.items() if key.lower() == "retry-after"]
        return TryLater(_seconds(waits), f"{name}: rate limited")
    return Unreachable(f"{name}: {said}") if said in GONE else Failed(f"{name}: {said}")


def _seconds(waits: list[Any]) -> float:
    value = waits[0][0] if waits and isinstance(waits[0], list) else (waits or [None])[0]
    return float(value) if str(value).isdigit() else LATER_S
