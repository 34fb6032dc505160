"""Documents that HR uploads: read, told apart, and kept as a draft. A bad one is refused whole and changes nothing."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.blanks import only_hr
from assistant.build import Parts
from assistant.regulations import folder_in_use
from corpus.article import Article, Compilation
from corpus.diff import Change, compare
from corpus.files import CorpusError, read_document
from corpus.library import compile_section, section_of
from corpus.manifest import CompilationEntry, VersionEntry, read_manifest
from corpus.marks import plain_title
from corpus.reader import read_lines
from corpus.references import Register
from corpus.unit import Section
from tools.directory import Employee
from tools.publication import MAX_BYTES, MAX_NAME_CHARS, BadVersion, Publication
from tools.store import Origin

MAX_CHARS = 1_000_000  # of a document's text; the index of a longer one would take many minutes
SAME_SHARE = 0.3  # of its articles word for word in a compilation: the document is a version of it
NEW = "new"  # in place of a compilation: a document that is no version of any
DOUBLES_SHOWN = 5


@dataclass(frozen=True)
class Draft:
    """A section of a document as the version of a compilation that it would become, beside the one in force."""

    part: dict[str, str]
    section: Section
    compilation: Compilation
    before: Compilation | None
    changes: tuple[Change, ...]


def upload(
    parts: Parts, by: Employee, name: str, content: bytes, origin: Origin, compilation: str | None = None
) -> Publication:
    """Keep a document as a draft of what it changes. `compilation` says of which it is a version (default: found out
    by its articles), NEW that it is of none. Raises NotAllowed, BadVersion."""
    only_hr(by)
    name = name.strip()
    if not name or len(name) > MAX_NAME_CHARS or re.search(r"[\x00-\x1f/\\]", name):
        raise BadVersion(f"文件名不正确；请用不超过 {MAX_NAME_CHARS} 个字符、不含斜杠的文件名。", "name")
    drafts = [draft for draft in _told_apart(parts, read(name, content), Path(name), compilation) if draft.changes]
    if not drafts:
        raise BadVersion("这份文件和现行版本完全相同，没有需要发布的变化。")
    return _kept(parts, by, name, content, drafts, origin)


def edit(parts: Parts, by: Employee, article_id: str, text: str, origin: Origin) -> Publication:
    """Keep the document of an article as a draft in which that article alone reads otherwise.

    Raises NotAllowed, BadVersion.
    """
    only_hr(by)
    article = parts.searcher.corpus.article(article_id, parts.settings.today())
    if article is None:
        raise BadVersion(f"现行制度里没有“{article_id}”这一条；请从目录里选。", "article_id")
    text = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip("\n")
    if text == article.text:
        raise BadVersion("文字和现行版本相同，没有需要发布的变化。", "text")
    content = _with_article(parts, article, text).encode()
    try:
        found = _told_apart(parts, read("修订.txt", content), Path("修订.txt"), None)
    except BadVersion as problem:
        raise BadVersion(f"修改后的条文读不出来：{problem}", "text") from None
    drafts = [draft for draft in found if draft.changes]
    changed = [change for draft in drafts for change in draft.changes]
    if [str(change.article.id) for change in changed] != [article_id] or changed[0].kind != "changed":
        others = "、".join(change.article.label for change in changed if str(change.article.id) != article_id)
        raise BadVersion(
            f"这样改会影响别的条文（{others or '这一条的编号'}）；单条修订请保留条号，增删条文请上传整份文件。", "text"
        )
    return _kept(parts, by, f"{article.label} 修订.txt", content, drafts, origin)


def _kept(
    parts: Parts, by: Employee, name: str, content: bytes, drafts: Sequence[Draft], origin: Origin
) -> Publication:
    described = [draft.part for draft in drafts]
    return parts.store.publications.add(name, content, described, by.name, replace(origin, who=by.id))


def read(name: str, content: bytes) -> list[Section]:
    """The sections of a document that hold articles. Raises BadVersion, in words for HR."""
    if not 0 < len(content) <= MAX_BYTES:
        raise BadVersion(f"文件应大于 0 且不超过 {MAX_BYTES // 1024 // 1024} MiB。")
    try:
        lines = read_document(Path(name), content)
    except CorpusError as problem:
        raise BadVersion(problem.zh) from None
    if sum(len(line.text) for line in lines) > MAX_CHARS:
        raise BadVersion(f"文件的文字超过 {MAX_CHARS // 10_000} 万字；请分成几份文件上传。")
    sections = [section for section in read_lines(lines) if section.articles]
    if not sections:
        raise BadVersion("没有读到条文；请检查文件里是否有“第一条”或“1.1”这样的编号。")
    doubles = [f"第 {p.line} 行：{p.zh}" for section in sections for p in section.problems if p.double]
    if doubles:
        more = f"；另有 {len(doubles) - DOUBLES_SHOWN} 处" if len(doubles) > DOUBLES_SHOWN else ""
        raise BadVersion(f"编号有重复，请改正后再上传。{'；'.join(doubles[:DOUBLES_SHOWN])}{more}。")
    return sections


# --- which compilation a document is a version of -------------------------------------------------------------------


def drafts_of(parts: Parts, publication: Publication, content: bytes) -> list[Draft]:
    """A kept document as the versions that it was kept as, beside what is (or, once published, was) in force."""
    sections = {section.part: section for section in read(publication.file_name, content)}
    file = Path(publication.file_name)
    return [
        _draft(part, sections[part["part"]], _before(parts, part["compilation"], publication), file)
        for part in publication.parts
    ]


def _before(parts: Parts, compilation: str, publication: Publication) -> Compilation | None:
    """The version that a document takes the place of."""
    if publication.effective is None:
        current = parts.searcher.corpus.in_force(parts.settings.today())
        return next((version for version in current if version.id == compilation), None)
    begun = [
        version
        for version in parts.searcher.corpus.compilations
        if version.id == compilation and (version.effective or date.min) < publication.effective
    ]
    return max(begun, key=lambda version: version.effective or date.min, default=None)


def _told_apart(parts: Parts, sections: Sequence[Section], file: Path, wanted: str | None) -> list[Draft]:
    current = parts.searcher.corpus.in_force(parts.settings.today())
    taken: set[str] = set()
    drafts = []
    for section in sections:
        before = _meant(section, [version for version in current if version.id not in taken], wanted, len(sections))
        if before is None and wanted not in (None, NEW):
            continue  # of several 篇 only the one that is asked for
        part = _part(section, before, file, lambda: _new_id(parts, taken))
        taken.add(part["compilation"])
        drafts.append(_draft(part, section, before, file))
    if not drafts:
        raise BadVersion("文件里没有和所选制度对应的内容；请改选“自动识别”。", "compilation")
    return drafts


def _meant(section: Section, current: Sequence[Compilation], wanted: str | None, sections: int) -> Compilation | None:
    if wanted == NEW:
        return None
    if wanted is not None and not any(version.id == wanted for version in current) and sections == 1:
        raise BadVersion(f"没有编号为 {wanted} 的制度；请从列表中选择。", "compilation")
    among = [version for version in current if wanted in (None, version.id)]
    if wanted is not None and sections == 1:
        return among[0]
    rules = {section.text[unit.start : unit.end].strip("\n") for unit in section.articles}
    shares = [(len(rules & {article.text for article in version}) / len(rules), version) for version in among]
    best = max(shares, key=lambda pair: pair[0], default=None)
    if best and best[0] >= SAME_SHARE:
        return best[1]
    named = (version for version in among if plain_title(version.title) == plain_title(section.title))
    return next(named, None)


def _part(section: Section, before: Compilation | None, file: Path, new_id: Callable[[], str]) -> dict[str, str]:
    if before:
        known = {"compilation": before.id, "title": before.title, "label": before.label, "scope": before.scope}
        return known | {"part": section.part}
    title = (section.title or file.stem)[:60]
    return {"compilation": new_id(), "title": title, "label": f"《{title}》", "scope": "", "part": section.part}


def _new_id(parts: Parts, taken: Iterable[str]) -> str:
    """doc-1, doc-2, …: one that no compilation ever had."""
    kept = (part["compilation"] for each in parts.store.publications.all() for part in each.parts)
    known = {version.id for version in parts.searcher.corpus.compilations}.union(kept, taken)
    return next(name for number in range(1, len(known) + 2) if (name := f"doc-{number}") not in known)


def _draft(part: dict[str, str], section: Section, before: Compilation | None, file: Path) -> Draft:
    entry, version, register = as_entry(part, section, file)
    compilation = compile_section(section, entry, version, register)
    changes = compare(before.articles if before else (), compilation.articles)
    return Draft(part, section, compilation, before, changes)


def as_entry(part: dict[str, str], section: Section, file: Path) -> tuple[CompilationEntry, VersionEntry, Register]:
    version = VersionEntry("草稿", file.name, part["part"], None, None)
    entry = CompilationEntry(part["compilation"], part["label"], part["title"], part["scope"], (version,))
    return entry, version, Register.of([(entry.id, entry.title, entry.label, section.units)])


# --- one article -----------------------------------------------------------------------------------------------------


def _with_article(parts: Parts, article: Article, text: str) -> str:
    """The whole document of an article with other words in its place, as plain text."""
    folder = folder_in_use(parts.settings)
    version = _version_of(parts, article, read_manifest(folder / "manifest.toml"))
    file = folder / version.file
    section = section_of(read_lines(read_document(file, file.read_bytes())), version, folder)
    unit = next(unit for unit in section.articles if unit.local == article.id.local)
    raw = section.text[unit.start : unit.end]
    head, tail = raw[: len(raw) - len(raw.lstrip("\n"))], raw[len(raw.rstrip("\n")) :]
    return section.text[: unit.start] + head + text + tail + section.text[unit.end :]


def _version_of(parts: Parts, article: Article, entries: Iterable[CompilationEntry]) -> VersionEntry:
    in_force = parts.searcher.corpus.in_force(parts.settings.today())
    name = next(version.version for version in in_force if version.id == article.id.compilation)
    entry = next(entry for entry in entries if entry.id == article.id.compilation)
    return next(version for version in entry.versions if version.version == name)
