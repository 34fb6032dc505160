"""Filings under fire: every message sent twice, several clients at a time, the server killed in between.

python -m eval.bench.filing [--filings 1000] [--kills 10] [--database-url URL]; what was lost and doubled (0 / 0).
"""

import argparse
import os
import random
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from assistant.settings import load_settings
from eval.embedded import throw_away_parts

CLIENTS = 8
START_S = 120.0
RETRY_S = 0.2
PATIENCE_S = 600.0
SEED = 11
TLS = ssl.create_default_context()  # shared: a client without one reads the certificates of all authorities anew
_MARK = re.compile(r"第(\d+)单")


@dataclass(frozen=True)
class Result:
    """`receipts` were handed out; `records` stand in the store; ids of filings that were lost or doubled."""

    filings: int
    receipts: int
    records: int
    lost: tuple[int, ...]
    doubled: tuple[int, ...]
    mismatched: int  # receipts whose number is not the record's
    kills: int
    audit: str
    seconds: float


class KilledServer:
    """A `zhidu serve --demo` that can be killed without warning and started again at the same address."""

    def __init__(self, home: Path, database_url: str | None) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.environment = os.environ | {"ZHIDU_HOME": str(home)}
        if database_url:
            self.environment["ZHIDU_DATABASE_URL"] = database_url
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "bots.cli", "serve", "--demo", "--port", str(self.port)]
        self._process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + START_S
        with httpx.Client(base_url=self.url, timeout=5, verify=TLS) as client:
            while time.monotonic() < deadline:
                try:
                    if client.get("/readyz").is_success:
                        return
                except httpx.HTTPError:
                    time.sleep(RETRY_S)
        raise RuntimeError("the server did not start")

    def kill(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def audit(self) -> str:
        command = [sys.executable, "-m", "bots.cli", "audit", "verify"]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False).stdout.strip()


def run(server: KilledServer, filings: int, kills: int) -> Result:
    """File that many complaints through the API, each by two messages, each message sent twice with one event id."""
    server.start()
    began, stop, killed = time.perf_counter(), threading.Event(), [0]
    killer = threading.Thread(target=_kill_now_and_then, args=(server, kills, stop, killed))
    killer.start()
    with ThreadPoolExecutor(CLIENTS) as pool:
        receipts = list(pool.map(lambda number: _file(server, number), range(filings)))
    seconds = time.perf_counter() - began
    stop.set()
    killer.join()
    with _client(server, "c001") as client:
        records = client.get("/v1/records", params={"type": "complaint"}).json()["records"]
    found = Counter(int(mark[1]) for record in records if (mark := _MARK.search(record["fields"]["description"])))
    by_mark = {int(_MARK.search(r["fields"]["description"])[1]): r["id"] for r in records}  # type: ignore[index]
    audit = server.audit()
    server.kill()
    return Result(
        filings, sum(receipt is not None for receipt in receipts), len(records),
        tuple(n for n in range(filings) if not found[n]), tuple(n for n, count in found.items() if count > 1),
        sum(by_mark.get(n) != receipt for n, receipt in enumerate(receipts)), killed[0], audit, seconds,
    )  # fmt: skip


def _kill_now_and_then(server: KilledServer, kills: int, stop: threading.Event, killed: list[int]) -> None:
    chance = random.Random(SEED)  # noqa: S311
    first = chance.uniform(0.2, 0.8)  # seconds; a short round is over after two
    while killed[0] < kills and not stop.wait(chance.uniform(1.0, 3.0) if killed[0] else first):
        server.kill()
        killed[0] += 1
        server.start()


def _file(server: KilledServer, number: int) -> str | None:
    """One filing; the number of its receipt."""
    employee = f"e{number % 60 + 1:03}"
    with _client(server, employee) as client:
        asked = _twice(
            client, {"text": f"客户张女士投诉送货太慢，这是第{number}单，严重程度一般", "event_id": f"a{number}"}
        )
        body = {"text": "确认", "event_id": f"b{number}", "conversation_id": asked["conversation_id"]}
        done = _twice(client, body)
    return str(done["action"]["record_id"]) if done["action"] and done["action"]["record_id"] else None


def _twice(client: httpx.Client, body: dict[str, str]) -> dict[str, Any]:
    """Send a message twice at once, as an impatient platform does; both must get the same reply."""
    replies: list[dict[str, Any]] = []
    threads = [threading.Thread(target=lambda: replies.append(_send(client, body))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(replies) != len(threads) or replies[0]["reply"] != replies[1]["reply"]:
        raise RuntimeError(f"two replies to one event: {replies}")
    return replies[0]


def _send(client: httpx.Client, body: dict[str, str]) -> dict[str, Any]:
    """Send until there is an answer: a killed server is tried again with the same event."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            response = client.post("/v1/chat", json=body)
            if response.is_success:
                reply: dict[str, Any] = response.json()
                return reply
            if response.is_client_error and response.status_code != httpx.codes.CONFLICT:
                raise RuntimeError(response.text)
        except httpx.HTTPError:
            pass
        time.sleep(RETRY_S)
    raise RuntimeError("no answer")


def _client(server: KilledServer, employee: str) -> httpx.Client:
    headers = {"Authorization": f"Bearer demo-{employee}"}
    return httpx.Client(base_url=server.url, headers=headers, timeout=60, verify=TLS)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--filings", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--database-url", help="PostgreSQL; default: SQLite in a temporary folder")
    arguments = parser.parse_args(argv)
    throw_away_parts()  # the index, so that no client waits for it
    index = load_settings().home / "index"
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "index").symlink_to(index.resolve())
        result = run(KilledServer(Path(home), arguments.database_url), arguments.filings, arguments.kills)
    print(
        f"{result.filings} filings, every message twice, {CLIENTS} at a time, {result.kills} kills, "
        f"{result.seconds:.0f} s: {result.receipts} receipts, {result.records} records, "
        f"lost {len(result.lost)}, doubled {len(result.doubled)}, "
        f"receipts that name another record {result.mismatched}\n{result.audit}"
    )
    return 1 if result.lost or result.doubled or result.mismatched else 0


if __name__ == "__main__":
    sys.exit(main())
