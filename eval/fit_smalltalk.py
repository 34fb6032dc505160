"""Fit assistant/chatter.npz on eval/smalltalk.toml, and report what held-out lines say: python -m eval.fit_smalltalk

What it must not be taken for: its own lines under "none", the questions that search knows (expected, or beside the
regulations), the messages of the development split that want paperwork or ask, and follow-ups.
"""

import sys
from collections.abc import Sequence

import numpy as np
import rtoml

from assistant.chatter import MODEL, NONE
from corpus.query import normalise
from corpus.search import Searcher
from eval.case import Case
from eval.embedded import evaluated_settings
from eval.fit_intent import FOLDS, MESSAGES, TALK, Examples, believed, known, learned, written
from eval.lines import QUESTIONS, cases_of
from eval.remembered import remembering_searcher

REMARK = "remark"  # a message of the development split that asks for nothing
CASE_WEIGHT = 0.6  # beside a line of small talk
BELIEVED = (0.6, 0.9)  # from which a refusal gives way, and an answer (assistant/smalltalk.py)


def main(argv: Sequence[str] | None = None) -> int:
    searcher = remembering_searcher(evaluated_settings())
    talk = rtoml.load(TALK)
    told = [(text, kind) for kind, texts in talk.items() for text in texts]
    cases = [case for case in cases_of(*MESSAGES, *QUESTIONS, "follow-ups-dev") if case.kind != "smalltalk"]
    said = dict.fromkeys((step.say, _kind(case)) for case in cases for step in case.steps)
    judged = _examples(told, searcher, 1.0).joined(_examples(list(said), searcher, CASE_WEIGHT))
    beside = known(searcher)
    if "--no-folds" not in (argv or sys.argv):
        _report(judged, beside)
    written(learned(judged.joined(beside)), MODEL)
    return 0


def _kind(case: Case) -> str:
    return REMARK if case.last.expected.wants == "other" else NONE


def _examples(lines: Sequence[tuple[str, str]], searcher: Searcher, weight: float) -> Examples:
    return Examples.said([(normalise(text), kind) for text, kind in lines], searcher, weight)


def _report(judged: Examples, beside: Examples) -> None:
    """How much of the small talk, and of what is none, a model that did not learn from it believes to be small talk."""
    belief = 1 - believed(judged, beside, NONE)
    talk = judged.y != NONE
    for least in BELIEVED:
        heard, wrong = np.mean(belief[talk] >= least), np.sum(belief[~talk] >= least)
        others = f"{wrong} of {(~talk).sum()} others"
        print(f"{FOLDS} folds, believed from {least}: {heard:.3f} of {talk.sum()} heard, {others}")


if __name__ == "__main__":
    sys.exit(main())
