"""Sessions of browsers. The store holds the hash of a token, so that who reads the database can use none of them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from tools.store.database import Database
from tools.store.schema import SESSIONS


@dataclass(frozen=True)
class StoredSession:
    """A session that has not ended. `employee` is None until somebody has signed in; `data` is plain JSON."""

    key: str
    employee: str | None
    data: dict[str, Any]


class Sessions:
    """Every moment given here is aware; a session ends at its moment, whatever the browser still holds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, key: str, employee: str | None, now: datetime, expires: datetime) -> StoredSession:
        """A new session; those that have ended are swept out on the way."""
        session = StoredSession(key, employee, {})
        with self._database.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.expires <= now.astimezone(UTC)))
            connection.execute(insert(SESSIONS).values(**vars(session), expires=expires.astimezone(UTC)))
        return session

    def find(self, key: str, now: datetime) -> StoredSession | None:
        live = (SESSIONS.c.key == key) & (SESSIONS.c.expires > now.astimezone(UTC))
        with self._database.reading() as connection:
            row = connection.execute(
                select(SESSIONS.c.key, SESSIONS.c.employee, SESSIONS.c.data).where(live)
            ).one_or_none()
        return StoredSession(row.key, row.employee, row.data) if row is not None else None

    def keep(self, key: str, data: dict[str, Any]) -> None:
        with self._database.writing() as connection:
            connection.execute(update(SESSIONS).where(SESSIONS.c.key == key).values(data=data))

    def close(self, key: str) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.key == key))
