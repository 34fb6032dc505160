"""The routes of records: lists, one with its history, steps, files, notices."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Header, HTTPException, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.build import Parts
from bots.web_chat import Id
from tools import ACTIONS, action_named
from tools.action import Action
from tools.attachments import attach
from tools.desk import decide
from tools.directory import Employee
from tools.due import due_at
from tools.record import Event, Record
from tools.rights import may_see, may_take
from tools.store import Message, Origin

NO_RECORD = "没有这条记录，或您无权查看。"


class TransitionBody(BaseModel):
    """A step of a record: the state it shall have, the version that was seen, and what the step needs beside."""

    model_config = ConfigDict(extra="forbid")

    to: Annotated[Id, Field(min_length=1, max_length=64)]
    version: Annotated[int, Field(strict=True, ge=0)]
    comment: Annotated[Id, Field(max_length=2000)] = ""
    note: Annotated[Id, Field(max_length=2000)] = ""
    assignee: Annotated[Id, Field(max_length=64)] | None = None
    due: Annotated[Id, Field(max_length=10)] | None = None
    satisfaction: Annotated[int, Field(strict=True)] | None = None


def records_router(parts_now: Callable[[], Parts], asker: Callable[..., Employee]) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["records"])
    desk = Desk(parts_now)
    _add_reading(router, desk, asker)
    _add_writing(router, desk, asker)
    return router


@dataclass(frozen=True)
class Desk:
    """Records as somebody may see them."""

    parts_now: Callable[[], Parts]

    def seen(self, record_id: str, employee: Employee) -> tuple[Action, Record]:
        """The record, for somebody who may see it; for anybody else there is none."""
        parts = self.parts_now()
        record = parts.store.record(record_id)
        action = action_named(record.type) if record else None
        if record is None or action is None or not may_see(action, record, employee, parts.directory):
            raise HTTPException(404, NO_RECORD)
        return action, record

    def listed(self, employee: Employee, type_: str | None, state: str | None, mine: bool) -> list[dict[str, Any]]:
        parts = self.parts_now()
        found = []
        for action in _actions(type_):
            wanted = _state(action, state, single=type_ is not None)
            if state is not None and wanted is None:
                continue
            owner = employee.id if mine else None
            for record in parts.store.records(type=action.name, state=wanted, owner=owner):
                if may_see(action, record, employee, parts.directory):
                    found.append(_shown(action, record, parts.settings.zone))
        return sorted(found, key=lambda item: (item["filed_at"], item["id"]))

    def whole(self, record_id: str, employee: Employee) -> dict[str, Any]:
        """A record with its history and the steps that are open to the one who asks."""
        action, found = self.seen(record_id, employee)
        parts = self.parts_now()
        steps = [
            {"to": move.to, "label": move.zh, "needs": [item.name for item in move.needs if item.required]}
            for move in action.moves_from(found.state)
            if may_take(move, found, employee, parts.directory)
        ]
        history = [_event(event) for event in parts.store.history(record_id)]
        files = parts.store.attachments(record_id)
        return _shown(action, found, parts.settings.zone) | {"history": history, "steps": steps, "attachments": files}


def _add_reading(router: APIRouter, desk: Desk, asker: Callable[..., Employee]) -> None:
    Asker = Annotated[Employee, Depends(asker)]  # noqa: N806

    @router.get("/records")
    def records(
        employee: Asker, type: Annotated[str | None, Query()] = None, state: Annotated[str | None, Query()] = None,
        mine: Annotated[bool, Query()] = False,
    ) -> dict[str, list[dict[str, Any]]]:  # fmt: skip
        """The records that one may see, oldest first; `mine` leaves only those that one filed."""
        return {"records": desk.listed(employee, type, state, mine)}

    @router.get("/records/{record_id}")
    def record(record_id: str, employee: Asker) -> dict[str, Any]:
        """One record with its history and the steps that are open to the one who asks."""
        return desk.whole(record_id, employee)

    @router.get("/records/{record_id}/attachments/{name}")
    def attachment(record_id: str, name: str, employee: Asker) -> Response:
        desk.seen(record_id, employee)
        kept = desk.parts_now().store.attachment(record_id, name)
        if kept is None:
            raise HTTPException(404, "没有这个附件。")
        return Response(kept[1], media_type=kept[0], headers={"Content-Disposition": "attachment"})

    @router.get("/notices")
    def notices(employee: Asker) -> dict[str, list[dict[str, Any]]]:
        """What one was told about records and questions, newest first."""
        mine = desk.parts_now().store.outbox(recipient=employee.id)[::-1]
        return {"notices": [_notice(message) for message in mine]}


def _add_writing(router: APIRouter, desk: Desk, asker: Callable[..., Employee]) -> None:
    Asker = Annotated[Employee, Depends(asker)]  # noqa: N806

    @router.post("/records/{record_id}/transitions")
    def transition(record_id: str, body: TransitionBody, employee: Asker) -> dict[str, Any]:
        """Take a step. The same one again changes nothing; one about a version that is gone is a conflict (409)."""
        action, _ = desk.seen(record_id, employee)
        parts = desk.parts_now()
        given = body.model_dump(exclude={"to", "version", "comment"}, exclude_none=True)
        given["note"] = body.note or body.comment
        origin = Origin(employee.id, parts.settings.clock(), f"POST /v1/records/{record_id}/transitions")
        with parts.store.work() as work:
            moved = decide(work, action, parts.directory, record_id, body.to, employee, body.version, given, origin)
        return _shown(action, moved, parts.settings.zone)

    @router.put("/records/{record_id}/attachments/{name}", status_code=201)
    def put_attachment(
        record_id: str, name: str, employee: Asker,
        content: Annotated[bytes, Body(media_type="application/octet-stream")],
        content_type: Annotated[str, Header()] = "",
    ) -> dict[str, Any]:  # fmt: skip
        """Attach a file (PDF, JPEG, PNG, WebP) to one's own record; a sick leave's certificate is settled by it."""
        action, found = desk.seen(record_id, employee)
        parts = desk.parts_now()
        origin = Origin(employee.id, parts.settings.clock(), f"PUT /v1/records/{record_id}/attachments")
        with parts.store.work() as work:
            after = attach(work, action, found, employee, name, content_type, content, origin)
        return _shown(action, after, parts.settings.zone)


def _actions(type_: str | None) -> Iterable[Action]:
    if type_ is None:
        return ACTIONS
    action = next((action for action in ACTIONS if type_ in (action.name, action.zh)), None)
    if action is None:
        known = "、".join(action.zh for action in ACTIONS)
        raise HTTPException(422, f"没有“{type_}”这种记录；type 可以是：{known}。")
    return (action,)


def _state(action: Action, state: str | None, single: bool) -> str | None:
    """The state's name; None where there is none of that name, which is an error where only one type is asked for."""
    if state is None:
        return None
    try:
        return action.state(state).name
    except KeyError:
        known = any(state in (s.name, s.zh) for other in ACTIONS for s in other.states)
        if single or not known:
            names = "、".join(s.zh for s in action.states)
            raise HTTPException(422, f"没有“{state}”这个状态；{action.zh}的状态有：{names}。") from None
        return None


def _shown(action: Action, record: Record, zone: tzinfo) -> dict[str, Any]:
    state = action.state(record.state)
    return {
        "id": record.id, "type": record.type, "owner": record.owner, "state": record.state, "state_label": state.zh,
        "void": state.void,
        "version": record.version, "fields": record.fields, "assignee": record.assignee,
        "due_at": _when(due_at(action, record, zone)), "escalated_at": _when(record.escalated_at),
        "filed_at": _when(record.filed_at), "updated_at": _when(record.updated_at),
        "summary": action.sketch(record.fields),
    }  # fmt: skip


def _event(event: Event) -> dict[str, Any]:
    return {"at": _when(event.at), "who": event.who, "what": event.what, "note": event.note, "detail": event.detail}


def _notice(message: Message) -> dict[str, Any]:
    at = _when(message.at)
    about = {"record_id": message.record_id or None, "subject": message.subject}
    return {"id": message.id, "kind": message.kind, "text": message.text, "at": at} | about


def _when(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
