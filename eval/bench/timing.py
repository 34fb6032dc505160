"""Ratios that survive a busy machine: both sides of a ratio are measured in turns, and medians are compared."""

import time
from collections.abc import Callable
from statistics import median

Work = Callable[[], object]


def seconds(work: Work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def interleaved(repeats: int, works: dict[str, Work]) -> dict[str, float]:
    """Median seconds of each piece of work; every round does all of them, so that a slow minute slows them all."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for round_number in range(repeats):
        names = list(works) if round_number % 2 == 0 else list(reversed(works))
        for name in names:
            taken[name].append(seconds(works[name]))
    return {name: median(values) for name, values in taken.items()}
