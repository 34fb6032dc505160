"""One turn, from the message to the reply: the same for every channel."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from time import perf_counter

from assistant import threads
from assistant.answer import answer, answer_leaning, texts_pointed_at
from assistant.build import Parts
from assistant.faqs.reply import answer_of_hr
from assistant.follow_up import Reading, read
from assistant.forms.danger import heeded
from assistant.forms.flow import take
from assistant.forms.press import as_seen, pressed
from assistant.forms.scope import kept_within
from assistant.forms.step import Step, traced
from assistant.forms.table import Table, beside_form, frame, lay, preceded, unoffered
from assistant.in_light import in_light_of_paperwork
from assistant.legible import illegible
from assistant.message import clean
from assistant.mistyped import as_meant
from assistant.numbers import about_numbers, by_number, clause_of, narrowed
from assistant.outline import overview
from assistant.phrases import Language, language_of
from assistant.reply import Reply, Turn
from assistant.requests import escalate, noted
from assistant.smalltalk import asked_beside, overheard, small_talk
from assistant.wording import worded
from corpus.query import normalise
from tools.record import Refused, StaleDraft

ATTEMPTS = 5  # of a turn whose form, or whose person's records, another message changed at the same moment


@dataclass(frozen=True)
class _Named:
    """The replies to a message that names articles by number, or asks about the regulations as such, and no more."""

    articles: Reply | None
    overview: Reply | None

    @property
    def certain(self) -> bool:
        """Whether the message can be nothing else: an article that there is, a count of chapters."""
        return self.overview is not None or (self.articles is not None and self.articles.kind == "answer")


def take_turn(turn: Turn, parts: Parts) -> Reply:
    """Answer one message, or take the next step with a form; the reply and what it did are stored together.

    Raises BadMessage for a message that cannot be worked on and UnknownConversation for one that is not the asker's.
    """
    begun = perf_counter()
    text, parts = clean(turn.text), parts.for_turn()
    turn = replace(turn, text=text)  # what is kept is what was worked on: PostgreSQL, for one, takes no NUL
    for attempt in range(ATTEMPTS):
        try:
            return _attempt(turn, text, parts.for_attempt(), begun)
        except (Refused, StaleDraft):
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("unreachable")


def _attempt(turn: Turn, text: str, parts: Parts, begun: float) -> Reply:
    thread = threads.recall(turn, parts.store)
    if thread.replay:
        return thread.replay
    message = as_meant(text)
    language = language_of(text, thread.language)
    table = lay(turn, thread, parts, language)
    if not turn.press and (unread := illegible(message, language)):
        framed = frame(Step(unread), table, handled=False)
        return threads.remember(turn, thread, framed, parts.store, "", language, begun)
    reading = read(message, thread.before)
    named = cache(partial(_named, message, turn, parts, language))
    if turn.press:
        step: Step | None = pressed(turn.press, text, table, parts)
    else:
        leans = reading is not None and reading.needs_before
        step = (
            beside_form(escalate(message, thread, turn.asker, parts.store, language), table)
            or as_seen(thread.seen, text, message, table, parts)
            or take(text, message, table, parts, leans, lambda: named().certain)
        )
    aside = step.aside if step else ""
    step = step and kept_within(step, turn, table, text)
    if step and aside:
        step = preceded(step, _beside(aside, turn, parts, language))
    step = heeded(step, message, table) if step else None
    handled = step is not None
    if step is None:
        reply = _about_regulations(text, message, turn, reading, named(), parts, language)
        leans = reading is not None and reading.needs_before
        step = heeded(Step(reply if leans else _in_light(reply, message, table, turn, parts)), message, table)
    step = traced(frame(step, table, handled), parts)
    answered = str(next(iter(step.reply.trace.get("questions", ())), message))
    question = reading.topic(answered) if reading else message
    asked = question if not handled and step.reply.kind != "chitchat" else ""
    return threads.remember(turn, thread, noted(step, turn, asked), parts.store, asked, language, begun)


def _in_light(reply: Reply, message: str, table: Table, turn: Turn, parts: Parts) -> Reply:
    """The regulations' answer, or that of the articles of the paperwork at hand where the message is about those."""
    if reply.trace.get("route") != "question":
        return reply
    return in_light_of_paperwork(message, table, parts, _day(turn, parts), table.desk.language) or reply


def _beside(question: str, turn: Turn, parts: Parts, language: Language) -> Reply:
    """The regulations' answer to a question that is asked beside paperwork."""
    message = normalise(question)
    named = _named(message, turn, parts, language)
    return unoffered(_about_regulations(question, message, turn, None, named, parts, language))


def _about_regulations(
    text: str, message: str, turn: Turn, reading: Reading | None, named: _Named, parts: Parts, language: Language
) -> Reply:
    day = _day(turn, parts)
    rest, said = asked_beside(message, parts.settings.clock(), language)
    if rest:
        leaning = read(rest, reading.before) if reading else None
        reply = _about_regulations(rest, rest, turn, leaning, _named(rest, turn, parts, language), parts, language)
        return replace(reply, text=f"{said}\n\n{reply.text}") if said else reply
    reply = (
        small_talk(message, parts.settings.clock(), language)
        or clause_of(reading, parts, day, language)
        or narrowed(reading, parts, day, language)
        or texts_pointed_at(reading, parts, day, language)
        or named.articles
        or (None if reading and reading.needs_before else answer_of_hr(text, parts, day, language))
        or named.overview
        or about_numbers(message, parts, day, language)
        or (answer_leaning(reading, parts, day, language) if reading else None)
        or overheard(message, answer(text, parts, day, language), parts.chatter, language)
    )
    return worded(reply, parts, day, language)


def _named(message: str, turn: Turn, parts: Parts, language: Language) -> _Named:
    day = _day(turn, parts)
    if articles := by_number(message, parts, day, language):
        return _Named(articles, None)
    as_meant = dict.fromkeys((message, parts.searcher.read(message)))
    told = (overview(each, parts.searcher.corpus, day, language, parts.filled(day)) for each in as_meant)
    return _Named(None, next(filter(None, told), None))


def _day(turn: Turn, parts: Parts) -> date:
    return turn.as_of or parts.settings.today()
