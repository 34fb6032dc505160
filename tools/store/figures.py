"""What the figures are counted from, counted by the database: as many rows as the figure shows, not as there are.

A span of time is given as the moments at which its parts begin, and the one at which the last of them ends: days and
months are the company's, and no database is asked about time zones.
"""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, func, select

from tools.report import Row
from tools.store.database import Database
from tools.store.schema import FEEDBACK, RECORDS, TURNS

Moments = Sequence[datetime]


class Figures:
    def __init__(self, database: Database) -> None:
        self._database = database

    def kinds(self, moments: Moments) -> list[Counter[str]]:
        """How many turns of each kind there were in each part."""
        return self._counted(TURNS.c.at, moments, TURNS.c.kind)

    def taken(self, moments: Moments) -> list[Counter[int]]:
        """How many turns took so many ms in each part; those that were not measured are left out."""
        return self._counted(TURNS.c.at, moments, TURNS.c.took_ms, TURNS.c.took_ms.is_not(None))

    def thumbs_down(self, moments: Moments) -> list[int]:
        """How many thumbs down were given in each part."""
        counted = self._counted(FEEDBACK.c.at, moments, FEEDBACK.c.verdict, FEEDBACK.c.verdict == "down")
        return [one.total() for one in counted]

    def articles(self, moments: Moments) -> Counter[str]:
        """How many answers cited each article, over all parts."""
        cited = cast(TURNS.c.articles, Text).label("cited")
        found: Counter[str] = Counter()
        for counted in self._counted(TURNS.c.at, moments, cited, TURNS.c.kind == "answer"):
            for articles, number in counted.items():
                found.update(dict.fromkeys(json.loads(articles), number))
        return found

    def states(self) -> list[tuple[str, str, int]]:
        """How many records of each type are in each state."""
        query = select(RECORDS.c.type, RECORDS.c.state, func.count()).group_by(RECORDS.c.type, RECORDS.c.state)
        return [(str(kind), str(state), int(number)) for kind, state, number in self._rows(query)]

    def complaints(self, months: Moments, names: Sequence[str]) -> list[Row]:
        """The report on complaints (tools/report.py), a part a month of this name."""
        fields = RECORDS.c.fields
        told = select(
            _part(RECORDS.c.filed_at, months), fields["severity"].as_string().label("severity"),
            case((RECORDS.c.state == "closed", 1), else_=0).label("closed"),
            case((RECORDS.c.escalated_at.is_not(None), 1), else_=0).label("late"),
            fields["satisfaction"].as_integer().label("score"),
        ).where(RECORDS.c.type == "complaint", *_within(RECORDS.c.filed_at, months)).subquery()  # fmt: skip
        sums = (func.count(), func.sum(told.c.closed), func.sum(told.c.late), func.avg(told.c.score))
        query = select(told.c.part, told.c.severity, *sums).group_by(told.c.part, told.c.severity)
        rows = [
            Row(names[part], severity or "", filed, closed, late, round(float(mean), 2) if mean is not None else None)
            for part, severity, filed, closed, late, mean in self._rows(query)
        ]
        return sorted(rows, key=lambda row: (row.month, row.severity))

    def _counted(
        self, at: ColumnElement[Any], moments: Moments, by: ColumnElement[Any], *conditions: ColumnElement[bool]
    ) -> list[Counter[Any]]:  # fmt: skip
        inner = select(_part(at, moments), by.label("value")).where(*_within(at, moments), *conditions).subquery()
        query = select(inner.c.part, inner.c.value, func.count()).group_by(inner.c.part, inner.c.value)
        found: list[Counter[Any]] = [Counter() for _ in pairwise(moments)]
        for part, value, number in self._rows(query):
            found[part][value] = int(number)
        return found

    def _rows(self, query: Any) -> Sequence[Any]:
        with self._database.reading() as connection:
            return connection.execute(query).all()


def _part(at: ColumnElement[Any], moments: Moments) -> ColumnElement[int]:
    """In which part a moment lies."""
    begins = [(at >= moment.astimezone(UTC), n) for n, moment in enumerate(moments[:-1])]
    return case(*begins[::-1], else_=0).label("part")


def _within(at: ColumnElement[Any], moments: Moments) -> tuple[ColumnElement[bool], ...]:
    return at >= moments[0].astimezone(UTC), at < moments[-1].astimezone(UTC)
