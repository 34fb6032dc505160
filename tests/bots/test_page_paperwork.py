"""Paperwork on the chat page, in a real browser: the yes, the certificate, the queue of who decides, the API's page."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bots.test_api import ask
from tests.conftest import Server
from tools import ACTIONS

pytestmark = pytest.mark.browser

PDF = b"%PDF-1.7 a certificate"
RECORD = re.compile(r"LV-\d{8}-\d{4,}")


def _say(page: Page, text: str) -> None:
    page.locator("#question").fill(text)
    page.locator("#question").press("Enter")
    _finished(page)


def _finished(page: Page) -> None:
    expect(page.locator(".exchange").last.locator(".feedback")).to_be_visible()


def _become(page: Page, employee: str) -> None:
    page.locator("#open-identity").click()
    page.locator("#identity select").select_option(f"demo-{employee}")
    page.locator("#identity button[type=submit]").click()
    expect(page.locator("#open-identity")).to_have_attribute("aria-label", re.compile(employee))


def _file(page: Page, text: str) -> str:
    """Ask for it and say yes by the button; the record's number."""
    _say(page, text)
    page.get_by_role("button", name=re.compile("^(确认提交|Yes, file it)$")).click()
    expect(page.locator(".exchange").last.locator(".answer")).to_contain_text(RECORD)
    _finished(page)
    found = RECORD.search(page.locator(".exchange").last.inner_text())
    assert found
    return found[0]


def _filed(server: Server, text: str, employee: str) -> str:
    """The same over the API, for tests of what comes after."""
    asked = ask(server, text, employee)
    done = ask(server, "确认", employee, conversation_id=asked["conversation_id"])
    return str(done["action"]["record_id"])


def _open(page: Page, number: str) -> None:
    page.locator("#open-records").click()
    page.locator(f"#panel .record-list .record-card[href='#/records/{number}']").first.click()
    expect(page.locator("#panel-title")).to_contain_text(number)


def _list(page: Page, heading: str) -> Any:
    return page.locator("#panel .record-list").filter(has=page.get_by_role("heading", name=heading))


def test_a_leave_is_filed_decided_and_seen(page: Page) -> None:
    number = _file(page, "2026年4月14号请一天年假")
    _become(page, "m001")
    page.locator("#open-records").click()
    expect(_list(page, "等我处理")).to_contain_text(number)
    _open_from_list = page.locator(f"#panel a[href='#/records/{number}']").first
    expect(_open_from_list).to_contain_text("赵敏")
    _open_from_list.click()
    expect(page.locator("#panel-title")).to_be_focused()
    expect(page.locator("#panel .fields")).to_contain_text("2026-04-14")
    page.get_by_role("button", name="批准", exact=True).click()
    expect(page.locator(".step-form textarea")).to_be_focused()
    page.keyboard.type("好，注意交接")
    page.get_by_role("button", name="确认批准").click()
    expect(page.locator("#panel .note")).to_contain_text(f"{number} 已变为“已批准”")
    page.locator(".panel-all").click()
    expect(_list(page, "等我处理")).not_to_contain_text(number)
    page.keyboard.press("Escape")
    _become(page, "e001")
    page.locator("#open-records").click()
    expect(_list(page, "通知")).to_contain_text(f"{number} 请假申请：已批准")
    _open(page, number)
    expect(page.locator("#panel .chip")).to_have_text("已批准")
    expect(page.locator("#panel .timeline li")).to_have_count(2)
    expect(page.locator("#panel .timeline")).to_contain_text("好，注意交接")
    expect(page.locator("#panel .timeline")).to_contain_text("周建国（m001）")


def test_who_was_faster_is_told(page: Page, server: Server) -> None:
    number = _filed(server, "2026年4月15号请一天年假", "e018")
    _become(page, "h001")
    _open(page, number)
    page.get_by_role("button", name="驳回", exact=True).click()
    with server.client("m001") as client:
        path = f"/v1/records/{number}/transitions"
        client.post(path, json={"to": "approved", "version": 1}).raise_for_status()
    page.get_by_role("button", name="确认驳回").click()
    expect(page.locator("#panel .note-bad")).to_contain_text("已被 周建国（m001）")
    expect(page.locator("#panel .chip")).to_have_text("已批准")


def test_a_step_says_what_it_needs(page: Page, server: Server) -> None:
    number = _filed(server, "上报隐患：3号车间东侧配电箱门没关，电线裸露，一般隐患", "e019")
    _become(page, "s001")
    _open(page, number)
    page.get_by_role("button", name="安排整改").click()
    page.locator("[name=assignee]").select_option("e020")
    page.locator("[name=due]").fill("2020-01-01")
    page.locator("[name=note]").fill("请尽快")
    page.get_by_role("button", name="确认安排整改").click()
    expect(page.locator(".step-form [role=alert]")).to_contain_text("不能早于今天")
    page.locator("[name=due]").fill("2099-01-01")
    page.get_by_role("button", name="确认安排整改").click()
    expect(page.locator("#panel .chip")).to_have_text("整改中")
    expect(page.locator("#panel .fields")).to_contain_text("（e020）")
    _become(page, "e020")
    page.locator("#open-records").click()
    expect(_list(page, "等我处理")).to_contain_text(number)


