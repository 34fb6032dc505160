"""A plain yes, a plain no, a change of mind: messages that are nothing else. Anything longer is none of them."""

import re
from functools import lru_cache
from typing import Literal

from assistant.forms.data import WORDS

Plain = Literal["yes", "no", "cancel"]
_PUNCTUATION = re.compile(r"[\s,。.!、~;:\"'()]+")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Plain, re.Pattern[str]], ...]:
    kinds: tuple[Plain, ...] = ("cancel", "yes", "no")
    return tuple((kind, re.compile("|".join(f"(?:{p})" for p in WORDS[kind]), re.IGNORECASE)) for kind in kinds)


def plain(message: str) -> Plain | None:
    """What a normalised message says as a whole. A question mark makes it a question."""
    if "?" in message:
        return None
    bare = _PUNCTUATION.sub("", message)
    return next((kind for kind, pattern in _patterns() if pattern.fullmatch(bare)), None)
