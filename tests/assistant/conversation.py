"""A conversation as a test holds it: who speaks, when, and what has been filed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from assistant.build import Parts
from assistant.reply import Reply, Turn
from assistant.turn import take_turn


@dataclass
class Talk:
    """One conversation of one employee, at a time that the test sets."""

    parts: Parts
    employee: str = "e001"
    conversation: str | None = None
    replies: list[Reply] = field(default_factory=list)

    def say(self, *messages: str) -> Reply:
        for message in messages:
            self.replies.append(take_turn(Turn(message, self.employee, self.conversation), self.parts))
            self.conversation = self.replies[-1].conversation_id
        return self.replies[-1]

    def later(self, minutes: int) -> None:
        now = self.parts.settings.clock() + timedelta(minutes=minutes)
        self.parts = replace(self.parts, settings=self.parts.settings.model_copy(update={"now": now}))
        self.parts.store._clock = self.parts.settings.clock

    @property
    def filed(self) -> list[dict[str, Any]]:
        return [record.fields for record in self.parts.store.records()]


Start = Callable[..., Talk]


def form(reply: Reply) -> dict[str, Any]:
    assert reply.action is not None, reply.text
    return reply.action


def story(talked: Talk) -> str:
    """What the form of the last reply is told to report."""
    fields = form(talked.replies[-1])["fields"]
    return str(fields.get("description") or fields.get("fault"))


def types(talked: Talk) -> list[str]:
    """What has been filed, in the order of the receipts."""
    assert len(talked.filed) == sum(reply.kind == "done" for reply in talked.replies)
    return [form(reply)["type"] for reply in talked.replies if reply.kind == "done"]
