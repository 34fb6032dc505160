"""Runs of the evaluation as `zhidu eval run` leaves them in ZHIDU_HOME: read here, since bots may not import eval."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

RUN_NAME = re.compile(r"[\w][\w.-]{0,99}")
ALL = "all"  # the figures over every case of a suite, beside those of one kind of case
KEPT = 64  # reports in memory


@dataclass(frozen=True)
class Value:
    """A figure of a suite with its 95 % interval, and over how many cases."""

    value: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True)
class Run:
    """A run: when and of what, its suites' figures by (suite, figure), and which of their cases passed."""

    name: str
    started: datetime
    about: Mapping[str, Any]
    suites: Mapping[str, str]  # name → title
    figures: Mapping[tuple[str, str], Value]
    passed: Mapping[tuple[str, str], bool]  # by suite and case


@dataclass(frozen=True)
class Line:
    """One figure in each of the runs that are compared; `change` is from the first that has it to the last."""

    figure: str
    values: tuple[Value | None, ...]
    change: float | None
    clear: bool  # the intervals of those two do not overlap


def runs_in(home: Path) -> list[Run]:
    """Every run that can be read, the newest first."""
    found = (read(path.parent) for path in _folder(home).glob("*/report.json"))
    return sorted((run for run in found if run), key=lambda run: run.started, reverse=True)


def report_of(home: Path, name: str) -> Path | None:
    """The report page of a run."""
    path = _folder(home) / name / "report.html"
    return path if RUN_NAME.fullmatch(name) and path.is_file() else None


def read(folder: Path) -> Run | None:
    """A run by its folder; None where there is no report that can be read."""
    file = folder / "report.json"
    try:
        return _read(file, file.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def side_by_side(runs: Sequence[Run]) -> dict[str, list[Line]]:
    """The figures of each suite that one of the runs has, by the suite's title."""
    titles = {name: title for run in runs for name, title in run.suites.items()}
    suites: dict[str, list[Line]] = {}
    for suite, figure in dict.fromkeys(key for run in runs for key in run.figures):
        line = _line(figure, [run.figures.get((suite, figure)) for run in runs])
        suites.setdefault(titles[suite], []).append(line)
    return suites


def flips(before: Run, after: Run) -> list[tuple[str, str, bool]]:
    """Cases that both runs have and that passed in one of them only: suite, case, whether it passes now."""
    both = [key for key in before.passed if key in after.passed and before.passed[key] != after.passed[key]]
    return [(suite, case, after.passed[suite, case]) for suite, case in both]


def _folder(home: Path) -> Path:
    return home / "eval" / "runs"


def _line(figure: str, values: list[Value | None]) -> Line:
    known = [value for value in values if value is not None]
    first, last = known[0], known[-1]
    compared = len(known) > 1
    clear = compared and None not in (first.low, first.high, last.low, last.high) and _apart(first, last)
    return Line(figure, tuple(values), last.value - first.value if compared else None, clear)


def _apart(one: Value, other: Value) -> bool:
    low, high = max(one.low or 0.0, other.low or 0.0), min(one.high or 0.0, other.high or 0.0)
    return low > high


@lru_cache(KEPT)
def _read(file: Path, changed: int) -> Run:  # noqa: ARG001
    """Reports are megabytes and never change once they are written, so each is read once (until it is replaced)."""
    report = json.loads(file.read_text(encoding="utf-8"))
    suites = {suite["name"]: suite["title"] for suite in report["suites"]}
    figures = {
        (suite["name"], one["name"]): Value(one["value"], one["low"], one["high"], one["n"])
        for suite in report["suites"]
        for one in suite["figures"]
        if one["kind"] == ALL and one["value"] is not None
    }
    passed = {
        (suite["name"], case["id"]): bool(case["passed"]) for suite in report["suites"] for case in suite["cases"]
    }
    about = report["about"]
    return Run(file.parent.name, datetime.fromisoformat(about["started"]), about, suites, figures, passed)
