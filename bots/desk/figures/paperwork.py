"""Figures about paperwork: where the records of each kind stand, and complaints by kind and month."""

from datetime import date, datetime, time

from assistant.build import Parts
from bots.desk.figures.figure import Cell, Figure, Period, Table
from tools import ACTIONS
from tools.report import Row

MONTHS = 12


def states(parts: Parts, period: Period) -> Table:  # noqa: ARG001
    """As of now: a record has one state, whenever it was filed."""
    counts = {(kind, state): number for kind, state, number in parts.store.figures.states()}
    rows = [
        (action.zh, state.zh, counts[action.name, state.name])
        for action in ACTIONS
        for state in action.states
        if (action.name, state.name) in counts
    ]
    return Table(("事项", "状态", "件数"), rows)


def complaints(parts: Parts, period: Period) -> Table:
    """Of the last twelve months, this one included."""
    found = [
        (row.month, row.severity, row.filed, row.closed, row.overdue, row.satisfaction)
        for row in _by_month(parts, period)
    ]
    return Table(("月份", "严重程度", "登记", "已关闭", "逾期", "满意度"), found)


def severities(table: Table) -> Table:
    """The same, a month a row."""
    filed = {(row[0], row[1]): row[2] for row in table.rows}
    rows: list[tuple[Cell, ...]] = [
        (month, *(filed.get((month, severity), 0) for severity in SEVERITIES))
        for month in dict.fromkeys(row[0] for row in table.rows)
    ]
    return Table(("月份", *SEVERITIES), rows)


def _by_month(parts: Parts, period: Period) -> list[Row]:
    last = period.last.year * 12 + period.last.month - 1
    begins = [date(month // 12, month % 12 + 1, 1) for month in range(last - MONTHS + 1, last + 2)]
    moments = [datetime.combine(day, time.min, period.zone) for day in begins]
    return parts.store.figures.complaints(moments, [f"{day:%Y-%m}" for day in begins])


SEVERITIES = ("一般", "严重", "重大")
STATES = Figure("states", "各类事项的状态", "截至现在，每种状态有多少件。", states, bars="件数")
COMPLAINTS = Figure(
    "complaints", "每月投诉", "近十二个月登记的投诉，按严重程度；表中还有已关闭、逾期和回访的平均满意度（1 到 5 分）。",
    complaints, columns=SEVERITIES, plotted=severities,
)  # fmt: skip
