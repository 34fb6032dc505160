"""Records over HTTP: who sees what, who may take which step, and what is told when it does not go."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from eval.bench.filing import KilledServer, run
from tests.bots.test_api import ask, assert_problem
from tests.conftest import Server, with_index_of

DAYS = iter(range(1, 29))


def leave(server: Server, employee: str, sentence: str = "2026年3月{day}号请一天病假") -> str:
    """File a leave of its own day through the chat; the record's number."""
    asked = ask(server, sentence.format(day=next(DAYS)), employee)
    for _ in range(3):  # a weekend is asked about
        done = ask(server, "是", employee, conversation_id=asked["conversation_id"])
        if done["kind"] == "done":
            return str(done["action"]["record_id"])
    raise AssertionError(done["reply"])


def test_a_record_is_seen_by_those_who_may(server: Server) -> None:
    number = leave(server, "e011")
    for employee, status in (
        ("e011", 200),
        ("m001", 200),
        ("h001", 200),
        ("e012", 404),
        ("m002", 404),
        ("s001", 404),
        ("v001", 404),
    ):
        with server.client(employee) as client:
            assert client.get(f"/v1/records/{number}").status_code == status, employee
            listed = [r["id"] for r in client.get("/v1/records", params={"type": "leave_request"}).json()["records"]]
            assert (number in listed) is (status == 200), employee


def test_a_step_states_the_version_it_saw(server: Server) -> None:
    number = leave(server, "e013")
    path = f"/v1/records/{number}/transitions"
    with server.client("m001") as client:
        assert_problem(client.post(path, json={"to": "approved"}), 422)
        assert_problem(client.post(path, json={"to": "nowhere", "version": 1}), 422)
        assert_problem(client.post(path, json={"to": "approved", "version": 7}), 409)
        approved = client.post(path, json={"to": "approved", "comment": "好", "version": 1}).raise_for_status().json()
        assert (approved["state"], approved["state_label"], approved["version"]) == ("approved", "已批准", 2)
        assert approved["void"] is False
        assert client.post(path, json={"to": "approved", "version": 1}).json() == approved
    with server.client("h001") as client:
        problem = assert_problem(client.post(path, json={"to": "rejected", "version": 1}), 409)
        assert "m001" in problem["detail"]
        assert problem["current"] == {"state": "approved", "version": 2}
    with server.client("e013") as client:
        record = client.get(f"/v1/records/{number}").json()
        assert [event["what"] for event in record["history"]] == ["filed", "approved"]
        assert number in [notice["record_id"] for notice in client.get("/v1/notices").json()["notices"]]
        assert_problem(client.post(path, json={"to": "returned", "version": 99}), 409)


def test_ones_own_leave_is_not_ones_own_to_approve(server: Server) -> None:
    number = leave(server, "m001")
    body = {"to": "approved", "version": 1}
    with server.client("m001") as client:
        assert_problem(client.post(f"/v1/records/{number}/transitions", json=body), 403)
    with server.client("m002") as client:
        assert_problem(client.post(f"/v1/records/{number}/transitions", json=body), 404)
    with server.client("h001") as client:
        assert client.post(f"/v1/records/{number}/transitions", json=body).is_success


def test_a_certificate_is_attached(server: Server) -> None:
    number = leave(server, "e014")
    with server.client("e014") as client:
        path = f"/v1/records/{number}/attachments"
        assert_problem(client.put(f"{path}/a.txt", content=b"hello"), 422)
        after = client.put(f"{path}/scan.pdf", content=b"%PDF-1.7 x").raise_for_status().json()
        assert after["fields"]["certificate"] == "已附证明"
        assert client.get(f"{path}/scan.pdf").content == b"%PDF-1.7 x"
        assert_problem(client.put(f"{path}/big.pdf", content=b"%PDF-" + b"x" * 6_000_000), 413)
    with server.client("e015") as client:
        assert_problem(client.get(f"{path}/scan.pdf"), 404)


