"""The webhooks that came with messages: answers go through them while they last. They are keys: they are not stored."""

import threading
import time
from collections import OrderedDict

KEPT_MOST = 2000


class Sessions:
    """By the id of the event; the oldest are forgotten. Safe to share between threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, event_id: str, url: str, until: float) -> None:
        with self._lock:
            self._known[event_id] = (url, until)
            if len(self._known) > KEPT_MOST:
                self._known.popitem(last=False)

    def of(self, event_id: str) -> str | None:
        """The webhook, where it is known and its time is not over."""
        with self._lock:
            url, until = self._known.get(event_id, ("", 0.0))
        return url if time.time() < until else None
