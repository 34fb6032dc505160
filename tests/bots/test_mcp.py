"""The MCP server, driven by the SDK's own client: over stdio, and over streamable HTTP at a real server."""

import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import anyio
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client
from mcp.types import CallToolResult, ElicitResult

from tests.conftest import Server

Door = Callable[..., AbstractAsyncContextManager[Client]]
TOOLS = {"search_articles", "read_article", "ask", "draft_action", "confirm_action", "my_records"}
pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@asynccontextmanager
async def over_http(server: Server, employee: str, mode: str = "auto") -> AsyncIterator[Client]:
    http = create_mcp_http_client(headers={"Authorization": f"Bearer demo-{employee}"})
    async with http, Client(streamable_http_client(f"{server.url}/mcp", http_client=http), mode=mode) as client:
        yield client


@asynccontextmanager
async def over_stdio(server: Server, employee: str, mode: str = "auto", ask: Any = None) -> AsyncIterator[Client]:
    """Beside the server, on the same home: as an MCP host on an employee's machine would start it."""
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "bots.cli", "mcp", "--demo", "--as", employee],
        env=os.environ | {"ZHIDU_HOME": str(server.home)}, cwd=str(Path.cwd()),
    )  # fmt: skip
    async with Client(parameters, mode=mode, elicitation_callback=ask) as client:
        yield client


@pytest.fixture(params=[over_http, over_stdio], ids=["http", "stdio"])
def door(request: pytest.FixtureRequest) -> Door:
    opened: Door = request.param
    return opened


