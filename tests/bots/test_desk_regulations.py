"""Blanks and versions at the desk, in a real browser, with the clicks counted."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from tests.bots.desk_client import csrf_of, sign_in
from tests.bots.test_api import ask
from tests.bots.test_versions_api import NEW_RULE, OLD_RULE, TEXT
from tests.bots.test_versions_refused import bomb
from tests.conftest import Server

CLICKS_MOST, SECONDS_MOST = 5, 60
LIVE_MS = 120_000
COUNT = "addEventListener('pointerdown', () => counted(), true)"


@dataclass
class Clicks:
    """What a person pressed on a page, told by the browser itself."""

    page: Page
    count: int = 0


@pytest.fixture
def at_desk(browser: Browser, house: Server) -> Iterator[Callable[..., Clicks]]:
    """The desk's first page as HR sees it; a complaint of the browser fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def enter(width: int = 1280) -> Clicks:
        context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{house.url}/desk/signin")
        page.locator("button[value=h001]").click()
        expect(page.locator(".who-name")).to_be_visible()
        clicks = Clicks(page)

        def counted() -> None:
            clicks.count += 1

        page.expose_function("counted", counted)
        page.add_init_script(COUNT)
        page.goto(f"{house.url}/desk/")
        return clicks

    yield enter
    for context in contexts:
        context.close()
    assert [text for text in complaints if not text.startswith("Failed to load resource")] == []


def menu(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="工作台").get_by_role("link", name=name).click()


def typed(page: Page, label: str, words: str) -> None:
    """Type into the field that the page has put the cursor into."""
    expect(page.get_by_label(label)).to_be_focused()
    page.keyboard.type(words)


def live(page: Page) -> None:
    expect(page.locator("#progress[data-live]")).to_be_visible(timeout=LIVE_MS)


@pytest.mark.browser
def test_a_blank_is_filled_in_within_five_clicks(at_desk: Callable[..., Clicks], house: Server) -> None:
    assert "尚未填写" in ask(house, "绩效考核多久一次")["reply"]
    clicks = at_desk()
    page, start = clicks.page, time.monotonic()
    menu(page, "空白填写")
    page.get_by_role("link", name="填写 篇一 第二十二条").click()
    typed(page, "填写的内容", "季度")
    page.get_by_label("依据或原因").click()
    page.keyboard.type("总经理办公会纪要")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status")).to_contain_text("已填写“季度”")
    assert 0 < clicks.count <= CLICKS_MOST
    assert time.monotonic() - start < SECONDS_MOST
    reply = ask(house, "绩效考核多久一次")["reply"]
    assert "HR **林慧** 于 2026-11-23 填写为“**季度**”" in reply

    page.goto(f"{house.url}/#/articles/hr-admin/22")
    expect(page.locator(".note-blank")).to_contain_text("HR 填写：季度")
    page.goto(f"{house.url}/desk/blanks")
    page.get_by_role("link", name="更改 篇一 第二十二条").click()
    page.get_by_text("撤回", exact=True).click()
    page.get_by_label("撤回的原因").fill("填错了")
    page.get_by_role("button", name="从今天起撤回").click()
    expect(page.get_by_role("status")).to_contain_text("已撤回“季度”")
    assert "尚未填写" in ask(house, "绩效考核多久一次")["reply"]


@pytest.mark.browser
def test_a_new_version_of_an_article_is_published_within_five_clicks(
    at_desk: Callable[..., Clicks], house: Server
) -> None:
    clicks = at_desk()
    page, start = clicks.page, time.monotonic()
    menu(page, "制度版本")
    typed(page, "条号", "第十四条")
    page.keyboard.press("Enter")
    rule = page.get_by_label("条文")
    expect(rule).to_be_focused()
    rule.fill(rule.input_value().replace(OLD_RULE, NEW_RULE))
    page.get_by_role("button", name="查看变化").click()
    expect(page.locator(".diff ins").first).to_be_visible()
    assert OLD_RULE in ask(house, "请病假要什么材料")["reply"]
    typed(page, "依据或原因", "总经理办公会决定")
    page.get_by_role("button", name="发布", exact=True).click()
    assert time.monotonic() - start < SECONDS_MOST  # of the person; the index follows by itself
    live(page)
    assert 0 < clicks.count <= CLICKS_MOST
    assert NEW_RULE in ask(house, "请病假要什么材料")["reply"]
    _taken_back(page)
    assert OLD_RULE in ask(house, "请病假要什么材料")["reply"]


