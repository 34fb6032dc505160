"""Lexical search: BM25 over character bigrams and Latin words, which needs no word list and forgives none.

Bigrams beat jieba's words on Chinese statutes (eval/bench/stard.py prints both figures' ratio) and load in no time.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from corpus.numerals import fold_width

Scores = NDArray[np.float32]
HAN = re.compile(r"[㐀-鿿]+")
_RUN = re.compile(rf"[a-z0-9]+|{HAN.pattern}")
STOP = frozenset("的了吗呢吧啊呀么是在有和就都也要我你他她它们这那个把被给请问")
K1, B = 1.2, 0.6


def tokens(text: str) -> list[str]:
    """Bigrams of each run of Chinese characters, with the single characters that carry meaning, and Latin words."""
    out: list[str] = []
    for run in _RUN.findall(fold_width(text).lower()):
        if run[0] < "㐀":
            out.append(run)
            continue
        out.extend(run[i : i + 2] for i in range(len(run) - 1))
        out.extend(char for char in run if char not in STOP)
    return out


class LexicalIndex:
    """BM25 over a list of texts; row i of the scores is text i."""

    def __init__(self, model: bm25s.BM25, size: int) -> None:
        self._model = model
        self.size = size

    @classmethod
    def build(cls, texts: Sequence[str]) -> "LexicalIndex":
        model = bm25s.BM25(k1=K1, b=B)
        model.index([tokens(text) or [""] for text in texts], show_progress=False)
        return cls(model, len(texts))

    def scores(self, query: Sequence[str]) -> Scores:
        """BM25 of every text for the query's tokens, as a share of the best that such a query could reach.

        Shape (n,), about 0 to 1: comparable between short and long questions, which raw BM25 is not.
        """
        known = [token for token in query if token in self._model.vocab_dict]
        if not known:
            return np.zeros(self.size, np.float32)
        raw = self._model.get_scores(known)
        return np.asarray(raw / max(self._ceiling(query), 1e-6), np.float32)

    def knows(self, token: str) -> bool:
        """Whether any text holds it."""
        return token in self._model.vocab_dict

    def lacking(self, text: str) -> Scores:
        """Share of the characters that carry meaning in `text`, and of its Latin words, that each text lacks: (n,)."""
        said = {token for token in tokens(text) if len(token) == 1 or token.isascii()}
        held = np.zeros(self.size, np.float32)
        for number in [self._model.vocab_dict[token] for token in said if token in self._model.vocab_dict]:
            first, last = self._model.scores["indptr"][number : number + 2]
            held[self._model.scores["indices"][first:last]] += 1
        return np.asarray(1 - held / max(len(said), 1), np.float32)

    def _ceiling(self, query: Sequence[str]) -> float:
        """The sum of the rarity of every token, known or not: an unknown word is one that no text answers."""
        return len(query) * self._rarest

    @property
    def _rarest(self) -> float:
        return float(np.log(1 + self.size))

    def save(self, folder: Path) -> None:
        self._model.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path, size: int) -> "LexicalIndex":
        return cls(bm25s.BM25.load(folder, mmap=True), size)
