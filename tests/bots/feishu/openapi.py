"""Feishu's OpenAPI as far as a robot uses it: tenant tokens, cards sent, answered and changed, people, files, scopes.

Each behaviour names the page of https://open.feishu.cn/document that it follows. What was sent is kept as the person
would see it; nothing here knows the product.
"""

import itertools
import json
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

APP_ID, APP_SECRET = "cli_test0app", "s3cr3t-of-the-feishu-app"
ROBOT = "ou_robot"
CARD_BYTES = 30 * 1024  # feishu-cards/card-json-v2-structure: 卡片大小不超过 30 KB
UUID_CHARS = 50  # im-v1/message/create: uuid, 最大长度 50 字符
SCOPES = {
    "im:message", "im:message:send_as_bot", "im:message.p2p_msg:readonly", "im:message.group_at_msg:readonly",
    "contact:user.base:readonly", "contact:user.employee_id:readonly", "contact:user.id:readonly",
}  # fmt: skip
Body = dict[str, Any]


class Refusal(Exception):
    """An error answer: HTTP status, code and msg, as in server-docs/getting-started/server-error-codes."""

    def __init__(self, code: int, msg: str, status: int = 400) -> None:
        super().__init__(msg)
        self.response = JSONResponse({"code": code, "msg": msg}, status)


@dataclass
class Posted:
    """A card in a chat; `where` is an open_id (the person's chat with the robot) or a group's chat_id."""

    id: str
    where: str
    reply_to: str | None
    versions: list[Body] = field(default_factory=list)
    at: float = field(default_factory=time.monotonic)

    @property
    def text(self) -> str:
        return "\n".join(e["content"] for e in self.versions[-1]["body"]["elements"] if e["tag"] == "markdown")

    @property
    def buttons(self) -> dict[str, Body]:
        """Label → the value that a press brings back."""
        found = [e for e in self.versions[-1]["body"]["elements"] if e["tag"] == "button"]
        return {e["text"]["content"]: e["behaviors"][0]["value"] for e in found}


