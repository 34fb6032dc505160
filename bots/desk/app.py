"""The desk as an application of its own below /desk: its guard, its sections, its errors as pages in words."""

import logging
from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException as AnyHTTPException

from bots.desk.desk import Desk, SignInNeeded, employee_of, to_sign_in
from bots.desk.records import add_records
from bots.desk.signin import add_sign_in
from bots.field_errors import what_is_wrong
from bots.identity import Identities
from bots.oidc import Provider
from tools.record import BadMove, Conflict, NotAllowed

_LOG = logging.getLogger("zhidu.desk")
SAFE = ("GET", "HEAD", "OPTIONS")
SAID = {
    404: "没有这个页面，或者它不是给您看的。",
    405: "这个地址不能这样打开；请从工作台的菜单进入。",
}
FIELDS = {"version": "版本", "number": "编号", "fill_id": "编号", "to": "版本", "blank": "空白处", "file": "文件"}
TITLES = {403: "您不能看这一页", 404: "没有找到", 409: "已经有了变化", 413: "文件太大", 422: "填写有误", 500: "出错了"}


def create_desk(desk: Desk, identities: Identities, provider: Provider | None, public_url: str | None) -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(_guard(desk))])
    app.state.public_url = public_url
    router = APIRouter()
    add_sign_in(router, desk, identities, provider)
    _add_home(router, desk)
    add_records(router, desk)
    for section in desk.sections:
        section.add(router, desk, section)
    app.include_router(router)
    app.mount("/static", StaticFiles(directory=Path(__file__).with_name("static")), name="desk-static")
    _add_errors(app, desk)
    return app


def _guard(desk: Desk) -> Callable[..., object]:
    async def guard(request: Request) -> None:
        """Nothing is changed without the token that only our own pages of this visit hold (in a field or a header)."""
        if request.method in SAFE:
            return
        visit = await run_in_threadpool(desk.visit, request)
        given = request.headers.get("X-CSRF-Token") or (await request.form()).get("csrf")
        if visit is None or not visit.allows(given if isinstance(given, str) else None):
            raise HTTPException(403, "这个页面开得太久，登录已经过期；请返回上一页，刷新后再提交。")

    return guard


def _add_home(router: APIRouter, desk: Desk) -> None:
    @router.get("/")
    def home(request: Request) -> Response:
        """What waits for the one who is here."""
        visit = desk.signed_in(request)
        employee, parts = employee_of(visit), desk.parts_now()
        mine = [section for section in desk.sections if desk.may_see(section, employee)]
        waiting = {section.path: section.waiting(parts, employee) for section in mine if section.waiting}
        return desk.page(request, visit, "home.html.jinja", waiting=waiting)


def _add_errors(app: FastAPI, desk: Desk) -> None:
    def page(request: Request, status: int, said: str) -> Response:
        title = TITLES.get(status, "请求无法处理")
        return desk.page(request, desk.visit(request), "error.html.jinja", status, title=title, said_why=said)

    @app.exception_handler(SignInNeeded)
    def sign_in(request: Request, needed: SignInNeeded) -> Response:
        return to_sign_in(request, needed.path)

    @app.exception_handler(AnyHTTPException)
    def http_error(request: Request, error: AnyHTTPException) -> Response:
        status = error.status_code
        return page(request, status, SAID[status] if error.detail.isascii() and status in SAID else error.detail)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"][1:])
        return page(request, 422, f"“{FIELDS.get(field, field)}”{what_is_wrong(first)}。请返回上一页修改。")

    @app.exception_handler(NotAllowed)
    def not_allowed(request: Request, error: NotAllowed) -> Response:
        return page(request, 403, str(error))

    @app.exception_handler(BadMove)
    def bad_move(request: Request, error: BadMove) -> Response:
        return page(request, 422, str(error))

    @app.exception_handler(Conflict)
    def conflict(request: Request, error: Conflict) -> Response:
        return page(request, 409, str(error))

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        _LOG.error("%s %s failed: %s", request.method, request.url.path, type(error).__name__, exc_info=error)
        return page(request, 500, "服务器内部错误，您的操作没有生效；请稍后再试，或联系管理员。")
