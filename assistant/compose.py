"""An answer out of what was found: the clauses that answer, verbatim, and what changes their outcome."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.blanks import NOTHING_FILLED, FilledIn, note
from assistant.cite import cite, joined, link, quoted
from assistant.phrases import Language, say
from assistant.quantities import quantities
from assistant.reply import Citation
from assistant.yesno import verdict
from corpus import marks
from corpus.article import Article, Span
from corpus.lexical import tokens
from corpus.search import Finding, Hit

WHOLE_MAX_CHARS = 110  # a rule no longer than this is quoted whole: cutting it saves nothing and may cost the point
CLAUSES_MOST = 4  # clauses quoted of a longer article
CLOSE = 0.022  # a clause this much further away than the best still answers (cosine less bias)
WORDS = 0.06  # what sharing all of the question's words with a clause is worth, in cosine
SECOND_LEAST = 0.12  # of the belief; below it an article is not quoted beside another
SECOND_SHARE = 0.30  # an article with this share of the belief, and half as much as the first, is quoted too
_OPENS_LIST = re.compile(r"[::]\s*$")
_ASKS_FIGURE = re.compile(
    r"多少(?!人管|事)|多久|多长(?:时间)?|几(?:天|年|个?月|次|级|个工作日|人|倍|折|成|小时|分钟|块|元|号|点)|百分之几|比例|标准是|"
    r"\bhow (?:much|many|long|often)\b|what (?:rate|percentage|amount)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d|[一二两三四五六七八九十百千]+(?:次|级|天|日|个|年|月|周|小时|分钟|份|人|倍|成|元|种|类|项)|百分之|%|每(?:日|天|周|月|年|次|季度|半年)|半年|一次性|当[日天]|年度|月度|季度"
)
_ASKS_REASON = re.compile(r"为什么|为啥|为何|凭什么|凭啥|图什么|图啥|目的|\bwhy\b", re.IGNORECASE)
_REASON = re.compile(r"目的\s*[::]|^为(?!此)|旨在")
_CONSEQUENCE = re.compile(r"视为|否则|一经|如有|不予|逾期|未经|超出|赔偿|解除|处分|严肃处理")


@dataclass(frozen=True)
class Answer:
    """A piece of a reply: Markdown, and the citations that its quotes are."""

    text: str
    citations: tuple[Citation, ...]


def compose(
    finding: Finding, hits: Sequence[Hit], language: Language, filled: FilledIn = NOTHING_FILLED, settles: bool = True
) -> Answer:
    """The answer to a question out of `hits`, one at least, the most important first.

    Where it does not settle anything, no yes or no is said, whatever the question asks for.
    """
    groups = [quotes(hit, finding) for hit in hits]
    parts = [_settled(finding, groups[0], language) if settles else ""]
    for name, group in zip(("according_to", *["also"] * len(groups)), groups, strict=False):
        parts += [say(name, language, label=link(group[0])), quoted(group)]
    citations = tuple(citation for group in groups for citation in group)
    left_open = notes([hit.article for hit in hits], citations, language, filled)
    parts += left_open or gap(finding.question, citations, language)
    return Answer("\n\n".join(part for part in parts if part), citations)


def relevant(hits: Sequence[Hit]) -> list[Hit]:
    """The best article, and the next where belief is divided between the two."""
    first, rest = hits[0], hits[1:2]
    return [first, *(hit for hit in rest if hit.score >= max(SECOND_SHARE * first.score, SECOND_LEAST))]


def _settled(finding: Finding, citations: Sequence[Citation], language: Language) -> str:
    """Yes or no, where the question asks for it and the quotes settle it."""
    rules = [span.of(citation.quote) for citation in citations for span in marks.sentences(citation.quote)]
    settled = verdict(finding.question, finding.meant, rules)
    return say(settled.phrase, language) if settled else ""


def quotes(hit: Hit, finding: Finding) -> tuple[Citation, ...]:
    """The part that answers: all of a short article, else its closest clauses with what changes their outcome."""
    article = hit.article
    body = marks.trimmed(article.text, article.body_start, len(article.text))
    if body.end - body.start <= WHOLE_MAX_CHARS:
        return tuple(cite(article, span) for span in _without_labels(article))
    chosen = set(_closest(hit, finding))
    chosen |= _consequences(article, chosen)
    if _ASKS_REASON.search(finding.question):
        chosen |= {span for span in article.clauses if _REASON.search(span.of(article.text))}
    return tuple(cite(article, span) for span in joined(chosen, article.text))


def _without_labels(article: Article) -> list[Span]:
    """The body's lines less those that only open a list (执行规范:)."""
    lines = article.clauses
    rules = [span for span in lines if not _OPENS_LIST.search(span.of(article.text))] or lines
    return joined(rules, article.text)


def _closest(hit: Hit, finding: Finding) -> list[Span]:
    """Clauses by closeness in meaning and in words; those about as close as the best one."""
    asked = set(tokens(finding.question)) | {token for word in finding.meant for token in tokens(word)}
    scored = sorted(
        ((score + WORDS * _shared(asked, span.of(hit.article.text)), span) for span, score in hit.clauses),
        key=lambda pair: (-pair[0], pair[1].start),
    )
    best = scored[0][0] if scored else 0.0
    return [span for score, span in scored if score >= best - CLOSE][:CLAUSES_MOST]


def _shared(asked: set[str], clause: str) -> float:
    held = set(tokens(clause))
    return len(asked & held) / max(len(asked), 1)


def _consequences(article: Article, chosen: set[Span]) -> set[Span]:
    """The sentence right after a chosen one on the same line, where it says what follows if it is not kept."""
    spans = list(marks.sentences(article.text, article.body_start))
    after: set[Span] = set()
    for span, following in pairwise(spans):
        same_line = "\n" not in article.text[span.end : following.start]
        if span in chosen and same_line and _CONSEQUENCE.search(following.of(article.text)):
            after.add(following)
    return after


def gap(question: str, citations: Sequence[Citation], language: Language) -> list[str]:
    """That a figure was asked for and the quotes hold none: what the regulations leave open is said to be open."""
    if not _ASKS_FIGURE.search(question) or any(_FIGURE.search(citation.quote) for citation in citations):
        return []
    return [say("no_figure", language)]


def _gives_figure(article: Article, quotes: Sequence[Citation]) -> bool:
    """Whether the quotes state a quantity: then it is not so that no figure can be given."""
    rules = (article.text[max(quote.start, article.body_start) : quote.end] for quote in quotes)
    return any(said.unit not in ("", "第", "条", "moment") for rule in rules for said in quantities(rule))


def notes(
    articles: Sequence[Article], citations: Sequence[Citation], language: Language, filled: FilledIn
) -> list[str]:
    """What must be said beside the quotes: places left open or filled in by HR, and documents that are not here."""
    said: list[str] = []
    for article in articles:
        shown = [citation for citation in citations if citation.article_id == str(article.id)]
        said += note(article, shown, filled, language)
        titles = [d.of(article.text) for d in article.outside if any(c.start <= d.start < c.end for c in shown)]
        if titles:
            name = "outside_beside" if _gives_figure(article, shown) else "outside"
            said.append(say(name, language, titles="、".join(dict.fromkeys(titles))))
    return said
