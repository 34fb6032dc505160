"""The employee's own yes, asked for by the client itself where it can put a form before them (MCP elicitation).

Only over stdio, where one process has the whole exchange: over HTTP the answer may come to another replica.
"""

from collections.abc import Callable
from typing import Annotated, Any

from mcp.server.mcpserver import AcceptedElicitation, Context, Elicit, ElicitationResult, Resolve
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import BaseModel, Field

from bots.mcp_shapes import FiledAction, Handle
from bots.mcp_tools import Tools

NOT_AGREED = "The employee did not agree, so nothing was filed. Ask them what to change and call draft_action."


class Agreement(BaseModel):
    """What the client's form asks."""

    agreed: Annotated[bool, Field(title="同意提交 (file it)")]


def with_consent(tools: Tools) -> Callable[..., FiledAction]:
    """confirm_action, which first has the client show the summary to the employee, where it can."""

    def consented(handle: str, ctx: Context[Any, Any]) -> Agreement | Elicit[Agreement]:
        able = ctx.client_capabilities
        if able is None or able.elicitation is None or tools.confirmed(handle, ctx):
            return Agreement(agreed=True)  # the client answers for it, as it does over HTTP
        return Elicit(tools.summary(handle, ctx), Agreement)

    def confirm_action(
        handle: Handle, ctx: Context[Any, Any], consent: Annotated[ElicitationResult[Agreement], Resolve(consented)]
    ) -> FiledAction:
        if not (isinstance(consent, AcceptedElicitation) and consent.data.agreed):
            raise ToolError(NOT_AGREED)
        return tools.confirm_action(handle, ctx)

    confirm_action.__doc__ = Tools.confirm_action.__doc__
    return confirm_action
