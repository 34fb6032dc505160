"""The line to Feishu: the SDK's long connection, for a server without a public address.

event-subscription-guide/long-connection-mode on https://open.feishu.cn/document. The SDK's client connects anew by
itself; it runs for ever on a loop of its module's, which is given here a loop that can be stopped.
"""

import asyncio
import logging
import threading

from pydantic import SecretStr
from requests import RequestException

from bots.feishu.sdk import ClientException, EventDispatcherHandler, LogLevel, long_connection

PAUSE_S, PAUSE_MOST_S = 2.0, 60.0
STOP_S = 10.0
_LOG = logging.getLogger("zhidu.feishu")


class Line:
    """A thread that holds the connection. What it brings is acknowledged when the handler has returned."""

    def __init__(self, app_id: str, secret: SecretStr, domain: str, handler: EventDispatcherHandler) -> None:
        self._app, self._domain, self._handler = (app_id, secret), domain, handler
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="feishu", daemon=True)

    def start(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread.start()

    def stop(self) -> None:
        """Close the line; what has come in is kept."""
        self._stopped.set()
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(STOP_S)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        long_connection.loop = self._loop
        pause, client = PAUSE_S, self._client()
        while not self._stopped.is_set():
            try:
                client.start()
            except RuntimeError:  # the loop was stopped, which is how a client ends
                break
            except (ClientException, RequestException, OSError) as problem:
                _LOG.error("Feishu gives no connection (%s); see `zhidu feishu check`", type(problem).__name__)
            self._stopped.wait(pause)
            pause, client = min(pause * 2, PAUSE_MOST_S), self._client()
        self._loop.run_until_complete(_end(client))
        self._loop.close()

    def _client(self) -> long_connection.Client:
        app_id, secret = self._app
        return long_connection.Client(
            app_id, secret.get_secret_value(), LogLevel.CRITICAL, event_handler=self._handler, domain=self._domain
        )


async def _end(client: long_connection.Client) -> None:
    own = asyncio.current_task()
    tasks = [task for task in asyncio.all_tasks() if task is not own]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await client._disconnect()  # the SDK has no public way to close its connection
