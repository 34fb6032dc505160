"""Feishu's OpenAPI: messages, people, files, with the SDK's tokens; what went wrong in the words of the seam.

What each call may need is on the pages of https://open.feishu.cn/document that the functions name.
"""

import json
import logging
from collections.abc import Mapping
from typing import Any

import httpx
from pydantic import SecretStr
from requests import RequestException

from bots.channel import Failed, TryLater, Unreachable
from bots.feishu.sdk import Config, ObtainAccessTokenException, TokenManager

TIMEOUT_S = 10
LATER_S = 5.0
LIMITED = (99991400, 230020, 11232)  # frequency: server-docs/getting-started/server-error-codes, im/v1/message/create
# The person or the message is not there for us: im/v1/message/create, im-v1/message/patch, contact/v3/user/get.
GONE = (230002, 230006, 230011, 230013, 230031, 230038, 230110, 41050, 99992351, 234003, 234008, 234037)
STALE = (99991661, 99991663, 99991668)  # of a token that is refused though its time is not over
_SDK_LOG = logging.getLogger("Lark")
_SDK_LOG.handlers.clear()  # it prints to standard output, with whole events; what went wrong is said by us
_SDK_LOG.propagate = False


class OpenApi:
    """Safe to share between threads; the SDK keeps and renews the token (auth-v3/auth/tenant_access_token_internal).

    Its own way of calling opens a connection, and with it a TLS context, for each call: here they are kept open.
    """

    def __init__(self, app_id: str, secret: SecretStr, domain: str) -> None:
        self._app = Config()
        self._app.app_id, self._app.app_secret, self._app.domain = app_id, secret.get_secret_value(), domain
        self._app.timeout = TIMEOUT_S
        self._http = httpx.Client(base_url=domain, timeout=TIMEOUT_S)

    def close(self) -> None:
        self._http.close()

    def send(self, user: str, card: Mapping[str, Any], key: str) -> str:
        """A card in somebody's chat with us; im-v1/message/create: the same `uuid` within an hour sends no second."""
        body = {"receive_id": user, "msg_type": "interactive", "content": _content(card), "uuid": key}
        sent = self._call("POST", "/open-apis/im/v1/messages", body, receive_id_type="open_id")
        return str(sent["message_id"])

    def reply(self, message: str, card: Mapping[str, Any], key: str) -> str:
        """A card in answer to a message; im-v1/message/reply, with the same `uuid`."""
        body = {"msg_type": "interactive", "content": _content(card), "uuid": key}
        return str(self._call("POST", f"/open-apis/im/v1/messages/{message}/reply", body)["message_id"])

    def redraw(self, message: str, card: Mapping[str, Any]) -> None:
        """Change a card of ours; im-v1/message/patch, for 14 days."""
        self._call("PATCH", f"/open-apis/im/v1/messages/{message}", {"content": _content(card)})

    def user(self, open_id: str) -> Mapping[str, Any]:
        """contact-v3/user/get: user_id with contact:user.employee_id:readonly, e-mail with its own scope."""
        user: Mapping[str, Any] = self._call("GET", f"/open-apis/contact/v3/users/{open_id}", user_id_type="open_id")[
            "user"
        ]
        return user

    def open_id_of(self, email: str) -> str | None:
        """contact-v3/user/batch_get_id, scope contact:user.id:readonly."""
        body = {"emails": [email]}
        found = self._call("POST", "/open-apis/contact/v3/users/batch_get_id", body, user_id_type="open_id")
        return next((str(one["user_id"]) for one in found.get("user_list") or [] if one.get("user_id")), None)

    def me(self) -> str:
        """Our own open_id; client-docs/bot-v3/bot-overview. Its answer has no `data`."""
        return str(self._answer("GET", "/open-apis/bot/v3/info")["bot"]["open_id"])

    def scopes(self) -> set[str]:
        """Those that the company has granted; application-v6/scope/list (grant_status 1)."""
        listed = self._call("GET", "/open-apis/application/v6/scopes").get("scopes") or []
        return {str(one["scope_name"]) for one in listed if one.get("grant_status") == 1}

    def file(self, message: str, key: str, kind: str) -> bytes:
        """im-v1/message-resource/get, scope im:message."""
        raw = self._sent("GET", f"/open-apis/im/v1/messages/{message}/resources/{key}", None, {"type": kind})
        if raw.status_code != 200:  # noqa: PLR2004
            raise _problem("resources", _json(raw.content), raw.status_code)
        return bytes(raw.content)

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None = None, **query: str) -> dict[str, Any]:
        data: dict[str, Any] = self._answer(method, path, body, **query).get("data") or {}
        return data

    def _answer(self, method: str, path: str, body: Mapping[str, Any] | None = None, **query: str) -> dict[str, Any]:
        raw = self._sent(method, path, body, query)
        answer = _json(raw.content)
        if answer.get("code") in STALE:
            TokenManager.cache.set(f"self_tenant_token:{self._app.app_id}", "", 0)
            raw = self._sent(method, path, body, query)
            answer = _json(raw.content)
        if answer.get("code") != 0:
            raise _problem(path, answer, raw.status_code)
        return answer

    def _sent(self, method: str, path: str, body: Mapping[str, Any] | None, query: Mapping[str, str]) -> httpx.Response:
        """The raw answer. Raises Failed where none came: it may have been done or not."""
        try:
            bearing = {"Authorization": f"Bearer {TokenManager.get_self_tenant_token(self._app)}"}
            return self._http.request(method, path, json=body, params=query, headers=bearing)
        except ObtainAccessTokenException as problem:
            raise Failed(f"FEISHU_APP_ID and FEISHU_APP_SECRET are refused ({problem.code})") from None
        except (RequestException, httpx.TransportError, ValueError) as problem:
            raise Failed(f"Feishu does not answer: {type(problem).__name__}") from None


def _content(card: Mapping[str, Any]) -> str:
    return json.dumps(card, ensure_ascii=False)  # \\uXXXX would count six bytes a character


def _problem(path: str, answer: Mapping[str, Any], status: int) -> Exception:
    code = answer.get("code", status)
    said = f"Feishu {path.split('?', maxsplit=1)[0]}: {status} {code}"
    if status == 429 or code in LIMITED:  # noqa: PLR2004
        return TryLater(LATER_S, said)
    return Unreachable(said) if code in GONE else Failed(said)


def _json(content: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(content)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
