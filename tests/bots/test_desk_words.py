"""The desk in its users' words: articles and people by name, mistakes without a validator's or an API's language."""

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.bots.desk_client import sign_in
from tests.bots.test_api import assert_problem
from tests.conftest import Server

ASKED = {"question": "婚假和年假能连着休吗", "answer": "可以,请提前说。", "owner": "林慧"}


@pytest.fixture
def client(house: Server) -> Iterator[httpx.Client]:
    with house.visitor() as client:
        yield client


def seen(page: httpx.Response) -> str:
    """What a person reads on a page: its text, and what stands in its fields."""
    fields = " ".join(re.findall(r'<(?:input|textarea)(?![^>]*hidden)[^>]* value="([^"]*)"', page.text))
    return re.sub(r"<[^>]*>", " ", page.text) + fields


def test_articles_and_people_are_written_and_read_by_name(client: httpx.Client) -> None:
    token = sign_in(client, "h001")
    form = ASKED | {"csrf": token, "articles": "篇一 第十三条、篇二5.4 篇一第十四条"}
    saved = client.post("/desk/faqs/new", data=form)
    assert saved.status_code == 303
    page = seen(client.get(saved.headers["location"]))
    assert "篇一 第十三条、篇二 5.4、篇一 第十四条" in page
    assert "林慧（h001）" in page
    assert "hr-admin/" not in page
    listed = seen(client.get("/desk/faqs", params={"q": "第十三条"}))
    assert "篇一 第十三条、篇二 5.4、篇一 第十四条" in listed
    assert "hr-admin/" not in listed
    again = form | {"version": "1", "articles": "篇一 第十三条、篇二 5.4", "owner": "林慧（h001）"}
    assert client.post(saved.headers["location"], data=again).status_code == 303
    assert client.post(f"{saved.headers['location']}/withdraw", data={"csrf": token, "version": "2"}).is_redirect


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"articles": "第九十九条"}, "“第九十九条”制度中没有；请写明是哪一条，例如 篇一 第十三条"),
        ({"articles": "4.3"}, "“4.3”有 2 处：篇二 4.3、篇三 4.3"),
        ({"articles": "hr-admin/99"}, "没有“hr-admin/99”这一条"),
        ({"owner": "林大慧"}, "名录里没有“林大慧”"),
        ({"valid_from": "明天"}, "“明天”不是日期"),
    ],
)
def test_a_mistake_in_a_form_says_what_to_write(client: httpx.Client, wrong: dict[str, str], says: str) -> None:
    token = sign_in(client, "h001")
    page = client.post("/desk/faqs/new", data=ASKED | {"csrf": token} | wrong)
    assert page.status_code == 422
    assert says in seen(page)
    assert "/v1/" not in seen(page)


def test_a_page_that_is_called_wrongly_says_so_in_words(client: httpx.Client) -> None:
    sign_in(client, "h001")
    for path, says in (("blanks/fill", "“空白处”没有填写"), ("versions/x", "“编号”应是整数")):
        page = client.get(f"/desk/{path}")
        assert page.status_code == 422
        assert says in seen(page)


@pytest.mark.parametrize(
    ("path", "body", "says"),
    [
        ("/v1/faqs", {"answer": "x"}, "“question”没有填写"),
        ("/v1/faqs", {"question": "x", "answer": "x", "more": 1}, "“more”不是这里能填的"),
        ("/v1/faqs", {"question": "x" * 301, "answer": "x"}, "“question”太长，最多 300 个字"),
        ("/v1/faqs", {"question": "x", "answer": "x", "valid_from": "soon"}, "“valid_from”应是日期"),
        ("/v1/faqs/1/confirm", {"version": "x"}, "“version”应是整数"),
        ("/v1/blanks/fills", {"blank_id": "hr-admin/22#9", "value": "x", "why": "x"}, "篇一 第二十二条没有这处空白"),
    ],
)
def test_the_api_says_what_is_wrong_without_a_validators_words(
    house: Server, path: str, body: dict[str, object], says: str
) -> None:
    with house.client("h001") as client:
        detail = assert_problem(client.post(path, json=body), 422)["detail"]
    assert says in detail
    assert not re.search(r"[a-z]+ [a-z]+|/docs|/v1/", detail), detail
