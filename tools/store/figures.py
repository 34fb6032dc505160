"""What the figures are counted from: narrow rows, so that many of them can be read for one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select

from tools.report import Filing
from tools.store.database import Database
from tools.store.rows import aware
from tools.store.schema import FEEDBACK, RECORDS, TURNS


@dataclass(frozen=True)
class TurnFacts:
    """A turn without its words. `took_ms` is None for turns from before it was measured."""

    at: datetime
    kind: str
    articles: tuple[str, ...]
    took_ms: int | None


class Figures:
    def __init__(self, database: Database) -> None:
        self._database = database

    def turns(self, since: datetime, until: datetime) -> list[TurnFacts]:
        """The turns of a time, oldest first."""
        query = select(TURNS.c.at, TURNS.c.kind, TURNS.c.articles, TURNS.c.took_ms).order_by(TURNS.c.at)
        rows = self._rows(query.where(*_between(TURNS.c.at, since, until)))
        return [TurnFacts(aware(at) or at, kind, tuple(articles), took) for at, kind, articles, took in rows]

    def thumbs_down(self, since: datetime, until: datetime) -> list[datetime]:
        """When thumbs down were given."""
        query = select(FEEDBACK.c.at).where(FEEDBACK.c.verdict == "down", *_between(FEEDBACK.c.at, since, until))
        return [aware(at) or at for (at,) in self._rows(query)]

    def states(self) -> list[tuple[str, str, int]]:
        """How many records of each type are in each state."""
        query = select(RECORDS.c.type, RECORDS.c.state, func.count()).group_by(RECORDS.c.type, RECORDS.c.state)
        return [(str(kind), str(state), int(number)) for kind, state, number in self._rows(query)]

    def complaints(self, since: datetime) -> list[Filing]:
        """What the report on complaints needs of each."""
        fields = RECORDS.c.fields
        query = select(
            RECORDS.c.filed_at, fields["severity"].as_string(), RECORDS.c.state, RECORDS.c.escalated_at,
            fields["satisfaction"].as_integer(),
        ).where(RECORDS.c.type == "complaint", RECORDS.c.filed_at >= since.astimezone(UTC))  # fmt: skip
        return [
            Filing(aware(at) or at, severity or "", state, escalated is not None, score)
            for at, severity, state, escalated, score in self._rows(query)
        ]

    def _rows(self, query: Any) -> Sequence[Any]:
        with self._database.reading() as connection:
            return connection.execute(query).all()


def _between(column: Any, since: datetime, until: datetime) -> tuple[Any, Any]:
    return column >= since.astimezone(UTC), column < until.astimezone(UTC)
