"""What a part of the turn decided: the reply, and what is to be written together with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.build import Parts
from assistant.reply import Reply
from tools.store import Work


@dataclass(frozen=True)
class Step:
    """`write` is called inside the turn's transaction; the reply that it returns is the one that is sent and stored."""

    reply: Reply
    write: Callable[[Work], Reply] | None = None


def traced(step: Step, parts: Parts) -> Step:
    """The step whose reply tells, in its trace, what came of asking the chat model."""
    told = parts.consultation.as_json() if parts.consultation else {}
    if not told:
        return step
    write = step.write

    def written(work: Work) -> Reply:
        made = write(work) if write else step.reply
        return replace(made, trace=made.trace | told)

    return Step(replace(step.reply, trace=step.reply.trace | told), written)
