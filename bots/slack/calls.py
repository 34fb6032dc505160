"""Calls of Slack's Web API, with what went wrong in the words of the seam."""

from collections.abc import Callable
from typing import Any
from urllib.request import Request

import httpx
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from assistant.settings import Settings
from bots.channel import Failed, TryLater, Unreachable

TIMEOUT_S = 10
IDLE_S = 30.0  # so long a connection to Slack is kept open for the next call
RATE_LIMITED = 429
LATER_S = 30  # where Slack says to wait without saying how long
# Errors that no waiting mends: the person or the place is not there for us (each method's page lists them).
GONE = {
    "channel_not_found", "user_not_found", "users_not_found", "user_disabled", "user_not_visible", "is_archived",
    "not_in_channel", "cannot_dm_bot", "messages_tab_disabled", "message_not_found", "cant_update_message",
    "file_not_found", "file_deleted", "missing_scope",
}  # fmt: skip


class KeptOpen(WebClient):
    """The SDK's client on connections that are kept open.

    The SDK's own way opens one for each call: a new TLS context (tens of milliseconds of computing) and a handshake.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._lines = httpx.Client(timeout=self.timeout, limits=httpx.Limits(keepalive_expiry=IDLE_S))

    def download(self, url: str, most: int) -> bytes:
        """A private file, cut off after `most` bytes. The token goes to Slack alone. Raises Unreachable, Failed.

        https://docs.slack.dev/reference/objects/file-object: url_private_download, with a token that has files:read.
        """
        ours, theirs = httpx.URL(self.base_url), httpx.URL(url)
        at_slack = theirs.scheme == "https" and theirs.host.endswith(".slack.com")
        if not at_slack and (theirs.scheme, theirs.netloc) != (ours.scheme, ours.netloc):
            raise Unreachable("the file is kept outside of Slack")
        content = bytearray()
        try:
            with self._lines.stream("GET", url, headers={"Authorization": f"Bearer {self.token}"}) as response:
                if response.is_error:
                    raise Failed(f"file: status {response.status_code}")
                for piece in response.iter_bytes():
                    content += piece
                    if len(content) > most:
                        break
        except httpx.TransportError as error:
            raise Failed(f"file: {type(error).__name__}") from None
        return bytes(content)

    def close(self) -> None:
        self._lines.close()

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:
        """The one place in which the SDK opens a connection; what Slack answers goes back as it came."""
        sent = dict(req.header_items())
        try:
            response = self._lines.request("POST", url, content=req.data, headers=sent)  # type: ignore[arg-type]
        except httpx.TransportError as error:
            raise ConnectionError(type(error).__name__) from None
        return {"status": response.status_code, "headers": response.headers, "body": response.text}


def open_client(settings: Settings) -> KeptOpen:
    """A client that neither waits nor tries again itself: a message that may have been posted is looked for first."""
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else None
    base = settings.slack_api_url.rstrip("/") + "/"
    return KeptOpen(token=token, base_url=base, timeout=TIMEOUT_S, retry_handlers=[])


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
