"""Which article a question is about, or that it is about none: told from its vector by a small network.

It learns when the index is built, from the expected questions and those that are not covered. Beside the closest
questions, which say what one neighbour says, it weighs what all questions of an article have in common.
"""

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embed import Vectors
from corpus.lexical import Scores
from corpus.network import Network

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
    """A network over a vector (d,) less `centre`; None where nothing was learned.

    `column` (n,) is the class of each article's row; the last class is that of no article.
    """

    column: NDArray[np.int64]
    centre: Vectors
    network: Network | None

    def read(self, vector: Vectors) -> Recognised:
        """Of a question's vector (d,); the same for every article where nothing was learned."""
        if self.network is None:
            return Recognised(np.zeros(len(self.column), np.float32), 0.0)
        shares = self.network.beliefs((vector - self.centre) * SPREAD)
        none = float(shares[-1])
        articles = np.log(shares[self.column] + FLOOR).astype(np.float32)
        return Recognised(articles, math.log(none + FLOOR) - math.log(1 - none + FLOOR))

    def save(self, file: Path) -> None:
        learned = self.network.as_arrays() if self.network else {}
        np.savez(file, column=self.column, centre=self.centre, **learned)  # type: ignore[arg-type]

    @classmethod
    def load(cls, file: Path) -> "Recogniser":
        """Raises what numpy raises for a file that is cut off."""
        with np.load(file) as saved:
            network = Network.of_arrays(saved) if "inner" in saved else None
            return cls(saved["column"], saved["centre"], network)

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
        centre = np.asarray(vectors.mean(axis=0) if len(vectors) else np.zeros(vectors.shape[1]), np.float32)
        enough = len(classes) >= LEAST and len(set(classes.tolist())) == len(ids)
        return cls(column, centre, _fitted((vectors - centre) * SPREAD, classes) if enough else None)


def _fitted(inputs: Vectors, classes: NDArray[np.int64]) -> Network:
    from sklearn.exceptions import ConvergenceWarning  # half a second to import, and only where an index is built
    from sklearn.neural_network import MLPClassifier

    network = MLPClassifier(
        (HIDDEN,), alpha=DECAY, batch_size=BATCH, learning_rate_init=RATE, max_iter=ROUNDS, random_state=SEED
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # so many rounds and no more: further ones learn by heart
        return Network.of_classifier(network.fit(inputs, classes))
