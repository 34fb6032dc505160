"""Notices to people: from the outbox to the channel that each uses, tried again with pauses, dead at last."""

import logging
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bots.channel import Channel, Failed, TryLater, Unreachable
from bots.reception import Reception
from tools.directory import Directory
from tools.problems import DatabaseError
from tools.store import Message, Store

EVERY_S = 1.0
LEASE = timedelta(minutes=2)
AT_A_TIME = 20
ATTEMPTS_MOST = 8  # the last one about an hour after the first
PAUSE_S, PAUSE_MOST_S = 15.0, 3600.0
_LOG = logging.getLogger("zhidu.delivery")


class Delivery:
    """A thread that delivers what is due, and takes up events that were left open. Several replicas share the work."""

    def __init__(self, store: Store, directory: Directory, channels: Sequence[tuple[Channel, Reception]]) -> None:
        self._store, self._directory = store, directory
        self._channels = [channel for channel, _ in channels]
        self._receptions = [reception for _, reception in channels]
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="delivery", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(timeout=LEASE.total_seconds())

    def round(self) -> int:
        """Deliver what is due now; how many notices were tried."""
        messages = self._store.deliveries.claim(datetime.now(UTC), LEASE, AT_A_TIME)
        for message in messages:
            self._deliver(message)
        return len(messages)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                for reception in self._receptions:
                    reception.resume()
                while self.round() and not self._stopped.is_set():
                    pass
            except DatabaseError as problem:
                _LOG.warning("the outbox cannot be read: %s", problem)
            except Exception:  # noqa: BLE001 — the thread lives on; claims run out and the work is taken up again
                _LOG.exception("a round of deliveries failed")
            self._stopped.wait(EVERY_S)

    def _deliver(self, message: Message) -> None:
        outbox, now = self._store.deliveries, datetime.now(UTC)
        try:
            self._try_channels(message)
        except TryLater as wait:
            outbox.later(message, now + timedelta(seconds=wait.after_s), str(wait), counted=False)
        except Unreachable as problem:
            outbox.dead(message, str(problem))
        except Failed as problem:
            self._failed(message, str(problem))
        except Exception as problem:  # noqa: BLE001 — a mistake of ours: kept, tried again, and put aside at last
            _LOG.exception("notice %d could not be delivered", message.id)
            self._failed(message, type(problem).__name__)

    def _try_channels(self, message: Message) -> None:
        """To the channel used last, else to the first that reaches the person. Raises Unreachable for none."""
        employee = self._directory.find(message.recipient)
        if employee is None:
            raise Unreachable(f"{message.recipient} is not in the directory")
        used, reasons = self._store.places.channels_of(employee.id), []
        for channel in sorted(self._channels, key=lambda c: used.index(c.name) if c.name in used else len(used)):
            try:
                receipt = channel.deliver(employee, message)
            except Unreachable as problem:
                reasons.append(f"{channel.name}: {problem}")
                continue
            self._store.deliveries.sent(message, channel.name, receipt)
            return
        raise Unreachable("; ".join(reasons) or "no channel runs")

    def _failed(self, message: Message, reason: str) -> None:
        if message.attempts >= ATTEMPTS_MOST:
            self._store.deliveries.dead(message, reason)
            return
        pause = min(PAUSE_S * 2 ** (message.attempts - 1), PAUSE_MOST_S)
        self._store.deliveries.later(message, datetime.now(UTC) + timedelta(seconds=pause), reason)
