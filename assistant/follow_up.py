"""A message after another: which question it may be together with the one before, and which articles it points at."""

from dataclasses import dataclass
from typing import Literal

from assistant.pointing import asks_source, asks_why, clause, neighbour, nth
from assistant.questions import (
    LEANING_MAX,
    Before,
    asks_aspect,
    points,
    size,
    topic_of,
    without_compilation,
    worded_as_leaning,
)

MEMORY_MAX = 60  # `size` of what is remembered of questions that lean on one another

# What a message asks of the articles cited before: their text, that of the one after or before them, or something
# about them; empty where that is not said in so many words.
Pointing = Literal["", "text", "next", "previous", "about"]


@dataclass(frozen=True)
class Reading:
    """How a message may be read after `before`. `joint` is it together with the question before.

    `pointing` says what it asks of `pointed`, articles cited before; `clause` is the line of the one pointed at that is
    asked for (那一条的第二款). `needs_before` is false where it may just as well stand alone (婚假几天).
    """

    message: str
    before: Before
    joint: str
    pointing: Pointing = ""
    pointed: tuple[str, ...] = ()
    needs_before: bool = True
    clause: int | None = None

    def topic(self, answered: str) -> str:
        """What to remember where `answered` is the question that was answered: what the talk is about, without the
        aspects that were asked of it on the way."""
        if answered not in (self.joint, self.before.question):
            return self.message
        plain = bool(self.pointing) or asks_aspect(self.message) or size(self.joint) > MEMORY_MAX
        return self.before.question if plain else self.joint


def read(message: str, before: Before | None) -> Reading | None:
    """None for a message that stands alone: the first one, or a long one that does not say that it leans."""
    if before is None:
        return None
    joint = together(message, before)
    line = clause(message)
    if line is not None and len(set(before.cited)) == 1:
        return Reading(message, before, joint, "about", before.cited[:1], clause=line)
    if before.cited and (pointing := _pointing(message, before.cited)):
        return Reading(message, before, joint, *pointing)
    if not (worded_as_leaning(message) or (before.cited and size(message) <= LEANING_MAX)):
        return None
    return Reading(
        message, before, joint, needs_before=worded_as_leaning(message) and (asks_aspect(message) or points(message))
    )


def together(message: str, before: Before) -> str:
    """The message and the question before as one question, what is new first: 篇三的呢 asks of 篇三, not of 篇二."""
    return f"{topic_of(message)},{without_compilation(before.question, message)}"


def _pointing(message: str, cited: tuple[str, ...]) -> tuple[Pointing, tuple[str, ...]] | None:
    position = nth(message)
    if position is not None and (one := _at(cited, position)):
        return "about", one
    if asks_source(message):
        return "text", cited
    if step := neighbour(message):
        return ("next", cited[-1:]) if step > 0 else ("previous", cited[:1])
    return ("about", cited[:1]) if asks_why(message) else None


def _at(cited: tuple[str, ...], position: int) -> tuple[str, ...]:
    index = position if position < 0 else position - 1
    return cited[index:][:1] if -len(cited) <= index < len(cited) else ()
