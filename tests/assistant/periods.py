"""How the tests of dates write a period.

A row says what is read as first day..last day; a number of days; problems. Days of 2026 are written without the year,
`am` and `pm` are halves, one day alone is first and last, and a side that was not said is left out.
"""

from datetime import date

from assistant.dates import Period
from tests.assistant.conftest import TODAY


def shown(period: Period) -> str:
    """The period as the rows write it."""
    out = []
    if period.start or period.end:
        first, last = _day(period.start, period.start_half), _day(period.end, period.end_half)
        out.append(first if first == last else f"{first}..{last}")
    if period.count is not None:
        out.append(f"{period.count} {period.unit}")
    return "; ".join([*out, *(f"!{problem.code} {problem.said}" for problem in period.problems)])


def _day(day: date | None, half: str | None) -> str:
    if day is None:
        return ""
    return (f"{day:%m-%d}" if day.year == TODAY.year else day.isoformat()) + (half or "")