def test_a_certificate_is_handed_in_under_the_receipt(page: Page, server: Server, tmp_path: Path) -> None:
    number = _file(page, "2026年4月16号请一天病假")
    chooser = page.get_by_label("上传医疗证明")
    for name, content in (("note.txt", b"hello"), ("big.pdf", PDF + b"x" * 6_000_000), ("证明 1.pdf", PDF)):
        (tmp_path / name).write_bytes(content)
    chooser.set_input_files(tmp_path / "note.txt")
    expect(page.locator(".attach-said")).to_contain_text("请上传 PDF")
    chooser.set_input_files(tmp_path / "big.pdf")
    expect(page.locator(".attach-said")).to_contain_text("超过 5 MB")
    chooser.set_input_files(tmp_path / "证明 1.pdf")
    expect(page.locator(".attach-done")).to_have_text("已附证明：证明 1.pdf")
    page.reload()
    expect(page.locator(".attach-done")).to_have_text("已附证明：证明 1.pdf")
    with server.client() as client:
        assert client.get(f"/v1/records/{number}").json()["fields"]["certificate"] == "已附证明"
        assert client.get(f"/v1/records/{number}/attachments/证明 1.pdf").content == PDF
    _open(page, number)
    with page.expect_download() as got:
        page.locator("#panel .files button").click()
    assert Path(got.value.path()).read_bytes() == PDF


def test_a_certificate_is_handed_in_later(page: Page, server: Server, tmp_path: Path) -> None:
    number = _filed(server, "2026年4月17号请一天病假", "e021")
    (tmp_path / "scan.pdf").write_bytes(PDF)
    _become(page, "e021")
    _open(page, number)
    page.get_by_label("上传医疗证明").set_input_files(tmp_path / "scan.pdf")
    expect(page.locator("#panel .fields")).to_contain_text("已附证明")
    expect(page.locator("#panel .files")).to_contain_text("scan.pdf")
    expect(page.locator("#panel .timeline")).to_contain_text("添加附件")


def test_an_english_summary_has_english_buttons(page: Page) -> None:
    _become(page, "e022")
    _say(page, "I need sick leave on 2026-04-20")
    page.get_by_role("button", name="Cancel", exact=True).click()
    _finished(page)
    expect(page.locator(".exchange").last.locator(".answer")).to_have_attribute("data-kind", "cancelled")
    expect(page.locator("#turns .actions")).to_have_count(0)


def test_a_record_of_somebody_else_is_none(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/#/records/LV-20000101-0001")
    expect(page.locator("#panel .failure")).to_contain_text("没有这条记录")


def test_records_by_keyboard_on_a_phone(browser: Browser, server: Server) -> None:
    number = _filed(server, "2026年4月21号请一天年假，家里有一件很长很长的事情要去办理所以这里写得很长", "e023")
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.url)
    _become(page, "e023")
    page.locator("#open-records").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    card = page.locator(f"#panel .record-card[href='#/records/{number}']").first
    for _ in range(8):
        page.keyboard.press("Tab")
        if card.evaluate("card => card === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_contain_text(number)
    page.get_by_role("button", name="撤回", exact=True).press("Enter")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="先不").press("Enter")
    expect(page.get_by_role("button", name="撤回", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="确认撤回").press("Enter")
    expect(page.locator("#panel .chip")).to_have_text("已撤回")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#open-records")).to_be_focused()
    context.close()


def test_every_name_of_the_actions_has_its_words(page: Page) -> None:
    names = {
        "typeName": [action.name for action in ACTIONS],
        "eventName": [state.name for action in ACTIONS for state in action.states],
        "fieldName": [item.name for action in ACTIONS for item in action.fields]
        + [item.name for action in ACTIONS for move in action.moves for item in move.needs],
    }
    bare = page.evaluate(
        """async (names) => {
          const words = await import("/static/words.js");
          return Object.entries(names).flatMap(([said, all]) => all.filter((name) => words[said](name) === name));
        }""",
        names,
    )
    assert bare == []


def test_the_api_page_lists_operations_and_authorizes(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{server.url}/docs")
    expect(page.locator("#operations-chat-chat_v1_chat_post")).to_be_visible()
    assert page.locator(".opblock").count() > 15
    assert "Unable to render" not in page.inner_text("body")
    assert page.locator(".errors-wrapper").count() == 0
    me = page.locator("#operations-identity-me_v1_me_get")
    me.locator(".opblock-summary-control").click()
    me.get_by_role("button", name="Try it out").click()
    me.get_by_role("button", name="Execute").click()
    expect(me.locator(".live-responses-table .response-col_status").last).to_contain_text("401")
    page.locator(".auth-wrapper .authorize").first.click()
    page.locator(".auth-container input").fill("demo-e001")
    page.locator(".modal-ux .authorize[type=submit]").click()
    page.locator(".modal-ux .btn-done").click()
    me.get_by_role("button", name="Execute").click()
    expect(me.locator(".live-responses-table .response-col_status").last).to_contain_text("200")
    expect(me.locator(".live-responses-table")).to_contain_text("赵敏")
    assert complaints == []
    page.close()
