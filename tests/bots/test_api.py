"""The HTTP API from the outside, against a real server."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from assistant.reply import MAX_CHARS
from bots.problems import BODY_MAX_BYTES
from tests.conftest import Server


def ask(server: Server, text: str, employee: str = "e001", **more: object) -> dict[str, Any]:
    with server.client(employee) as client:
        reply: dict[str, Any] = client.post("/v1/chat", json={"text": text, **more}).raise_for_status().json()
    return reply


def assert_problem(response: httpx.Response, status: int) -> dict[str, Any]:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert set(body) >= {"type", "title", "status", "detail", "instance"}
    assert body["status"] == status
    assert body["detail"]
    return body


def words_of(described: object) -> set[str]:
    """Every key of a JSON value, and every string that stands for a type."""
    if isinstance(described, dict):
        found = {described["type"]} if isinstance(described.get("type"), str) else set()
        return found.union(described, *map(words_of, described.values()))
    return set().union(*map(words_of, described)) if isinstance(described, list) else set()


def test_an_answer_quotes_its_article_at_the_offsets(server: Server) -> None:
    reply = ask(server, "请病假要什么材料")
    assert reply["kind"] == "answer"
    assert reply["action"] is None
    with server.client() as client:
        for citation in reply["citations"]:
            article = client.get(f"/v1/articles/{citation['article_id']}").raise_for_status().json()
            assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert {c["article_id"] for c in reply["citations"]} == {"hr-admin/14"}
    assert "有效医疗证明" in reply["reply"]


def test_the_same_event_is_answered_once(server: Server) -> None:
    event = uuid4().hex
    first = ask(server, "丧假几天", event_id=event)
    again = ask(server, "丧假几天", event_id=event)
    assert again == first
    inside = ask(server, "那婚假呢", conversation_id=first["conversation_id"], event_id="e-2")
    assert ask(server, "另一句话", conversation_id=first["conversation_id"], event_id="e-2") == inside


def test_an_event_of_somebody_else_is_another_event(server: Server) -> None:
    event = uuid4().hex
    mine, theirs = ask(server, "丧假几天", event_id=event), ask(server, "丧假几天", "e002", event_id=event)
    assert mine["conversation_id"] != theirs["conversation_id"]


def test_search_ranks_what_answers_are_made_from(server: Server) -> None:
    with server.client("v001") as client:
        results = client.get("/v1/search", params={"q": "报销要什么票据", "k": 3}).raise_for_status().json()["results"]
    assert len(results) == 3
    assert [r["score"] for r in results] == sorted((r["score"] for r in results), reverse=True)
    assert results[0]["article_id"] == ask(server, "报销要什么票据")["citations"][0]["article_id"]


def test_articles_are_listed_and_found(server: Server) -> None:
    with server.client() as client:
        listed = client.get("/v1/articles").raise_for_status().json()["articles"]
        assert len(listed) == 112
        assert client.get("/v1/articles/operations/附则.2").json()["blanks"]
        assert_problem(client.get("/v1/articles/hr-admin/99"), 404)
        assert client.get("/v1/articles", params={"as_of": "2020-01-01"}).status_code == 200


def test_a_reply_streams_in_pieces_and_ends_whole(server: Server) -> None:
    pieces, whole = [], None
    with (
        server.client() as client,
        client.stream(
            "POST", "/v1/chat", json={"text": "第二十条原文"}, headers={"Accept": "text/event-stream"}
        ) as stream,
    ):
        import json

        for block in stream.read().decode().strip().split("\n\n"):
            name, data = (line.split(": ", 1)[1] for line in block.split("\n"))
            if name == "delta":
                pieces.append(json.loads(data)["text"])
            else:
                whole = json.loads(data)
    assert whole is not None
    assert len(pieces) > 1
    assert "".join(pieces) == whole["reply"]


@pytest.mark.parametrize("text", ["", "   ", "好" * (MAX_CHARS + 6000), "😀😀🎉", "\x00\x07\x1b", "?!…。"])
def test_a_message_that_cannot_be_worked_on_is_a_clear_problem(server: Server, text: str) -> None:
    with server.client() as client:
        assert assert_problem(client.post("/v1/chat", json={"text": text}), 422)["field"] == "text"


def test_control_characters_around_words_do_no_harm(server: Server) -> None:
    assert ask(server, "请病假\x00要什么\x1b材料")["citations"][0]["article_id"] == "hr-admin/14"


def test_bad_requests_are_problems(server: Server) -> None:
    with server.client() as client:
        wrong = client.post("/v1/chat", content=b'{"text": ', headers={"Content-Type": "application/json"})
        assert_problem(wrong, 400)
        assert_problem(client.post("/v1/chat", json={}), 422)
        assert_problem(client.post("/v1/chat", json={"text": 5}), 422)
        assert_problem(client.post("/v1/chat", json={"text": "x", "conversation_id": "nowhere"}), 404)
        assert_problem(client.post("/v1/chat", content=b"x" * (BODY_MAX_BYTES + 1)), 413)
        assert_problem(client.get("/v1/search", params={"q": "年假", "k": 0}), 422)
        assert_problem(client.get("/v1/search", params={"q": "年假", "as_of": "someday"}), 422)
        assert_problem(client.delete("/v1/chat"), 405)
        assert_problem(client.get("/v1/nothing"), 404)


def test_a_conversation_belongs_to_who_opened_it(server: Server) -> None:
    mine = ask(server, "丧假几天")
    with server.client("e002") as client:
        body = {"text": "那婚假呢", "conversation_id": mine["conversation_id"]}
        assert_problem(client.post("/v1/chat", json=body), 404)
        assert_problem(client.post(f"/v1/turns/{mine['turn_id']}/feedback", json={"verdict": "up"}), 404)
        assert_problem(client.post(f"/v1/turns/{mine['turn_id']}/escalation", json={}), 404)


@pytest.mark.parametrize("token", [None, "", "Bearer", "Bearer demo-e999", "Bearer e001", "Basic demo-e001"])
def test_without_a_right_token_nothing_is_told(server: Server, token: str | None) -> None:
    headers = {"Authorization": token} if token is not None else {}
    response = httpx.post(f"{server.url}/v1/chat", json={"text": "丧假几天"}, headers=headers)
    body = assert_problem(response, 401)
    assert response.headers["www-authenticate"] == "Bearer"
    assert "e999" not in body["detail"]


def test_a_question_passes_on_to_hr_once(server: Server) -> None:
    reply = ask(server, "食堂中午几点开饭")
    assert reply["kind"] == "not_covered"
    assert not reply["citations"]
    with server.client() as client:
        first = client.post(f"/v1/turns/{reply['turn_id']}/escalation", json={}).raise_for_status().json()
        assert client.post(f"/v1/turns/{reply['turn_id']}/escalation", json={}).json() == first
        again = client.post("/v1/chat", json={"text": "转给HR", "conversation_id": reply["conversation_id"]}).json()
    assert again["kind"] == "done"
    assert str(first["id"]) in again["reply"]


def test_thumbs(server: Server) -> None:
    reply = ask(server, "丧假几天")
    with server.client() as client:
        path = f"/v1/turns/{reply['turn_id']}/feedback"
        assert client.post(path, json={"verdict": "up"}).status_code == 204
        assert client.post(path, json={"verdict": "down", "reason": "没有天数"}).status_code == 204
        assert_problem(client.post(path, json={"verdict": "sideways"}), 422)


def test_health_metrics_docs_and_records(server: Server) -> None:
    with server.client() as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        assert client.get("/readyz").json()["status"] == "ready"
        assert "zhidu_turns_total" in client.get("/metrics").text
        assert client.get("/docs").status_code == 200
        assert client.get("/docs-assets/swagger-ui-bundle.js").status_code == 200
        described = client.get("/openapi.json").json()
        assert described["openapi"].startswith("3.0.")  # the version that the page at /docs knows
        assert not {"null", "const", "contentMediaType"} & words_of(described)
        assert described["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
        chat = described["paths"]["/v1/chat"]["post"]
        assert chat["security"] == [{"HTTPBearer": []}]
        assert {"200", "401", "404", "409", "413", "422"} <= set(chat["responses"])
        assert set(client.get("/v1/records").json()) == {"records"}
        assert client.get("/v1/me").json()["id"] == "e001"
        assert "default-src 'self'" in client.get("/").headers["content-security-policy"]


def test_nothing_is_written_outside_home(server: Server) -> None:
    names = {path.name for path in Path(server.home).iterdir()}
    assert names <= {"index", "zhidu.db", "zhidu.db-wal", "zhidu.db-shm"}


def test_search_by_number_finds_the_number(server: Server) -> None:
    with server.client("v001") as client:
        for text, wanted in (
            ("第十四条", ["hr-admin/14"]),
            ("4.3", ["operations/4.3", "marketing-service/4.3"]),
            ("篇三 4.3", ["marketing-service/4.3"]),
        ):
            found = client.get("/v1/search", params={"q": text, "k": 5}).raise_for_status().json()["results"]
            assert [result["article_id"] for result in found][: len(wanted)] == wanted
            assert len(found) == 5
