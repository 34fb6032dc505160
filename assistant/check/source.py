"""What a sentence is checked against: the sentences of the clauses that it points at, without what is left open in them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.check.words import UNFILLED, flat, pairs
from corpus import marks
from corpus.article import Article, Span

_OPEN = re.compile(r"(?:未|没|没有|待)(?:有|由?公司|被)?(?:填|确定|明确|定)")  # how a sentence says that a blank is one
THROUGHOUT = 3  # sentences of an article
_NUMBERED = re.compile(r"第[一二三四五六七八九十百]+[条篇]|\d+(?:\.\d+)*")
_FROM = re.compile(
    r"(?:(?:根据|按照|依照|依据|按)?(?:本|公司|企业)?(?:管理)?(?:制度|规定|汇编|制度汇编)?(?:的)?(?:篇[一二三四])?"
    r"(?:第[一二三四五六七八九十百]+条(?:第[一二三四五六七八九十]+款)?|第?\d+\.\d+条?)(?:的?规定|的?要求|(?:明确)?(?:规定|要求|指出))?"
    r"|(?:根据|按照|依照|依据)(?:本|公司|企业)?的?(?:相关|有关|现行|管理)?(?:规定|制度|汇编|制度汇编|规章制度))(?:的?规定|的?要求)?(?:[,:]|(?<=规定|要求|指出))(?!《)"
)  # how a sentence opens with where it is from
_LEANS = re.compile(
    r"各类|各种|上述|以上|前述|该|其|此|这些|如有|如无|[^;。]{0,16}[对将为与由给]其(?![他中余它])"
)  # how a sentence goes on about the one before


@dataclass(frozen=True)
class Rule:
    """One sentence of an article as it is compared (`text` is flat), and words that go with every sentence of it.

    `label` holds how the article is called and numbered. A blank is no rule: its options are taken out of `text`.
    """

    article_id: str
    text: str
    around: str = ""
    label: str = ""


def rules_of(article: Article, span: Span | None = None) -> tuple[Rule, ...]:
    """The sentences of an article, or of a part of it."""
    every = list(marks.sentences(article.text, article.body_start))
    around = flat("|".join([*article.path[-1:], *_throughout(every, article.text)]))
    label = flat(f"{article.label} {article.id.local} {article.text[: article.body_start]}")
    label = label.replace(flat(article.title), "") if article.title else label  # of which _named speaks
    rules = []
    for before, here in pairwise([None, *every]):
        assert here is not None
        if span is None or (here.start < span.end and span.start < here.end):
            spoken_of = flat(_without_blanks(article, before)) if before and _LEANS.match(here.of(article.text)) else ""
            text = flat(_without_blanks(article, here))
            rules.append(Rule(str(article.id), text, f"{_named(article, text)}|{around}|{spoken_of}", label))
    return tuple(rules)


def as_filled(rules: Sequence[Rule], text: str) -> tuple[Rule, ...]:
    """The rules without the words for a blank, where a flat sentence says nothing of it: 必须填写 is no such word."""
    if _OPEN.search(text):
        return tuple(rules)
    return tuple(replace(rule, text=rule.text.replace(UNFILLED, "")) for rule in rules)


def without_source(text: str, rules: Sequence[Rule]) -> tuple[str, str]:
    """A flat sentence without the words that say where it is from (根据第十四条), and the number there that is no rule's."""
    match = _FROM.match(text)
    if match is None:
        return text, ""
    numbers = _NUMBERED.findall(match[0])
    wrong = (number for number in numbers if not any(number in rule.label for rule in rules))
    return text[match.end() :], next(wrong, "")


def _throughout(spans: Sequence[Span], text: str) -> list[str]:
    """Pairs of characters of so many sentences that they tell none of them apart: what the article is about."""
    counted = Counter(pair for span in spans for pair in pairs(span.of(text)))
    return [pair for pair, count in counted.items() if count >= THROUGHOUT]


def _named(article: Article, text: str) -> str:
    """What the title says that a sentence is about: of two things (不合格物料与呆滞物料) the one that it speaks of."""
    things = re.split("[与和及、]", flat(article.title))
    return "|".join([thing for thing in things if thing[:2] in text] or things)


def _without_blanks(article: Article, span: Span) -> str:
    out, at = "", span.start
    for blank in article.blanks:
        if span.start <= blank.start < span.end:
            out += article.text[at : blank.start] + UNFILLED
            at = blank.end
    return out + article.text[at : span.end]
