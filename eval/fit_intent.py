"""Fit assistant/forms/intent.npz on the development messages, and report what five folds say: python -m eval.fit_intent

Questions of the other development suites and those that search knows (expected, or beside the regulations) count as
"none", so that a question is not taken for paperwork.
"""

import argparse
import sys
from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from assistant.forms.intent import MODEL, NONE, features
from assistant.forms.tone import says
from corpus.passages import OFF_TOPIC, QUESTION
from corpus.query import normalise
from eval.case import Case
from eval.embedded import throw_away_parts
from eval.frames import framed
from eval.lines import cases_of

MESSAGES = ("messages-dev", "messages-dev-3", "messages-dev-4")
QUESTIONS = ("questions-dev", "questions-dev-2", "questions-dev-3", "questions-dev-4", "kinds-dev")
# Labels of messages, and the intent that the product knows them by; a question is of none.
INTENTS = {"leave_for_other": "for_other", "question": NONE, "other": NONE}
STRENGTH = 2.0  # inverse of the regularisation
QUESTION_WEIGHT = 0.3  # of a question of another suite: there are many of them, and few are near the border
KNOWN_STEP, KNOWN_WEIGHT = 3, 0.05  # every third of the thousands that search knows, expected or not covered
FRAMED_EACH, FRAMED_WEIGHT = 6, 0.5  # messages of each frame, and what one weighs beside a message that was said
FOLDS, SEED = 5, 7


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true", help="print every message that its fold read wrongly")
    parser.add_argument("--no-folds", dest="folds", action="store_false", help="fit only")
    arguments = parser.parse_args(argv)
    messages = [case for case in cases_of(*MESSAGES) if not says("for_others", _said(case).lower())]
    everything = [*messages, *(case for case in cases_of(*QUESTIONS) if case.kind != "paperwork")]
    searcher = throw_away_parts().searcher
    engine = searcher.engine
    vectors = np.array(engine.queries([_said(case) for case in everything]), np.float32)
    x = np.stack([features(_said(case), vector) for case, vector in zip(everything, vectors, strict=True)])
    mean = x.mean(axis=0)
    y = np.array([_intent(case) for case in everything])
    made = [m for m in framed(FRAMED_EACH, SEED) if not says("for_others", normalise(m.text).lower())]
    made_vectors = np.array(engine.queries([normalise(m.text) for m in made]), np.float32)
    beside = [features(normalise(m.text), v) for m, v in zip(made, made_vectors, strict=True)]
    questions = list(zip(*searcher.known_questions(QUESTION, OFF_TOPIC), strict=True))
    known = [features(normalise(text), vector) for text, vector in questions[::KNOWN_STEP]]
    more_x = np.stack([*beside, *known])
    more_y = np.array([INTENTS.get(m.label, m.label) for m in made] + [NONE] * len(known))
    more_weight = np.array([FRAMED_WEIGHT] * len(made) + [KNOWN_WEIGHT] * len(known))
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-3)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    own = np.arange(len(everything)) < len(messages)
    weight = np.where(own, 1.0, QUESTION_WEIGHT)
    read = y.copy()
    for train, test in folds.split(x, y) if arguments.folds else ():
        model.fit(
            np.vstack([x[train], more_x]) - mean, np.concatenate([y[train], more_y]),
            sample_weight=np.concatenate([weight[train], more_weight]),
        )  # fmt: skip
        read[test] = model.predict(x[test] - mean)
    if arguments.folds:
        right, kept = np.mean(read[own] == y[own]), np.mean(read[~own] == NONE)
        print(f"{FOLDS} folds: {right:.4f} of {own.sum()} messages, {kept:.4f} of {(~own).sum()} questions")
    if arguments.failures:
        for n in np.flatnonzero(read != y):
            print(f"- {everything[n].kind} read as {read[n]}: {_said(everything[n])[:100]}")
    model.fit(
        np.vstack([x, more_x]) - mean, np.concatenate([y, more_y]), sample_weight=np.concatenate([weight, more_weight])
    )
    bias = model.intercept_ - model.coef_ @ mean
    weights = model.coef_.astype(np.float16)
    np.savez_compressed(
        MODEL, labels=np.array(model.classes_, dtype="U32"), weights=weights, bias=bias.astype(np.float32)
    )
    print(f"wrote {MODEL} ({MODEL.stat().st_size // 1024} KiB)")
    return 0


def _said(case: Case) -> str:
    return normalise(case.steps[0].say)


def _intent(case: Case) -> str:
    label = case.last.expected.wants or "question"
    return INTENTS.get(label, label)


if __name__ == "__main__":
    sys.exit(main())
