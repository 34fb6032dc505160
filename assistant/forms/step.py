"""What a part of the turn decided: the reply, and what is to be written together with it."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.reply import Effect, Reply
from tools.store import Work


@dataclass(frozen=True)
class Step:
    """`write` is called inside the turn's transaction; the reply that it returns is the one that is sent and stored.

    `effect` is what it changes: the draft in hand, a new record, or (unless said otherwise) something else that others
    see, such as a record's state.

    `kept` is called in it afterwards, with the number of the stored turn: what is to be known of the turn itself.
    """

    reply: Reply
    write: Callable[[Work], Reply] | None = None
    effect: Effect = "act"
    kept: Callable[[Work, int], object] | None = None
