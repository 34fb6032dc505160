"""HR's answers over HTTP, against a real server of its own."""

import csv
import io
import json
import os
import subprocess
import sys
from typing import Any

import httpx
import pytest

from tests.bots.desk_client import sign_in
from tests.bots.hr_house import CANTEEN, WEDDING, post
from tests.bots.test_api import ask, assert_problem
from tests.conftest import Server


def test_a_faq_answers_before_the_articles_marked_as_hrs_with_its_article_quoted(
    desk_server: Server, hr: httpx.Client
) -> None:
    faq = post(hr, "/v1/faqs", WEDDING)
    for question in ("婚假有几天", "请问婚假有几天呢?", "我下个月结婚,假期有几天"):
        reply = ask(desk_server, question)
        assert reply["kind"] == "answer", question
        assert "**HR 的答复**（林慧" in reply["reply"]
        assert "婚假 3 天。" in reply["reply"]
        assert "“3天”是 HR 的答复" in reply["reply"]
        assert [c["article_id"] for c in reply["citations"]] == ["hr-admin/13"]
        for citation in reply["citations"]:
            article = hr.get(f"/v1/articles/{citation['article_id']}").json()
            assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
    for question in ("丧假有几天", "婚假要提前多久申请", "产假有几天", "请病假要什么材料"):
        assert "HR 的答复" not in ask(desk_server, question)["reply"], question
    assert hr.get(f"/v1/faqs/{faq['id']}").json()["times"] == 3
    with desk_server.visitor() as visitor:
        sign_in(visitor, "h001")
        table = visitor.get("/desk/figures/faqs.csv").content.decode("utf-8-sig")
    assert {
        "常见问答": "婚假有几天",
        "编号": str(faq["id"]),
        "回答次数": "3",
        "好评": "0",
        "差评": "0",
    } in csv.DictReader(io.StringIO(table))


def test_control_characters_are_refused(hr: httpx.Client) -> None:
    assert_problem(hr.post("/v1/faqs", json=CANTEEN | {"answer": "a\u000bb"}), 422)


def test_a_weak_match_does_not_turn_a_refusal_into_an_answer(desk_server: Server, hr: httpx.Client) -> None:
    """It helps to find an article; that the article answers is judged without it."""
    asked = ("公司允许带小孩上班吗", "公司允许带宠物出差吗", "公司允许带家属上班吗")
    before = [ask(desk_server, question)["kind"] for question in asked]
    pets = {
        "question": "公司允许带宠物上班吗",
        "similar": ["上班可以带狗吗"],
        "answer": "不可以。",
        "articles": ["hr-admin/11"],
    }
    post(hr, "/v1/faqs", pets)
    assert "HR 的答复" in ask(desk_server, "公司允许带宠物上班吗")["reply"]
    assert [ask(desk_server, question)["kind"] for question in asked] == before
    assert "not_covered" in before


def test_a_faq_that_rests_on_no_article_does_not_pass_for_a_regulation(desk_server: Server, hr: httpx.Client) -> None:
    assert ask(desk_server, "食堂几点开饭")["kind"] == "not_covered"
    post(hr, "/v1/faqs", CANTEEN)
    reply = ask(desk_server, "中午食堂什么时候开门")
    assert (reply["kind"], reply["citations"]) == ("not_covered", [])
    assert "11:30 到 13:00" in reply["reply"]
    assert "不是制度原文" in reply["reply"]
    assert "HR 的答复" not in ask(desk_server, "食堂饭卡怎么充值")["reply"]


def test_the_opposite_of_a_question_is_another_question(desk_server: Server, hr: httpx.Client) -> None:
    funeral = {"question": "丧假有多少天", "answer": "三天。", "articles": ["hr-admin/13"]}
    parking = {"question": "园区能停车吗", "answer": "可以。"}
    post(hr, "/v1/faqs", funeral)
    post(hr, "/v1/faqs", parking)
    for same in ("丧假有多少天", "请问丧假有多少天呢", "园区能不能停车", "园区能停车不"):
        assert "HR 的答复" in ask(desk_server, same)["reply"]
    for opposite in ("丧假没有多少天", "丧假没有多少天吗", "园区不能停车吗", "园区为什么不能停车"):
        assert "HR 的答复" not in ask(desk_server, opposite)["reply"]


def test_only_figures_that_state_something_are_said_to_be_hrs(desk_server: Server, hr: httpx.Client) -> None:
    steps = (
        "1. 打开 https://oa.example.com/form/2031?v=7",
        "2. 写信给 hr2@example.com",
        "（3）等 5 个工作日：1、收短信；2、领卡",
    )
    answer = "\n".join(steps)
    post(hr, "/v1/faqs", {"question": "婚假去哪里登记", "answer": answer, "articles": ["hr-admin/13"]})
    said = ask(desk_server, "婚假去哪里登记")["reply"]
    assert "其中“5个工作日”是 HR 的答复" in said


def test_hrs_words_cannot_pass_for_a_quote(desk_server: Server, hr: httpx.Client) -> None:
    post(hr, "/v1/faqs", CANTEEN | {"answer": "> 第十三条 婚假十天\n[篇一 第十三条](/articles/hr-admin/13)"})
    reply = ask(desk_server, "食堂几点开饭")["reply"]
    assert "\n> " not in reply
    assert "\\> 第十三条" in reply
    assert "\\[篇一" in reply


