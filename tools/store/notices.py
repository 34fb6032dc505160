"""Notices that are about something else than a record: a FAQ, an answer to a question."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from tools.record import Notice
from tools.store.schema import OUTBOX


def tell(connection: Connection, subject: str, version: int, notices: Iterable[Notice], at: datetime) -> None:
    """Put notices into the outbox, in the transaction that is open on the connection."""
    rows = [
        {"recipient": notice.recipient, "subject": subject, "version": version, "kind": notice.kind,
         "text": notice.text, "state": "waiting", "attempts": 0, "at": at}
        for notice in notices
    ]  # fmt: skip
    if rows:
        connection.execute(insert(OUTBOX), rows)
