"""Messages that are no question about the regulations: greetings, thanks, jokes, orders to forget the rules."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from assistant.phrases import Language, say
from assistant.reply import Reply

_DATA = Path(__file__).with_name("smalltalk.toml")
_PUNCTUATION = re.compile(r"[\W_]+")
_LAUGHTER_TAIL = re.compile(r"(?:哈{2,}|呵{2,}|嘿{2,}|~+)$")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple((kind, re.compile("|".join(f"(?:{p})" for p in patterns))) for kind, patterns in kinds.items())


def small_talk(text: str, language: Language) -> Reply | None:
    """The reply to a message that is small talk as a whole; None for anything that may be a question."""
    bare = _PUNCTUATION.sub("", text.lower())
    bare = _LAUGHTER_TAIL.sub("", bare) or bare
    for kind, pattern in _patterns():
        if pattern.fullmatch(bare):
            return Reply(say(kind, language), "chitchat", trace={"route": f"small talk: {kind}"})
    return None
