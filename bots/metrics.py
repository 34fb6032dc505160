"""What the server counts about itself, for Prometheus; nothing about who asked what."""

import time
from collections.abc import Callable

from prometheus_client import Counter, Histogram, generate_latest

from assistant.reply import Reply

_TURNS = Counter("zhidu_turns_total", "Turns answered", ["kind"])
_SECONDS = Histogram("zhidu_turn_seconds", "Time of one turn", buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5))


def counted_turn(turn: Callable[[], Reply]) -> Reply:
    start = time.perf_counter()
    reply = turn()
    _SECONDS.observe(time.perf_counter() - start)
    _TURNS.labels(reply.kind).inc()
    return reply


def exposition() -> bytes:
    return generate_latest()
