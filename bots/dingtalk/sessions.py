"""The webhooks that came with messages: answers go through them while they last. They are keys: they are not stored."""

import threading
from collections import OrderedDict

KEPT_MOST = 2000


class Sessions:
    """By the id of the event; the oldest are forgotten. Safe to share between threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, event_id: str, webhook: str) -> None:
        with self._lock:
            self._known[event_id] = webhook
            if len(self._known) > KEPT_MOST:
                self._known.popitem(last=False)

    def of(self, event_id: str) -> str | None:
        with self._lock:
            return self._known.get(event_id)
