"""What a regulation is made of, as values: compilation, article, clause, blank, reference.

Every offset is a half-open character span into `Article.text`, so that `text[start:end]` is the thing itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, order=True)
class ArticleId:
    """The identity of an article: `hr-admin/14`, `operations/5.4`, `operations/附则.2`. Stable across re-indexing."""

    compilation: str
    local: str

    def __str__(self) -> str:
        return f"{self.compilation}/{self.local}"

    @classmethod
    def parse(cls, text: str) -> "ArticleId":
        """Read back what `str()` wrote. Raises ValueError where `text` is no article id."""
        compilation, slash, local = text.partition("/")
        if not (compilation and slash and local):
            raise ValueError(f"{text!r} is not an article id; write it as compilation/number, e.g. hr-admin/14")
        return cls(compilation, local)


@dataclass(frozen=True)
class Span:
    """A half-open range of characters in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True)
class Blank(Span):
    """A place that the company has not filled in: 【…,请选择】. Its options are not the rule."""

    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference(Span):
    """A mention of another article or heading (依照第X条, 见第X章).

    `targets` are article ids; empty where the place is not in the corpus, or cannot be told.
    """

    targets: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutsideDocument(Span):
    """A named document that is not in the corpus: its content is unknown to us."""

    title: str = ""


@dataclass(frozen=True)
class Heading:
    """A line that opens a part, chapter or section; it is not citable by itself."""

    level: int  # 0 is the widest
    title: str
    line: int  # 1-based, in the source file


@dataclass(frozen=True)
class Article:
    """A citable unit: an article (条), a numbered section (5.4), or an unnumbered part (前言, a line of 附则).

    `text` is verbatim, number and title included; `body_start` is where the rule itself begins.
    """

    id: ArticleId
    label: str
    title: str
    path: tuple[str, ...]
    text: str
    body_start: int
    line: int
    clauses: tuple[Span, ...]
    blanks: tuple[Blank, ...] = ()
    references: tuple[Reference, ...] = ()
    outside: tuple[OutsideDocument, ...] = ()
    line_numbers: tuple[int, ...] = field(default=(), repr=False)  # in the source file, of each line of `text`

    def line_of(self, offset: int) -> int:
        """The line in the source file that holds the character at `offset` of `text`."""
        at = self.text.count("\n", 0, offset)
        return self.line_numbers[at] if at < len(self.line_numbers) else self.line

    @property
    def body(self) -> str:
        return self.text[self.body_start :]


@dataclass(frozen=True)
class Compilation:
    """One compilation in one version, as it is in force from `effective` until `repealed` (exclusive)."""

    id: str
    label: str
    title: str
    scope: str
    version: str
    effective: date | None  # None: the date is unknown
    repealed: date | None
    articles: tuple[Article, ...] = field(repr=False)
    headings: tuple[Heading, ...] = field(repr=False)

    def in_force(self, day: date) -> bool:
        """Whether this version is in force on `day`; an unknown effective date is taken as already past."""
        return (self.effective is None or self.effective <= day) and (self.repealed is None or day < self.repealed)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)
