"""Fit assistant/forms/dangers.npz on eval/dangers.toml, and report on held-out lines: python -m eval.fit_dangers

Beside them stand development messages and questions that are no report of a hazard: what asks for leave, tells of a
customer or asks about the rules tells of no danger, unless its words say so.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.forms.alarm import alarm_in
from assistant.forms.dangers import MODEL, SURE, SURE_TO_HEED, without_order
from assistant.forms.intent import NONE
from corpus.query import normalise
from eval.embedded import evaluated_settings
from eval.fit_intent import MESSAGES, believed, learned, written
from eval.kinds import examples, lines_of
from eval.lines import QUESTIONS, cases_of
from eval.remembered import remembering_searcher

LINES = Path(__file__).with_name("dangers.toml")
ROUNDS = 14  # through the lines
MESSAGE_WEIGHT, QUESTION_STEP = 0.5, 3  # beside a line that was written for this; every third question
REPORT = "hazard_report"  # what messages may tell of dangers for


def main(argv: Sequence[str] | None = None) -> int:
    searcher = remembering_searcher(evaluated_settings())
    lines = examples(lines_of(LINES), searcher, read=_read)
    messages = [case.last.say for case in cases_of(*MESSAGES) if case.last.expected.wants != REPORT]
    questions = [case.last.say for case in cases_of(*QUESTIONS) if case.kind != "paperwork"][::QUESTION_STEP]
    said = [(text, NONE) for text in (*messages, *questions) if alarm_in(text) is None]
    beside = examples(said, searcher, MESSAGE_WEIGHT, _read)
    if "--no-folds" not in (argv or sys.argv):
        danger = 1 - believed(lines, beside, NONE, ROUNDS)
        for kind in dict.fromkeys(lines.y.tolist()):
            of_kind = danger[lines.y == kind]
            print(f"- {kind}: {np.mean(of_kind >= SURE):.3f} from {SURE}, {np.mean(of_kind >= SURE_TO_HEED):.3f} "
                  f"from {SURE_TO_HEED}, of {len(of_kind)}")  # fmt: skip
    written(learned(lines.joined(beside), ROUNDS), MODEL)
    return 0


def _read(text: str) -> str:
    return without_order(normalise(text))


if __name__ == "__main__":
    sys.exit(main())
