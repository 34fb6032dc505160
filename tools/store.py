"""The store: conversations, turns, questions that nobody could answer, thumbs. SQLite by default, PostgreSQL by URL.

The only file that imports SQLAlchemy. Every write is one transaction; what must happen once has a unique key that the
database keeps, so that it holds for threads, processes and replicas alike.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Engine,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    insert,
    select,
    text,
    update,
)  # fmt: skip
from sqlalchemy.engine import URL, Connection, Row, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, OperationalError

from tools.problems import DatabaseError

LOCK_TIMEOUT_S = 10  # a writer waits this long for another one
_META = MetaData()
_CONVERSATIONS = Table(
    "conversations", _META,
    Column("id", String(32), primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)  # fmt: skip
_TURNS = Table(
    "turns", _META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("event_id", String(200)),
    Column("opened_by", String(300)),
    Column("text", Text, nullable=False),
    Column("reply", JSON, nullable=False),
    Column("memory", JSON, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("conversation_id", "event_id"),
    # An event that opened a conversation has no conversation id when it is sent again: owner and event tell it.
    UniqueConstraint("opened_by"),
    Index("turns_of_conversation", "conversation_id", "id"),
)  # fmt: skip
_UNANSWERED = Table(
    "unanswered", _META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("turn_id", ForeignKey("turns.id"), nullable=False, unique=True),
    Column("asker", String(64), nullable=False),
    Column("question", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("nearest", JSON, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)  # fmt: skip
_FEEDBACK = Table(
    "feedback", _META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("turn_id", ForeignKey("turns.id"), nullable=False),
    Column("asker", String(64), nullable=False),
    Column("verdict", String(4), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("turn_id", "asker"),
)  # fmt: skip


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


class Store:
    """Safe to share between threads; several processes may have the same database open."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> "Store":
        """Connect and create what is missing. Raises DatabaseError."""
        try:
            place = make_url(url)
            engine = create_engine(place, **_options(place))
            if place.get_backend_name() == "sqlite":
                event.listen(engine, "connect", _prepare_sqlite)
            _create(engine)
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise DatabaseError(
                f"ZHIDU_DATABASE_URL is not usable ({type(error).__name__}); use postgresql+psycopg://user@host/name "
                "(pip install 'zhidu[postgresql]') or sqlite:///path"
            ) from None
        except OperationalError as error:
            shown = place.render_as_string(hide_password=True)
            raise DatabaseError(f"ZHIDU_DATABASE_URL: cannot open {shown}: {type(error.orig).__name__}") from None
        return cls(engine)

    def close(self) -> None:
        self._engine.dispose()

    def ping(self) -> None:
        """Raises DatabaseError where the database does not answer."""
        try:
            with self._engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except OperationalError as error:
            raise DatabaseError(f"the database does not answer: {type(error.orig).__name__}") from None

    # --- conversations

    def conversation_owner(self, conversation_id: str) -> str | None:
        with self._engine.connect() as connection:
            found = connection.execute(
                select(_CONVERSATIONS.c.owner).where(_CONVERSATIONS.c.id == conversation_id)
            ).scalar_one_or_none()
        return str(found) if found is not None else None

    def last_turns(self, conversation_id: str, n: int) -> list[StoredTurn]:
        """The last `n` turns, oldest first."""
        query = select(_TURNS).where(_TURNS.c.conversation_id == conversation_id).order_by(_TURNS.c.id.desc()).limit(n)
        with self._engine.connect() as connection:
            return [_turn(row) for row in connection.execute(query)][::-1]

    def turn(self, turn_id: int) -> StoredTurn | None:
        with self._engine.connect() as connection:
            return _maybe_turn(connection, _TURNS.c.id == turn_id)

    def turn_by_event(self, owner: str, conversation_id: str | None, event_id: str) -> StoredTurn | None:
        """The turn that this event became; without a conversation, the one that the owner's event opened one with."""
        if conversation_id is None:
            same = _TURNS.c.opened_by == f"{owner}:{event_id}"
        else:
            same = (_TURNS.c.conversation_id == conversation_id) & (_TURNS.c.event_id == event_id)
        with self._engine.connect() as connection:
            return _maybe_turn(connection, same)

    def save_turn(
        self, owner: str, conversation_id: str, event_id: str | None, message: str, reply: dict[str, Any],
        memory: dict[str, Any], opened: bool,
    ) -> StoredTurn:  # fmt: skip
        """Store a turn, and the conversation that it opened with it.

        Where another writer was first with the same event, its turn is returned and nothing is written.
        """
        opened_by = f"{owner}:{event_id}" if opened and event_id else None
        now = _now()
        values = {
            "conversation_id": conversation_id, "event_id": event_id, "opened_by": opened_by, "text": message,
            "reply": reply, "memory": memory, "at": now,
        }  # fmt: skip
        try:
            with self._engine.begin() as connection:
                if opened:
                    connection.execute(insert(_CONVERSATIONS).values(id=conversation_id, owner=owner, at=now))
                turn_id = connection.execute(insert(_TURNS).values(**values).returning(_TURNS.c.id)).scalar_one()
        except IntegrityError:
            first = self.turn_by_event(owner, None if opened else conversation_id, event_id or "")
            if first is None:
                raise
            return first
        return StoredTurn(int(turn_id), conversation_id, event_id, message, reply, memory, now)

    # --- what becomes of answers

    def add_unanswered(self, turn_id: int, asker: str, question: str, reason: str, nearest: list[str]) -> int:
        """Pass a question on to HR, once for each turn; the number of the record."""
        values = {"turn_id": turn_id, "asker": asker, "question": question, "reason": reason, "nearest": nearest}
        try:
            with self._engine.begin() as connection:
                made = insert(_UNANSWERED).values(**values, at=_now()).returning(_UNANSWERED.c.id)
                return int(connection.execute(made).scalar_one())
        except IntegrityError:
            with self._engine.connect() as connection:
                known = select(_UNANSWERED.c.id).where(_UNANSWERED.c.turn_id == turn_id)
                return int(connection.execute(known).scalar_one())

    def unanswered(self) -> list[dict[str, Any]]:
        """Every question passed on, oldest first."""
        with self._engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(select(_UNANSWERED).order_by(_UNANSWERED.c.id))]

    def add_feedback(self, turn_id: int, asker: str, verdict: str, reason: str) -> None:
        """A thumb; the same person's second one replaces the first."""
        values = {"verdict": verdict, "reason": reason, "at": _now()}
        mine = (_FEEDBACK.c.turn_id == turn_id) & (_FEEDBACK.c.asker == asker)
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(_FEEDBACK).values(turn_id=turn_id, asker=asker, **values))
        except IntegrityError:
            with self._engine.begin() as connection:
                connection.execute(update(_FEEDBACK).where(mine).values(**values))

    def feedback(self, turn_id: int) -> list[dict[str, Any]]:
        with self._engine.connect() as connection:
            query = select(_FEEDBACK).where(_FEEDBACK.c.turn_id == turn_id).order_by(_FEEDBACK.c.id)
            return [dict(row._mapping) for row in connection.execute(query)]


def _options(place: URL) -> dict[str, Any]:
    if place.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": LOCK_TIMEOUT_S}}
    return {"pool_pre_ping": True, "pool_size": 10, "max_overflow": 30}


def _prepare_sqlite(connection: Any, record: object) -> None:  # noqa: ARG001
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _create(engine: Engine) -> None:
    """Create missing tables; two processes that start together may both try, and one of them loses harmlessly."""
    try:
        _META.create_all(engine)
    except (OperationalError, IntegrityError):
        _META.create_all(engine)


def _now() -> datetime:
    return datetime.now(UTC)


def _maybe_turn(connection: Connection, condition: Any) -> StoredTurn | None:
    row = connection.execute(select(_TURNS).where(condition)).one_or_none()
    return _turn(row) if row is not None else None


def _turn(row: Row[Any]) -> StoredTurn:
    return StoredTurn(row.id, row.conversation_id, row.event_id, row.text, row.reply, row.memory, row.at)
