"""Thresholds of suites against a report: one line for each figure that fell short."""

from collections.abc import Iterator, Mapping
from typing import Any

from eval.score import LOWER_IS_BETTER


def shortfalls(report: Mapping[str, Any]) -> list[str]:
    """Empty where everything is as the suites' gates ask. A figure that nothing was measured for falls short."""
    return [line for suite in report["suites"] for line in _of_suite(suite)]


def gates(report: Mapping[str, Any]) -> int:
    """How many thresholds there are."""
    return sum(len(suite["gate"]) for suite in report["suites"])


def _of_suite(suite: Mapping[str, Any]) -> Iterator[str]:
    values = {(row["kind"], row["name"]): row["value"] for row in suite["figures"]}
    for gate, threshold in suite["gate"].items():
        kind, _, name = gate.rpartition(".")
        value = values.get((kind or "all", name))
        lower = name in LOWER_IS_BETTER
        if value is None:
            yield f"{suite['name']}: {gate} was not measured: no case has a share in it"
        elif value > threshold if lower else value < threshold:
            bound = "at most" if lower else "at least"
            yield f"{suite['name']}: {gate} is {value:.4f}, the gate asks for {bound} {threshold}"
