"""Published documents in the store, with their bytes: any replica can make the corpus and its index from them."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import DBAPIError

from tools.problems import DatabaseError
from tools.publication import DISCARDED, DRAFT, PUBLISHED, WITHDRAWN, BadVersion, Publication, VersionChanged
from tools.store import audit
from tools.store.database import Database
from tools.store.rows import aware
from tools.store.schema import AUDIT_HEAD, PUBLICATIONS
from tools.store.work import Origin

_SHOWN = [column for column in PUBLICATIONS.c if column.name != "content"]


class Publications:
    """Each change is one transaction with its entry in the audit trail; nothing is ever deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, number: int) -> Publication | None:
        with self._database.reading() as connection:
            return _find(connection, number)

    def all(self) -> list[Publication]:
        """The newest first; without those that were discarded."""
        query = select(*_SHOWN).where(PUBLICATIONS.c.state != DISCARDED).order_by(PUBLICATIONS.c.id.desc())
        with self._database.reading() as connection:
            return [_publication(row) for row in connection.execute(query)]

    def content(self, number: int) -> bytes:
        with self._database.reading() as connection:
            found = connection.execute(select(PUBLICATIONS.c.content).where(PUBLICATIONS.c.id == number)).scalar_one()
        return bytes(found)

    def decided(self) -> list[tuple[Publication, bytes]]:
        """What was ever published, with its bytes, in the order of the decisions. Raises DatabaseError."""
        query = select(PUBLICATIONS).where(PUBLICATIONS.c.order.is_not(None)).order_by(PUBLICATIONS.c.order)
        with _answering(), self._database.reading() as connection:
            return [(_publication(row), bytes(row.content)) for row in connection.execute(query)]

    def revision(self) -> int:
        """Another number after every decision to publish or take back; one small query. Raises DatabaseError."""
        with _answering(), self._database.reading() as connection:
            return _revision(connection)

    def add(
        self, name: str, content: bytes, parts: Sequence[dict[str, str]], by_name: str, origin: Origin
    ) -> Publication:
        """Keep an uploaded document, which nobody but HR sees until it is published."""
        row = {
            "file_name": name, "content": content, "sha256": hashlib.sha256(content).hexdigest(), "parts": list(parts),
            "state": DRAFT, "by": origin.who, "by_name": by_name, "at": origin.at.astimezone(UTC),
        }  # fmt: skip
        with self._database.writing() as connection:
            made = insert(PUBLICATIONS).values(**row).returning(PUBLICATIONS.c.id)
            number = int(connection.execute(made).scalar_one())
            _note(connection, number, "version uploaded", origin, {"file": name, "sha256": row["sha256"]})
            return _known(connection, number)

    def publish(
        self, number: int, effective: date, why: str, origin: Origin, revision: int | None = None
    ) -> Publication:
        """Decide that a document is in force from a day on. The same decision again is the first one.

        `revision` is the one at which it was looked at. Raises VersionChanged, BadVersion.
        """
        with self._database.writing() as connection:
            found = _locked(connection, number)
            if found.state == PUBLISHED and (found.effective, found.published_by) == (effective, origin.who):
                return found
            _check(connection, found, DRAFT, revision)
            last = connection.execute(select(func.max(PUBLICATIONS.c.order))).scalar()
            values = {
                "state": PUBLISHED, "effective": effective, "why": why, "order": (last or 0) + 1,
                "published_by": origin.who, "published_at": origin.at.astimezone(UTC),
            }  # fmt: skip
            _change(connection, number, values)
            detail = {"effective": effective.isoformat(), "why": why, "file": found.file_name}
            _note(connection, number, "version published", origin, detail)
            return _known(connection, number)

    def withdraw(self, number: int, why: str, origin: Origin) -> Publication:
        """Take a published document back today. Raises VersionChanged, BadVersion."""
        with self._database.writing() as connection:
            found = _locked(connection, number)
            if found.state == WITHDRAWN:
                return found
            _check(connection, found, PUBLISHED, None)
            values = {
                "state": WITHDRAWN, "ended": origin.at.date(), "ended_by": origin.who, "ended_why": why,
                "ended_at": origin.at.astimezone(UTC),
            }  # fmt: skip
            _change(connection, number, values)
            _note(connection, number, "version withdrawn", origin, {"why": why})
            return _known(connection, number)

    def discard(self, number: int, origin: Origin) -> None:
        """Put an upload aside that was not published. Raises VersionChanged, BadVersion."""
        with self._database.writing() as connection:
            _check(connection, _locked(connection, number), DRAFT, None)
            _change(connection, number, {"state": DISCARDED})
            _note(connection, number, "version discarded", origin, {})


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise DatabaseError(f"the database does not answer: {type(error.orig).__name__}") from None


_STATES = {DRAFT: "草稿", PUBLISHED: "已发布", WITHDRAWN: "已回退", DISCARDED: "已放弃"}


def _check(connection: Connection, found: Publication, state: str, revision: int | None) -> None:
    if found.state != state:
        raise VersionChanged(f"这一版现在是“{_STATES[found.state]}”，不能这样处理；请刷新页面。")
    if revision is not None and revision != _revision(connection):
        raise VersionChanged("在您查看之后制度又有新的发布或回退；请刷新页面，重新核对变化后再发布。")


def _locked(connection: Connection, number: int) -> Publication:
    """The document, which nobody else decides about until the transaction ends."""
    connection.execute(update(AUDIT_HEAD).where(AUDIT_HEAD.c.id == 1).values(id=1))
    return _known(connection, number)


def _known(connection: Connection, number: int) -> Publication:
    found = _find(connection, number)
    if found is None:
        raise BadVersion("没有这一版文件；请回到版本页面查看。", "version")
    return found


def _find(connection: Connection, number: int) -> Publication | None:
    row = connection.execute(select(*_SHOWN).where(PUBLICATIONS.c.id == number)).one_or_none()
    return _publication(row) if row is not None else None


def _revision(connection: Connection) -> int:
    published, ended = connection.execute(
        select(func.count(PUBLICATIONS.c.order), func.count(PUBLICATIONS.c.ended))
    ).one()
    return int(published) + int(ended)


def _change(connection: Connection, number: int, values: dict[str, Any]) -> None:
    connection.execute(update(PUBLICATIONS).where(PUBLICATIONS.c.id == number).values(**values))


def _note(connection: Connection, number: int, what: str, origin: Origin, detail: dict[str, Any]) -> None:
    audit.append(connection, origin.at, origin.who, what, f"version-{number}", origin.source, detail)


def _publication(row: Row[Any]) -> Publication:
    values = {name: value for name, value in row._mapping.items() if name != "content"}
    for name in ("at", "published_at", "ended_at"):
        values[name] = aware(values[name])
    for name in ("why", "published_by", "ended_by", "ended_why"):
        values[name] = values[name] or ""
    return Publication(**(values | {"parts": tuple(row.parts)}))
