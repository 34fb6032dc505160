"""Events of chat platforms: kept before they are acknowledged, handled once, taken up again where a worker died.

The platform's event id is the key: an event that is sent again is known, whichever replica it reaches.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from tools.store.database import Database
from tools.store.rows import in_zone
from tools.store.schema import INBOX

OPEN, DONE, DEAD = "open", "done", "dead"


@dataclass(frozen=True)
class Received:
    """An event: `payload` is what its channel made of it, plain JSON."""

    channel: str
    event_id: str
    payload: dict[str, Any]
    attempts: int


class Inbox:
    """Safe to share between threads and replicas. Moments are of the wall clock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def receive(self, channel: str, event_id: str, payload: dict[str, Any], until: datetime) -> bool:
        """Keep an event, to be handled by the caller before `until`; False where it is known already."""
        values = {"channel": channel, "event_id": event_id, "payload": payload}
        try:
            with self._database.writing() as connection:
                connection.execute(insert(INBOX).values(**values, state=OPEN, attempts=1, due=in_zone(until)))
        except IntegrityError:
            return False
        return True

    def claim(self, channel: str, now: datetime, lease: timedelta, most: int) -> list[Received]:
        """Events whose handling was not finished in time, now the caller's until `now + lease`."""
        late = (INBOX.c.channel == channel) & (INBOX.c.state == OPEN) & (INBOX.c.due <= in_zone(now))
        with self._database.reading() as connection:
            rows = connection.execute(select(INBOX).where(late).order_by(INBOX.c.due).limit(most)).all()
        claimed = []
        for row in rows:
            same = (INBOX.c.channel == channel) & (INBOX.c.event_id == row.event_id) & (INBOX.c.state == OPEN)
            values = {"due": in_zone(now + lease), "attempts": row.attempts + 1}
            with self._database.writing() as connection:
                taken = update(INBOX).where(same & (INBOX.c.attempts == row.attempts)).values(**values)
                if connection.execute(taken).rowcount == 1:
                    claimed.append(Received(channel, row.event_id, row.payload, row.attempts + 1))
        return claimed

    def again(self, channel: str, event_id: str, due: datetime) -> None:
        """Not finished: to be taken up at `due`."""
        self._change(channel, event_id, due=in_zone(due))

    def finish(self, channel: str, event_id: str, dead: bool = False) -> None:
        """Handled (or given up): the event stays known, what was said in it is not kept here."""
        self._change(channel, event_id, state=DEAD if dead else DONE, payload={})

    def _change(self, channel: str, event_id: str, **values: object) -> None:
        same = (INBOX.c.channel == channel) & (INBOX.c.event_id == event_id)
        with self._database.writing() as connection:
            connection.execute(update(INBOX).where(same).values(**values))
