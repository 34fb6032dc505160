"""Meaning and wording in one score, and a question's vector moved towards where its answers lie.

Cosines of one embedding engine mean the same from question to question, BM25 does not: its best score is made a small
constant and added to the cosines. That keeps how much closer one article is than the next, which ranks forget.

For the benchmark on statutes only: on this product's own development questions the adapter makes article vectors worse
(R@1 0.58 → 0.52 without expected questions), so search does not use it.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.embed import Vectors
from corpus.lexical import Scores

LEXICAL_SHARE = 0.04  # cosine that the best-worded article gains; flat between 0.03 and 0.05 on STARD
ADAPTER = Path(__file__).with_name("adapter.npz")


def fused(cosines: Scores, words: Scores) -> Scores:
    """(n,) cosines and (n,) BM25, of any scale, of the same articles → (n,); higher is closer."""
    best = max(float(words.max(initial=0.0)), 1e-9)
    return np.asarray(cosines + words * np.float32(LEXICAL_SHARE / best), np.float32)


@dataclass(frozen=True)
class Adapter:
    """A linear correction of question vectors, fitted (eval/bench/fit_adapter.py) for one engine: q → unit(q + qM + b).

    Questions and provisions are written differently, and an engine that was trained on web pages only half knows
    which difference is meaningless. `matrix` (d, d), `offset` (d,); `fitted_on` are digests of the questions used.
    """

    engine: str
    matrix: Vectors
    offset: Vectors
    fitted_on: frozenset[str] = frozenset()

    def adapted(self, vectors: Vectors) -> Vectors:
        """(d,) or (m, d), unit length in and out."""
        moved = vectors + vectors @ self.matrix + self.offset
        return np.asarray(moved / np.linalg.norm(moved, axis=-1, keepdims=True), np.float32)

    def save(self, path: Path) -> None:
        np.savez_compressed(
            path, engine=np.array(self.engine), matrix=self.matrix.astype(np.float16),
            offset=self.offset.astype(np.float32), fitted_on=np.array(sorted(self.fitted_on)),
        )  # fmt: skip

    @classmethod
    def load(cls, path: Path = ADAPTER) -> "Adapter":
        with np.load(path) as saved:
            return cls(
                str(saved["engine"]), saved["matrix"].astype(np.float32), saved["offset"],
                frozenset(saved["fitted_on"].tolist()),
            )  # fmt: skip
