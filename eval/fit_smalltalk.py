"""Fit assistant/chatter.npz on eval/smalltalk.toml, and report what held-out lines say: python -m eval.fit_smalltalk

What it must not be taken for: the questions that search knows (expected, or beside the regulations), the messages of
the development split that want paperwork or ask, and follow-ups.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rtoml
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack
from sklearn.linear_model import LogisticRegression

from assistant.chatter import MODEL, NONE
from assistant.forms.intent import grams
from corpus.knowledge import load_knowledge
from corpus.query import normalise
from eval.case import Case
from eval.embedded import evaluated_settings
from eval.fit_intent import MESSAGES, QUESTIONS
from eval.lines import cases_of

TALK = Path(__file__).with_name("smalltalk.toml")
LEFT_OUT = ("other", "smalltalk")  # cases that may be small talk
STEP = 3  # every third of the thousands of questions that search knows
CASE_WEIGHT, KNOWN_WEIGHT = 0.6, 0.4  # beside a line of small talk
STRENGTH, ROUNDS = 8.0, 200  # of the regression: inverse of regularisation, steps at most
BELIEVED, FOLDS, SEED = 0.6, 5, 7


@dataclass(frozen=True)
class _Examples:
    """What is learned from: `x` (m, BUCKETS) n-grams, `y` (m,) kinds, `weight` (m,)."""

    x: csr_array
    y: NDArray[np.str_]
    weight: NDArray[np.float64]

    @classmethod
    def of(cls, lines: Sequence[tuple[str, str, float]]) -> "_Examples":
        x = vstack([csr_array(grams(normalise(text))[None, :]) for text, _, _ in lines], format="csr")
        return cls(x, np.array([kind for _, kind, _ in lines]), np.array([weight for *_, weight in lines]))

    def some(self, rows: NDArray[np.bool_]) -> "_Examples":
        return _Examples(self.x[np.flatnonzero(rows)], self.y[rows], self.weight[rows])


def main(argv: Sequence[str] | None = None) -> int:
    examples = _Examples.of([*_talk(), *_beside()])
    if "--no-folds" not in (argv or sys.argv):
        _report(examples)
    _write(_fitted(examples))
    return 0


def _talk() -> list[tuple[str, str, float]]:
    return [(text, kind, 1.0) for kind, texts in rtoml.load(TALK).items() for text in texts]


def _beside() -> list[tuple[str, str, float]]:
    cases = [case for case in cases_of(*MESSAGES, *QUESTIONS, "follow-ups-dev") if not _may_be_talk(case)]
    said = dict.fromkeys(step.say for case in cases for step in case.steps)
    knowledge = load_knowledge(evaluated_settings().corpus)
    known = [text for texts in knowledge.questions.values() for text in texts]
    known += [text for topic in knowledge.topics for text in topic.questions]
    return [(text, NONE, CASE_WEIGHT) for text in said] + [(text, NONE, KNOWN_WEIGHT) for text in known[::STEP]]


def _may_be_talk(case: Case) -> bool:
    return case.kind in LEFT_OUT or case.last.expected.wants in LEFT_OUT


def _fitted(examples: _Examples) -> LogisticRegression:
    regression = LogisticRegression(C=STRENGTH, max_iter=ROUNDS)
    return regression.fit(examples.x, examples.y, sample_weight=examples.weight)


def _report(examples: _Examples) -> None:
    """How much of the small talk, and of what is none, a model that did not learn from it believes to be small talk."""
    held = np.random.default_rng(SEED).permutation(len(examples.y)) % FOLDS == 0
    model, test = _fitted(examples.some(~held)), examples.some(held)
    taken = 1 - model.predict_proba(test.x)[:, list(model.classes_).index(NONE)] >= BELIEVED
    talk = test.y != NONE
    heard, others = f"{taken[talk].mean():.3f} of {talk.sum()} heard", f"{taken[~talk].sum()} of {(~talk).sum()}"
    print(f"held out: {heard}, {others} taken for it")


def _write(regression: LogisticRegression) -> None:
    labels = np.array(regression.classes_, dtype="U32")
    weights, bias = regression.coef_.T.astype(np.float16), regression.intercept_.astype(np.float32)
    np.savez(MODEL, labels=labels, weights=weights, bias=bias)
    print(f"wrote {MODEL} ({MODEL.stat().st_size // 1024} KiB)")


if __name__ == "__main__":
    sys.exit(main())
