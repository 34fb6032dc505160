"""A record's page: what it says, what event_name to it, its files, and the decisions that are open to the reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from assistant.build import Parts
from assistant.forms.view import event_name, pairs
from bots.desk.desk import Desk, employee_of
from bots.desk.queues import line_of
from bots.visits import Visit
from tools import action_named
from tools.action import Action, Move
from tools.desk import ASSIGNEE, decide
from tools.directory import Employee
from tools.duties import duties
from tools.fields import DateField, Field, NumberField
from tools.record import BadMove, Conflict, NotAllowed, Record
from tools.rights import may_see, may_take
from tools.store import Origin

NO_RECORD = "没有这条记录，或者它不是给您看的。"
SHOWN_FILES = ("image/jpeg", "image/png", "image/webp")


@dataclass(frozen=True)
class Step:
    """Decisions that need the same things said, so that one form serves them."""

    needs: tuple[Field, ...]
    moves: tuple[Move, ...]


def add_records(router: APIRouter, desk: Desk) -> None:
    Visitor = Annotated[Visit, Depends(desk.signed_in)]  # noqa: N806

    @router.get("/records/{record_id}")
    def record(request: Request, visit: Visitor, record_id: str) -> Response:
        return _page(desk, request, visit, record_id)

    @router.get("/records/{record_id}/attachments/{name}")
    def attachment(visit: Visitor, record_id: str, name: str) -> Response:
        parts = desk.parts_now()
        _seen(parts, record_id, employee_of(visit))
        kept = parts.store.attachment(record_id, name)
        if kept is None:
            raise HTTPException(404, "没有这个附件。")
        media_type, content = kept
        how = "inline" if media_type in SHOWN_FILES else "attachment"
        return Response(
            content, media_type=media_type,
            headers={"Content-Disposition": f"{how}; filename*=UTF-8''{quote(name)}", "Cache-Control": "no-store"},
        )  # fmt: skip

    @router.post("/records/{record_id}/decisions")
    def decision(
        request: Request, visit: Visitor, record_id: str, said: Annotated[FormData, Depends(_form)]
    ) -> Response:
        return _decide(desk, request, visit, record_id, said)


async def _form(request: Request) -> FormData:
    return await request.form()


def _decide(desk: Desk, request: Request, visit: Visit, record_id: str, said: FormData) -> Response:
    parts, employee = desk.parts_now(), employee_of(visit)
    action, _ = _seen(parts, record_id, employee)
    given = {name: value for name, value in said.items() if isinstance(value, str)}
    here = f"/desk/records/{record_id}"
    try:
        version = int(given.get("version", ""))
    except ValueError:
        raise HTTPException(422, "没有说明看到的是哪个版本；请返回记录页，刷新后再决定。") from None
    origin = Origin(employee.id, parts.settings.clock(), f"POST {here}/decisions")
    try:
        details = _details(action, given)
        with parts.store.work() as work:
            moved = decide(
                work, action, parts.directory, record_id, given.get("to", ""), employee, version, details, origin
            )
    except (Conflict, NotAllowed) as problem:
        return desk.back(visit, here, str(problem), bad=True)
    except BadMove as problem:
        return _page(desk, request, visit, record_id, 422, given, problem)
    return desk.back(visit, here, f"{record_id} 现为“{action.state(moved.state).zh}”，已通知相关的人。")


def _details(action: Action, given: dict[str, str]) -> dict[str, Any]:
    """What the form says, as `decide` wants it: numbers as numbers. Raises BadMove."""
    needed = {item.name: item for move in action.moves for item in move.needs}
    out: dict[str, Any] = {}
    for name, item in needed.items():
        value = given.get(name, "").strip()
        if value and isinstance(item, NumberField):
            if not value.isdecimal():
                raise BadMove(f"{item.zh}应为 {item.least} 到 {item.most} 的整数。", name)
            out[name] = int(value)
        elif value:
            out[name] = value
    return out


def _page(
    desk: Desk, request: Request, visit: Visit, record_id: str, status: int = 200,
    given: dict[str, str] | None = None, problem: BadMove | None = None,
) -> Response:  # fmt: skip
    parts, employee = desk.parts_now(), employee_of(visit)
    action, record = _seen(parts, record_id, employee)
    history = [
        {"event": event, "zh": event_name(action, event, "zh"), "changed": _changed(action, event.detail)}
        for event in parts.store.history(record_id)
    ]
    now = parts.settings.clock()
    return desk.page(
        request, visit, "record.html.jinja", status, action=action, record=record, line=line_of(action, record, now),
        pairs=_said(action, record), history=history, steps=_steps(action, record, employee, parts),
        files=_files(parts, record_id), basis=parts.searcher.corpus.article(action.article, now.date()),
        people=list(parts.directory), leads=_leads(action, parts), after=_next(action, record, employee, parts),
        today=now.date(), given=given or {}, problem=problem, kind=_kind, queue=_queue_of(desk, action, employee),
    )  # fmt: skip


def _seen(parts: Parts, record_id: str, employee: Employee) -> tuple[Action, Record]:
    record = parts.store.record(record_id)
    action = action_named(record.type) if record else None
    if record is None or action is None or not may_see(action, record, employee, parts.directory):
        raise HTTPException(404, NO_RECORD)
    return action, record


def _said(action: Action, record: Record) -> list[tuple[str, str]]:
    """The fields of the form, and what was said with the steps since."""
    needs = {item.name: item for move in action.moves for item in move.needs if item.name not in ("note", ASSIGNEE)}
    more = [(item.zh, str(record.fields[name])) for name, item in needs.items() if record.fields.get(name) is not None]
    return pairs(action, record.fields, "zh") + more


def _changed(action: Action, detail: dict[str, Any]) -> list[tuple[str, str]]:
    """What a step changed beside the state; the filing itself is what the page says above."""
    if "from" not in detail:
        return []
    names = {item.name: item.zh for move in action.moves for item in move.needs}
    return [(names[name], str(value)) for name, value in detail.get("fields", {}).items() if name in names]


def _steps(action: Action, record: Record, employee: Employee, parts: Parts) -> list[Step]:
    """The decisions that are open to the reader, those that need the same things in one form."""
    forms: dict[tuple[str, ...], list[Move]] = {}
    for move in action.moves_from(record.state):
        alike = forms.setdefault(tuple(item.name for item in move.needs), [])
        if may_take(move, record, employee, parts.directory) and all(move.to != one.to for one in alike):
            alike.append(move)
    return [Step(moves[0].needs, tuple(moves)) for moves in forms.values() if moves]


def _files(parts: Parts, record_id: str) -> list[dict[str, Any]]:
    found = parts.store.attachment_types(record_id)
    return [{"name": name, "shown": media_type in SHOWN_FILES, "path": quote(name)} for name, media_type in found]


def _leads(action: Action, parts: Parts) -> Iterable[Employee]:
    """To whom a record of this kind is escalated."""
    return [one for one in parts.directory if action.escalates_to in one.roles]


def _next(action: Action, record: Record, employee: Employee, parts: Parts) -> str | None:
    """Another record of the kind that waits for the reader."""
    waiting = duties(action, employee, parts.directory)
    found = parts.store.queue.page(waiting, "due", size=2).records
    return next((other.id for other in found if other.id != record.id), None)


def _queue_of(desk: Desk, action: Action, employee: Employee) -> str | None:
    path = f"/desk/queues/{action.name}"
    return next((s.path for s in desk.sections if s.path == path and desk.may_see(s, employee)), None)


def _kind(item: Field) -> str:
    """Which control asks for a field."""
    if item.name == ASSIGNEE:
        return "person"
    if isinstance(item, DateField):
        return "date"
    return "number" if isinstance(item, NumberField) else "text"
