"""The queues at the desk, in a browser: found, decided, decided by two at once; by keyboard alone; on a phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bots.contrast import too_faint
from tests.bots.desk_client import csrf_of, sign_in
from tests.bots.test_api import ask
from tests.conftest import Server

pytestmark = pytest.mark.browser
DAYS = iter(range(1, 29))


def filed(server: Server, employee: str, *said: str) -> str:
    """File something through the chat; the record's number."""
    conversation = None
    for text in (*said, "确认", "是"):
        done = ask(server, text, employee, **({"conversation_id": conversation} if conversation else {}))
        conversation = done["conversation_id"]
        if done["kind"] == "done":
            return str(done["action"]["record_id"])
    raise AssertionError(done["reply"])


def leave(server: Server, employee: str) -> str:
    return filed(server, employee, f"2026年4月{next(DAYS)}号请一天病假，体检")


def hazard(server: Server, employee: str = "e021") -> str:
    return filed(server, employee, "上报隐患：3号车间东侧配电箱门没关，电线裸露")


def test_a_manager_finds_and_approves_a_leave(desk: Callable[..., Page], server: Server) -> None:
    number = leave(server, "e021")
    page = desk("m001")
    page.get_by_role("link", name="请假申请").first.click()
    expect(page.get_by_role("link", name="待我处理")).to_have_attribute("aria-current", "true")
    page.get_by_label("编号、内容或姓名").fill(number)
    expect(page.locator("#results tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile(number))  # the address can be kept and passed on
    page.get_by_role("link", name=number).click()
    page.get_by_label("说明（可不填）").fill("好好休息")
    page.get_by_role("button", name="批准").click()
    expect(page.locator("#said")).to_contain_text(f"{number} 现为“已批准”")
    expect(page.locator(".timeline li").last).to_contain_text("周建国（m001）")
    expect(page.locator(".timeline li").last).to_contain_text("好好休息")
    page.reload()
    expect(page.locator("#said")).to_be_empty()
    with server.client("e021") as client:
        assert client.get(f"/v1/records/{number}").json()["state"] == "approved"


def test_two_decide_and_the_second_is_told_who_was_first(desk: Callable[..., Page], server: Server) -> None:
    number = leave(server, "e022")
    manager, hr = desk("m001"), desk("h001")
    for page in (manager, hr):
        page.goto(f"{server.url}/desk/records/{number}")
    manager.get_by_role("button", name="驳回").click()
    expect(manager.locator("#said")).to_contain_text("已驳回")
    hr.get_by_role("button", name="批准").click()
    expect(hr.locator("#said")).to_contain_text("周建国（m001）")
    expect(hr.locator("#said")).to_contain_text("已驳回")
    expect(hr.get_by_role("button", name="批准")).to_have_count(0)


def test_a_hazard_goes_over_the_board_by_keyboard_alone(desk: Callable[..., Page], server: Server) -> None:
    number = hazard(server)
    page = desk("s001")
    page.goto(f"{server.url}/desk/queues/hazard_report?q={number}")
    expect(page.locator(".column", has_text="已登记").locator(".case")).to_contain_text("配电箱")
    _tab_to(page, f".case[href$='{number}']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="由您决定")).to_be_visible()
    _tab_to(page, "input[name=assignee]")
    page.keyboard.type("e005")
    _tab_to(page, "input[name=due]")
    page.locator("input[name=due]").fill("2099-12-01")  # how a date is typed depends on the browser's language
    _tab_to(page, "textarea[name=note]")
    page.keyboard.type("先断电")
    _tab_to(page, "button[value=rectifying]")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("整改中")
    page.goto(f"{server.url}/desk/queues/hazard_report?q={number}")
    card = page.locator(".column", has_text="整改中").locator(".case")
    expect(card).to_contain_text("期限")
    expect(card).to_contain_text("2099-12-01")
    expect(card).to_contain_text("e005")


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse does; the focus must be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"{selector} is not reached by keyboard")


def test_what_is_missing_is_said_and_nothing_typed_is_lost(server: Server) -> None:
    number = hazard(server, "e023")
    with server.visitor() as client:
        token = sign_in(client, "s001")
        body = {
            "csrf": token,
            "to": "rectifying",
            "version": "1",
            "assignee": "nobody",
            "due": "2099-01-01",
            "note": "快",
        }
        answer = client.post(f"/desk/records/{number}/decisions", data=body)
        assert answer.status_code == 422
        assert "没有员工号为 nobody 的员工" in answer.text
        assert 'value="nobody"' in answer.text
        assert ">快</textarea>" in answer.text
        assert client.post(f"/desk/records/{number}/decisions", data={"csrf": token, "to": "closed"}).status_code == 422


def test_a_record_is_for_those_who_may_see_it(server: Server) -> None:
    number = hazard(server, "e024")
    with server.client("e024") as api:
        api.put(f"/v1/records/{number}/attachments/图 1.png", content=b"\x89PNG\r\n\x1a\nx").raise_for_status()
    for employee, status in (("s001", 200), ("e024", 200), ("e025", 404), ("m001", 404), ("h001", 404)):
        with server.visitor() as client:
            sign_in(client, employee)
            assert client.get(f"/desk/records/{number}").status_code == status, employee
            file = client.get(f"/desk/records/{number}/attachments/图 1.png")
            assert file.status_code == status, employee
            body = {"csrf": csrf_of(client.get("/desk/")), "to": "closed", "version": "1"}
            assert client.post(f"/desk/records/{number}/decisions", data=body).status_code == (
                303 if status == 200 else 404
            ), "refused in words on the page, or not there at all"
    with server.client("s001") as api:
        assert api.get(f"/v1/records/{number}").json()["state"] == "registered"


def test_queues_are_for_those_who_act(server: Server) -> None:
    seen = {
        "h001": {"leave_request", "overtime_request"}, "s001": {"hazard_report"}, "c001": {"complaint"},
        "m001": {"leave_request", "overtime_request", "equipment_repair"}, "v001": set(), "e001": set(),
    }  # fmt: skip
    for employee, wanted in seen.items():
        with server.visitor() as client:
            sign_in(client, employee)
            kinds = ("leave_request", "hazard_report", "complaint", "overtime_request", "equipment_repair")
            found = {kind for kind in kinds if client.get(f"/desk/queues/{kind}").status_code == 200}
            assert found == wanted, employee
            home = client.get("/desk/").text
            assert all((f"/desk/queues/{kind}" in home) is (kind in wanted) for kind in kinds)


@pytest.mark.parametrize(
    "query", ["since=nonsense", "after=nonsense", "order=nonsense&after=x~y", "q=" + "x" * 200, "late=perhaps"]
)
def test_an_address_that_makes_no_sense_is_answered_in_words(server: Server, query: str) -> None:
    with server.visitor() as client:
        sign_in(client, "h001")
        answer = client.get(f"/desk/queues/leave_request?{query}")
        assert answer.status_code in (200, 422)
        assert answer.headers["content-type"].startswith("text/html")


PAGES = (
    ("s001", "/desk/"), ("s001", "/desk/queues/hazard_report"),
    ("s001", "/desk/queues/hazard_report?view=list&show=all"),
    ("h001", "/desk/figures"), ("h001", "/desk/queues/leave_request?show=all"), ("v001", "/desk/evaluation"),
    ("h001", "/desk/nowhere"), ("h001", "/desk/signin"),
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_read_and_fits_a_phone(desk: Callable[..., Page], server: Server, scheme: str) -> None:
    record = hazard(server, "e026")
    pages: dict[str, Page] = {}
    for employee, path in (*PAGES, ("s001", f"/desk/records/{record}")):
        if employee not in pages:
            pages[employee] = desk(employee, 360, color_scheme=scheme, has_touch=True)
        page = pages[employee]
        page.goto(server.url + path)
        sideways: Any = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert sideways <= 0, path
        assert too_faint(page) == [], path
        small = page.evaluate(
            """() => [...document.querySelectorAll("a.tool, button, .side a, input, select")]
                 .filter((e) => e.offsetParent && e.type !== "checkbox" && e.getBoundingClientRect().height < 40)
                 .map((e) => e.outerHTML.slice(0, 80))"""
        )
        assert small == [], path
        page.set_viewport_size({"width": 1280, "height": 800})
        assert too_faint(page) == [], path
        page.set_viewport_size({"width": 360, "height": 800})


def test_the_board_works_without_a_script(browser: Any, server: Server) -> None:
    number = hazard(server, "e027")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/desk/queues/hazard_report")
    page.locator("button[value=s001]").click()
    page.get_by_label("编号、内容或姓名").fill(number)
    page.get_by_role("button", name="筛选").click()
    expect(page.locator(".case")).to_have_count(1)
    page.get_by_role("link", name="改为列表").click()
    page.get_by_role("link", name=number).click()
    expect(page.get_by_role("heading", name="由您决定")).to_be_visible()
    context.close()