def test_no_certificate_is_taken_for_a_leave_that_was_turned_down(server: Server) -> None:
    number = leave(server, "e018")
    with server.client("m001") as client:
        body = {"to": "rejected", "version": 1, "comment": "没有证明"}
        client.post(f"/v1/records/{number}/transitions", json=body).raise_for_status()
    with server.client("e018") as client:
        put = client.put(f"/v1/records/{number}/attachments/scan.pdf", content=b"%PDF-1.7 x")
        assert "已驳回" in assert_problem(put, 409)["detail"]
        assert client.get(f"/v1/records/{number}").json()["attachments"] == []


def test_the_day_agreed_for_a_rectification_is_its_due_date(server: Server) -> None:
    asked = ask(server, "上报隐患:5号仓库消防通道被纸箱堵住了,一般隐患", "e019")
    number = ask(server, "确认", "e019", conversation_id=asked["conversation_id"])["action"]["record_id"]
    with server.client("s001") as client:
        assert client.get(f"/v1/records/{number}").json()["due_at"] is None
        body = {"to": "rectifying", "version": 1, "note": "搬走", "assignee": "e006", "due": "2099-12-04"}
        moved = client.post(f"/v1/records/{number}/transitions", json=body).raise_for_status().json()
        assert moved["due_at"] == "2099-12-04T23:59:59+08:00"
        assert number in [one["id"] for one in client.get("/v1/records").json()["records"] if one["due_at"]]


def test_filters_and_their_errors(server: Server) -> None:
    number = leave(server, "e016")
    with server.client("e016") as client:

        def listed(**params: Any) -> list[str]:
            return [r["id"] for r in client.get("/v1/records", params=params).raise_for_status().json()["records"]]

        assert number in listed(mine=True, state="pending")
        assert number in listed(state="待审批")
        assert number not in listed(type="complaint")
        assert_problem(client.get("/v1/records", params={"type": "nonsense"}), 422)
        assert_problem(client.get("/v1/records", params={"state": "nonsense"}), 422)
        assert_problem(client.get("/v1/records/LV-20000101-0001"), 404)


def test_half_characters_and_endless_ids_are_refused(server: Server) -> None:
    with server.client() as client:
        for body in ('{"text": "\\ud800丧假几天"}', '{"text": "丧假几天", "conversation_id": "\\ud800"}'):
            response = client.post("/v1/chat", content=body.encode(), headers={"Content-Type": "application/json"})
            assert_problem(response, 422)
        assert_problem(client.post(f"/v1/turns/{10**20}/feedback", json={"verdict": "up"}), 422)


def test_hr_sees_what_was_passed_on(server: Server) -> None:
    asked = ask(server, "食堂几点开饭")
    ask(server, "转给HR", conversation_id=asked["conversation_id"])
    with server.client("h001") as client:
        assert "食堂几点开饭" in [entry["question"] for entry in client.get("/v1/unanswered").json()["unanswered"]]
    with server.client("e001") as client:
        assert_problem(client.get("/v1/unanswered"), 403)


@pytest.fixture(params=["sqlite", "postgresql"])
def killed(request: pytest.FixtureRequest, home: Path, tmp_path: Path) -> KilledServer:
    with_index_of(home, tmp_path)
    url = request.getfixturevalue("own_postgresql") if request.param == "postgresql" else None
    return KilledServer(tmp_path, url)


def test_nothing_is_lost_or_doubled_while_the_server_is_killed(killed: KilledServer) -> None:
    """A small round of eval/bench/filing.py, which does a thousand with ten kills."""
    result = run(killed, filings=24, kills=1)
    assert (result.receipts, result.records, result.lost, result.doubled) == (24, 24, (), ())
    assert result.mismatched == 0
    assert result.kills == 1
    assert "the chain is whole" in result.audit


def test_the_store_is_asked_from_the_terminal(server: Server, home: Path) -> None:
    import os
    import subprocess
    import sys

    leave(server, "e017")
    environment = os.environ | {"ZHIDU_HOME": str(home)}
    for command, said in (
        (("audit", "verify"), "the chain is whole"),
        (("outbox",), "m001"),
        (("report", "complaints"), ""),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "bots.cli", *command], env=environment, capture_output=True, text=True, check=True
        )
        assert said in done.stdout
    assert httpx.get(f"{server.url}/healthz").is_success
