"""Refusing: what every threshold would have given, and whether the belief in an answer means what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.score import Judged

BINS = 10


@dataclass(frozen=True)
class Point:
    """Refusing below `threshold`: the share of silent questions refused, and of refusals that were right."""

    threshold: float
    recall: float
    precision: float
    over_refused: float


@dataclass(frozen=True)
class Bin:
    """Questions whose belief lies together: mean belief, share that the regulations do answer, how many."""

    belief: float
    answered: float
    n: int


@dataclass(frozen=True)
class Tradeoff:
    """Over questions that went through search and say how sure it was. `auroc`: 0.5 is chance, 1 is perfect.

    `brier` is the mean squared error of the belief, `ece` the mean distance of belief and truth over ten bins.
    """

    n: int
    auroc: float
    brier: float
    ece: float
    points: tuple[Point, ...]
    bins: tuple[Bin, ...]


def tradeoff(judged: Sequence[Judged]) -> Tradeoff | None:
    """None where beliefs are unknown (a server shows none) or one of the two sorts of questions is missing."""
    known = [
        (max(beliefs), not item.case.unanswerable)
        for item in judged
        if item.case.unanswerable is not None and (beliefs := item.heard[-1].trace.get("answerable"))
    ]
    from sklearn.metrics import brier_score_loss, roc_auc_score

    if len({answerable for _, answerable in known}) < 2:
        return None
    belief, truth = np.array([b for b, _ in known]), np.array([t for _, t in known])
    bins = _bins(belief, truth)
    ece = sum(b.n * abs(b.belief - b.answered) for b in bins) / len(known)
    return Tradeoff(
        len(known), float(roc_auc_score(truth, belief)), float(brier_score_loss(truth, belief)), float(ece),
        _points(belief, truth), bins,
    )  # fmt: skip


def _points(belief: np.ndarray, truth: np.ndarray) -> tuple[Point, ...]:
    """Every threshold at which something changes. Doubt is the score, and a silent question what is to be found."""
    from sklearn.metrics import precision_recall_curve

    precision, recall, doubts = precision_recall_curve(~truth, -belief)
    points = []
    for p, r, doubt in zip(precision, recall, doubts, strict=False):
        refused = -belief >= doubt
        points.append(Point(round(float(-doubt), 6), float(r), float(p), float((refused & truth).sum() / truth.sum())))
    return tuple(points)


def _bins(belief: np.ndarray, truth: np.ndarray) -> tuple[Bin, ...]:
    places = np.minimum((belief * BINS).astype(int), BINS - 1)
    return tuple(
        Bin(float(belief[places == place].mean()), float(truth[places == place].mean()), int((places == place).sum()))
        for place in range(BINS)
        if (places == place).any()
    )
