"""The manifest: which compilations there are, in which versions, from which files (manifest.toml)."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from corpus.files import CorpusError

UNKNOWN = "unknown"
COMPILATION_KEYS = ("id", "label", "title", "scope", "version")
VERSION_KEYS = ("version", "file", "part", "effective", "repealed")


@dataclass(frozen=True)
class VersionEntry:
    """One version: its file (relative to the manifest), the 篇 in it, and the days on which it is in force."""

    version: str
    file: str
    part: str
    effective: date | None
    repealed: date | None


@dataclass(frozen=True)
class CompilationEntry:
    """One compilation as the manifest describes it."""

    id: str
    label: str
    title: str
    scope: str
    versions: tuple[VersionEntry, ...]


def read_manifest(path: Path) -> list[CompilationEntry]:
    """Raises CorpusError naming the key that is missing or wrong, its line, and what would be right."""
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise CorpusError(path, 0, f"cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(path, _line_in(str(error)), f"is not valid TOML: {error}") from None
    source = _Source(path, text)
    entries = [source.compilation(entry) for entry in source.tables(data, "compilation", "the manifest")]
    for key, count in Counter(entry.id for entry in entries).items():
        if count > 1:
            raise source.error(key, f"names compilation {key!r} twice; put its versions into one [[compilation]]")
    return entries


def _line_in(message: str) -> int:
    match = re.search(r"line (\d+)", message)
    return int(match[1]) if match else 1


@dataclass(frozen=True)
class _Source:
    """The manifest's own text, by which an error finds its line."""

    path: Path
    text: str

    def error(self, near: str, message: str) -> CorpusError:
        """The error at the first line that holds `near` in quotes; at the first line where none does."""
        at = self.text.find(f'"{near}"') if near else -1
        return CorpusError(self.path, self.text.count("\n", 0, max(at, 0)) + 1, message)

    def tables(self, data: dict[str, Any], key: str, where: str, near: str = "") -> list[dict[str, Any]]:
        tables = data.get(key)
        name = "compilation" if key == "compilation" else f"compilation.{key}"
        if not tables or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self.error(near, f"{where} names no {key}; add a [[{name}]] table")
        return tables

    def compilation(self, entry: dict[str, Any]) -> CompilationEntry:
        name = self._text(entry, "id", "a [[compilation]]")
        if not re.fullmatch(r"[\w.-]+", name):
            raise self.error(name, f"compilation id {name!r} may hold letters, digits, '.', '_' and '-' only")
        where = f"compilation {name!r}"
        self._known(entry, COMPILATION_KEYS, where, name)
        versions = tuple(self._version(each, where, name) for each in self.tables(entry, "version", where, name))
        self._check_days(versions, where, name)
        title = self._text(entry, "title", where, name)
        label = self._text({"label": title} | entry, "label", where, name)
        return CompilationEntry(name, label, title, str(entry.get("scope", "")), versions)

    def _version(self, entry: dict[str, Any], where: str, near: str) -> VersionEntry:
        self._known(entry, VERSION_KEYS, where, near)
        version = VersionEntry(
            version=self._text(entry, "version", where, near),
            file=self._text(entry, "file", where, near),
            part=str(entry.get("part", "")),
            effective=self._day(entry, "effective", where, near),
            repealed=self._day(entry, "repealed", where, near),
        )
        if version.effective and version.repealed and version.repealed <= version.effective:
            raise self.error(near, f"{where}: version {version.version!r} is repealed before it is effective")
        return version

    def _check_days(self, versions: Sequence[VersionEntry], where: str, near: str) -> None:
        """With two versions it must be certain which one is in force: only the oldest may have no date."""
        if any(version.effective is None for version in versions[1:]):
            raise self.error(near, f"{where} has several versions: each but the first needs effective = a date")
        for values, what in ((Counter(v.effective for v in versions), "effective dates"),
                             (Counter(v.version for v in versions), "version names")):  # fmt: skip
            if max(values.values()) > 1:
                raise self.error(near, f"{where} has two versions with equal {what}")

    def _known(self, entry: dict[str, Any], keys: Sequence[str], where: str, near: str) -> None:
        for key in entry:
            if key not in keys:
                raise self.error(near, f"{where}: unknown key {key!r}; known are {', '.join(keys)}")

    def _text(self, entry: dict[str, Any], key: str, where: str, near: str = "") -> str:
        value = entry.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(near, f'{where} needs {key} = "…"')
        return value

    def _day(self, entry: dict[str, Any], key: str, where: str, near: str) -> date | None:
        value = entry.get(key, UNKNOWN)
        if value == UNKNOWN:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise self.error(near, f'{where}: {key} is a date such as 2025-01-31, or "{UNKNOWN}"; found {value!r}')
