"""DingTalk's OpenAPI as the channel needs it: messages, cards, and the access token that both take.

What a call may need of permissions, lengths and frequency is in the pages of https://open.dingtalk.com/document that
the functions name.
"""

import json
import threading
import time
from collections.abc import Mapping
from typing import Any

import httpx
from pydantic import SecretStr

TIMEOUT_S = 10.0
ATTEMPTS = 4  # of a call that is refused for its frequency, or does not reach a server in order
PAUSE_S = 1.0  # development/how-to-process-api-throttling-on-the-dingtalk-server: limits are by the second
EARLY_S = 300  # a token is renewed so long before its end
PARAM_BYTES = 15_000  # development/the-robot-sends-a-group-message, of msgParam
SESSION_BYTES = 20_000  # of the body sent to a session webhook
_FREQUENCY = ("QpsLimit", "send.too.fast", "send.byToken.tooFast", "too.many", "410100")  # the last: a webhook's
_EXPIRED = ("InvalidAuthentication", "invalidParameter.token.invalid", "token.notExisted")
_DENIED = "AccessTokenPermissionDenied"


class DingTalkError(Exception):
    """Read by the operator: what DingTalk refused and with which code; never holds a token, a secret or a message."""

    def __init__(self, path: str, status: int, code: str, said: str = "") -> None:
        super().__init__(f"DingTalk {path}: {status} {code} {said}".strip())
        self.status, self.code, self.said = status, code, said

    @property
    def throttled(self) -> bool:
        return self.status == httpx.codes.TOO_MANY_REQUESTS or any(word in self.code for word in _FREQUENCY)

    @property
    def denied(self) -> bool:
        """The app lacks a permission; `said` names it."""
        return _DENIED in self.code

    @property
    def unknown_person(self) -> bool:
        return self.code in ("staffId.notExisted", "robot.oto.notExist", "param.userIdNotExist")

    @property
    def passing(self) -> bool:
        """Whether the same call may well succeed later."""
        return self.throttled or self.status == 0 or self.status >= httpx.codes.INTERNAL_SERVER_ERROR


