"""One turn, from the message to the reply: the same for every channel."""

from assistant import threads
from assistant.answer import answer, answer_leaning
from assistant.build import Parts
from assistant.follow_up import read
from assistant.message import clean
from assistant.numbers import by_number
from assistant.outline import overview
from assistant.phrases import language_of
from assistant.reply import Reply, Turn
from assistant.requests import escalate, paperwork
from assistant.smalltalk import small_talk
from corpus.query import normalise


def take_turn(turn: Turn, parts: Parts) -> Reply:
    """Answer one message.

    Raises BadMessage for a message that cannot be worked on and UnknownConversation for one that is not the asker's.
    """
    text = clean(turn.text)
    thread = threads.recall(turn, parts.store)
    if thread.replay:
        return thread.replay
    message = normalise(text)
    day = turn.as_of or parts.settings.today()
    language = language_of(text)
    reading = read(message, thread.before)
    reply = (
        small_talk(message)
        or escalate(message, thread, turn.asker, parts.store, language)
        or paperwork(message, parts.searcher.corpus, day, language)
        or by_number(message, parts, day, language)
        or overview(message, parts.searcher.corpus, day, language)
        or (answer_leaning(reading, parts, day, language) if reading else None)
        or answer(text, parts, day, language)
    )
    question = reading.questions[-1] if reading else message
    return threads.remember(turn, thread, reply, parts.store, question if reply.kind != "chitchat" else "")
