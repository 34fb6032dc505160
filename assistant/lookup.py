"""Articles asked for by number: 第二十条原文, 二十条, 篇二6.1, 4.3, 第十条到第十二条, article 14, 附则."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.article import Article, Compilation
from corpus.headings import QUANTITY
from corpus.library import Corpus
from corpus.numerals import NUMERAL, chinese_numeral, parse_numeral

_PLACE = r"(?:第\s*([一二三四五六七八九十]+|\d+)\s*篇|篇\s*([一二三四五六七八九十]+|\d)|(?:part|volume)\s*(\d+))"
_COMPILATION = re.compile(_PLACE, re.IGNORECASE)
_ID = re.compile(r"(?P<compilation>[a-z][\w-]*)/(?P<local>[\w.之~-]+)", re.IGNORECASE)
_RANGE = re.compile(rf"第?\s*({NUMERAL})\s*条?\s*(?:至|到|-|—|~)\s*第?\s*({NUMERAL})\s*条")
_ARTICLE = re.compile(
    rf"(?:(?<!倒数)第|(?<![第上下这那每哪前后某同任有几数头点廿-]))\s*(?P<n>{NUMERAL})\s*条(?:\s*之\s*(?P<sub>{NUMERAL}))?"
)
_LISTED = re.compile(rf"第?\s*({NUMERAL})\s*[、,和与]\s*(?=第?\s*(?:{NUMERAL}\s*[、,和与]\s*)*第?\s*{NUMERAL}\s*条)")
_ENGLISH = re.compile(r"\b(?:articles?|art\.?|clauses?|sections?|rules?)\s*(?:no\.?\s*)?(\d+(?:\.\d+)*)", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.])")
_NAMED = re.compile(rf"(前言|宗旨|附则|序言)(?:[.\s的]*第?\s*({NUMERAL})\s*[条行款])?")
_LAST = re.compile(r"最后一条|last article")
# What people say around a number when they want its text; whatever else they say is a question about it.
_AROUND = re.compile(
    r"原文|全文|正文|内容|条文|具体|详细|(?:讲|说|写)(?:的|了)?(?:是|些)?(?:什么|啥)|是什么|是啥|怎么(?:说|写|规定)的?|"
    r"规定了?(?:什么|啥|的)?|什么(?:内容|规定)|啥(?:内容|规定)?|有哪些|哪些|列出来|发(?:给)?我|给我|帮我|我要|我想|看一?看|看一?下|查一?查|查一?下|"
    r"读一?读|念一?下|打开|一下|请问|请|麻烦|分别|都|和|与|跟|及|还有|以及|到|至|、|的|里|中|是|在|第|条|款|节|章|这|那|呢|吗|吧|啊|呀|了|我|"
    r"what(?:'s|\s+does|\s+is)?|does|say|says|show|me|text|full|of|the|please|read|in|and|to|is|content|article|section|about|[\s,.?!;:。?!,;:\"'“”/《》()-]"
)
_ELSEWHERE = re.compile(r"(?:法|条例|办法|》|law|act)\s*(?:的|里|中)?\s*$", re.IGNORECASE)  # 劳动法第二十条 is not ours
MOST = 8  # articles shown for one message; a longer range is asked to be narrowed


@dataclass(frozen=True)
class Lookup:
    """What a message names by number: the articles found, what was named and is not there, and what else it says."""

    articles: tuple[Article, ...]
    missing: tuple[str, ...]
    rest: str

    @property
    def pure(self) -> bool:
        """Nothing is asked but the text."""
        return len(self.rest) <= 1


def find_numbers(text: str, corpus: Corpus, day: date) -> Lookup | None:
    """The articles that a normalised message names by number; None where it names none."""
    versions = corpus.in_force(day)
    scope, rest = named_compilations(text, versions)
    if _names_another(text, versions):
        scope = ()
    found: dict[str, Article] = {}
    missing: list[str] = []
    spans: list[tuple[int, int]] = []
    for start, end, name, locals_ in _mentions(rest, versions):
        if _ELSEWHERE.search(rest[:start]):
            continue
        articles = [a for v in _named(name, versions) or scope for a in v if a.id.local in locals_]
        counted = rest[start:end].endswith("条") and not rest[start:end].lstrip().startswith("第")
        if (counted or not articles) and not _certain(name, rest, start, end):
            continue  # 20条毛巾
        spans.append((start, end))
        found.update((str(article.id), article) for article in articles)
        if not articles:
            missing.append(rest[start:end].strip())
    left = _AROUND.sub("", _without(rest, spans))
    return Lookup(tuple(found.values()), tuple(missing), left) if spans else None


def named_compilations(text: str, versions: tuple[Compilation, ...]) -> tuple[tuple[Compilation, ...], str]:
    """The compilations that 篇二 or 第二篇 narrows a message to (all where it names none), and the message without that."""
    match = _COMPILATION.search(text)
    if not match:
        return versions, text
    number = chinese_numeral(parse_numeral(next(group for group in match.groups() if group)) or 0)
    wanted = tuple(version for version in versions if version.label in (f"篇{number}", f"第{number}篇"))
    return (wanted or versions), _COMPILATION.sub(" ", text)


def _names_another(text: str, versions: tuple[Compilation, ...]) -> bool:
    """Whether a message names a 篇 that there is not."""
    match = _COMPILATION.search(text)
    if not match:
        return False
    number = chinese_numeral(parse_numeral(next(group for group in match.groups() if group)) or 0)
    return not any(version.label in (f"篇{number}", f"第{number}篇") for version in versions)


def _named(name: str, versions: tuple[Compilation, ...]) -> tuple[Compilation, ...]:
    return tuple(v for v in versions if v.id == name)


def _mentions(text: str, versions: tuple[Compilation, ...]) -> Iterator[tuple[int, int, str, set[str]]]:
    """(start, end, compilation id or "", local numbers) for each mention."""
    ids = {version.id for version in versions}
    for match in _ID.finditer(text):
        if match["compilation"].lower() in ids:
            yield match.start(), match.end(), match["compilation"].lower(), {match["local"]}
    text = _without(text, [match.span() for match in _ID.finditer(text) if match["compilation"].lower() in ids])
    for match in _RANGE.finditer(text):
        first, last = parse_numeral(match[1]), parse_numeral(match[2])
        if first is not None and last is not None and last - first >= 0:
            yield match.start(), match.end(), "", {str(n) for n in range(first, min(last, first + 200) + 1)}
    for match in _LISTED.finditer(text):
        yield match.start(), match.end(), "", {str(parse_numeral(match[1]))}
    for match in _ARTICLE.finditer(text):
        sub = f"之{parse_numeral(match['sub'])}" if match["sub"] else ""
        yield match.start(), match.end(), "", {f"{parse_numeral(match['n'])}{sub}"}
    for match in _ENGLISH.finditer(text):
        yield match.start(), match.end(), "", {match[1]}
    for match in _DOTTED.finditer(text):
        if not QUANTITY.match(text[match.end() :]):
            yield match.start(), match.end(), "", {match[1]}
    yield from _unnumbered(text, versions)


def _unnumbered(text: str, versions: tuple[Compilation, ...]) -> Iterator[tuple[int, int, str, set[str]]]:
    for match in _NAMED.finditer(text):
        name = match[1]
        if match[2]:
            yield match.start(), match.end(), "", {f"{name}.{parse_numeral(match[2])}"}
        else:
            below = {a.id.local for v in versions for a in v if a.path[-1:] == (name,)}
            yield match.start(), match.end(), "", below
    for match in _LAST.finditer(text):
        numbered = [a.id.local for v in versions for a in v if a.id.local.isdigit()]
        yield match.start(), match.end(), "", {max(numbered, key=int)} if numbered else set()


def _certain(name: str, text: str, start: int, end: int) -> bool:
    """Whether something that is not there was still meant as a number of an article (and not as 20条毛巾)."""
    mention = text[start:end]
    rest = _AROUND.sub("", re.sub(NUMERAL, "", text[:start] + text[end:]))
    return bool(name) or mention.lstrip().startswith("第") or len(rest) <= 1


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    kept = list(text)
    for start, end in spans:
        kept[start:end] = [" "] * (end - start)
    return "".join(kept)
