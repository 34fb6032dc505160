"""Places of the regulations: a compilation, a chapter, a section, one article; and those that a message names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.article import Article, Compilation
from corpus.numerals import NUMERAL, chinese_numeral, parse_numeral

_NUMBERED = re.compile(r"\d+(?:\.\d+)*(?:之\d+)?")
_HEADING = re.compile(rf"第\s*({NUMERAL})\s*(章|节|编|部分)|(模块)\s*({NUMERAL})")
_GENERIC = re.compile(r"管理|制度|规范|公司|企业|汇编|导向型|[与和及、:,()\s]")
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_N = rf"(?:{NUMERAL}|\d+|{'|'.join(_WORDS)})"
# 篇二6.1 is 篇二 and 6.1: the number of a 篇 is written in one way only.
_PART = re.compile(
    rf"第\s*(?P<a>{NUMERAL})\s*篇|篇\s*(?P<b>[一二三四五六七八九十百]+|\d+)|\b(?:part|volume|compilation)\s*(?P<c>{_N})\b",
    re.IGNORECASE,
)
_DIVISION = re.compile(
    rf"第\s*(?P<a>{NUMERAL})\s*(?:个\s*)?(?P<ak>章|节|编|部分|模块)(?![课子程日约能省])|(?P<bk>模块|chapter|module)\s*(?P<b>{_N})(?![a-z\d.])"
    rf"|(?P<ck>section)\s*(?P<c>\d+)(?![.\d])|\b(?P<d>{'|'.join(_ORDINALS)})\s+(?P<dk>chapter|module|section)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    rf"(?:第\s*|(?<![第上下这那每哪前后某同任有几\d.〇零一二两三四五六七八九十百千]))(?P<n>{NUMERAL})\s*条(?:\s*之\s*(?P<sub>{NUMERAL}))?|(?<![\d.])(?P<dotted>\d{{1,2}}\.\d{{1,2}})(?![\d.])"
    r"|\barticle\s*(?P<en>\d+)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:到|至|-|—|~|\bto\b)\s*", re.IGNORECASE)
LISTED = 10  # places of one range that are said not to be there
_KINDS = {"chapter": "章", "module": "模块", "section": "节"}
_WIDTH = {"编": 0, "部分": 1, "模块": 1, "章": 2, "节": 3}  # a narrower kind right after a wider one lies within it


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


def find_places(text: str, versions: Sequence[Compilation]) -> Named:
    """The places that a normalised message names: by number (第二章第三节, 篇二, 第24条), or 总则 and its like."""
    named = find_divisions(text, versions)
    found, rest = list(named.places), named.rest
    within = whole(tuple(dict.fromkeys(place.version for place in found)) or versions)
    compilations = [place for place in found if not place.path]
    headings = [below for place in within for below in divisions(place) if not below.kind and below.path[-1] in rest]
    if headings:
        found = [place for place in found if place not in compilations] + headings
    for place in headings:
        rest = rest.replace(place.path[-1], " ")
    articles = tuple(
        Place(place.version, article.path, (article,))
        for place in within
        for match in _ARTICLE.finditer(rest)
        for article in place.articles
        if article.id.local == _local(match)
    )
    rest = _ARTICLE.sub(" ", rest) if articles else rest
    return Named(tuple(found), named.absent, articles, rest)


def find_divisions(text: str, versions: Sequence[Compilation]) -> Named:
    """The compilations and headings that a normalised message names by number; no articles."""
    within, absent, rest = _compilations(text, versions)
    found, missing, rest = _by_number(rest, within, len(versions))
    named = tuple(found) or (within if len(within) < len(versions) and not missing else ())
    return Named(named, (*absent, *missing), (), rest)


def _local(match: re.Match[str]) -> str:
    if match["n"]:
        return f"{parse_numeral(match['n'])}" + (f"之{parse_numeral(match['sub'])}" if match["sub"] else "")
    return str(match["dotted"] or match["en"])


def _number(said: str) -> int:
    word = said.lower()
    for words in (_WORDS, _ORDINALS):
        if word in words:
            return words.index(word) + 1
    return parse_numeral(said) or 0


def _compilations(text: str, versions: Sequence[Compilation]) -> tuple[tuple[Place, ...], list[Absent], str]:
    """The compilations that a message is narrowed to (all where it names none), those that are not, and the rest."""
    everything = whole(versions)
    ids = re.compile("|".join(rf"(?<![\w-]){re.escape(v.id)}(?![\w/-])" for v in versions) or r"(?!)", re.IGNORECASE)
    wanted = [place for match in ids.finditer(text) for place in everything if place.version.id == match[0].lower()]
    absent = []
    for match in _PART.finditer(text):
        number = chinese_numeral(_number(next(group for group in match.groups() if group)))
        named = [place for place in everything if place.version.label in (f"篇{number}", f"第{number}篇")]
        wanted += named
        if not named:
            absent.append(Absent(f"篇{number or match[0].strip()}", "篇", everything))
    return tuple(dict.fromkeys(wanted)) or everything, absent, _PART.sub(" ", ids.sub(" ", text))


def _by_number(text: str, within: tuple[Place, ...], everything: int) -> tuple[list[Place], list[Absent], str]:
    """第一章第三节 is one place; 第一章和第二章 are two; 第一章到第三章 are three."""
    groups: dict[int, tuple[str, tuple[Place, ...]]] = {}  # width → what was said and found last, the wider ones first
    found: list[Place] = []
    absent: list[Absent] = []
    before, end = ("", 0), 0
    for match in _DIVISION.finditer(text):
        kind, number = _asked(match)
        groups = {width: group for width, group in groups.items() if width < _WIDTH[kind]}
        said, around = list(groups.values())[-1] if groups else ("", within)
        first = before[1] + 1 if before[0] == kind and _TO.fullmatch(text[end : match.start()]) else number
        inner = tuple(d for p in around for d in divisions(p) if d.kind == kind and first <= d.number <= number)
        found = [place for place in found if place not in around]
        there = {place.number for place in inner}
        before_it = said or ("" if len(around) == everything else "、".join(place.name for place in around))
        missing = [n for n in range(first, number + 1) if n not in there][:LISTED] if around else []
        absent += (Absent(before_it + _told(kind, n), kind, around) for n in missing)
        found += inner
        groups[_WIDTH[kind]] = (said + _told(kind, number), inner)
        before, end = (kind, number), match.end()
    return list(dict.fromkeys(found)), absent, _DIVISION.sub(" ", text)


def _asked(match: re.Match[str]) -> tuple[str, int]:
    kind = next(match[k] for k in ("ak", "bk", "ck", "dk") if match[k]).lower()
    return _KINDS.get(kind, kind), _number(next(match[n] for n in ("a", "b", "c", "d") if match[n]))


def _told(kind: str, number: int) -> str:
    numeral = chinese_numeral(number) or "零"
    return f"模块{numeral}" if kind == "模块" else f"第{numeral}{kind}"


def by_name(words: Sequence[str], kind: str, within: Sequence[Place], names: dict[str, str]) -> tuple[Place, ...]:
    """The places whose heading holds all of `words`, in pieces of two characters and more; the closest of several.

    `names` says what else a heading may call a thing. `kind`, where it is not empty, is the kind that is preferred.
    """
    said = [word for word in words if not _GENERIC.fullmatch(word)]
    if not said or len(said) < len(words):
        return ()
    everything = [*within, *(below for place in within for below in divisions(place))]
    found = [place for place in everything if all(covers(_bare(place), word, names) for word in said)]
    alike = [place for place in found if place.kind == kind] or found
    shortest = min((len(_bare(place)) for place in alike), default=0)
    return tuple(place for place in alike if len(_bare(place)) == shortest)


def covers(name: str, word: str, names: dict[str, str]) -> bool:
    """Whether a heading says `word`, whole or in pieces, in its own words or in what it may call them."""
    word = word.lower()
    for said in sorted(names, key=len, reverse=True):
        pattern = rf"\b{re.escape(said)}\b" if said.isascii() else re.escape(said)
        word = re.sub(pattern, names[said], word) if said not in name else word
    word = re.sub(r"\s", "", word)
    return len(word) > 1 and _in_pieces(word, name.lower())


def _in_pieces(word: str, name: str) -> bool:
    return not word or any(word[:n] in name and _in_pieces(word[n:], name) for n in range(len(word), 1, -1))


def _bare(place: Place) -> str:
    """A heading without its number; a compilation's name is what its title says in brackets."""
    if place.path:
        return re.sub(rf"^(?:{_HEADING.pattern})[::\s]*", "", place.path[-1])
    inner = re.search(r"\(([^()]+)\)", place.version.title)
    return inner[1] if inner else place.version.title


def _short(title: str) -> str:
    match = _HEADING.match(title)
    return match[0] if match else title
