"""Fit the adapter of question vectors on public questions with known articles: contrastive, with hard negatives.

`fit` is what eval/bench/stard.py calls, for its folds and (with --write) for the adapter that ships. numpy only, and
the same on every run: 147,840 parameters that start at "change nothing" and take few small steps from there.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.embed import Vectors
from corpus.signals import Rows
from eval.bench.fusion import Adapter

TEMPERATURE = 0.02  # of the softmax over candidates, in cosine
PENALTY = 0.003  # on the squared sum of the parameters
EPOCHS = 15
BATCH = 128  # questions
STEP = 1e-3  # Adam's
MOMENTUM, SCALE_MEMORY = 0.9, 0.999  # Adam's
CANDIDATES = 300  # articles a question: its gold ones, then those that the engine finds closest
GOLD_MAX = 8  # of a question; the few that have more are overviews
SEED = 0

Choice = NDArray[np.bool_]


@dataclass(frozen=True)
class Lesson:
    """Questions (m, d), the rows of their candidate articles (m, c), and which of those are gold (m, c)."""

    questions: Vectors
    candidates: Rows
    gold: Choice


def digest(question: str) -> str:
    """Tells whether an adapter was fitted on a question, without holding it."""
    return hashlib.sha256(question.encode()).hexdigest()[:12]


def fit(questions: Vectors, articles: Vectors, gold: Sequence[Sequence[int]], engine: str) -> Adapter:
    """`questions` (m, d) with the rows of their `gold` articles in `articles` (n, d)."""
    lesson = make_lesson(questions, articles, gold)
    size = questions.shape[1]
    adapter = Adapter(engine, np.zeros((size, size), np.float32), np.zeros(size, np.float32))
    optimiser = Adam(adapter.matrix.shape, adapter.offset.shape)
    for batch in _batches(len(questions)):
        d_matrix, d_offset = gradient(adapter, lesson, batch, articles)
        step_matrix, step_offset = optimiser.step(d_matrix, d_offset)
        adapter = Adapter(engine, adapter.matrix - step_matrix, adapter.offset - step_offset)
    return adapter


def make_lesson(questions: Vectors, articles: Vectors, gold: Sequence[Sequence[int]]) -> Lesson:
    candidates = np.empty((len(questions), CANDIDATES), np.int64)
    right = np.zeros(candidates.shape, np.bool_)
    for row, (question, rows) in enumerate(zip(questions, gold, strict=True)):
        nearest = np.argpartition(-(articles @ question), CANDIDATES + len(rows))[: CANDIDATES + len(rows)]
        wrong = nearest[~np.isin(nearest, rows)]
        taken = list(rows[:GOLD_MAX])
        candidates[row] = np.concatenate([taken, wrong])[:CANDIDATES]
        right[row, : len(taken)] = True
    return Lesson(questions, candidates, right)


def _batches(count: int) -> Iterator[Rows]:
    chance = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        order = chance.permutation(count)
        for start in range(0, count, BATCH):
            yield order[start : start + BATCH]


def gradient(adapter: Adapter, lesson: Lesson, batch: Rows, articles: Vectors) -> tuple[Vectors, Vectors]:
    """Of the mean loss of a batch and the penalty, by matrix and by offset.

    The loss of a question is -log softmax(gold against all that are not gold), averaged over its gold articles: gold
    articles do not compete with each other.
    """
    questions, gold = lesson.questions[batch], lesson.gold[batch]
    near = articles[lesson.candidates[batch]]
    moved = questions + questions @ adapter.matrix + adapter.offset
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    unit = moved / lengths
    logits = np.einsum("bd,bcd->bc", unit, near) / TEMPERATURE
    d_logits = _d_logits(logits, gold)
    d_unit = np.einsum("bc,bcd->bd", d_logits, near) / (TEMPERATURE * len(batch))
    d_moved = (d_unit - unit * (d_unit * unit).sum(axis=1, keepdims=True)) / lengths
    return (
        questions.T @ d_moved + 2 * PENALTY * adapter.matrix,
        d_moved.sum(axis=0) + 2 * PENALTY * adapter.offset,
    )


def _d_logits(logits: Vectors, gold: Choice) -> Vectors:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    wrong = np.where(gold, 0.0, powers)
    total = wrong.sum(axis=1, keepdims=True)
    missed = np.where(gold, total / (total + powers), 0.0) / gold.sum(axis=1, keepdims=True)
    return np.asarray(missed.sum(axis=1, keepdims=True) * wrong / total - missed, np.float32)


class Adam:
    """Kingma and Ba's optimiser, for the two arrays of an adapter."""

    def __init__(self, *shapes: tuple[int, ...]) -> None:
        self._means = [np.zeros(shape, np.float32) for shape in shapes]
        self._squares = [np.zeros(shape, np.float32) for shape in shapes]
        self._time = 0

    def step(self, *gradients: Vectors) -> list[Vectors]:
        """What to subtract from each array."""
        self._time += 1
        rate = STEP * np.sqrt(1 - SCALE_MEMORY**self._time) / (1 - MOMENTUM**self._time)
        self._means = [m + (1 - MOMENTUM) * (g - m) for m, g in zip(self._means, gradients, strict=True)]
        self._squares = [s + (1 - SCALE_MEMORY) * (g**2 - s) for s, g in zip(self._squares, gradients, strict=True)]
        return [
            np.asarray(rate * mean / (np.sqrt(square) + 1e-8), np.float32)
            for mean, square in zip(self._means, self._squares, strict=True)
        ]
