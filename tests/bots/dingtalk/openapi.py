"""DingTalk's OpenAPI as far as a robot uses it: access tokens, robot messages, session webhooks, interactive cards.

Each behaviour names the page of DingTalk's documentation (https://open.dingtalk.com/document/…) that it follows. What
was sent is kept as the person would see it; nothing here knows the product.
"""

import itertools
import json
import math
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

CLIENT_ID, CLIENT_SECRET = "dingtest0client", "s3cr3t-of-the-test-app"
SEND, CARDS = "qyapi_robot_sendmsg", "Card.Instance.Write"
TOKEN_SECONDS = 7200  # development/obtain-the-access-token-of-an-internal-app: two hours
SESSION_BYTES = 20_000  # a webhook's body: errcode 460101 "message too long, exceed 20000 bytes"
PARAM_BYTES = 15_000  # development/the-robot-sends-a-group-message: msgParam 长度限制 15000 字节以内
CARD_VALUE_BYTES = 1024  # development/create-and-deliver-cards: 参数值最长不超过 1KB
TRACK_CHARS = 100  # development/open-interface-card-delivery-instance: outTrackId ≤ 100 字符
RECEIVERS = 20  # development/chatbots-send-one-on-one-chat-messages-in-batches: userIds 每次最多传 20 个


@dataclass(frozen=True)
class Shown:
    """A message as it stands in a chat. `where` is a person's id (their chat with the robot) or a group's id."""

    where: str
    text: str
    title: str
    at: tuple[str, ...] = ()
    through: str = ""  # session, batchSend, groupMessages
    moment: float = field(default_factory=time.monotonic, compare=False)


