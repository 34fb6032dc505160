"""What every page of the desk stands on: who is there, how a page is rendered, how one gets back to it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.build import Parts
from assistant.rebuild import Rebuild
from bots import cookies
from bots.desk.section import Section
from bots.desk.show import environment
from bots.visits import Visit, Visits
from tools.directory import Employee

SIGN_IN = "/desk/signin"
HTMX = "HX-Request"


class SignInNeeded(Exception):
    """Nobody is signed in; read by the handler, which leads to the sign-in and back to `path`."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Desk:
    """Given to every section. `parts_now` is what a turn would use at this moment; `rebuild` makes an index of it."""

    def __init__(
        self, parts_now: Callable[[], Parts], visits: Visits, sections: Sequence[Section], rebuild: Rebuild
    ) -> None:
        self.parts_now, self.visits, self.sections, self.rebuild = parts_now, visits, sections, rebuild
        parts = parts_now()
        self._templates = environment(
            Path(__file__).with_name("templates"), parts.settings, parts.directory, self.label
        )

    def label(self, article_id: str) -> str:
        return self.parts_now().searcher.corpus.label(article_id)

    # --- who is there

    def visit(self, request: Request) -> Visit | None:
        return self.visits.find(cookies.token_of(request))

    def signed_in(self, request: Request) -> Visit:
        """A dependency: the visit of somebody who has signed in. Raises SignInNeeded."""
        visit = self.visit(request)
        if visit is None or visit.employee is None:
            query = f"?{request.url.query}" if request.url.query else ""
            raise SignInNeeded(request.url.path + query if request.method == "GET" else "/desk")
        return visit

    def visitor(self, section: Section) -> Any:
        """A dependency: the visit of somebody who may see this section. Raises 403 in words."""

        def seen(request: Request) -> Visit:
            visit = self.signed_in(request)
            if not self.may_see(section, employee_of(visit)):
                raise HTTPException(403, f"“{section.zh}”不由您处理；需要的话，请联系 HR 或管理员调整您的职责。")
            return visit

        return Depends(seen)

    def may_see(self, section: Section, employee: Employee) -> bool:
        return section.seen_by(employee, self.parts_now().directory)

    # --- pages

    def page(self, request: Request, visit: Visit | None, template: str, status: int = 200, **values: Any) -> Response:
        """A page, or the part of it that htmx asked for: a template takes `partial` for that."""
        said = list(visit.data.get("said", ())) if visit else []
        partial = HTMX in request.headers and "HX-Boosted" not in request.headers
        if visit and said and not partial:
            self.visits.keep(visit, said=None)
        employee = visit.employee if visit else None
        mine = [section for section in self.sections if employee and self.may_see(section, employee)]
        html = self._templates.get_template(template).render(
            visit=visit, employee=employee, sections=mine, here=request.url.path, said=said, partial=partial,
            address=request.url, **values,
        )  # fmt: skip
        headers = {"Cache-Control": "no-store", "Vary": HTMX}
        return HTMLResponse(html, status, headers)

    def back(self, visit: Visit, path: str, said: str = "", bad: bool = False) -> Response:
        """After a change: to a page (303), which says once what was done, or with `bad` why it was not."""
        if said:
            self.visits.keep(visit, said=[*visit.data.get("said", ()), {"text": said, "bad": bad}])
        return RedirectResponse(path, 303)


def employee_of(visit: Visit) -> Employee:
    """Who is signed in; for pages that `signed_in` or `visitor` guards."""
    if visit.employee is None:
        raise SignInNeeded("/desk")
    return visit.employee


def to_sign_in(request: Request, path: str) -> Response:
    """To the sign-in page and then back to `path`; htmx is told to leave the page it is on."""
    there = f"{SIGN_IN}?next={quote(path)}"
    if HTMX in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": there})
    return RedirectResponse(there, 303)
