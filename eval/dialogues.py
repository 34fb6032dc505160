"""Dialogues that file paperwork, turn by turn, each in its own store, at a frozen time: python -m eval.dialogues

Slots and intents of single messages: python -m eval.messages.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from assistant.build import Parts, open_database
from assistant.reply import KINDS, Reply, Turn
from assistant.turn import take_turn
from eval.case import SUITES, BadCase
from eval.run import throw_away_parts

DEFAULT = ("dialogues-dev",)
NOW = datetime.fromisoformat("2026-11-23T09:00:00+08:00")
KEYS = {"say", "kind", "action", "stage", "fields", "contains", "missing", "filed"}


@dataclass(frozen=True)
class Dialogue:
    """`turns` are objects: `say`, and what the reply must be, where a key is given.

    kind: the allowed reply kinds. action, stage: of the reply's action (null: none). fields: exact values. contains:
    substrings of fields. missing: names that must be asked for. filed: records filed by this dialogue so far.
    """

    id: str
    title: str
    asker: str
    turns: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Outcome:
    """What went wrong, one line a complaint; nothing in it for a dialogue that went as it should."""

    dialogue: Dialogue
    complaints: tuple[str, ...]
    unconfirmed: int  # records filed by a turn that was not to file


def read_dialogues(name: str) -> list[Dialogue]:
    """The dialogues of `eval/suites/<name>.jsonl`. Raises BadCase."""
    return list(_dialogues(name))


def _dialogues(name: str) -> Iterator[Dialogue]:
    path = SUITES / f"{name}.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            data = json.loads(line)
            dialogue = Dialogue(data["id"], data["title"], data["as"], tuple(data["turns"]))
        except (ValueError, KeyError) as error:
            raise BadCase(f"{path}:{number}: {error}") from None
        for turn in dialogue.turns:
            if unknown := set(turn) - KEYS:
                raise BadCase(f"{path}:{number}: unknown keys {sorted(unknown)}; a turn has {sorted(KEYS)}")
            if bad := [kind for kind in turn.get("kind", ()) if kind not in KINDS]:
                raise BadCase(f"{path}:{number}: {bad} are no reply kinds")
        yield dialogue


def play(dialogue: Dialogue, parts: Parts) -> Outcome:
    """Say each turn in one conversation of a fresh store."""
    settings = parts.settings.model_copy(update={"now": NOW})
    parts = replace(parts, settings=settings, store=open_database(settings, lasting=False))
    complaints: list[str] = []
    conversation, filed, unconfirmed = None, 0, 0
    for number, turn in enumerate(dialogue.turns, 1):
        reply = take_turn(Turn(turn["say"], dialogue.asker, conversation), parts)
        conversation = reply.conversation_id
        now_filed = len(parts.store.records())
        unconfirmed += now_filed > max(filed, turn.get("filed", now_filed))
        filed = now_filed
        complaints += [f"turn {number} {turn['say']!r}: {said}" for said in _complaints(turn, reply, filed)]
    parts.store.close()
    return Outcome(dialogue, tuple(complaints), unconfirmed)


def _complaints(turn: dict[str, Any], reply: Reply, filed: int) -> Iterator[str]:
    action = reply.action or {}
    if "kind" in turn and reply.kind not in turn["kind"]:
        yield f"kind {reply.kind}, not {turn['kind']}: {reply.text[:100]!r}"
    if "action" in turn and action.get("type") != turn["action"]:
        yield f"action {action.get('type')}, not {turn['action']}"
    if "stage" in turn and action.get("stage") != turn["stage"]:
        yield f"stage {action.get('stage')}, not {turn['stage']}"
    fields = action.get("fields", {})
    for name, value in turn.get("fields", {}).items():
        if fields.get(name) != value:
            yield f"{name} is {fields.get(name)!r}, not {value!r}"
    for name, part in turn.get("contains", {}).items():
        if part not in str(fields.get(name, "")):
            yield f"{name} is {fields.get(name)!r}, without {part!r}"
    for name in turn.get("missing", ()):
        if name not in action.get("missing", ()):
            yield f"{name} is not asked for, only {action.get('missing')}"
    if "filed" in turn and filed != turn["filed"]:
        yield f"{filed} filed, not {turn['filed']}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=DEFAULT)
    parser.add_argument("--failures", action="store_true", help="print every complaint")
    arguments = parser.parse_args(argv)
    parts = throw_away_parts()
    for suite in arguments.suites:
        outcomes = [play(dialogue, parts) for dialogue in read_dialogues(suite)]
        good = sum(not outcome.complaints for outcome in outcomes)
        unconfirmed = sum(outcome.unconfirmed for outcome in outcomes)
        print(
            f"{suite}: {good} of {len(outcomes)} dialogues as they should be; "
            f"filed without a confirmation: {unconfirmed}"
        )
        for outcome in outcomes if arguments.failures else ():
            if outcome.complaints:
                print(f"- {outcome.dialogue.id} {outcome.dialogue.title}", *outcome.complaints, sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