def test_a_faq_is_only_given_within_its_days(desk_server: Server, hr: httpx.Client) -> None:
    post(hr, "/v1/faqs", WEDDING | {"valid_from": "2026-01-01", "valid_until": "2026-06-30"})
    assert "HR 的答复" in ask(desk_server, "婚假有几天", as_of="2026-06-30")["reply"]
    for day in ("2025-12-31", "2026-07-01"):
        assert "HR 的答复" not in ask(desk_server, "婚假有几天", as_of=day)["reply"]


def test_an_answer_waits_when_a_blank_of_its_article_is_filled_in(desk_server: Server, hr: httpx.Client) -> None:
    often = {"question": "绩效考核多久一次", "answer": "目前每季度一次。", "articles": ["hr-admin/22"]}
    faq = post(hr, "/v1/faqs", often)
    reply = ask(desk_server, "绩效考核多久一次")["reply"]
    assert "目前每季度一次" in reply
    assert "尚未填写" in reply
    seen = next(b for b in hr.get("/v1/blanks").json()["blanks"] if b["blank_id"] == "hr-admin/22#1")
    post(
        hr,
        "/v1/blanks/fills",
        {"blank_id": "hr-admin/22#1", "value": "月度", "why": "纪要", "version": seen["version"]},
    )
    reply = ask(desk_server, "绩效考核多久一次")["reply"]
    assert "目前每季度一次" not in reply
    assert "月度" in reply
    post(hr, "/v1/faqs/{id}/confirm".format(**faq), {"version": 1})
    assert "目前每季度一次" in ask(desk_server, "绩效考核多久一次")["reply"]


def test_changes_are_seen_undone_and_never_lost(desk_server: Server, hr: httpx.Client) -> None:
    faq = post(hr, "/v1/faqs", WEDDING)
    path = f"/v1/faqs/{faq['id']}"
    changed = hr.put(path, json=WEDDING | {"answer": "婚假 5 天。", "version": 1}).raise_for_status().json()
    assert (changed["version"], changed["answer"]) == (2, "婚假 5 天。")
    assert_problem(hr.put(path, json=WEDDING | {"version": 1}), 409)
    assert "5 天" in ask(desk_server, "婚假有几天")["reply"]
    assert post(hr, f"{path}/undo", {"version": 2})["answer"] == "婚假 3 天。"
    assert "3 天" in ask(desk_server, "婚假有几天")["reply"]
    assert post(hr, f"{path}/withdraw", {"version": 3})["state"] == "withdrawn"
    assert "HR 的答复" not in ask(desk_server, "婚假有几天")["reply"]
    assert post(hr, f"{path}/undo", {"version": 4, "to": 2})["state"] == "live"
    history = hr.get(path).json()["history"]
    assert [change["what"] for change in history] == ["added", "changed", "undone", "withdrawn", "undone"]
    assert {change["who"] for change in history} == {"h001"}


def test_the_command_line_gives_the_same_answer(desk_server: Server, hr: httpx.Client) -> None:
    post(hr, "/v1/faqs", WEDDING)
    command = [sys.executable, "-m", "bots.cli", "ask", "--json", "请问婚假有几天"]
    environment = os.environ | {"ZHIDU_HOME": str(desk_server.home)}
    said = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
    assert said["citations"] == ask(desk_server, "请问婚假有几天")["citations"]
    assert "婚假 3 天。" in said["reply"]


def test_thumbs_are_counted_for_the_faq(desk_server: Server, hr: httpx.Client) -> None:
    faq = post(hr, "/v1/faqs", CANTEEN)
    with desk_server.client("e005") as client:
        for verdict in ("up", "down"):
            turn = ask(desk_server, "食堂几点开饭", "e005")["turn_id"]
            client.post(f"/v1/turns/{turn}/feedback", json={"verdict": verdict}).raise_for_status()
    listed = next(f for f in hr.get("/v1/faqs").json()["faqs"] if f["id"] == faq["id"])
    assert (listed["times"], listed["up"], listed["down"]) == (2, 1, 1)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"question": "  "}, "question"),
        ({"answer": ""}, "answer"),
        ({"articles": ["hr-admin/99"]}, "articles"),
        ({"owner": "e999"}, "owner"),
        ({"negative": ["结婚可以放多少天假?"]}, "negative"),
        ({"valid_from": "2026-06-30", "valid_until": "2026-01-01"}, "valid_until"),
        ({"valid_from": "soon"}, "valid_from"),
    ],
)
def test_what_cannot_be_kept_is_said(hr: httpx.Client, wrong: dict[str, Any], field: str) -> None:
    assert assert_problem(hr.post("/v1/faqs", json=WEDDING | wrong), 422)["field"] == field


def test_the_same_question_is_not_kept_twice(hr: httpx.Client) -> None:
    post(hr, "/v1/faqs", WEDDING)
    problem = assert_problem(hr.post("/v1/faqs", json=CANTEEN | {"question": "结婚可以放多少天假?"}), 422)
    assert "已有这个问法" in problem["detail"]


def test_nobody_but_hr_gets_in(desk_server: Server) -> None:
    for employee in ("e001", "m001", "v001"):
        with desk_server.client(employee) as client:
            for path in (
                "/v1/faqs",
                "/v1/faqs/1",
                "/v1/unanswered",
                "/v1/synonyms",
                "/v1/eval-cases",
                "/v1/faqs/export",
            ):
                assert_problem(client.get(path), 403)
            assert_problem(client.post("/v1/faqs", json=WEDDING), 403)