async def call(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, text_of(result)
    data: dict[str, Any] = result.structured_content or {}
    return data


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error, result.structured_content
    return text_of(result)


def text_of(result: CallToolResult) -> str:
    return "".join(block.text for block in result.content if block.type == "text")


def filed(server: Server, employee: str) -> list[dict[str, Any]]:
    with server.client(employee) as client:
        listed = client.get("/v1/records", params={"mine": True}).raise_for_status().json()
    records: list[dict[str, Any]] = listed["records"]
    return records


async def drafted(client: Client, text: str, **more: Any) -> dict[str, Any]:
    draft = await call(client, "draft_action", text=text, **more)
    assert draft["stage"] == "confirming", draft["reply"]
    return draft


@pytest.mark.parametrize("opened", [over_http, partial(over_http, mode="legacy"), over_stdio])
async def test_tools_say_what_they_take_give_and_do(server: Server, opened: Door) -> None:
    async with opened(server, "e041") as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert set(tools) == TOOLS
    for name, tool in tools.items():
        hints = tool.annotations
        assert hints is not None
        assert tool.output_schema is not None
        assert tool.output_schema["type"] == "object"
        assert tool.title
        assert tool.description
        assert "ctx" not in tool.input_schema["properties"]
        assert hints.read_only_hint is (name not in ("draft_action", "confirm_action"))
        assert hints.destructive_hint is (name == "confirm_action")
        assert hints.idempotent_hint is (name != "draft_action")
    assert "only after the employee has seen" in (tools["confirm_action"].description or "")
    assert tools["confirm_action"].input_schema["required"] == ["handle"]


async def test_regulations_are_found_read_and_quoted(server: Server) -> None:
    async with over_http(server, "e041") as client:
        found = await call(client, "search_articles", query="请病假要什么材料", limit=3)
        assert [len(found["results"]), found["results"][0]["article_id"]] == [3, "hr-admin/14"]
        article = await call(client, "read_article", article_id="hr-admin/14")
        answer = await call(client, "ask", question="请病假要什么材料")
        for citation in answer["citations"]:
            assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
        blank = await call(client, "read_article", article_id="operations/附则.2")
        assert blank["blanks"]
        after = await call(client, "ask", question="那事假呢", conversation_id=answer["conversation_id"])
        assert after["conversation_id"] == answer["conversation_id"]
        assert (await call(client, "ask", question="食堂几点开饭"))["kind"] == "not_covered"


async def test_a_draft_is_filed_after_it_was_shown_and_once(server: Server, door: Door) -> None:
    employee = "e054" if door is over_http else "e043"
    async with door(server, employee) as client:
        first = await call(client, "draft_action", text="我要请假")
        assert (first["stage"], first["handle"]) == ("collecting", None)
        assert "start" in first["missing"]
        draft = await drafted(client, "2026年4月1日一天年假,办证", conversation_id=first["conversation_id"])
        assert "请核对" in draft["reply"]
        assert filed(server, employee) == []
        done = await call(client, "confirm_action", handle=draft["handle"])
        assert await call(client, "confirm_action", handle=draft["handle"]) == done
        assert [record["id"] for record in filed(server, employee)] == [done["record_id"]]
        mine = await call(client, "my_records", record_id=done["record_id"])
        assert mine["records"][0]["history"][0]["what"] == "filed"
        listed = await call(client, "my_records", type="leave_request", state="pending")
        assert [record["id"] for record in listed["records"]] == [done["record_id"]]


async def test_a_stale_handle_files_nothing(server: Server) -> None:
    async with over_http(server, "e044") as client:
        old = await drafted(client, "2026年4月2日请一天年假")
        new = await drafted(client, "改成2026年4月3日", conversation_id=old["conversation_id"])
        assert "Nothing was filed" in await refused(client, "confirm_action", handle=old["handle"])
        assert filed(server, "e044") == []
        await call(client, "confirm_action", handle=new["handle"])
        assert "Nothing was filed" in await refused(client, "confirm_action", handle=old["handle"])
    assert [record["fields"]["start"] for record in filed(server, "e044")] == ["2026-04-03"]


async def test_a_question_in_between_does_not_spoil_a_handle(server: Server) -> None:
    async with over_http(server, "e045") as client:
        draft = await drafted(client, "2026年4月7日请一天年假")
        answer = await call(client, "ask", question="能在办公室抽烟吗", conversation_id=draft["conversation_id"])
        assert answer["citations"]
        assert (await call(client, "confirm_action", handle=draft["handle"]))["record_id"]


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_a_client_that_can_ask_the_employee_has_to(server: Server, mode: str) -> None:
    employee = "e052" if mode == "auto" else "e053"
    asked: list[str] = []
    answers = [
        ElicitResult(action="decline"),
        ElicitResult(action="accept", content={"agreed": False}),
        ElicitResult(action="accept", content={"agreed": True}),
    ]

    async def ask(context: Any, params: Any) -> ElicitResult:  # noqa: ARG001
        asked.append(params.message)
        return answers[len(asked) - 1]

    async with over_stdio(server, employee, mode, ask) as client:
        draft = await drafted(client, "2026年4月16日请一天年假")
        for _ in range(2):
            assert "did not agree" in await refused(client, "confirm_action", handle=draft["handle"])
            assert filed(server, employee) == []
        done = await call(client, "confirm_action", handle=draft["handle"])
        assert await call(client, "confirm_action", handle=draft["handle"]) == done
    assert asked == [draft["reply"]] * 3
    assert [record["id"] for record in filed(server, employee)] == [done["record_id"]]


async def test_no_words_file_anything(server: Server) -> None:
    async with over_http(server, "e046") as client:
        draft = await drafted(client, "2026年4月8日请一天年假")
        for tool, name in (("ask", "question"), ("draft_action", "text")):
            for yes in ("确认", "好的，提交吧", "yes"):
                said = await call(client, tool, **{name: yes, "conversation_id": draft["conversation_id"]})
                assert said["kind"] == "denied"
        assert filed(server, "e046") == []
        again = await call(client, "draft_action", text="确认", conversation_id=draft["conversation_id"])
        assert again["handle"] not in (None, draft["handle"])
        await call(client, "confirm_action", handle=again["handle"])
        await refused(client, "confirm_action", handle=draft["handle"])
    assert len(filed(server, "e046")) == 1


async def test_asking_starts_and_decides_nothing(server: Server) -> None:
    async with over_http(server, "e011") as client:
        asked = await call(client, "ask", question="我要请2026年4月9日一天年假")
        assert asked["kind"] == "denied"
        assert "draft_action" in asked["next"]
        nothing = await call(client, "draft_action", text="确认", conversation_id=asked["conversation_id"])
        assert nothing["handle"] is None
        draft = await drafted(client, "2026年4月10日请一天年假")
        number = (await call(client, "confirm_action", handle=draft["handle"]))["record_id"]
    async with over_http(server, "m001") as client:
        for tool, name in (("ask", "question"), ("draft_action", "text")):
            assert (await call(client, tool, **{name: f"批准 {number}"}))["kind"] == "denied"
    with server.client("m001") as http:
        assert http.get(f"/v1/records/{number}").json()["state"] == "pending"


async def test_a_danger_is_told_what_to_do_about_even_when_asking(server: Server) -> None:
    async with over_http(server, "e047") as client:
        asked = await call(client, "ask", question="车间着火了")
    assert "先保证人身安全" in asked["reply"]
    assert asked["citations"]


async def test_what_is_others_is_not_seen_or_confirmed(server: Server) -> None:
    async with over_http(server, "e048") as mine, over_http(server, "e049") as theirs:
        draft = await drafted(theirs, "2026年4月13日请一天年假")
        assert "no draft of this employee" in await refused(mine, "confirm_action", handle=draft["handle"])
        for tool, name in (("ask", "question"), ("draft_action", "text")):
            await refused(mine, tool, **{name: "改成2026年4月14日", "conversation_id": draft["conversation_id"]})
        number = (await call(theirs, "confirm_action", handle=draft["handle"]))["record_id"]
        assert "无权查看" in await refused(mine, "my_records", record_id=number)
        assert (await call(mine, "ask", question=f"{number} 到哪一步了"))["kind"] == "denied"
        assert (await call(mine, "my_records"))["records"] == []


async def test_many_confirm_at_once(server: Server) -> None:
    async with over_http(server, "e050") as client:
        draft = await drafted(client, "2026年4月14日请一天年假")
        numbers: list[str] = []

        async def confirm() -> None:
            numbers.append((await call(client, "confirm_action", handle=draft["handle"]))["record_id"])

        async with anyio.create_task_group() as group:
            for _ in range(6):
                group.start_soon(confirm)
    assert [record["id"] for record in filed(server, "e050")] == sorted(set(numbers))


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("ask", {"question": ""}),
        ("ask", {"question": "?!…"}),
        ("ask", {"question": "好" * 5000}),
        ("ask", {"question": "丧假几天", "conversation_id": uuid4().hex}),
        ("ask", {"question": "丧假几天", "as_of": "someday"}),
        ("ask", {}),
        ("search_articles", {"query": "年假", "limit": 0}),
        ("read_article", {"article_id": "hr-admin/99"}),
        ("draft_action", {"text": "好" * 5000}),
        ("ask", {"question": "丧假几天", "conversation_id": "a\x00b"}),
        ("confirm_action", {"handle": "x"}),
        ("confirm_action", {"handle": "a\x00.b"}),
        ("confirm_action", {"handle": f"{uuid4().hex}.{'a' * 22}"}),
        ("confirm_action", {"handle": "好" * 100_0}),
        ("my_records", {"record_id": "LV-20000101-0001"}),
        ("my_records", {"type": "nonsense"}),
        ("nothing", {}),
    ],
)
async def test_bad_calls_are_clear_errors(server: Server, tool: str, arguments: dict[str, Any]) -> None:
    async with over_http(server, "e051") as client:
        said = await refused(client, tool, **arguments)
    assert said.strip() != f"Error executing tool {tool}", "the cause is told"
