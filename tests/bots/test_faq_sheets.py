"""HR's sheets and the queue of open questions over HTTP, against a real server of its own."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import httpx
import pytest
from openpyxl import load_workbook

from eval.lines import read_cases
from tests.bots.hr_house import CANTEEN, WEDDING, imported, post, sheet
from tests.bots.test_api import ask, assert_problem
from tests.conftest import Server


def test_a_sheet_is_shown_before_it_is_done(desk_server: Server, hr: httpx.Client) -> None:
    faq = post(hr, "/v1/faqs", WEDDING)
    rows = (
        ["婚假有几天", "结婚可以放多少天假", "婚假要提前多久申请", "婚假 5 天。", "hr-admin/13"],
        ["食堂几点开饭", "公司餐厅营业时间", "", "11:30", ""],
        ["食堂什么时候开饭", "", "", "12:00", ""],
        ["工牌丢了怎么补办", "", "", "", ""],
        ["停车位怎么申请", "", "", "找行政", "hr-admin/99"],
    )
    found = imported(hr, "faqs.csv", sheet(*rows))
    outcomes = [(row["outcome"], row["line"]) for row in found["plan"]["rows"]]
    assert outcomes == [("changed", 2), ("added", 3), ("doubled", 4), ("wrong", 5), ("wrong", 6)]
    assert "答复" in found["plan"]["rows"][0]["note"]
    assert len(hr.get("/v1/faqs", params={"state": "live"}).json()["faqs"]) == 1
    done = post(hr, f"/v1/faqs/imports/{found['id']}/apply")
    assert done["said"] == "已导入：新增 1 条，修改 1 条。"
    assert_problem(hr.post(f"/v1/faqs/imports/{found['id']}/apply"), 422)
    assert hr.get(f"/v1/faqs/{faq['id']}").json()["answer"] == "婚假 5 天。"
    assert "11:30" in ask(desk_server, "食堂几点开饭")["reply"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_row_from_before_control_characters_were_refused_is_exported(
    desk_server: Server, hr: httpx.Client, kind: str
) -> None:
    post(hr, "/v1/faqs", CANTEEN | {"question": "班车几点发车", "answer": "七点半"})
    database = next(desk_server.home.glob("*.db"))
    with sqlite3.connect(database) as connection:
        connection.execute(
            "UPDATE faqs SET answer = ? WHERE question = ?", ("\x00=七点\x0b半\x1f\ufffe", "班车几点发车")
        )
    content = hr.get("/v1/faqs/export", params={"format": kind}).raise_for_status().content
    rows = load_workbook(io.BytesIO(content)).active.values if kind == "xlsx" else csv.reader(
        io.StringIO(content.decode("utf-8-sig"), newline="")
    )  # fmt: skip
    assert "'=七点半" in [cell for row in rows for cell in row]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_can_be_imported_and_changes_nothing(hr: httpx.Client, kind: str) -> None:
    post(hr, "/v1/faqs", WEDDING)
    post(hr, "/v1/faqs", CANTEEN | {"answer": '=HYPERLINK("http://x","点我")'})
    content = hr.get("/v1/faqs/export", params={"format": kind}).raise_for_status().content
    if kind == "xlsx":
        cells = [cell for row in load_workbook(io.BytesIO(content)).active.values for cell in row if cell]
        assert not [cell for cell in cells if str(cell).startswith("=")]
    counts = imported(hr, f"faqs.{kind}", content)["plan"]["counts"]
    assert counts["added"] == counts["changed"] == counts["doubled"] == counts["wrong"] == 0
    assert counts["same"] >= 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\x00\x01\x02", "标题,别的\n1,2".encode()])
def test_a_file_that_is_no_sheet_is_refused(hr: httpx.Client, content: bytes) -> None:
    assert assert_problem(hr.post("/v1/faqs/upload", params={"name": "x.csv"}, content=content), 422)["detail"]


def test_what_was_refused_is_grouped_and_answered_once(desk_server: Server, hr: httpx.Client) -> None:
    for employee, text in (("e021", "工牌丢了怎么补办"), ("e022", "工牌丢了怎么补办?"), ("e021", "会议室怎么预订")):
        assert ask(desk_server, text, employee)["kind"] == "not_covered"
    queue = hr.get("/v1/unanswered").json()
    group = next(g for g in queue["groups"] if "工牌丢了怎么补办" in g["wordings"])
    assert group["count"] == 2
    assert [g["count"] for g in queue["groups"]] == sorted((g["count"] for g in queue["groups"]), reverse=True)
    entry = next(e for e in queue["unanswered"] if e["id"] == group["id"])
    assert entry["found"]
    assert 0 < entry["answerable"] < 1
    assert "e021" not in json.dumps(queue, ensure_ascii=False)
    answer = {"answer": "到行政部补办,当天可取。"}
    done = post(hr, f"/v1/unanswered/{group['id']}/answer", answer)
    assert done["told"] == 2
    assert done["faq"]["question"] == group["question"]
    assert_problem(hr.post(f"/v1/unanswered/{group['id']}/answer", json=answer), 404)
    for employee in ("e021", "e022"):
        with desk_server.client(employee) as client:
            told = [n["text"] for n in client.get("/v1/notices").json()["notices"] if n["kind"] == "answered"]
            assert [text for text in told if "到行政部补办" in text and "林慧" in text]
    assert "到行政部补办" in ask(desk_server, "工牌丢了怎么补办", "e023")["reply"]


def test_a_dislike_with_its_reason_is_queued(desk_server: Server, hr: httpx.Client) -> None:
    turn = ask(desk_server, "请病假要什么材料", "e024")["turn_id"]
    with desk_server.client("e024") as client:
        client.post(f"/v1/turns/{turn}/feedback", json={"verdict": "down", "reason": "没说几天内交"}).raise_for_status()
    entry = next(e for e in hr.get("/v1/unanswered").json()["unanswered"] if e["turn_id"] == turn)
    assert (entry["reason"], entry["words"], entry["nearest"][0]) == ("disliked", "没说几天内交", "hr-admin/14")
    post(hr, f"/v1/unanswered/{entry['id']}/dismiss")
    assert turn not in [e["turn_id"] for e in hr.get("/v1/unanswered").json()["unanswered"]]


def test_paperwork_never_reaches_the_queue(desk_server: Server, hr: httpx.Client) -> None:
    form = ask(desk_server, "下周一请一天病假,胃镜检查", "e025")
    with desk_server.client("e025") as client:
        turn = f"/v1/turns/{form['turn_id']}"
        client.post(f"{turn}/feedback", json={"verdict": "down", "reason": "胃病的事"}).raise_for_status()
        assert_problem(client.post(f"{turn}/escalation"), 422)
    ask(desk_server, "公司班车几点发车", "e025", conversation_id=form["conversation_id"])
    queue = hr.get("/v1/unanswered").text
    assert "胃" not in queue


def test_a_synonym_works_from_the_next_message_on(hr: httpx.Client) -> None:
    def best() -> str:
        return str(hr.get("/v1/search", params={"q": "开黑可以吗", "k": 1}).json()["results"][0]["article_id"])

    before = best()
    assert before != "hr-admin/35"
    assert_problem(hr.post("/v1/synonyms", json={"word": "开黑", "term": "打游戏"}), 422)
    assert best() == before
    made = post(hr, "/v1/synonyms", {"word": "开黑", "term": "闲聊"})
    assert best() == "hr-admin/35"
    hr.delete(f"/v1/synonyms/{made['id']}").raise_for_status()
    assert best() == before


def test_a_question_becomes_a_case_that_the_evaluation_reads(
    desk_server: Server, hr: httpx.Client, tmp_path: Path
) -> None:
    ask(desk_server, "公司wifi密码是多少", "e026")
    group = next(g for g in hr.get("/v1/unanswered").json()["groups"] if "公司wifi密码是多少" in g["wordings"])
    assert post(hr, f"/v1/unanswered/{group['id']}/case")["case"]["expect"] == ["not_covered"]
    assert post(hr, f"/v1/unanswered/{group['id']}/case")["case"] is None
    file = tmp_path / "hr.jsonl"
    file.write_bytes(hr.get("/v1/eval-cases").raise_for_status().content)
    assert "公司wifi密码是多少" in [case.asked for case in read_cases(file)]
