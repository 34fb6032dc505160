"""What Slack adds to a turn, and a burst: 200 events in 10 s, none lost, none doubled, every acknowledgement in time.

    python -m eval.bench.slack [--events 200] [--seconds 10]

A real `zhidu serve --demo` against the local Slack of tests/; signed requests over HTTP. First one event after another:
from sending it to the arrival of chat.postMessage, less what the turn itself took (zhidu_turn_seconds), the median is
what the channel adds, the two requests' own way included (goal ≤ 10 ms). Then the burst.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median

import httpx

from eval.bench.serve import START_TIMEOUT, free_port, wait_until_ready
from eval.embedded import throw_away_parts
from eval.lines import cases_of
from tests.bots.slack.workspace import BOT_TOKEN, SECRET, Workspace, running

ALONE = 60  # events one after another
PEOPLE = 50
SENDERS = 16
GOAL_MS, ACK_S = 10.0, 3.0
_TURNS = re.compile(r"^zhidu_turn_seconds_(sum|count) ([\d.e+-]+)$", re.MULTILINE)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10.0)
    given = parser.parse_args()
    throw_away_parts().close()  # builds the index where there is none
    texts = list(dict.fromkeys(case.steps[0].say for case in cases_of("questions-dev")))
    with running() as workspace, served(workspace) as port:
        added = [alone(workspace, port, number, texts[number % len(texts)]) for number in range(ALONE)]
        print(f"added to a turn, median of {ALONE}: {median(added[5:]) * 1000:.1f} ms (goal ≤ {GOAL_MS:.0f})")
        burst(workspace, given.events, given.seconds, texts)
    return 0


@contextmanager
def served(workspace: Workspace) -> Iterator[int]:
    """The port of a server of our own, whose Slack is the workspace: the index in use, a database that goes away."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "ZHIDU_DATABASE_URL": f"sqlite:///{folder}/bench.db", "ZHIDU_SLACK_API_URL": f"{workspace.url}/api/",
            "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET,
        }  # fmt: skip
        command = (sys.executable, "-m", "bots.cli", "serve", "--demo", "--port", str(port))
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until_ready(server, port)
            workspace.events_url = f"http://127.0.0.1:{port}/slack/events"
            yield port
        finally:
            server.terminate()
            server.wait(timeout=START_TIMEOUT)


def alone(workspace: Workspace, port: int, number: int, text: str) -> float:
    """Seconds that the channel added to one event's turn."""
    user, before = f"UE{number % PEOPLE + 1:03}", turns(port)
    count, started = len(workspace.messages), time.monotonic()
    workspace.send(workspace.event(workspace.direct(user, text)))
    workspace.wait(lambda: len(workspace.messages) > count)
    after = turns(port)
    return workspace.messages[count].at - started - (after["sum"] - before["sum"])


def turns(port: int) -> dict[str, float]:
    text = httpx.get(f"http://127.0.0.1:{port}/metrics").text
    return {name: float(value) for name, value in _TURNS.findall(text)}


def burst(workspace: Workspace, events: int, seconds: float, texts: list[str]) -> None:
    """Send evenly over the time; count what came back, and how late each event was acknowledged."""
    workspace.strict = False
    people = [f"UB{number:03}" for number in range(events)]
    started = time.monotonic()

    def send(number: int) -> float:
        time.sleep(max(0.0, started + seconds * number / events - time.monotonic()))
        sent = time.monotonic()
        workspace.send(workspace.event(workspace.direct(people[number], texts[number % len(texts)])))
        return time.monotonic() - sent

    with ThreadPoolExecutor(SENDERS) as senders:
        acks = list(senders.map(send, range(events)))
    workspace.settle()
    answered = [len([m for m in workspace.messages if m.channel == f"D{user}"]) for user in people]
    doubled, late = sum(n > 1 for n in answered), sum(a > ACK_S for a in acks)
    print(f"{events} events in {seconds:.0f} s: {answered.count(0)} lost, {doubled} in more than one message")
    print(f"  acknowledged late: {late}; the slowest after {max(acks) * 1000:.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
