"""What somebody says of having said it wrongly (打错了, 我记岔了), or of how a name is written (田地的田): no part of the right value."""

from assistant.forms.data import WORDS
from assistant.forms.folded import Span, blank, compiled


def without_slips(folded: str) -> str:
    """The message with these clauses blanked out, so that offsets hold."""
    return blank(folded, [*_slips(folded), *_spellings(folded)])


def slipped(folded: str) -> bool:
    """Whether a message says that something was wrong in what was said before."""
    return bool(_slips(folded))


def _slips(folded: str) -> list[Span]:
    return [match.span() for pattern in WORDS["slip"] for match in compiled(pattern).finditer(folded)]


def _spellings(folded: str) -> list[Span]:
    """Clauses that tell one character of a name that stands before them."""
    found = (match for pattern in WORDS["spelling"] for match in compiled(pattern).finditer(folded))
    return [match.span() for match in found if match["char"] in folded[: match.start()]]