class OpenApi:
    """Safe to share between threads."""

    def __init__(self, client_id: str, secret: SecretStr, endpoint: str, attempts: int = ATTEMPTS) -> None:
        self.client_id = client_id
        self._secret, self._attempts = secret, attempts
        self._http = httpx.Client(base_url=endpoint, timeout=TIMEOUT_S)
        self._token: tuple[SecretStr, float] | None = None
        self._renewing = threading.Lock()

    def close(self) -> None:
        self._http.close()

    # --- messages

    def to_person(self, user_id: str, title: str, markdown: str) -> str:
        """A message in somebody's chat with the robot; its key on DingTalk's side.

        development/chatbots-send-one-on-one-chat-messages-in-batches, permission qyapi_robot_sendmsg.
        """
        body = self._message(title, markdown) | {"userIds": [user_id]}
        done = self._call("POST", "/v1.0/robot/oToMessages/batchSend", body)
        if done.get("invalidStaffIdList"):
            raise DingTalkError("/v1.0/robot/oToMessages/batchSend", 400, "staffId.notExisted")
        return str(done.get("processQueryKey", ""))

    def to_group(self, conversation_id: str, title: str, markdown: str) -> str:
        """A message in a group; development/the-robot-sends-a-group-message, permission qyapi_robot_sendmsg."""
        body = self._message(title, markdown) | {"openConversationId": conversation_id}
        return str(self._call("POST", "/v1.0/robot/groupMessages/send", body).get("processQueryKey", ""))

    def to_session(self, webhook: str, title: str, markdown: str, at: str | None = None) -> bool:
        """An answer through the webhook that came with a message; False where its time is over.

        dingstart/robot-reply-and-send-messages: it answers 200 with an errcode, whatever it thinks.
        """
        body = {"msgtype": "markdown", "markdown": {"title": title, "text": markdown}}
        if at:
            body |= {"at": {"atUserIds": [at]}}
        answer = self._sent("POST", webhook, body, {}, "sessionWebhook")
        code = str(answer.get("errcode", 0))
        if code not in ("0", ""):
            if "session" in str(answer.get("errmsg", "")):
                return False
            raise DingTalkError("sessionWebhook", 400, code, str(answer.get("errmsg", "")))
        return True

    def _message(self, title: str, markdown: str) -> dict[str, Any]:
        param = json.dumps({"title": title, "text": markdown}, ensure_ascii=False)
        return {"robotCode": self.client_id, "msgKey": "sampleMarkdown", "msgParam": param}

    def download(self, code: str, most: int) -> bytes:
        """A file of a message, cut off after `most` bytes; its link is a key for a while and takes no token.

        development/download-the-file-content-of-the-robot-receiving-message, permission qyapi_robot_sendmsg.
        """
        path, content = "/v1.0/robot/messageFiles/download", bytearray()
        link = str(self._call("POST", path, {"downloadCode": code, "robotCode": self.client_id})["downloadUrl"])
        try:
            with self._http.stream("GET", link, follow_redirects=True) as response:
                if response.is_error:
                    raise DingTalkError("downloadUrl", response.status_code, "")
                for piece in response.iter_bytes():
                    content += piece
                    if len(content) > most:
                        break
        except httpx.TransportError as error:
            raise DingTalkError("downloadUrl", 0, type(error).__name__) from None
        return bytes(content)

    # --- cards

    def create_card(self, track: str, template: str, values: Mapping[str, str], user_id: str) -> None:
        """A card in somebody's chat with the robot; the same `track` again creates no second one.

        development/create-and-deliver-cards, permission Card.Instance.Write.
        """
        body = {
            "cardTemplateId": template, "outTrackId": track, "callbackType": "STREAM", "userIdType": 1,
            "cardData": {"cardParamMap": dict(values)}, "openSpaceId": f"dtv1.card//IM_ROBOT.{user_id}",
            "imRobotOpenSpaceModel": {"supportForward": False},
            "imRobotOpenDeliverModel": {"spaceType": "IM_ROBOT", "robotCode": self.client_id},
        }  # fmt: skip
        done = self._call("POST", "/v1.0/card/instances/createAndDeliver", body)
        result = done.get("result")
        for delivered in result.get("deliverResults") or [] if isinstance(result, dict) else []:
            if not delivered.get("success", True):
                said = str(delivered.get("errorMsg", ""))
                raise DingTalkError("/v1.0/card/instances/createAndDeliver", 400, "notDelivered", said)

    def update_card(self, track: str, values: Mapping[str, str]) -> None:
        """Replace what a card shows; development/interactive-card-update-interface, permission Card.Instance.Write."""
        body = {"outTrackId": track, "userIdType": 1, "cardData": {"cardParamMap": dict(values)}}
        self._call("PUT", "/v1.0/card/instances", body)

    def denied(self) -> list[DingTalkError]:
        """The permissions that the app lacks, by calls that change nothing: an unknown card, a message to nobody."""
        refused = []
        for method, path, body in (
            ("POST", "/v1.0/robot/oToMessages/batchSend", self._message("-", "-") | {"userIds": []}),
            ("PUT", "/v1.0/card/instances", {"outTrackId": "zhidu-check", "cardData": {"cardParamMap": {}}}),
        ):
            try:
                self._call(method, path, body)
            except DingTalkError as problem:
                if problem.denied or problem.passing:
                    refused.append(problem)
        return refused

    # --- the token, and what every call goes through

    def sign_in(self) -> None:
        """Get a token. Raises DingTalkError where client id and secret are refused."""
        self._access_token()

    def _access_token(self) -> SecretStr:
        """development/obtain-the-access-token-of-an-internal-app: two hours, to be kept."""
        with self._renewing:
            if self._token is None or time.monotonic() >= self._token[1]:
                body = {"appKey": self.client_id, "appSecret": self._secret.get_secret_value()}
                given = self._sent("POST", "/v1.0/oauth2/accessToken", body, {}, "/v1.0/oauth2/accessToken")
                lasts = float(given["expireIn"])
                self._token = SecretStr(given["accessToken"]), time.monotonic() + max(lasts - EARLY_S, lasts / 2)
            return self._token[0]

    def _forget(self, token: SecretStr) -> None:
        with self._renewing:
            if self._token and self._token[0] is token:
                self._token = None

    def _call(self, method: str, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        token = self._access_token()
        try:
            return self._sent(method, path, body, _bearing(token), path)
        except DingTalkError as problem:
            if problem.status != httpx.codes.UNAUTHORIZED and problem.code not in _EXPIRED:
                raise
        self._forget(token)
        return self._sent(method, path, body, _bearing(self._access_token()), path)

    def _sent(
        self, method: str, url: str, body: Mapping[str, Any], headers: Mapping[str, str], name: str
    ) -> dict[str, Any]:
        """The answer. What was refused for its frequency, or met no server in order, is tried again."""
        for attempt in range(1, self._attempts + 1):
            try:
                return self._once(method, url, body, headers, name)
            except DingTalkError as problem:
                if not problem.passing or attempt == self._attempts:
                    raise
            time.sleep(PAUSE_S * attempt)
        raise AssertionError("unreachable")

    def _once(
        self, method: str, url: str, body: Mapping[str, Any], headers: Mapping[str, str], name: str
    ) -> dict[str, Any]:
        content = json.dumps(body, ensure_ascii=False).encode()  # \uXXXX would count six bytes a character
        sent = {"Content-Type": "application/json", **headers}
        try:
            response = self._http.request(method, url, content=content, headers=sent)
        except httpx.TransportError as error:
            raise DingTalkError(name, 0, type(error).__name__) from None
        answer = _json(response)
        if response.is_error:
            raise DingTalkError(name, response.status_code, str(answer.get("code", "")), str(answer.get("message", "")))
        return answer


def _bearing(token: SecretStr) -> dict[str, str]:
    return {"x-acs-dingtalk-access-token": token.get_secret_value()}


def _json(response: httpx.Response) -> dict[str, Any]:
    try:
        answer = response.json()
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
