"""Two reports against each other, case by case: what changed, and whether the cases are evidence of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from eval.figures import SEED, Floats, ratio
from eval.score import LOWER_IS_BETTER, Share

RESAMPLES = 9999
ROUNDING = 1e-12  # differences that are the same but for rounding count as the same
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
    """Two-sided: how often would swapping the runs, case by case, give a difference as large?

    A swap moves reached and asked of a case together; where both runs are the same it moves nothing.
    """
    old, new = np.stack(before), np.stack(after)  # (reached or asked, case)
    gained = (new - old)[:, (new != old).any(axis=0)]
    swaps, every = _swaps(gained.shape[1])
    moved = (swaps @ gained.T).T  # (reached or asked, swaps)
    drawn = _share(new.sum(axis=1, keepdims=True) - moved) - _share(old.sum(axis=1, keepdims=True) + moved)
    found = float(ratio(*after) - ratio(*before))
    alike = abs(found) * ROUNDING
    tails = np.count_nonzero(drawn <= found + alike), np.count_nonzero(drawn >= found - alike)
    itself = 0 if every else 1  # what was found is among every swap, and is one more draw beside those at random
    return min(1.0, 2 * (min(tails) + itself) / (len(drawn) + itself))


def _swaps(cases: int) -> tuple[Floats, bool]:
    """Which cases are swapped, a row each time; whether these are all there are."""
    if 2**cases <= RESAMPLES:
        return (np.arange(2**cases)[:, None] >> np.arange(cases) & 1).astype(np.float64), True
    return np.random.default_rng(SEED).integers(2, size=(RESAMPLES, cases)).astype(np.float64), False


def _share(sums: Floats) -> Floats:
    """As `ratio` of what was summed up already."""
    return ratio(sums[0][:, None], sums[1][:, None])


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
