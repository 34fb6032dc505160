"""The MCP server and its tools as clients see them."""

import logging
from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

from assistant.build import Parts
from bots.mcp_consent import with_consent
from bots.mcp_tools import Caller, Tools, unfit

INSTRUCTIONS = (
    "The company's regulations, quoted verbatim, and its paperwork (leave, hazards, complaints, overtime, repairs) for "
    "one employee. Show replies and quotes as they are; add no rule, number or date that is not in them. Never file "
    "anything that the employee has not seen and agreed to."
)
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
DRAFTS = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False)
FILES = ToolAnnotations(read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False)


class Server(MCPServer[Any]):
    """Says of arguments that do not fit what to send instead, in words of its own."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as problem:
            if isinstance(problem.__cause__, ValidationError):
                raise ToolError(unfit(name, problem.__cause__)) from problem.__cause__
            raise


def create_mcp(parts_now: Callable[[], Parts], caller: Caller, asks_employee: bool = False) -> MCPServer[Any]:
    """The server with its tools; `caller` says for whom a call is made, and no argument can.

    With `asks_employee` a client that can put a form before the employee has to, before anything is filed.
    """
    server = Server(
        "zhidu", title="制度助手 Zhidu", instructions=INSTRUCTIONS, log_level="WARNING", subscriptions=False
    )
    logging.getLogger("mcp").setLevel(logging.WARNING)  # at INFO it logs what tools tell, which is personal
    tools = Tools(parts_now, caller)
    confirm = with_consent(tools) if asks_employee else tools.confirm_action
    server.add_tool(tools.search_articles, title="检索制度条文", annotations=READS)
    server.add_tool(tools.read_article, title="阅读一条制度", annotations=READS)
    server.add_tool(tools.ask, title="询问制度", annotations=READS)
    server.add_tool(tools.draft_action, title="起草申请", annotations=DRAFTS)
    server.add_tool(confirm, name="confirm_action", title="提交已确认的申请", annotations=FILES)
    server.add_tool(tools.my_records, title="查看我的记录", annotations=READS)
    return server
