"""Blanks at the desk: all of them, what HR filled in, filling in and taking back."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import Response

from assistant.blanks import BlankState, blank_states, fill_in, withdraw
from assistant.build import Parts
from bots.desk.desk import Desk, employee_of
from bots.desk.section import Section, roles
from bots.visits import Visit
from tools.directory import Employee
from tools.fill import BadFill, FillChanged
from tools.store import Origin
from tools.store.fills import changes

PATH = "/desk/blanks"


@dataclass(frozen=True)
class FillForm:
    """What was filled into the form, as it was sent."""

    blank: str
    value: str = ""
    effective: str = ""
    why: str = ""
    version: int | None = None


def _states(parts: Parts) -> list[BlankState]:
    return blank_states(parts.searcher.corpus, parts.store, parts.settings.today())


def _waiting(parts: Parts, employee: Employee) -> int:  # noqa: ARG001
    today = parts.settings.today()
    return sum(not (state.filled(today) or state.planned(today)) for state in _states(parts))


def _add(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.get("/blanks")
    def blanks(request: Request, visit: Visitor) -> Response:
        parts = desk.parts_now()
        today = parts.settings.today()
        places = {state.place for state in _states(parts)}
        apart = [fill for fill in parts.store.fills.all() if fill.place not in places and fill.ended is None]
        return desk.page(request, visit, "blanks.html.jinja", states=_states(parts), today=today, apart=apart)

    @router.get("/blanks/fill")
    def fill(request: Request, visit: Visitor, blank: Annotated[str, Query(max_length=300)]) -> Response:
        return _form(desk, request, visit, FillForm(blank))

    @router.post("/blanks/fill")
    def filled(
        request: Request, visit: Visitor, blank: Annotated[str, Form()], value: Annotated[str, Form()] = "",
        effective: Annotated[str, Form()] = "", why: Annotated[str, Form()] = "",
        version: Annotated[int | None, Form()] = None,
    ) -> Response:  # fmt: skip
        parts, given = desk.parts_now(), FillForm(blank, value, effective, why, version)
        origin = Origin(employee_of(visit).id, parts.settings.clock(), f"POST {PATH}/fill")
        try:
            day = day_of(effective, parts.settings.today())
            made = fill_in(
                parts.searcher.corpus, parts.store, employee_of(visit), blank, value, day, why, origin, version
            )
        except (BadFill, FillChanged) as problem:
            return _form(desk, request, visit, given, problem)
        return desk.back(visit, PATH, f"已填写“{made.value}”，{made.effective} 起回答都会用它。")

    @router.post("/blanks/fills/{fill_id}/withdraw")
    def withdrawn(visit: Visitor, fill_id: int, why: Annotated[str, Form()] = "") -> Response:
        parts = desk.parts_now()
        origin = Origin(employee_of(visit).id, parts.settings.clock(), f"POST {PATH}/fills/{fill_id}/withdraw")
        try:
            ended = withdraw(parts.store, employee_of(visit), fill_id, why, origin)
        except BadFill as problem:
            return desk.back(visit, PATH, str(problem), bad=True)
        return desk.back(visit, PATH, f"已撤回“{ended.value}”；以前的回答不受影响。")


def _form(
    desk: Desk, request: Request, visit: Visit, given: FillForm, problem: BadFill | FillChanged | None = None
) -> Response:
    parts = desk.parts_now()
    today = parts.settings.today()
    state = next((state for state in _states(parts) if state.id == given.blank), None)
    if state is None:
        raise HTTPException(404, "现行制度里没有这处空白；它可能已经随新版本改掉了，请回到空白列表。")
    status = 422 if isinstance(problem, BadFill) else 409 if problem else 200
    version = changes(list(state.fills)) if given.version is None else given.version
    field = problem.field if isinstance(problem, BadFill) else ""
    return desk.page(
        request, visit, "blank.html.jinja", status, state=state, today=today, given=given, problem=problem, field=field,
        version=version, filled=state.filled(today),
    )  # fmt: skip


def day_of(text: str, today: date) -> date:
    """The day that a form says; today where it says none. Raises BadFill."""
    try:
        return date.fromisoformat(text) if text else today
    except ValueError:
        raise BadFill("生效日期应为 YYYY-MM-DD 形式的日期。", "effective") from None


BLANKS = Section(
    PATH, "空白填写", "制度里留给公司填写的地方；填好后回答立即使用。", "blank", "制度", roles("hr"), _add, _waiting
)
