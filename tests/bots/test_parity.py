"""The same question gives the same answer and the same citations, whichever way it is asked.

A channel is added as a fixture of CHANNELS: it asks, and says how our Markdown reads there.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bots.cli import main
from bots.dingtalk.markdown import shown as in_subset
from bots.feishu.card import cards
from bots.slack.mrkdwn import mrkdwn
from tests.bots.dingtalk.serving import SITE, Office
from tests.bots.feishu.tenant import Tenant
from tests.bots.slack.workspace import Workspace
from tests.bots.test_api import ask
from tests.conftest import Server

SUITES = Path(__file__).resolve().parents[2] / "eval" / "suites"
EVERY = 20  # of the frozen questions one in so many is asked
Shown = tuple[str, Any]
_BELOW = re.compile(r"点一下，或回复：|Tap, or reply: ")
_LINK = re.compile(r"/articles/([a-z-]+/[^)|>\s]+)")


def questions() -> list[str]:
    """Frozen questions of one turn, spread over the file."""
    lines = (SUITES / "questions-frozen.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [case["turns"][0] for case in map(json.loads, lines) if len(case["turns"]) == 1]
    return asked[::EVERY]


@dataclass(frozen=True)
class Way:
    """A way to ask: what is shown for a question and what it cites, and how a reply of the API reads there."""

    asked: Callable[[str], Shown]
    reads: Callable[[dict[str, Any]], Shown]


def linked(text: str) -> list[str]:
    """The articles that a text links, in order: what it cites for who reads it."""
    return _LINK.findall(text)


@pytest.fixture
def cli(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Way:
    monkeypatch.setenv("ZHIDU_HOME", str(home))

    def asked(question: str) -> Shown:
        assert main(["ask", question, "--json"]) == 0
        return reads(json.loads(capsys.readouterr().out))

    def reads(reply: dict[str, Any]) -> Shown:
        return reply["reply"], reply["citations"]

    return Way(asked, reads)


@pytest.fixture
def in_slack(workspace: Workspace, slack: Server) -> Way:  # noqa: ARG001
    people = iter(f"UP{number:03}" for number in range(999))

    def asked(question: str) -> Shown:
        person = next(people)
        workspace.say(person, question)
        found = workspace.wait(lambda: [m for m in workspace.messages if m.channel == f"D{person}"], question)
        text = "\n\n".join(message.shown for message in found)
        return text, linked(text)

    def reads(reply: dict[str, Any]) -> Shown:
        return mrkdwn(reply["reply"], "https://zhidu.example.com").replace("\u200b", ""), linked(reply["reply"])

    return Way(asked, reads)


@pytest.fixture
def in_dingtalk(office: Office) -> Way:
    people = iter(f"p{number:03}" for number in range(999))

    def asked(question: str) -> Shown:
        text = "\n\n".join(part.text for part in office.tell(question, next(people)))
        answer = _BELOW.split(text)[0].rstrip()  # without the thumbs
        return answer, linked(answer)

    def reads(reply: dict[str, Any]) -> Shown:
        return in_subset(reply["reply"], SITE), linked(reply["reply"])

    return Way(asked, reads)


@pytest.fixture
def in_feishu(tenant: Tenant, feishu: Server) -> Way:  # noqa: ARG001
    people = iter(f"ou_p{number:03}" for number in range(999))

    def asked(question: str) -> Shown:
        person = next(people)
        tenant.say(person, question)
        tenant.wait(lambda: bool(tenant.seen(person)), question)
        text = "\n\n".join(card.text for card in tenant.seen(person))
        return text, linked(text)

    def reads(reply: dict[str, Any]) -> Shown:
        (card,) = cards(reply["reply"], [], SITE)
        return card["body"]["elements"][0]["content"], linked(reply["reply"])

    return Way(asked, reads)


@pytest.fixture(scope="module")
def told(server: Server) -> dict[str, dict[str, Any]]:
    """What the API replies to each question that is no paperwork.

    A stranger asks in the channels, and is told that strangers may not file: not a matter of the channel.
    """
    replies = {question: ask(server, question, "e059") for question in questions()}
    told = {question: reply for question, reply in replies.items() if reply["action"] is None}
    assert len(told) >= 0.9 * len(replies)
    return told


CHANNELS = ("cli", "in_slack", "in_dingtalk", "in_feishu")


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_way_gives_the_same_answer(
    channel: str, told: dict[str, dict[str, Any]], request: pytest.FixtureRequest
) -> None:
    way: Way = request.getfixturevalue(channel)
    for question, reply in told.items():
        assert way.asked(question) == way.reads(reply), question
