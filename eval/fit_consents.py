"""Fit assistant/forms/consent.npz on eval/consents.toml, and report on held-out lines: python -m eval.fit_consents

Beside them stand development messages that ask or want paperwork, and the details that these give (陪老婆产检): none of
them answers a summary, and a detail that is told after it alone is none of a yes.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.forms.consent import MODEL
from assistant.forms.decided import SURE, SURE_OF_NO
from assistant.forms.intent import NONE
from assistant.forms.plain import in_clauses
from eval.case import Step
from eval.embedded import evaluated_settings
from eval.fit_intent import MESSAGES, believed, learned, written
from eval.kinds import examples, lines_of, report
from eval.lines import cases_of
from eval.remembered import remembering_searcher

LINES = Path(__file__).with_name("consents.toml")
ROUNDS = 20  # through the lines: what parts a yes from what looks like one is a word or two
MESSAGE_STEP, MESSAGE_WEIGHT = 5, 0.3  # every fifth message, beside a line that was written for this
DETAIL_STEP = 4  # every fourth reason, story, place, name
ASKED, SMALL_TALK = "asks", "other"


def main(argv: Sequence[str] | None = None) -> int:
    searcher = remembering_searcher(evaluated_settings())
    lines = examples(lines_of(LINES), searcher, read=in_clauses)
    messages = [case.last for case in cases_of(*MESSAGES) if case.last.expected.wants != SMALL_TALK]
    said = [(one.say, ASKED if one.expected.wants == "question" else NONE) for one in messages[::MESSAGE_STEP]]
    details = [(told, NONE) for told in _details(messages)[::DETAIL_STEP]]
    beside = examples([*said, *details], searcher, MESSAGE_WEIGHT, in_clauses)
    if "--no-folds" not in (argv or sys.argv):
        for meaning, least in (("yes", SURE), ("no", SURE_OF_NO)):
            report(lines.y, believed(lines, beside, meaning, ROUNDS), meaning, least)
    written(learned(lines.joined(beside), ROUNDS), MODEL)
    return 0


def _details(messages: Sequence[Step]) -> list[str]:
    """What messages say in words about the fields of a form, each once."""
    slots = (value for one in messages for value in one.expected.form.get("slots", {}).values())
    return list(dict.fromkeys(value for value in slots if isinstance(value, str) and len(value) > 1))


if __name__ == "__main__":
    sys.exit(main())
