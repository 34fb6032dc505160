"""What search knows about each article for one question: a handful of scores, each from one kind of evidence.

Shapes: n articles (every version), d dimensions, p passages. A signal is (n,) float32; higher is closer; an article
without evidence of a kind gets the lowest score that another one has.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.embed import Vectors
from corpus.lexical import LexicalIndex, Scores, tokens
from corpus.passages import ARTICLE, CLAUSE, OFF_TOPIC, QUESTION
from corpus.recogniser import Recogniser

SIGNALS = ("text", "question", "words", "recognised")
QUESTION_TEMPERATURE = 0.01  # cosines of e5-small lie close together; measured on expected questions left out in turn
CROWD_TEMPERATURE = 0.02  # of all questions of a kind together: wider, since many say more than the closest
AROUND_TEMPERATURE = 0.1  # so wide that every question of a kind counts, the far ones too
Rows = NDArray[np.int64]
_NONE = np.zeros(0, np.float32)


class DenseIndex(Protocol):
    """Similarity of passages to a query vector."""

    def similarities(self, text: str, vector: Vectors) -> tuple[Rows, Scores]:
        """Passage numbers, ascending, and their cosines; an index that knows only the nearest leaves the others out."""
        ...


@dataclass(frozen=True)
class Layout:
    """Which passage belongs to which article (`owner`, -1 off topic) and of which kind it is: two (p,) arrays."""

    owner: Rows
    kind: Rows
    articles: int


@dataclass(frozen=True)
class Evidence:
    """All signals for one question: `matrix` (n, len(SIGNALS)), and the raw similarities behind them.

    `matrix` ranks. `own` is the same without the questions that were joined at run time: those help to find an article,
    they do not tell that it answers.
    """

    matrix: Scores
    own: Scores
    passages: Scores  # (p,) cosine less the passage's bias
    expected: "Closeness"  # to the expected questions
    beside: "Closeness"  # to the questions that the regulations do not answer
    none: float  # log-odds that no article is meant, by what all those questions have in common


@dataclass(frozen=True)
class Closeness:
    """Of a question to a group of others: the cosine of the closest, the soft maximum, and the mean all around.

    `around` is the logarithm of a mean: whatever the size of a group, two of them can be compared.
    """

    closest: float = 0.0
    crowd: float = 0.0
    around: float = 0.0

    @classmethod
    def to(cls, cosines: Scores) -> "Closeness":
        """From the cosines (m,) of the group; zero to an empty one."""
        if not len(cosines):
            return cls()
        crowd = CROWD_TEMPERATURE * np.log(np.exp((cosines - 1) / CROWD_TEMPERATURE).sum()) + 1
        around = np.log(np.exp((cosines - 1) / AROUND_TEMPERATURE).mean())
        return cls(float(cosines.max()), float(crowd), float(around))


class SignalReader:
    """Turns a question and its vector into `Evidence`.

    text: the article's own closest vector, its whole or one of its sentences. question: the expected questions close to
    this one. words: BM25 over the article and its expected questions, for the question's words and what they mean.
    recognised: what all expected questions of an article have in common.
    """

    def __init__(
        self, layout: Layout, dense: DenseIndex, bias: Scores, words: LexicalIndex, recogniser: Recogniser
    ) -> None:
        self._layout = layout
        self._dense = dense
        self._bias = bias
        self._words = words
        self._recogniser = recogniser
        self._by_kind = {kind: np.flatnonzero(layout.kind == kind) for kind in range(4)}
        self._joined = np.zeros((0, 0), np.float32)
        self._joined_owner = np.zeros(0, np.int64)
        self._texts = np.flatnonzero((layout.kind == ARTICLE) | (layout.kind == CLAUSE))

    def joined(self, questions: Sequence[tuple[int, Vectors]]) -> "SignalReader":
        """The same with more expected questions: of which article's row, and their vectors (m, d)."""
        other = copy(self)
        if questions:
            other._joined = np.concatenate([vectors for _, vectors in questions])
            other._joined_owner = np.repeat([row for row, _ in questions], [len(vectors) for _, vectors in questions])
        return other

    def read(self, text: str, vector: Vectors, meant: tuple[str, ...]) -> Evidence:
        """`meant` are the regulations' own words for everyday words in the question (from the lexicon)."""
        cosines = self._cosines(text, vector)
        adjusted = cosines - self._bias
        said_and_meant = [*tokens(text), *(token for word in meant for token in tokens(word))]
        recognised = self._recogniser.read(vector)
        columns = (
            self._closest_text(adjusted),
            self._nearest_questions(cosines),
            self._words.scores(said_and_meant),
            recognised.articles,
        )
        own = np.stack([np.asarray(column, np.float32) for column in columns], axis=1)
        matrix = own
        if len(self._joined):
            matrix = own.copy()
            matrix[:, SIGNALS.index("question")] = self._nearest_questions(cosines, self._joined @ vector)
        expected, beside = (Closeness.to(cosines[self._by_kind[kind]]) for kind in (QUESTION, OFF_TOPIC))
        return Evidence(matrix, own, adjusted, expected, beside, recognised.none)

    def _cosines(self, text: str, vector: Vectors) -> Scores:
        rows, found = self._dense.similarities(text, vector)
        cosines = np.full(len(self._layout.owner), found.min(initial=1.0), np.float32)
        cosines[rows] = found
        return cosines

    def _closest_text(self, similarities: Scores) -> Scores:
        best = np.full(self._layout.articles, -np.inf, np.float32)
        np.maximum.at(best, self._layout.owner[self._texts], similarities[self._texts])
        return _filled(best)

    def _nearest_questions(self, cosines: Scores, more: Scores = _NONE) -> Scores:
        """A soft maximum over the expected questions: several close ones count for more than one."""
        rows = self._by_kind[QUESTION]
        owners = np.concatenate([self._layout.owner[rows], self._joined_owner[: len(more)]])
        weights = np.exp((np.concatenate([cosines[rows], more]) - 1) / QUESTION_TEMPERATURE)
        sums = np.bincount(owners, weights=weights, minlength=self._layout.articles)
        with np.errstate(divide="ignore"):
            return _filled(np.asarray(QUESTION_TEMPERATURE * np.log(sums), np.float32))


def _filled(scores: Scores) -> Scores:
    """Articles without evidence take the lowest score; all zero where nobody has any."""
    known = np.isfinite(scores)
    floor = scores[known].min() if known.any() else 0.0
    return np.where(known, scores, np.float32(floor)).astype(np.float32)


def passage_bias(passages: Vectors, questions: Vectors) -> Scores:
    """How similar each passage is to questions in general, (p,): what makes a passage a hub is subtracted."""
    if not len(questions):
        return np.zeros(len(passages), np.float32)
    return np.asarray(passages @ questions.mean(axis=0), np.float32)
