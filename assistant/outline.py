"""Questions about the regulations as a whole: how many articles, what is left blank, whom they bind, what they name."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.cite import cite, escape, joined, link, quoted
from assistant.lookup import named_compilations
from assistant.phrases import Language, say
from assistant.reply import Citation, Reply
from corpus import marks
from corpus.article import Article, Compilation
from corpus.library import Corpus
from corpus.numerals import NUMERAL, chinese_numeral, parse_numeral

_WHOLE = r"(?:制度汇编|这套制度|这本制度|整(?:套|本|个)(?:制度|汇编)?|全部制度|制度|汇编|手册|规章|规定|regulations?|handbook|compilations?)"
_UNIT = r"(?:条款|条文|条规定|条|章|节|篇|个?部分(?!构成|组成|员)|个?模块|articles?|chapters?|sections?|parts?)"
_COUNT = re.compile(
    rf"(?:几|多少|how many)\s*(?:个|项)?\s*(?P<unit>{_UNIT})|(?P<of>{_UNIT})(?:一共|总共|共)?(?:有|是)?(?:几|多少)(?:个|条)",
    re.I,
)
_BLANKS = re.compile(
    r"空白(?:处|项|栏|的(?:地方|内容))|哪些.{0,6}空白|留白|留空|没有?填|未填|待填|没写(?:清楚|完|全)的地方|没定下来|还没(?:有)?(?:定|确定|明确)的|待(?:定|确定|明确|补充)|blanks?\b|not filled|unfilled|left (?:open|blank)|【",
    re.I,
)
_WHICH = re.compile(
    r"哪些|哪几|哪里|哪儿|哪个|哪|什么|啥|几|多少|有没有|列|都|吗|which|what|where|how many|any|list|are there", re.I
)
_OUTSIDE = re.compile(
    r"(?:外部|其他|其它|另外|配套|别的|没(?:有)?收(?:录|进来|入)?|未收录|没(?:有)?包含|不在(?:里面|汇编里?))的?(?:文件|制度|规定|办法)|"
    r"(?:引用|提到|涉及|参照|指向|点名)(?:了|到)?(?:的)?(?:哪些|什么|啥|几个|多少|哪几)(?:份|个)?(?:外部|其他|其它|别的)?(?:的)?(?:文件|制度|规定|办法)|"
    r"(?:哪些|什么|几份|几个|多少份?)(?:外部|其他|其它|别的|配套)?(?:的)?(?:文件|制度|办法)(?:没(?:有)?收录|未收录|没(?:有)?放|不在|缺|被引用|是外部)|"
    r"(?:external|outside|other) documents?|documents?.*(?:not included|referred|missing)",
    re.I,
)
_SCOPE = re.compile(
    rf"{_WHOLE}.*(?:适用(?:于|范围|对象)?|管(?:得?着)?|约束|针对|对)(?:的是)?(?:谁|哪些人|什么人|哪些人员|哪些员工|范围)|适用范围|适用对象|(?:适用于|管|约束)(?:谁|哪些人|什么人)|"
    r"who(?:m)? (?:does|do|is|are).*(?:apply|bound|cover)|apply to (?:whom|who|me|everyone)|scope of",
    re.I,
)
_CONTENTS = re.compile(
    r"目录|大纲|提纲|框架|table of contents|outline|"
    r"(?:哪些|哪几个?|什么|啥|都有|几个?|列(?:出|一下)).{0,4}(?:章节|章(?!公|印)|节(?!假|日|约|能|省)|篇|模块|板块|制度汇编)|"
    rf"(?:第\s*{NUMERAL}\s*[章节编]|第\s*{NUMERAL}\s*部分|模块\s*{NUMERAL}|篇\s*[一二三四五六七八九十\d]+|第\s*[一二三四五六七八九十\d]+\s*篇)"
    r"(?:都|主要|里面?|具体|是|的)*(?:讲|说|写|规定|包括|包含|内容|叫|有(?:什么|啥|哪些)|是(?:什么|啥|关于)|管什么)|"
    r"(?:chapter|part|module|volume) \d+ (?:about|say|cover)|what(?:'s| is| does).*(?:chapter|part|module|volume) \d+",
    re.I,
)
_DIVISION = re.compile(
    rf"第\s*(?P<n1>{NUMERAL})\s*(?P<k1>章|节|编|部分)|(?P<k2>模块|chapter|module)\s*(?P<n2>{NUMERAL})|(?P<k3>section)\s*(?P<n3>\d+)(?![.\d])",
    re.I,
)
_PART = re.compile(
    r"第\s*([一二三四五六七八九十\d]+)\s*篇|篇\s*([一二三四五六七八九十\d]+)|(?:part|volume|compilation)\s*(\d+)", re.I
)
_KINDS = {"chapter": "章", "module": "模块", "section": "节"}
SHOWN = 12  # citations in one overview


@dataclass(frozen=True)
class Place:
    """Part of the regulations: a compilation or a division of it, with its articles in order."""

    name: str
    articles: tuple[Article, ...]


def overview(text: str, corpus: Corpus, day: date, language: Language) -> Reply | None:
    """The reply to a normalised question about the regulations as a whole; None for any other."""
    versions, rest = named_compilations(text, corpus.in_force(day))
    if _DIVISION.search(rest) and not _DIVISION.sub("", rest).strip(" 的,。?") and _places(text, versions):
        return _contents(text, versions, language)  # 第二章第三节 and nothing else
    for pattern, tell in _TELLERS:
        if pattern.search(text) and (reply := tell(text, versions, language)):
            return reply
    return None


def _blanks(text: str, versions: Sequence[Compilation], language: Language) -> Reply | None:
    if not _WHICH.search(text):
        return None
    articles = [article for version in versions for article in version if article.blanks]
    if not articles:
        return None
    citations = tuple(cite(article, blank) for article in articles for blank in article.blanks)
    lines = [f"- {link(citation)} {escape(citation.quote)}" for citation in citations]
    return _answer("blanks", say("blanks_list", language, count=len(citations)), lines, citations)


def _outside(text: str, versions: Sequence[Compilation], language: Language) -> Reply | None:  # noqa: ARG001
    named: dict[str, list[Citation]] = {}
    for version in versions:
        for article in version:
            for document in article.outside:
                named.setdefault(document.title, []).append(cite(article, document))
    if not named:
        return None
    lines = [f"- {escape(c[0].quote)}（{'、'.join(link(citation) for citation in c)}）" for c in named.values()]
    citations = tuple(citation for group in named.values() for citation in group)
    return _answer("outside documents", say("outside_list", language, count=len(named)), lines, citations)


def _scope(text: str, versions: Sequence[Compilation], language: Language) -> Reply | None:  # noqa: ARG001
    """Each compilation's scope is words of one of its articles (manifest.toml); the sentence around them is quoted."""
    citations = tuple(c for version in versions if (c := _scope_of(version)))
    if not citations:
        return None
    return _answer(
        "scope",
        say("scope", language),
        [f"{link(citation)}\n\n{quoted([citation])}\n" for citation in citations],
        citations,
    )


