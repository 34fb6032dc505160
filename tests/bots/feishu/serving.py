"""The product with Feishu's settings, against the local tenant."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bots.feishu.openapi import APP_SECRET
from tests.bots.feishu.tenant import ENCRYPT_KEY, TOKEN, Tenant, running
from tests.conftest import START_S, Server, free_port, wait_until_ready, with_index_of

FOR_HTTP = ("FEISHU_ENCRYPT_KEY", "FEISHU_VERIFICATION_TOKEN")
NOW = "2026-11-23T09:00:00+08:00"
SITE = "https://zhidu.example.com"


@pytest.fixture(scope="session")
def tenant() -> Iterator[Tenant]:
    with running() as tenant:
        yield tenant


@pytest.fixture(scope="session")
def feishu(tenant: Tenant, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder, port = with_index_of(home, tmp_path_factory.mktemp("feishu")), free_port()
    environment = os.environ | tenant.environment | {
        "ZHIDU_HOME": str(folder), "ZHIDU_NOW": NOW, "ZHIDU_PUBLIC_URL": SITE,
    }  # fmt: skip
    command = [sys.executable, "-m", "bots.cli", "serve", "--demo", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    server = Server(f"http://127.0.0.1:{port}", folder)
    tenant.events_url = f"{server.url}/feishu/events"
    try:
        assert wait_until_ready(server.url, process), "the product does not start"
        yield server
    finally:
        process.terminate()
        process.wait(START_S)
    said = (folder / "log").read_text()
    assert "could not be handled" not in said, said
    for secret in (APP_SECRET, ENCRYPT_KEY, TOKEN, "not-to-be-logged"):
        assert secret not in said


@contextmanager
def on_a_line(tenant: Tenant, home: Path) -> "Iterator[tuple[subprocess.Popen[bytes], Path]]":
    """`zhidu feishu --demo` without the settings for HTTP: over the long connection. The process, and its log."""
    environment = {name: value for name, value in tenant.environment.items() if name not in FOR_HTTP}
    environment = os.environ | environment | {"ZHIDU_HOME": str(home), "ZHIDU_NOW": NOW, "ZHIDU_PUBLIC_URL": SITE}
    tenant.by_line = True
    with (home / "log").open("ab") as log:
        command = [sys.executable, "-m", "bots.cli", "feishu", "--demo"]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        tenant.wait(lambda: tenant.line.open > 0, "the product to connect")
        yield process, home / "log"
    finally:
        process.terminate()
        assert process.wait(START_S) == 0
