"""Bad input over HTTP: each a problem detail in Chinese that says what to do, and nothing half-written."""

import json
import re
from typing import Any

import httpx
import pytest

from tests.bots.test_api import ask, assert_problem
from tests.conftest import Server

JSON = {"Content-Type": "application/json"}
CHINESE = re.compile(r"[一-鿿]")


def assert_told(response: httpx.Response, status: int) -> dict[str, Any]:
    body = assert_problem(response, status)
    assert CHINESE.search(body["detail"]), body["detail"]
    assert "填写有误" not in body["detail"]
    return body


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"text":"\xff\xfe"}', 400), ('{"text":"请假"}'.encode("gbk"), 400), (b'{"text":' + b"[" * 5000, 400),
        (b'{"text":' + b"[" * 5000 + b"]" * 5000 + b"}", 400), (b"\x1f\x8b\x08", 400), (b"{", 400), (b"", 422),
        (b"[]", 422), (b"null", 422), (b"1", 422), (b'"x"', 422), (b'{"text":NaN}', 422), (b'{"text":"\\ud83d"}', 422),
        (b'{"text":"\\u0000"}', 422), (b'{"text":["a"]}', 422), (b'{"text":{"a":1}}', 422),
    ],
)  # fmt: skip
def test_a_body_that_cannot_be_read(server: Server, body: bytes, status: int) -> None:
    with server.client() as client:
        assert_told(client.post("/v1/chat", content=body, headers=JSON), status)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml"])
def test_a_body_of_another_kind_is_told_which_it_must_be(server: Server, kind: str) -> None:
    with server.client() as client:
        said = client.post("/v1/chat", content=b'{"text":"hi"}', headers={"Content-Type": kind})
        assert "application/json" in assert_told(said, 422)["detail"]


@pytest.mark.parametrize("seen", ["true", "false", '"1"', "1.0", "1.5", "-1", "1e0", "[]", "99999999999999999999"])
def test_a_turn_that_was_seen_is_a_whole_number(server: Server, seen: str) -> None:
    with server.client() as client:
        said = client.post("/v1/chat", content=f'{{"text":"确认","seen_turn_id":{seen}}}'.encode(), headers=JSON)
        assert assert_told(said, 422)["field"] == "seen_turn_id"


@pytest.mark.parametrize("day", ["0", "20261123", '"2026-13-01"', '"2026-11-23T00:00:00"', "true", '"昨天"', "1.5"])
def test_a_day_is_a_day(server: Server, day: str) -> None:
    with server.client() as client:
        said = client.post("/v1/chat", content=f'{{"text":"年假几天","as_of":{day}}}'.encode(), headers=JSON)
        assert "如 2026-11-23" in assert_told(said, 422)["detail"]


@pytest.mark.parametrize("name", ["conversation_id", "event_id"])
@pytest.mark.parametrize("value", ["\\ud800", "\\u0000", "x" * 201])
def test_an_id_that_nothing_has(server: Server, name: str, value: str) -> None:
    with server.client() as client:
        said = client.post("/v1/chat", content=f'{{"text":"年假","{name}":"{value}"}}'.encode(), headers=JSON)
        assert assert_told(said, 422)["field"] == name


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/records/%00", 404), (f"/v1/records/{'A' * 2000}", 404), ("/v1/records?type=x", 422), ("/v1/nope", 404),
        ("/v1/records?type=leave_request&state=gone", 422), ("/v1/records?mine=perhaps", 422), ("/v1/search", 422),
        ("/v1/search?q=a&k=0", 422), ("/v1/search?q=a&k=1e9", 422), ("/v1/search?q=%ff", 422),
        ("/v1/search?q=a&as_of=x", 422),
        ("/v1/articles/%ff%fe", 404), ("/v1/chat", 405), ("/v1/turns/abc/feedback", 405),
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere(server: Server, path: str, status: int) -> None:
    with server.client() as client:
        body = assert_told(client.get(path), status)
        assert not {"leave_request", "pending", "registered"} & set(re.split(r"\W", body["detail"]))


