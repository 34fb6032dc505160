"""The store: conversations, drafts, records, their audit trail, notices, thumbs. SQLite by default, PostgreSQL by URL.

Everything that changes a record happens in a `Work`, one transaction. What must happen once has a unique key or a
conditional UPDATE that the database keeps, so that it holds for threads, processes and replicas alike.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.engine import Connection

from tools.record import Draft, Event, Record
from tools.store import audit, usage
from tools.store.database import Database
from tools.store.figures import Figures
from tools.store.fills import Fills
from tools.store.inbox import Inbox
from tools.store.once import Once
from tools.store.outbox import Outbox
from tools.store.places import Places
from tools.store.publications import Publications
from tools.store.queue import Queue
from tools.store.rows import OPEN_STAGES, Message, StoredTurn, draft_of, message_of, record_of, turn_of
from tools.store.schema import ATTACHMENTS, CONVERSATIONS, DRAFTS, FEEDBACK, OUTBOX, RECORDS, TURNS
from tools.store.sessions import Sessions
from tools.store.shelf import Shelf
from tools.store.waiting import OpenQuestions
from tools.store.words import Words
from tools.store.work import Work

IN_MEMORY = "sqlite://"
# What every turn reads, built once.
_OWNER = select(CONVERSATIONS.c.owner).where(CONVERSATIONS.c.id == bindparam("id"))
_TURN = select(TURNS).where(TURNS.c.id == bindparam("id"))
_LAST_TURNS = (
    select(TURNS).where(TURNS.c.conversation_id == bindparam("id")).order_by(TURNS.c.id.desc()).limit(bindparam("n"))
)
_OPENED_BY = select(TURNS).where(TURNS.c.opened_by == bindparam("by"))
_OF_EVENT = select(TURNS).where(TURNS.c.conversation_id == bindparam("id"), TURNS.c.event_id == bindparam("event"))
_DRAFTS = (
    select(DRAFTS)
    .where(DRAFTS.c.conversation_id == bindparam("id"), DRAFTS.c.stage.in_(OPEN_STAGES))
    .order_by(DRAFTS.c.id.desc())
)


class Store:
    """Safe to share between threads; several processes may have the same database open."""

    def __init__(self, database: Database, clock: Callable[[], datetime] | None = None) -> None:
        self._database = database
        self._clock = clock or _now
        self.once = Once()
        self.close, self.ping = database.close, database.ping
        self.deliveries, self.inbox, self.places = Outbox(database), Inbox(database), Places(database, self._clock)
        self.faqs = Shelf(database, self._clock)
        self.open_questions = OpenQuestions(database, self._clock)
        self.words = Words(database, self._clock)
        self.add_feedback = self.open_questions.add_feedback
        self.fills, self.publications = Fills(database), Publications(database)
        self.sessions, self.queue, self.figures = Sessions(database), Queue(database), Figures(database)

    @classmethod
    def open(cls, url: str, clock: Callable[[], datetime] | None = None) -> "Store":
        """Connect and bring the schema up to date. `clock` gives the company's time. Raises DatabaseError."""
        return cls(Database(url), clock)

    def for_turn(self) -> "Store":
        """The same store, which reads each thing of records once until it writes: one turn sees them as they stood."""
        turns = copy(self)
        turns.once = Once(keep=True)
        turns.queue = Queue(self._database, turns.once)
        return turns

    @contextmanager
    def work(self) -> Iterator[Work]:
        """One transaction. Nothing of it is kept where anything is raised inside."""
        self.once.forget()
        with self._database.writing() as connection:
            yield Work(connection, self._clock().astimezone(UTC))
        self.once.forget()

    # --- conversations

    def conversation_owner(self, conversation_id: str) -> str | None:
        with self._database.reading() as connection:
            found = connection.execute(_OWNER, {"id": conversation_id}).scalar_one_or_none()
        return str(found) if found is not None else None

    def last_turns(self, conversation_id: str, n: int) -> list[StoredTurn]:
        """The last `n` turns, oldest first."""
        with self._database.reading() as connection:
            return [turn_of(row) for row in connection.execute(_LAST_TURNS, {"id": conversation_id, "n": n})][::-1]

    def turn(self, turn_id: int) -> StoredTurn | None:
        with self._database.reading() as connection:
            return _maybe_turn(connection, _TURN, id=turn_id)

    def turn_by_event(self, owner: str, conversation_id: str | None, event_id: str) -> StoredTurn | None:
        """The turn that this event became; without a conversation, the one that the owner's event opened one with."""
        with self._database.reading() as connection:
            if conversation_id is None:
                return _maybe_turn(connection, _OPENED_BY, by=f"{owner}:{event_id}")
            return _maybe_turn(connection, _OF_EVENT, id=conversation_id, event=event_id)

    def turn_by_echo(self, echo: str) -> StoredTurn | None:
        """The last turn whose reply is known by `echo`."""
        query = select(TURNS).where(TURNS.c.echo == echo).order_by(TURNS.c.id.desc()).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return turn_of(row) if row is not None else None

    def drafts(self, conversation_id: str) -> list[Draft]:
        """The open drafts of a conversation, the newest first."""
        with self._database.reading() as connection:
            return [draft_of(row) for row in connection.execute(_DRAFTS, {"id": conversation_id})]

    def draft(self, draft_id: int, conversation_id: str) -> Draft | None:
        """A draft of a conversation, whatever became of it."""
        same = (DRAFTS.c.id == draft_id) & (DRAFTS.c.conversation_id == conversation_id)
        with self._database.reading() as connection:
            row = connection.execute(select(DRAFTS).where(same)).one_or_none()
        return draft_of(row) if row is not None else None

    # --- records

    def record_of_draft(self, draft_id: int) -> str | None:
        """The number of the record that a draft became."""
        with self._database.reading() as connection:
            found = connection.execute(select(RECORDS.c.id).where(RECORDS.c.draft_id == draft_id)).scalar_one_or_none()
        return str(found) if found is not None else None

    def record(self, record_id: str) -> Record | None:
        found = self.records(record_id=record_id)
        return found[0] if found else None

    def records(
        self, *, record_id: str | None = None, owner: str | None = None, type: str | None = None,
        state: str | None = None, assignee: str | None = None,
    ) -> list[Record]:  # fmt: skip
        """Records in the order in which they were filed."""
        wanted = {"id": record_id, "owner": owner, "type": type, "state": state, "assignee": assignee}
        return list(self.once.of(("records", *wanted.values()), lambda: self._records(wanted)))

    def _records(self, wanted: dict[str, str | None]) -> list[Record]:
        query = select(RECORDS).order_by(RECORDS.c.filed_at, RECORDS.c.id)
        for name, value in wanted.items():
            if value is not None:
                query = query.where(RECORDS.c[name] == value)
        with self._database.reading() as connection:
            return [record_of(row) for row in connection.execute(query)]

    def overdue(self, now: datetime) -> list[Record]:
        """Records whose deadline has passed and that nobody has been told about."""
        late = (RECORDS.c.due_at < now.astimezone(UTC)) & RECORDS.c.escalated_at.is_(None)
        with self._database.reading() as connection:
            return [record_of(row) for row in connection.execute(select(RECORDS).where(late).order_by(RECORDS.c.id))]

    def history(self, record_id: str) -> list[Event]:
        """What happened to a record, oldest first."""

        def read() -> list[Event]:
            with self._database.reading() as connection:
                return audit.history(connection, record_id)

        return list(self.once.of(("history", record_id), read))

    def last_done_by(self, employee_id: str) -> tuple[str, Event] | None:
        """The newest step that somebody took with a record, with the record's number; filing and attaching are none."""

        def read() -> tuple[str, Event] | None:
            with self._database.reading() as connection:
                return audit.last_done_by(connection, employee_id)

        return self.once.of(("last done", employee_id), read)

    def verify_audit(self) -> audit.Verdict:
        with self._database.reading() as connection:
            return audit.verify(connection)

    def outbox(self, recipient: str | None = None, state: str | None = None) -> list[Message]:
        """Notices, oldest first."""
        query = select(OUTBOX).order_by(OUTBOX.c.id)
        if recipient is not None:
            query = query.where(OUTBOX.c.recipient == recipient)
        if state is not None:
            query = query.where(OUTBOX.c.state == state)
        with self._database.reading() as connection:
            return [message_of(row) for row in connection.execute(query)]

    def attachments(self, record_id: str) -> list[str]:
        query = select(ATTACHMENTS.c.name).where(ATTACHMENTS.c.record_id == record_id).order_by(ATTACHMENTS.c.id)
        with self._database.reading() as connection:
            return [str(name) for name in connection.execute(query).scalars()]

    def attachment_types(self, record_id: str) -> list[tuple[str, str]]:
        """The names of a record's files, each with its media type."""
        mine = ATTACHMENTS.c.record_id == record_id
        query = select(ATTACHMENTS.c.name, ATTACHMENTS.c.media_type).where(mine).order_by(ATTACHMENTS.c.id)
        with self._database.reading() as connection:
            return [(str(name), str(media_type)) for name, media_type in connection.execute(query)]

    def attachment(self, record_id: str, name: str) -> tuple[str, bytes] | None:
        """A file's media type and content."""
        same = (ATTACHMENTS.c.record_id == record_id) & (ATTACHMENTS.c.name == name)
        with self._database.reading() as connection:
            row = connection.execute(select(ATTACHMENTS.c.media_type, ATTACHMENTS.c.content).where(same)).one_or_none()
        return (str(row.media_type), bytes(row.content)) if row is not None else None

    # --- what the chat model costs

    def model_tokens(self, day: date) -> int:
        """Tokens that all replicas together have spent on a day."""
        with self._database.reading() as connection:
            return usage.spent(connection, day)

    def add_model_tokens(self, day: date, tokens: int) -> None:
        with self._database.writing() as connection:
            usage.add(connection, day, tokens)

    # --- what becomes of answers

    def feedback(self, turn_id: int) -> list[dict[str, Any]]:
        query = select(FEEDBACK).where(FEEDBACK.c.turn_id == turn_id).order_by(FEEDBACK.c.id)
        with self._database.reading() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]


def _now() -> datetime:
    return datetime.now(UTC)


def _maybe_turn(connection: Connection, query: Select[Any], **wanted: str | int) -> StoredTurn | None:
    row = connection.execute(query, wanted).one_or_none()
    return turn_of(row) if row is not None else None
