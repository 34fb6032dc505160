"""The compilations that a message names: by number (篇二, the third compilation), id, or name (生产那篇, 营销手册)."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.places import NAMES, Absent, Place, covers, divisions, title_of, whole
from corpus.article import Compilation
from corpus.numerals import NUMERAL, chinese_numeral, parse_numeral

NAMED_MOST = 5  # times that one message is looked through for the name of a compilation
_CARDINALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
NUMBER = rf"(?:{NUMERAL}|\d+|{'|'.join(_CARDINALS)})"
# 篇二6.1 is 篇二 and 6.1, 篇一一共 is 篇一 and 一共: the number of a 篇 is written in one way only.
_WRITTEN = r"(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|\d+(?![.\d]))"
_HAN = "(?-i:[一-鿿])"  # where case is ignored, re would look for the other case of each of these 20,000 letters
_BOOK = r"compilation|volume|handbook|manual|rulebook|book"
_BY_NUMBER = re.compile(
    rf"第\s*(?P<a>{NUMERAL})\s*(?:篇|册|套|本|部(?!分)|份|个?\s*(?:管理)?(?:制度)?(?:汇编|手册))(?:的?(?:制度)?(?:汇编|手册))?"
    rf"|(?:(?<![那这每哪几各一二三两四五六七八九十\d])篇|(?<!{_HAN})[偏骗遍片])\s*(?P<b>{_WRITTEN})"
    rf"|(?<=[一二三四五六七八九十\d])篇\s*(?P<c>{_WRITTEN})(?!\s*共)|(?:汇编|手册)\s*\(?(?P<d>{_WRITTEN})\)?(?=\s*(?:[的第里中有,。?!、\d]|附则|前言|宗旨|$))"
    rf"|\b(?:{_BOOK})\s*(?:no\.?|number)?\s*(?P<e>{NUMBER})\b|\b(?P<f>{'|'.join(ORDINALS)}|[1-9](?:st|nd|rd|th))\s+(?:{_BOOK})\b"
    rf"|(?P<last>最后(?:一)?篇|末篇|\blast\s+(?:{_BOOK})\b)",
    re.IGNORECASE,
)
_PART = re.compile(rf"\bpart\s*({NUMBER})\b", re.IGNORECASE)  # of the compilation where one is named beside it
_LOOSE = r"[那这]一?(?:篇|本|册|套|部(?!分))(?:管理|制度|汇编|手册|规章)*|篇(?=[\d\s的里中第共一]|$)"
_BESIDE_NUMBER = re.compile(
    rf"\s*(?P<word>[a-z][a-z &]*?|{_HAN}{{2,8}})\s*"
    rf"(?:(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?)|第\s*(?P<nth>{NUMERAL})\s*条)\s*[?。!]?\s*",
    re.IGNORECASE,
)  # the whole message
_CALLED = re.compile(
    rf"(?P<word>(?<![a-z])[a-z][a-z &]{{1,40}}|{_HAN}{{2,12}}?)\s*的?"
    rf"(?:(?P<loose>{_LOOSE})|(?:管理|制度)*(?:汇编|手册)|\b(?:{_BOOK}|regulations|rules)\b)",
    re.IGNORECASE,
)


def compilations(text: str, versions: Sequence[Compilation]) -> tuple[tuple[Place, ...], list[Absent], str]:
    """The compilations that a message is narrowed to (all where it names none), those that are not, and the rest."""
    everything = whole(versions)
    named_so = "|".join(re.escape(version.id) for version in versions) or r"(?!)"
    ids = re.compile(rf"(?<![\w-])({named_so})(?![\w/-])(?:\s+(?:{_BOOK}))?", re.IGNORECASE)
    wanted = [place for match in ids.finditer(text) for place in everything if place.version.id == match[1].lower()]
    rest = ids.sub(" ", text)
    absent = []
    numbered = list(_BY_NUMBER.finditer(rest))
    if not (numbered or wanted):
        numbered = [m for m in _PART.finditer(rest) if spoken(m[1]) <= len(everything)]
    for match in numbered:
        number = chinese_numeral(_number_of(match, len(everything)))
        named = [place for place in everything if place.version.label in (f"篇{number}", f"第{number}篇")]
        wanted += named
        if not named:
            absent.append(Absent(f"篇{number or match[0].strip()}", "篇", everything))
    rest = _without(rest, [match.span() for match in numbered])
    called = list(_by_name(rest, everything)) or list(_beside_number(rest, everything))
    rest = _without(rest, [span for _, span in called])
    wanted += [place for place, _ in called]
    return tuple(dict.fromkeys(wanted)) or everything, absent, rest


def spoken(said: str) -> int:
    """The number that 三, 3, three, third or 3rd says; 0 for any other word."""
    word = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", said.lower())
    for words in (_CARDINALS, ORDINALS):
        if word in words:
            return words.index(word) + 1
    return parse_numeral(word) or 0


def _number_of(match: re.Match[str], count: int) -> int:
    groups = match.groupdict()
    if groups.get("last"):
        return count
    return spoken(next(group for group in match.groups() if group))


def _by_name(text: str, everything: Sequence[Place]) -> Iterator[tuple[Place, tuple[int, int]]]:
    """生产那篇: the longest words before 那篇 that one compilation's title says, or only its headings or articles."""
    for match in islice(_CALLED.finditer(text), NAMED_MOST):
        start, word = match.start("word"), match["word"]
        starts = (
            [m.start() for m in re.finditer(r"(?<![a-z])[a-z]", word, re.IGNORECASE)]
            if word.isascii()
            else range(len(word) - 1)
        )
        for at in starts:
            if place := _called(word[at:], everything, loose=bool(match["loose"])):
                yield place, (start + at, match.end())
                break


def _beside_number(text: str, everything: Sequence[Place]) -> Iterator[tuple[Place, tuple[int, int]]]:
    """hr 14, 客服4.3: a compilation by its name and the number of one of its articles, and nothing else."""
    match = _BESIDE_NUMBER.fullmatch(text)
    place = match and _called(match["word"], everything, loose=False)
    local = match and (match["number"] or str(parse_numeral(match["nth"])))
    if match and place and any(article.id.local == local for article in place.articles):
        yield place, match.span("word")


def _called(name: str, everything: Sequence[Place], *, loose: bool) -> Place | None:
    ways = [[(place, title_of(place)) for place in everything]]
    if loose:
        ways.append([(place, title_of(below)) for place in everything for below in divisions(place)])
        ways.append([(place, article.title) for place in everything for article in place.articles])
    for way in ways:
        found = list(dict.fromkeys(place for place, title in way if covers(title, name.strip(), NAMES)))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