def _scope_of(version: Compilation) -> Citation | None:
    for article in version:
        at = article.text.find(version.scope) if version.scope else -1
        for span in marks.sentences(article.text, article.body_start):
            if at >= 0 and span.start <= at < span.end:
                return cite(article, span)
    return None


def _count(text: str, versions: Sequence[Compilation], language: Language) -> Reply | None:
    match = _COUNT.search(text)
    places = _places(text, versions)
    unit = (match["unit"] or match["of"] or "") if match else ""
    if not places and not re.search(
        rf"{_WHOLE}|{_PART.pattern}|^(?:一共|总共|共)?有?(?:几|多少)|how many articles", text, re.I
    ):
        return None
    if not unit.startswith("条") and not unit.lower().startswith("article"):
        return _contents(text, versions, language)
    if places:
        return _listed(places, language)
    named = tuple(Place(version.label, version.articles) for version in versions)
    return _listed(named, language, heading=_whole(versions, language) if len(named) > 1 else "")


def _whole(versions: Sequence[Compilation], language: Language) -> str:
    return say("whole", language, parts=len(versions), count=sum(len(version.articles) for version in versions))


def _contents(text: str, versions: Sequence[Compilation], language: Language) -> Reply | None:
    places = _places(text, versions)
    if places:
        return _listed(places, language)
    return _tree(versions, language)


