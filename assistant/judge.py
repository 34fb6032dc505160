"""Whether what was found answers the question: a probability learned on the development split (eval/fit.py)."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.expects import KINDS, LEAVABLE, left_elsewhere, left_open, unmet
from corpus.search import Finding, Hit

_MODEL = Path(__file__).with_name("judge.json")
PLAUSIBLE = 0.1  # belief from which an article beside the first may be the one that leaves the answer open


@dataclass(frozen=True)
class Line:
    """A logistic regression over some of the `features`."""

    weights: dict[str, float]
    bias: float

    def probability(self, values: Mapping[str, float]) -> float:
        logit = self.bias + sum(weight * values[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))


@dataclass(frozen=True)
class Model:
    """`written` judges articles for which somebody wrote questions, `bare` the others, by the text alone.

    Below the probability `threshold` we do not answer; it is the same for both.
    """

    written: Line
    bare: Line
    threshold: float


# What is known of an article without anybody's questions.
BARE = ("belief", "text", "words", "unwritten", "left_open", "left_elsewhere", *KINDS, "length")


def features(finding: Finding, hit: Hit | None = None) -> dict[str, float]:
    """What the decision is made from: how an article was found, the first if none is named, and the question's kind."""
    first = hit or finding.hits[0]
    best = first.signals
    open_ = any(left_open(hit.article) for hit in finding.hits[:3] if hit is first or hit.score >= PLAUSIBLE)
    missing = unmet(finding.question, first.article)
    return {
        "belief": first.own,
        "expected": finding.expected.closest,
        "expected_crowd": finding.expected.crowd,
        "beside": finding.beside.closest,
        "beside_crowd": finding.beside.crowd,
        "around": finding.expected.around - finding.beside.around,
        "none": finding.none,
        "domain": finding.domain,
        "odds": finding.odds,
        "unwritten": first.unwritten,
        "text": best["text"],
        "question": best["question"],
        "words": best["words"],
        "recognised": best["recognised"],
        "left_open": float(open_),
        "left_elsewhere": float(bool(missing) and not open_ and left_elsewhere(first.article)),
        **{kind: float(kind in missing and not (open_ and kind in LEAVABLE)) for kind in KINDS},
        "length": math.log(1 + len(finding.question)),
    }


@lru_cache(maxsize=1)
def read_model() -> Model:
    data = json.loads(_MODEL.read_text(encoding="utf-8"))
    return Model(Line(**data["written"]), Line(**data["bare"]), data["threshold"])


def probability(finding: Finding) -> float:
    """That the best article found answers the question, 0 to 1.

    Where questions that were joined at run time put another article first, it is believed no more than the one that
    would be first without them: they help to find and vouch for nothing.
    """
    if not finding.hits:
        return 0.0
    first = finding.hits[0]
    unaided = max(finding.hits, key=lambda hit: hit.own)
    return min(_probability(finding, hit) for hit in ([first] if first.own >= unaided.own else [first, unaided]))


def _probability(finding: Finding, hit: Hit) -> float:
    model = read_model()
    return (model.written if hit.written_for else model.bare).probability(features(finding, hit))


def answers(finding: Finding) -> bool:
    return probability(finding) >= read_model().threshold
