"""The audit trail: every change of a record, in one chain of hashes that a changed, missing or moved entry breaks."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.engine import Connection, Row

from tools.record import Event
from tools.store.schema import AUDIT, AUDIT_HEAD

START = "0" * 64  # the hash before the first entry
RECENT = 5000  # entries
NO_STEPS = ("filed", "attached", "overdue")
_COUNT = update(AUDIT_HEAD).where(AUDIT_HEAD.c.id == 1).values(seq=AUDIT_HEAD.c.seq + 1)
_HEAD = select(AUDIT_HEAD.c.seq, AUDIT_HEAD.c.hash)
_ADD = insert(AUDIT)
_MOVE_HEAD = update(AUDIT_HEAD).where(AUDIT_HEAD.c.id == 1).values(hash=bindparam("new"))


@dataclass(frozen=True)
class Verdict:
    """`broken_at` is the first entry that does not fit its predecessor; None where the chain is whole."""

    entries: int
    broken_at: int | None


def append(
    connection: Connection, at: datetime, who: str, what: str, record_id: str, source: str, detail: Mapping[str, Any]
) -> None:
    """Add an entry. The head's row is locked until the transaction ends, so entries of all writers form one chain."""
    connection.execute(_COUNT)
    seq, before = connection.execute(_HEAD).one()
    entry = {
        "seq": seq, "at": at.astimezone(UTC).isoformat(), "who": who, "what": what, "record_id": record_id,
        "source": source, "detail": json.dumps(detail, ensure_ascii=False, sort_keys=True),
    }  # fmt: skip
    digest = _hash(before, entry)
    connection.execute(_ADD, {**entry, "hash": digest})
    connection.execute(_MOVE_HEAD, {"new": digest})


def verify(connection: Connection) -> Verdict:
    """Walk the whole chain, and compare its end with the head (which tells where the last entries were cut off)."""
    before, count = START, 0
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.seq)):
        count += 1
        entry = {name: value for name, value in row._mapping.items() if name != "hash"}
        if row.seq != count or row.hash != _hash(before, entry):
            return Verdict(count, count)
        before = row.hash
    seq, head = connection.execute(_HEAD).one()
    return Verdict(count, None if (seq, head) == (count, before) else count + 1)


def history(connection: Connection, record_id: str) -> list[Event]:
    rows = connection.execute(select(AUDIT).where(AUDIT.c.record_id == record_id).order_by(AUDIT.c.seq))
    return [_event(row) for row in rows]


def last_done_by(connection: Connection, who: str) -> tuple[str, Event] | None:
    """The newest step among the last RECENT entries of the whole trail: who asks for it has just taken it."""
    newest = select(AUDIT_HEAD.c.seq).where(AUDIT_HEAD.c.id == 1).scalar_subquery()
    done = (AUDIT.c.seq > newest - RECENT) & (AUDIT.c.who == who) & AUDIT.c.what.not_in(NO_STEPS)
    row = connection.execute(select(AUDIT).where(done).order_by(AUDIT.c.seq.desc()).limit(1)).one_or_none()
    return (str(row.record_id), _event(row)) if row is not None else None


def _event(row: Row[Any]) -> Event:
    detail = json.loads(row.detail)
    return Event(datetime.fromisoformat(row.at), row.who, row.what, str(detail.get("note", "")), detail)


def _hash(before: str, entry: Mapping[str, Any]) -> str:
    said = json.dumps([before, *(entry[name] for name in sorted(entry))], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()
