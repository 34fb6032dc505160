"""Eval cases as data: one JSON object a line, read with the line's number in every complaint."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from assistant.reply import KINDS

SUITES = Path(__file__).with_name("suites")
CASE_KINDS = (
    "meaning", "yes_no", "lookup", "structure", "two_in_one", "follow_up", "blank", "outside", "unanswerable",
    "smalltalk", "paperwork",
)  # fmt: skip


class BadCase(Exception):
    """Read by whoever writes suites: names the file, the line and what is wrong with it."""


@dataclass(frozen=True)
class Case:
    """Messages in order (the last is judged) and what a good reply to it holds.

    gold: groups of article ids; each group must be cited by one of its ids. facts: substrings that the reply must
    hold, alternatives separated by "|". forbidden: regular expressions that it must not match. expect: allowed kinds.
    settled: for a yes/no question what the articles say: yes, no, or open.
    """

    id: str
    kind: str
    style: str
    turns: tuple[str, ...]
    gold: tuple[tuple[str, ...], ...]
    facts: tuple[str, ...]
    forbidden: tuple[str, ...]
    expect: tuple[str, ...]
    settled: str = ""

    @property
    def gold_ids(self) -> frozenset[str]:
        return frozenset(article for group in self.gold for article in group)


def read_suite(name: str) -> list[Case]:
    """The cases of `eval/suites/<name>.jsonl`, or of a path. Raises BadCase."""
    path = Path(name) if name.endswith(".jsonl") else SUITES / f"{name}.jsonl"
    return list(_cases(path))


def _cases(path: Path) -> Iterator[Case]:
    seen: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            case = _case(json.loads(line))
        except (ValueError, TypeError, KeyError) as error:
            raise BadCase(f"{path}:{number}: {error}") from None
        if case.id in seen:
            raise BadCase(f"{path}:{number}: the id {case.id} is taken")
        seen.add(case.id)
        yield case


def _case(data: dict[str, Any]) -> Case:
    known = {field.name for field in fields(Case)}
    if unknown := set(data) - known:
        raise ValueError(f"unknown keys {sorted(unknown)}; a case has {sorted(known)}")
    case = Case(
        data["id"], data["kind"], data["style"], tuple(data["turns"]), tuple(tuple(group) for group in data["gold"]),
        tuple(data["facts"]), tuple(data["forbidden"]), tuple(data["expect"]), data.get("settled", ""),
    )  # fmt: skip
    if case.kind not in CASE_KINDS:
        raise ValueError(f"kind {case.kind!r} is none of {CASE_KINDS}")
    if bad := [kind for kind in case.expect if kind not in KINDS]:
        raise ValueError(f"expect {bad} are no reply kinds; use {KINDS}")
    if not case.turns or not case.expect:
        raise ValueError("turns and expect must not be empty")
    return case
