"""A chat model whose answers are kept in a file: a run that is broken off or repeated asks nothing twice.

Where no model can be reached from here, what would be asked is written down instead, to be answered elsewhere.
"""

import hashlib
import json
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from assistant.model.proposal import Call, ChatModel, Message, ModelError, Proposal, Tool


class Requests:
    """Asks nobody: writes each request as a line of JSON, for a provider's batch endpoint or another machine.

    An answer is a line of a record: {"key": …, "text": …, "calls": [{"name": …, "arguments": {…}}], "tokens": 0}.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, threading.Lock()
        self._written: set[str] = set()
        path.write_text("", encoding="utf-8")

    def note(self, key: str, messages: Sequence[Message], tools: Sequence[Tool]) -> None:
        line = {"key": key, "messages": list(map(asdict, messages)), "tools": list(map(asdict, tools))}
        with self._lock, self._path.open("a", encoding="utf-8") as file:
            if key not in self._written:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._written.add(key)

    @property
    def count(self) -> int:
        return len(self._written)


class RecordedModel:
    """Safe to share between threads. A failure is not kept: it is the network's, not the model's.

    With `Requests` for a model, what the record does not know gets no answer, and the play goes on.
    """

    def __init__(self, name: str, model: ChatModel | Requests, path: Path) -> None:
        self._name, self._model, self._path = name, model, path
        self._lock = threading.Lock()
        self._known: dict[str, Proposal] = {}
        self.failures = 0
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            kept = json.loads(line)
            self._known[kept["key"]] = Proposal(
                kept["text"], tuple(Call(**call) for call in kept["calls"]), kept["tokens"]
            )

    def complete(self, messages: Sequence[Message], tools: Sequence[Tool], seconds: float) -> Proposal:
        asked = [self._name, [asdict(message) for message in messages], [asdict(tool) for tool in tools]]
        key = hashlib.sha256(json.dumps(asked, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:24]
        with self._lock:
            if known := self._known.get(key):
                return known
        if isinstance(self._model, Requests):
            self._model.note(key, messages, tools)
            return Proposal()
        try:
            proposal = self._model.complete(messages, tools, seconds)
        except ModelError:
            self.failures += 1
            raise
        with self._lock:
            self._known[key] = proposal
            line = {
                "key": key,
                "text": proposal.text,
                "calls": [asdict(c) for c in proposal.calls],
                "tokens": proposal.tokens,
            }
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return proposal
