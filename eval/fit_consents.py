"""Fit assistant/forms/consent.npz on eval/consents.toml, and report what held-out lines say: python -m eval.fit_consents

Beside them stand development messages that ask or want paperwork: beside a summary they answer it no more than elsewhere.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.forms.consent import MODEL
from assistant.forms.decided import SURE, SURE_OF_NO
from assistant.forms.intent import NONE
from eval.embedded import evaluated_settings
from eval.fit_intent import MESSAGES, believed, learned, written
from eval.kinds import examples, lines_of, report
from eval.lines import cases_of
from eval.remembered import remembering_searcher

LINES = Path(__file__).with_name("consents.toml")
ROUNDS = 20  # through the lines: what parts a yes from what looks like one is a word or two
MESSAGE_STEP, MESSAGE_WEIGHT = 5, 0.3  # every fifth message, beside a line that was written for this
ASKED, SMALL_TALK = "asks", "other"


def main(argv: Sequence[str] | None = None) -> int:
    searcher = remembering_searcher(evaluated_settings())
    lines = examples(lines_of(LINES), searcher)
    messages = [case.last for case in cases_of(*MESSAGES) if case.last.expected.wants != SMALL_TALK]
    said = [(one.say, ASKED if one.expected.wants == "question" else NONE) for one in messages[::MESSAGE_STEP]]
    beside = examples(said, searcher, MESSAGE_WEIGHT)
    if "--no-folds" not in (argv or sys.argv):
        for meaning, least in (("yes", SURE), ("no", SURE_OF_NO)):
            report(lines.y, believed(lines, beside, meaning, ROUNDS), meaning, least)
    written(learned(lines.joined(beside), ROUNDS), MODEL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
