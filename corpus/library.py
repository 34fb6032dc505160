"""The corpus: every version of every compilation, and which of them is in force on a day."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from corpus import marks
from corpus.article import Article, ArticleId, Compilation, Heading
from corpus.files import CorpusError, read_file
from corpus.manifest import CompilationEntry, VersionEntry, read_manifest
from corpus.reader import read_lines
from corpus.references import Places, Register, Resolver, aliases
from corpus.unit import Section, Unit

DAYS_KEPT = 64  # a caller that walks through the calendar must not fill the memory


@dataclass(frozen=True)
class Corpus:
    """Compilations in manifest order, every version of each. `digest` changes with any character of any of them."""

    compilations: tuple[Compilation, ...]
    digest: str

    def in_force(self, day: date) -> tuple[Compilation, ...]:
        """One version at most of each compilation: the last that has begun by `day`, unless it is repealed.

        A version that another has replaced never comes back, also not when that other is repealed.
        """
        latest: dict[str, Compilation] = {}
        for version in self.compilations:
            rival = latest.get(version.id)
            if _since(version) <= day and (rival is None or _since(rival) <= _since(version)):
                latest[version.id] = version
        return tuple(version for version in latest.values() if version.in_force(day))

    def articles(self, day: date) -> Iterator[Article]:
        for compilation in self.in_force(day):
            yield from compilation

    def article(self, article_id: str, day: date) -> Article | None:
        """The article as it stands on `day`; None where there is none."""
        return self._by_day(day).get(article_id)

    def label(self, article_id: str) -> str:
        """What people call an article, as its newest version has it; the id itself where no version ever had one."""
        return self._labels.get(article_id, article_id)

    @cached_property
    def _labels(self) -> dict[str, str]:
        versions = sorted(self.compilations, key=_since)
        return {str(article.id): article.label for version in versions for article in version}

    def _by_day(self, day: date) -> dict[str, Article]:
        if day not in self._days:
            if len(self._days) >= DAYS_KEPT:
                self._days.clear()
            self._days[day] = {str(article.id): article for article in self.articles(day)}
        return self._days[day]

    @cached_property
    def _days(self) -> dict[date, dict[str, Article]]:
        return {}


def _since(version: Compilation) -> date:
    return version.effective or date.min


def load_corpus(folder: Path) -> Corpus:
    """Read `folder`/manifest.toml and the files it names.

    Raises CorpusError, with file and line, where one of them cannot be read or says nothing.
    """
    entries = read_manifest(folder / "manifest.toml")
    sources: dict[str, list[Section]] = {}
    found: list[tuple[CompilationEntry, VersionEntry, Section]] = []
    for entry in entries:
        for version in entry.versions:
            if version.file not in sources:
                sources[version.file] = read_lines(read_file(folder / version.file))
            found.append((entry, version, section_of(sources[version.file], version, folder)))
    register = Register.of((entry.id, entry.title, entry.label, section.units) for entry, _, section in found)
    compilations = tuple(compile_section(section, entry, version, register) for entry, version, section in found)
    return Corpus(compilations, _digest(compilations))


def section_of(sections: Sequence[Section], version: VersionEntry, folder: Path) -> Section:
    """The section that a version names by its part. Raises CorpusError where there is none, or none is named."""
    citable = [section for section in sections if section.articles]
    matching = [section for section in citable if version.part in (section.part, "")]
    if len(matching) == 1:
        return matching[0]
    parts = ", ".join(section.part for section in citable if section.part) or "none"
    wanted = f"part {version.part!r} with articles" if version.part else "articles"
    problem = (
        f'several parts found; name one by part = "…" ({parts})'
        if matching
        else f"no {wanted} found (parts in the file: {parts})"
    )
    raise CorpusError(folder / version.file, 1, problem)


def compile_section(
    section: Section, entry: CompilationEntry, version: VersionEntry, register: Register
) -> Compilation:
    """A section as the compilation that the manifest says it is: with ids, labels, clauses and marks."""
    titles = (*register.titles.values(), section.title)
    resolver = Resolver(entry.id, Places(section.units), register, aliases(section.text))
    articles = tuple(_article(unit, section, entry, resolver, titles) for unit in section.articles)
    headings = tuple(Heading(unit.family or 0, unit.title, unit.line) for unit in section.headings)
    return Compilation(
        entry.id, entry.label, entry.title, entry.scope, version.version, version.effective, version.repealed,
        articles, headings,
    )  # fmt: skip


def _article(
    unit: Unit, section: Section, entry: CompilationEntry, resolver: Resolver, titles: tuple[str, ...]
) -> Article:
    raw = section.text[unit.start : unit.end]
    text = raw.strip("\n")
    at = section.text.count("\n", 0, unit.start) + len(raw) - len(raw.lstrip("\n"))
    body_start = min(max(unit.body_start - (len(raw) - len(raw.lstrip("\n"))), 0), len(text))
    return Article(
        ArticleId(entry.id, unit.local), f"{entry.label} {unit.printed}".strip(), unit.title, unit.path, text,
        body_start, unit.line, tuple(marks.clauses(text, body_start)), tuple(marks.blanks(text, body_start)),
        tuple(resolver.references(text, body_start, unit)), tuple(marks.outside_documents(text, titles)),
        section.numbers[at : at + text.count("\n") + 1],
    )  # fmt: skip


def _digest(compilations: Sequence[Compilation]) -> str:
    """What the index depends on: the texts with their ids, labels and headings, and the days they are in force."""
    sha = hashlib.sha256()
    for version in compilations:
        sha.update(repr(replace(version, articles=(), headings=())).encode())
        for article in version:
            parts = (str(article.id), article.label, article.title, article.path, article.text, article.body_start)
            sha.update(repr(parts).encode())
    return sha.hexdigest()[:16]
