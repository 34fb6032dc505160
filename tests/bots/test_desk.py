"""The desk: who comes in, how, what they may see, and what a request must carry to change anything."""

from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.bots.desk_client import csrf_of, sign_in
from tests.conftest import Server


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    with server.visitor() as client:
        yield client


def test_nobody_sees_the_desk_without_signing_in(client: httpx.Client) -> None:
    answer = client.get("/desk/?a=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/signin?next=/desk/%3Fa%3D1")
    asked = client.get("/desk/", headers={"HX-Request": "true"})
    assert asked.headers["HX-Redirect"].startswith("/desk/signin")


def test_a_session_is_given_kept_from_scripts_and_ended(client: httpx.Client) -> None:
    token = sign_in(client, "h001")
    assert "林慧" in client.get("/desk/").text
    given = client.post("/desk/signin/demo", data={"csrf": token, "employee": "m001"}).headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=lax" in given
    old = client.cookies["zhidu"]
    client.post("/desk/signout", data={"csrf": csrf_of(client.get("/desk/"))})
    assert client.get("/desk/").status_code == 303
    client.cookies.set("zhidu", old)
    assert client.get("/desk/").status_code == 303, "the session ends on the server, not in the browser"


@pytest.mark.parametrize("body", [{}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": "不是"}])
def test_nothing_is_changed_without_the_token_of_the_page(client: httpx.Client, body: dict[str, str]) -> None:
    sign_in(client, "h001")
    refused = client.post("/desk/signin/demo", data=body | {"employee": "m001"})
    assert refused.status_code == 403
    assert "刷新" in refused.text
    assert "林慧" in client.get("/desk/").text


def test_a_page_that_is_not_there_says_so_in_words(client: httpx.Client) -> None:
    sign_in(client, "h001")
    missing = client.get("/desk/nowhere")
    assert missing.status_code == 404
    assert missing.headers["content-type"].startswith("text/html")
    assert "没有找到" in missing.text
    token = csrf_of(client.get("/desk/"))
    unknown = client.post("/desk/signin/demo", data={"csrf": token, "employee": "<b>x"})
    assert unknown.status_code == 422
    assert "&lt;b&gt;x" in unknown.text


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example", "desk"])
def test_signing_in_leads_nowhere_else(client: httpx.Client, there: str) -> None:
    token = csrf_of(client.get("/desk/signin", params={"next": there}))
    body = {"csrf": token, "employee": "h001", "next": there}
    assert client.post("/desk/signin/demo", data=body).headers["location"] == "/desk"


def test_who_has_signed_in_may_use_the_api_and_only_from_our_own_page(client: httpx.Client) -> None:
    assert client.get("/v1/me").status_code == 401
    assert client.get("/v1/session").json()["employee"] is None
    sign_in(client, "e001")
    told = client.get("/v1/session").json()
    assert told["employee"]["id"] == client.get("/v1/me").json()["id"] == "e001"
    refused = client.post("/v1/chat", json={"text": "丧假几天"})
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    asked = client.post("/v1/chat", json={"text": "丧假几天"}, headers={"X-CSRF-Token": told["csrf"]})
    assert asked.json()["kind"] == "answer"
    bearer = {"Authorization": "Bearer demo-m001"}
    assert client.get("/v1/me", headers=bearer).json()["id"] == "m001", "a token says more than a cookie"
    assert client.get("/v1/me", headers={"Authorization": "Bearer nonsense"}).status_code == 401


@pytest.mark.browser
def test_an_employee_without_duties_is_told_where_to_go(desk: Callable[..., Page]) -> None:
    page = desk("e001")
    expect(page.get_by_role("link", name="问答页的“我的记录”")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到内容")).to_be_focused()
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("heading", name="登录制度助手")).to_be_visible()
