"""What a sentence is checked against: the sentences of the clauses that it points at, without what is left open in them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.check.words import UNFILLED, flat, pairs
from corpus import marks
from corpus.article import Article, Span

_LEANS = re.compile(r"各类|各种|上述|以上|前述|该|其|此|这些|如有|如无")  # how a sentence goes on about the one before


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
    around = flat(f"{article.title}|{'|'.join(article.path[-1:])}|{'|'.join(_recurring(every, article.text))}")
    label = flat(f"{article.label} {article.id.local} {article.text[: article.body_start]}")
    rules = []
    for before, here in pairwise([None, *every]):
        assert here is not None
        if span is None or (here.start < span.end and span.start < here.end):
            spoken_of = flat(_without_blanks(article, before)) if before and _LEANS.match(here.of(article.text)) else ""
            rules.append(Rule(str(article.id), flat(_without_blanks(article, here)), f"{around}|{spoken_of}", label))
    return tuple(rules)


def _recurring(spans: Sequence[Span], text: str) -> Iterable[str]:
    """Pairs of characters of more than one sentence: what the whole article is about, which tells none of them apart."""
    counted = Counter(pair for span in spans for pair in pairs(span.of(text)))
    return (pair for pair, count in counted.items() if count > 1)


def _without_blanks(article: Article, span: Span) -> str:
    out, at = "", span.start
    for blank in article.blanks:
        if span.start <= blank.start < span.end:
            out += article.text[at : blank.start] + UNFILLED
            at = blank.end
    return out + article.text[at : span.end]
