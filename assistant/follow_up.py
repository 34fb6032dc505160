"""A message that leans on the turn before: which question it becomes, and which articles it points at."""

from assistant.questions import Before, asks_why, nth, resolved


def lean_on(message: str, before: Before | None) -> tuple[str, tuple[str, ...]]:
    """The message as a question that stands alone, and the ids of the articles that it points at (第一个呢, 为什么)."""
    if before is None:
        return message, ()
    position = nth(message)
    if position is not None and before.cited:
        index = position if position < 0 else position - 1
        pointed = before.cited[index : index + 1 or None] if -1 <= index < len(before.cited) else ()
        return f"{message} {before.question}", pointed
    if asks_why(message):
        return f"{before.question} {message}", before.cited[:1]
    return resolved(message, before), ()
