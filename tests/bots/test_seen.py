"""A yes is to the summary that its sender has before them: two tabs of one conversation, and clients that say so."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bots.test_api import ask, assert_problem
from tests.conftest import Server

RECORD = re.compile(r"LV-\d{8}-\d{4,}")


def _seeing(server: Server, reply: dict[str, Any], text: str, employee: str) -> dict[str, Any]:
    """A message from a client that shows `reply` as the last one."""
    return ask(
        server, text, employee, conversation_id=reply["conversation_id"], seen_turn_id=reply["turn_id"]
    )  # fmt: skip


def _records(server: Server, employee: str) -> list[dict[str, Any]]:
    with server.client(employee) as client:
        found: list[dict[str, Any]] = client.get("/v1/records?mine=true").raise_for_status().json()["records"]
    return found


def test_a_yes_to_an_older_summary_files_nothing_and_shows_the_one_that_stands(server: Server) -> None:
    first = ask(server, "2026年6月2号请一天年假", "e041")
    second = _seeing(server, first, "改到2026年6月3号", "e041")
    assert second["action"]["fields"]["start"] == "2026-06-03"
    late = _seeing(server, first, "确认", "e041")
    assert late["kind"] == "clarify"
    assert "没有提交" in late["reply"]
    assert "2026-06-03" in late["reply"]
    assert _records(server, "e041") == []
    done = _seeing(server, late, "确认", "e041")
    assert done["kind"] == "done"
    assert done["action"]["fields"]["start"] == "2026-06-03"


def test_a_yes_goes_through_when_only_a_question_came_between(server: Server) -> None:
    first = ask(server, "2026年6月2号请一天年假", "e042")
    assert _seeing(server, first, "请病假要什么材料", "e042")["kind"] == "answer"
    assert _seeing(server, first, "确认", "e042")["kind"] == "done"


def test_a_yes_to_what_another_tab_filed_tells_its_number(server: Server) -> None:
    first = ask(server, "2026年6月2号请一天年假", "e055")
    number = _seeing(server, first, "确认", "e055")["action"]["record_id"]
    again = _seeing(server, first, "确认", "e055")
    assert number in again["reply"]
    assert len(_records(server, "e055")) == 1


def test_a_yes_that_saw_no_summary_files_none(server: Server) -> None:
    asked = ask(server, "请病假要什么材料", "e056")
    summary = _seeing(server, asked, "2026年6月2号请一天年假", "e056")
    late = _seeing(server, asked, "好的", "e056")
    assert "2026-06-02" in late["reply"]
    dropped = _seeing(server, asked, "取消", "e056")
    assert dropped["action"]["stage"] == "confirming"
    assert _records(server, "e056") == []
    assert _seeing(server, summary, "取消", "e056")["kind"] == "cancelled"


def test_a_stale_yes_with_two_forms_files_neither(server: Server) -> None:
    leave = ask(server, "2026年6月2号请一天年假", "e057")
    hazard = _seeing(server, leave, "上报隐患：3号车间配电箱门没关，一般隐患", "e057")
    assert hazard["action"]["stage"] == "confirming"
    changed = _seeing(server, hazard, "级别改成重大", "e057")
    late = _seeing(server, hazard, "确认", "e057")
    assert late["action"] is None or late["action"]["stage"] == "confirming"
    assert _records(server, "e057") == []
    assert _seeing(server, changed, "确认", "e057")["action"]["fields"]["level"] == "重大"


def test_without_the_field_a_yes_is_to_what_stands(server: Server) -> None:
    first = ask(server, "2026年6月2号请一天年假", "e058")
    ask(server, "改到2026年6月3号", "e058", conversation_id=first["conversation_id"])
    assert ask(server, "确认", "e058", conversation_id=first["conversation_id"])["kind"] == "done"


def test_a_reply_of_another_conversation_is_refused_and_the_same_event_is_answered_again(server: Server) -> None:
    first, other = ask(server, "2026年6月2号请一天年假", "e059"), ask(server, "丧假几天", "e059")
    with server.client("e059") as client:
        body = {"text": "确认", "conversation_id": first["conversation_id"], "event_id": "seen-1"}
        wrong = client.post("/v1/chat", json=body | {"seen_turn_id": other["turn_id"]})
        assert assert_problem(wrong, 422)["field"] == "seen_turn_id"
        done = client.post("/v1/chat", json=body | {"seen_turn_id": first["turn_id"]}).json()
        assert done["kind"] == "done"
        assert client.post("/v1/chat", json=body | {"seen_turn_id": first["turn_id"]}).json() == done


@pytest.mark.parametrize(
    ("messages", "told"),
    [
        (("2026年6月4号请一天年假", "确认"), ("年休假", "2026-06-04")),
        (("上报隐患：3号车间东侧配电箱门没关，一般隐患", "确认"), ("3号车间东侧配电箱", "门没关")),
        (("登记投诉：张伟女士投诉送货晚了三天，一般", "确认"), ("张伟女士", "送货晚了三天")),
        (("I want to take annual leave on 2026-06-08", "yes"), ("annual leave", "2026-06-08")),
    ],
)
def test_the_receipt_says_in_one_line_what_was_filed(
    server: Server, messages: tuple[str, ...], told: tuple[str, ...]
) -> None:
    shown = ask(server, messages[0], "e060")
    receipt = _seeing(server, shown, messages[1], "e060")
    line = receipt["reply"].split("\n\n")[1]
    assert receipt["kind"] == "done"
    assert "\n" not in line
    assert all(part in line for part in told)


@pytest.mark.browser
def test_two_tabs_of_one_conversation(page: Page) -> None:
    _say(page, "2026年6月9号请一天年假")
    with page.context.expect_page() as opened:
        page.evaluate("() => window.open('/')")  # a tab that is opened by another begins with its talk
    other = opened.value
    expect(other.locator(".exchange")).to_have_count(1)
    _say(other, "改到2026年6月10号")
    expect(other.locator(".exchange").last.locator(".answer")).to_contain_text("2026-06-10")
    page.get_by_role("button", name="确认提交").click()
    answer = page.locator(".exchange").last.locator(".answer")
    expect(answer).to_contain_text("没有提交")
    expect(answer).to_contain_text("2026-06-10")
    expect(answer).not_to_contain_text(RECORD)
    page.get_by_role("button", name="确认提交").click()
    expect(page.locator(".exchange").last.locator(".answer")).to_contain_text(RECORD)
    other.get_by_role("button", name="确认提交").click()
    expect(other.locator(".exchange").last.locator(".answer")).to_contain_text("已经提交过")


def _say(page: Page, text: str) -> None:
    page.locator("#question").fill(text)
    page.locator("#question").press("Enter")
    expect(page.locator(".exchange").last.locator(".feedback")).to_be_visible()
