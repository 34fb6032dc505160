"""Signing in and out: with the company's provider, or with --demo as somebody of the demo company."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from bots import cookies
from bots.desk.desk import SIGN_IN, Desk
from bots.identity import Identities
from bots.oidc import Provider, SignInFailed
from bots.visits import Visit
from tools.directory import Employee

BACK = f"{SIGN_IN}/callback"  # the redirect address to register with the provider
PAGE = "signin.html.jinja"


def add_sign_in(router: APIRouter, desk: Desk, identities: Identities, provider: Provider | None) -> None:
    @router.get("/signin")
    def sign_in(request: Request, next: str = "/desk") -> Response:
        return _page(desk, request, identities, provider, local(next))

    @router.post("/signout")
    def sign_out(request: Request) -> Response:
        if visit := desk.visit(request):
            desk.visits.end(visit)
        response = RedirectResponse(SIGN_IN, 303)
        cookies.take_back(response, request)
        return response

    if identities.demo:
        _add_demo(router, desk, identities)
    if provider:
        _add_provider(router, desk, identities, provider)


def _add_demo(router: APIRouter, desk: Desk, identities: Identities) -> None:
    @router.post("/signin/demo")
    def demo(request: Request, employee: Annotated[str, Form()], next: Annotated[str, Form()] = "/desk") -> Response:
        found = identities.directory.find(employee)
        if found is None:
            raise HTTPException(422, f"演示公司里没有员工号为 {employee} 的人；请从名单里选。")
        return _enter(desk, request, desk.visit(request), found, local(next))


def _add_provider(router: APIRouter, desk: Desk, identities: Identities, provider: Provider) -> None:
    @router.get("/signin/oidc")
    async def away(request: Request, next: str = "/desk") -> Response:
        visit = await run_in_threadpool(lambda: desk.visit(request) or desk.visits.begin())
        handshake: dict[str, object] = {}
        request.scope["session"] = handshake  # where Authlib keeps state, nonce and the PKCE verifier
        try:
            response = await provider.away(request, _public(request) + BACK)
        except SignInFailed as problem:
            return await run_in_threadpool(_page, desk, request, identities, provider, local(next), str(problem))
        await run_in_threadpool(lambda: desk.visits.keep(visit, handshake=handshake, next=local(next)))
        cookies.give(response, request, visit)
        return response

    @router.get("/signin/callback")
    async def back(request: Request) -> Response:
        visit = await run_in_threadpool(desk.visit, request)
        request.scope["session"] = dict(visit.data.get("handshake", {})) if visit else {}
        there = local(str(visit.data.get("next", ""))) if visit else "/desk"
        try:
            employee = await provider.employee(request)
        except SignInFailed as problem:
            return await run_in_threadpool(_page, desk, request, identities, provider, there, str(problem))
        return await run_in_threadpool(_enter, desk, request, visit, employee, there)


def _enter(desk: Desk, request: Request, before: Visit | None, employee: Employee, there: str) -> Response:
    """Signed in: a new visit in place of the one before."""
    if before:
        desk.visits.end(before)
    response = RedirectResponse(there, 303)
    cookies.give(response, request, desk.visits.begin(employee))
    return response


def _page(
    desk: Desk, request: Request, identities: Identities, provider: Provider | None, there: str, problem: str = ""
) -> Response:  # fmt: skip
    visit = desk.visit(request) or desk.visits.begin()
    people = list(identities.directory) if identities.demo else []
    response = desk.page(
        request, visit, PAGE, 200 if not problem else 403,
        people=people, provider=provider is not None, next=there, problem=problem,
    )  # fmt: skip
    cookies.give(response, request, visit)
    return response


def _public(request: Request) -> str:
    public: str | None = request.app.state.public_url
    return public or f"{request.url.scheme}://{request.url.netloc}"


def local(path: str) -> str:
    """A path of this server; anything else, which could lead a person who signed in elsewhere, is the desk."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path and "\r" not in path
    return path if safe else "/desk"
