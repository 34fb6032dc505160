"""Markdown as plain lines: the words without the marks, each with the number of its line in the file."""

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.unit import SourceLine

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEYS = re.compile(r"\A---[ \t]*\n\s*[\w-]+\s*:")


def markdown_lines(text: str) -> list[SourceLine]:
    """Headings, paragraphs, list items with their printed number, tables as `a | b` rows; comments are gone.

    A blank line stands between blocks, so that a paragraph's end stays visible.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    unified = _without_front_matter(unified)
    # Four spaces before a 条 mean an indent in Chinese documents, and [甲方]: … is text.
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "reference"])
    walk = _Walk()
    for token in parser.parse(unified):
        walk.take(token)
    return walk.lines


def _without_front_matter(text: str) -> str:
    match = _FRONT_MATTER.match(text) if _KEYS.match(text) else None
    return "\n" * match.group().count("\n") + text[match.end() :] if match else text


class _Walk:
    """Blocks in the order of the file, as lines."""

    def __init__(self) -> None:
        self.lines: list[SourceLine] = []
        self.mark = ""  # of the list item that begins
        self.heading = 0
        self.row: list[str] | None = None

    def take(self, token: Token) -> None:
        at = token.map[0] + 1 if token.map else self._last
        if token.type == "heading_open":
            self.heading = int(token.tag[1:])
        elif token.type == "list_item_open":
            self.mark = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            self.row, self.row_line = [], at
        elif token.type == "tr_close" and self.row is not None:
            self._put(" | ".join(self.row), self.row_line)
            self.row = None
        elif token.type == "inline":
            self._inline(token, at)
        elif token.type in ("fence", "html_block", "hr"):
            self._raw(token, at)
        elif token.type in ("heading_close", "paragraph_close", "table_close"):
            self.heading = 0
            self._blank()

    @property
    def _last(self) -> int:
        return self.lines[-1].number if self.lines else 1

    def _put(self, text: str, number: int) -> None:
        self.lines.append(SourceLine(self.mark + text, number, self.heading))
        self.mark = ""

    def _blank(self) -> None:
        if self.lines and self.lines[-1].text:
            self.lines.append(SourceLine("", self._last))

    def _inline(self, token: Token, at: int) -> None:
        text = _words(token.children or [])
        if self.row is not None:
            self.row.append(text.replace("\n", " ").strip())
            return
        for number, line in enumerate(text.split("\n"), at):
            if line.strip():
                self._put(line, number)

    def _raw(self, token: Token, at: int) -> None:
        if token.type == "hr":
            if token.markup.startswith("_"):  # ____ is a place to fill in
                self._put(token.markup, at)
        elif token.type == "fence":
            for number, line in enumerate(token.content.split("\n"), at + 1):
                if line.strip():
                    self._put(line, number)
        else:
            for text, begins in _html_lines(token.content, at):
                self._put(text, begins)
        self._blank()


def _words(children: list[Token]) -> str:
    """The text of an inline token; a break is a line's end, a comment leaves only the line ends inside it."""
    out = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            out.append("\n")
        elif child.type == "image":
            out.append(_words(child.children or []))
        elif child.type == "html_inline":
            out.append(" " if child.content.lower().startswith("<br") else "\n" * child.content.count("\n"))
        else:
            out.append(child.content)
    return "".join(out)


def _html_lines(content: str, at: int) -> list[tuple[str, int]]:
    parser = _Html(at)
    parser.feed(content)
    parser.close()
    parser.end_line()
    return parser.lines


class _Html(HTMLParser):
    """The words of a block of HTML: a table's row is one line `a | b`."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at
        self.lines: list[tuple[str, int]] = []
        self.cells = [""]
        self.begins = at
        self.in_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        if tag in ("tr", "p", "div", "li", "br") and not self.in_row:
            self.end_line()
        self.in_row = self.in_row or tag == "tr"
        if tag in ("td", "th") and self.cells != [""]:
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self.in_row = False
            self.end_line()

    def handle_data(self, data: str) -> None:
        for number, line in enumerate(data.split("\n")):
            if number and not self.in_row:
                self.end_line()
            if line.strip():
                if self.cells == [""]:
                    self.begins = self.at + self.getpos()[0] - 1 + number
                self.cells[-1] += line.strip()

    def end_line(self) -> None:
        if any(self.cells):
            self.lines.append((" | ".join(self.cells), self.begins))
        self.cells = [""]
