"""Lines of a regulation → its sections, each with its units: headings and citable units that together are the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from corpus.divide import divide
from corpus.headings import Family, Opening
from corpus.numbering import problems, qualified
from corpus.sequence import openings
from corpus.signature import Placed
from corpus.unit import LEFTOVER, Line, Section, SourceLine
from corpus.unnumbered import Place, make


def read_lines(source: Sequence[SourceLine]) -> list[Section]:
    """Sections of a source; its text is the lines with newlines between them. Never raises, whatever they hold."""
    lines, offset = [], 0
    for text, number, heading in source:
        lines.append(Line(text, number, offset, heading))
        offset += len(text) + 1
    whole = "\n".join(line.text for line in lines)
    pairs = list(zip(lines, openings(lines), strict=True))
    numbers = tuple(line.number for line in lines)
    return [replace(_section(part, chunk, whole), numbers=numbers) for part, chunk in _by_part(pairs)]


def _by_part(pairs: Placed) -> list[tuple[str, Placed]]:
    """Split at 篇 where the numbering starts again in each; otherwise the file is one."""
    starts = [at for at, (_, opening) in enumerate(pairs) if _opens_part(opening)]
    chunks = [pairs[start:end] for start, end in zip(starts, [*starts[1:], len(pairs)], strict=False)]
    if not _apart(chunks):
        return [("", pairs)] if pairs else []
    names = [opening.printed.replace(" ", "") for _, opening in (chunk[0] for chunk in chunks) if opening]
    before = [(LEFTOVER, pairs[: starts[0]])] if starts[0] else []
    return [*before, *zip(names, chunks, strict=True)]


def _opens_part(opening: Opening | None) -> TypeGuard[Opening]:
    return opening is not None and opening.family == Family.PART


def _apart(chunks: list[Placed]) -> bool:
    """Whether the 篇 number by themselves: a number stands in two of them, or they number in different ways."""
    numbers = [
        {(opening.family, opening.number) for _, opening in chunk if opening and not opening.family.divides}
        for chunk in chunks
    ]
    families = {min(family for family, _ in each) for each in numbers if each}
    repeated = Counter(
        number for each in numbers for number in each if number[0] in (Family.ARTICLE, Family.DOTTED, min(families))
    )
    return len(families) > 1 or any(count > 1 for count in repeated.values())


def _section(part: str, chunk: Placed, whole: str) -> Section:
    if part == LEFTOVER:
        return Section(LEFTOVER, "", whole, (make("leftover", [line for line, _ in chunk], Place(whole)),), ())
    units = qualified(list(divide(chunk, whole)))
    named = (unit.title for unit in units[:2] if unit.title and (unit.kind == "front" or unit.family == Family.PART))
    title = next(named, "")
    return Section(part, title, whole, tuple(units), tuple(problems(units)))