def _taken_back(page: Page) -> None:
    page.get_by_text("回退", exact=True).click()
    page.get_by_label("回退的原因").fill("文字有误")
    page.get_by_role("button", name="从今天起恢复上一版").click()
    expect(page.get_by_role("status")).to_contain_text("已回退")
    live(page)


@pytest.mark.browser
def test_a_document_is_uploaded_and_published_within_five_clicks(at_desk: Callable[..., Clicks], house: Server) -> None:
    clicks = at_desk()
    page = clicks.page
    menu(page, "制度版本")
    with page.expect_file_chooser() as chosen:
        page.get_by_label("文件（").click()
    content = TEXT.replace(OLD_RULE, NEW_RULE).encode()
    chosen.value.set_files(FilePayload(name="新版.txt", mimeType="text/plain", buffer=content))
    page.get_by_role("button", name="上传并查看变化").click()
    expect(page.get_by_role("heading", name="篇一：1 处变化")).to_be_visible()
    typed(page, "依据或原因", "总经理办公会决定")
    page.get_by_role("button", name="发布", exact=True).click()
    live(page)
    assert 0 < clicks.count <= CLICKS_MOST
    assert NEW_RULE in ask(house, "请病假要什么材料")["reply"]
    _taken_back(page)


@pytest.mark.browser
@pytest.mark.parametrize(
    "path", ["blanks", "blanks/fill?blank=hr-admin/22%231", "versions", "versions/edit?article=hr-admin/14"]
)
def test_pages_fit_a_phone(at_desk: Callable[..., Clicks], house: Server, path: str) -> None:
    page = at_desk(width=360).page
    page.goto(f"{house.url}/desk/{path}")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


# --- without a browser ----------------------------------------------------------------------------------------------


@pytest.fixture
def client(house: Server) -> Iterator[httpx.Client]:
    with house.visitor() as client:
        yield client


def test_what_was_typed_stays_in_a_form_that_is_wrong(client: httpx.Client) -> None:
    token = sign_in(client, "h001")
    given = {"csrf": token, "blank": "hr-admin/22#1", "value": "待定", "why": "办公会", "effective": "2026-11-23"}
    refused = client.post("/desk/blanks/fill", data=given)
    assert refused.status_code == 422
    assert "本身还是一处空白" in refused.text
    assert 'value="办公会"' in refused.text
    late = client.post("/desk/blanks/fill", data=given | {"value": "季度", "version": "9"})
    assert late.status_code == 409
    text = "第十四条 甲。\n第十四条 乙。"
    edited = client.post(
        "/desk/versions/upload/article", data={"csrf": token, "article_id": "hr-admin/14", "text": text}
    )
    assert edited.status_code == 422
    assert "第十四条 乙。" in edited.text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("a.pdf", b"%PDF", "不能读取 .pdf"), ("a.docx", None, "解开后超过"), ("a.txt", b"\xff\xfe\xff", "编码不对")],
)
def test_a_bad_file_is_told_in_words(client: httpx.Client, name: str, content: bytes | None, says: str) -> None:
    token = sign_in(client, "h001")
    file = {"file": (name, bomb() if content is None else content)}
    back = client.post("/desk/versions/upload", data={"csrf": token}, files=file)
    assert back.status_code == 303
    assert says in client.get(back.headers["location"]).text


def test_others_see_nothing_of_it(client: httpx.Client) -> None:
    sign_in(client, "m001")
    assert "空白填写" not in client.get("/desk/").text
    for path in ("/desk/blanks", "/desk/versions", "/desk/versions/1", "/desk/versions/edit"):
        assert client.get(path).status_code == 403
    token = csrf_of(client.get("/desk/"))
    assert client.post("/desk/versions/1/publish", data={"csrf": token, "why": "x"}).status_code == 403


def test_a_number_that_is_in_two_places_is_asked_about(client: httpx.Client) -> None:
    sign_in(client, "h001")
    page = client.get("/desk/versions/edit", params={"article": "4.3"}).text
    assert "operations/4.3" in page
    assert "marketing-service/4.3" in page
    assert client.get("/desk/versions/99999").status_code == 404
    assert client.get("/desk/blanks/fill", params={"blank": "hr-admin/1#1"}).status_code == 404
