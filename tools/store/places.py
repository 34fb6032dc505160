"""Where people talk to the assistant: a channel's place and a person make one conversation, which survives restarts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql import ColumnElement

from tools.store.database import Database
from tools.store.rows import OPEN_STAGES, aware
from tools.store.schema import CONVERSATIONS, DRAFTS, PLACES

USED_EVERY = timedelta(minutes=5)  # a place's last use is noted no more often: a message need not wait for a write


class Places:
    """Safe to share between threads and replicas: the table's key decides which conversation a place has."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def known(self, channel: str, place: str, asker: str) -> str | None:
        """The conversation of a person in a place, where there has been one."""
        query = select(PLACES.c.conversation_id, PLACES.c.used).where(_here(channel, place, asker))
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        if datetime.now(UTC) - (aware(row.used) or row.used) > USED_EVERY:
            self._used(channel, place, asker)
        return str(row.conversation_id)

    def held(self, channel: str, place: str) -> bool:
        """Whether anybody has talked to the assistant in a place."""
        query = select(PLACES.c.asker).where((PLACES.c.channel == channel) & (PLACES.c.place == place)).limit(1)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def conversation(self, channel: str, place: str, asker: str) -> str:
        """The conversation of a person in a place; it is opened with the first message."""
        found = self.known(channel, place, asker)
        if found is not None:
            return found
        conversation_id, now = uuid4().hex, self._clock().astimezone(UTC)
        row = {"channel": channel, "place": place, "asker": asker, "conversation_id": conversation_id}
        try:
            with self._database.preparing() as connection:
                connection.execute(insert(CONVERSATIONS).values(id=conversation_id, owner=asker, at=now))
                connection.execute(insert(PLACES).values(**row, used=datetime.now(UTC)))
        except IntegrityError:  # another message was first
            return self.conversation(channel, place, asker)
        return conversation_id

    def channels_of(self, asker: str) -> list[str]:
        """The channels that a person has used, the one used last first."""
        latest = func.max(PLACES.c.used)
        query = (
            select(PLACES.c.channel).where(PLACES.c.asker == asker).group_by(PLACES.c.channel).order_by(latest.desc())
        )
        with self._database.reading() as connection:
            return [str(name) for name in connection.execute(query).scalars()]

    def move_drafts(self, source: str, target: str) -> None:
        """The open drafts of a conversation go on in another one of the same person."""
        which = (DRAFTS.c.conversation_id == source) & DRAFTS.c.stage.in_(OPEN_STAGES)
        with self._database.writing() as connection:
            connection.execute(update(DRAFTS).where(which).values(conversation_id=target))

    def _used(self, channel: str, place: str, asker: str) -> None:
        with self._database.writing() as connection:
            here = _here(channel, place, asker)
            connection.execute(update(PLACES).where(here).values(used=datetime.now(UTC)))


def _here(channel: str, place: str, asker: str) -> ColumnElement[bool]:
    return (PLACES.c.channel == channel) & (PLACES.c.place == place) & (PLACES.c.asker == asker)
