"""Fit assistant/records/meant.npz on eval/orders.toml, and report what held-out lines say: python -m eval.fit_orders

Beside them stand the questions of the development messages. Those messages that decide are left out: a plain order is
not what their label asks for.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import rtoml
from numpy.typing import NDArray

from assistant.records.meant import MODEL, ORDER, unnumbered
from assistant.records.plainly import MEANT
from corpus.network import Floats
from corpus.query import normalise
from corpus.search import Searcher
from eval.embedded import evaluated_settings
from eval.fit_intent import FOLDS, MESSAGES, Examples, believed, learned, written
from eval.lines import cases_of
from eval.remembered import remembering_searcher

LINES = Path(__file__).with_name("orders.toml")
QUESTION = "asks"
ROUNDS = 20  # through the lines: what parts an order from what looks like one is a word or two
MESSAGE_WEIGHT = 0.5  # of such a message beside a line that was written for this


def main(argv: Sequence[str] | None = None) -> int:
    searcher = remembering_searcher(evaluated_settings())
    lines = _examples([(text, kind) for kind, said in rtoml.load(LINES).items() for text in said], searcher, 1.0)
    asked = [case.last.say for case in cases_of(*MESSAGES) if case.last.expected.wants == "question"]
    beside = _examples([(text, QUESTION) for text in asked], searcher, MESSAGE_WEIGHT)
    if "--no-folds" not in (argv or sys.argv):
        _report(lines.y, believed(lines, beside, ORDER, ROUNDS))
    written(learned(lines.joined(beside), ROUNDS), MODEL)
    return 0


def _examples(lines: Sequence[tuple[str, str]], searcher: Searcher, weight: float) -> Examples:
    return Examples.said([(unnumbered(normalise(text)), kind) for text, kind in lines], searcher, weight)


def _report(kinds: NDArray[np.str_], belief: Floats) -> None:
    print(f"{FOLDS} folds, taken for an order from {MEANT}:")
    for kind in dict.fromkeys(kinds.tolist()):
        of_kind = kinds == kind
        print(f"- {kind}: {np.mean(belief[of_kind] >= MEANT):.3f} of {of_kind.sum()}")


if __name__ == "__main__":
    sys.exit(main())
