"""What of a version is refused, to whom, and that it changes nothing."""

import io
import zipfile

import httpx
import pytest

from tests.bots.test_api import assert_problem
from tests.bots.test_versions_api import NEW_RULE, OLD_RULE, TEXT, edit, hr, take_back
from tests.conftest import Server

__all__ = ["hr"]  # a fixture


def bomb() -> bytes:
    """A Word package of a few kilobytes that unpacks to 100 MiB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * (100 * 1024 * 1024))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "大于 0"),
        ("a.txt", b"   \n", "没有文字"),
        ("a.pdf", b"%PDF-1.7", "不能读取 .pdf"),
        ("a.txt", "第一条 甲。\n".encode() + b"\xff\xff\xff\xe5\xae", "编码不对"),
        ("a.txt", b"\x00\x01\x02", "不是文本文件"),
        ("a.docx", b"no zip", "不是 .docx 文件"),
        ("a.docx", b"PK\x03\x04 broken", "已损坏"),
        ("a.docx", None, "解开后超过 64 MiB"),
        ("a.txt", "规定\n第一条 甲甲甲。\n第二条 乙乙乙。\n\n第二条 丙丙丙。\n".encode(), "出现了两次"),
        ("a.txt", TEXT.encode(), "完全相同"),
        ("a/b.txt", b"x", "文件名"),
        ("a.txt", b"x" * (5 * 1024 * 1024 + 1), "5 MiB"),
    ],
)
def test_a_bad_document_is_refused_and_changes_nothing(
    server: Server, name: str, content: bytes | None, says: str
) -> None:
    with server.client("h001") as client:
        data = bomb() if content is None else content
        headers = {"Content-Type": "application/octet-stream"}
        answer = client.post("/v1/versions", params={"name": name}, content=data, headers=headers)
        assert says in assert_problem(answer, 422)["detail"]
        assert client.get("/v1/versions").json()["publications"] == []


def test_too_large_a_body_is_refused_before_it_is_read(server: Server) -> None:
    with server.client("h001") as client:
        headers = {"Content-Type": "application/octet-stream"}
        answer = client.post("/v1/versions", params={"name": "a.txt"}, content=b"x" * 6_000_000, headers=headers)
        assert_problem(answer, 413)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "读不出来|影响别的条文"),
        ("第十四条 甲。\n第十四条 乙。", "出现了两次|影响别的条文"),
        ("第十六条 甲。", "影响别的条文|读不出来"),
        ("没有条号的一句话。", "影响别的条文|读不出来"),
    ],
)
def test_an_article_is_changed_alone(server: Server, text: str, says: str) -> None:
    with server.client("h001") as client:
        answer = client.post("/v1/versions/articles", json={"article_id": "hr-admin/14", "text": text})
        detail = assert_problem(answer, 422)["detail"]
        assert any(word in detail for word in says.split("|")), detail


def test_a_decision_states_what_it_saw(hr: httpx.Client) -> None:
    first, second = edit(hr, "hr-admin/14", OLD_RULE, NEW_RULE), edit(hr, "hr-admin/20", "。", "!")
    path = "/v1/versions/{}/publication"
    body = {"why": "决定", "revision": second["revision"]}
    assert_problem(hr.post(path.format(first["publication"]["id"]), json=body | {"why": ""}), 422)
    past = hr.post(path.format(first["publication"]["id"]), json=body | {"effective": "2026-11-22"})
    assert assert_problem(past, 422)["field"] == "effective"
    done = hr.post(path.format(first["publication"]["id"]), json=body).raise_for_status().json()
    again = hr.post(path.format(first["publication"]["id"]), json=body).raise_for_status().json()
    assert again == done
    assert_problem(hr.post(path.format(second["publication"]["id"]), json=body), 409)
    assert_problem(hr.post(path.format(10**6), json=body), 422)
    assert hr.delete(f"/v1/versions/{second['publication']['id']}").status_code == 204
    assert_problem(hr.delete(f"/v1/versions/{first['publication']['id']}"), 409)
    take_back(hr, first["publication"]["id"])


@pytest.mark.parametrize("employee", ["e001", "m001", "v001"])
def test_only_hr_sees_and_decides(server: Server, employee: str) -> None:
    with server.client(employee) as client:
        assert_problem(client.get("/v1/versions"), 403)
        assert_problem(client.get("/v1/versions/1"), 403)
        assert_problem(client.post("/v1/versions/articles", json={"article_id": "hr-admin/14", "text": "x"}), 403)
        assert_problem(client.post("/v1/versions/1/publication", json={"why": "x"}), 403)
        assert_problem(client.post("/v1/versions/1/rollback", json={"why": "x"}), 403)
        for path in ("articles", "1/publication", "1/rollback", "x/publication"):
            assert_problem(client.post(f"/v1/versions/{path}", json={"surprise": 1}), 403)
