"""The ways to read a message as questions about the regulations themselves: as it is, mended, without its asides, in
pieces. A reading counts only where it leaves nothing of the message over (assistant/inquiry.py)."""

from collections.abc import Iterator, Sequence

from assistant.asides import pieces_of, without_asides
from assistant.asked import Inquiry
from assistant.inquiry import read_inquiry
from assistant.mended import mended
from assistant.whereabouts import apart
from corpus.article import Compilation

PIECES_MOST = 4  # of one message that are read each for itself


def read_inquiries(text: str, versions: Sequence[Compilation]) -> list[Inquiry]:
    """What a normalised message asks about the regulations as such; empty where any of it asks anything else."""
    for reading in dict.fromkeys(_readings(text)):
        if inquiry := read_inquiry(reading, versions):
            return [inquiry]
    for pieces in (apart(text), pieces_of(mended(text))):
        if 1 < len(pieces) <= PIECES_MOST and (inquiries := _each(pieces, versions)):
            return inquiries
    return []


def _readings(text: str) -> Iterator[str]:
    yield text
    yield mended(text)
    yield mended(without_asides(text))


def _each(pieces: Sequence[str], versions: Sequence[Compilation]) -> list[Inquiry]:
    """An inquiry for each piece; one that names no place is asked of what the one before was asked of."""
    found: list[Inquiry] = []
    for piece in pieces:
        inquiry = read_inquiry(piece, versions) or (found and read_inquiry(_of_it(found[-1]) + piece, versions))
        if not inquiry:
            return []
        found.append(inquiry)
    return found


def _of_it(before: Inquiry) -> str:
    """What another question about the same is said of: 篇二有几部分,分别讲什么 is 篇二每部分分别讲什么."""
    place = before.places[0].name if len(before.places) == 1 else ""
    each = f"每{before.units[0]}" if before.aspect == "count" and before.units and before.units != ("条",) else ""
    return place + each
