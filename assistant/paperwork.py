"""Requests to do paperwork: recognised, and answered honestly while the actions of tools/ are not there yet."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.phrases import language_of

_DATA = Path(__file__).with_name("paperwork.toml")
_QUESTION = re.compile(
    r"怎么|如何|咋|什么|啥|多少|几天|几个|哪|谁|为什么|为啥|规定|流程|要求|制度|吗|么\??$|呢|能不能(?!帮)|可不可以(?!帮)|可以不|需不需要|要不要|是否|多久|"
    r"\b(?:how|what|when|who|which|why|where|policy|rules?)\b",
    re.IGNORECASE,
)
_ASKS_US = re.compile(
    r"(?:帮|替|给|为)我(?:们)?|请(?:帮|你|您)|麻烦(?:你|您|帮)?|\b(?:please|help me|for me)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Paperwork:
    """A kind of paperwork that somebody wants done: its titles, and the article that asks for it."""

    type: str
    zh: str
    en: str
    article: str
    pattern: re.Pattern[str]

    def title(self, text: str) -> str:
        return self.en if language_of(text) == "en" else self.zh


@lru_cache(maxsize=1)
def _kinds() -> tuple[Paperwork, ...]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        Paperwork(
            name, kind["zh"], kind["en"], kind["article"],
            re.compile("|".join(f"(?:{pattern})" for pattern in kind["requests"]), re.IGNORECASE),
        )
        for name, kind in data.items()
    )  # fmt: skip


def wanted(text: str) -> Paperwork | None:
    """The paperwork that a normalised message asks for; None for a question about it."""
    if _QUESTION.search(text) and not _ASKS_US.search(text):
        return None
    return next((kind for kind in _kinds() if kind.pattern.search(text)), None)
