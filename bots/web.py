"""The web channel: the HTTP API and the chat page, put together."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Request, Security
from fastapi.responses import FileResponse, PlainTextResponse, RedirectResponse
from fastapi.security import HTTPAuthorizationCredentials
from fastapi.staticfiles import StaticFiles

from assistant.build import LiveParts
from assistant.rebuild import Rebuild
from bots import cookies
from bots.completions import completions_router
from bots.desk import SECTIONS
from bots.desk.app import create_desk
from bots.desk.desk import SIGN_IN, Desk
from bots.identity import Identities
from bots.imports import Imports
from bots.mcp_http import McpDoor
from bots.metrics import exposition
from bots.oidc import Provider
from bots.problems import BodyLimit, add_problem_handlers
from bots.security import SecurityHeaders
from bots.visits import Visits
from bots.web_blanks import blanks_router
from bots.web_chat import chat_router
from bots.web_corpus import corpus_router
from bots.web_docs import BEARER, add_docs
from bots.web_faqs import faqs_router
from bots.web_records import records_router
from bots.web_unanswered import unanswered_router
from bots.web_versions import versions_router
from tools.directory import Employee
from tools.problems import DatabaseError
from tools.store import Store

PAGE = Path(__file__).with_name("page")


def create_app(live: LiveParts, store: Store, identities: Identities, rebuild: Rebuild | None = None) -> FastAPI:
    """The application over parts that are open already; closing them is the caller's, and so is starting `rebuild`:
    without one that is started, what HR publishes waits for `zhidu index`."""
    door = McpDoor(live.now, identities)
    app = FastAPI(
        title="Zhidu 制度助手", version="0.1.0", docs_url=None, redoc_url=None, lifespan=lambda _: door.running()
    )  # fmt: skip
    settings = live.now().settings
    rebuild = rebuild or Rebuild(settings, store, live.now)
    app.state.public_url = settings.public_url
    visits = Visits(store.sessions, identities.directory, settings.clock, settings.session_hours)
    asker = _asker(identities, visits)
    add_problem_handlers(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)
    app.include_router(chat_router(live.now, store, asker))
    app.include_router(completions_router(live.now, asker))
    app.include_router(corpus_router(live.now, asker))
    app.include_router(blanks_router(live.now, asker))
    app.include_router(versions_router(live.now, asker, rebuild))
    app.include_router(records_router(live.now, asker))
    imports = Imports()
    app.include_router(faqs_router(live.now, asker, imports))
    app.include_router(unanswered_router(live.now, asker))
    door.add_to(app)
    _add_identity(app, identities, visits, asker)
    provider = Provider(settings, identities.directory) if settings.oidc_issuer else None
    app.mount(
        "/desk", create_desk(Desk(live.now, visits, SECTIONS, rebuild), identities, provider, settings.public_url)
    )
    add_health(app, live, store)
    _add_page(app)
    add_docs(app)
    return app


def _asker(identities: Identities, visits: Visits) -> Callable[..., Employee]:
    def asker(request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)]) -> Employee:
        """Whom the bearer token names; without one, who is signed in here, whose own page sends X-CSRF-Token along."""
        visit = visits.find(cookies.token_of(request)) if given is None else None
        if visit is None or visit.employee is None:
            return identities.employee(f"{given.scheme} {given.credentials}" if given else None)
        if request.method not in ("GET", "HEAD") and not visit.allows(request.headers.get("X-CSRF-Token")):
            raise HTTPException(403, "请求没有带本页面的凭据；请刷新页面后再试（接口请用请求头 Authorization）。")
        return visit.employee

    return asker


def _add_identity(app: FastAPI, identities: Identities, visits: Visits, asker: Callable[..., Employee]) -> None:
    @app.get("/v1/session", tags=["identity"])
    def session(request: Request) -> dict[str, Any]:
        """Who is signed in in this browser, what its requests carry as X-CSRF-Token, and where one signs in."""
        visit = visits.find(cookies.token_of(request))
        employee = visit.employee if visit else None
        return {
            "employee": _person(employee) if employee else None,
            "csrf": visit.csrf if visit and employee else None,
            "sign_in": f"{SIGN_IN}?next=/",
        }

    @app.get("/v1/me", tags=["identity"])
    def me(employee: Annotated[Employee, Depends(asker)]) -> dict[str, Any]:
        """Who the token says one is."""
        return _person(employee)

    @app.get("/v1/demo/identities", tags=["identity"])
    def demo_identities() -> dict[str, list[dict[str, Any]]]:
        """Whom one can be with --demo."""
        if not identities.demo:
            raise HTTPException(404, "演示身份只在 zhidu serve --demo 下提供。")
        return {"identities": [_person(employee) for employee in identities.directory]}


def _person(employee: Employee) -> dict[str, Any]:
    return {"id": employee.id, "name": employee.name, "roles": sorted(employee.roles)}


def add_health(app: FastAPI, live: LiveParts, store: Store) -> None:
    @app.get("/healthz", tags=["operation"])
    def healthz() -> dict[str, str]:
        """The process is up."""
        return {"status": "ok"}

    @app.get("/readyz", tags=["operation"])
    def readyz() -> dict[str, Any]:
        """The index and the store answer."""
        try:
            store.ping()
        except DatabaseError:
            raise HTTPException(503, "数据库没有应答；请稍后再试。") from None
        corpus = live.now().searcher.corpus
        return {"status": "ready", "corpus": corpus.digest}

    @app.get("/metrics", tags=["operation"])
    def metrics() -> PlainTextResponse:
        return PlainTextResponse(exposition())


def _add_page(app: FastAPI) -> None:
    app.mount("/static", StaticFiles(directory=PAGE), name="static")

    @app.get("/", include_in_schema=False)
    def page() -> FileResponse:
        return FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})

    @app.get("/articles/{article_id:path}", include_in_schema=False)
    def article(article_id: str) -> RedirectResponse:
        """Links in replies lead here; the page opens the article in its place."""
        return RedirectResponse(f"/#/articles/{article_id}")
