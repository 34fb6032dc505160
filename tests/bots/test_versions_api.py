"""Versions over HTTP: looked at before anything is live, followed by the running server, taken back."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.bots.house import Premises
from tests.bots.test_api import ask
from tests.conftest import Server, serving

REGULATIONS = Path(__file__).parents[2] / "corpus" / "regulations"
TEXT = (REGULATIONS / "compilation.txt").read_text(encoding="utf-8")
TODAY, LATER = "2026-11-23", "2026-12-01"
OLD_RULE, NEW_RULE = "病假需提供有效医疗证明", "病假需在三个工作日内提供二级以上医院的医疗证明"
PATIENCE_S = 120


@pytest.fixture
def hr(house: Server) -> Iterator[httpx.Client]:
    with house.client("h001") as client:
        yield client


def upload(hr: httpx.Client, name: str, content: str | bytes, **more: str) -> dict[str, Any]:
    data = content.encode() if isinstance(content, str) else content
    headers = {"Content-Type": "application/octet-stream"}
    answer = hr.post("/v1/versions", params={"name": name} | more, content=data, headers=headers)
    seen: dict[str, Any] = answer.raise_for_status().json()
    return seen


def edit(hr: httpx.Client, article_id: str, old: str, new: str) -> dict[str, Any]:
    text = hr.get(f"/v1/articles/{article_id}").raise_for_status().json()["text"]
    assert old in text
    body = {"article_id": article_id, "text": text.replace(old, new)}
    seen: dict[str, Any] = hr.post("/v1/versions/articles", json=body).raise_for_status().json()
    return seen


def publish(hr: httpx.Client, seen: dict[str, Any], effective: str = TODAY) -> int:
    """Publish what was looked at, and wait until the server follows."""
    number = int(seen["publication"]["id"])
    body = {"effective": effective, "why": "总经理办公会决定", "revision": seen["revision"]}
    hr.post(f"/v1/versions/{number}/publication", json=body).raise_for_status()
    followed(hr)
    return number


def take_back(hr: httpx.Client, number: int, why: str = "不改了") -> None:
    hr.post(f"/v1/versions/{number}/rollback", json={"why": why}).raise_for_status()
    followed(hr)


@contextmanager
def asking(server: Server, question: str) -> Iterator[list[tuple[int, str]]]:
    """Two people who ask all the time; status and text of every answer."""
    stopped, answers = threading.Event(), list[tuple[int, str]]()

    def ask_on(employee: str) -> None:
        with server.client(employee) as client:
            while not stopped.is_set():
                answer = client.post("/v1/chat", json={"text": question})
                answers.append((answer.status_code, answer.text))

    threads = [threading.Thread(target=ask_on, args=(f"e00{n}",)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    try:
        while not answers:
            time.sleep(0.01)
        yield answers
    finally:
        stopped.set()
        for thread in threads:
            thread.join()


def followed(hr: httpx.Client) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        progress = hr.get("/v1/versions/progress").raise_for_status().json()
        assert progress["phase"] != "failed", progress
        if progress["revision"] == progress["decided"]:
            return
        time.sleep(0.1)
    raise AssertionError(progress)


def test_one_article_is_changed_shown_published_without_a_failed_request_and_taken_back(
    house: Server, hr: httpx.Client
) -> None:
    seen = edit(hr, "hr-admin/14", OLD_RULE, NEW_RULE)
    (part,) = seen["parts"]
    (change,) = part["changes"]
    assert (part["compilation"], part["new"], part["problems"]) == ("hr-admin", False, [])
    assert part["articles"] == 55
    assert any(entry["title"].startswith("第三章") for entry in part["outline"])
    assert (change["kind"], change["after"]["article_id"]) == ("changed", "hr-admin/14")
    assert "".join(p["text"] for p in change["pieces"] if p["kind"] != "added").count(OLD_RULE) == 1
    assert "".join(p["text"] for p in change["pieces"] if p["kind"] != "removed").count(NEW_RULE) == 1
    assert any("hr-admin/14" in case["articles"] for case in seen["affected"]["eval_cases"])
    assert NEW_RULE not in ask(house, "请病假要什么材料")["reply"]  # nothing is live yet

    with asking(house, "请病假要什么材料") as answers:
        number = publish(hr, seen)
        reply = ask(house, "请病假要什么材料")
    assert {status for status, _ in answers} == {200}
    assert OLD_RULE in answers[0][1]
    assert all((OLD_RULE in text) != (NEW_RULE in text) for _, text in answers)
    assert NEW_RULE in reply["reply"]
    article = hr.get("/v1/articles/hr-admin/14").json()
    for citation in reply["citations"]:
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert article["effective"] == TODAY
    assert OLD_RULE in ask(house, "请病假要什么材料", as_of="2026-11-22")["reply"]
    assert ask(house, "丧假几天")["citations"][0]["article_id"] == "hr-admin/13"

    take_back(hr, number, "文字有误")
    reply = ask(house, "请病假要什么材料")["reply"]
    assert OLD_RULE in reply
    assert NEW_RULE not in reply
    history = [entry for entry in hr.get("/v1/versions").json()["publications"] if entry["id"] == number]
    assert [(entry["state"], entry["ended"], entry["ended_why"]) for entry in history] == [
        ("withdrawn", TODAY, "文字有误")
    ]


def test_a_whole_document_shows_what_was_put_in_taken_out_and_renumbered(house: Server, hr: httpx.Client) -> None:
    start, end = TEXT.index("5.5"), TEXT.index("5.6")
    shorter = TEXT[:start] + TEXT[end:].replace("5.6", "5.5", 1)
    seen = upload(hr, "新版汇编.txt", shorter)
    (part,) = seen["parts"]
    assert part["compilation"] == "operations"
    kinds = {change["kind"]: change for change in part["changes"]}
    assert set(kinds) == {"removed", "renumbered"}
    assert kinds["removed"]["before"]["article_id"] == "operations/5.5"
    assert kinds["renumbered"]["before"]["article_id"] == "operations/5.6"
    assert kinds["renumbered"]["after"]["article_id"] == "operations/5.5"
    number = publish(hr, seen)
    asked = ask(house, "发生突发事故怎么办")
    assert asked["citations"][0]["article_id"] == "operations/5.5"  # found by the questions written for 5.6
    take_back(hr, number)


def test_a_new_document_is_answered_from(house: Server, hr: httpx.Client) -> None:
    text = "食堂管理办法\n第一条 食堂早餐供应时间为七点至八点半。\n第二条 员工凭工牌就餐。\n第三条 餐费每月扣除。\n"
    seen = upload(hr, "食堂管理办法.md", text)
    (part,) = seen["parts"]
    assert (part["title"], part["new"]) == ("食堂管理办法", True)
    assert [change["kind"] for change in part["changes"]] == ["added"] * 3
    number = publish(hr, seen)
    reply = ask(house, "食堂早餐供应时间是几点")
    assert reply["citations"][0]["article_id"] == f"{part['compilation']}/1"
    assert "七点至八点半" in reply["reply"]
    take_back(hr, number)
    assert "七点至八点半" not in ask(house, "食堂早餐供应时间是几点")["reply"]


def test_a_version_of_a_later_day_waits_for_it_and_a_fill_does_not_outlive_its_sentence(
    house: Server, hr: httpx.Client
) -> None:
    body = {"blank_id": "hr-admin/22#1", "value": "季度", "why": "会议决定"}
    fill = hr.post("/v1/blanks/fills", json=body).raise_for_status().json()["fill_id"]
    seen = edit(hr, "hr-admin/22", "考核周期通常为", "管理人员的考核周期为")
    assert [(fill["value"], fill["fits_text"]) for fill in seen["affected"]["fills"]] == [("季度", False)]
    number = publish(hr, seen, LATER)
    today, later = ask(house, "第二十二条原文")["reply"], ask(house, "第二十二条原文", as_of=LATER)["reply"]
    assert "考核周期通常为" in today
    assert "“**季度**”" in today
    assert "管理人员的考核周期为" in later
    assert "尚未填写" in later
    assert "**季度**" not in later
    with house.client() as client:
        found = [
            client.get("/v1/search", params={"q": "绩效考核周期", "as_of": day}).json()["results"][0]
            for day in ("2026-11-30", LATER)
        ]
    assert [("管理人员" in hit["text"], "filled" in hit) for hit in found] == [(False, True), (True, False)]
    take_back(hr, number)
    assert "考核周期通常为" in ask(house, "第二十二条原文", as_of=LATER)["reply"]
    hr.post(f"/v1/blanks/fills/{fill}/withdrawal", json={"why": "试填"}).raise_for_status()


def test_replicas_share_nothing_but_the_database(premises: Premises, tmp_path: Path, own_postgresql: str) -> None:
    shared = premises.environment | {"ZHIDU_DATABASE_URL": own_postgresql}
    with serving(premises.copied(tmp_path / "one"), **shared) as one, one.client("h001") as hr:
        body = {"blank_id": "hr-admin/22#1", "value": "季度", "why": "会议决定"}
        hr.post("/v1/blanks/fills", json=body).raise_for_status()
        number = publish(hr, edit(hr, "hr-admin/14", OLD_RULE, NEW_RULE))
        late = premises.copied(tmp_path / "two")  # it catches up before it serves
        with serving(late, **shared) as two, two.client("h001") as other:
            assert "“**季度**”" in ask(two, "绩效考核多久一次")["reply"]
            assert NEW_RULE in ask(two, "请病假要什么材料")["reply"]
            take_back(hr, number)
            followed(other)
            assert OLD_RULE in ask(two, "请病假要什么材料")["reply"]
