"""Fit assistant/forms/intent.npz on the development messages, and report what five folds say: python -m eval.fit_intent

Questions of the other development suites and what people ask beside the regulations count as "none", so that a question
is not taken for paperwork.
"""

import argparse
import sys
from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from assistant.forms.intent import MODEL, NONE, features
from assistant.forms.tone import says
from corpus.query import normalise
from eval.acts import Act, read_acts
from eval.case import read_suite
from eval.run import throw_away_parts

SUITES = ("acts-dev",)
QUESTION_SUITES = ("dev-meaning", "dev-kinds")
STRENGTH = 4.0  # inverse of the regularisation
QUESTION_WEIGHT = 0.15  # of a question of another suite: there are many of them, and few are near the border
SEED = 7


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true", help="print every message that its fold read wrongly")
    arguments = parser.parse_args(argv)
    acts = [act for suite in SUITES for act in read_acts(suite) if not says("for_others", normalise(act.text).lower())]
    questions = [
        Act(case.turns[0], "question", {})
        for suite in QUESTION_SUITES
        for case in read_suite(suite)
        if case.kind not in ("paperwork",)
    ]
    everything = [*acts, *questions]
    messages = [normalise(act.text) for act in everything]
    engine = throw_away_parts().searcher.engine
    vectors = np.array(engine.queries(messages), np.float32)
    x = np.stack([features(message, vector) for message, vector in zip(messages, vectors, strict=True)])
    mean = x.mean(axis=0)
    y = np.array([act.intent for act in everything])
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    folds = StratifiedKFold(5, shuffle=True, random_state=SEED)
    own = np.arange(len(everything)) < len(acts)
    weight = np.where(own, 1.0, QUESTION_WEIGHT)
    read = cross_val_predict(model, x - mean, y, cv=folds, params={"sample_weight": weight})
    right, kept = np.mean(read[own] == y[own]), np.mean(read[~own] == NONE)
    print(f"five folds: {right:.4f} of {own.sum()} messages, {kept:.4f} of {(~own).sum()} questions")
    if arguments.failures:
        for n in np.flatnonzero(read != y):
            print(f"- {everything[n].label} read as {read[n]}: {everything[n].text[:100]}")
    model.fit(x - mean, y, sample_weight=weight)
    bias = model.intercept_ - model.coef_ @ mean
    weights = model.coef_.astype(np.float16)
    np.savez_compressed(
        MODEL, labels=np.array(model.classes_, dtype="U32"), weights=weights, bias=bias.astype(np.float32)
    )
    print(f"wrote {MODEL} ({MODEL.stat().st_size // 1024} KiB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
