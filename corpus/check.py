"""`zhidu corpus check PATH`: what the reader makes of a document, for whoever maintains the corpus.

The report is data first (`as_dict`, for --json) and text second (`as_text`). A file that cannot be read is an entry
with its error, so that one broken file does not hide what is wrong with the others.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from corpus.article import Article, Compilation
from corpus.files import READERS, CorpusError, read_file
from corpus.headings import Family
from corpus.library import compile_section, section_of
from corpus.manifest import CompilationEntry, VersionEntry, read_manifest
from corpus.reader import read_lines
from corpus.references import Register
from corpus.unit import LEFTOVER, Problem, Section

CHAPTERS = (Family.CHAPTER, Family.PORTION)


@dataclass(frozen=True)
class Entry:
    """Something found in an article, and where: its line in the file."""

    line: int
    article: str
    text: str


@dataclass(frozen=True)
class OutlineEntry:
    """A heading, with how many numbered articles stand below it."""

    line: int
    level: int
    title: str
    articles: int


@dataclass(frozen=True)
class PartReport:
    """One compilation (or part of a file): what it holds and what is wrong with it."""

    name: str
    title: str
    version: str
    articles: int  # numbered ones of the document itself
    units: int  # all that can be cited: with 前言, 附则 by the line, and annexes
    chapters: int
    sections: int
    outline: tuple[OutlineEntry, ...]
    blanks: tuple[Entry, ...]
    outside_documents: tuple[Entry, ...]
    unresolved_references: tuple[Entry, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class FileReport:
    """One file: its parts, or why it cannot be read (`error`; `line` 0 is the file as a whole)."""

    file: str
    error: str = ""
    line: int = 0
    leftover_lines: int = 0  # before the first 篇: not citable
    parts: tuple[PartReport, ...] = ()


@dataclass(frozen=True)
class Report:
    """What `corpus check` found, a file at a time."""

    path: str
    files: tuple[FileReport, ...] = field(default=())

    @property
    def readable(self) -> bool:
        return not any(file.error for file in self.files)

    def as_dict(self) -> dict[str, object]:
        return {"path": self.path, "readable": self.readable, "files": [asdict(file) for file in self.files]}

    def as_text(self) -> str:
        return "\n".join(line for file in self.files for line in _file_text(file))


def run(path: Path, as_json: bool) -> tuple[int, str]:
    """Exit status (0 readable, 1 where a file cannot be read) and what to print."""
    report = check_path(path)
    text = json.dumps(report.as_dict(), ensure_ascii=False, indent=2) if as_json else report.as_text()
    return (0 if report.readable else 1), text


def check_path(path: Path) -> Report:
    """Check a file, a folder with a manifest, or every document in a folder without one. Never raises."""
    if not path.is_dir():
        return Report(str(path), (_check_file(path),))
    if (path / "manifest.toml").exists():
        return Report(str(path), tuple(_check_folder(path)))
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in READERS)
    if not files:
        problem = f"holds no manifest.toml and no document ({', '.join(READERS)})"
        return Report(str(path), (FileReport(str(path), problem),))
    return Report(str(path), tuple(_check_file(file) for file in files))


# --- reading --------------------------------------------------------------------------------------------------------


def _check_file(path: Path) -> FileReport:
    try:
        sections = read_lines(read_file(path))
    except CorpusError as error:
        return FileReport(str(path), error.message, error.line)
    found = [(*_unlisted(path, section), section) for section in sections if section.part != LEFTOVER]
    register = _register(found)
    parts = tuple(part_report(entry, version, section, register) for entry, version, section in found)
    return FileReport(str(path), leftover_lines=_leftover_lines(sections), parts=parts)


def _unlisted(path: Path, section: Section) -> tuple[CompilationEntry, VersionEntry]:
    """What a manifest would say of a section that none names."""
    name = section.part or path.stem
    version = VersionEntry("", path.name, section.part, None, None)
    return CompilationEntry(name, section.part, section.title or name, "", (version,)), version


def _check_folder(folder: Path) -> Iterator[FileReport]:
    manifest = folder / "manifest.toml"
    try:
        entries = read_manifest(manifest)
    except CorpusError as error:
        yield FileReport(str(manifest), error.message, error.line)
        return
    listed = [(entry, version) for entry in entries for version in entry.versions]
    files = {version.file: _read(folder / version.file) for _, version in listed}
    found = [(entry, version, _find(files[version.file], version, folder)) for entry, version in listed]
    register = _register([(entry, version, each) for entry, version, each in found if isinstance(each, Section)])
    for file, source in files.items():
        parts = [(entry, version, each) for entry, version, each in found if version.file == file]
        yield _listed_file(folder / file, source, parts, register)


def _read(path: Path) -> list[Section] | CorpusError:
    try:
        return read_lines(read_file(path))
    except CorpusError as error:
        return error


def _find(source: list[Section] | CorpusError, version: VersionEntry, folder: Path) -> Section | CorpusError:
    if isinstance(source, CorpusError):
        return source
    try:
        return section_of(source, version, folder)
    except CorpusError as error:
        return error


def _listed_file(
    path: Path,
    source: list[Section] | CorpusError,
    parts: Sequence[tuple[CompilationEntry, VersionEntry, Section | CorpusError]],
    register: Register,
) -> FileReport:
    errors = [each for _, _, each in parts if isinstance(each, CorpusError)]
    reports = tuple(
        part_report(entry, version, each, register) for entry, version, each in parts if isinstance(each, Section)
    )
    if errors:
        return FileReport(str(path), errors[0].message, errors[0].line, parts=reports)
    leftover = 0 if isinstance(source, CorpusError) else _leftover_lines(source)
    return FileReport(str(path), leftover_lines=leftover, parts=reports)


def _register(found: Sequence[tuple[CompilationEntry, VersionEntry, Section]]) -> Register:
    return Register.of((entry.id, entry.title, entry.label, section.units) for entry, _, section in found)


def _leftover_lines(sections: Sequence[Section]) -> int:
    before = [section for section in sections if section.part == LEFTOVER]
    return sum(section.text.count("\n", unit.start, unit.end) for section in before for unit in section.units)


# --- one part -------------------------------------------------------------------------------------------------------


def part_report(entry: CompilationEntry, version: VersionEntry, section: Section, register: Register) -> PartReport:
    """What a section holds as the compilation that an entry says it is."""
    compilation = compile_section(section, entry, version, register)
    families = [unit.family for unit in section.headings if not unit.annex]
    problems = list(section.problems)
    if not section.articles:
        problems.append(Problem(1, "no article found", "没有找到条文"))
    return PartReport(
        name=entry.id,
        title=entry.title,
        version=version.version,
        articles=sum(unit.numbered for unit in section.units),
        units=len(section.articles),
        chapters=sum(family in CHAPTERS for family in families),
        sections=families.count(Family.SECTION),
        outline=tuple(_outline(section)),
        blanks=tuple(_entries(compilation, "blanks")),
        outside_documents=tuple(_entries(compilation, "outside")),
        unresolved_references=tuple(_unresolved(compilation)),
        problems=tuple(problems),
    )


def _outline(section: Section) -> Iterator[OutlineEntry]:
    for at, heading in enumerate(section.units):
        if heading.kind != "heading" or heading.family is None:
            continue
        below = 0
        for unit in section.units[at + 1 :]:
            if unit.kind == "heading" and unit.family is not None and unit.path[: len(heading.path)] != heading.path:
                break
            below += unit.kind == "article" and bool(unit.number)
        yield OutlineEntry(heading.line, max(len(heading.path) - 1, 0), heading.title, below)


def _entries(compilation: Compilation, kind: str) -> Iterator[Entry]:
    for article in compilation:
        for span in article.blanks if kind == "blanks" else article.outside:
            yield _entry(article, span.start, span.of(article.text))


def _unresolved(compilation: Compilation) -> Iterator[Entry]:
    """References without a target, with the name of the document before them where there is one."""
    for article in compilation:
        for reference in article.references:
            if not reference.targets:
                named = [span for span in article.outside if 0 <= reference.start - span.end <= 1]
                start = named[0].start if named else reference.start
                yield _entry(article, reference.start, article.text[start : reference.end])


def _entry(article: Article, start: int, text: str) -> Entry:
    return Entry(article.line_of(start), str(article.id), text)


# --- as text --------------------------------------------------------------------------------------------------------


def _file_text(file: FileReport) -> Iterator[str]:
    if file.error:
        yield f"{file.file}:{file.line}: {file.error}" if file.line else f"{file.file}: {file.error}"
    else:
        yield file.file
    if file.leftover_lines:
        yield f"  {file.leftover_lines} lines before the first 篇 are not citable"
    for part in file.parts:
        yield from _part_text(part)


def _part_text(part: PartReport) -> Iterator[str]:
    version = f" (version {part.version})" if part.version else ""
    yield f"  {part.name}: {part.title}{version}"
    yield (
        f"    {part.articles} articles, {part.chapters} chapters, {part.sections} sections; "
        f"{part.units} citable units"
    )  # fmt: skip
    for heading in part.outline:
        yield f"    {heading.line:>5}  {'  ' * heading.level}{heading.title}  ({heading.articles})"
    for title, entries in (
        ("blanks", part.blanks),
        ("outside documents", part.outside_documents),
        ("references that do not resolve", part.unresolved_references),
    ):
        yield f"    {title}: {len(entries)}"
        yield from (f"    {entry.line:>5}  {entry.article}  {entry.text}" for entry in entries)
    yield f"    problems: {len(part.problems)}"
    yield from (f"    {problem.line:>5}  {problem.message}" for problem in part.problems)
