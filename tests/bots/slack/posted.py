"""A message that the app posted, as people see it, and Slack's limits of what stands in it."""

import time
from dataclasses import dataclass, field
from typing import Any

Body = dict[str, Any]


class Refused(Exception):
    """An error as Slack names it."""


@dataclass
class Message:
    """A message that the app posted, as it stands now."""

    channel: str
    ts: str
    text: str
    blocks: list[Body]
    thread_ts: str | None
    metadata: Body | None
    updates: int = 0
    at: float = field(default_factory=time.monotonic)

    def button(self, action_id: str) -> Body:
        """The element of an action id (its beginning, for steps)."""
        found = [e for b in self.blocks if b["type"] == "actions" for e in b["elements"]]
        return next(e for e in found if e["action_id"] == action_id or e["text"]["text"] == action_id)

    def has(self, action_id: str) -> bool:
        return any(
            action_id in (e["action_id"], e["text"]["text"])
            for b in self.blocks if b["type"] == "actions" for e in b["elements"]
        )  # fmt: skip

    @property
    def shown(self) -> str:
        """Everything that can be read in it, the space without width aside."""
        texts = [b["text"]["text"] for b in self.blocks if b["type"] in ("section", "header")]
        texts += [e["text"] for b in self.blocks if b["type"] == "context" for e in b["elements"]]
        return ("\n\n".join(texts) or self.text).replace("\u200b", "")


def check_blocks(blocks: list[Body]) -> None:
    """https://docs.slack.dev/reference/block-kit/blocks"""
    if len(blocks) > 50:
        raise Refused("invalid_blocks")
    for block in blocks:
        if block["type"] == "section" and not 0 < len(block["text"]["text"]) <= 3000:
            raise Refused("invalid_blocks")
        for element in block.get("elements", []) if block["type"] == "actions" else []:
            if len(element["text"]["text"]) > 75 or len(element["value"]) > 2000:
                raise Refused("invalid_blocks")
        ids = [element["action_id"] for element in block.get("elements", []) if "action_id" in element]
        if len(ids) != len(set(ids)):
            raise Refused("invalid_blocks")
    named = [block["block_id"] for block in blocks if "block_id" in block]
    if len(named) != len(set(named)):
        raise Refused("invalid_blocks")
