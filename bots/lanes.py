"""Work in order for each person, and at once for different ones."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

Task = Callable[[], None]
_LOG = logging.getLogger("zhidu.channel")


class Lanes:
    """A pool of threads in which the tasks of one key run one after another, as they were given."""

    def __init__(self, workers: int) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="lane")
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[Task]] = {}

    def submit(self, key: str, task: Task) -> None:
        with self._lock:
            if key in self._waiting:
                self._waiting[key].append(task)
                return
            self._waiting[key] = deque()
        self._pool.submit(self._run, key, task)

    def close(self) -> None:
        """Wait for what was given; take no more."""
        self._pool.shutdown(wait=True)

    def _run(self, key: str, task: Task | None) -> None:
        while task is not None:
            try:
                task()
            except Exception:  # noqa: BLE001 — the lane goes on; what failed is taken up again from the store
                _LOG.exception("an event could not be handled")
            with self._lock:
                if self._waiting[key]:
                    task = self._waiting[key].popleft()
                else:
                    del self._waiting[key]
                    task = None
