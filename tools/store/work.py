"""One transaction of the store: what is written in it is written together, or not at all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.engine import Connection

from tools.record import Draft, Event, Notice, Record, StaleDraft
from tools.store import audit
from tools.store.hr_schema import FAQ_USES
from tools.store.rows import OPEN_STAGES, StoredTurn, in_utc, record_of
from tools.store.schema import (
    ATTACHMENTS,
    AUDIT_HEAD,
    CONVERSATIONS,
    DRAFTS,
    NUMBERS,
    OUTBOX,
    RECORDS,
    TURNS,
)
from tools.store.waiting import land

# Built once: SQLAlchemy takes three times as long to build and compile a statement as to run it.
_OPEN_CONVERSATION, _FILE, _ADD_USE = insert(CONVERSATIONS), insert(RECORDS), insert(FAQ_USES)
_SAVE_TURN = insert(TURNS).returning(TURNS.c.id)
_NEW_DRAFT = insert(DRAFTS).returning(DRAFTS.c.id)
_CHANGE_DRAFT = update(DRAFTS).where(
    DRAFTS.c.id == bindparam("of_id"), DRAFTS.c.version == bindparam("seen"), DRAFTS.c.stage.in_(OPEN_STAGES)
)
_RECORDS = select(RECORDS).order_by(RECORDS.c.filed_at, RECORDS.c.id)
_RECORD = _RECORDS.where(RECORDS.c.id == bindparam("of_id"))
_OWN = _RECORDS.where(RECORDS.c.owner == bindparam("of_owner"), RECORDS.c.type == bindparam("of_type"))
_LOCK_TRAIL = update(AUDIT_HEAD).where(AUDIT_HEAD.c.id == 1).values(id=1)
_COUNT = update(NUMBERS).where(NUMBERS.c.day == bindparam("of_day")).values(last=NUMBERS.c.last + 1)
_NEXT_NUMBER, _FIRST_NUMBER = _COUNT.returning(NUMBERS.c.last), insert(NUMBERS)


@dataclass(frozen=True)
class Origin:
    """Who writes, when, and from which message or request."""

    who: str
    at: datetime
    source: str = ""


class Work:
    """Writes of one transaction; made by `Store.work`."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        self._connection = connection
        self._at = at

    # --- turns

    def save_turn(
        self, conversation_id: str, event_id: str | None, opened_by: str | None, message: str, reply: dict[str, Any],
        memory: dict[str, Any], echo: str | None = None, took_ms: int | None = None,
    ) -> StoredTurn:  # fmt: skip
        """Store a turn; `opened_by` names the event that opened its conversation. Raises Known for a known event."""
        cited = list(dict.fromkeys(citation["article_id"] for citation in reply.get("citations", ())))
        values = {
            "conversation_id": conversation_id, "event_id": event_id, "opened_by": opened_by, "text": message,
            "reply": reply, "memory": memory, "at": self._at, "echo": echo,
            "kind": reply["kind"], "articles": cited, "took_ms": took_ms,
        }  # fmt: skip
        turn_id = self._connection.execute(_SAVE_TURN, values).scalar_one()
        return StoredTurn(int(turn_id), conversation_id, event_id, message, reply, memory, self._at)

    def open_conversation(self, conversation_id: str, owner: str) -> None:
        self._connection.execute(_OPEN_CONVERSATION, {"id": conversation_id, "owner": owner, "at": self._at})

    def add_unanswered(self, turn_id: int, asker: str, question: str, reason: str, nearest: list[str]) -> int:
        """Pass a question on to HR, once for each turn; the number of the entry."""
        return land(self._connection, turn_id, asker, question, reason, nearest, self._at)

    def add_use(self, turn_id: int, faq_id: int, faq_version: int) -> None:
        """That a turn was answered by one of HR's answers."""
        values = {"turn_id": turn_id, "faq_id": faq_id, "faq_version": faq_version, "at": self._at}
        self._connection.execute(_ADD_USE, values)

    # --- drafts

    def put_draft(self, conversation_id: str, draft: Draft) -> Draft:
        """Store a draft, new or changed. Raises StaleDraft where another message changed it since it was read."""
        values = {
            "stage": draft.stage, "fields": draft.fields, "settled": list(draft.settled), "asked": list(draft.asked),
            "version": draft.version + 1, "touched": self._at,
        }  # fmt: skip
        if draft.id is None:
            values |= {"conversation_id": conversation_id, "type": draft.type}
            draft_id = int(self._connection.execute(_NEW_DRAFT, values).scalar_one())
            return replace(draft, id=draft_id, version=draft.version + 1, touched=self._at)
        self._change_draft(draft, values)
        return replace(draft, version=draft.version + 1, touched=self._at)

    def _change_draft(self, draft: Draft, values: dict[str, Any]) -> None:
        if self._connection.execute(_CHANGE_DRAFT, {"of_id": draft.id, "seen": draft.version, **values}).rowcount != 1:
            raise StaleDraft

    # --- records

    def file(
        self, draft: Draft, new: Record, prefix: str, origin: Origin,
        allowed: Callable[[Sequence[Record]], None], notices: Callable[[Record], Iterable[Notice]],
    ) -> Record:  # fmt: skip
        """Turn a confirmed draft into a record, once: the draft's stage and version arbitrate.

        `allowed` sees the owner's records of this type as they are in this transaction, and raises where the new one
        may not be.
        """
        self._lock_trail()
        if draft.id is not None:
            self._change_draft(draft, {"stage": "filed", "version": draft.version + 1, "touched": self._at})
        allowed(self._found(_OWN, of_owner=new.owner, of_type=new.type))
        record = in_utc(replace(new, id=self._next_number(prefix, origin.at)))
        self._connection.execute(_FILE, {**vars(record), "draft_id": draft.id})
        self.note(record, origin, "filed", {"state": record.state, "fields": record.fields})
        self._tell(record, "filed", notices(record))
        return record

    def change(
        self, before: Record, after: Record, origin: Origin, what: str, note: str, notices: Iterable[Notice]
    ) -> Record | None:
        """Replace a record by its next version; None where somebody else changed it first. One UPDATE arbitrates."""
        self._lock_trail()
        same = (RECORDS.c.id == before.id) & (RECORDS.c.version == before.version)
        after = in_utc(replace(after, version=before.version + 1, updated_at=self._at))
        values = {name: value for name, value in vars(after).items() if name != "id"}
        if self._connection.execute(update(RECORDS).where(same).values(**values)).rowcount != 1:
            return None
        changed = {name: value for name, value in after.fields.items() if before.fields.get(name) != value}
        detail = {"from": before.state, "to": after.state, "note": note, "fields": changed, "assignee": after.assignee}
        self.note(after, origin, what, detail)
        self._tell(after, "moved" if what != "overdue" else what, notices)
        return after

    def attach(self, record: Record, name: str, media_type: str, content: bytes, by: str) -> None:
        """Keep a file with a record. Raises IntegrityError where one of that name is there."""
        values = {"record_id": record.id, "name": name, "media_type": media_type, "content": content}
        self._connection.execute(insert(ATTACHMENTS).values(**values, by=by, at=self._at))

    def record(self, record_id: str) -> Record | None:
        found = self._found(_RECORD, of_id=record_id)
        return found[0] if found else None

    def _found(self, query: Select[Any], **wanted: str) -> list[Record]:
        return [record_of(row) for row in self._connection.execute(query, wanted)]

    def history(self, record_id: str) -> list[Event]:
        return audit.history(self._connection, record_id)

    def note(self, record: Record, origin: Origin, what: str, detail: dict[str, Any]) -> None:
        audit.append(self._connection, origin.at, origin.who, what, record.id, origin.source, detail)

    def _lock_trail(self) -> None:
        """Writers of records wait for one another here, so that what they check stays true until they commit."""
        self._connection.execute(_LOCK_TRAIL)

    def _next_number(self, prefix: str, at: datetime) -> str:
        day = f"{prefix}-{at:%Y%m%d}"
        last = self._connection.execute(_NEXT_NUMBER, {"of_day": day}).scalar()
        if last is None:
            self._connection.execute(_FIRST_NUMBER, {"day": day, "last": 1})
            last = 1
        return f"{day}-{last:04}"

    def _tell(self, record: Record, kind: str, notices: Iterable[Notice]) -> None:
        rows = [
            {"recipient": notice.recipient, "record_id": record.id, "version": record.version, "text": notice.text,
             "kind": notice.kind or kind, "state": "waiting", "attempts": 0, "at": self._at}
            for notice in notices
        ]  # fmt: skip
        if rows:
            self._connection.execute(insert(OUTBOX), rows)
