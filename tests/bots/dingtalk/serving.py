"""The product with DingTalk's settings against the local gateway, and the company that works with it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bots.dingtalk.gateway import Gateway
from tests.bots.dingtalk.openapi import Card, Shown
from tests.conftest import START_S, free_port
from tools.store import Store

NOW = "2026-11-23T09:00:00+08:00"
SITE = "https://zhidu.example.com"


@dataclass(frozen=True)
class Office:
    """A company on DingTalk: the gateway, the product's database and its log."""

    gateway: Gateway
    store: Store
    log: Path
    process: "subprocess.Popen[bytes]"

    def tell(self, text: str, by: str = "e001", group: str | None = None, message_id: str | None = None) -> list[Shown]:
        """Somebody writes; what is shown in that chat because of it, once it is there."""
        where = group or by
        before = len(self.gateway.seen(where))
        self.gateway.ack(self.gateway.message(text, by, group, message_id))
        self.gateway.wait(lambda: len(self.gateway.seen(where)) > before, f"an answer to {text}")
        return self.gateway.seen(where)[before:]

    def card(self, text: str, by: str = "e001", group: str | None = None) -> Card:
        """Somebody writes; the card that they get."""
        before = len(self.gateway.cards(by))
        self.gateway.ack(self.gateway.message(text, by, group))
        return self.next_card(by, before)

    def next_card(self, where: str, before: int) -> Card:
        self.gateway.wait(lambda: len(self.gateway.cards(where)) > before, f"a card for {where}")
        return self.gateway.cards(where)[before]

    def press(self, card: Card, label: str, by: str) -> Card:
        """Somebody presses a button, and the card changes."""
        versions = len(card.versions)
        self.gateway.ack(self.gateway.click(card, card.buttons[label], by))
        self.gateway.wait(lambda: len(card.versions) > versions, f"the card to change after {label}")
        return card

    def leave(self, by: str) -> tuple[str, Card]:
        """Somebody files a leave by card: its number, and the card that the manager gets."""
        card = self.press(self.card("下周一请一天年假，回老家", by), "确认提交", by)
        number = number_in(card.text)
        return number, self.card_about(number, "m001")

    def card_about(self, number: str, where: str) -> Card:
        """The card that somebody gets about a record."""

        def about() -> list[Card]:
            return [card for card in self.gateway.cards(where) if number in card.text]

        self.gateway.wait(lambda: bool(about()), f"a card about {number} for {where}")
        return about()[0]

    def filed(self, by: str) -> list[str]:
        return [record.id for record in self.store.records(owner=by)]


def number_in(text: str) -> str:
    found = re.search(r"LV-\d{8}-\d{4}", text)
    assert found, text
    return found[0]


def stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    process.wait(START_S)


Start = Callable[..., Office]


@pytest.fixture(scope="session")
def dingtalk(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Start the product on a gateway; everything ends with the session."""
    ended: list[Callable[[], None]] = []

    def started(gateway: Gateway, *command: str, folder: Path | None = None) -> Office:
        folder = folder or tmp_path_factory.mktemp("dingtalk")
        before = len(gateway.opened)
        url = f"sqlite:///{folder / 'zhidu.db'}"
        environment = os.environ | gateway.environment | {
            "ZHIDU_HOME": str(home), "ZHIDU_DATABASE_URL": url, "ZHIDU_NOW": NOW, "ZHIDU_PUBLIC_URL": SITE,
        }  # fmt: skip
        log = folder / "log"
        line = [sys.executable, "-m", "bots.cli", *command]
        with log.open("ab") as out:
            process = subprocess.Popen(line, env=environment, stdout=out, stderr=out)
        ended.append(lambda: stop(process))

        def running_or_gone() -> bool:
            return len(gateway.opened) > before or process.poll() is not None

        gateway.wait(running_or_gone, "the product to connect", START_S)
        assert process.poll() is None, log.read_text()
        store = Store.open(url)
        ended.append(store.close)
        return Office(gateway, store, log, process)

    yield started
    for end in reversed(ended):
        end()


@pytest.fixture(scope="session")
def office(dingtalk: Start) -> Iterator[Office]:
    with Gateway() as gateway:
        yield dingtalk(gateway, "serve", "--demo", "--port", str(free_port()))
