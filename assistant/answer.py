"""Questions → what the regulations say, or that they do not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.build import Parts
from assistant.cite import cite, escape, link
from assistant.compose import Answer, compose
from assistant.judge import answers, probability
from assistant.phrases import Language, say
from assistant.questions import split
from assistant.reply import Reply
from corpus.search import Finding

NEAREST = 3


def answer(question: str, parts: Parts, day: date, language: Language) -> Reply:
    """The reply to a normalised message that asks one thing or a few."""
    findings = look(split(question), parts, day)
    judged = [(finding, answers(finding)) for finding in findings]
    if not any(found for _, found in judged):
        return _not_covered(findings, language)
    if len(findings) == 1:
        return _reply([compose(findings[0], language)], findings)
    pieces = [_piece(finding, found, language) for finding, found in judged]
    return _reply(pieces, findings)


def look(questions: Sequence[str], parts: Parts, day: date) -> list[Finding]:
    """One look for each question; several are embedded in one call."""
    searcher = parts.searcher
    if len(questions) == 1:
        return [searcher.look(questions[0], day)]
    vectors = searcher.engine.queries(questions)
    return [searcher.look_with(text, vector, day) for text, vector in zip(questions, vectors, strict=True)]


def answer_about(question: str, article_ids: Sequence[str], parts: Parts, day: date, language: Language) -> Reply | None:
    """A question about articles that are already known; None where none of them is in force."""
    finding = parts.searcher.look(question, day, k=10_000)
    hits = [hit for hit in finding.hits if str(hit.article.id) in article_ids]
    if not hits:
        return None
    return _reply([compose(replace(finding, hits=tuple(hits)), language)], [finding])


def _piece(finding: Finding, found: bool, language: Language) -> Answer:
    heading = say("and_next", language, question=escape(finding.question))
    body = compose(finding, language) if found else Answer(say("not_covered", language), ())
    return Answer(f"{heading}\n\n{body.text}", body.citations)


def _reply(pieces: Sequence[Answer], findings: Sequence[Finding]) -> Reply:
    citations = tuple(dict.fromkeys(citation for piece in pieces for citation in piece.citations))
    text = "\n\n".join(piece.text for piece in pieces)
    return Reply(text, "answer", citations, trace=trace(findings))


def _not_covered(findings: Sequence[Finding], language: Language) -> Reply:
    """Says so, names the nearest articles without presenting them as the answer, and offers to ask HR."""
    nearest = [hit.article for hit in findings[0].hits[:NEAREST]]
    links = "、".join(link(cite(article)) for article in nearest)
    lines = [say("not_covered", language), say("nearest", language, links=links) if links else "", say("to_hr", language)]
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