def _listed(places: Sequence[Place], language: Language, heading: str = "") -> Reply:
    """A count for each place, and where there is one place only, its articles with their first sentence."""
    lines = [_counted(place, language) for place in places]
    if len(places) == 1:
        citations = tuple(_first_sentence(article) for article in places[0].articles[:SHOWN])
        lines += ["", *(f"- {link(citation)} {escape(citation.quote)}" for citation in citations)]
    else:
        ends = (article for place in places for article in dict.fromkeys((place.articles[0], place.articles[-1])))
        citations = tuple(_first_sentence(article) for article in ends)
    return _answer("count", heading, lines, citations)


def _counted(place: Place, language: Language) -> str:
    first, last = (link(cite(article)) for article in (place.articles[0], place.articles[-1]))
    if len(place.articles) == 1:
        return say("counted_one", language, place=escape(place.name), first=first)
    return say("counted", language, place=escape(place.name), count=len(place.articles), first=first, last=last)


def _tree(versions: Sequence[Compilation], language: Language) -> Reply:
    lines: list[str] = []
    citations: list[Citation] = []
    for version in versions:
        lines.append(f"- **{escape(version.label)}** {escape(version.title)}")
        for place in _divisions(version):
            indent = "  " * max(len(place.articles[0].path), 1)
            lines.append(f"{indent}- {escape(place.name)}")
        citations.append(_first_sentence(version.articles[0]))
    return _answer("contents", _whole(versions, language), lines, tuple(citations))


def _divisions(version: Compilation) -> list[Place]:
    """Every heading of a compilation with the articles below it, in order."""
    below: dict[tuple[str, ...], list[Article]] = {}
    for article in version:
        for depth in range(1, len(article.path) + 1):
            below.setdefault(article.path[:depth], []).append(article)
    return [Place(path[-1], tuple(articles)) for path, articles in below.items()]


def _places(text: str, versions: Sequence[Compilation]) -> list[Place]:
    """The divisions that a question names by number (第二章第三节) or by name (印章那一节)."""
    divisions = [place for version in versions for place in _divisions(version)]
    if _DIVISION.search(text):
        return _by_number(text, divisions)
    return _by_name(text, divisions)


def _by_number(text: str, divisions: list[Place]) -> list[Place]:
    found: list[Place] = divisions
    for match in _DIVISION.finditer(text):
        kind = next(match[k] for k in ("k1", "k2", "k3") if match[k])
        number = parse_numeral(next(match[n] for n in ("n1", "n2", "n3") if match[n])) or 0
        kind = _KINDS.get(kind.lower(), kind)
        spoken = re.compile(
            rf"(?:第\s*{chinese_numeral(number)}\s*{kind}|{kind}\s*{chinese_numeral(number)})(?![\u4e00-\u9fff]*条)"
        )
        found = [p for p in divisions if spoken.match(p.name) and (found is divisions or _within(p, found))]
    return found


def _within(place: Place, wider: list[Place]) -> bool:
    return any(set(place.articles) <= set(other.articles) for other in wider)


def _by_name(text: str, divisions: list[Place]) -> list[Place]:
    """The division whose name shares most pairs of characters with the question; the shorter name where two do."""
    scored = [(shared_pairs(_bare(place.name), text), -len(place.name), place) for place in divisions]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return [best[2]] if best and best[0] else []


def _bare(name: str) -> str:
    return re.sub(r"^(?:第.+?[章节编]|第.+?部分|模块.)[::\s]*|管理制度$|管理规范$|管理$|制度$|规范$", "", name)


def shared_pairs(a: str, b: str) -> int:
    """How many different pairs of neighbouring characters of `a` stand in `b` too."""
    return sum(pair in b for pair in {a[i : i + 2] for i in range(len(a) - 1)})


def _first_sentence(article: Article) -> Citation:
    spans = list(marks.sentences(article.text, article.body_start))
    return cite(article, joined(spans[:1], article.text)[0])


def _answer(what: str, heading: str, lines: list[str], citations: tuple[Citation, ...]) -> Reply:
    text = "\n".join([heading, "", *lines] if heading else lines)
    return Reply(text, "answer", citations, trace={"route": f"overview: {what}"})


Teller = Callable[[str, Sequence[Compilation], Language], Reply | None]
_TELLERS: tuple[tuple[re.Pattern[str], Teller], ...] = (
    (_BLANKS, _blanks),
    (_OUTSIDE, _outside),
    (_COUNT, _count),
    (_CONTENTS, _contents),
    (_SCOPE, _scope),
)
