"""A message that leans on the turn before: which questions it may mean, and which articles it points at."""

from dataclasses import dataclass

from assistant.questions import Before, asks_aspect, asks_why, clause, leans, nth, points, topic_of


@dataclass(frozen=True)
class Reading:
    """How a message may be read. `questions` stand alone, the likeliest first; `pointed` are articles it names by
    position (第一个呢); `at_hand` are those cited before, in which what is asked may be answered too (多久一次).

    `clause` is the line of the article pointed at that is asked for (那一条的第二款).

    `needs_before` is false where it may just as well stand alone (婚假几天).

    `topics` are what the next message may lean on, one for each question: what the talk is about, without the aspects
    that were asked of it on the way.
    """

    questions: tuple[str, ...]
    topics: tuple[str, ...]
    pointed: tuple[str, ...] = ()
    at_hand: tuple[str, ...] = ()
    needs_before: bool = True
    clause: int | None = None

    def topic(self, answered: str) -> str:
        """What to remember where `answered` is the question that was answered."""
        return dict(zip(self.questions, self.topics, strict=True)).get(answered, self.topics[0])


def read(message: str, before: Before | None) -> Reading | None:
    """None for a message that stands alone."""
    if before is None:
        return None
    if pointing := _pointing(message, before):
        return pointing
    if not leans(message):
        return None
    together = f"{topic_of(message)} {before.question}"
    if asks_aspect(message):
        return Reading((together,), (before.question,), at_hand=before.cited)
    topic = topic_of(message)
    return Reading((topic, together), (topic, together), at_hand=before.cited, needs_before=points(message))


def _pointing(message: str, before: Before) -> Reading | None:
    """A message that names one of the articles just cited, or a line of the only one, by its position; or asks why."""
    line, position = clause(message), nth(message)
    if line is not None and len(set(before.cited)) == 1:
        return Reading((before.question,), (before.question,), pointed=before.cited[:1], clause=line)
    if position is not None and before.cited:
        return Reading((f"{message} {before.question}",), (before.question,), pointed=_at(before.cited, position))
    if asks_why(message):
        return Reading((f"{before.question} {message}",), (before.question,), pointed=before.cited[:1])
    return None


def _at(cited: tuple[str, ...], position: int) -> tuple[str, ...]:
    index = position if position < 0 else position - 1
    return cited[index:][:1] if -len(cited) <= index < len(cited) else ()
