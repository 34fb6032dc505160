"""Fit assistant/records/meant.npz on eval/orders.toml, and report what held-out lines say: python -m eval.fit_orders

Beside them stand the questions of the development messages. Those messages that decide are left out: a plain order is
not what their label asks for.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.records.meant import MODEL, ORDER, unnumbered
from assistant.records.plainly import MEANT
from corpus.query import normalise
from eval.embedded import evaluated_settings
from eval.fit_intent import MESSAGES, believed, learned, written
from eval.kinds import examples, lines_of, report
from eval.lines import cases_of
from eval.remembered import remembering_searcher

LINES = Path(__file__).with_name("orders.toml")
QUESTION = "asks"
ROUNDS = 20  # through the lines: what parts an order from what looks like one is a word or two
MESSAGE_WEIGHT = 0.5  # of such a message beside a line that was written for this


def main(argv: Sequence[str] | None = None) -> int:
    searcher = remembering_searcher(evaluated_settings())
    lines = examples(lines_of(LINES), searcher, read=_as_read)
    asked = [(case.last.say, QUESTION) for case in cases_of(*MESSAGES) if case.last.expected.wants == "question"]
    beside = examples(asked, searcher, MESSAGE_WEIGHT, _as_read)
    if "--no-folds" not in (argv or sys.argv):
        report(lines.y, believed(lines, beside, ORDER, ROUNDS), ORDER, MEANT)
    written(learned(lines.joined(beside), ROUNDS), MODEL)
    return 0


def _as_read(text: str) -> str:
    return unnumbered(normalise(text))


if __name__ == "__main__":
    sys.exit(main())
