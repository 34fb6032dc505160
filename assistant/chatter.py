"""Small talk as nobody wrote it down: learned beside the questions and paperwork that it is not.

Fitted by eval/fit_smalltalk.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.learned import Learned
from corpus.network import Floats

NONE = "none"  # a question, paperwork: anything that is no small talk
UNCLEAR, PLAIN = "remark", 0.5  # what is said to small talk of no kind that is as likely as this
MODEL = Path(__file__).with_name("chatter.npz")


@dataclass(frozen=True)
class Chatter:
    """The kind of small talk that a message is most like, and the belief that it is small talk at all, 0 to 1."""

    kind: str
    belief: float


class ChatterReader:
    """Reads small talk with the model that ships with the product."""

    def __init__(self, vector_of: Callable[[str], Floats]) -> None:
        self._learned = Learned(MODEL, vector_of)

    def read(self, message: str) -> Chatter:
        """What a normalised message is read as."""
        share = dict(self._learned.beliefs(message))
        talk = 1 - share.pop(NONE)
        kind = max(share, key=lambda kind: share[kind])
        return Chatter(kind if share[kind] >= PLAIN * talk else UNCLEAR, talk)
