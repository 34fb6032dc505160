"""A plain yes, a plain no, a change of mind: messages that are nothing else. Anything longer is none of them."""

import re
from functools import lru_cache
from typing import Literal

from assistant.forms.data import WORDS
from corpus.numerals import fold_width

Plain = Literal["yes", "no", "cancel"]
_CLAUSE = re.compile(r"[,。.!;~\s]+")
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


def cancels_first(message: str) -> bool:
    """Whether a message begins with a clause that cancels, whatever it tells afterwards: 不用了,刚看见有人在修."""
    return "?" not in message and plain(_CLAUSE.split(message.strip(), maxsplit=1)[0]) == "cancel"


def after_first(text: str) -> str:
    """What comes after the first clause."""
    return (*_CLAUSE.split(fold_width(text).strip(), maxsplit=1), "")[1].strip()
