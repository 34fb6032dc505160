"""Long texts in parts that a platform takes, counted in bytes of UTF-8."""

from collections.abc import Iterator


def split(text: str, most: int) -> list[str]:
    """The text in parts of at most `most` bytes, cut between paragraphs or lines where that is possible."""
    parts = [""]
    for piece in _pieces(text, most):
        if len((parts[-1] + piece).encode()) > most:
            parts.append("")
        parts[-1] += piece
    return [part.strip("\n") for part in parts if part.strip()]


def _pieces(text: str, most: int) -> Iterator[str]:
    """Lines with what ends them; one that is too long by itself in pieces, each of them a quote where it was one."""
    for line in text.splitlines(keepends=True):
        mark = "> " if line.startswith("> ") else ""
        rest = line
        while len(rest.encode()) > most:
            cut = len(rest.encode()[: most - 1].decode(errors="ignore"))
            yield f"{rest[:cut]}\n"
            rest = mark + rest[cut:]
        yield rest
