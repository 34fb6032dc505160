"""Records for the tests of this folder: filed, moved and told of as the product does it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from tests.tools.conftest import NOW
from tools import action_named
from tools.desk import decide, notices
from tools.directory import Directory, Employee, demo_company
from tools.record import Draft, Record
from tools.store import Origin, Store

COMPANY = demo_company()
LEAVE = {"leave_type": "年休假", "start": "2026-12-01", "end": "2026-12-02", "workdays": 2}
HAZARD = {"location": "3号车间", "description": "电线裸露"}
COMPLAINT = {"customer": "张女士", "description": "送货晚了", "severity": "严重"}


def who(employee_id: str) -> Employee:
    found = COMPANY.find(employee_id)
    assert found
    return found


def draft_of(store: Store, type_: str, fields: dict[str, Any]) -> tuple[str, Draft]:
    conversation = uuid4().hex
    with store.work() as work:
        work.open_conversation(conversation, "e001")
        return conversation, work.put_draft(conversation, Draft(type_, "confirming", fields))


def file(store: Store, type_: str, fields: dict[str, Any], owner: str = "e001", draft: Draft | None = None) -> Record:
    action = action_named(type_)
    assert action
    draft = draft or draft_of(store, type_, fields)[1]
    due = NOW + timedelta(hours=24) if type_ == "complaint" else None
    new = Record("", type_, owner, action.states[0].name, 1, fields, NOW, NOW, due_at=due)
    with store.work() as work:
        return work.file(
            draft,
            new,
            action.prefix,
            Origin(owner, NOW, "c/e"),
            lambda own: None,
            lambda r: notices(action, r, owner, COMPANY),
        )


def move(
    store: Store,
    record: Record,
    to: str,
    by: str,
    version: int | None = None,
    directory: Directory = COMPANY,
    **given: Any,
) -> Record:
    action = action_named(record.type)
    assert action
    with store.work() as work:
        return decide(work, action, directory, record.id, to, who(by), version, given, Origin(by, NOW, "test"))


def told(store: Store, record: Record) -> set[tuple[str, str]]:
    return {(m.recipient, m.kind) for m in store.outbox() if m.record_id == record.id}
