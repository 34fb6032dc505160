"""What a part of the turn decided: the reply, and what is to be written together with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.build import Parts
from assistant.reply import Effect, Reply
from tools.store import Work


@dataclass(frozen=True)
class Step:
    """`write` is called inside the turn's transaction; the reply that it returns is the one that is sent and stored.

    `effect` is what it changes: the draft in hand, a new record, or (unless said otherwise) something else that others
    see, such as a record's state.

    `aside` is a question in the same message, which the regulations are asked; `record` the number of the record that
    the reply is about; `awaits` a step with a record that the next message may complete, where the reply asks for that;
    `then` is such a step that the reply asks for once what it tells of is done.
    `listed` the message that asked for the list of records which the reply is, and `shown` their numbers, in order.

    `kept` is called in it afterwards, with the number of the stored turn: what is to be known of the turn itself.
    """

    reply: Reply
    write: Callable[[Work], Reply] | None = None
    effect: Effect = "act"
    kept: Callable[[Work, int], object] | None = None
    aside: str = ""
    record: str = ""
    awaits: Mapping[str, Any] | None = None
    then: Mapping[str, Any] | None = None
    listed: str = ""
    shown: tuple[str, ...] = ()


def traced(step: Step, parts: Parts) -> Step:
    """The step whose reply tells, in its trace, what came of asking the chat model."""
    told = parts.consultation.as_json() if parts.consultation else {}
    if not told:
        return step
    write = step.write

    def written(work: Work) -> Reply:
        assert write is not None
        made = write(work)
        return replace(made, trace=made.trace | told)

    return replace(step, reply=replace(step.reply, trace=step.reply.trace | told), write=written if write else None)
