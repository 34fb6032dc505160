"""A store that remembers one process's conversations and nothing longer: for one-shot questions and for eval suites."""

from dataclasses import dataclass
from typing import Any, Protocol


class StoredTurn(Protocol):
    """A turn as a store gives it back."""

    id: int
    conversation_id: str
    text: str
    reply: dict[str, Any]
    memory: dict[str, Any]


class TurnStore(Protocol):
    """What a turn asks of a store; `tools.store.Store` is the lasting one."""

    def conversation_owner(self, conversation_id: str) -> str | None: ...
    def last_turns(self, conversation_id: str, n: int) -> list[Any]: ...
    def turn_by_event(self, owner: str, conversation_id: str | None, event_id: str) -> Any: ...
    def save_turn(
        self, owner: str, conversation_id: str, event_id: str | None, message: str, reply: dict[str, Any],
        memory: dict[str, Any], opened: bool,
    ) -> Any: ...  # fmt: skip
    def turn(self, turn_id: int) -> Any: ...
    def add_unanswered(self, turn_id: int, asker: str, question: str, reason: str, nearest: list[str]) -> int: ...
    def close(self) -> None: ...


@dataclass(frozen=True)
class RememberedTurn:
    """A turn in memory."""

    id: int
    conversation_id: str
    event_id: str | None
    text: str
    reply: dict[str, Any]
    memory: dict[str, Any]


class ForgetfulStore:
    """The in-memory twin of `tools.store.Store`, for one thread."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}
        self._turns: list[RememberedTurn] = []
        self._unanswered: dict[int, int] = {}

    def conversation_owner(self, conversation_id: str) -> str | None:
        return self._owners.get(conversation_id)

    def last_turns(self, conversation_id: str, n: int) -> list[RememberedTurn]:
        return [turn for turn in self._turns if turn.conversation_id == conversation_id][-n:]

    def turn_by_event(self, owner: str, conversation_id: str | None, event_id: str) -> RememberedTurn | None:
        for turn in self._turns:
            mine = self._owners[turn.conversation_id] == owner
            if mine and turn.event_id == event_id and conversation_id in (None, turn.conversation_id):
                return turn
        return None

    def save_turn(
        self, owner: str, conversation_id: str, event_id: str | None, message: str, reply: dict[str, Any],
        memory: dict[str, Any], opened: bool,  # noqa: ARG002
    ) -> RememberedTurn:  # fmt: skip
        self._owners.setdefault(conversation_id, owner)
        turn = RememberedTurn(len(self._turns) + 1, conversation_id, event_id, message, reply, memory)
        self._turns.append(turn)
        return turn

    def turn(self, turn_id: int) -> RememberedTurn | None:
        return self._turns[turn_id - 1] if 0 < turn_id <= len(self._turns) else None

    def add_unanswered(self, turn_id: int, asker: str, question: str, reason: str, nearest: list[str]) -> int:  # noqa: ARG002
        return self._unanswered.setdefault(turn_id, len(self._unanswered) + 1)

    def close(self) -> None:
        self._turns.clear()
