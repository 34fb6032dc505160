"""`zhidu serve --demo` with Slack's settings, against the local workspace."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.bots.slack.endpoint import running
from tests.bots.slack.workspace import APP_TOKEN, BOT_TOKEN, SECRET, Workspace
from tests.conftest import START_S, Server, free_port, with_index_of

NOW = "2026-11-23T09:00:00+08:00"


def environment(workspace: Workspace, home: Path, **more: str) -> dict[str, str]:
    return os.environ | {
        "ZHIDU_HOME": str(home), "ZHIDU_NOW": NOW, "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET,
        "ZHIDU_SLACK_API_URL": f"{workspace.url}/api/", "ZHIDU_PUBLIC_URL": "https://zhidu.example.com",
    } | more  # fmt: skip


@pytest.fixture(scope="session")
def workspace() -> Iterator[Workspace]:
    with running() as workspace:
        yield workspace


@pytest.fixture(scope="session")
def slack(workspace: Workspace, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The product with Slack over HTTP and Socket Mode; the workspace sends its requests there."""
    folder, port = with_index_of(home, tmp_path_factory.mktemp("slack")), free_port()
    command = [sys.executable, "-m", "bots.cli", "serve", "--demo", "--port", str(port)]
    log = (folder / "log").open("wb")
    env = environment(workspace, folder, SLACK_APP_TOKEN=APP_TOKEN)
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=log) as process:
        server = Server(f"http://127.0.0.1:{port}", folder)
        workspace.events_url = f"{server.url}/slack/events"
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline and process.poll() is None and not workspace.sockets:
            time.sleep(0.1)
        try:
            httpx.get(f"{server.url}/readyz").raise_for_status()
            yield server
        finally:
            process.terminate()
            process.wait(START_S)
            said = (folder / "log").read_text()
            log.close()
    assert BOT_TOKEN not in said
    assert "could not be handled" not in said, said
    assert "zhidu.web" not in said, said  # which would log a request that failed
