"""Fit assistant/forms/intent.npz on the development messages, and report what five folds say: python -m eval.fit_intent

Questions of the other development suites and those that search knows (expected, or beside the regulations) count as
"none", so that a question is not taken for paperwork.
"""

import argparse
import sys
import warnings
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import rtoml
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import StratifiedKFold
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.forms.intent import MODEL, NONE
from assistant.forms.tone import says
from assistant.learned import features
from corpus.network import Floats, Network
from corpus.passages import OFF_TOPIC, QUESTION
from corpus.query import normalise
from corpus.search import Searcher
from eval.case import Case
from eval.embedded import evaluated_settings
from eval.frames import framed
from eval.lines import QUESTIONS, cases_of
from eval.remembered import remembering_searcher

MESSAGES = (
    "messages-dev",
    "messages-dev-3",
    "messages-dev-4",
    "messages-dev-5",
    "messages-dev-6",
    "messages-dev-7",
    "messages-dev-8",
    "messages-dev-9",
    "messages-dev-10",
)
DIALOGUES = ("dialogues-dev", "dialogues-dev-2")
# Labels of messages, and the intent that the product knows them by; a question is of none.
INTENTS = {"leave_for_other": "for_other", "question": NONE, "other": NONE}
HIDDEN, BATCH, DECAY = 128, 128, 1e-3  # units between, examples a step, of the weights
ROUNDS = 10  # through all examples; more learn them by heart
QUESTION_WEIGHT = 0.3  # of a question of another suite: there are many of them, and few are near the border
KNOWN_STEP, KNOWN_WEIGHT = 3, 0.05  # every third of the thousands that search knows, expected or not covered
TALK = Path(__file__).with_name("smalltalk.toml")
TALK_WEIGHT = 0.5  # of a line of small talk
FRAMED_EACH, FRAMED_WEIGHT = 6, 0.5  # messages of each frame, and what one weighs beside a message that was said
FOLDS, SEED = 5, 7


@dataclass(frozen=True)
class Examples:
    """What is learned from: `x` (m, d) features, `y` (m,) intents, `weight` (m,)."""

    x: Floats
    y: NDArray[np.str_]
    weight: Floats

    def some(self, rows: NDArray[np.int64]) -> "Examples":
        return Examples(self.x[rows], self.y[rows], self.weight[rows])

    def joined(self, other: "Examples") -> "Examples":
        return Examples(
            np.vstack([self.x, other.x]), np.concatenate([self.y, other.y]), np.concatenate([self.weight, other.weight])
        )

    @classmethod
    def said(cls, lines: Sequence[tuple[str, str]], searcher: Searcher, weight: float) -> "Examples":
        """Of lines, each a normalised text and its label."""
        texts = [text for text, _ in lines]
        vectors = np.array(searcher.engine.queries(texts), np.float32)
        return cls.of(texts, vectors, [label for _, label in lines], weight)

    @classmethod
    def of(cls, texts: Sequence[str], vectors: Floats, labels: Sequence[str], weight: float) -> "Examples":
        x = np.stack([features(text, vector) for text, vector in zip(texts, vectors, strict=True)])
        intents = np.array([INTENTS.get(label, label) for label in labels])
        return cls(x, intents, np.full(len(texts), weight, np.float32))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true", help="print every message that its fold read wrongly")
    parser.add_argument("--no-folds", dest="folds", action="store_false", help="fit only")
    arguments = parser.parse_args(argv)
    searcher = remembering_searcher(evaluated_settings())
    labelled = cases_of(*MESSAGES)
    said = [*labelled, *_opened(cases_of(*DIALOGUES), {case.last.expected.wants for case in labelled})]
    messages = [case for case in said if not says("for_others", _said(case).lower())]
    questions = [case for case in cases_of(*QUESTIONS) if case.kind != "paperwork"]
    judged = _of_cases(messages, searcher, 1.0).joined(_of_cases(questions, searcher, QUESTION_WEIGHT))
    beside = _framed(searcher).joined(known(searcher)).joined(_talked(searcher))
    if arguments.folds:
        read = _in_folds(judged, beside)
        _report([*messages, *questions], judged.y, read, len(messages), arguments.failures)
    written(learned(judged.joined(beside)), MODEL)
    return 0


