"""Lexical search: BM25 over character bigrams and Latin words, which needs no word list and forgives none.

Bigrams beat jieba's words on Chinese statutes (eval/bench/stard.py prints both figures' ratio) and load in no time.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.numerals import fold_width

Scores = NDArray[np.float32]
Numbers = NDArray[np.int32]
HAN = re.compile(r"[㐀-鿿]+")
_RUN = re.compile(rf"[a-z0-9]+|{HAN.pattern}")
STOP = frozenset("的了吗呢吧啊呀么是在有和就都也要我你他她它们这那个把被给请问")
K1, B = 1.2, 0.6
ARRAYS = ("starts", "rows", "shares")
TOKENS = "tokens.txt"


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


@dataclass(frozen=True)
class LexicalIndex:
    """BM25 over a list of texts; row i of the scores is text i.

    `columns` has the number of each token. The texts that hold token c are `rows[starts[c]:starts[c + 1]]`, each once,
    and what it gives them stands at the same place of `shares`: bm25s computes that when the index is built, and a
    question only adds up.
    """

    size: int
    columns: Mapping[str, int]
    starts: Numbers
    rows: Numbers
    shares: Scores

    @classmethod
    def build(cls, texts: Sequence[str]) -> "LexicalIndex":
        import bm25s  # loads SciPy, for which no question need wait

        model = bm25s.BM25(k1=K1, b=B)
        model.index([tokens(text) or [""] for text in texts], show_progress=False)
        starts, rows, shares = (np.asarray(model.scores[name]) for name in ("indptr", "indices", "data"))
        columns = {token: column for token, column in model.vocab_dict.items() if column + 1 < len(starts)}
        return cls(len(texts), columns, starts, rows, shares)

    def scores(self, query: Sequence[str]) -> Scores:
        """BM25 of every text for the query's tokens, as a share of the best that such a query could reach.

        Shape (n,), about 0 to 1: comparable between short and long questions, which raw BM25 is not.
        """
        raw = np.zeros(self.size, np.float32)
        for first, last in self._places(query):
            raw[self.rows[first:last]] += self.shares[first:last]
        return raw / np.float32(max(self._ceiling(query), 1e-6))

    def knows(self, token: str) -> bool:
        """Whether any text holds it."""
        return token in self.columns

    def lacking(self, text: str) -> Scores:
        """Share of the characters that carry meaning in `text`, and of its Latin words, that each text lacks: (n,)."""
        said = {token for token in tokens(text) if len(token) == 1 or token.isascii()}
        held = np.zeros(self.size, np.float32)
        for first, last in self._places(said):
            held[self.rows[first:last]] += 1
        return np.asarray(1 - held / max(len(said), 1), np.float32)

    def _places(self, said: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Where the columns of the known ones among these tokens begin and end."""
        for token in said:
            if (column := self.columns.get(token)) is not None:
                yield int(self.starts[column]), int(self.starts[column + 1])

    def _ceiling(self, query: Sequence[str]) -> float:
        """The sum of the rarity of every token, known or not: an unknown word is one that no text answers."""
        return len(query) * self._rarest

    @property
    def _rarest(self) -> float:
        return float(np.log(1 + self.size))

    def save(self, folder: Path) -> None:
        folder.mkdir()
        for name in ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))
        ordered = sorted(self.columns, key=self.columns.__getitem__)
        (folder / TOKENS).write_text("\n".join(ordered), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, size: int) -> "LexicalIndex":
        ordered = (folder / TOKENS).read_text(encoding="utf-8").split("\n")
        starts, rows, shares = (np.load(folder / f"{name}.npy") for name in ARRAYS)
        if len(starts) != len(ordered) + 1:
            raise ValueError(f"{folder}: {len(ordered)} tokens, {len(starts) - 1} columns")
        return cls(size, dict(zip(ordered, range(len(ordered)), strict=True)), starts, rows, shares)
