"""Which article a question is about, or that it is about none: told from its vector by a small network.

It learns when the index is built, from the expected questions and those that are not covered. Beside the closest
questions, which say what one neighbour says, it weighs what all questions of an article have in common.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embed import Vectors
from corpus.lexical import Scores

LEAST = 1000  # questions of either kind to learn from; with fewer the closest ones tell as much
HIDDEN, BATCH, ROUNDS, RATE, DECAY, SEED = 256, 256, 8, 2e-3, 1e-2, 7
SPREAD = 10.0  # vectors of questions lie close together
FLOOR = 1e-4  # of a share of belief: what the network never saw is not impossible
NOBODY = ""  # the class of questions that no article answers


@dataclass(frozen=True)
class Recognised:
    """`articles` (n,): the logarithm of each row's share of belief; `none`: the log-odds that no article is meant."""

    articles: Scores
    none: float


@dataclass(frozen=True)
class Recogniser:
    """Two layers over a vector less `centre`: `inner` (d, h), `outer` (h, c) and their biases; empty where unlearned.

    `column` (n,) is the class of each article's row; the last class is that of no article.
    """

    column: NDArray[np.int64]
    centre: Vectors
    inner: Vectors
    inner_bias: Vectors
    outer: Vectors
    outer_bias: Vectors

    def read(self, vector: Vectors) -> Recognised:
        """Of a question's vector (d,); the same for every article where nothing was learned."""
        if not self.inner.size:
            return Recognised(np.zeros(len(self.column), np.float32), 0.0)
        hidden = np.maximum((vector - self.centre) * SPREAD @ self.inner + self.inner_bias, 0)
        scores = hidden @ self.outer + self.outer_bias
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        none = float(shares[-1])
        return Recognised(
            np.log(shares[self.column] + FLOOR).astype(np.float32), float(np.log(none + FLOOR) - np.log1p(FLOOR - none))
        )

    def save(self, file: Path) -> None:
        np.savez(file, **vars(self))

    @classmethod
    def load(cls, file: Path) -> "Recogniser":
        """Raises what numpy raises for a file that is cut off."""
        with np.load(file) as saved:
            return cls(*(saved[name] for name in cls.__dataclass_fields__))

    @classmethod
    def learn(cls, rows: Sequence[str], owners: Sequence[str], vectors: Vectors) -> "Recogniser":
        """From the vectors (m, d) of questions and whose they are: an article's id, or NOBODY.

        `rows` are the ids of the articles' rows (n,): the versions of an article share what is learned. Neutral where a
        kind of question is missing, or where there are too few.
        """
        ids = [*sorted(set(rows)), NOBODY]
        number = {article: at for at, article in enumerate(ids)}
        column = np.array([number[row] for row in rows], np.int64)
        classes = np.array([number[owner] for owner in owners], np.int64)
        if len(classes) < LEAST or set(classes.tolist()) != set(range(len(ids))):
            nothing = np.zeros((0, 0), np.float32)
            return cls(column, *[nothing] * 5)
        centre = vectors.mean(axis=0)
        return cls(column, centre, *_layers((vectors - centre) * SPREAD, classes))


def _layers(inputs: Vectors, classes: NDArray[np.int64]) -> tuple[Vectors, Vectors, Vectors, Vectors]:
    from sklearn.exceptions import ConvergenceWarning  # half a second to import, and only where an index is built
    from sklearn.neural_network import MLPClassifier

    network = MLPClassifier(
        (HIDDEN,), alpha=DECAY, batch_size=BATCH, learning_rate_init=RATE, max_iter=ROUNDS, random_state=SEED
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # so many rounds and no more: further ones learn by heart
        network.fit(inputs, classes)
    inner, outer = (layer.astype(np.float32) for layer in network.coefs_)
    inner_bias, outer_bias = (bias.astype(np.float32) for bias in network.intercepts_)
    return inner, inner_bias, outer, outer_bias
