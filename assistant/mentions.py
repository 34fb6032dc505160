"""Where a message names articles by number: 第二十条, 20条, 第十条到第十二条, 4.3-4.5, articles 14 and 15, 附则, 前三条."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.neighbours import step_after
from corpus.article import Article, Compilation
from corpus.headings import QUANTITY
from corpus.numerals import NUMERAL, chinese_numeral, parse_numeral

_TO = r"\s*(?:至|到|-|—|–|~|\bto\b|\bthrough\b)\s*"
_DOT = r"\d{1,2}(?:\.\d{1,2}){1,3}"
_RANGE = re.compile(rf"第?\s*({NUMERAL})\s*条?{_TO}第?\s*({NUMERAL})\s*条")
_DOTTED_RANGE = re.compile(rf"(?<![\d.])({_DOT}){_TO}({_DOT})(?![\d.])", re.IGNORECASE)
_ARTICLE = re.compile(
    rf"(?:(?<!倒数)第|(?<![第上下这那每哪前后某同任有几数头点.\d-]))\s*(?P<n>{NUMERAL})\s*条(?:\s*之\s*(?P<sub>{NUMERAL}))?"
)
_LISTED = re.compile(
    rf"(?:第|(?<![上下这那每哪前后某同任有几数头点.\d-]))\s*{NUMERAL}(?:\s*条?\s*[、,和与跟及]\s*第?\s*{NUMERAL})+\s*条"
)
_OF_LIST = re.compile(rf"第?\s*({NUMERAL})\s*条?")
_NUMBER = r"\d+(?:\.\d+)*"
_ENGLISH = re.compile(
    rf"\b(?:articles?|arts?\.?|clauses?|sections?|rules?)\s*(?:no\.?\s*)?"
    rf"(?P<list>{_NUMBER}(?:\s*(?:,|&|-|–|~|and|to|through)+\s*(?:and\s+)?{_NUMBER}(?![\d.]))*)",
    re.IGNORECASE,
)
_ENGLISH_TO = re.compile(rf"({_NUMBER})\s*(?:-|–|~|to|through)\s*({_NUMBER})", re.IGNORECASE)
_DOTTED = re.compile(rf"(?<![\d.])({_DOT})(?![\d.])")
_NAMED = re.compile(
    rf"(前言|宗旨|附则|序言)(?:[.\s的里中]*第?\s*({NUMERAL})\s*(?:[条行款点项段]|(?=[\s?。,的是讲说写]|$)))?"
)
_FROM_END = re.compile(
    rf"倒数第\s*(?P<nth>{NUMERAL})\s*条|最后\s*(?P<last>[二两三四五六七八九十\d]*)\s*一?条|\blast article\b",
    re.IGNORECASE,
)
_FROM_START = re.compile(rf"(?:开?头|前)\s*(?P<n>{NUMERAL})\s*条")
# 4.3号 and 5.1放假 are days, version 4.3 is a version, 4.5星 a class of hotels.
_DAY = re.compile(
    r"\s*(?:号|日(?!常)|劳动节|妇女节|节(?=[前后假放]|期间)|长假|那天|当天|放假|请假|请(?=[一二两三半\d])|休(?!假)|上班|开始|回来|出发|以前|之前)"
)
_GRADE = re.compile(r"\s*(?:星|寸|码|版本|分钟)")
_VERSION = re.compile(r"(?:version|版本|型号|\bver\.?|\bv|[¥￥$])\s*$", re.IGNORECASE)
_CLAUSE = re.compile(rf"\s*(?:的|中|里)?\s*第\s*({NUMERAL})\s*(款|项|行|段|点|条)")
_DOTTED_CLAUSE = re.compile(rf"(?<![\d.])({_DOT})(?={_CLAUSE.pattern})")
_PARAGRAPH = re.compile(r"(?:,\s*)?\s*(?:paragraph|para\.?|clause|item)\s*(\d+)", re.IGNORECASE)
MOST_OF_A_RANGE = 200
# Numbers that are a whole message with words such as 看下 and 原文: 14, 十四原文, 14和15, 46-48, 5-6.
_ALONE = re.compile(
    r"看一?看|看一?下|看|查一?[查下]|给我|发(?:给)?我|帮我|念一?[念下]|念|读|请|麻烦|原文|全文|正文|内容|"
    r"(?:讲|说|写)?的?(?:是)?(?:什么|啥)|怎么[说写]的?|的|[?。!#]|\bno\b\.?|\bnumber\b",
    re.IGNORECASE,
)
_LIST = re.compile(rf"\s*{NUMERAL}(?:\s*[,、和与跟及]\s*{NUMERAL})*\s*")
MOST_DIGITS = 3  # of a number that may be an article's
_PAIR = re.compile(r"\s*(\d{1,3})\s*(-|–|~|到|至|_|/|:|,)\s*(\d{1,3})\s*")
_HOLIDAYS = ("五一", "十一")


@dataclass(frozen=True)
class Mention:
    """What is named at [start, end): local numbers, or all between two; `clause` is a line of it that is asked for.

    `step` says how many places further the article is that is meant: 第二十条后面那条.
    """

    start: int
    end: int
    locals: frozenset[str] = frozenset()
    between: tuple[str, str] | None = None
    compilation: str = ""
    clause: int | None = None
    step: int = 0

    def of(self, articles: Sequence[Article]) -> list[Article]:
        """Those of some articles that are named."""
        return [
            a for a in articles
            if self.compilation in ("", a.id.compilation) and (a.id.local in self.locals or self._holds(a.id.local))
        ]  # fmt: skip

    def _holds(self, local: str) -> bool:
        if self.between is None or not re.fullmatch(r"\d+(?:\.\d+)*", local):
            return False
        first, last, here = (tuple(map(int, text.split("."))) for text in (*self.between, local))
        return len(first) == len(here) and first <= here <= last


def mentions(text: str, articles: Sequence[Article], versions: Sequence[Compilation]) -> list[Mention]:
    """Every mention in a message; none lies inside another."""
    found: list[Mention] = []
    for mention in _all(text, articles, versions):
        if all(mention.end <= other.start or other.end <= mention.start for other in found):
            found.append(_counted_on(mention, text))
    beyond = [mention for mention in found if mention.step]  # 第十四条前一条: no 前一条 of its own
    kept = (m for m in found if not any(b.start < m.start < b.end for b in beyond))
    return sorted(kept, key=lambda mention: mention.start)


def _all(text: str, articles: Sequence[Article], versions: Sequence[Compilation]) -> Iterator[Mention]:
    """The longer forms first, so that a part of one is not taken for a mention of its own."""
    yield from _alone(text)
    yield from _ids(text, versions)
    yield from _unnumbered(text, articles)
    for match in _DOTTED_RANGE.finditer(text):
        yield Mention(*match.span(), between=(match[1], match[2]))
    for match in _RANGE.finditer(text):
        first, last = parse_numeral(match[1]) or 0, parse_numeral(match[2]) or 0
        if first <= last:
            yield Mention(*match.span(), between=(str(first), str(min(last, first + MOST_OF_A_RANGE))))
    yield from _counted(text, articles)
    for match in _ENGLISH.finditer(text):
        yield from _english(match)
    for match in _DOTTED_CLAUSE.finditer(text):
        yield Mention(match.start(), match.end(1), frozenset({match[1]}))
    for listed in _LISTED.finditer(text):
        for match in _OF_LIST.finditer(text, *listed.span()):
            yield Mention(*match.span(), frozenset({str(parse_numeral(match[1]))}))
    for match in _ARTICLE.finditer(text):
        sub = f"之{parse_numeral(match['sub'])}" if match["sub"] else ""
        yield Mention(*match.span(), frozenset({f"{parse_numeral(match['n'])}{sub}"}))
    for match in _DOTTED.finditer(text):
        if not _no_article(text, *match.span()):
            yield Mention(*match.span(), frozenset({match[1]}))


def _alone(text: str) -> Iterator[Mention]:
    """14: an article; 46-48: all between them; 5-6: 5.6 as well."""
    bare = _ALONE.sub(lambda match: " " * len(match[0]), text)
    start, end = len(bare) - len(bare.lstrip()), len(bare.rstrip())
    if pair := _PAIR.fullmatch(bare):
        dotted = {f"{pair[1]}.{pair[3]}"} if max(len(pair[1]), len(pair[3])) == 1 else set()
        two = pair[2] == "," or int(pair[1]) >= int(pair[3])
        either = {pair[1], pair[3]} if pair[2] == "," else set()
        between = None if two or pair[2] in "_/:" else (pair[1], pair[3])
        if dotted or either or between:
            yield Mention(start, end, frozenset(dotted | either), between)
    elif _LIST.fullmatch(bare) and bare.strip() not in _HOLIDAYS:
        numbers = {match[0]: parse_numeral(match[0]) for match in re.finditer(NUMERAL, bare)}
        if all(
            len(said) <= MOST_DIGITS if said.isdigit() else chinese_numeral(number or 0) == said
            for said, number in numbers.items()
        ):
            yield Mention(start, end, frozenset(map(str, numbers.values())))


def _ids(text: str, versions: Sequence[Compilation]) -> Iterator[Mention]:
    """operations/4.3: of the articles whose id begins there, the longest."""
    for version in versions:
        for match in re.finditer(rf"(?<![\w-]){re.escape(version.id)}/", text, re.IGNORECASE):
            rest = text[match.end() :]
            locals_ = [a.id.local for a in version if re.match(rf"{re.escape(a.id.local)}(?![\d.]*\d)", rest)]
            if locals_:
                local = max(locals_, key=len)
                yield Mention(match.start(), match.end() + len(local), frozenset({local}), compilation=version.id)
            elif number := re.match(r"[\w.]+", rest):
                local = number[0].rstrip(".")
                yield Mention(match.start(), match.end() + len(local), frozenset({local}), compilation=version.id)


def _unnumbered(text: str, articles: Sequence[Article]) -> Iterator[Mention]:
    for match in _NAMED.finditer(text):
        if match[2]:
            number = parse_numeral(match[2]) or 0
            below = [a.id.local for a in articles if a.path[-1:] == (match[1],) and a.id.local.isdigit()]
            numbered = {below[number - 1]} if 0 < number <= len(below) else set()
            yield Mention(*match.span(), frozenset({f"{match[1]}.{number}"} | numbered))
        else:
            yield Mention(*match.span(), frozenset(a.id.local for a in articles if a.path[-1:] == (match[1],)))


def _counted(text: str, articles: Sequence[Article]) -> Iterator[Mention]:
    """前三条, 最后一条, 倒数第二条: counted among the numbered articles (条)."""
    plain = sorted({int(a.id.local) for a in articles if a.id.local.isdigit()})
    dotted = dict.fromkeys(a.id.local for a in articles if re.fullmatch(_DOT, a.id.local))
    numbered = list(map(str, plain)) or list(dotted)
    for match in _FROM_END.finditer(text):
        nth = parse_numeral(match["nth"] or "") or 0
        last = parse_numeral(match["last"] or "一") or 1
        chosen = numbered[-nth : len(numbered) - nth + 1] if nth else numbered[-last:]
        yield Mention(*match.span(), frozenset(chosen))
    for match in _FROM_START.finditer(text):
        yield Mention(*match.span(), frozenset(numbered[: parse_numeral(match["n"]) or 0]))


def _english(match: re.Match[str]) -> Iterator[Mention]:
    """articles 14, 15 and 17; articles 14 to 16."""
    said = match["list"]
    if to := _ENGLISH_TO.fullmatch(said):
        yield Mention(*match.span(), between=(to[1], to[2]))
    else:
        yield Mention(*match.span(), frozenset(re.findall(_NUMBER, said)))


def _no_article(text: str, start: int, end: int) -> bool:
    """Whether a dotted number is a quantity, a day or a version."""
    after, number = text[end:], text[start:end]
    if QUANTITY.match(after) or _GRADE.match(after) or _VERSION.search(text[:start]):
        return True
    month, _, day = number.partition(".")
    return bool(_DAY.match(after)) and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31  # noqa: PLR2004


def _counted_on(mention: Mention, text: str) -> Mention:
    """第二十条第一款, 4.3第三条, 第二十条后面那条: what is asked for goes with the article that it is counted from."""
    step, length = step_after(text[mention.end :])
    if step:
        return replace(mention, end=mention.end + length, step=step)
    match = _CLAUSE.match(text[mention.end :])
    dotted = any("." in local for local in mention.locals)
    if match and (match[2] != "条" or dotted):
        clause = parse_numeral(match[1])
    elif match := _PARAGRAPH.match(text[mention.end :]):
        clause = int(match[1])
    else:
        return mention
    return replace(mention, end=mention.end + match.end(), clause=clause)
