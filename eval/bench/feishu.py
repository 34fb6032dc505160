"""What Feishu adds to a turn, and 200 events in 10 s: none lost, none doubled, every acknowledgement in time.

    python -m eval.bench.feishu [--events 200] [--seconds 10]

The local tenant of tests/bots/feishu sends encrypted and signed events; how it is measured: eval/bench/channel.py.
"""

import sys
import time
from collections.abc import Mapping

from eval.bench import channel
from tests.bots.feishu.tenant import CALLBACK_S, Tenant, running


class Feishu:
    """A channel.Platform."""

    ack_s = CALLBACK_S

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant

    @property
    def environment(self) -> Mapping[str, str]:
        return self._tenant.environment

    def serve_at(self, url: str) -> None:
        self._tenant.events_url = f"{url}/feishu/events"

    def person(self, number: int) -> str:
        return f"ou_e{number:03}"

    def send(self, person: str, text: str) -> float:
        started = time.monotonic()
        self._tenant.say(f"ou_{person.removeprefix('ou_')}", text)
        return time.monotonic() - started

    def posted(self, person: str) -> list[float]:
        return [card.at for card in self._tenant.seen(f"ou_{person.removeprefix('ou_')}")]


def main() -> int:
    with running() as tenant:
        return channel.run(Feishu(tenant), "Feishu")


if __name__ == "__main__":
    sys.exit(main())