@dataclass
class Card:
    """A card as it stands in a chat; `versions` holds every state it had, the newest last."""

    track: str
    template: str
    where: str
    stream: bool
    versions: list[dict[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.versions[-1]["markdown"]

    @property
    def buttons(self) -> dict[str, str]:
        """Label → action id, of the buttons that call back (`request`)."""
        shown = json.loads(self.versions[-1].get("sys_full_json_obj") or "{}").get("msgButtons", [])
        return {button["text"]: button["id"] for button in shown if button.get("request")}


class Refusal(Exception):
    """An error answer: HTTP status, code, message, as in development/server-api-error-codes-1."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.response = JSONResponse({"code": code, "message": message, "requestid": "test"}, status)


class OpenApi:
    """The state behind the routes. Safe to read from the test's thread; `changed` is notified on every change."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.shown: list[Shown] = []
        self.cards: dict[str, Card] = {}
        self.tokens_given = 0
        self.token_seconds: float = TOKEN_SECONDS
        self.calls: list[str] = []
        self.url = ""  # where this is served
        self.files: dict[str, bytes] = {}  # by download code
        self.without: set[str] = set()  # permissions that the app was not given
        self.absent: set[str] = set()  # people who have no chat with the robot
        self.throttled = 0  # so many calls to come are refused for their frequency
        self.failing = 0  # so many calls to come meet a broken server
        self._sessions: dict[str, tuple[str, float]] = {}
        self._token: tuple[str, float] | None = None
        self._numbers = itertools.count(1)

    def open_session(self, where: str, seconds: float) -> str:
        """The token of a webhook that answers into a chat for so long (sessionWebhookExpiredTime)."""
        name = f"session{next(self._numbers)}"
        self._sessions[name] = (where, time.time() + seconds)
        return name

    def expire_token(self) -> None:
        """The token is refused from now on, though its time is not over (somebody reset the secret, say)."""
        self._token = None

    def app(self) -> Starlette:
        routes = [
            Route("/v1.0/oauth2/accessToken", self._answered(self._access_token, permission=None), methods=["POST"]),
            Route("/v1.0/robot/oToMessages/batchSend", self._answered(self._single, SEND), methods=["POST"]),
            Route("/v1.0/robot/groupMessages/send", self._answered(self._group, SEND), methods=["POST"]),
            Route("/v1.0/card/instances/createAndDeliver", self._answered(self._create, CARDS), methods=["POST"]),
            Route("/v1.0/card/instances", self._answered(self._update, CARDS), methods=["PUT"]),
            Route("/v1.0/robot/messageFiles/download", self._answered(self._link, SEND), methods=["POST"]),
            Route("/files/{code}", self._file, methods=["GET"]),
            Route("/robot/sendBySession", self._session, methods=["POST"]),
        ]
        return Starlette(routes=routes)

    # --- what every call goes through

    def _answered(
        self, act: Callable[[dict[str, Any]], dict[str, Any]], permission: str | None
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            with self.changed:
                self.calls.append(f"{request.method} {request.url.path}")
                try:
                    self._hindered()
                    if permission:
                        self._authorised(request, permission)
                    return JSONResponse(act(json.loads(await request.body())))
                except Refusal as refusal:
                    return refusal.response
                finally:
                    self.changed.notify_all()

        return answer

    def _hindered(self) -> None:
        """development/how-to-process-api-throttling-on-the-dingtalk-server: more than 20 calls a second are refused."""
        if self.throttled > 0:
            self.throttled -= 1
            raise Refusal(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "您的应用调用该接口的频率超限")
        if self.failing > 0:
            self.failing -= 1
            raise Refusal(500, "system.error", "未知的系统错误")

    def _authorised(self, request: Request, permission: str) -> None:
        given = request.headers.get("x-acs-dingtalk-access-token")
        if self._token is None or given != self._token[0] or time.time() > self._token[1]:
            raise Refusal(401, "InvalidAuthentication", "不合法的access_token")
        if permission in self.without:
            raise Refusal(
                403, "Forbidden.AccessDenied.AccessTokenPermissionDenied", f"应用尚未开通所需的权限：[{permission}]"
            )

    def _access_token(self, body: dict[str, Any]) -> dict[str, Any]:
        """development/obtain-the-access-token-of-an-internal-app: asked again in its time, the same token comes."""
        if (body.get("appKey"), body.get("appSecret")) != (CLIENT_ID, CLIENT_SECRET):
            raise Refusal(400, "invalidClientIdOrSecret", "无效的clientId或者clientSecret")
        if self._token is None or time.time() > self._token[1]:
            self.tokens_given += 1
            self._token = (f"token-{next(self._numbers)}-not-to-be-logged", time.time() + self.token_seconds)
        return {"accessToken": self._token[0], "expireIn": math.ceil(self._token[1] - time.time())}

    # --- files

    def _link(self, body: dict[str, Any]) -> dict[str, Any]:
        """development/download-the-file-content-of-the-robot-receiving-message: a code for a link."""
        if body.get("robotCode") != CLIENT_ID or body.get("downloadCode") not in self.files:
            raise Refusal(400, "invalidParameter.downloadCode", "无效的downloadCode")
        return {"downloadUrl": f"{self.url}/files/{body['downloadCode']}"}

    async def _file(self, request: Request) -> Response:
        return Response(self.files[request.path_params["code"]], media_type="application/octet-stream")

    # --- messages

    def _single(self, body: dict[str, Any]) -> dict[str, Any]:
        """development/chatbots-send-one-on-one-chat-messages-in-batches."""
        receivers = body.get("userIds") or []
        if not receivers:
            raise Refusal(400, "invalidParameter.userId.empty", "缺少staffId")
        if len(receivers) > RECEIVERS:
            raise Refusal(400, "receivers.exceed", "接收者名单超限")
        if self.absent & set(receivers):
            raise Refusal(400, "robot.oto.notExist", "没有有效的机器人单聊会话")
        title, text = self._markdown(body)
        for person in receivers:
            self.shown.append(Shown(person, text, title, through="batchSend"))
        return {"processQueryKey": "k", "invalidStaffIdList": [], "flowControlledStaffIdList": []}

    def _group(self, body: dict[str, Any]) -> dict[str, Any]:
        """development/the-robot-sends-a-group-message."""
        title, text = self._markdown(body)
        self.shown.append(Shown(body["openConversationId"], text, title, through="groupMessages"))
        return {"processQueryKey": "k"}

    def _markdown(self, body: dict[str, Any]) -> tuple[str, str]:
        """development/robot-message-type: sampleMarkdown has a title and a text."""
        if body.get("robotCode") != CLIENT_ID:
            raise Refusal(400, "invalidParameter.robotCode.notExsit", "机器人不存在")
        if body.get("msgKey") != "sampleMarkdown":
            raise Refusal(400, "invalidParameter.msgKey.invalid", "msgKey无效，请传入正确的msgKey")
        if len(str(body.get("msgParam", "")).encode()) > PARAM_BYTES:
            raise Refusal(400, "invalidParameter.msgParam.tooLong", "消息内容太长")
        given = json.loads(body["msgParam"])
        return given["title"], given["text"]

    async def _session(self, request: Request) -> Response:
        """dingstart/robot-reply-and-send-messages: a webhook answers 200 with an errcode, whatever it thinks."""
        raw = await request.body()
        with self.changed:
            self.calls.append("POST /robot/sendBySession")
            where, until = self._sessions.get(request.query_params.get("session", ""), ("", 0.0))
            self.changed.notify_all()
            if time.time() > until:
                return JSONResponse({"errcode": 300001, "errmsg": "session 不存在"})
            if len(raw) > SESSION_BYTES:
                return JSONResponse({"errcode": 460101, "errmsg": "message too long, exceed 20000 bytes"})
            body = json.loads(raw)
            if body.get("msgtype") != "markdown":
                return JSONResponse({"errcode": 400105, "errmsg": "unsupported msgtype"})
            at = tuple((body.get("at") or {}).get("atUserIds") or ())
            self.shown.append(Shown(where, body["markdown"]["text"], body["markdown"]["title"], at, "session"))
            return JSONResponse({"errcode": 0, "errmsg": "ok"})

    # --- cards

    def _create(self, body: dict[str, Any]) -> dict[str, Any]:
        """development/create-and-deliver-cards; the same outTrackId again changes nothing."""
        track = body.get("outTrackId") or ""
        if not track or len(track) > TRACK_CHARS:
            raise Refusal(400, "param.outTrackIdEmpty", "业务标识 outTrackId 为空")
        if not body.get("cardTemplateId"):
            raise Refusal(400, "param.cardTemplateIdEmpty", "卡片模版 Id 为空")
        space, _, where = body["openSpaceId"].removeprefix("dtv1.card//").partition(".")
        models = {"IM_ROBOT": "imRobotOpen", "IM_GROUP": "imGroupOpen"}[space]
        if f"{models}SpaceModel" not in body or f"{models}DeliverModel" not in body:
            raise Refusal(400, "param.openSpaceModelInvalid", "场域信息不合法")
        card = Card(track, body["cardTemplateId"], where, body.get("callbackType") == "STREAM")
        card.versions.append(self._values(body))
        self.cards.setdefault(track, card)
        delivered = [{"spaceId": where, "spaceType": space, "success": True, "errorMsg": ""}]
        return {"success": True, "result": {"outTrackId": track, "deliverResults": delivered}}

    def _update(self, body: dict[str, Any]) -> dict[str, Any]:
        """development/interactive-card-update-interface."""
        card = self.cards.get(body.get("outTrackId") or "")
        if card is None:
            raise Refusal(400, "param.cardNotExist", "卡片不存在")
        values = self._values(body)
        by_key = (body.get("cardUpdateOptions") or {}).get("updateCardDataByKey")
        card.versions.append(card.versions[-1] | values if by_key else values)
        return {"success": True, "result": True}

    def _values(self, body: dict[str, Any]) -> dict[str, str]:
        values: dict[str, str] = body["cardData"]["cardParamMap"]
        if not all(isinstance(value, str) for value in values.values()):
            raise Refusal(400, "MissingStringValue", "属性字段只支持 String 类型")
        if any(len(value.encode()) > CARD_VALUE_BYTES for value in values.values()):
            raise Refusal(400, "param.cardDataTooLong", "参数值最长不超过 1KB")
        return values
