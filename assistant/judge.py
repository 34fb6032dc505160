"""Whether what was found answers the question: a probability learned on the development split (eval/fit.py)."""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.expects import KINDS, LEAVABLE, left_elsewhere, left_open, unmet
from corpus.search import Finding

_MODEL = Path(__file__).with_name("judge.json")
PLAUSIBLE = 0.1  # belief from which an article beside the first may be the one that leaves the answer open


@dataclass(frozen=True)
class Model:
    """A logistic regression over `features`: weights, bias, and the probability below which we do not answer."""

    weights: dict[str, float]
    bias: float
    threshold: float


def features(finding: Finding) -> dict[str, float]:
    """What the decision is made from: how the best article was found, and of which kind the question is."""
    if not finding.hits:
        return {}
    first = finding.hits[0]
    best = first.signals
    open_ = any(left_open(hit.article) for hit in finding.hits[:3] if hit is first or hit.score >= PLAUSIBLE)
    missing = unmet(finding.question, first.article)
    return {
        "belief": first.score,
        "expected": finding.expected.closest,
        "expected_crowd": finding.expected.crowd,
        "beside": finding.beside.closest,
        "beside_crowd": finding.beside.crowd,
        "domain": finding.domain,
        "odds": finding.odds,
        "unwritten": finding.unwritten,
        "text": best["text"],
        "question": best["question"],
        "words": best["words"],
        "left_open": float(open_),
        "left_elsewhere": float(bool(missing) and not open_ and left_elsewhere(first.article)),
        **{kind: float(kind in missing and not (open_ and kind in LEAVABLE)) for kind in KINDS},
        "length": math.log(1 + len(finding.question)),
    }


@lru_cache(maxsize=1)
def read_model() -> Model:
    return Model(**json.loads(_MODEL.read_text(encoding="utf-8")))


def probability(finding: Finding, model: Model | None = None) -> float:
    """That the best article found answers the question, 0 to 1."""
    model = model or read_model()
    values = features(finding)
    if not values:
        return 0.0
    logit = model.bias + sum(weight * values[name] for name, weight in model.weights.items())
    return 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))


def answers(finding: Finding) -> bool:
    return probability(finding) >= read_model().threshold
