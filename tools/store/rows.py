"""Rows of the tables as the values of the rest of the product."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any, overload

from sqlalchemy.engine import Row

from tools.record import LATER, Draft, Record

MOMENTS = ("filed_at", "updated_at", "due_at", "escalated_at")
RECORD_NAMES = tuple(item.name for item in fields(Record))
OPEN_STAGES = ("collecting", "confirming", LATER)


@dataclass(frozen=True)
class StoredTurn:
    """A turn as it was answered: `reply` is the JSON that was sent, `memory` what a follow-up may lean on."""

    id: int
    conversation_id: str
    event_id: str | None
    text: str
    reply: dict[str, Any]
    memory: dict[str, Any]
    at: datetime


@dataclass(frozen=True)
class Message:
    """What somebody is, or was, to be told: about a record, or else about the `subject` (faq/12, unanswered/7)."""

    id: int
    recipient: str
    record_id: str  # empty where it is about none
    kind: str
    text: str
    state: str
    attempts: int
    at: datetime
    version: int = 1  # of the record that it is about
    claim: str | None = None
    channel: str | None = None
    receipt: str | None = None
    error: str | None = None
    subject: str | None = None


def turn_of(row: Row[Any]) -> StoredTurn:
    return StoredTurn(row.id, row.conversation_id, row.event_id, row.text, row.reply, row.memory, row.at)


def draft_of(row: Row[Any]) -> Draft:
    return Draft(
        row.type, row.stage, row.fields, tuple(row.settled), tuple(row.asked), row.id, row.version, aware(row.touched)
    )


def record_of(row: Row[Any]) -> Record:
    """A record from the columns of its table, whatever else stands in the row."""
    values = {name: row._mapping[name] for name in RECORD_NAMES}
    return Record(**(values | {name: aware(values[name]) for name in MOMENTS}))


def in_utc(record: Record) -> Record:
    """SQLite keeps no zone, so every moment goes into the store in UTC."""
    moments = {name: getattr(record, name) for name in MOMENTS}
    return replace(record, **{name: at.astimezone(UTC) for name, at in moments.items() if at is not None})


def message_of(row: Row[Any]) -> Message:
    return Message(
        row.id, row.recipient, row.record_id or "", row.kind, row.text, row.state, row.attempts,
        aware(row.at), row.version, row.claim, row.channel, row.receipt, row.error, row.subject,
    )  # fmt: skip


def in_zone(moment: datetime) -> datetime:
    """In UTC, as every moment is stored."""
    return moment.astimezone(UTC)


@overload
def aware(moment: datetime) -> datetime: ...
@overload
def aware(moment: datetime | None) -> datetime | None: ...
def aware(moment: datetime | None) -> datetime | None:
    """SQLite gives back what it was given without the zone; every moment is stored in UTC."""
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
