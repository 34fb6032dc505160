"""Places of the regulations: a compilation, a chapter, a section, one article; and which of them a name fits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import rtoml

from corpus.article import Article, Compilation
from corpus.numerals import NUMERAL, parse_numeral

_NUMBERED = re.compile(r"\d+(?:\.\d+)*(?:之\d+)?")
_HEADING = re.compile(rf"第\s*({NUMERAL})\s*(章|节|编|部分)|(模块)\s*({NUMERAL})")
_GENERIC = re.compile(r"管理|制度|规范|公司|企业|汇编|导向型|[与和及、:,()\s]")
OUTLINE: dict[str, Any] = rtoml.load(Path(__file__).with_name("outline.toml"))
# What people call a part → how its heading may call it; the longest first, which is tried first.
NAMES: dict[str, str] = dict(sorted(OUTLINE["names"].items(), key=lambda name: -len(name[0])))


@dataclass(frozen=True)
class Place:
    """A compilation (`path` is empty), a heading of it with what is below, or one article; articles in order."""

    version: Compilation = field(hash=False, repr=False)
    path: tuple[str, ...]
    articles: tuple[Article, ...] = field(hash=False, repr=False)

    @property
    def name(self) -> str:
        """As it is told: 篇一, 篇一 第一章 第三节:考勤与休假管理."""
        return " ".join([self.version.label, *([self.name_within(0)] if self.path else [])])

    def name_within(self, depth: int) -> str:
        """As it is told below the first `depth` headings of its path."""
        above = [_short(title) for title in self.path[depth:-1]]
        return " ".join([*above, *self.path[-1:]])

    @property
    def kind(self) -> str:
        """篇, 章, 节, 部分, 模块; empty for a heading without a number."""
        match = _HEADING.match(self.path[-1]) if self.path else None
        return "" if self.path and not match else (match[2] or match[3] if match else "篇")

    @property
    def number(self) -> int:
        match = _HEADING.match(self.path[-1]) if self.path else None
        return (parse_numeral(match[1] or match[4]) or 0) if match else 0

    @property
    def numbered(self) -> tuple[Article, ...]:
        """The articles that have a number: 前言 and the lines of an 附则 without numbers have none."""
        return tuple(article for article in self.articles if _NUMBERED.fullmatch(article.id.local))

    @property
    def unnumbered(self) -> tuple[Article, ...]:
        return tuple(article for article in self.articles if not _NUMBERED.fullmatch(article.id.local))


@dataclass(frozen=True)
class Absent:
    """A place that a message names and that there is not: as it was said, its kind, and where it was looked for."""

    said: str
    kind: str
    within: tuple[Place, ...]


@dataclass(frozen=True)
class Named:
    """The places that a message names by number, those that are not there, and what else it says."""

    places: tuple[Place, ...]
    absent: tuple[Absent, ...]
    articles: tuple[Place, ...]
    rest: str


def whole(versions: Sequence[Compilation]) -> tuple[Place, ...]:
    return tuple(Place(version, (), version.articles) for version in versions)


@lru_cache(maxsize=256)
def divisions(place: Place) -> tuple[Place, ...]:
    """Every heading below a place with the articles below it, in order."""
    below: dict[tuple[str, ...], list[Article]] = {}
    for article in place.articles:
        for depth in range(len(place.path) + 1, len(article.path) + 1):
            below.setdefault(article.path[:depth], []).append(article)
    return tuple(Place(place.version, path, tuple(articles)) for path, articles in below.items())


def children(place: Place) -> tuple[Place, ...]:
    return tuple(below for below in divisions(place) if len(below.path) == len(place.path) + 1)


def place_of(article: Article, version: Compilation) -> Place:
    """The narrowest heading above an article."""
    return Place(version, article.path, tuple(a for a in version if a.path == article.path))


def by_name(words: Sequence[str], kind: str, within: Sequence[Place], names: dict[str, str]) -> tuple[Place, ...]:
    """The places whose heading holds all of `words`, in pieces of two characters and more; the closest of several.

    `names` says what else a heading may call a thing. `kind`, where it is not empty, is the kind that is preferred.
    """
    said = [word for word in words if not _GENERIC.fullmatch(word)]
    if not said or len(said) < len(words):
        return ()
    everything = [*within, *(below for place in within for below in divisions(place))]
    found = [place for place in everything if all(covers(title_of(place), word, names) for word in said)]
    alike = [place for place in found if place.kind == kind] or found
    shortest = min((len(title_of(place)) for place in alike), default=0)
    return tuple(place for place in alike if len(title_of(place)) == shortest)


def covers(name: str, word: str, names: dict[str, str]) -> bool:
    """Whether a heading says `word`, whole or in pieces, in its own words or in what it may call them."""
    word = word.lower()
    for said, called in names.items():
        if said in word and said not in name:
            word = re.sub(rf"\b{re.escape(said)}\b", called, word) if said.isascii() else word.replace(said, called)
    word = re.sub(r"\s", "", word)
    return len(word) > 1 and _in_pieces(word, name.lower())


def _in_pieces(word: str, name: str) -> bool:
    return not word or any(word[:n] in name and _in_pieces(word[n:], name) for n in range(len(word), 1, -1))


def title_of(place: Place) -> str:
    """A heading without its number; a compilation's name is what its title says in brackets."""
    if place.path:
        return re.sub(rf"^(?:{_HEADING.pattern})[::\s]*", "", place.path[-1])
    inner = re.search(r"\(([^()]+)\)", place.version.title)
    return inner[1] if inner else place.version.title


def _short(title: str) -> str:
    match = _HEADING.match(title)
    return match[0] if match else title
