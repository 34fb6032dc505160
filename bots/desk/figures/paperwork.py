"""Figures about paperwork: where the records of each kind stand, and complaints by kind and month."""

from datetime import datetime, time

from assistant.build import Parts
from bots.desk.figures.figure import Figure, Period, Table
from tools import ACTIONS
from tools.report import by_month

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
    """Of the last twelve months, this one included; a column for each severity that occurs."""
    rows = by_month(parts.store.figures.complaints(_months_back(period)), period.zone)
    found = [
        (row.month, row.severity, row.filed, row.closed, row.overdue, row.satisfaction) for row in rows
    ]  # fmt: skip
    return Table(("月份", "严重程度", "登记", "已关闭", "逾期", "满意度"), found)


def severities(parts: Parts, period: Period) -> Table:
    """The same, a month a row, for the plot."""
    rows = by_month(parts.store.figures.complaints(_months_back(period)), period.zone)
    months = sorted({row.month for row in rows})
    filed = {(row.month, row.severity): row.filed for row in rows}
    return Table(("月份", *SEVERITIES), [(month, *(filed.get((month, s), 0) for s in SEVERITIES)) for month in months])


def _months_back(period: Period) -> datetime:
    count = period.last.year * 12 + period.last.month - MONTHS
    first = period.last.replace(year=count // 12, month=count % 12 + 1, day=1)
    return datetime.combine(first, time.min, period.zone)


SEVERITIES = ("一般", "严重", "重大")
STATES = Figure("states", "各类事项的状态", "截至现在，每种状态有多少件。", states, bars="件数")
SEVERITY = Figure(
    "complaints-filed", "每月投诉", "近十二个月登记的客户投诉，按严重程度。", severities, columns=SEVERITIES
)  # fmt: skip
COMPLAINTS = Figure(
    "complaints", "投诉处理", "登记、已关闭和逾期的件数，以及回访的平均满意度（1 到 5 分）。", complaints, bars="登记"
)  # fmt: skip
