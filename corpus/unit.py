"""What the reader makes of a file, as values: lines, units, sections, problems. Units in order are the whole text."""

from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.headings import Family

LEFTOVER = "(before the first 篇)"


class SourceLine(NamedTuple):
    """One line of a file without its markup; `heading` is its level where the file format says that it is one."""

    text: str
    number: int  # 1-based, in the file; a paragraph's number where the format has no lines
    heading: int = 0


@dataclass(frozen=True)
class Line:
    """A source line in its place: its offset in the joined text."""

    text: str
    number: int
    start: int = 0
    heading: int = 0

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True)
class Problem:
    """Something that the owner of a document should look at; `zh` says it to HR. A `double` number is not published."""

    line: int
    message: str
    zh: str = ""
    double: bool = False


@dataclass(frozen=True)
class Unit:
    """A stretch of whole lines: `kind` is front, heading, article, back or leftover."""

    kind: str
    start: int
    end: int
    line: int
    family: Family | None = None  # of its number; None where it has none
    number: tuple[int, ...] = ()
    local: str = ""  # for an article: the number in its id
    printed: str = ""  # 第十四条, 5.4, 前言
    title: str = ""
    body_start: int = 0  # offset in the unit
    path: tuple[str, ...] = ()
    annex: str = ""  # 附件1, where the unit stands in one

    @property
    def numbered(self) -> bool:
        """Whether it counts as a numbered article of the document itself: not an annex's, and not a 前言."""
        return self.kind == "article" and bool(self.number) and not self.annex


@dataclass(frozen=True)
class Section:
    """A part of a file that numbers its articles by itself: a 篇, or the whole file where there is none."""

    part: str  # 篇一; "" for the whole file; LEFTOVER for what stands before the first 篇, which is not citable
    title: str
    text: str  # of the whole file: the units' offsets point into it
    units: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    numbers: tuple[int, ...] = field(default=(), repr=False)  # in the file, of each line of `text`

    @property
    def articles(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.kind == "article")

    @property
    def headings(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.kind == "heading")
