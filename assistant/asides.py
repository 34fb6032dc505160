"""What a message says beside its question: why it is asked (领导让我讲制度), what for, that it was not found."""

import re

from assistant.places import OUTLINE

_WORDS: dict[str, list[str]] = OUTLINE["asides"]
_PIECES = re.compile(r"[,。!?;~…\s]*[,。!?;~…\n][,。!?;~…\s]*")
_ASIDE = re.compile(rf"(?!.*(?:{'|'.join(_WORDS['asking'])}))(?:{'|'.join(_WORDS['said'])})", re.IGNORECASE)


def pieces_of(text: str) -> list[str]:
    """What a normalised message says at its marks, without what it says beside the question; all where that is all."""
    pieces = [piece for piece in _PIECES.split(text) if piece]
    return [piece for piece in pieces if not _ASIDE.fullmatch(piece)] or pieces


def without_asides(text: str) -> str:
    pieces = pieces_of(text)
    return text if len(pieces) == len([piece for piece in _PIECES.split(text) if piece]) else ",".join(pieces)
