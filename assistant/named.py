"""The places that a message names: chapters, sections and articles by number, compilations by number or by name."""

import re
from collections.abc import Sequence

from assistant.compilations import NUMBER, ORDINALS, compilations, spoken
from assistant.places import Absent, Named, Place, divisions, whole
from corpus.article import Compilation
from corpus.numerals import NUMERAL, chinese_numeral, parse_numeral

_DIVISION = re.compile(
    rf"第\s*(?P<a>{NUMERAL})\s*(?:个\s*)?(?P<ak>章|节|编|部分|模块)(?![课子程日约能省])|(?P<bk>模块|chapter|module|part)\s*(?P<b>{NUMBER})(?![a-z\d.])"
    rf"|(?P<ck>section)\s*(?P<c>\d+)(?![.\d])|\b(?P<d>{'|'.join(ORDINALS)})\s+(?P<dk>chapter|module|section|part)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    rf"(?:第\s*|(?<!最[长短大小多少]的)(?<![第上下这那每哪前后某同任有几\d.〇零一二两三四五六七八九十百千]))(?P<n>{NUMERAL})\s*条(?:\s*之\s*(?P<sub>{NUMERAL}))?|(?<![\d.])(?P<dotted>\d{{1,2}}\.\d{{1,2}})(?![\d.])"
    r"|\barticle\s*(?P<en>\d+)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:到|至|-|—|~|\bto\b)\s*", re.IGNORECASE)
LISTED = 10  # places of one range that are said not to be there
_KINDS = {"chapter": "章", "module": "模块", "section": "节", "part": "部分"}
_WIDTH = {"编": 0, "部分": 1, "模块": 1, "章": 2, "节": 3}  # a narrower kind right after a wider one lies within it


_SECTION_OF = re.compile(
    rf"(?:第\s*(?P<a>{NUMERAL})\s*(?P<ak>部分|编)|(?P<bk>模块)\s*(?P<b>{NUMERAL}))\s*的?\s*第\s*(?P<n>{NUMERAL})\s*(?:小?节(?![课日约能省])|小?点|小?项)"
)


def dotted(text: str, versions: Sequence[Compilation]) -> str:
    """第五部分第四节 as 篇二5.4, where a part has sections with such numbers and no headings that are called so."""
    for match in reversed(list(_SECTION_OF.finditer(text))):
        kind, number = match["ak"] or match["bk"], parse_numeral(match["a"] or match["b"]) or 0
        local = f"{number}.{parse_numeral(match['n'])}"
        parts = [place for place in whole(versions) for place in divisions(place) if place.kind == kind]
        there = [p for p in parts if p.number == number and any(a.id.local == local for a in p.articles)]
        if len(there) == 1:
            text = f"{text[: match.start()]} {there[0].version.label} {local} {text[match.end() :]}"
    return text


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
    within, absent, rest = compilations(dotted(text, versions), versions)
    found, missing, rest = _by_number(rest, within, len(versions))
    named = tuple(found) or (within if len(within) < len(versions) and not missing else ())
    return Named(named, (*absent, *missing), (), rest)


def _local(match: re.Match[str]) -> str:
    if match["n"]:
        return f"{parse_numeral(match['n'])}" + (f"之{parse_numeral(match['sub'])}" if match["sub"] else "")
    return str(match["dotted"] or match["en"])


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
    return _KINDS.get(kind, kind), spoken(next(match[n] for n in ("a", "b", "c", "d") if match[n]))


def _told(kind: str, number: int) -> str:
    numeral = chinese_numeral(number) or "零"
    return f"模块{numeral}" if kind == "模块" else f"第{numeral}{kind}"
