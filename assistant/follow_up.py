"""A message that leans on the turn before: which questions it may mean, and which articles it points at."""

from dataclasses import dataclass

from assistant.questions import Before, asks_aspect, asks_why, leans, nth, points, topic_of


@dataclass(frozen=True)
class Reading:
    """How a message may be read. `questions` stand alone, the likeliest first; `pointed` are articles it names by
    position (第一个呢); `at_hand` are those cited before, in which what is asked may be answered too (多久一次).

    `needs_before` is false where it may just as well stand alone (婚假几天).

    `topics` are what the next message may lean on, one for each question: what the talk is about, without the aspects
    that were asked of it on the way.
    """

    questions: tuple[str, ...]
    topics: tuple[str, ...]
    pointed: tuple[str, ...] = ()
    at_hand: tuple[str, ...] = ()
    needs_before: bool = True

    def topic(self, answered: str) -> str:
        """What to remember where `answered` is the question that was answered."""
        return dict(zip(self.questions, self.topics, strict=True)).get(answered, self.topics[0])


def read(message: str, before: Before | None) -> Reading | None:
    """None for a message that stands alone."""
    if before is None:
        return None
    position = nth(message)
    if position is not None and before.cited:
        return Reading((f"{message} {before.question}",), (before.question,), pointed=_at(before.cited, position))
    if asks_why(message):
        return Reading((f"{before.question} {message}",), (before.question,), pointed=before.cited[:1])
    if not leans(message):
        return None
    together = f"{topic_of(message)} {before.question}"
    if asks_aspect(message):
        return Reading((together,), (before.question,), at_hand=before.cited)
    topic = topic_of(message)
    return Reading((topic, together), (topic, together), at_hand=before.cited, needs_before=points(message))


def _at(cited: tuple[str, ...], position: int) -> tuple[str, ...]:
    index = position if position < 0 else position - 1
    return cited[index:][:1] if -len(cited) <= index < len(cited) else ()