class OpenApi:
    """The state behind the routes. Safe to read from the test's thread; `changed` is notified on every change."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.posted: list[Posted] = []
        self.places: dict[str, str] = {}  # message → the chat in which it stands
        self.files: dict[str, bytes] = {}  # by key
        self.absent: set[str] = set()  # people for whom the app is not there
        self.scopes = set(SCOPES)
        self.robot = True
        self.limited = 0  # so many calls to come are refused for their frequency
        self.lost = 0  # of so many messages to come the answer is lost on the way
        self.tokens_given = 0
        self._token = ""
        self._uuids: dict[str, str] = {}
        self._numbers = itertools.count(1)

    def expire_token(self) -> None:
        self._token = ""

    def app(self) -> Starlette:
        base = "/open-apis"
        routes = [
            Route(f"{base}/auth/v3/tenant_access_token/internal", self._given(self._tenant, False), methods=["POST"]),
            Route(f"{base}/im/v1/messages", self._given(self._create), methods=["POST"]),
            Route(f"{base}/im/v1/messages/{{message}}/reply", self._given(self._reply), methods=["POST"]),
            Route(f"{base}/im/v1/messages/{{message}}", self._given(self._patch), methods=["PATCH"]),
            Route(f"{base}/im/v1/messages/{{message}}/resources/{{key}}", self._resource, methods=["GET"]),
            Route(f"{base}/contact/v3/users/batch_get_id", self._given(self._ids), methods=["POST"]),
            Route(f"{base}/contact/v3/users/{{user}}", self._given(self._user), methods=["GET"]),
            Route(f"{base}/bot/v3/info", self._given(self._robot), methods=["GET"]),
            Route(f"{base}/application/v6/scopes", self._given(self._listed), methods=["GET"]),
        ]
        return Starlette(routes=routes)

    # --- what every call goes through

    def _given(
        self, act: Callable[[Request, Body], Body], authorised: bool = True
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            body = json.loads(await request.body() or b"{}")
            with self.changed:
                try:
                    if authorised:
                        self._authorised(request)
                    return JSONResponse({"code": 0, "msg": "success"} | act(request, body))
                except Refusal as refusal:
                    return refusal.response
                finally:
                    self.changed.notify_all()

        return answer

    def _authorised(self, request: Request) -> None:
        """server-docs/getting-started/server-error-codes: 99991663, and 99991400 with 429 (frequency-control)."""
        if not self._token or request.headers.get("authorization") != f"Bearer {self._token}":
            raise Refusal(99991663, "Invalid access token for authorization. Please make a test attempt.")
        if self.limited > 0:
            self.limited -= 1
            raise Refusal(99991400, "request trigger frequency limit", 429)

    def _tenant(self, request: Request, body: Body) -> Body:  # noqa: ARG002
        """auth-v3/auth/tenant_access_token_internal: two hours."""
        if (body.get("app_id"), body.get("app_secret")) != (APP_ID, APP_SECRET):
            raise Refusal(10014, "app secret invalid", 200)
        self.tokens_given += 1
        self._token = f"t-{self.tokens_given}-not-to-be-logged"
        return {"tenant_access_token": self._token, "expire": 7200}

    # --- messages

    def _create(self, request: Request, body: Body) -> Body:
        """im-v1/message/create."""
        if request.query_params.get("receive_id_type") != "open_id":
            raise Refusal(230001, "Your request contains an invalid request parameter.")
        if body["receive_id"] in self.absent:
            raise Refusal(230013, "Bot has NO availability to this user.")
        return self._post(body, body["receive_id"], None)

    def _reply(self, request: Request, body: Body) -> Body:
        """im-v1/message/reply: it stands in the chat of the message that it answers."""
        message = request.path_params["message"]
        if message not in self.places:
            raise Refusal(230011, "The message was withdrawn.")
        return self._post(body, self.places[message], message)

    def _post(self, body: Body, where: str, reply_to: str | None) -> Body:
        """The same uuid within an hour gives the message that is there."""
        uuid = str(body.get("uuid") or "")
        if len(uuid) > UUID_CHARS or body.get("msg_type") != "interactive":
            raise Refusal(230001, "Your request contains an invalid request parameter.")
        number = self._uuids.get(uuid)
        if number is None:
            number = f"om_{next(self._numbers)}"
            self.posted.append(Posted(number, where, reply_to, [_card(body["content"])]))
            self.places[number] = where
            self._uuids[uuid] = number
        if self.lost > 0:
            self.lost -= 1
            raise Refusal(2200, "Internal Error", 500)
        return {"data": {"message_id": number}}

    def _patch(self, request: Request, body: Body) -> Body:
        """im-v1/message/patch: a shared card, update_multi before and after."""
        found = [one for one in self.posted if one.id == request.path_params["message"]]
        if not found:
            raise Refusal(230011, "The message was withdrawn.")
        if not found[0].versions[-1]["config"].get("update_multi"):
            raise Refusal(230099, "Failed to create card content.")
        found[0].versions.append(_card(body["content"]))
        return {}

    async def _resource(self, request: Request) -> Response:
        """im-v1/message-resource/get: the bytes alone, no JSON around them."""
        with self.changed:
            try:
                self._authorised(request)
                content = self.files.get(request.path_params["key"])
                if content is None or request.query_params.get("type") not in ("file", "image"):
                    raise Refusal(234003, "File not in msg.")
            except Refusal as refusal:
                return refusal.response
        return Response(content, media_type="application/octet-stream")

    # --- people, the app

    def _user(self, request: Request, body: Body) -> Body:  # noqa: ARG002
        """contact-v3/user/get; `email` is what somebody typed, `enterprise_email` the company's mailbox."""
        open_id = request.path_params["user"]
        if not open_id.startswith("ou_"):
            raise Refusal(99992351, "not exist openid")
        number = open_id.removeprefix("ou_")
        user = {"open_id": open_id, "union_id": f"on_{number}", "user_id": number, "name": number}
        if open_id == "ou_boast":  # somebody who gives another one's address as their own
            return {"data": {"user": user | {"user_id": "x999", "email": "e001@example.com"}}}
        return {"data": {"user": user}}

    def _ids(self, request: Request, body: Body) -> Body:  # noqa: ARG002
        """contact-v3/user/batch_get_id: who has no such address comes without a user_id."""
        listed = [{"email": email} | self._known(email) for email in body["emails"]]
        return {"data": {"user_list": listed}}

    def _known(self, email: str) -> Body:
        name = email.split("@", maxsplit=1)[0]
        return {} if name == "e060" else {"user_id": f"ou_{name}"}

    def _robot(self, request: Request, body: Body) -> Body:  # noqa: ARG002
        """client-docs/bot-v3/bot-overview, 获取机器人信息: beside `code`, not below `data`."""
        if not self.robot:
            raise Refusal(10025, "app do not have bot")
        return {"bot": {"activate_status": 2, "app_name": "制度助手", "open_id": ROBOT}}

    def _listed(self, request: Request, body: Body) -> Body:  # noqa: ARG002
        """application-v6/scope/list: grant_status 1 granted, 2 not."""
        scopes = [{"scope_name": name, "grant_status": 1 if name in self.scopes else 2} for name in sorted(SCOPES)]
        return {"data": {"scopes": scopes}}


def _card(content: str) -> Body:
    """feishu-cards/card-json-v2-structure: no `action` any more, buttons stand among the elements."""
    if len(content.encode()) > CARD_BYTES:
        raise Refusal(230025, "The length of the message content reaches its limit.")
    card: Body = json.loads(content)
    if card.get("schema") != "2.0":
        raise Refusal(230099, "Failed to create card content.")
    for element in card["body"]["elements"]:
        if element["tag"] not in ("markdown", "button"):
            raise Refusal(230099, f"Failed to create card content: not support tag {element['tag']}")
        if element["tag"] == "button" and element["behaviors"][0]["type"] != "callback":
            raise Refusal(230099, "Failed to create card content.")
    return card
