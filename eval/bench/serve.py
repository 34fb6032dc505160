"""POST /v1/chat with 16 clients ÷ the embedding engine with 16 threads, in requests a second (goal ≥ 0.7).

    python -m eval.bench.serve

A real `zhidu serve --demo` on a free port; the clients are threads of another process, each with one kept-alive
connection; every request of a round is another question. Engine and server take turns, on the same questions, and
neither runs while the other does. 1 would mean that the server costs nothing beside the embedding.
"""

import json
import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from statistics import median

from assistant.settings import load_settings
from corpus.embed import open_engine
from eval.embedded import throw_away_parts
from eval.lines import cases_of

CLIENTS = 16
ROUNDS = 3
PER_ROUND = 128  # questions
SUITE = "questions-dev"
START_TIMEOUT = 60  # seconds
GOAL = 0.7  # server ÷ engine
Send = Callable[[Sequence[str]], None]


def main() -> int:
    throw_away_parts().close()  # builds the index where there is none
    texts = list(dict.fromkeys(case.steps[0].say for case in cases_of(SUITE)))
    rounds = [texts[start : start + PER_ROUND] for start in range(0, len(texts) - PER_ROUND + 1, PER_ROUND)][:ROUNDS]
    # Spawned, not forked: an engine's threads do not survive a fork.
    with served() as port, ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        other.submit(engine_rate, texts[:CLIENTS]).result()
        other.submit(server_rate, port, texts[-CLIENTS:]).result()
        pairs = [
            (other.submit(server_rate, port, batch).result(), other.submit(engine_rate, batch).result())
            for batch in rounds
        ]
    print(f"/v1/chat ÷ engine, {CLIENTS} clients: {median(s / e for s, e in pairs):.2f} (goal ≥ {GOAL})")
    print("  requests/s, a round each: " + ", ".join(f"{server:.1f} ÷ {engine:.1f}" for server, engine in pairs))
    return 0


@contextmanager
def served() -> Iterator[int]:
    """The port of a server of our own: the index in use, a database that goes away."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"ZHIDU_DATABASE_URL": f"sqlite:///{folder}/bench.db"}
        command = (sys.executable, "-m", "bots.cli", "serve", "--demo", "--port", str(port))
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_until_ready(server, port)
            yield port
        finally:
            server.terminate()
            server.wait(timeout=START_TIMEOUT)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_ready(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and server.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"zhidu serve is not ready (exit status {server.poll()})")


def server_rate(port: int, texts: Sequence[str]) -> float:
    """Requests a second over HTTP; raises where one of them is not answered."""

    def send(share: Sequence[str]) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Authorization": "Bearer demo-e001", "Content-Type": "application/json"}
        for text in share:
            connection.request("POST", "/v1/chat", json.dumps({"text": text}), headers)
            response = connection.getresponse()
            body = response.read()
            if response.status != 200:
                raise RuntimeError(f"/v1/chat: {response.status} {body[:200]!r}")

    return rate(send, texts)


def engine_rate(texts: Sequence[str]) -> float:
    """Questions a second that the engine embeds, one a call, asked by as many threads as there are clients."""
    engine = open_engine(load_settings().embedding)
    engine.query("热身")

    def send(share: Sequence[str]) -> None:
        for text in share:
            engine.query(text)

    return rate(send, texts)


def rate(send: Send, texts: Sequence[str]) -> float:
    """Texts a second when `CLIENTS` threads send a share each."""
    shares = [texts[n::CLIENTS] for n in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as clients:
        started = time.perf_counter()
        list(clients.map(send, shares))
        return len(texts) / (time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
