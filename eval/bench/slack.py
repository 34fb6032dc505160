"""What Slack adds to a turn, and 200 events in 10 s: none lost, none doubled, every acknowledgement in time.

    python -m eval.bench.slack [--events 200] [--seconds 10]

The local Slack of tests/bots/slack sends signed requests over HTTP; how it is measured: eval/bench/channel.py.
"""

import sys
import time
from collections.abc import Mapping

from eval.bench import channel
from tests.bots.slack.endpoint import running
from tests.bots.slack.workspace import BOT_TOKEN, SECRET, TRIGGER_S, Workspace


class Slack:
    """A channel.Platform."""

    ack_s = TRIGGER_S

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        workspace.strict = False

    @property
    def environment(self) -> Mapping[str, str]:
        base = f"{self._workspace.url}/api/"
        return {"ZHIDU_SLACK_API_URL": base, "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET}

    def serve_at(self, url: str) -> None:
        self._workspace.events_url = f"{url}/slack/events"

    def person(self, number: int) -> str:
        return f"UE{number:03}"

    def send(self, person: str, text: str) -> float:
        body = self._workspace.event(self._workspace.direct(person, text))
        started = time.monotonic()
        self._workspace.send(body).raise_for_status()
        return time.monotonic() - started

    def posted(self, person: str) -> list[float]:
        return [message.at for message in list(self._workspace.messages) if message.channel == f"D{person}"]


def main() -> int:
    with running() as workspace:
        return channel.run(Slack(workspace), "Slack")


if __name__ == "__main__":
    sys.exit(main())
