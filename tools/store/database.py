"""The database: how it is opened, brought up to date, read from and written to."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from typing import Any

from sqlalchemy import StaticPool, create_engine, create_mock_engine, event, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.sql.ddl import ExecutableDDLElement

from tools.problems import DatabaseError

LOCK_TIMEOUT_S = 30  # a writer waits this long for another one
MIGRATION_LOCK = 0x7A686964  # any number that nobody else locks: "zhid"


class Database:
    """An engine with two ways in: reading without a transaction, writing in one."""

    def __init__(self, url: str) -> None:
        """Connect and bring the schema up to date. Raises DatabaseError, which never shows the password."""
        try:
            place = make_url(url)
            self._engine = create_engine(place, **_options(place))
            self.sqlite = place.get_backend_name() == "sqlite"
            # SQLite has one writer at a time and lets the others sleep and ask again: threads of ours queue instead.
            self._writers: AbstractContextManager[object] = threading.Lock() if self.sqlite else nullcontext()
            if self.sqlite:
                event.listen(self._engine, "connect", _prepare_sqlite)
                event.listen(self._engine, "begin", _begin_sqlite)
            self._reading = self._engine.execution_options(isolation_level="AUTOCOMMIT")
            self._preparing = self._engine.execution_options(sqlite_synchronous="NORMAL")
            self._migrate(in_memory=self.sqlite and place.database in (None, "", ":memory:"))
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise DatabaseError(
                f"ZHIDU_DATABASE_URL is not usable ({type(error).__name__}); use postgresql+psycopg://user@host/name "
                "(pip install 'zhidu[postgresql]') or sqlite:///path"
            ) from None
        except OperationalError as error:
            shown = place.render_as_string(hide_password=True)
            raise DatabaseError(f"ZHIDU_DATABASE_URL: cannot open {shown}: {type(error.orig).__name__}") from None

    def close(self) -> None:
        self._engine.dispose()

    def ping(self) -> None:
        """Raises DatabaseError where the database does not answer."""
        try:
            with self._reading.connect() as connection:
                connection.execute(text("SELECT 1"))
        except OperationalError as error:
            raise DatabaseError(f"the database does not answer: {type(error.orig).__name__}") from None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._reading.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it or, where anything is raised, nothing."""
        with self._writers, self._engine.begin() as connection:
            yield connection

    @contextmanager
    def preparing(self) -> Iterator[Connection]:
        """A transaction that does not wait for the disk: a power cut may undo it, never a later one without it.

        For what means nothing until something else is written, such as the place that a turn is about to be kept in.
        """
        with self._writers, self._preparing.begin() as connection:
            if not self.sqlite:
                connection.execute(text("SET LOCAL synchronous_commit TO OFF"))
            yield connection

    def _migrate(self, in_memory: bool) -> None:
        if in_memory:  # nothing to bring up to date, and Alembic need not be waited for
            with self.writing() as connection:
                for statement in _anew():
                    connection.exec_driver_sql(statement)
            return
        from tools.migrations.upgrade import upgrade

        with self.writing() as connection:
            if not self.sqlite:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            upgrade(connection)


@cache
def _anew() -> tuple[str, ...]:
    """What makes the tables of an empty SQLite database: written once, for an evaluation opens one for each case."""
    from tools.store.schema import META

    statements: list[str] = []

    def keep(made: ExecutableDDLElement, *_: object, **__: object) -> None:
        statements.append(str(made.compile(dialect=sqlite.dialect())))

    META.create_all(create_mock_engine("sqlite://", keep), checkfirst=False)
    return (*statements, f"INSERT INTO audit_head VALUES (1, 0, '{'0' * 64}')")  # noqa: S608


def _options(place: URL) -> dict[str, Any]:
    if place.get_backend_name() != "sqlite":
        return {"pool_pre_ping": True, "pool_size": 10, "max_overflow": 30}
    if place.database in (None, "", ":memory:"):
        return {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    return {"connect_args": {"timeout": LOCK_TIMEOUT_S}, "pool_size": 10, "max_overflow": 30}


def _prepare_sqlite(connection: Any, record: object) -> None:  # noqa: ARG001
    connection.isolation_level = None  # SQLAlchemy, not the driver, begins transactions: see _begin_sqlite
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock first, and so waits for its turn instead of failing half-way ("database is locked").

    FULL: what got a receipt survives a power cut too (in WAL mode NORMAL may lose the last commits). It is said each
    time, since connections are shared.
    """
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql(f"PRAGMA synchronous={options.get('sqlite_synchronous', 'FULL')}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
