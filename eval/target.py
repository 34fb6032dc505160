"""What is evaluated: something that takes messages and gives replies. In this process, or a server over HTTP."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from eval.case import Case


class TargetError(Exception):
    """Read by the evaluator: the target cannot be evaluated; says why and what to do."""


@dataclass(frozen=True)
class Heard:
    """A reply as the contract gives it (DESIGN.md §4), how it came about where that is known, how long it took."""

    reply: Mapping[str, Any]
    trace: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    again_same: bool = True  # the same event sent again got the same reply

    @property
    def text(self) -> str:
        return str(self.reply["reply"])

    @property
    def kind(self) -> str:
        return str(self.reply["kind"])

    @property
    def citations(self) -> list[dict[str, Any]]:
        return list(self.reply.get("citations") or ())

    @property
    def cited(self) -> list[str]:
        return list(dict.fromkeys(str(citation["article_id"]) for citation in self.citations))

    @property
    def action(self) -> Mapping[str, Any]:
        return self.reply.get("action") or {}


def rejected(why: str) -> Heard:
    """What is heard of a message that cannot be worked on, such as one without words: no reply of any kind."""
    return Heard({"reply": why, "kind": "rejected"})


class Session(Protocol):
    """One case being played: a conversation for each asker, and for paperwork a store that nobody else writes to."""

    def say(self, text: str, asker: str) -> Heard: ...

    def filed(self) -> int:
        """How many records have been filed since the session began."""
        ...


class Target(Protocol):
    """Something to evaluate."""

    name: str

    def about(self) -> dict[str, str]:
        """What the report says of it: digests, versions, engine."""
        ...

    def refuses(self, case: Case) -> str:
        """Why a case cannot be played on it; empty where it can."""
        ...

    def session(self, case: Case) -> AbstractContextManager[Session]: ...

    def find(self, text: str, k: int) -> list[str]:
        """Article ids, best first."""
        ...

    def texts(self) -> Mapping[str, str]:
        """The articles in force, by id: what quotes are checked against."""
        ...

    def close(self) -> None: ...
