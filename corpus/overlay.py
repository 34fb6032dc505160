"""A corpus folder made of another one and the versions that were published on top of it. The other is never written.

The folder is named by what it holds, so that it is made once, whole, and never changed afterwards.
"""

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from corpus.article import Compilation
from corpus.diff import ALIKE, compare
from corpus.knowledge import load_knowledge
from corpus.library import load_corpus
from corpus.manifest import UNKNOWN, CompilationEntry, VersionEntry, read_manifest
from corpus.ready import READY

CARRIED = "questions/published.toml"


@dataclass(frozen=True)
class PublishedPart:
    """Which compilation a published document is a version of, and which 篇 of the document is that version."""

    compilation: str
    title: str
    label: str = ""
    scope: str = ""
    part: str = ""


@dataclass(frozen=True)
class Published:
    """A document as it was published: in force from `effective` on, taken back on `withdrawn` (None: not)."""

    version: str  # a name that no other version has
    file: str  # its name in the overlay
    content: bytes
    effective: date
    parts: tuple[PublishedPart, ...]
    withdrawn: date | None = None

    @property
    def never_in_force(self) -> bool:
        return self.withdrawn is not None and self.withdrawn <= self.effective


def overlay(base: Path, published: Sequence[Published], folder: Path) -> Path:
    """The folder of a corpus with these published on top, in the order of decisions; `base` where none of them counts.

    Raises CorpusError where a document cannot be read or `base` is broken, and OSError.
    """
    counting = [document for document in published if not document.never_in_force]
    if not counting:
        return base
    manifest = tomli_w.dumps({"compilation": [_table(entry) for entry in entries(base, counting)]})
    made = folder / _name(base, manifest, counting)
    if made.exists():
        return made
    draft = folder / f"draft-{uuid.uuid4().hex[:12]}"
    try:
        shutil.copytree(base, draft, ignore=shutil.ignore_patterns(READY, "__pycache__"))
        (draft / "manifest.toml").write_text(manifest, encoding="utf-8")
        for document in counting:
            (draft / document.file).parent.mkdir(exist_ok=True)
            (draft / document.file).write_bytes(document.content)
        _carry_questions(draft, base)
        os.replace(draft, made)  # noqa: PTH105  (whole or not at all)
    except OSError:
        if not made.exists():  # another process was faster
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return made


def _name(base: Path, manifest: str, published: Sequence[Published]) -> str:
    sha = hashlib.sha256(manifest.encode())
    for file in sorted(path for path in base.rglob("*") if path.is_file() and READY not in path.parts):
        sha.update(str(file.relative_to(base)).encode() + file.read_bytes())
    for document in published:
        sha.update(document.content)
    return sha.hexdigest()[:16]


# --- which version is in force when ---------------------------------------------------------------------------------


def entries(base: Path, published: Sequence[Published]) -> list[CompilationEntry]:
    """The manifest's entries with the published versions among them.

    Of versions that begin on the same day the one decided last counts. Where one was taken back after it had been in
    force, the version before it begins anew on that day: what was in force on the days between stays so.
    """
    found = {entry.id: entry for entry in read_manifest(base / "manifest.toml")}
    for document in published:
        for part in document.parts:
            own = VersionEntry(document.version, document.file, part.part, document.effective, None)
            entry = found.get(part.compilation)
            if entry is None:
                entry = CompilationEntry(part.compilation, part.label or part.title, part.title, part.scope, ())
            found[entry.id] = replace(entry, versions=tuple(_with(entry.versions, own, document.withdrawn)))
    return list(found.values())


def _with(versions: Sequence[VersionEntry], own: VersionEntry, withdrawn: date | None) -> Iterator[VersionEntry]:
    others = [version for version in versions if _since(version) != _since(own)]
    before = _in_force(versions, withdrawn) if withdrawn else None
    restored = []
    if withdrawn and before is None:
        own = replace(own, repealed=withdrawn)
    elif withdrawn and before:
        others = [version for version in others if _since(version) != withdrawn]
        restored = [replace(before, version=f"{before.version}（{withdrawn} 恢复）", effective=withdrawn)]
    yield from sorted([*others, own, *restored], key=_since)


def _in_force(versions: Sequence[VersionEntry], day: date) -> VersionEntry | None:
    begun = [version for version in versions if _since(version) <= day]
    last = max(begun, key=_since, default=None)
    return last if last and (last.repealed is None or day < last.repealed) else None


def _since(version: VersionEntry) -> date:
    return version.effective or date.min


def _table(entry: CompilationEntry) -> dict[str, Any]:
    head = {"id": entry.id, "label": entry.label, "title": entry.title, "scope": entry.scope}
    return {**head, "version": [_version(version) for version in entry.versions]}


def _version(version: VersionEntry) -> dict[str, Any]:
    days = {"effective": version.effective or UNKNOWN, "repealed": version.repealed or UNKNOWN}
    return {"version": version.version, "file": version.file, "part": version.part} | days


# --- expected questions go with the rule, not with its number -------------------------------------------------------


def _carry_questions(folder: Path, base: Path) -> None:
    """Questions are written for the first version. Where another numbers otherwise, each rule keeps its own."""
    known = load_knowledge(base).questions
    first: dict[str, Compilation] = {}
    carried: dict[str, dict[str, list[str]]] = {}
    for version in load_corpus(folder).compilations:
        start = first.setdefault(version.id, version)
        if start is not version:
            for name, questions in _moved(start, version, known):
                carried[f"{name}@{version.version}"] = {"questions": questions}
    path = folder / CARRIED
    path.parent.mkdir(exist_ok=True)
    path.write_text(tomli_w.dumps(carried), encoding="utf-8")


def _moved(
    first: Compilation, version: Compilation, known: dict[str, tuple[str, ...]]
) -> Iterator[tuple[str, list[str]]]:
    for change in compare(first.articles, version.articles):
        if change.after is None or change.kind in ("changed", "moved"):
            continue
        own = known.get(str(change.before.id), ()) if change.before and change.alike >= ALIKE else ()
        yield str(change.after.id), list(own)
