"""The chat page, driven in a real browser against the real server."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, Response, Route, expect

SICK_LEAVE = "请病假需要什么材料？"
NOTICE_PERIOD = "离职要提前多少天提出？"
NOT_COVERED = "公司股票代码是啥"

pytestmark = pytest.mark.browser


def _ask(page: Page, question: str) -> dict[str, Any]:
    """Type a question and send it; the reply as the server gave it, once it stands on the page."""
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")
    return _finished(page)


def _finished(page: Page) -> dict[str, Any]:
    expect(page.locator(".exchange").last.locator(".feedback")).to_be_visible()
    kept: dict[str, Any] = page.evaluate("() => JSON.parse(sessionStorage.getItem('zhidu.talk'))")
    reply: dict[str, Any] = kept["records"][-1]["reply"]
    return reply


def _answer(page: Page) -> Locator:
    return page.locator(".exchange").last.locator(".answer")


def _marked(page: Page) -> str:
    return "".join(page.locator("#panel mark").all_text_contents())


def _sent(request: Request) -> dict[str, Any]:
    body: dict[str, Any] = request.post_data_json or {}
    return body


def _is_feedback(response: Response) -> bool:
    return "/feedback" in response.url


def _focused(page: Page) -> str:
    return str(page.evaluate("() => document.activeElement.id || document.activeElement.className"))


def test_answer_streams_in_with_its_citation(page: Page) -> None:
    with page.expect_response("**/v1/chat") as got:
        reply = _ask(page, SICK_LEAVE)
    assert got.value.headers["content-type"].startswith("text/event-stream")
    assert _sent(got.value.request)["event_id"]
    expect(_answer(page).locator("blockquote")).to_contain_text(reply["citations"][0]["quote"])
    expect(_answer(page).locator("a.cite").first).to_have_text(reply["citations"][0]["label"])
    expect(_answer(page)).not_to_have_attribute("aria-busy", "true")


def test_reply_comes_in_pieces(page: Page) -> None:
    pieces, reply = page.evaluate(
        """async (text) => {
          const { Api } = await import("/static/api.js");
          const pieces = [];
          const api = new Api(() => sessionStorage.getItem("zhidu.token"));
          const reply = await api.chat({ text }, (piece) => pieces.push(piece), new AbortController().signal);
          return [pieces, reply.reply];
        }""",
        SICK_LEAVE,
    )
    assert len(pieces) > 1
    assert "".join(pieces) == reply


def test_citation_opens_the_article_with_its_quote_marked(page: Page) -> None:
    citation = _ask(page, SICK_LEAVE)["citations"][0]
    _answer(page).locator("a.cite").first.click()
    expect(page.locator("#panel-title")).to_contain_text(citation["label"])
    expect(page.locator("#panel-title")).to_be_focused()
    assert _marked(page) == citation["quote"]
    assert page.url.endswith(f"#/articles/{citation['article_id']}")
    page.reload()
    expect(page.locator("#panel mark").first).to_be_visible()
    assert _marked(page) == citation["quote"]


def test_article_stands_among_its_neighbours(page: Page, server: Any) -> None:
    page.goto(f"{server.url}/#/articles/hr-admin/14")
    expect(page.locator("#rule")).to_contain_text("病假需提供有效医疗证明")
    expect(page.locator(".trail")).to_contain_text("考勤与休假管理")
    expect(page.locator(".facts")).to_contain_text("生效日期未载明")
    page.locator(".neighbour-right").click()
    expect(page.locator("#panel-title")).to_contain_text("第十五条")
    page.locator(".neighbour-left").click()
    expect(page.locator("#panel-title")).to_contain_text("第十四条")


def test_plain_article_link_leads_into_the_page(page: Page, server: Any) -> None:
    page.goto(f"{server.url}/articles/operations/5.4")
    expect(page.locator("#panel-title")).to_contain_text("篇二 5.4")


def test_blanks_and_outside_documents_are_told(page: Page, server: Any) -> None:
    page.goto(f"{server.url}/#/articles/hr-admin/30")
    expect(page.locator("#rule .blank")).to_contain_text("具体天数")
    expect(page.locator("#panel .note")).to_contain_text("尚未填写")
    page.goto(f"{server.url}/#/articles/hr-admin/13")
    expect(page.locator("#rule .outside")).to_have_text("《假期管理规定》")
    expect(page.locator("#panel .note")).to_contain_text("未收录")


def test_quote_over_a_blank_is_marked_whole(page: Page) -> None:
    citation = _ask(page, NOTICE_PERIOD)["citations"][0]
    assert "【" in citation["quote"]
    _answer(page).locator("a.cite").first.click()
    expect(page.locator("#panel mark").first).to_be_visible()
    assert _marked(page) == citation["quote"]


def test_contents_lead_to_every_article(page: Page) -> None:
    page.locator("#open-contents").click()
    expect(page.locator("#panel .volume")).to_have_count(3)
    page.locator("#panel .part a").nth(13).click()
    expect(page.locator("#panel-title")).to_contain_text("第十四条")
    page.go_back()
    expect(page.locator("#panel-title")).to_contain_text("制度目录")


def test_unknown_article_is_said_honestly(page: Page, server: Any) -> None:
    page.goto(f"{server.url}/#/articles/hr-admin/99")
    expect(page.locator("#panel .failure")).to_contain_text("没有这一条")


def test_keyboard_alone(page: Page) -> None:
    assert _focused(page) == "question"
    page.keyboard.type("请病假需要")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("什么材料？")
    assert page.locator("#question").input_value() == "请病假需要\n什么材料？"
    page.keyboard.press("Enter")
    _finished(page)
    assert page.locator(".exchange").count() == 1
    link = _answer(page).locator("a.cite").first
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(link).to_be_focused()


def test_enter_of_an_input_method_does_not_send(page: Page) -> None:
    page.locator("#question").fill("bingjia")
    page.locator("#question").evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    assert page.locator(".exchange").count() == 0
    assert page.locator("#question").input_value() == "bingjia"


def test_thumbs_count_once_chosen_and_take_a_reason(page: Page) -> None:
    _ask(page, SICK_LEAVE)
    up, down = page.get_by_label("有帮助", exact=True), page.get_by_label("没帮助", exact=True)
    with page.expect_response(_is_feedback) as got:
        up.click()
    assert got.value.status == 204
    expect(up).to_have_attribute("aria-pressed", "true")
    down.click()
    expect(down).to_have_attribute("aria-pressed", "true")
    expect(up).to_have_attribute("aria-pressed", "false")
    page.get_by_placeholder("哪里不对").fill("没有说几天内交")
    with page.expect_response(_is_feedback) as got:
        page.keyboard.press("Enter")
    assert _sent(got.value.request) == {"verdict": "down", "reason": "没有说几天内交"}
    expect(page.locator(".feedback-said")).to_contain_text("已记下原因")


def test_question_that_is_not_covered_goes_to_hr(page: Page) -> None:
    assert _ask(page, NOT_COVERED)["kind"] == "not_covered"
    page.get_by_role("button", name="转给 HR").click()
    expect(page.locator(".feedback-said")).to_have_text(re.compile(r"已转给 HR，记录号 \d+"))
    expect(page.get_by_role("button", name="转给 HR")).to_be_hidden()


def test_markup_in_a_question_stays_text(page: Page) -> None:
    attack = '<img src=x onerror="window.broken=1"><script>window.broken=1</script> [点我](javascript:window.broken=1)'
    _ask(page, attack)
    expect(page.locator(".asked")).to_contain_text(attack)
    assert page.locator("#turns img, #turns script, #turns a[href^=javascript]").count() == 0
    assert page.evaluate("() => window.broken") is None


def test_retry_sends_the_same_event(page: Page) -> None:
    """The connection breaks after the server has taken the question: the second try gets that turn, not another."""
    sent: list[dict[str, Any]] = []
    turns: list[int] = []

    def lose_the_first_answer(route: Route) -> None:
        sent.append(_sent(route.request))
        reply = route.fetch(headers={**route.request.headers, "accept": "application/json"})
        turns.append(reply.json()["turn_id"])
        if len(sent) == 1:
            route.abort("failed")
        else:
            route.fulfill(response=reply)

    page.route("**/v1/chat", lose_the_first_answer)
    page.locator("#question").fill(SICK_LEAVE)
    page.keyboard.press("Enter")
    expect(_answer(page).locator(".failure")).to_contain_text("连接")
    page.get_by_role("button", name="重试").click()
    _finished(page)
    assert sent[0] == sent[1]
    assert turns[0] == turns[1]


def test_talk_outlives_a_reload_and_ends_with_a_new_one(page: Page) -> None:
    first = _ask(page, SICK_LEAVE)
    page.reload()
    expect(_answer(page).locator("blockquote")).to_be_visible()
    second = _ask(page, NOTICE_PERIOD)
    assert second["conversation_id"] == first["conversation_id"]
    page.locator("#new-conversation").click()
    expect(page.locator(".exchange")).to_have_count(0)
    expect(page.locator("#welcome")).to_be_visible()
    assert _ask(page, SICK_LEAVE)["conversation_id"] != first["conversation_id"]


def test_another_identity_starts_afresh(page: Page) -> None:
    _ask(page, SICK_LEAVE)
    page.locator("#open-identity").click()
    page.locator("#identity select").select_option("demo-h001")
    page.locator("#identity button[type=submit]").click()
    expect(page.locator("#open-identity")).to_have_attribute("aria-label", re.compile("HR"))
    expect(page.locator(".exchange")).to_have_count(0)
    assert page.evaluate("() => sessionStorage.getItem('zhidu.token')") == "demo-h001"
