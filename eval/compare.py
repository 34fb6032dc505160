"""Two reports against each other, case by case: what changed, and whether the cases are evidence of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import permutation_test

from eval.figures import SEED, Floats, ratio
from eval.score import LOWER_IS_BETTER, Share

RESAMPLES = 9999
ALPHA = 0.05  # after Holm's correction over the figures of a suite


@dataclass(frozen=True)
class Change:
    """A figure over the cases that both runs have. `p` is of a paired permutation test, corrected within the suite."""

    suite: str
    name: str
    before: float
    after: float
    n: int
    p: float

    @property
    def verdict(self) -> str:
        if self.p >= ALPHA:
            return "no evidence of a difference"
        return "better" if (self.after < self.before) == (self.name in LOWER_IS_BETTER) else "worse"


@dataclass(frozen=True)
class Flip:
    """A case that passed in one run only."""

    suite: str
    case: str
    passes: bool
    complaint: str


@dataclass(frozen=True)
class Comparison:
    """`only` names suites of which one of the two has nothing, and `left_out` counts cases of one run alone."""

    changes: tuple[Change, ...]
    flips: tuple[Flip, ...]
    only: tuple[str, ...]
    left_out: int

    @property
    def worse(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.verdict == "worse")


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """What became of `before`'s figures in `after`."""
    old, new = ({suite["name"]: suite for suite in report["suites"]} for report in (before, after))
    changes: list[Change] = []
    flips: list[Flip] = []
    left_out = 0
    for name in (name for name in old if name in new):
        pairs = _pairs(old[name], new[name])
        left_out += len(old[name]["cases"]) + len(new[name]["cases"]) - 2 * len(pairs)
        changes += _changes(name, pairs)
        flips += _flips(name, pairs)
    return Comparison(tuple(changes), tuple(flips), tuple(sorted(set(old) ^ set(new))), left_out)


Pairs = list[tuple[Mapping[str, Any], Mapping[str, Any]]]


def _pairs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Pairs:
    """The same case in both; a case that says something else now is another case."""
    said = {case["id"]: case for case in new["cases"]}
    both = ((case, said.get(case["id"])) for case in old["cases"])
    return [(a, b) for a, b in both if b is not None and _asked(a) == _asked(b)]


def _asked(case: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(step["say"], step["expected"]) for step in case["steps"]]


def _changes(suite: str, pairs: Pairs) -> list[Change]:
    names = list(dict.fromkeys(name for a, b in pairs for name in (*a["shares"], *b["shares"])))
    raw = [_change(suite, name, pairs) for name in names]
    return [
        Change(change.suite, change.name, change.before, change.after, change.n, p)
        for change, p in zip(raw, holm([change.p for change in raw]), strict=True)
    ]


def _change(suite: str, name: str, pairs: Pairs) -> Change:
    """A case without a share in one of the runs counts as nothing asked for there."""
    rows = [(a["shares"].get(name), b["shares"].get(name)) for a, b in pairs]
    rows = [(a or (0.0, 0.0), b or (0.0, 0.0)) for a, b in rows if a or b]
    before, after = (_arrays([row[side] for row in rows]) for side in (0, 1))
    p = 1.0 if all(a == b for a, b in rows) else _p_value(before, after)
    return Change(suite, name, float(ratio(*before)), float(ratio(*after)), len(rows), p)


def _arrays(shares: Sequence[Share]) -> tuple[Floats, Floats]:
    reached, asked = np.array(shares, np.float64).T
    return reached, asked


def _p_value(before: tuple[Floats, Floats], after: tuple[Floats, Floats]) -> float:
    """Two-sided: how often would swapping the runs, case by case, give a difference as large?"""
    both = np.stack([np.stack(before), np.stack(after)])  # (run, reached or asked, case)
    chosen = np.arange(both.shape[2], dtype=np.float64)

    def difference(first: Floats, second: Floats, axis: int = -1) -> Floats:
        """The samples are places in the flattened runs, so that a swap moves reached and asked together."""
        a, b = first.astype(int), second.astype(int)
        reached, asked = both[:, 0].ravel(), both[:, 1].ravel()
        return ratio(reached[b], asked[b], axis) - ratio(reached[a], asked[a], axis)

    result = permutation_test(
        (chosen, chosen + both.shape[2]), difference, permutation_type="samples", vectorized=True,
        n_resamples=RESAMPLES, rng=np.random.default_rng(SEED),
    )  # fmt: skip
    return float(result.pvalue)


def holm(values: Sequence[float]) -> list[float]:
    """Holm's step-down correction, in the order given."""
    order = sorted(range(len(values)), key=values.__getitem__)
    corrected, least = [1.0] * len(values), 0.0
    for place, number in enumerate(order):
        least = max(least, min(1.0, values[number] * (len(values) - place)))
        corrected[number] = least
    return corrected


def _flips(suite: str, pairs: Pairs) -> Iterator[Flip]:
    for a, b in pairs:
        if a["passed"] != b["passed"]:
            complaints = (a if b["passed"] else b)["complaints"]
            yield Flip(suite, str(b["id"]), bool(b["passed"]), complaints[0] if complaints else "")
