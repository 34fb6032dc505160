"""What a figure is: a table with a name, which can be drawn and is always there as CSV."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from assistant.build import Parts

Cell = str | int | float | None


@dataclass(frozen=True)
class Period:
    """Whole days in the company's zone, the last of them today."""

    first: date
    last: date
    zone: ZoneInfo

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]

    @property
    def since(self) -> datetime:
        return datetime.combine(self.first, time.min, self.zone)

    @property
    def until(self) -> datetime:
        return datetime.combine(self.last + timedelta(days=1), time.min, self.zone)

    def day_of(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()


@dataclass(frozen=True)
class Table:
    """Rows under their columns. An empty cell is None; links lead from a row's first cell."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    links: Sequence[str] = ()

    def csv(self) -> str:
        """With a mark by which Excel sees that it is UTF-8; what could be taken for a formula is made plain text."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows([_harmless(cell) for cell in row] for row in self.rows)
        return "\ufeff" + out.getvalue()


@dataclass(frozen=True)
class Figure:
    """`columns` and `lines` name what of the table is drawn over its first column; `bars` what is drawn inside it."""

    name: str  # in the address: /desk/figures/<name>.csv
    zh: str
    line: str  # how it is counted
    table: Callable[[Parts, Period], Table]
    columns: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    bars: str | None = None
    unit: str = ""


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
