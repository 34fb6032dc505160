"""Words of a dialect read as the standard ones that they stand for, letter for letter: 听日上昼 is 明天上午."""

import re
from functools import lru_cache
from pathlib import Path

import rtoml

WORDS = Path(__file__).with_suffix(".toml")


def as_standard(text: str) -> str:
    """A simplified text with what dialects call days, and their yes and no, put as everybody does; offsets hold."""
    for pattern, word in _rules():
        text = pattern.sub(word, text)
    return text


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    kinds: dict[str, dict[str, list[str]]] = rtoml.load(WORDS)
    return tuple((re.compile("|".join(said)), word) for words in kinds.values() for word, said in words.items())
