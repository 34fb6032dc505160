"""What is said to a chat model and what it proposes, as values; LangChain's own types stay in chat_model.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol


class ModelError(Exception):
    """Read by the operator, in the log: the model gave nothing that could be used. `reason` is a word for a counter.

    It never holds what the provider answered: that may repeat the key.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


@dataclass(frozen=True)
class Message:
    role: Literal["system", "user"]
    content: str


@dataclass(frozen=True)
class Tool:
    """Something that the model may propose to do; `parameters` is a JSON schema."""

    name: str
    description: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True)
class Call:
    """A tool that the model would have called. Nobody calls it: its arguments are slots to be checked."""

    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Proposal:
    """What a model answered, and what it cost in tokens (where the provider does not say: one for each character)."""

    text: str = ""
    calls: tuple[Call, ...] = ()
    tokens: int = field(default=0, compare=False)


class ChatModel(Protocol):
    """Anything that proposes. Safe to share between threads."""

    def complete(self, messages: Sequence[Message], tools: Sequence[Tool], seconds: float) -> Proposal:
        """The proposal, within `seconds` of being asked. Raises ModelError, also where the time is over."""
        ...
