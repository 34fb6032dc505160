"""How Slack's events reach us: Socket Mode with an app token, HTTP with a signing secret; Bolt for both."""

import logging
import threading
from typing import TYPE_CHECKING

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bots.slack.calls import TIMEOUT_S
from bots.slack.listeners import listen
from bots.slack.render import Post

if TYPE_CHECKING:
    from bots.slack.slack import Slack

RETRY_S, RETRY_MOST_S = 2.0, 60.0
OK = 200
_LOG = logging.getLogger("zhidu.slack")


class Connection:
    """Bolt's app with our listeners, and the socket that feeds it where there is an app token."""

    def __init__(self, slack: "Slack") -> None:
        settings = slack.settings
        secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else ""
        # A listener keeps its event and returns; `process_before_response` acknowledges what has been kept.
        self.app = App(
            client=slack.client, signing_secret=secret, token_verification_enabled=False,
            process_before_response=True, logger=_LOG,
        )  # fmt: skip
        listen(self.app, slack)
        self._token = settings.slack_app_token.get_secret_value() if settings.slack_app_token else ""
        self._base = slack.client.base_url
        self._stopped = threading.Event()
        self._socket: SocketModeHandler | None = None
        self._thread = threading.Thread(target=self._connect, name="slack", daemon=True)

    def start(self) -> None:
        if self._token:
            self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._socket:
            self._socket.client.close()

    def respond(self, url: str, post: Post) -> bool:
        """Answer a command at its address, for the person alone; False where that is over (30 minutes, five times).

        https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
        """
        try:
            answer = WebhookClient(url, timeout=TIMEOUT_S).send(
                text=post.text, blocks=post.blocks, response_type="ephemeral"
            )
        except OSError:
            return False
        return answer.status_code == OK

    def _connect(self) -> None:
        """Open the socket, again and again until it is open; from then on the SDK keeps it so."""
        pause = RETRY_S
        while not self._stopped.is_set():
            self._socket = SocketModeHandler(self.app, self._token, trace_enabled=False)
            try:
                self._socket.client.connect()
            except (SlackApiError, OSError) as problem:
                said = problem.response.get("error") if isinstance(problem, SlackApiError) else type(problem).__name__
                _LOG.error("Socket Mode does not open (%s); see `zhidu slack check`. Trying again in %d s", said, pause)
                self._socket.client.close()
                self._socket = None
                self._stopped.wait(pause)
                pause = min(pause * 2, RETRY_MOST_S)
            else:
                _LOG.info("Slack's events come over Socket Mode")
                return
