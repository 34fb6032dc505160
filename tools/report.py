"""Figures over records: complaints by kind and month, as marketing-service/4.3 asks (定期分析投诉数据)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo

from tools.record import Record


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
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        month = record.filed_at.astimezone(zone).strftime("%Y-%m")
        groups.setdefault((month, str(record.fields.get("severity", ""))), []).append(record)
    return [_row(month, severity, group) for (month, severity), group in sorted(groups.items())]


def _row(month: str, severity: str, group: list[Record]) -> Row:
    states = Counter(record.state for record in group)
    scores = [record.fields["satisfaction"] for record in group if "satisfaction" in record.fields]
    mean = round(sum(scores) / len(scores), 2) if scores else None
    return Row(month, severity, len(group), states["closed"], sum(r.escalated_at is not None for r in group), mean)