def _opened(cases: Sequence[Case], labels: Container[str]) -> list[Case]:
    """The first messages of dialogues that open a form of one of these labels, as messages."""
    opened = [(case, case.steps[0], case.steps[0].expected.form.get("action")) for case in cases]
    return [
        replace(case, steps=(replace(step, expected=replace(step.expected, wants=str(action))),))
        for case, step, action in opened
        if action in labels
    ]


def _of_cases(cases: Sequence[Case], searcher: Searcher, weight: float) -> Examples:
    texts = [_said(case) for case in cases]
    labels = [case.last.expected.wants or "question" for case in cases]
    return Examples.of(texts, np.array(searcher.engine.queries(texts), np.float32), labels, weight)


def _framed(searcher: Searcher) -> Examples:
    made = [m for m in framed(FRAMED_EACH, SEED) if not says("for_others", normalise(m.text).lower())]
    texts = [normalise(message.text) for message in made]
    vectors = np.array(searcher.engine.queries(texts), np.float32)
    return Examples.of(texts, vectors, [message.label for message in made], FRAMED_WEIGHT)


def _talked(searcher: Searcher) -> Examples:
    """Small talk wants no paperwork, whatever it is about: 今天被客户投诉了,好委屈."""
    texts = [normalise(text) for kind, said in rtoml.load(TALK).items() if kind != NONE for text in said]
    vectors = np.array(searcher.engine.queries(texts), np.float32)
    return Examples.of(texts, vectors, [NONE] * len(texts), TALK_WEIGHT)


def known(searcher: Searcher) -> Examples:
    texts, vectors = searcher.known_questions(QUESTION, OFF_TOPIC)
    some = [normalise(text) for text in texts[::KNOWN_STEP]]
    return Examples.of(some, vectors[::KNOWN_STEP], ["question"] * len(some), KNOWN_WEIGHT)


def learned(examples: Examples, rounds: int = ROUNDS) -> Pipeline:
    """A network over centred features."""
    network = MLPClassifier((HIDDEN,), max_iter=rounds, batch_size=BATCH, alpha=DECAY, random_state=SEED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # so many rounds and no more
        model: Pipeline = make_pipeline(StandardScaler(with_std=False), network)
        return model.fit(examples.x, examples.y, mlpclassifier__sample_weight=examples.weight)


def believed(judged: Examples, beside: Examples, label: str, rounds: int = ROUNDS) -> Floats:
    """The belief in a label that a model has in each example from which it did not learn, (m,)."""
    belief = np.zeros(len(judged.y), np.float32)
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(judged.x, judged.y):
        model = learned(judged.some(train).joined(beside), rounds)
        belief[test] = model.predict_proba(judged.x[test])[:, list(model.classes_).index(label)]
    return belief


def _in_folds(judged: Examples, beside: Examples) -> NDArray[np.str_]:
    """What each is read as by a model that did not learn from it."""
    read = judged.y.copy()
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(judged.x, judged.y):
        read[test] = learned(judged.some(train).joined(beside)).predict(judged.x[test])
    return read


def _report(
    cases: Sequence[Case], meant: NDArray[np.str_], read: NDArray[np.str_], messages: int, failures: bool
) -> None:
    right, kept = np.mean((read == meant)[:messages]), np.mean((read == meant)[messages:])
    print(f"{FOLDS} folds: {right:.4f} of {messages} messages, {kept:.4f} of {len(cases) - messages} questions")
    for n in np.flatnonzero(read != meant).tolist() if failures else ():
        print(f"- {cases[n].kind} read as {read[n]}: {_said(cases[n])[:100]}")


def written(model: Pipeline, file: Path) -> None:
    """The network and its labels, as it works on features that are not centred."""
    centre, network = model.steps[0][1].mean_, Network.of_classifier(model.steps[1][1])
    network = replace(network, inner_bias=(network.inner_bias - centre @ network.inner).astype(np.float32))
    labels = np.array(model.steps[1][1].classes_, dtype="U32")
    np.savez(file, labels=labels, **network.as_arrays())  # type: ignore[arg-type]
    print(f"wrote {file} ({file.stat().st_size // 1024} KiB)")


def _said(case: Case) -> str:
    return normalise(case.steps[0].say)


if __name__ == "__main__":
    sys.exit(main())
