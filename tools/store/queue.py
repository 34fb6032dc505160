"""Long lists of records, a page at a time: filters, rights and order in SQL, pages by key and not by offset."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Text, and_, case, cast, exists, false, func, literal, or_, select, true, tuple_
from sqlalchemy.sql import ColumnElement

from tools.action import Action
from tools.due import DUE, dated_states
from tools.reach import Reach
from tools.record import Record
from tools.store.audit import NO_STEPS
from tools.store.database import Database
from tools.store.once import Once
from tools.store.rows import record_of
from tools.store.schema import AUDIT, RECORDS

PAGE_SIZE = 50
NEVER = "9999"  # sorts after every date: a record without a deadline comes last
MAX_TEXT = 100
ORDERS = ("due", "new", "old")
Condition = ColumnElement[bool]


@dataclass(frozen=True)
class Filter:
    """Which records of an action are asked for; what is left empty does not count.

    `sight` is what the reader may see; of `duty` one must hold. `words` are looked for in number and fields, `people`
    are owners or assignees whom the words name. `late_at` leaves those that were due before. `owners` filed it; those
    it is `of` filed it or have to act on it; `done_by` took a step with it, then. `values` are what its fields hold.
    `during` are two ISO days of which its own days, from one field of `span` to the other, share one.
    """

    action: Action
    sight: Reach
    states: tuple[str, ...] = ()
    duty: tuple[Reach, ...] | None = None
    words: str = ""
    people: frozenset[str] = frozenset()
    late_at: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    owners: frozenset[str] | None = None
    of: frozenset[str] | None = None
    done_by: str | None = None
    done_since: datetime | None = None
    done_until: datetime | None = None
    values: tuple[tuple[str, str], ...] = ()
    span: tuple[str, str] = ("start", "end")
    during: tuple[str, str] | None = None


@dataclass(frozen=True)
class Page:
    """Records, and the keys with which the pages after and before are asked for."""

    records: list[Record] = field(default_factory=list)
    after: str | None = None
    before: str | None = None


class BadKey(Exception):
    """The key of a page is none that `page` gave."""


class Queue:
    def __init__(self, database: Database, once: Once | None = None) -> None:
        self._database = database
        self._once = once or Once()

    def counts(self, wanted: Filter) -> dict[str, int]:
        """How many in each state."""
        query = select(RECORDS.c.state, func.count()).where(*_conditions(wanted)).group_by(RECORDS.c.state)
        with self._database.reading() as connection:
            return {str(state): int(number) for state, number in connection.execute(query)}

    def page(
        self, wanted: Filter, order: str = "due", after: str | None = None, before: str | None = None,
        size: int = PAGE_SIZE,
    ) -> Page:  # fmt: skip
        """A page in one of ORDERS. Raises BadKey."""
        asked = (wanted, order, after, before, size)
        return self._once.of(asked, lambda: self._read(wanted, order, after, before, size))

    def _read(self, wanted: Filter, order: str, after: str | None, before: str | None, size: int) -> Page:
        key = _key(wanted.action, order)
        place = tuple_(key, RECORDS.c.id)
        down = (order == "new") != (before is not None)
        query = select(RECORDS, key.label("sorted_by")).where(*_conditions(wanted))
        if given := after or before:
            edge = tuple_(*_edge(given, order))
            query = query.where(place < edge if down else place > edge)
        query = query.order_by(*(column.desc() if down else column.asc() for column in (key, RECORDS.c.id)))
        with self._database.reading() as connection:
            rows = connection.execute(query.limit(size + 1)).all()
        return _page(rows, size, after, before)


def _page(rows: Sequence[Any], size: int, after: str | None, before: str | None) -> Page:
    more, rows = len(rows) > size, rows[:size]
    if before:
        rows = rows[::-1]
    if not rows:
        return Page()
    first, last = _written(rows[0]), _written(rows[-1])
    return Page(
        [record_of(row) for row in rows],
        last if more or before else None,
        first if after or (before and more) else None,
    )


def _key(action: Action, order: str) -> ColumnElement[Any]:
    """What the pages are sorted by, never NULL."""
    if order != "due":
        return RECORDS.c.filed_at
    if states := dated_states(action):
        return case((RECORDS.c.state.in_(states), func.coalesce(_agreed(), NEVER)), else_=NEVER)
    return func.coalesce(RECORDS.c.due_at, datetime(9999, 1, 1, tzinfo=UTC))


def _agreed() -> ColumnElement[Any]:
    return _field(DUE)


def _written(row: Any) -> str:
    by = row.sorted_by
    if isinstance(by, datetime):
        by = (by if by.tzinfo else by.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return f"{by}~{row.id}"


def _edge(key: str, order: str) -> tuple[Any, ...]:
    by, _, record_id = key.partition("~")
    if not record_id or order not in ORDERS:
        raise BadKey(key)
    if len(by) <= len("2026-01-01"):
        return literal(by), literal(record_id)
    try:
        return literal(datetime.fromisoformat(by)), literal(record_id)
    except ValueError:
        raise BadKey(key) from None


def _conditions(wanted: Filter) -> list[Condition]:
    found = [RECORDS.c.type == wanted.action.name, _within(wanted.sight)]
    if wanted.states:
        found.append(RECORDS.c.state.in_(wanted.states))
    if wanted.duty is not None:
        found.append(or_(false(), *(_within(reach) for reach in wanted.duty)))
    if wanted.words:
        found.append(_says(wanted.words, wanted.people))
    if wanted.late_at is not None:
        found.append(_late(wanted.action, wanted.late_at))
    if wanted.since is not None:
        found.append(RECORDS.c.filed_at >= wanted.since.astimezone(UTC))
    if wanted.until is not None:
        found.append(RECORDS.c.filed_at < wanted.until.astimezone(UTC))
    if wanted.owners is not None:
        found.append(RECORDS.c.owner.in_(wanted.owners))
    if wanted.of is not None:
        found.append(or_(RECORDS.c.owner.in_(wanted.of), RECORDS.c.assignee.in_(wanted.of)))
    if wanted.done_by is not None:
        found.append(exists().where(*_done(wanted)))
    found += [_field(name) == value for name, value in wanted.values]
    if wanted.during is not None:
        (first, last), (start, end) = wanted.during, wanted.span
        found += [_field(start) <= last, _field(end) >= first]
    return found


def _done(wanted: Filter) -> list[Condition]:
    """A step that somebody took; the trail holds moments as text, in UTC."""
    found = [AUDIT.c.record_id == RECORDS.c.id, AUDIT.c.who == wanted.done_by, AUDIT.c.what.not_in(NO_STEPS)]
    if wanted.done_since is not None:
        found.append(AUDIT.c.at >= wanted.done_since.astimezone(UTC).isoformat())
    if wanted.done_until is not None:
        found.append(AUDIT.c.at < wanted.done_until.astimezone(UTC).isoformat())
    return found


def _field(name: str) -> ColumnElement[Any]:
    held: ColumnElement[Any] = RECORDS.c.fields[name].as_string()
    return held


def _within(reach: Reach) -> Condition:
    parts: list[Condition] = [true()] if reach.everything else []
    if not reach.everything:
        if reach.owners:
            parts.append(RECORDS.c.owner.in_(reach.owners))
        if reach.owners_outside is not None:
            parts.append(RECORDS.c.owner.not_in(reach.owners_outside))
        if reach.assignee is not None:
            parts.append(func.coalesce(RECORDS.c.assignee, "") == reach.assignee)
    conditions = [or_(false(), *parts)]
    if reach.not_of is not None:
        conditions.append(RECORDS.c.owner != reach.not_of)
    if reach.state is not None:
        conditions.append(RECORDS.c.state == reach.state)
    return and_(*conditions)


def _says(words: str, people: frozenset[str]) -> Condition:
    """Fields are stored as JSON whose letters are written as ASCII, so the words are written so too."""
    said = words[:MAX_TEXT]
    parts: list[Condition] = [RECORDS.c.id.icontains(said, autoescape=True)]
    parts.append(cast(RECORDS.c.fields, Text).contains(json.dumps(said)[1:-1], autoescape=True))
    if people:
        parts += [RECORDS.c.owner.in_(people), RECORDS.c.assignee.in_(people)]
    return or_(*parts)


def _late(action: Action, at: datetime) -> Condition:
    open_states = [state.name for state in action.states if not state.final]
    dated = dated_states(action)
    by_deadline = and_(RECORDS.c.due_at < at.astimezone(UTC), RECORDS.c.state.in_(open_states))
    by_agreement = and_(RECORDS.c.state.in_(dated), _agreed() < _day(at))
    return or_(by_deadline, by_agreement) if dated else by_deadline


def _day(at: datetime) -> str:
    day: date = at.date()
    return day.isoformat()
