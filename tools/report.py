"""Figures over records: complaints by kind and month, as marketing-service/4.3 asks (定期分析投诉数据)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from tools.record import Record


@dataclass(frozen=True)
class Filing:
    """What the report needs of a complaint. `satisfaction` is the score of the call-back, 1 to 5."""

    filed_at: datetime
    severity: str
    state: str
    escalated: bool
    satisfaction: int | None


@dataclass(frozen=True)
class Row:
    """How many complaints of a severity were filed in a month (YYYY-MM), and how they stand."""

    month: str
    severity: str
    filed: int
    closed: int
    overdue: int
    satisfaction: float | None  # mean of the call-backs, 1 to 5


def complaints_by_month(records: Iterable[Record], zone: tzinfo) -> list[Row]:
    return by_month((_filing(record) for record in records), zone)


def by_month(filings: Iterable[Filing], zone: tzinfo) -> list[Row]:
    groups: dict[tuple[str, str], list[Filing]] = {}
    for filing in filings:
        month = filing.filed_at.astimezone(zone).strftime("%Y-%m")
        groups.setdefault((month, filing.severity), []).append(filing)
    return [_row(month, severity, group) for (month, severity), group in sorted(groups.items())]


def _filing(record: Record) -> Filing:
    fields = record.fields
    late = record.escalated_at is not None
    return Filing(record.filed_at, str(fields.get("severity", "")), record.state, late, fields.get("satisfaction"))


def _row(month: str, severity: str, group: list[Filing]) -> Row:
    closed = sum(filing.state == "closed" for filing in group)
    scores = [filing.satisfaction for filing in group if filing.satisfaction is not None]
    mean = round(sum(scores) / len(scores), 2) if scores else None
    return Row(month, severity, len(group), closed, sum(filing.escalated for filing in group), mean)
