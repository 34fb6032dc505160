"""A server of HR's own for the tests of its answers: what HR adds must not reach other tests."""

import csv
import io
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conftest import Server, serving, with_index_of

CANTEEN = {"question": "食堂几点开饭", "similar": ["公司餐厅营业时间"], "answer": "11:30 到 13:00,在二楼。"}
WEDDING = {
    "question": "婚假有几天", "similar": ["结婚可以放多少天假"], "negative": ["婚假要提前多久申请"],
    "answer": "婚假 3 天。", "articles": ["hr-admin/13"],
}  # fmt: skip


@pytest.fixture(scope="module")
def desk_server(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """What HR adds here reaches no other module's tests."""
    with serving(with_index_of(home, tmp_path_factory.mktemp("hr"))) as server:
        yield server


@pytest.fixture
def hr(desk_server: Server) -> Iterator[httpx.Client]:
    """HR, with no FAQ there."""
    with desk_server.client("h001") as client:
        for faq in client.get("/v1/faqs", params={"state": "live"}).raise_for_status().json()["faqs"]:
            post(client, f"/v1/faqs/{faq['id']}/withdraw", {"version": faq["version"]})
        yield client


def post(client: httpx.Client, path: str, body: Any = None) -> Any:
    return client.post(path, json=body if body is not None else {}).raise_for_status().json()


def imported(client: httpx.Client, name: str, content: bytes) -> dict[str, Any]:
    """Upload a sheet and wait until it is read."""
    started = client.post("/v1/faqs/upload", params={"name": name}, content=content).raise_for_status().json()
    while (found := client.get(f"/v1/faqs/imports/{started['id']}").raise_for_status().json())["state"] == "reading":
        time.sleep(0.05)
    return dict(found)


def sheet(*rows: list[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["问题", "相似问法", "反例问法", "答复", "依据条款"], *rows])
    return out.getvalue().encode()
