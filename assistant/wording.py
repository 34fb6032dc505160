"""An answer in a chat model's words, above the quotes: those of its sentences that the clauses bear out, and no others.

The quotes, and what is said of blanks and outside documents, stay as they are: without a model they are the answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.build import Parts
from assistant.cite import cite, escape, link, quoted
from assistant.phrases import Language, opening_verdict, say
from assistant.reply import Citation, Reply
from corpus.article import Article, Span

if TYPE_CHECKING:
    from assistant.model.consultation import Consultation

OFFERED_CHARS = 900  # of clauses that the model is shown
OFFERED_BELIEF = 0.08  # an article with less of the belief is not shown
SENTENCES_MOST = 4
_KEYS = re.compile(r"[\[【(（]\s*((?:k?\d+[\s,，、]*)+)[\])】）]", re.IGNORECASE)
# Where keys cite and are no words: 应符合[k1]、[k2]的要求 keeps them, and falls for what is no word.
_CITING = re.compile(
    rf"^[\s>*#-]*(?:\d+[.、)]\s*)?{_KEYS.pattern}|\s*{_KEYS.pattern}(?=\s*(?:[\[【(（,，;；:：。.!！?？]|$))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[^。!！?？\n]+[。!！?？]?(?:\s*[\[【(（]\s*(?:k?\d+[\s,，、]*)+[\])】）][。.]?)*", re.IGNORECASE
)
_HEADING = re.compile(r"[:：]。$")  # what introduces the lines below it, and says nothing
_BULLET = re.compile(r"^[\s>*#-]*(?:\d+[.、)]\s*)?")


@dataclass(frozen=True)
class Offered:
    """A clause that the model is shown under a key."""

    article: Article
    span: Span

    def citation(self) -> Citation:
        return cite(self.article, self.span)


@dataclass(frozen=True)
class Stated:
    """A sentence that has passed, and the clauses that it points at."""

    text: str
    clauses: tuple[Offered, ...]


def worded(reply: Reply, parts: Parts, day: date, language: Language) -> Reply:
    """An answer to a question, with the model's sentences that stand; the answer as it was where there are none.

    Only in Chinese: a sentence in another language cannot be compared with its clause word by word.
    """
    consultation = parts.consultation
    if consultation is None or language != "zh" or reply.kind != "answer" or reply.trace.get("route") != "question":
        return reply
    from assistant.model.prompts import for_answer

    offered = offer(reply, parts, day)
    question = "；".join(map(str, reply.trace["questions"]))
    proposal = consultation.ask(for_answer(question, {key: shown_to_model(one) for key, one in offered.items()}))
    if proposal is None:
        return reply
    stated = standing(proposal.text, offered, consultation)
    return _above(reply, stated, language) if stated else reply


def offer(reply: Reply, parts: Parts, day: date) -> dict[str, Offered]:
    """The clauses to answer from, by key: of the articles cited first, then of the others that search believes in."""
    believed = [hit["article_id"] for hit in reply.trace.get("hits", ()) if hit["score"] >= OFFERED_BELIEF]
    ids = dict.fromkeys([*(citation.article_id for citation in reply.citations), *believed])
    clauses: list[Offered] = []
    size = 0
    for article in (parts.searcher.corpus.article(article_id, day) for article_id in ids):
        for span in article.clauses if article else ():
            size += span.end - span.start
            if article and (size <= OFFERED_CHARS or not clauses):
                clauses.append(Offered(article, span))
    return {f"k{n}": one for n, one in enumerate(clauses, 1)}


def shown_to_model(one: Offered) -> str:
    """A clause as the model sees it: without the options of a blank, which are no rule."""
    out, at = "", one.span.start
    for blank in one.article.blanks:
        if one.span.start <= blank.start < one.span.end:
            out += one.article.text[at : blank.start] + "（此处公司尚未填写）"
            at = blank.end
    return out + one.article.text[at : one.span.end]


def standing(text: str, offered: Mapping[str, Offered], consultation: "Consultation") -> list[Stated]:
    """The sentences that pass every check; none where more of them fall than stand: what is left would mislead."""
    from assistant.check.sentence import failure
    from assistant.check.source import rules_of

    stated: list[Stated] = []
    fallen = 0
    for sentence, keys in sentences(text):
        clauses = tuple(offered[key] for key in keys if key in offered)
        rules = [rule for one in clauses for rule in rules_of(one.article, one.span)]
        if problem := failure(sentence, rules):
            consultation.drop(problem.check, sentence, problem.detail)
            fallen += 1
        elif all(sentence != one.text for one in stated):
            stated.append(Stated(sentence, clauses))
    if fallen > len(stated):
        for one in stated:
            consultation.drop("standing", one.text, f"{fallen} of {fallen + len(stated)} sentences fell")
        return []
    consultation.stated += [one.text for one in stated[:SENTENCES_MOST]]
    return stated[:SENTENCES_MOST]


def sentences(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The sentences of a proposal without their keys, each with the keys that it points at."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for match in _SENTENCE.finditer(text):
        keys = tuple(f"k{number}" for group in _KEYS.findall(match[0]) for number in re.findall(r"\d+", group))
        bare = _BULLET.sub("", _CITING.sub("", match[0])).strip().rstrip("。.;；") + "。"
        if len(bare) == 1 and keys and found:  # keys on a line of their own belong to the sentence before
            found[-1] = (found[-1][0], tuple(dict.fromkeys((*found[-1][1], *keys))))
        elif len(bare) > 1 and not _HEADING.search(bare):
            found.append((bare, tuple(dict.fromkeys(keys))))
    return found


def _above(reply: Reply, stated: Sequence[Stated], language: Language) -> Reply:
    """The sentences, each with its articles, before the quotes; what they point at beyond those is quoted too."""
    lines = [
        f"{escape(one.text)}（{'、'.join(dict.fromkeys(link(c.citation()) for c in one.clauses))}）" for one in stated
    ]
    verdict, rest = opening_verdict(reply.text)
    more = [c for c in dict.fromkeys(c.citation() for one in stated for c in one.clauses) if not _quoted_in(c, reply)]
    added = [piece for c in more for piece in (say("also", language, label=link(c)), quoted([c]))]
    text = "\n\n".join(piece for piece in (verdict, "\n".join(lines), rest, *added) if piece)
    return replace(reply, text=text, citations=(*reply.citations, *more))


def _quoted_in(citation: Citation, reply: Reply) -> bool:
    return any(
        other.article_id == citation.article_id and other.start <= citation.start and citation.end <= other.end
        for other in reply.citations
    )
