"""Word documents as plain lines: paragraphs and tables in order, with the numbers that Word prints by itself.

A line's number is the number of its paragraph (a table's row counts as one), since a .docx has no lines.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from corpus.docx_numbers import Numbering
from corpus.files import CorpusError
from corpus.unit import SourceLine

UNPACKED_MAX_BYTES = 64 * 1024 * 1024
FILES_MAX = 2000
_SKIPPED = {qn(name) for name in ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:txbxContent")}
_WRAPPERS = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_P, _TABLE, _ROW, _CELL, _TEXT = (qn(name) for name in ("w:p", "w:tbl", "w:tr", "w:tc", "w:t"))


def docx_lines(path: Path, data: bytes) -> list[SourceLine]:
    """Paragraphs as lines, tables as `a | b` rows. Raises CorpusError where Word's file is broken."""
    try:
        document = docx.Document(BytesIO(data)) if data[:2] == b"PK" and _unpacks(path, data) else None
        lines = list(_Body(document).lines()) if document else []
    except CorpusError:
        raise
    except Exception as error:  # noqa: BLE001 - zipfile, lxml and python-docx each raise their own on a broken file
        raise CorpusError(
            path, 0, f"is a broken Word file ({error}); open it in Word and save it again",
            "Word 文件已损坏；请用 Word 打开并重新保存后再上传。",
        ) from None  # fmt: skip
    if document is None:
        raise CorpusError(
            path, 0, "is no .docx file (an old .doc or an encrypted one?); save it as .docx",
            "这不是 .docx 文件（可能是旧版 .doc 或加密文件）；请另存为 .docx 再上传。",
        )  # fmt: skip
    return lines


def _unpacks(path: Path, data: bytes) -> bool:
    """True where the package unpacks to a size that a document has. zipfile reads no more than what is announced."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        files = package.infolist()
    if len(files) > FILES_MAX or sum(file.file_size for file in files) > UNPACKED_MAX_BYTES:
        size = UNPACKED_MAX_BYTES // 1024 // 1024
        raise CorpusError(
            path, 0, f"unpacks to more than {size} MiB or {FILES_MAX} files, which no regulation needs",
            f"Word 文件解开后超过 {size} MiB 或 {FILES_MAX} 个文件；请删去图片等附件后再上传。",
        )  # fmt: skip
    return True


class _Body:
    """The blocks of a document, in order."""

    def __init__(self, document: Document) -> None:
        self.body = document.element.body
        self.numbering = Numbering(document)

    def lines(self) -> Iterator[SourceLine]:
        number = 0
        for block in _blocks(self.body):
            for text, heading in self._block(block):
                number += 1
                for line in text.split("\n"):
                    yield SourceLine(line, number, heading)

    def _block(self, block: BaseOxmlElement) -> Iterator[tuple[str, int]]:
        if block.tag == _P:
            yield self._paragraph(block), self.numbering.heading(block)
            return
        for row in block.iterchildren(_ROW):
            yield from self._row(row)

    def _row(self, row: BaseOxmlElement) -> Iterator[tuple[str, int]]:
        """A row's cells; a row of one cell is a frame around ordinary paragraphs."""
        cells = [[line for block in _blocks(cell) for line in self._block(block)] for cell in _cells(row)]
        if len(cells) == 1:
            yield from cells[0]
        else:
            yield " | ".join(" ".join(text for text, _ in cell if text).replace("\n", " ") for cell in cells), 0

    def _paragraph(self, paragraph: BaseOxmlElement) -> str:
        return self.numbering.printed(paragraph) + _words(paragraph)


def _blocks(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Paragraphs and tables, also those inside content controls and tracked insertions."""
    for child in parent.iterchildren():
        if child.tag in (_P, _TABLE):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _cells(row: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    for child in row.iterchildren():
        if child.tag == _CELL:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _words(node: BaseOxmlElement) -> str:
    """Text as it stands after tracked changes; line breaks are line ends."""
    if node.tag == _TEXT:
        return re.sub(r"[\r\n]", " ", node.text or "")
    if node.tag in _MARKS:
        return _MARKS[node.tag]
    inner = (child for child in node.iterchildren() if child.tag not in _SKIPPED and isinstance(child.tag, str))
    return "".join(_words(child) for child in inner if not child.tag.endswith("}Fallback"))
