"""Lines that were written by kind for one small network: how they become examples, and what held-out ones say."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import rtoml
from numpy.typing import NDArray

from corpus.network import Floats
from corpus.query import normalise
from corpus.search import Searcher
from eval.fit_intent import FOLDS, Examples

Line = tuple[str, str]  # a text and its kind


def lines_of(file: Path) -> list[Line]:
    """The lines of a TOML file that has a list of texts for each kind."""
    return [(text, kind) for kind, said in rtoml.load(file).items() for text in said]


def examples(
    lines: Sequence[Line], searcher: Searcher, weight: float = 1.0, read: Callable[[str], str] = normalise
) -> Examples:
    """Examples of lines, `read` as the network reads a message."""
    return Examples.said([(read(text), kind) for text, kind in lines], searcher, weight)


def report(kinds: NDArray[np.str_], belief: Floats, kind: str, least: float) -> None:
    """How many held-out lines of each kind are taken for one."""
    print(f"{FOLDS} folds, taken for {kind} from {least}:")
    for one in dict.fromkeys(kinds.tolist()):
        of_one = kinds == one
        print(f"- {one}: {np.mean(belief[of_one] >= least):.3f} of {of_one.sum()}")
