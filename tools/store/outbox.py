"""Deliveries of notices: claimed by one worker at a time, tried again with growing pauses, put aside as dead at last.

A claim is a conditional UPDATE with a time limit, so several workers share the work and a killed one's claim runs out.
Between the platform's acceptance and `sent` a worker can die: then the notice is tried again, and it is the channel's
part to find out (by the platform's own idempotency) that it was accepted before.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.sql import ColumnElement

from tools.store.database import Database
from tools.store.rows import Message, in_zone, message_of
from tools.store.schema import OUTBOX

WAITING, SENT, DEAD = "waiting", "sent", "dead"


class Outbox:
    """The notices that are to be delivered. Moments are of the wall clock, which a frozen clock does not stop."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, now: datetime, lease: timedelta, most: int) -> list[Message]:
        """Up to `most` due notices, this worker's until `now + lease`, the oldest first. Counts as an attempt."""
        due = (OUTBOX.c.state == WAITING) & (OUTBOX.c.due.is_(None) | (OUTBOX.c.due <= in_zone(now)))
        with self._database.reading() as connection:
            ids = connection.execute(select(OUTBOX.c.id).where(due).order_by(OUTBOX.c.id).limit(most)).scalars().all()
        if not ids:
            return []
        claim = uuid4().hex
        mine = {"claim": claim, "due": in_zone(now + lease), "attempts": OUTBOX.c.attempts + 1}
        with self._database.writing() as connection:
            connection.execute(update(OUTBOX).where(OUTBOX.c.id.in_(ids) & due).values(**mine))
            query = select(OUTBOX).where(OUTBOX.c.claim == claim).order_by(OUTBOX.c.id)
            return [message_of(row) for row in connection.execute(query)]

    def sent(self, message: Message, channel: str, receipt: str) -> bool:
        """Delivered: `receipt` is where it stands on the platform. False where the claim had run out."""
        values = {"state": SENT, "channel": channel, "receipt": receipt, "claim": None, "due": None, "error": None}
        return self._settle(message, **values)

    def later(self, message: Message, due: datetime, error: str, counted: bool = True) -> bool:
        """To be tried again at `due`; with `counted=False` this attempt is not counted (a rate limit, say)."""
        attempts = message.attempts if counted else message.attempts - 1
        return self._settle(message, due=in_zone(due), claim=None, error=error, attempts=attempts)

    def dead(self, message: Message, error: str) -> bool:
        """Not to be tried again until somebody says so."""
        return self._settle(message, state=DEAD, claim=None, due=None, error=error)

    def revive(self, ids: Collection[int] = ()) -> int:
        """Dead notices (all of them where none is named) wait to be sent again; how many."""
        which = OUTBOX.c.state == DEAD
        if ids:
            which &= OUTBOX.c.id.in_(ids)
        with self._database.writing() as connection:
            return connection.execute(update(OUTBOX).where(which).values(state=WAITING, attempts=0, due=None)).rowcount

    def of_record(self, record_id: str, channel: str) -> list[Message]:
        """The notices about a record that a channel has delivered."""
        which = (OUTBOX.c.record_id == record_id) & (OUTBOX.c.channel == channel) & (OUTBOX.c.state == SENT)
        with self._database.reading() as connection:
            return [message_of(row) for row in connection.execute(select(OUTBOX).where(which).order_by(OUTBOX.c.id))]

    def _settle(self, message: Message, **values: object) -> bool:
        mine: ColumnElement[bool] = (OUTBOX.c.id == message.id) & (OUTBOX.c.claim == message.claim)
        with self._database.writing() as connection:
            return connection.execute(update(OUTBOX).where(mine).values(**values)).rowcount == 1
