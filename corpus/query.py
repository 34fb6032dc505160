"""A question as search reads it: one width and script, and the regulations' words for the everyday ones in it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from corpus.numerals import fold_width

# What people say before a question, and the 吗 at the end of what was only asked politely: 能告诉我怎么报销吗.
_LEAD = re.compile(
    r"^(?:(?:您好|你好|麻烦|打扰|不好意思|那个|想|我想|我|先|再|顺便|帮我|帮忙|给我|跟我|你|您|能|可以|能不能|可不可以)*"
    r"(?:请问|请教(?:一?下)?|问(?:一?下|一句|个问题)|想问|咨询(?:一?下)?|告诉(?:一?下)?我|(?<=[你您想])知道(?:一?下)?|"
    r"(?<=想)了解(?:一?下)?|(?:帮我|帮忙)查(?:一?下)?|(?<=我)(?:说|讲)(?:一?下|说|讲))[,:：，\s]*)+(?=.{4})"
)
_ASKS_ITSELF = re.compile(r"什么|啥|怎么|咋|如何|多少|几|哪|谁|多久|是否|能不能|可不可以|要不要|有没有|是不是")
_POLITE_TAIL = re.compile(r"(?:吗|么|呢|好吗|行吗|可以吗)?[?。!\s]*$")
_SPACES = re.compile(r"\s{2,}")
_SPACE_BETWEEN_CHINESE = re.compile(r"(?<=[一-鿿])\s+(?=[一-鿿])")


def normalise(text: str) -> str:
    """Half-width, simplified, without control characters, spaces between Chinese characters, and runs of spaces."""
    text = fold_width(unicodedata.normalize("NFC", text))
    if not text.isprintable():
        text = "".join(char if char.isprintable() else _stands_for(char) for char in text)
    return _SPACES.sub(" ", _SPACE_BETWEEN_CHINESE.sub("", simplified(text))).strip()


def without_lead(question: str) -> str:
    """A question without what only leads up to it: 能告诉我怎么报销吗 as 怎么报销."""
    rest = _LEAD.sub("", question)
    if rest == question:
        return question
    return _POLITE_TAIL.sub("", rest) if _ASKS_ITSELF.search(rest) else rest


def _stands_for(char: str) -> str:
    """Marks without width (soft hyphen, direction) stand inside words; other unprintable characters between them."""
    return "" if unicodedata.category(char) == "Cf" else " "


def simplified(text: str) -> str:
    """Traditional characters as simplified ones. GB 2312 has simplified ones only: who fits needs no mapping."""
    if all(_simple(char) for char in text):
        return text
    return str(_converter().convert(text))


@lru_cache(maxsize=8192)
def _simple(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return not "㐀" <= char <= "鿿"
    return True


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC  # loads its dictionaries; most questions never need it

    return OpenCC("t2s")


class Lexicon:
    """Everyday words → the regulations' words. They are found in a question in one pass, the longest at each place."""

    def __init__(self, meanings: Mapping[str, Sequence[str]]) -> None:
        self._meanings: dict[str, tuple[str, ...]] = {}
        self._add(meanings)

    def joined(self, meanings: Mapping[str, Sequence[str]]) -> "Lexicon":
        """The same with more words, and more meanings of those that it has."""
        other = Lexicon({})
        other._meanings = dict(self._meanings)
        other._add(meanings)
        return other

    def _add(self, meanings: Mapping[str, Sequence[str]]) -> None:
        for word, terms in meanings.items():
            known = normalise(word).lower()  # as the questions are, in which it is looked for
            self._meanings[known] = (*self._meanings.get(known, ()), *terms)
        lengths: dict[str, set[int]] = {}
        for word in self._meanings:
            lengths.setdefault(word[:1], set()).add(len(word))
        self._lengths = {first: sorted(some, reverse=True) for first, some in lengths.items()}

    def meant(self, text: str) -> tuple[str, ...]:
        """The regulations' words that `text` means and does not say itself."""
        found = dict.fromkeys(term for word in self._words(text.lower()) for term in self._meanings[word])
        return tuple(term for term in found if term not in text)

    def _words(self, text: str) -> Iterator[str]:
        start = 0
        while start < len(text):
            pieces = (text[start : start + length] for length in self._lengths.get(text[start], ()))
            word = next((p for p in pieces if p in self._meanings and _stands_alone(p, text, start)), "")
            if word:
                yield word
            start += len(word) or 1


def _stands_alone(word: str, text: str, start: int) -> bool:
    """Whether a Latin word is no part of a longer one; Chinese words have no such borders."""
    if not word.isascii():
        return True
    before, after = text[:start][-1:], text[start + len(word) :][:1]
    return not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())
