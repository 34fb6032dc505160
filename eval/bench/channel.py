"""What a chat channel adds to a turn, and how it stands a burst: shared by the benchmarks of the channels.

A real `zhidu serve --demo` of our own against a local end of the platform (tests/bots). First one event after another,
so that nothing queues: from the moment that an event is sent to the moment that its answer is posted, less what the
turn itself took (zhidu_turn_seconds). The platform's own way is in it: the request that brings the event, the calls
that look a person up and post. Then a burst, spread evenly over its time: what is lost, doubled, acknowledged late.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from typing import Protocol

import httpx

from eval.bench.serve import START_TIMEOUT, free_port, wait_until_ready
from eval.embedded import throw_away_parts
from eval.lines import cases_of

PEOPLE = 40  # who speak one after another: each twice, the first time unknown to the server
WARM_UP = 5  # events that are not counted
SENDERS = 16
GOAL_MS = 10.0
WAIT_S = 60.0
_TURNS = re.compile(r"^zhidu_turn_seconds_sum ([\d.e+-]+)$", re.MULTILINE)


class Platform(Protocol):
    """The local end of a platform."""

    ack_s: float  # seconds within which the platform wants its acknowledgement

    @property
    def environment(self) -> Mapping[str, str]:
        """The settings with which the product finds it."""

    def serve_at(self, url: str) -> None:
        """Where the product listens, now that it does."""

    def person(self, number: int) -> str:
        """An employee of the demo company, 1 … PEOPLE."""

    def send(self, person: str, text: str) -> float:
        """Say something directly to the assistant; seconds until that was acknowledged."""

    def posted(self, person: str) -> list[float]:
        """When each message to somebody was posted (time.monotonic)."""


def run(platform: Platform, name: str) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10.0)
    given = parser.parse_args()
    throw_away_parts().close()  # builds the index where there is none
    texts = list(dict.fromkeys(case.steps[0].say for case in cases_of("questions-dev")))
    with served(platform) as url, httpx.Client(base_url=url) as metrics:
        added = [alone(platform, metrics, number, texts) for number in range(2 * PEOPLE + WARM_UP)][WARM_UP:]
        first, later = added[: PEOPLE - WARM_UP], added[PEOPLE:]
        print(f"{name} adds to a turn, median of {len(added)} (goal ≤ {GOAL_MS:.0f} ms): {_ms(added)}")
        print(f"  a person's first message {_ms(first)}, a later one {_ms(later)}")
        burst(platform, given.events, given.seconds, texts)
    return 0


def _ms(seconds: list[float]) -> str:
    return f"{median(seconds) * 1000:.1f} ms"


@contextmanager
def served(platform: Platform) -> Iterator[str]:
    """The address of a server of our own: the index in use, a database that goes away."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"ZHIDU_DATABASE_URL": f"sqlite:///{folder}/bench.db"} | dict(platform.environment)
        command = (sys.executable, "-m", "bots.cli", "serve", "--demo", "--port", str(port))
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until_ready(server, port)
            platform.serve_at(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=START_TIMEOUT)


def alone(platform: Platform, metrics: httpx.Client, number: int, texts: list[str]) -> float:
    """Seconds that the channel added to one event's turn."""
    person, before = platform.person(number % PEOPLE + 1), _turn_seconds(metrics)
    count, started = len(platform.posted(person)), time.monotonic()
    platform.send(person, texts[number % len(texts)])
    deadline = started + WAIT_S
    while len(platform.posted(person)) == count:
        if time.monotonic() > deadline:
            raise SystemExit(f"no answer within {WAIT_S:.0f} s")
        time.sleep(0.005)
    return platform.posted(person)[count] - started - (_turn_seconds(metrics) - before)


def _turn_seconds(metrics: httpx.Client) -> float:
    found = _TURNS.search(metrics.get("/metrics").text)
    return float(found[1]) if found else 0.0


def burst(platform: Platform, events: int, seconds: float, texts: list[str]) -> None:
    """Send evenly over the time, each event by somebody else; count what came back, and how late."""
    people = [f"UB{number:03}" for number in range(events)]
    started = time.monotonic()

    def send(number: int) -> tuple[float, float]:
        time.sleep(max(0.0, started + seconds * number / events - time.monotonic()))
        return time.monotonic(), platform.send(people[number], texts[number % len(texts)])

    with ThreadPoolExecutor(SENDERS) as senders:
        sent = list(senders.map(send, range(events)))
    _settle(platform, people)
    posted = [platform.posted(person) for person in people]
    counts = [len(moments) for moments in posted]
    lost, doubled = counts.count(0), sum(count > 1 for count in counts)
    late = sum(ack > platform.ack_s for _, ack in sent)
    waited = [moments[0] - at for moments, (at, _) in zip(posted, sent, strict=True) if moments]
    print(f"{events} events in {seconds:.0f} s: {lost} lost, {doubled} doubled, {late} acknowledged late")
    print(
        f"  slowest acknowledgement {max(ack for _, ack in sent) * 1000:.0f} ms; answered after {_ms(waited)} (median)"
    )


def _settle(platform: Platform, people: list[str]) -> None:
    """Until everybody has an answer, or none has come for a while; a doubled one would have come by then."""
    count, quiet = -1, 0
    while quiet < 6:
        now = sum(len(platform.posted(person)) for person in people)
        quiet = quiet + 1 if now == count else 0
        count = now
        time.sleep(0.5)
