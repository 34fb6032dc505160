"""Files as lines: .txt, .md and .docx, without markup, each line with its number in the file."""

from collections.abc import Callable
from pathlib import Path

from corpus.unit import SourceLine

BROKEN_SHARE = 10  # one undecodable character in so many says: not UTF-8 at all, perhaps GB 18030


class CorpusError(Exception):
    """Read by whoever maintains the corpus: a document cannot be used; names the file, the line and what to do."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message


def read_file(path: Path) -> list[SourceLine]:
    """The lines of a document. Raises CorpusError where it cannot be read as text."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise CorpusError(path, 0, f"{path.suffix or 'no'} files are not read; use {', '.join(READERS)}")
    try:
        lines = reader(path)
    except OSError as error:
        raise CorpusError(path, 0, f"cannot be read: {error.strerror or error}") from None
    if not any(line.text.strip() for line in lines):
        raise CorpusError(path, 1, "holds no text")
    return lines


def decode(path: Path, data: bytes) -> str:
    """Text in UTF-8 or UTF-16 (by its mark) or GB 18030. Raises CorpusError with the line that is none of them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _without_zeros(path, _decoded(path, data, "utf-16", 1))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _decoded(path, data, "gb18030", data.count(b"\n", 0, error.start) + 1)
    return _without_zeros(path, text)


def _decoded(path: Path, data: bytes, encoding: str, line: int) -> str:
    """UTF-8 with a broken place often passes as GB 18030 and is nonsense then: it is refused here."""
    guess = data.decode("utf-8", "replace")
    wide = sum(char > "\x7f" for char in guess)
    if encoding == "utf-16" or guess.count("\ufffd") * BROKEN_SHARE >= wide:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise CorpusError(path, line, "is not valid UTF-8 here (nor GB 18030); save the file as UTF-8")


def _without_zeros(path: Path, text: str) -> str:
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise CorpusError(path, line, "is not a text file; save it as UTF-8 text")
    return text


def text_lines(text: str) -> list[SourceLine]:
    """The lines of plain text."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return [SourceLine(line, number) for number, line in enumerate(unified.split("\n"), 1)]


def _read_text(path: Path) -> list[SourceLine]:
    return text_lines(decode(path, path.read_bytes()))


def _read_markdown(path: Path) -> list[SourceLine]:
    from corpus.markdown import markdown_lines  # a corpus of .txt starts without the parser

    return markdown_lines(decode(path, path.read_bytes()))


def _read_docx(path: Path) -> list[SourceLine]:
    from corpus.docx import docx_lines  # python-docx and lxml are slow to import

    return docx_lines(path)


READERS: dict[str, Callable[[Path], list[SourceLine]]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".docx": _read_docx,
}
