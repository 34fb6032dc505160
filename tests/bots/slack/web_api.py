"""Slack's Web API: the methods that the app calls, and what Slack refuses there."""

import json
import time
from typing import Any

from tests.bots.slack.posted import Body, Message, Refused, check_blocks
from tests.bots.slack.workspace import BOT, TEAM, TRIGGER_S, Workspace


def _person(user: str) -> Body:
    """https://docs.slack.dev/reference/objects/user-object"""
    if not user.startswith("U"):
        raise Refused("user_not_found")
    email = f"{user[1:].lower()}@example.com" if user != "USTRANGER" else "e001@example.com"
    return {
        "id": user, "team_id": TEAM, "deleted": False, "is_bot": user == BOT, "is_stranger": False,
        "is_email_confirmed": user != "USTRANGER", "profile": {"email": email},
    }  # fmt: skip


class Api:
    """The methods of the Web API that the app calls; each takes its arguments and gives its answer."""

    def __init__(self, workspace: Workspace) -> None:
        self.w = workspace

    def auth_test(self, given: Body) -> Body:  # noqa: ARG002
        return {"user_id": BOT, "bot_id": "BZHIDU", "team_id": TEAM, "user": "zhidu", "team": "t", "url": "https://t"}

    def users_info(self, given: Body) -> Body:
        return {"user": _person(given["user"])}

    def users_lookupByEmail(self, given: Body) -> Body:  # noqa: N802
        name = given["email"].split("@")[0].upper()
        if name == "E060":  # of the company, but not on Slack
            raise Refused("users_not_found")
        return {"user": _person(f"U{name}")}

    def files_info(self, given: Body) -> Body:
        """https://docs.slack.dev/reference/methods/files.info: scope files:read."""
        if "files:read" not in self.w.scopes:
            raise Refused("missing_scope")
        if given["file"] not in self.w.files:
            raise Refused("file_not_found")
        return {"file": {"id": given["file"], "url_private_download": f"{self.w.url}/files-pri/{given['file']}"}}

    def conversations_open(self, given: Body) -> Body:
        return {"channel": {"id": f"D{given['users']}"}}

    def chat_postMessage(self, given: Body) -> Body:  # noqa: N802
        blocks = _json(given.get("blocks")) or []
        check_blocks(blocks)
        message = Message(
            given["channel"], self.w.next(), given["text"], blocks, given.get("thread_ts"), _json(given.get("metadata"))
        )
        self.w.messages.append(message)
        return {"channel": message.channel, "ts": message.ts}

    def chat_update(self, given: Body) -> Body:
        found = [m for m in self.w.messages if (m.channel, m.ts) == (given["channel"], given["ts"])]
        if not found:
            raise Refused("message_not_found")
        blocks = _json(given.get("blocks")) or []
        check_blocks(blocks)
        found[0].text, found[0].blocks = given["text"], blocks
        found[0].updates += 1
        return {"channel": given["channel"], "ts": given["ts"]}

    def chat_postEphemeral(self, given: Body) -> Body:  # noqa: N802
        self.w.whispers.append(given)
        return {"message_ts": self.w.next()}

    def conversations_history(self, given: Body) -> Body:
        return self._found(given, None)

    def conversations_replies(self, given: Body) -> Body:
        return self._found(given, given["ts"])

    def views_open(self, given: Body) -> Body:
        """A trigger lasts three seconds. https://docs.slack.dev/interactivity/handling-user-interaction"""
        if time.time() - float(".".join(given["trigger_id"].split(".")[:2])) > TRIGGER_S:
            raise Refused("expired_trigger_id")
        view = _json(given["view"])
        assert len(view["title"]["text"]) <= 24
        assert len(view["blocks"]) <= 100
        self.w.views.append(view)
        return {"view": {"id": "V1"}}

    def views_publish(self, given: Body) -> Body:
        view = _json(given["view"])
        assert len(view["blocks"]) <= 100
        self.w.homes[given["user_id"]] = view
        return {"view": {"id": "V1"}}

    def apps_connections_open(self, given: Body) -> Body:  # noqa: ARG002
        return {"url": f"ws://127.0.0.1:{self.w.port}/link/?ticket={self.w.next()}"}

    def _found(self, given: Body, thread: str | None) -> Body:
        with_metadata = str(given.get("include_all_metadata")) in ("1", "true", "True")
        messages = [
            {"ts": m.ts, "text": m.text} | ({"metadata": m.metadata} if with_metadata else {})
            for m in self.w.messages
            if m.channel == given["channel"] and m.thread_ts == thread and float(m.ts) >= float(given.get("oldest", 0))
        ]  # fmt: skip
        return {"messages": messages[::-1][: int(given.get("limit", 100))]}


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
