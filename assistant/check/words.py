"""The words of words.toml, and text as the checks compare it."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.numerals import fold_width
from corpus.query import simplified

_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
UNFILLED: str = _WORDS["unfilled"]
_PUNCTUATION = str.maketrans({"“": '"', "”": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "、": "、", "。": "。"})


@dataclass(frozen=True)
class Group:
    """Words that mean the same."""

    words: tuple[str, ...]


GROUPS: tuple[Group, ...] = tuple(Group(tuple(words)) for words in _WORDS["same"])


def flat(text: str) -> str:
    """One width, one script, lower case, one kind of quotation marks, no white space."""
    return re.sub(r"\s+", "", simplified(fold_width(text)).translate(_PUNCTUATION)).lower()


def either(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words, the longest first."""
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


@lru_cache(maxsize=1)
def plain() -> re.Pattern[str]:
    return either(_WORDS["plain"])


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Words that carry no claim of their own, as whole words."""
    return frozenset((*_WORDS["plain"], *_WORDS["everyday"]))


@lru_cache(maxsize=1)
def claiming_words() -> frozenset[str]:
    """Words that say how, how often, how far: none may be added to a rule."""
    return frozenset(_WORDS["claims"])


@lru_cache(maxsize=1)
def takers() -> frozenset[str]:
    """Verbs that are followed by what they are done to, and adverbs by what is done so."""
    return frozenset(_WORDS["takes"])


@lru_cache(maxsize=1)
def openers() -> tuple[str, ...]:
    """What introduces a sentence and says nothing."""
    return tuple(_WORDS["openers"])


@lru_cache(maxsize=1)
def sayings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Everyday turns (patterns) with the words that a regulation has for them."""
    return tuple((re.compile(said), meant) for said, meant in _WORDS["sayings"])


@lru_cache(maxsize=1)
def narrowing() -> tuple[Group, ...]:
    """Words that narrow what a rule is about."""
    return tuple(Group(tuple(words)) for words in _WORDS["narrowing"])


@lru_cache(maxsize=8192)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters of a text, those that are plain words left out."""
    runs = re.findall(r"[㐀-鿿]+", text)
    found = {run[n : n + 2] for run in runs for n in range(len(run) - 1)}
    return frozenset(pair for pair in found if not plain().fullmatch(pair))


@lru_cache(maxsize=1024)
def also_said(text: str) -> frozenset[str]:
    """The words that mean the same as a word of the text."""
    return frozenset(word for group in _groups_in(text).values() for word in group.words)


@lru_cache(maxsize=8192)
def _groups_in(text: str) -> dict[int, Group]:
    """The groups of which the text has a word, by their number."""
    return {n: group for n, group in enumerate(GROUPS) if any(word in text for word in group.words)}


@lru_cache(maxsize=8192)
def as_in(text: str, source: str) -> str:
    """The text with the source's word wherever it uses another one of the same group.

    Words of one character are left as they are: most stand inside longer ones (用 in 费用).
    """
    for n in range(len(GROUPS)):
        group = _groups_in(text).get(n)
        if group is None:
            continue
        there = next((word for word in group.words if word in source), None)
        others = [word for word in group.words if word not in source and len(word) > 1]
        if there is not None and any(word in text for word in others):
            text = re.sub(either([*others, there]), there, text)
    return text
