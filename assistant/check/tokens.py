"""Chinese words with their part of speech and how common they are, from jieba's dictionary. The only file with rjieba."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import rjieba


@dataclass(frozen=True)
class Word:
    """`tag` is the part of speech in ICTCLAS's letters; `common` the logarithm (base 10) of its count in jieba's corpus."""

    text: str
    start: int
    tag: str
    common: float

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@lru_cache(maxsize=1)
def _dictionary() -> rjieba.Jieba:
    return rjieba.Jieba()  # a third of a second: only where a chat model is configured


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, punctuation too."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    start = 0
    for word, tag in _dictionary().tag(text, False):
        yield Word(word, start, tag, round(math.log10(_dictionary().suggest_freq(word) + 1), 2))
        start += len(word)
