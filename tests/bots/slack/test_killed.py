"""A server that is killed with an event in hand: another one takes it up, and nothing is said or filed twice."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bots.slack.endpoint import running
from tests.bots.slack.serving import environment
from tests.bots.slack.workspace import Workspace
from tests.conftest import START_S, free_port, wait_until_ready, with_index_of


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Iterator[tuple[Workspace, Path]]:
    with_index_of(home, tmp_path)
    with running() as workspace:
        yield workspace, tmp_path


@contextmanager
def served(workspace: Workspace, home: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """`zhidu slack --demo` over HTTP, alone."""
    port = free_port()
    command = [sys.executable, "-m", "bots.cli", "slack", "--demo", "--port", str(port)]
    with subprocess.Popen(command, env=environment(workspace, home), stdout=subprocess.DEVNULL) as process:
        workspace.events_url = f"http://127.0.0.1:{port}/slack/events"
        try:
            assert wait_until_ready(f"http://127.0.0.1:{port}", process)
            yield process
        finally:
            process.terminate()
            process.wait(START_S)


def test_a_confirmation_in_hand_survives_a_kill(own: tuple[Workspace, Path]) -> None:
    w, home = own
    with served(w, home) as process:
        w.say("UE001", "2026年12月1号请一天年假")
        card = replace(w.said("DUE001", "请核对"))
        w.limits["chat.postMessage"] += [2] * 3
        w.press("UE001", card, "zhidu:confirm")  # acknowledged and filed; the receipt cannot be posted yet
        w.wait(lambda: len(w.limits["chat.postMessage"]) < 3, "the try to post")
        process.send_signal(signal.SIGKILL)
        process.wait(START_S)
    w.limits.clear()
    with served(w, home):
        receipt = w.said("DUE001", "已提交：")
        w.press("UE001", card, "zhidu:confirm")
        w.settle()
        assert len([m for m in w.messages if m.channel == "DUE001" and "已提交：" in m.shown]) == 1
        number = receipt.shown.split("*")[1]
        w.said("DUM001", number)
        w.settle()
        assert len([m for m in w.messages if m.channel == "DUM001"]) == 1
    assert "by slack" in outbox(w, home, "--state", "sent")
    assert "0 dead notices" in outbox(w, home, "--again")


def outbox(workspace: Workspace, home: Path, *words: str) -> str:
    command, env = [sys.executable, "-m", "bots.cli", "outbox", *words], environment(workspace, home)
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
