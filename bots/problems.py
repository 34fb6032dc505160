"""Errors of the HTTP API as RFC 9457 problem details, which say in Chinese what to do next."""

import logging
import re
from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from assistant.faqs.edit import BadFaq
from assistant.faqs.office import Gone
from assistant.reply import BadMessage
from assistant.threads import UnknownConversation
from bots.completions_body import Unacceptable
from bots.field_errors import what_is_wrong
from bots.identity import Unauthorized
from bots.openai_errors import openai_error, speaks_openai
from corpus.chroma_index import StoreError
from corpus.embed import EngineError
from tools.attachments import MAX_BYTES
from tools.faq import StaleFaq
from tools.fill import BadFill, FillChanged
from tools.publication import BadVersion, VersionChanged
from tools.record import BadMove, Conflict, NotAllowed, StaleDraft

BODY_MAX_BYTES = 64 * 1024
HISTORY_MAX_BYTES = 1024 * 1024  # of a client that sends the whole conversation each time
FILE_MAX_BYTES = MAX_BYTES + 1024  # of an attachment, which says itself when it is too large
EVENT_PATHS = ("/slack/events",)  # a button comes with its whole message, escaped twice
FILE_PATHS = ("/attachments/", "/upload", "/v1/versions")  # where a file may come in
PROBLEM = "application/problem+json"
_OF_TYPES = re.compile(r"[\[(]")  # in the place of an error: which of several types was tried, as pydantic says it
_NO_JSON_OBJECT = "请求体应是 JSON 对象，并带请求头 Content-Type: application/json。"
_NO_OBJECT = ("model_attributes_type", "model_type", "dict_type")
_LOG = logging.getLogger("zhidu.web")
_CHINESE = re.compile(r"[一-鿿]")
_NOT_JSON = "请求体不是有效的 JSON；请检查引号与括号，嵌套不要过深，并使用 UTF-8 编码。"
_ADVICE = {
    400: _NOT_JSON,
    404: "没有这个地址，或它指的东西已经不在；请检查地址。",
    405: "这个地址不能这样使用；接口的说明在网址 /docs。",
}
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


def problem(status: int, detail: str, request: Request, **more: object) -> Response:
    """A problem detail; `more` are extension members such as the field that is wrong."""
    if speaks_openai(request.url.path):
        return openai_error(status, detail, str(more["field"]) if more.get("field") else None)
    body = {
        "type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail,
        "instance": request.url.path, **more,
    }  # fmt: skip
    headers = {"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else None
    return JSONResponse(body, status, headers, media_type=PROBLEM)


def add_problem_handlers(app: FastAPI) -> None:
    @app.exception_handler(Unauthorized)
    def unauthorized(request: Request, error: Unauthorized) -> Response:
        return problem(401, str(error), request)

    @app.exception_handler(Unacceptable)
    def unacceptable(request: Request, error: Unacceptable) -> Response:  # noqa: ARG001
        return openai_error(error.status, str(error), error.param, error.code)

    @app.exception_handler(UnknownConversation)
    def unknown_conversation(request: Request, error: UnknownConversation) -> Response:
        return problem(404, str(error), request, field="conversation_id")

    @app.exception_handler(Gone)
    def gone(request: Request, error: Gone) -> Response:
        return problem(404, str(error), request)

    @app.exception_handler(NotAllowed)
    def not_allowed(request: Request, error: NotAllowed) -> Response:
        return problem(403, str(error), request)

    @app.exception_handler(BadMessage)
    @app.exception_handler(BadMove)
    @app.exception_handler(BadFaq)
    @app.exception_handler(BadFill)
    @app.exception_handler(BadVersion)
    def bad_input(request: Request, error: BadMessage | BadMove | BadFaq | BadFill | BadVersion) -> Response:
        return problem(422, str(error), request, field=error.field)

    @app.exception_handler(FillChanged)
    @app.exception_handler(StaleFaq)
    @app.exception_handler(VersionChanged)
    def changed(request: Request, error: Exception) -> Response:
        return problem(409, str(error), request)

    @app.exception_handler(Conflict)
    def conflict(request: Request, error: Conflict) -> Response:
        now = {"state": error.record.state, "version": error.record.version}
        return problem(409, str(error), request, current=now)

    @app.exception_handler(StaleDraft)
    def stale(request: Request, error: StaleDraft) -> Response:  # noqa: ARG001
        return problem(409, "同一会话里的几条消息同时在改这份申请，这一条没有处理；请再发一次。", request)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        return _invalid(request, error)

    @app.exception_handler(HTTPException)
    def http_error(request: Request, error: HTTPException) -> Response:
        said = str(error.detail) if _CHINESE.search(str(error.detail)) else ""  # else the framework's own words
        return problem(error.status_code, said or _ADVICE.get(error.status_code, "请求无法处理。"), request)

    _add_failure_handlers(app)


def _invalid(request: Request, error: RequestValidationError) -> Response:
    """The first thing that a request has wrong."""
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return problem(400, _NOT_JSON, request)
    field = ".".join(part for part in map(str, first["loc"][1:]) if not _OF_TYPES.search(part))
    if not field and first["type"] in _NO_OBJECT:
        return problem(422, "请求体应是 JSON 对象，并带请求头 Content-Type: application/json。", request, field="body")
    said = f"“{field or '请求体'}”{what_is_wrong(first)}；请修改后重发。"
    return problem(422, said, request, field=field or "body")


def _add_failure_handlers(app: FastAPI) -> None:
    """What is nobody's mistake but ours."""

    @app.exception_handler(EngineError)
    @app.exception_handler(StoreError)
    def unavailable(request: Request, error: Exception) -> Response:
        _LOG.error("%s: %s", type(error).__name__, error)
        return problem(503, "检索服务暂时没有应答，您的问题没有被处理；请稍后再试。", request)

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        _LOG.error("%s %s failed: %s", request.method, request.url.path, type(error).__name__, exc_info=error)
        return problem(500, "服务器内部错误，您的问题没有被处理；请稍后再试，或联系管理员。", request)


class BodyLimit:
    """Refuses bodies over BODY_MAX_BYTES, by the announced length or while they come in."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        limit = _limit(scope["path"])
        if not announced.isdigit() or int(announced) > limit:
            await _too_large(scope["path"], limit)(scope, receive, send)
            return
        received = 0

        async def limited() -> MutableMapping[str, Any]:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise HTTPException(413, _shorten(limit))
            return message

        await self._app(scope, limited, send)


def _limit(path: str) -> int:
    if path in EVENT_PATHS or any(part in path for part in FILE_PATHS):
        return FILE_MAX_BYTES
    return HISTORY_MAX_BYTES if speaks_openai(path) else BODY_MAX_BYTES


def _shorten(limit: int) -> str:
    return f"请求体超过 {limit // 1024} KiB；请缩短后再发。"


def _too_large(path: str, limit: int) -> Response:
    if speaks_openai(path):
        return openai_error(413, _shorten(limit))
    body = {
        "type": "about:blank", "title": "Content Too Large", "status": 413, "detail": _shorten(limit), "instance": path,
    }  # fmt: skip
    return JSONResponse(body, 413, {"Connection": "close"}, media_type=PROBLEM)
