"""Blanks over HTTP: what HR fills in is used by every way of asking, from its day on, beside the quote."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bots.test_api import ask, assert_problem
from tests.conftest import Server, serving, with_index_of

TODAY = "2026-11-23"
WHEN = "2026-11-23T09:00:00+08:00"


@pytest.fixture(scope="module")
def filling(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own, whose blanks are filled in."""
    with serving(with_index_of(home, tmp_path_factory.mktemp("blanks")), ZHIDU_NOW=WHEN) as running:
        yield running


@pytest.fixture
def office(filling: Server) -> Iterator[Server]:
    """With every blank open again after the test."""
    yield filling
    with filling.client("h001") as client:
        for entry in client.get("/v1/blanks/fills").raise_for_status().json()["fills"]:
            path = f"/v1/blanks/fills/{entry['fill_id']}/withdrawal"
            client.post(path, json={"why": "试填"}).raise_for_status()


def fill(server: Server, blank_id: str, value: str, **more: Any) -> dict[str, Any]:
    with server.client("h001") as client:
        body = {"blank_id": blank_id, "value": value, "why": "总经理办公会纪要 2026-31"} | more
        filled: dict[str, Any] = client.post("/v1/blanks/fills", json=body).raise_for_status().json()
    return filled


def test_a_filled_blank_is_used_everywhere_and_taken_back(office: Server) -> None:
    with office.client() as client:
        blanks = client.get("/v1/blanks").raise_for_status().json()["blanks"]
    assert len(blanks) == 7
    assert [blank["options"] for blank in blanks[:4]] == [
        ["指纹打卡", "人脸识别", "钉钉打卡"],
        ["月度", "季度", "半年度", "年度"],
        ["优", "良", "中", "合格", "待改进"],
        [],  # an example is no choice
    ]
    assert blanks[1]["blank_id"] == "hr-admin/22#1"
    before = ask(office, "绩效考核多久一次")
    assert "尚未填写" in before["reply"]

    filled = fill(office, "hr-admin/22#1", "季度", version=blanks[1]["version"])
    reply = ask(office, "绩效考核多久一次")
    assert "HR **林慧** 于 2026-11-23 填写为“**季度**”，自 2026-11-23 起适用" in reply["reply"]
    assert "尚未填写" not in reply["reply"]
    assert any("【月度/季度/半年度/年度,请选择】" in citation["quote"] for citation in reply["citations"])
    assert "季度" in ask(office, "第二十二条原文")["reply"].split("说明：")[1]
    assert "“**季度**”" in ask(office, "How often are the performance reviews held?")["reply"]
    assert "尚未填写" in ask(office, "绩效考核多久一次", as_of="2026-11-22")["reply"]
    _overview_tells_both(office)
    _search_and_article_tell(office)

    with office.client("h001") as client:
        path = f"/v1/blanks/fills/{filled['fill_id']}/withdrawal"
        assert_problem(client.post(path, json={"why": " "}), 422)
        client.post(path, json={"why": "填错了"}).raise_for_status()
        history = client.get("/v1/blanks/fills").raise_for_status().json()["fills"]
    assert [(entry["value"], entry["ended"], entry["ended_why"]) for entry in history] == [("季度", TODAY, "填错了")]
    assert "尚未填写" in ask(office, "绩效考核多久一次")["reply"]


def _overview_tells_both(office: Server) -> None:
    reply = ask(office, "还有哪些空白没填")
    assert reply["reply"].startswith("还有 6 处公司尚未填写")
    assert "→ “季度”（林慧 于 2026-11-23 填写" in reply["reply"]
    assert len(reply["citations"]) == 7
    assert ask(office, "还有哪些空白没填", as_of="2026-11-22")["reply"].startswith("还有 7 处")
    alone = ask(office, "第二十二条有空白吗")
    assert alone["reply"].startswith("没有待填写的空白了")


def _search_and_article_tell(office: Server) -> None:
    with office.client() as client:
        found = client.get("/v1/search", params={"q": "绩效考核周期"}).json()["results"][0]
        assert found["article_id"] == "hr-admin/22"
        assert found["filled"][0]["value"] == "季度"
        assert found["text"][found["filled"][0]["start"] : found["filled"][0]["end"]].startswith("【月度")
        article = client.get("/v1/articles/hr-admin/22").json()
        assert article["blanks"][0]["filled"]["filled_by"] == "林慧"
        earlier = client.get("/v1/articles/hr-admin/22", params={"as_of": "2026-11-22"}).json()
        assert earlier["blanks"][0]["filled"] is None


def test_a_fill_of_a_later_day_waits_for_it(office: Server) -> None:
    fill(office, "hr-admin/12#1", "钉钉打卡", effective="2026-12-01")
    assert "尚未填写" in ask(office, "上班怎么打卡")["reply"]
    assert "“**钉钉打卡**”，自 2026-12-01 起适用" in ask(office, "上班怎么打卡", as_of="2026-12-01")["reply"]
    with office.client("h001") as client:
        planned = client.get("/v1/blanks").json()["blanks"][0]
        assert (planned["filled"], planned["planned"][0]["value"]) == (None, "钉钉打卡")
    with office.client() as client:  # what is decided for later is HR's to tell
        assert [blank["planned"] for blank in client.get("/v1/blanks").json()["blanks"]] == [[]] * 7


def test_the_terminal_says_the_same(office: Server) -> None:
    fill(office, "hr-admin/22#1", "季度")
    command = [sys.executable, "-m", "bots.cli", "ask", "绩效考核多久一次"]
    environment = {"ZHIDU_HOME": str(office.home), "ZHIDU_NOW": WHEN, "PATH": ""}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert "填写为“**季度**”" in said


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"value": ""}, 422, "value"),
        ({"value": "季度\n月度"}, 422, "value"),
        ({"value": "长" * 201}, 422, "value"),
        ({"value": "【月度/季度,请选择】"}, 422, "value"),
        ({"value": "____"}, 422, "value"),
        ({"value": "月度/季度,请选择"}, 422, "value"),
        ({"value": "待定"}, 422, "value"),
        ({"why": ""}, 422, "why"),
        ({"blank_id": "hr-admin/22#2"}, 422, "blank"),
        ({"blank_id": "hr-admin/1#1"}, 422, "blank"),
        ({"effective": "明天"}, 422, "effective"),
        ({"version": 7}, 409, None),
    ],
)
def test_a_bad_fill_says_what_is_wrong_and_changes_nothing(
    server: Server, body: dict[str, Any], status: int, field: str | None
) -> None:
    whole = {"blank_id": "hr-admin/22#1", "value": "季度", "why": "会议决定"} | body
    with server.client("h001") as client:
        problem = assert_problem(client.post("/v1/blanks/fills", json=whole), status)
        assert client.get("/v1/blanks/fills").json()["fills"] == []
    assert problem.get("field") == field


@pytest.mark.parametrize("employee", ["e001", "m001", "v001"])
def test_only_hr_fills_in_and_sees_the_history(server: Server, employee: str) -> None:
    with server.client(employee) as client:
        body = {"blank_id": "hr-admin/22#1", "value": "季度", "why": "会议决定"}
        assert "HR" in assert_problem(client.post("/v1/blanks/fills", json=body), 403)["detail"]
        assert_problem(client.get("/v1/blanks/fills"), 403)
        for path in ("/v1/blanks/fills", "/v1/blanks/fills/1/withdrawal", "/v1/blanks/fills/x/withdrawal"):
            assert_problem(
                client.post(path, json={"surprise": 1}), 403
            )  # nothing is told of a body that is not looked at
        assert client.get("/v1/blanks").status_code == 200
