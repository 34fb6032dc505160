"""Small talk as nobody wrote it down: learned beside the questions and paperwork that it is not.

A linear model over character n-grams, fitted by eval/fit_smalltalk.py.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.forms.intent import Floats, grams

NONE = "none"  # a question, paperwork: anything that is no small talk
UNCLEAR, PLAIN = "greeting", 0.5  # what is said to small talk of no kind that is as likely as this
MODEL = Path(__file__).with_name("chatter.npz")


@dataclass(frozen=True)
class Chatter:
    """The kind of small talk that a message is most like, and the belief that it is small talk at all, 0 to 1."""

    kind: str
    belief: float


def chatter(message: str) -> Chatter:
    """What a normalised message is read as."""
    labels, weights, bias = _model()
    scores = grams(message) @ weights + bias
    beliefs = np.exp(scores - scores.max())
    beliefs /= beliefs.sum()
    share = dict(zip(labels, beliefs.tolist(), strict=True))
    talk = 1 - share.pop(NONE)
    kind = max(share, key=lambda kind: share[kind])
    return Chatter(kind if share[kind] >= PLAIN else UNCLEAR, talk)


@lru_cache(maxsize=1)
def _model() -> tuple[tuple[str, ...], Floats, Floats]:
    with np.load(MODEL) as model:
        return tuple(map(str, model["labels"])), model["weights"].astype(np.float32), model["bias"].astype(np.float32)
