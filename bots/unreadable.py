"""A platform's payload, read by what expects its documented shape: one of another shape is left alone, and said so.

Such an event is acknowledged: sent again, it would have the same shape. Its contents go to no log.
"""

import logging
from collections.abc import Callable
from dataclasses import replace

from bots.channel import Heard

BREAKS = (AttributeError, IndexError, KeyError, TypeError, ValueError)  # what a value of another shape comes to
KEY_MAX_CHARS = 200  # of an event's id, a user's and a place's, in the store
_LOG = logging.getLogger("zhidu.channels")


def read(channel: str, reading: Callable[[], Heard | None]) -> Heard | None:
    """What a payload says; None for what is not for us, and for what cannot be read."""
    try:
        heard = reading()
    except BREAKS as problem:
        left_alone(channel, problem)
        return None
    if heard is None:
        return None
    if not all(_may_be_key(key) for key in (heard.event_id, heard.user_id, heard.place)):
        left_alone(channel, ValueError())
        return None
    return replace(heard, text=heard.text.replace("\x00", "").encode("utf-8", "replace").decode())


def left_alone(channel: str, problem: Exception) -> None:
    _LOG.warning("%s: an event of an unknown shape was left alone (%s)", channel, type(problem).__name__)


def _may_be_key(text: str) -> bool:
    """Whether a database takes it: whole characters, no NUL, not too long."""
    return 0 < len(text) <= KEY_MAX_CHARS and "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
