"""What nobody could answer, as values, and which turns may become such a thing at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

REFUSED, PASSED_ON, DISLIKED = "refused", "asked to pass on", "disliked"
OPEN, ANSWERED, DISMISSED, TAKEN_BACK = "open", "answered", "dismissed", "taken back"
_KINDS = ("answer", "not_covered", "clarify")
# Long numbers (telephone, identity card, bank account) and addresses tell who somebody is, and no rule depends on them.
_PERSONAL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![0-9A-Za-z])\+?\d(?:[ -]?\d){6,}[xX]?(?![0-9A-Za-z])")


@dataclass(frozen=True)
class Question:
    """A question in the queue: `words` is the reason that came with a thumb; who asked is not shown."""

    id: int
    turn_id: int
    question: str
    reason: str
    words: str
    nearest: tuple[str, ...]
    at: datetime
    reply: Mapping[str, Any]  # what was answered, with its trace


def may_be_queued(reply: Mapping[str, Any], memory: Mapping[str, Any]) -> bool:
    """Whether a stored turn is a question about the regulations: personal and paperwork turns never go to HR's queue.

    What is said while a form is open may be part of it, and so stays out as well.
    """
    return reply["kind"] in _KINDS and reply.get("action") is None and bool(memory.get("question"))


def masked(text: str) -> str:
    """The question without numbers and addresses that tell who somebody is."""
    return _PERSONAL.sub("［已隐去］", text)
