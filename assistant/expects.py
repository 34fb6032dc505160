"""What kind of answer a question asks for (a sum, a time, a person, a tool, an opinion), and whether a text holds one.

Regulations say what is to be done. What they rarely hold is what most questions beside the point ask for: a figure, a
day, a name, what others do. The kinds are data (expects.toml); how much each weighs is learned (eval/fit.py).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rtoml

from corpus.article import Article

_NEVER = "(?!)"
_LEFT_ELSEWHERE = re.compile(r"(?:按|根据|依据|依法|参照|遵守|遵循).{0,18}(?:规定|约定|制度|法规?|标准|政策)")
_EITHER = re.compile(
    r"([^\W_]{1,6}?),?还是([^\W_]{1,6})|([a-z-]{3,}) or (?:an? |the |in |by |on )?([a-z-]{3,})", re.IGNORECASE
)


@dataclass(frozen=True)
class _Kind:
    asks: re.Pattern[str]
    holds: re.Pattern[str]
    leavable: bool


def _read() -> dict[str, _Kind]:
    data = rtoml.load(Path(__file__).with_suffix(".toml"))
    return {
        name: _Kind(_any(entry["asks"]), _any(entry.get("holds", [_NEVER])), entry.get("leavable", False))
        for name, entry in data.items()
    }


def _any(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_KINDS = _read()
CHOICE = "choice"  # one of two things that the question names: red or yellow
KINDS = (*_KINDS, CHOICE)
LEAVABLE = tuple(name for name, kind in _KINDS.items() if kind.leavable)


@lru_cache(maxsize=64)  # asked of each article that may answer
def asked_kinds(question: str) -> tuple[str, ...]:
    """The kinds of answer that a normalised question asks for; empty where it asks what is to be done, or whether."""
    asked = tuple(name for name, kind in _KINDS.items() if kind.asks.search(question))
    return (*asked, CHOICE) if _EITHER.search(question) else asked


def left_open(article: Article) -> bool:
    """Whether the article leaves something to a blank or an outside document, which is then the answer."""
    return bool(article.blanks or article.outside)


def left_elsewhere(article: Article) -> bool:
    """Whether the article leaves something to the law, a contract or another rule, in words: 根据劳动合同约定."""
    return bool(_LEFT_ELSEWHERE.search(article.body))


def unmet(question: str, article: Article) -> tuple[str, ...]:
    """The kinds asked for that the article does not hold."""
    return tuple(kind for kind in asked_kinds(question) if not _holds(kind, question, article.body))


def _holds(kind: str, question: str, text: str) -> bool:
    return _names_either(question, text) if kind == CHOICE else bool(_KINDS[kind].holds.search(text))


def _names_either(question: str, text: str) -> bool:
    """Whether the text speaks of the second of two alternatives, by two characters of it that stand together."""
    either = _EITHER.search(question)
    second = (either[2] or either[4])[:4] if either else ""
    return any(second[i : i + 2] in text for i in range(len(second) - 1))
