"""Questions → what the regulations say, or that they do not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.blanks import FilledIn
from assistant.build import Parts
from assistant.cite import cite, escape, link
from assistant.compose import Answer, compose, relevant
from assistant.follow_up import Reading
from assistant.judge import answers, probability
from assistant.lookup import named_compilations
from assistant.phrases import Language, say
from assistant.questions import guessed, joined_by_words, split
from assistant.reply import Reply
from corpus.article import Compilation
from corpus.query import normalise
from corpus.search import Finding

NEAREST = 3
ABOUT_MOST = 6  # articles named in one message that are quoted for a question about them


def answer(text: str, parts: Parts, day: date, language: Language) -> Reply:
    """The reply to a message that stands alone and asks one thing or a few."""
    findings = look([normalise(question) for question in split(text)], parts, day)
    if len(findings) == 1 and (apart := _parted(text, answers(findings[0]), parts, day)):
        findings = apart
    judged = [(finding, answers(finding)) for finding in findings]
    if not any(found for _, found in judged):
        return _not_covered(findings, language)
    if len(findings) == 1:
        return _reply([compose(findings[0], relevant(findings[0].hits), language, parts.filled(day))], findings)
    return _reply([_piece(finding, found, parts.filled(day), language) for finding, found in judged], findings)


def _parted(text: str, answered: bool, parts: Parts, day: date) -> list[Finding]:
    """The first way to part a message in which every part has an answer of its own in another article.

    A message that has no answer as a whole is parted already where one of its parts has one, but only where its words
    say that there are parts: in a question that is not covered, some piece always resembles something that is.
    """
    for pieces in guessed(text) if answered else joined_by_words(text):
        findings = look([normalise(piece) for piece in pieces], parts, day)
        first = {str(finding.hits[0].article.id) for finding in findings if finding.hits}
        found = [answers(finding) for finding in findings]
        if (all(found) and len(first) == len(findings)) or (not answered and any(found)):
            return findings
    return []


def answer_leaning(reading: Reading, parts: Parts, day: date, language: Language) -> Reply:
    """The reply to a message that leans on the one before: the first of its readings that has an answer."""
    if reading.pointed and (reply := answer_about(reading.questions[0], reading.pointed, parts, day, language)):
        return reply
    questions = reading.questions
    if len(questions) > 1 and _speaks_of(reading.at_hand, questions[0], parts, day):
        questions = questions[::-1]
    findings = []
    for question in questions:
        findings += look([question], parts, day)
        if answers(findings[-1]):
            return _reply(
                [compose(findings[-1], relevant(findings[-1].hits), language, parts.filled(day))], findings[-1:]
            )
    if (
        len(questions) == 1
        and reading.at_hand
        and (reply := answer_about(reading.questions[0], reading.at_hand, parts, day, language))
    ):
        return reply
    return _not_covered(findings, language)


def _speaks_of(article_ids: Sequence[str], topic: str, parts: Parts, day: date) -> bool:
    """Whether an article cited just now names the topic itself, and so may go on being what is talked about."""
    articles = (parts.searcher.corpus.article(article_id, day) for article_id in article_ids)
    return any(article is not None and topic in article.text for article in articles)


def look(questions: Sequence[str], parts: Parts, day: date) -> list[Finding]:
    """One look for each question, several embedded in one call; 篇二 narrows one to that compilation."""
    searcher = parts.searcher
    everywhere = searcher.corpus.in_force(day)
    narrowed = [named_compilations(question, everywhere) for question in questions]
    texts = [normalise(rest) or question for (_, rest), question in zip(narrowed, questions, strict=True)]
    vectors = searcher.engine.queries(texts) if len(texts) > 1 else [searcher.vector_of(texts[0])]
    findings = [searcher.look_with(text, vector, day) for text, vector in zip(texts, vectors, strict=True)]
    return [_within(finding, wanted) for finding, (wanted, _) in zip(findings, narrowed, strict=True)]


def _within(finding: Finding, wanted: Sequence[Compilation]) -> Finding:
    """The finding with the hits of some compilations only; belief is shared among them."""
    ids = {version.id for version in wanted}
    hits = [hit for hit in finding.hits if hit.article.id.compilation in ids]
    if len(hits) == len(finding.hits) or not hits:
        return finding
    total, own = (max(sum(shares), 1e-9) for shares in ([hit.score for hit in hits], [hit.own for hit in hits]))
    return replace(finding, hits=tuple(replace(hit, score=hit.score / total, own=hit.own / own) for hit in hits))


def answer_about(
    question: str, article_ids: Sequence[str], parts: Parts, day: date, language: Language
) -> Reply | None:
    """A question about articles that are already known; None where none of them is in force."""
    finding = parts.searcher.look(question, day, k=10_000)
    by_id = {str(hit.article.id): hit for hit in finding.hits}
    hits = [parts.searcher.explained(by_id[i], finding) for i in article_ids[:ABOUT_MOST] if i in by_id]
    return _reply([compose(finding, hits, language, parts.filled(day))], [finding]) if hits else None


def _piece(finding: Finding, found: bool, filled: FilledIn, language: Language) -> Answer:
    heading = say("and_next", language, question=escape(finding.question))
    nothing = Answer(say("not_covered", language), ())
    body = compose(finding, relevant(finding.hits), language, filled) if found else nothing
    return Answer(f"{heading}\n\n{body.text}", body.citations)


def _reply(pieces: Sequence[Answer], findings: Sequence[Finding]) -> Reply:
    citations = tuple(dict.fromkeys(citation for piece in pieces for citation in piece.citations))
    text = "\n\n".join(piece.text for piece in pieces)
    return Reply(text, "answer", citations, trace=trace(findings))


def _not_covered(findings: Sequence[Finding], language: Language) -> Reply:
    """Says so, names the nearest articles without presenting them as the answer, and offers to ask HR."""
    nearest = [hit.article for hit in findings[0].hits[:NEAREST]]
    links = "、".join(link(cite(article)) for article in nearest)
    lines = [
        say("not_covered", language),
        say("nearest", language, links=links) if links else "",
        say("to_hr", language),
    ]
    return Reply("\n\n".join(line for line in lines if line), "not_covered", trace=trace(findings))


def trace(findings: Sequence[Finding]) -> dict[str, Any]:
    """What was retrieved with its scores, for an evaluator."""
    first = findings[0]
    return {
        "route": "question",
        "questions": [finding.question for finding in findings],
        "meant": list(first.meant),
        "answerable": [round(probability(finding), 4) for finding in findings],
        "hits": [
            {"article_id": str(hit.article.id), "score": round(hit.score, 4), "signals": hit.signals}
            for hit in first.hits[:5]
        ],
    }
