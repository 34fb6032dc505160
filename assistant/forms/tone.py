"""Whether a message asks something, and whether it asks us to do something."""

import re
from functools import cache, lru_cache

from assistant.forms.data import WORDS

_HAN = r"[\u4e00-\u9fff]"
_CASELESS = f"(?-i:{_HAN})"  # re would look for the other case of each of these 20,000 letters, for 3 ms a range


@cache
def words(kind: str) -> re.Pattern[str]:
    """One pattern for the words of a kind of words/."""
    pattern = "|".join(f"(?:{pattern})" for pattern in WORDS[kind])
    return re.compile(pattern.replace(_HAN, _CASELESS), re.IGNORECASE)


@lru_cache(maxsize=1024)  # a message is asked the same in several places
def says(kind: str, message: str) -> re.Match[str] | None:
    """Where a message has words of a kind of words/."""
    return words(kind).search(message)


@lru_cache(maxsize=256)
def asks(message: str) -> bool:
    if not words("undecided").sub("", message).strip(" ,，。."):
        return False
    message = words("laughs").sub("", decided(message))
    if says("urges", message):
        message = message.rstrip("嘛。!~")
    return any(says(kind, message) for kind in ("asks", "either", "asks_at_end"))


def decided(message: str) -> str:
    """A message without what it leaves open: 我想请年假,但是还没定哪天 asks nothing. All of it where nothing else is said."""
    return words("undecided").sub("", message).strip(" ,，。.") or message


def condition(message: str) -> re.Match[str] | None:
    """Where a message makes its plea depend on something: 要是经理同意, 我就请两天. A question makes none."""
    return None if asks(message) else says("condition", message)


def unconditional(message: str) -> str:
    """A message without what its plea depends on."""
    found = condition(message)
    return f"{message[: found.start()]}{message[found.end() :]}".strip(" ,，。.") or message if found else message


def polite(message: str) -> bool:
    """A question by which people ask for a thing to be done: 能帮我请个假吗."""
    return says("polite", message) is not None
