"""The watch over deadlines: tells whom an action names when a record is overdue, once, however many servers run."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from tools.directory import Directory
from tools.overdue import escalate_overdue
from tools.problems import DatabaseError
from tools.store import Store

EVERY_S = 30.0
_LOG = logging.getLogger("zhidu.overdue")


class Overdue:
    """A thread that looks every EVERY_S seconds. What is overdue stands in the store, so a restart loses nothing."""

    def __init__(self, store: Store, directory: Directory, clock: Callable[[], datetime]) -> None:
        self._store, self._directory, self._clock = store, directory, clock
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="overdue", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join(timeout=EVERY_S)

    def _watch(self) -> None:
        while not self._stopped.is_set():
            try:
                for record in escalate_overdue(self._store, self._directory, self._clock()):
                    _LOG.info("%s is overdue and was escalated", record.id)
            except DatabaseError as problem:
                _LOG.warning("overdue records could not be looked for: %s", problem)
            self._stopped.wait(EVERY_S)
