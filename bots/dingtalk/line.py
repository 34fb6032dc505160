"""The line to DingTalk's Stream gateway: the SDK's client, kept connected, stopped when asked, telling no secret.

The SDK's own loop cannot be stopped, waits ten seconds after every drop, closes a line before the next one is open and
logs the tickets; frames, subscriptions and acknowledgements are the SDK's.
"""

import asyncio
import json
import logging
import random
import threading
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote_plus

import websockets
from dingtalk_stream import (
    AckMessage,
    CallbackHandler,
    CallbackMessage,
    Card_Callback_Router_Topic,
    ChatbotMessage,
    Credential,
    DingTalkStreamClient,
)
from pydantic import SecretStr

from tools.problems import DatabaseError

MESSAGES, CLICKS = ChatbotMessage.TOPIC, Card_Callback_Router_Topic
OPEN_S = 30.0  # for a ticket and a connection; the SDK's request has no limit of its own
LEAVE_S = 15.0  # a line that is to be left goes on for so long; the gateway closes it after ten seconds
SETTLED_S = 5.0  # a line that lasted so long is followed by the next one at once
PAUSE_MOST_S = 60.0
_LOG = logging.getLogger("zhidu.dingtalk")
_SDK_LOG = logging.getLogger("zhidu.dingtalk.sdk")
_SDK_LOG.setLevel(logging.CRITICAL)  # it writes tickets and whole messages; what went wrong is said below

Keep = Callable[[str, dict[str, Any]], None]


class Line(DingTalkStreamClient):  # type: ignore[misc]  # the SDK has no types
    """One connection. `keep` is given topic and data of what comes in, and the gateway its answer when that returns."""

    def __init__(self, client_id: str, secret: SecretStr, endpoint: str, keep: Keep) -> None:
        # The SDK reads this from the environment when it is imported; ours may also come from zhidu.toml.
        DingTalkStreamClient.OPEN_CONNECTION_API = f"{endpoint.rstrip('/')}/v1.0/gateway/connections/open"
        super().__init__(Credential(client_id, secret.get_secret_value()), _SDK_LOG)
        self.leaving = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        for topic in (MESSAGES, CLICKS):
            self.register_callback_handler(topic, _Kept(topic, keep))

    async def hold(self) -> None:
        """Connect and stay until the line ends."""
        async with asyncio.timeout(OPEN_S):
            connection = await asyncio.to_thread(self.open_connection)
        if not connection:
            _LOG.warning("DingTalk gives no connection; `zhidu dingtalk check` says what is wrong")
            return
        uri = f"{connection['endpoint']}?ticket={quote_plus(connection['ticket'])}"
        async with websockets.connect(uri, open_timeout=OPEN_S) as self.websocket:
            _LOG.info("connected to DingTalk")
            async for frame in self.websocket:
                self._start(self._answer(frame))

    async def _answer(self, frame: str | bytes) -> None:
        try:
            result = await self.route_message(json.loads(frame))
        except websockets.ConnectionClosed:
            return  # what came in is kept; only the acknowledgement is lost
        except Exception as problem:  # noqa: BLE001  whatever one frame holds, the line goes on
            _LOG.error("a frame from DingTalk was not understood: %s", type(problem).__name__)
            return
        if result == self.TAG_DISCONNECT:
            self.leaving.set()
            await asyncio.sleep(LEAVE_S)
            await self.websocket.close()

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


class _Kept(CallbackHandler):  # type: ignore[misc]
    """Acknowledges what has been kept, and nothing else."""

    def __init__(self, topic: str, keep: Keep) -> None:
        super().__init__()
        self.logger = _SDK_LOG
        self._topic, self._keep = topic, keep

    async def process(self, message: CallbackMessage) -> tuple[int, dict[str, Any]]:
        try:
            await asyncio.to_thread(self._keep, self._topic, message.data)
        except DatabaseError as problem:
            _LOG.error("what DingTalk sent could not be kept: %s", problem)
            return AckMessage.STATUS_SYSTEM_EXCEPTION, {}
        return AckMessage.STATUS_OK, {}


class Connection:
    """A thread that holds a line to DingTalk, and the next one when that is to be left or breaks."""

    def __init__(self, client_id: str, secret: SecretStr, endpoint: str, keep: Keep) -> None:
        self._new_line = partial(Line, client_id, secret, endpoint, keep)
        self._thread = threading.Thread(target=self._run, name="dingtalk", daemon=True)
        self._holding: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread.start()

    def stop(self) -> None:
        """Close the line; what has come in is kept."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(lambda: self._holding and self._holding.cancel())
            self._thread.join(OPEN_S)

    def _run(self) -> None:
        self._holding = self._loop.create_task(self._hold())
        try:
            self._loop.run_until_complete(self._holding)
        except asyncio.CancelledError:
            self._loop.run_until_complete(_finish(asyncio.all_tasks(self._loop)))
        finally:
            self._loop.close()

    async def _hold(self) -> None:
        failed = 0
        old: set[asyncio.Task[None]] = set()
        while True:
            line, since = self._new_line(), self._loop.time()
            held = asyncio.create_task(_held(line))
            old.add(held)
            held.add_done_callback(old.discard)
            left = asyncio.create_task(line.leaving.wait())
            await asyncio.wait((held, left), return_when=asyncio.FIRST_COMPLETED)
            left.cancel()
            failed = 0 if line.leaving.is_set() or self._loop.time() - since > SETTLED_S else failed + 1
            if failed:
                await asyncio.sleep(min(PAUSE_MOST_S, 2 ** (failed - 1)) * random.uniform(0.5, 1))  # noqa: S311


def ticket(client_id: str, secret: SecretStr, endpoint: str) -> bool:
    """Whether the gateway gives this app a connection; it is not used."""
    return bool(Line(client_id, secret, endpoint, lambda topic, data: None).open_connection())


async def _held(line: Line) -> None:
    """Hold a line; why it ended goes to the log, not to the caller."""
    try:
        await line.hold()
    except (OSError, TimeoutError, KeyError, ValueError, websockets.WebSocketException) as problem:
        _LOG.warning("the line to DingTalk broke: %s", type(problem).__name__)


async def _finish(tasks: set[asyncio.Task[Any]]) -> None:
    own = asyncio.current_task()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*(task for task in tasks if task is not own), return_exceptions=True)
