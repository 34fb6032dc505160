"""Whether a short message leans on the turn before, and on which article then: learned from both ways of reading it.

A message is looked up alone and together with the question before. What search and the judge say of each, whether the
articles cited before come first again, and how the message is worded decide (eval/fit_leaning.py, leaning.json).
"""

import json
import math
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from assistant.judge import probability
from assistant.questions import asks_aspect, ends_open, opens_on, own_words, points_back, size, worded_as_leaning
from corpus.search import Finding, Hit

MODEL = Path(__file__).with_name("leaning.json")
LEAST = 1e-8  # belief below which one article is as unlikely as another


@dataclass(frozen=True)
class Model:
    """A logistic regression over `features`: weights, bias, threshold; and how much `signs` weigh in the ranking."""

    weights: dict[str, float]
    bias: float
    threshold: float
    ranking: dict[str, float]


@dataclass(frozen=True)
class Pair:
    """A message looked up alone and together with the question before, and the article ids cited in that turn."""

    alone: Finding
    joint: Finding
    cited: tuple[str, ...]


@lru_cache(maxsize=1)
def read_model() -> Model:
    return Model(**json.loads(MODEL.read_text(encoding="utf-8")))


def features(pair: Pair) -> dict[str, float]:
    """What the decision is made from; both findings must hold every article in force."""
    alone, joint, text = pair.alone, pair.joint, pair.alone.question
    first, signals = _first(alone), alone.hits[0].signals
    answered, beside = _logit(probability(alone)), alone.beside.closest - alone.expected.closest
    ends = float(ends_open(text))  # …呢 is said of what is at hand, and of what is far from it: its own evidence tells
    cited = [hit.signals for hit in alone.hits if str(hit.article.id) in pair.cited]
    return {
        "alone": answered,
        "joint": _logit(probability(joint)),
        "belief_alone": alone.hits[0].score,
        "belief_joint": joint.hits[0].score,
        "joint_cited": float(_first(joint) in pair.cited),
        "alone_cited": float(first in pair.cited),
        "same": float(first == _first(joint)),
        "likeness": float(alone.vector @ joint.vector),
        **{
            f"cited_{name}": max((own[name] for own in cited), default=value) - value for name, value in signals.items()
        },
        "expected": alone.expected.closest,
        "beside": beside,
        "domain": alone.domain,
        "odds": alone.odds,
        "size": math.log(1 + size(text)),
        "own": math.log(1 + own_words(text)),
        "aspect": float(asks_aspect(text)),
        "opens": float(opens_on(text)),
        "ends": ends,
        "ends_alone": ends * answered,
        "ends_beside": ends * beside,
        "points": float(points_back(text)),
        "worded": float(worded_as_leaning(text)),
    }


def leaning(pair: Pair, model: Model | None = None) -> float:
    """The probability that the message is to be read together with the question before, 0 to 1."""
    model = model or read_model()
    values = features(pair)
    return _sigmoid(model.bias + sum(weight * values[name] for name, weight in model.weights.items()))


def leans(pair: Pair) -> bool:
    return bool(pair.alone.hits and pair.joint.hits) and leaning(pair) >= read_model().threshold


def signs(pair: Pair) -> dict[str, dict[str, float]]:
    """By article id: what speaks for it where the message leans."""
    alone, joint = _logs(pair.alone), _logs(pair.joint)
    return {
        article_id: {
            "alone": alone.get(article_id, math.log(LEAST)),
            "joint": value,
            "cited": float(article_id in pair.cited),
        }
        for article_id, value in joint.items()
    }


def ranked(pair: Pair) -> tuple[Hit, ...]:
    """The articles for a message that leans, best first; scores are shares of belief."""
    weights = read_model().ranking
    logits = {
        article_id: sum(weights[name] * value for name, value in found.items())
        for article_id, found in signs(pair).items()
    }
    top = max(logits.values())
    powers = {article_id: math.exp(logit - top) for article_id, logit in logits.items()}
    total = sum(powers.values())
    shares = ((hit, powers[str(hit.article.id)] / total) for hit in pair.joint.hits)
    hits = (replace(hit, score=share, own=share) for hit, share in shares)
    return tuple(sorted(hits, key=lambda hit: -hit.score))


def _logs(finding: Finding) -> dict[str, float]:
    return {str(hit.article.id): math.log(max(hit.score, LEAST)) for hit in finding.hits}


def _first(finding: Finding) -> str:
    return str(finding.hits[0].article.id)


def _logit(share: float) -> float:
    return math.log(share / (1 - share)) if 0 < share < 1 else math.copysign(30.0, share - 0.5)


def _sigmoid(logit: float) -> float:
    return 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))
