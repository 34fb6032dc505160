"""Questions → what the regulations say, or that they do not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.blanks import FilledIn
from assistant.build import Parts
from assistant.cite import cite, escape, link, quoted
from assistant.compose import Answer, compose, notes, relevant
from assistant.follow_up import Reading
from assistant.judge import answers, probability
from assistant.looks import EVERY, Look, look, look_in_turn, look_leaning, look_within, pair_of
from assistant.phrases import Language, say
from assistant.pointing import asks_place
from assistant.questions import asks_aspect, guessed, joined_by_words, listed, split, topic_of
from assistant.reply import Reply
from assistant.sides import side_of
from assistant.whereabouts import apart, matter_of
from corpus.article import Article
from corpus.query import normalise, simplified
from corpus.search import Finding

NEAREST = 3
SURE = 0.8  # probability from which a part of a message that has no answer as a whole is answered
BESIDE = 0.35  # the same beside a part that is answered
PLACED = 0.2  # the same where only the place of a matter is asked for
AKIN = -3.0  # log of how likely an article of another compilation must be beside the best of all to be about the same
ABOUT_MOST = 6  # articles named in one message that are quoted for a question about them


def answer(text: str, parts: Parts, day: date, language: Language) -> Reply:
    """The reply to a message that stands alone and asks one thing or a few."""
    questions = apart(normalise(text)) or split(simplified(text))
    looks = [_placed(each, parts, day) for each in look_in_turn(list(map(normalise, questions)), parts, day)]
    if len(looks) == 1:
        looks = _parted(text, looks[0].found, parts, day) or looks
    looks = _believed(looks)
    findings = [each.finding for each in looks]
    if not any(each.found for each in looks):
        return not_covered(findings, language)
    if len(looks) == 1:
        answered = compose(findings[0], relevant(findings[0].hits), language, parts.filled(day))
        return _reply([_with_place(answered, looks[0], language)], findings)
    return _reply([_piece(each, parts.filled(day), language) for each in looks], findings)


def _placed(asked: Look, parts: Parts, day: date) -> Look:
    """Where only the place of a matter is asked for (劳保用品在几点几), the matter is looked up."""
    matter = matter_of(asked.question)
    if not matter:
        return asked
    finding = look([matter], parts, day)[0]
    return replace(asked, finding=finding, found=answers(finding) or probability(finding) >= PLACED, settles=False)


def _with_place(answered: Answer, asked: Look, language: Language) -> Answer:
    """With the headings above the article, where its place is what was asked for."""
    first = {str(hit.article.id): hit.article for hit in asked.finding.hits}.get(asked.cited[0] if asked.cited else "")
    if first is None or not first.path or not matter_of(asked.question):
        return answered
    return replace(answered, text="\n\n".join([answered.text, *_places([first], language)]))


def _places(articles: Sequence[Article], language: Language) -> list[str]:
    """The headings above each article, from its compilation down."""
    return [
        say("stands_in", language, place=escape(" › ".join((cite(article).label, *article.path))))
        for article in articles
        if article.path
    ]


def _believed(looks: Sequence[Look]) -> list[Look]:
    """A question beside one that is answered is about the regulations more often than one that stands alone."""
    answered = any(each.found for each in looks)
    return [replace(e, found=e.found or (answered and probability(e.finding) >= BESIDE)) for e in looks]


def _parted(text: str, answered: bool, parts: Parts, day: date) -> list[Look]:
    """The first way to part a message in which every part has an answer of its own in another article.

    A message that has no answer as a whole is parted already where one of its parts has one, but only where its words
    say that there are parts, or where it is nothing but questions and one part surely has an answer: in a question that
    is not covered, some piece always resembles something that is.
    """
    by_words = joined_by_words(text)
    for pieces in guessed(text) if answered else (*by_words, *listed(text)):
        looks = look_in_turn([normalise(piece) for piece in pieces], parts, day)
        first = {cited for each in looks for cited in each.cited[:1]}
        if len(first) == len(looks):
            return looks
        if not answered and first and (pieces in by_words or any(probability(e.finding) >= SURE for e in looks)):
            return looks
    return []


def answer_leaning(reading: Reading, parts: Parts, day: date, language: Language) -> Reply | None:
    """The reply to a message together with the question before it; None where it stands alone."""
    if reading.pointing == "about":
        return answer_about(reading.joint, reading.pointed, parts, day, language)
    if on_that_side := _answer_of_side(reading, parts, day, language):
        return on_that_side
    if not reading.before.cited:
        return _answer_beside(reading, parts, day, language)
    leaning = look_leaning(pair_of(reading.message, reading.before, parts, day), parts)
    if leaning is None:
        return None
    finding = leaning.finding
    if not leaning.found:
        return not_covered([finding], language)
    shown = relevant(finding.hits)
    return _reply([compose(finding, shown, language, parts.filled(day), leaning.settles)], [finding])


def _answer_of_side(reading: Reading, parts: Parts, day: date, language: Language) -> Reply | None:
    """销售那边也一样吗: what the compilation for that side says of the same; None where it says nothing."""
    side = side_of(reading.message, parts.searcher.corpus.in_force(day))
    if side is None or not side.same:
        return None
    finding = look_within(f"{side.called},{reading.before.question}", side.version, parts, day)
    if not answers(finding) or finding.hits[0].signals["recognised"] < AKIN:
        return None
    return _reply([compose(finding, relevant(finding.hits), language, parts.filled(day), settles=False)], [finding])


def texts_pointed_at(reading: Reading | None, parts: Parts, day: date, language: Language) -> Reply | None:
    """那条是第几条, 下一条呢: the articles just cited, or those beside them, as they stand; None for other messages."""
    if reading is None or reading.pointing not in ("text", "next", "previous"):
        return None
    step = {"next": 1, "previous": -1}.get(reading.pointing, 0)
    shown = list(_beside(reading.pointed[:ABOUT_MOST], step, parts, day))
    if not shown:
        return None
    reply = _texts(shown, reading.before.question, parts.filled(day), language)
    places = _places(shown, language) if asks_place(reading.message) else []
    return replace(reply, text="\n\n".join([reply.text, *places]))


def _beside(article_ids: Sequence[str], step: int, parts: Parts, day: date) -> Iterator[Article]:
    """The articles so many places further in their compilations, where there are such."""
    for version in parts.searcher.corpus.in_force(day):
        articles = list(version)
        for place, article in enumerate(articles):
            if str(article.id) in article_ids and 0 <= place + step < len(articles):
                yield articles[place + step]


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


def answer_about(
    question: str, article_ids: Sequence[str], parts: Parts, day: date, language: Language
) -> Reply | None:
    """A question about articles that are already known; None where none of them is in force."""
    finding = parts.searcher.look(question, day, k=EVERY)
    by_id = {str(hit.article.id): hit for hit in finding.hits}
    hits = [parts.searcher.explained(by_id[i], finding) for i in article_ids[:ABOUT_MOST] if i in by_id]
    return _reply([compose(finding, hits, language, parts.filled(day))], [finding]) if hits else None


def answer_found(finding: Finding, parts: Parts, day: date, language: Language) -> Reply:
    """The reply of what was found for a question together with what it was asked beside: yes or no is not said."""
    return _reply([compose(finding, relevant(finding.hits), language, parts.filled(day), settles=False)], [finding])


def _piece(each: Look, filled: FilledIn, language: Language) -> Answer:
    heading = say("and_next", language, question=escape(each.question))
    nothing = Answer(say("not_covered", language), ())
    shown = relevant(each.finding.hits)
    answered = compose(each.finding, shown, language, filled, each.settles) if each.found else nothing
    body = _with_place(answered, each, language)
    return Answer(f"{heading}\n\n{body.text}", body.citations)


def _reply(pieces: Sequence[Answer], findings: Sequence[Finding]) -> Reply:
    citations = tuple(dict.fromkeys(citation for piece in pieces for citation in piece.citations))
    text = "\n\n".join(piece.text for piece in pieces)
    return Reply(text, "answer", citations, trace=trace(findings))


def not_covered(findings: Sequence[Finding], language: Language) -> Reply:
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
