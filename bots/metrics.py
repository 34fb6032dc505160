"""What the server counts about itself, for Prometheus; nothing about who asked what."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from prometheus_client import Counter, Histogram, generate_latest

from assistant.reply import Reply

_TURNS = Counter("zhidu_turns_total", "Turns answered", ["kind"])
_SECONDS = Histogram("zhidu_turn_seconds", "Time of one turn", buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5))
_MODEL = Counter("zhidu_model_total", "Times the chat model was to be asked, by what came of it", ["outcome"])
_TOKENS = Counter("zhidu_model_tokens_total", "Tokens that the chat model has cost")
_DROPPED = Counter("zhidu_model_dropped_total", "Sentences and slots of the chat model that were dropped", ["check"])


def counted_turn(turn: Callable[[], Reply]) -> Reply:
    start = time.perf_counter()
    reply = turn()
    _SECONDS.observe(time.perf_counter() - start)
    _TURNS.labels(reply.kind).inc()
    _count_model(reply.trace.get("model", {}))
    return reply


def _count_model(told: Mapping[str, Any]) -> None:
    for outcome in told.get("outcomes", ()):
        _MODEL.labels(outcome).inc()
    _TOKENS.inc(told.get("tokens", 0))
    for dropped in told.get("dropped", ()):
        _DROPPED.labels(dropped["check"]).inc()


def exposition() -> bytes:
    return generate_latest()
