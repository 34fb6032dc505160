"""Figures over cases: each a ratio of sums with a bootstrap confidence interval that is the same in every run."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np
from ir_measures import RR, Qrel, R, ScoredDoc, nDCG
from scipy.stats import bootstrap

from eval.play import DEPTH, Ranked
from eval.score import Judged, Share

RESAMPLES = 2000
CONFIDENCE = 0.95
SEED = 20261123
RANKINGS = {"R@1": R @ 1, "R@3": R @ 3, "R@5": R @ 5, "MRR@10": RR @ DEPTH, "nDCG@10": nDCG @ DEPTH}
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True)
class Figure:
    """`kind` is a row of the suite's table ("all": the whole suite). `value` is NaN where no case has a share (n = 0).

    [low, high] is the 95 % interval of resampled cases; n = 1 and figures that never vary have none wider than a point.
    """

    name: str
    kind: str
    value: float
    low: float
    high: float
    n: int


def figures(
    shares: Mapping[str, Mapping[str, Share]], kinds: Mapping[str, str], names: Sequence[str] = ()
) -> list[Figure]:
    """`shares`: case id → figure → share; `kinds`: case id → kind. The figures for all cases, and for each kind.

    `names` are those to show, in order, also where they are empty; without it every figure that has a share.
    """
    names = names or list(dict.fromkeys(name for given in shares.values() for name in given))
    rows = ["all", *dict.fromkeys(kinds[case] for case in shares)]
    found = []
    for row in rows if len(rows) > 2 else rows[:1]:
        cases = [case for case in shares if row in ("all", kinds[case])]
        for name in names:
            pairs = [shares[case][name] for case in cases if name in shares[case]]
            if pairs or row == "all":
                found.append(figure(name, row, pairs))
    return found


def figure(name: str, kind: str, pairs: Sequence[Share]) -> Figure:
    """Σ reached ÷ Σ asked for."""
    asked = sum(pair[1] for pair in pairs)
    if not asked:
        return Figure(name, kind, math.nan, math.nan, math.nan, 0)
    value = sum(pair[0] for pair in pairs) / asked
    low, high = interval(pairs)
    return Figure(name, kind, value, low, high, len(pairs))


def interval(pairs: Sequence[Share]) -> tuple[float, float]:
    """Percentile bootstrap over cases; the value itself where there is nothing to vary."""
    reached, asked = (np.array(column) for column in zip(*pairs, strict=True))
    rates = reached / np.maximum(asked, 1e-12)
    if len(pairs) < 2 or np.ptp(rates) == 0:
        return float(reached.sum() / asked.sum()), float(reached.sum() / asked.sum())
    result = bootstrap(
        (reached, asked), ratio, paired=True, vectorized=True, n_resamples=RESAMPLES, method="percentile",
        confidence_level=CONFIDENCE, rng=np.random.default_rng(SEED),
    )  # fmt: skip
    low, high = result.confidence_interval
    return float(low), float(high)


def ratio(reached: Floats, asked: Floats, axis: int = -1) -> Floats:
    """Of sums along an axis; 0 where nothing was asked for."""
    total = asked.sum(axis=axis)
    return np.asarray(reached.sum(axis=axis) / np.where(total == 0, 1, total))


def judged_shares(judged: Iterable[Judged]) -> dict[str, Mapping[str, Share]]:
    return {item.case.id: item.shares for item in judged}


def ranking_shares(ranked: Sequence[Ranked]) -> dict[str, Mapping[str, Share]]:
    """R@k, MRR and nDCG of each question, by ir-measures.

    A group of gold articles is one relevant document, found where its first article is found: so the alternatives of a
    group are not demanded together, and R@k is the share of groups. Other results keep their places.
    """
    qrels, run = [], []
    for item in ranked:
        qrels += [Qrel(item.case.id, f"group {number}", 1) for number in range(len(item.case.last.expected.gold))]
        documents = list(_documents(item))
        run += [ScoredDoc(item.case.id, name, float(len(documents) - place)) for place, name in enumerate(documents)]
    shares: dict[str, dict[str, Share]] = {
        item.case.id: dict.fromkeys(RANKINGS, (0.0, 1.0)) for item in ranked if item.case.last.expected.gold
    }
    names = {measure: name for name, measure in RANKINGS.items()}
    for metric in ir_measures.iter_calc(list(RANKINGS.values()), qrels, run):
        shares[metric.query_id][names[metric.measure]] = (float(metric.value), 1.0)
    return dict(shares)


def _documents(item: Ranked) -> Iterable[str]:
    """One name a result: the gold group that it is the first to hold, or a name of its own."""
    found: set[int] = set()
    for place, articles in enumerate(item.results):
        held = [n for n, group in enumerate(item.case.last.expected.gold) if articles & set(group) and n not in found]
        if not held:
            yield f"other {place}"
        for number in held:
            found.add(number)
            yield f"group {number}"
