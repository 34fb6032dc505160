"""A question as search reads it: one width and script, and the regulations' words for the everyday ones in it."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from corpus.knowledge import Knowledge
from corpus.numerals import fold_width

_SPACE_BETWEEN_CHINESE = re.compile(r"(?<=[一-鿿])\s+(?=[一-鿿])")


def normalise(text: str) -> str:
    """Half-width, simplified, without control characters and without spaces between Chinese characters."""
    text = fold_width(unicodedata.normalize("NFC", text))
    text = "".join(char if char.isprintable() else _stands_for(char) for char in text)
    return _SPACE_BETWEEN_CHINESE.sub("", simplified(text)).strip()


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
    """Everyday words → the regulations' words, found in a question by one pass of one pattern, longest first."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._meanings: dict[str, tuple[str, ...]] = {}
        for word, terms in knowledge.lexicon.items():
            known = normalise(word).lower()  # as the questions are, in which it is looked for
            self._meanings[known] = (*self._meanings.get(known, ()), *terms)
        words = sorted(self._meanings, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_as_pattern, words))) if words else None

    def meant(self, text: str) -> tuple[str, ...]:
        """The regulations' words that `text` means and does not say itself."""
        if self._pattern is None:
            return ()
        found = dict.fromkeys(
            term for match in self._pattern.finditer(text.lower()) for term in self._meanings[match.group()]
        )
        return tuple(term for term in found if term not in text)


def _as_pattern(word: str) -> str:
    escaped = re.escape(word)
    return rf"(?<![a-z]){escaped}(?![a-z])" if word.isascii() else escaped
