"""How people write the words for parts of the regulations → as they are read: 哪一结, 啥子, 几个module."""

import re

from assistant.places import OUTLINE

_BESIDE_LETTERS = re.compile(r"(?<=[一-鿿])(?=[a-z])|(?<=[a-z])(?=[一-鿿])", re.IGNORECASE)
_WRITTEN = [(re.compile(pattern), meant) for pattern, meant in OUTLINE["mended"].items()]


def mended(text: str) -> str:
    """A normalised message with such words put right, and English words apart from the Chinese ones around them."""
    for pattern, meant in _WRITTEN:
        text = pattern.sub(meant, text)
    return _BESIDE_LETTERS.sub(" ", text)
