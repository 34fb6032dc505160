"""Labelled messages about paperwork as data: what each wants, and what it says about the fields."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.case import SUITES, BadCase

# Labels of the suites and what the product calls them.
INTENTS = {
    "leave_request": "leave_request", "hazard_report": "hazard_report", "complaint": "complaint",
    "leave_for_other": "for_other", "records": "records", "withdraw": "withdraw", "decide": "decide",
    "question": "none", "other": "none",
}  # fmt: skip


@dataclass(frozen=True)
class Act:
    """A message, its label (a key of INTENTS) and its gold slots."""

    text: str
    label: str
    slots: dict[str, Any]

    @property
    def intent(self) -> str:
        return INTENTS[self.label]


def read_acts(name: str) -> list[Act]:
    """The messages of `eval/suites/<name>.jsonl`. Raises BadCase."""
    return list(_acts(SUITES / f"{name}.jsonl"))


def _acts(path: Path) -> Iterator[Act]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            data = json.loads(line)
            act = Act(data["text"], data["label"], data.get("slots", {}))
        except (ValueError, KeyError) as error:
            raise BadCase(f"{path}:{number}: {error}") from None
        if act.label not in INTENTS:
            raise BadCase(f"{path}:{number}: label {act.label!r} is none of {tuple(INTENTS)}")
        yield act
