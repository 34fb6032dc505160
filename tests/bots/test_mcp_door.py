"""The MCP server's door: who asks is settled first, and what is no message does no harm."""

import os
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

from tests.bots.test_mcp import anyio_backend, call, filed, over_http, refused
from tests.conftest import Server

__all__ = ["anyio_backend"]
pytestmark = pytest.mark.anyio


def raw(server: Server, content: bytes, **headers: str) -> httpx.Response:
    sent = {
        "Authorization": "Bearer demo-e001", "Content-Type": "application/json",
        "Accept": "application/json, text/event-stream",
    }  # fmt: skip
    return httpx.post(f"{server.url}/mcp", content=content, headers=sent | headers)


LIST = b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'


def test_who_asks_is_settled_first(server: Server) -> None:
    assert raw(server, LIST).is_success
    for token in ("", "Bearer", "Bearer demo-e999", "Basic demo-e001"):
        refused = raw(server, LIST, Authorization=token)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Host": "127.0.0.1.evil.example:8000"},
    ],
)
def test_a_page_of_another_site_is_kept_out(server: Server, headers: dict[str, str]) -> None:
    refused = raw(server, LIST, **headers)
    assert refused.status_code == 403
    assert "ZHIDU_PUBLIC_URL" in refused.json()["detail"]
    assert raw(server, LIST, Origin=server.url).is_success


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"jsonrpc": "1.0", "id": 1, "method": "tools/list"}',
        b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": 5}}',
        b'{"jsonrpc": "2.0", "id": 1, "method": "no/such"}',
        LIST[:-1].replace(b"list", b"call") + b', "params": {"name": "ask", "arguments": {"question": "\\ud800"}}}',
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
    ],
)
def test_malformed_messages_are_errors_and_do_no_harm(server: Server, content: bytes) -> None:
    response = raw(server, content)
    assert response.status_code < 500
    body = response.json()
    assert "error" in body or body["result"]["isError"]
    assert "Traceback" not in response.text
    assert raw(server, LIST).is_success


def test_only_posts_are_taken(server: Server) -> None:
    """A GET would be held open for messages that never come."""
    for method in ("GET", "PUT", "DELETE"):
        assert (
            httpx.request(method, f"{server.url}/mcp", headers={"Authorization": "Bearer demo-e001"}).status_code == 405
        )


def test_too_much_is_refused(server: Server) -> None:
    assert raw(server, b"x" * 100_000).status_code == 413


async def test_without_a_person_questions_only(home: Path) -> None:
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "bots.cli", "mcp"], env=os.environ | {"ZHIDU_HOME": str(home)}
    )
    async with Client(parameters) as client:
        assert (await call(client, "ask", question="请病假要什么材料"))["kind"] == "answer"
        draft = await call(client, "draft_action", text="2026年4月15日请一天年假")
        assert (draft["kind"], draft["handle"]) == ("denied", None)


@pytest.mark.parametrize("handle", [None, "", 7, ["x"], "nothing.here"])
async def test_a_handle_that_is_none_is_told_where_handles_come_from(server: Server, handle: Any) -> None:
    async with over_http(server, "e031") as client:
        said = await refused(client, "confirm_action", handle=handle)
        assert "draft_action" in said
        assert "nothing was filed" in said
        assert "pydantic" not in said
    assert filed(server, "e031") == []


async def test_arguments_that_do_not_fit_are_answered_with_what_to_send(server: Server) -> None:
    async with over_http(server, "e031") as client:
        for tool, arguments in (("ask", {"question": None}), ("search_articles", {"query": "请假", "limit": 99})):
            said = await refused(client, tool, **arguments)
            assert f"Call {tool} again" in said
            assert "pydantic" not in said