def _filed(server: Server, text: str, employee: str) -> str:
    shown = ask(server, text, employee)
    done = ask(server, "确认", employee, conversation_id=shown["conversation_id"])
    return str(done["action"]["record_id"])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422), ({"to": "approved"}, 422), ({"to": "approved", "version": True}, 422),
        ({"to": "", "version": 1}, 422),
        ({"to": "approved", "version": "1"}, 422), ({"to": "approved", "version": 1.0}, 422),
        ({"to": ["a"], "version": 1}, 422),
        ({"to": "approved", "version": 10**30}, 409), ({"to": "删除", "version": 1}, 422),
        ({"to": "returned", "version": 1}, 409),
        ({"to": "withdrawn", "version": 1}, 403), ({"to": "approved", "version": 1, "owner": "e001"}, 422),
        ({"to": "approved", "version": 1, "comment": "长" * 2001}, 422),
        ({"to": "approved", "version": 1, "comment": "\x00"}, 422),
    ],
)  # fmt: skip
def test_a_step_that_cannot_be_taken_changes_nothing(server: Server, body: dict[str, Any], status: int) -> None:
    number = _leave(server)
    with server.client("m002") as manager:
        said = manager.post(f"/v1/records/{number}/transitions", json=body)
        problem = assert_told(said, status)
        assert not re.search(r"approved|withdrawn|returned|pending", problem["detail"]), problem["detail"]
        now = manager.get(f"/v1/records/{number}").json()
    assert (now["state"], now["version"], len(now["history"])) == ("pending", 1, 1)


_numbers: dict[str, str] = {}


def _leave(server: Server) -> str:
    """One leave of one person, filed once for this server: nothing in these tests changes it."""
    if server.url not in _numbers:
        _numbers[server.url] = _filed(server, "2027年5月12号请一天年假", "e058")
    return _numbers[server.url]


@pytest.mark.parametrize("due", ["2026-12-1", "2026-12-32", "明天", "２０２６-12-01", "2020-01-01", "\x00"])
def test_a_day_of_a_step_is_kept_as_a_day_or_not_at_all(server: Server, due: str) -> None:
    number = _filed(server, "上报隐患:3号车间配电箱门没关,一般隐患", "e059")
    step = {"to": "rectifying", "version": 1, "assignee": "e005", "note": "x", "due": due}
    with server.client("s001") as officer:
        said = officer.post(f"/v1/records/{number}/transitions", json=step)
        assert said.status_code in (200, 422), said.text
        kept = officer.get(f"/v1/records/{number}").json()["fields"].get("due")
        assert kept is None or re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", kept)
        officer.get("/v1/records?type=hazard_report").raise_for_status()  # one bad day would break the whole list


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [("a.pdf", b"hello", 422), ("a%00.pdf", b"%PDF-1", 422), ("x" * 300, b"%PDF-1", 422), ("a.pdf", b"", 422),
     ("..%2Fa.pdf", b"%PDF-1", 404)],
)  # fmt: skip
def test_a_file_that_is_none(server: Server, name: str, content: bytes, status: int) -> None:
    number = _leave(server)
    with server.client("e058") as client:
        assert_told(client.put(f"/v1/records/{number}/attachments/{name}", content=content), status)
        assert client.get(f"/v1/records/{number}").json()["attachments"] == []


def test_an_error_in_the_openai_door_is_in_its_own_shape(server: Server) -> None:
    with server.client() as client:
        for body in (
            b"\xff",
            b"[" * 5000,
            b"{",
            json.dumps({"model": "zhidu", "messages": [{"role": "user", "content": 5}]}).encode(),
        ):
            said = client.post("/v1/chat/completions", content=body, headers=JSON)
            assert said.status_code == 400
            assert CHINESE.search(said.json()["error"]["message"])
