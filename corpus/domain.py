"""Whether a question is of the kind that the regulations answer: a line between vectors, and odds of words.

Both are learned when the index is built, from the expected questions and those that are not covered, in closed form:
the same on every machine. Both are neutral where either kind of question is missing.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.embed import Vectors
from corpus.lexical import tokens

RIDGE = 3e-4  # on vectors of unit length, each side of the line weighing one half
SMOOTHING = 0.3  # questions of each kind that are taken to hold any word once more


@dataclass(frozen=True)
class Domain:
    """A line between questions that the regulations answer and others: `weights` (d,), `bias`; by ridge regression."""

    weights: Vectors
    bias: float

    def score(self, vector: Vectors) -> float:
        """About 1 for a question of the regulations' kind, about -1 for another."""
        return float(vector @ self.weights) + self.bias

    @classmethod
    def fit(cls, expected: Vectors, beside: Vectors) -> "Domain":
        """From expected questions (m, d) and questions not covered (k, d), both weighing the same, however many."""
        if not len(expected) or not len(beside):
            return cls(np.zeros(expected.shape[1], np.float32), 0.0)
        vectors = np.concatenate([expected, beside]).astype(np.float64)
        sides = np.concatenate([np.ones(len(expected)), -np.ones(len(beside))])
        share = np.concatenate([np.full(len(expected), 0.5 / len(expected)), np.full(len(beside), 0.5 / len(beside))])
        centre = share @ vectors
        centred = vectors - centre
        gram = centred.T @ (centred * share[:, None]) + RIDGE * np.eye(centred.shape[1])
        weights = np.linalg.solve(gram, centred.T @ (share * sides))
        return cls(weights.astype(np.float32), float(-centre @ weights))


@dataclass(frozen=True)
class WordOdds:
    """Naive Bayes: the logarithm of how much likelier a word stands in an expected question than in one not covered.

    `unknown` is that of a word which stands in neither.
    """

    odds: Mapping[str, float]
    unknown: float = 0.0

    def score(self, question: str) -> float:
        """Above 0 where the words are those of expected questions; the sum is scaled down by the root of their number,
        since neighbouring bigrams say the same thing twice."""
        said = set(tokens(question))
        return sum(self.odds.get(token, self.unknown) for token in said) / math.sqrt(max(len(said), 1))

    def knows(self, token: str) -> bool:
        """Whether it stands in any of the questions."""
        return token in self.odds

    def save(self, folder: Path) -> None:
        """The words in one file, their odds in another: read in half the time of one that holds both."""
        folder.mkdir()
        np.save(folder / "odds.npy", np.array([self.unknown, *self.odds.values()]))
        (folder / "words.txt").write_text("\n".join(self.odds), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "WordOdds":
        """Raises ValueError where one of the files is cut off."""
        unknown, *odds = np.load(folder / "odds.npy").tolist()
        words = (folder / "words.txt").read_text(encoding="utf-8").split("\n") if odds else []
        return cls(dict(zip(words, odds, strict=True)), unknown)

    @classmethod
    def fit(cls, expected: Sequence[str], beside: Sequence[str]) -> "WordOdds":
        if not expected or not beside:
            return cls({})
        held, lacked = _holding(expected), _holding(beside)
        of_expected, of_beside = len(expected) + 2 * SMOOTHING, len(beside) + 2 * SMOOTHING
        unknown = math.log(of_beside / of_expected)
        odds = {
            token: round(unknown + math.log((held[token] + SMOOTHING) / (lacked[token] + SMOOTHING)), 3)
            for token in sorted(held | lacked)
        }
        return cls(odds, unknown)


def _holding(texts: Sequence[str]) -> Counter[str]:
    """How many of the texts hold each token."""
    return Counter(token for text in texts for token in set(tokens(text)))
