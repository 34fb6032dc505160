"""What DingTalk adds to a turn, and 200 events in 10 s: none lost, none doubled, every acknowledgement in time.

    python -m eval.bench.dingtalk [--events 200] [--seconds 10]

The local gateway of tests/bots/dingtalk sends frames over its WebSocket; how it is measured: eval/bench/channel.py.
"""

import sys
import time
from collections.abc import Mapping

from eval.bench import channel
from tests.bots.dingtalk.gateway import Gateway


class DingTalk:
    """A channel.Platform."""

    ack_s = 3.0  # the page on Stream mode names no time; Slack's is taken

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    @property
    def environment(self) -> Mapping[str, str]:
        return self._gateway.environment

    def serve_at(self, url: str) -> None:  # noqa: ARG002  it connects by itself
        self._gateway.wait(lambda: bool(self._gateway.opened), "the product to connect")

    def person(self, number: int) -> str:
        return f"e{number:03}"

    def send(self, person: str, text: str) -> float:
        started = time.monotonic()
        self._gateway.ack(self._gateway.message(text, person))
        return time.monotonic() - started

    def posted(self, person: str) -> list[float]:
        return [shown.moment for shown in self._gateway.seen(person)]


def main() -> int:
    with Gateway() as gateway:
        return channel.run(DingTalk(gateway), "DingTalk")


if __name__ == "__main__":
    sys.exit(main())
