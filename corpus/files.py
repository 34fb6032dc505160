"""Files as lines: .txt, .md and .docx, without markup, each line with its number in the file."""

from collections.abc import Callable
from pathlib import Path

from corpus.unit import SourceLine

BROKEN_SHARE = 10  # one undecodable character in so many says: not UTF-8 at all, perhaps GB 18030


class CorpusError(Exception):
    """Read by whoever maintains the corpus: a document cannot be used; names the file, the line and what to do.

    `zh` says the same without the file, for HR who uploaded it.
    """

    def __init__(self, path: Path, line: int, message: str, zh: str = "") -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message
        self.zh = zh or message


def read_file(path: Path) -> list[SourceLine]:
    """The lines of a document. Raises CorpusError where it cannot be read as text."""
    _reader(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError(path, 0, f"cannot be read: {error.strerror or error}") from None
    return read_document(path, data)


def read_document(path: Path, data: bytes) -> list[SourceLine]:
    """The lines of a document that need not be in a file; `path` names it. Raises CorpusError."""
    lines = _reader(path)(path, data)
    if not any(line.text.strip() for line in lines):
        raise CorpusError(path, 1, "holds no text", "文件里没有文字；请检查是不是选错了文件。")
    return lines


def _reader(path: Path) -> "Reader":
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise CorpusError(
            path, 0, f"{path.suffix or 'no'} files are not read; use {known}",
            f"不能读取 {path.suffix or '没有扩展名的'} 文件；请另存为 {known} 再上传。",
        )  # fmt: skip
    return reader


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
    raise CorpusError(
        path, line, "is not valid UTF-8 here (nor GB 18030); save the file as UTF-8",
        f"第 {line} 行的编码不对（不是 UTF-8，也不是 GB 18030）；请另存为 UTF-8 编码再上传。",
    )  # fmt: skip


def _without_zeros(path: Path, text: str) -> str:
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise CorpusError(
            path, line, "is not a text file; save it as UTF-8 text", "这不是文本文件；请另存为 UTF-8 文本再上传。"
        )
    return text


def text_lines(text: str) -> list[SourceLine]:
    """The lines of plain text."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return [SourceLine(line, number) for number, line in enumerate(unified.split("\n"), 1)]


def _read_text(path: Path, data: bytes) -> list[SourceLine]:
    return text_lines(decode(path, data))


def _read_markdown(path: Path, data: bytes) -> list[SourceLine]:
    from corpus.markdown import markdown_lines  # a corpus of .txt starts without the parser

    return markdown_lines(decode(path, data))


def _read_docx(path: Path, data: bytes) -> list[SourceLine]:
    from corpus.docx import docx_lines  # python-docx and lxml are slow to import

    return docx_lines(path, data)


Reader = Callable[[Path, bytes], list[SourceLine]]
READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".docx": _read_docx,
}
