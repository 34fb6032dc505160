"""The words by which people speak of records: words.toml, maintained as data."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@cache
def pattern(kind: str) -> str:
    """The words of a kind, as one regular expression."""
    return "|".join(f"(?:{words})" for words in _WORDS[kind])


def entries(kind: str) -> list[str]:
    """What is listed under a kind, where that is no expression."""
    return _WORDS[kind]


@cache
def _compiled(kind: str) -> re.Pattern[str]:
    return re.compile(pattern(kind), re.IGNORECASE)


def without(kind: str, message: str) -> str:
    """The message with a blank for each of these words."""
    return _compiled(kind).sub(" ", message)


@lru_cache(maxsize=512)  # a message is asked the same in several places
def speaks(kind: str, message: str) -> re.Match[str] | None:
    """Where a message has words of a kind of words.toml."""
    return _compiled(kind).search(message)


def without_note(message: str) -> str:
    """The message without what it says to be written down with a step: 派给e012,备注换阀芯."""
    found = speaks("note", message)
    return message[: found.start()].rstrip(" ,，。;；") if found else message
