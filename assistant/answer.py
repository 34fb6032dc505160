"""Questions → what the regulations say, or that they do not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.blanks import FilledIn
from assistant.build import Parts
from assistant.cite import cite, escape, link, quoted
from assistant.compose import Answer, compose, notes, relevant
from assistant.follow_up import Reading, together
from assistant.judge import answers, probability
from assistant.leaning import Pair, leans, ranked
from assistant.lookup import named_compilations
from assistant.phrases import Language, say
from assistant.questions import Before, asks_aspect, guessed, joined_by_words, split, topic_of
from assistant.reply import Reply
from corpus.article import Article, Compilation
from corpus.query import normalise
from corpus.search import Finding

NEAREST = 3
EVERY = 10_000  # articles: all of them
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


def answer_leaning(reading: Reading, parts: Parts, day: date, language: Language) -> Reply | None:
    """The reply to a message together with the question before it; None where it stands alone."""
    if reading.pointing:
        return _answer_pointing(reading, parts, day, language)
    if not reading.before.cited:
        return _answer_beside(reading, parts, day, language)
    pair = pair_of(reading.message, reading.before, parts, day)
    if not leans(pair):
        return None
    hits = [parts.searcher.explained(hit, pair.joint) for hit in relevant(ranked(pair))]
    finding = replace(pair.joint, hits=(*hits, *pair.joint.hits))
    if str(hits[0].article.id) in pair.cited or answers(pair.joint) or answers(pair.alone):
        return _reply([compose(finding, hits, language, parts.filled(day))], [finding])
    return _not_covered([finding], language)


def pair_of(message: str, before: Before, parts: Parts, day: date) -> Pair:
    """A normalised message looked up alone and together with the question before it."""
    alone, joint = (look([text], parts, day, EVERY)[0] for text in (message, together(message, before)))
    return Pair(alone, joint, before.cited)


def _answer_pointing(reading: Reading, parts: Parts, day: date, language: Language) -> Reply | None:
    if reading.pointing == "about":
        return answer_about(reading.joint, reading.pointed, parts, day, language)
    articles = list(parts.searcher.corpus.articles(day))
    places = {str(article.id): place for place, article in enumerate(articles)}
    step = {"next": 1, "previous": -1}.get(reading.pointing, 0)
    found = [places[article_id] + step for article_id in reading.pointed if article_id in places]
    shown = [articles[place] for place in found[:ABOUT_MOST] if 0 <= place < len(articles)]
    return _texts(shown, reading.before.question, parts.filled(day), language) if shown else None


def _texts(articles: Sequence[Article], question: str, filled: FilledIn, language: Language) -> Reply:
    """Articles as they stand."""
    citations = tuple(cite(article) for article in articles)
    pieces = [f"{link(citation)}\n\n{quoted([citation])}" for citation in citations]
    pieces += notes(articles, citations, language, filled)
    return Reply("\n\n".join(pieces), "answer", citations, trace={"route": "texts", "questions": [question]})


def _answer_beside(reading: Reading, parts: Parts, day: date, language: Language) -> Reply | None:
    """After a question that was refused: the message may be a new one, or the missing half of that one."""
    questions = (reading.joint,) if asks_aspect(reading.message) else (topic_of(reading.message), reading.joint)
    for question in questions:
        finding = look([question], parts, day)[0]
        if answers(finding):
            return _reply([compose(finding, relevant(finding.hits), language, parts.filled(day))], [finding])
    return None


def look(questions: Sequence[str], parts: Parts, day: date, k: int = 20) -> list[Finding]:
    """One look for each question, several embedded in one call; 篇二 narrows one to that compilation."""
    searcher = parts.searcher
    everywhere = searcher.corpus.in_force(day)
    narrowed = [named_compilations(question, everywhere) for question in questions]
    texts = [normalise(rest) or question for (_, rest), question in zip(narrowed, questions, strict=True)]
    vectors = searcher.engine.queries(texts) if len(texts) > 1 else [searcher.vector_of(texts[0])]
    findings = [searcher.look_with(text, vector, day, k) for text, vector in zip(texts, vectors, strict=True)]
    return [_within(finding, wanted) for finding, (wanted, _) in zip(findings, narrowed, strict=True)]


def _within(finding: Finding, wanted: Sequence[Compilation]) -> Finding:
    """The finding with the hits of some compilations only; belief is shared among them."""
    ids = {version.id for version in wanted}
    hits = [hit for hit in finding.hits if hit.article.id.compilation in ids]
    if len(hits) == len(finding.hits) or not hits:
        return finding
    total = max(sum(hit.score for hit in hits), 1e-9)
    return replace(finding, hits=tuple(replace(hit, score=hit.score / total) for hit in hits))


def answer_about(
    question: str, article_ids: Sequence[str], parts: Parts, day: date, language: Language
) -> Reply | None:
    """A question about articles that are already known; None where none of them is in force."""
    finding = parts.searcher.look(question, day, k=EVERY)
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
