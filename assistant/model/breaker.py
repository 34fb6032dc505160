"""A circuit breaker: a model that fails again and again is left alone for a while, and then tried with one turn."""

import threading
from collections.abc import Callable

FAILURES = 3  # in a row, after which it opens
REST_S, REST_MOST_S = 30.0, 600.0  # how long it is open; twice as long each time that the trial fails too


class Breaker:
    """Safe to share between threads. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures, self._rest, self._closed_at = 0, REST_S, 0.0
        self._trying = False

    def allows(self) -> bool:
        """Whether the model may be asked now; while it is on trial, only one turn may."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._trying or self._clock() < self._closed_at:
                return False
            self._trying = True
            return True

    def succeeded(self) -> None:
        with self._lock:
            self._failures, self._rest, self._trying = 0, REST_S, False

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures < FAILURES:
                return
            if self._trying:
                self._rest = min(self._rest * 2, REST_MOST_S)
            self._trying = False
            self._closed_at = self._clock() + self._rest
