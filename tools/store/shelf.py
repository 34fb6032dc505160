"""HR's answers in the store: each change with its entry in the history and its notices, in one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import OperationalError

from tools.faq import Change, Faq, Ground, StaleFaq, Usage
from tools.problems import DatabaseError
from tools.record import Notice
from tools.store.database import Database
from tools.store.hr_schema import FAQ_USES, FAQS, HR_CHANGES
from tools.store.notices import tell
from tools.store.rows import aware, in_zone
from tools.store.schema import FEEDBACK

_REVISION = select(func.coalesce(func.max(HR_CHANGES.c.id), 0))


class Shelf:
    """FAQs and their history; made by the store. `clock` gives the company's time."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def revision(self) -> int:
        """Another number as soon as HR changed anything that answers depend on: one small read, for every turn.

        Raises DatabaseError where the database does not answer.
        """
        try:
            with self._database.reading() as connection:
                return int(connection.execute(_REVISION).scalar_one())
        except OperationalError as error:
            raise DatabaseError(f"the database does not answer: {type(error.orig).__name__}") from None

    def all(self, state: str | None = None) -> list[Faq]:
        """In the order in which they were added."""
        query = select(FAQS).order_by(FAQS.c.id)
        if state is not None:
            query = query.where(FAQS.c.state == state)
        with self._database.reading() as connection:
            return [_faq(row) for row in connection.execute(query)]

    def get(self, number: int) -> Faq | None:
        with self._database.reading() as connection:
            row = connection.execute(select(FAQS).where(FAQS.c.id == number)).one_or_none()
        return _faq(row) if row is not None else None

    def add(self, faq: Faq, who: str) -> Faq:
        return self.apply([(None, faq)], who)[0]

    def change(self, before: Faq, after: Faq, who: str, what: str, notices: Sequence[Notice] = ()) -> Faq:
        """Replace a FAQ by its next version. Raises StaleFaq where somebody else was faster."""
        now = self._now()
        with self._database.writing() as connection:
            return _changed(connection, before, after, who, what, notices, now)

    def apply(self, changes: Iterable[tuple[Faq | None, Faq]], who: str) -> list[Faq]:
        """Add (where there is none before) and change many, all of them or none. Raises StaleFaq."""
        now = self._now()
        with self._database.writing() as connection:
            return [
                added(connection, after, who, now)
                if before is None
                else _changed(connection, before, after, who, "changed", (), now)
                for before, after in changes
            ]

    def history(self, number: int) -> list[Change]:
        """Oldest first."""
        query = select(HR_CHANGES).where(HR_CHANGES.c.subject == f"faq/{number}").order_by(HR_CHANGES.c.version)
        with self._database.reading() as connection:
            return [
                Change(row.version, aware(row.at), row.who, row.what, Faq.from_json(row.after, id=number,
                       version=row.version, at=aware(row.at)))
                for row in connection.execute(query)
            ]  # fmt: skip

    def usage(self, since: datetime | None = None, until: datetime | None = None) -> Mapping[int, Usage]:
        """By FAQ number: how often it answered in [since, until), and how that was judged."""
        thumbs = FAQ_USES.outerjoin(FEEDBACK, FEEDBACK.c.turn_id == FAQ_USES.c.turn_id)
        counts = select(
            FAQ_USES.c.faq_id, func.count(FAQ_USES.c.turn_id.distinct()),
            func.sum(case((FEEDBACK.c.verdict == "up", 1), else_=0)),
            func.sum(case((FEEDBACK.c.verdict == "down", 1), else_=0)),
        ).select_from(thumbs).group_by(FAQ_USES.c.faq_id)  # fmt: skip
        if since is not None:
            counts = counts.where(FAQ_USES.c.at >= in_zone(since))
        if until is not None:
            counts = counts.where(FAQ_USES.c.at < in_zone(until))
        with self._database.reading() as connection:
            return {row[0]: Usage(int(row[1]), int(row[2]), int(row[3])) for row in connection.execute(counts)}

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)


def added(connection: Connection, faq: Faq, who: str, now: datetime) -> Faq:
    """Put a new FAQ on the shelf, in the transaction that is open."""
    fresh = replace(faq, version=1, at=now)
    made = insert(FAQS).values(**_values(fresh)).returning(FAQS.c.id)
    fresh = replace(fresh, id=int(connection.execute(made).scalar_one()))
    _note(connection, fresh, who, "added", now)
    return fresh


def _changed(
    connection: Connection, before: Faq, after: Faq, who: str, what: str, notices: Sequence[Notice], now: datetime
) -> Faq:
    same = (FAQS.c.id == before.id) & (FAQS.c.version == before.version)
    after = replace(after, id=before.id, version=before.version + 1, at=now)
    if connection.execute(update(FAQS).where(same).values(**_values(after))).rowcount != 1:
        raise StaleFaq(before.id)
    _note(connection, after, who, what, now)
    tell(connection, f"faq/{after.id}", after.version, notices, now)
    return after


def _note(connection: Connection, faq: Faq, who: str, what: str, now: datetime) -> None:
    values = {"subject": f"faq/{faq.id}", "version": faq.version, "at": now, "who": who, "what": what}
    connection.execute(insert(HR_CHANGES).values(**values, after=faq.as_json()))


def _values(faq: Faq) -> dict[str, Any]:
    """The row of a FAQ; its number is the database's to give."""
    data = faq.as_json() | {"valid_from": faq.valid_from, "valid_until": faq.valid_until}
    return data | {"similar": list(faq.similar), "negative": list(faq.negative), "version": faq.version, "at": faq.at}


def _faq(row: Row[Any]) -> Faq:
    values = dict(row._mapping)
    words = {name: tuple(values[name]) for name in ("similar", "negative")}
    grounds = tuple(Ground(**ground) for ground in values["grounds"])
    return Faq(**(values | words | {"grounds": grounds, "at": aware(row.at)}))
