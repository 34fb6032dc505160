"""A model that reads its lines from a file (ZHIDU_CHAT_MODEL=scripted:FILE): for rehearsals, demonstrations and CI.

The file is JSON Lines: {"when": REGEX, "say": TEXT, "call": {"name": …, "arguments": {…}}, "fail": REASON}. The first
line whose `when` is found in what the model is told answers, with \\1 … of the match put into its text; `once` uses it
up. With "obey": REGEX the line says whatever that expression finds: a model that does as every text tells it.
"""

import json
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.model.proposal import Call, Message, ModelError, Proposal, Tool


class BadScript(Exception):
    """Read by the operator: names the file and the line that is no line of a script."""


@dataclass(frozen=True)
class Line:
    when: str = ""
    say: str = ""
    call: dict[str, Any] = field(default_factory=dict)
    fail: str = ""
    obey: str = ""
    once: bool = False


class ScriptedModel:
    """Safe to share between threads."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = list(lines)
        self._lock = threading.Lock()

    @classmethod
    def read(cls, path: Path) -> "ScriptedModel":
        """Raises BadScript."""
        try:
            texts = path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise BadScript(f"{path} cannot be read ({type(error).__name__}); write scripted:PATH") from None
        return cls([_line(path, n, text) for n, text in enumerate(texts, 1) if text.strip()])

    def complete(self, messages: Sequence[Message], tools: Sequence[Tool], seconds: float) -> Proposal:  # noqa: ARG002
        told = "\n".join(message.content for message in messages)
        with self._lock:
            line, match = self._next(told)
            if line.once:
                self._lines.remove(line)
        if line.fail:
            raise ModelError(line.fail)
        said = "\n".join([_filled(line.say, match), *(_found(line.obey, told) if line.obey else ())]).strip()
        offered = {tool.name for tool in tools}
        call = line.call if line.call.get("name") in offered else {}
        calls = (Call(call["name"], call.get("arguments", {})),) if call else ()
        if not said and not calls:
            raise ModelError("empty")
        return Proposal(said, calls, len(told) + len(said))

    def _next(self, told: str) -> tuple[Line, re.Match[str]]:
        for line in self._lines:
            if match := re.search(line.when, told, re.DOTALL):
                return line, match
        raise ModelError("empty", "no line of the script fits")


def _filled(say: str, match: re.Match[str]) -> str:
    try:
        return match.expand(say)
    except (re.error, IndexError) as error:
        raise ModelError("malformed", f"the script's line cannot be filled in ({error})") from None


def _found(pattern: str, told: str) -> list[str]:
    return [match[match.lastindex or 0] for match in re.finditer(pattern, told)]


def _line(path: Path, number: int, text: str) -> Line:
    try:
        line = Line(**json.loads(text))
        re.compile(line.when)
        re.compile(line.obey)
    except (TypeError, ValueError, re.error) as error:
        raise BadScript(f"{path}, line {number}: {error}") from None
    return line
