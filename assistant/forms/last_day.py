"""The last day of a number of days that begins with a first one."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tools.calendar import is_workday
from tools.fields import PeriodField

MOST_DAYS = 400


def last_day(
    item: PeriodField, together: dict[str, Any], start: date, count: Decimal, unit: str
) -> tuple[date, str | None] | None:
    """The last day and its half. None where the kind is not known yet and it would matter."""
    kind = together.get(item.kind) if item.kind else None
    half = together.get("start_half")
    by_calendar = _walk(start, half, count, unit, working=False)
    if unit == "month" or not item.kind or (kind is None and unit == "day" and _all_working(start, by_calendar[0])):
        return by_calendar
    by_workdays = _walk(start, half, count, unit, working=True)
    if kind in item.workday_kinds or by_calendar == by_workdays:
        return by_workdays
    return None


def either_way(start: date, half: str | None, count: Decimal, unit: str) -> tuple[date, date]:
    """The last day counted by the calendar, and in working days."""
    by_calendar, by_workdays = (_walk(start, half, count, unit, working)[0] for working in (False, True))
    return by_calendar, by_workdays


def _all_working(start: date, end: date) -> bool:
    return all(is_workday(start + timedelta(days=n)) for n in range((end - start).days + 1))


def _walk(start: date, half: str | None, count: Decimal, unit: str, working: bool) -> tuple[date, str | None]:
    if unit == "month":
        return _months_after(start, int(count)) - timedelta(days=1), None
    if unit == "week":
        end = start + timedelta(days=7 * int(count) - 1)
        while working and end > start and not is_workday(end):
            end -= timedelta(days=1)
        return end, None
    halves, day, first = int(count * 2), start, half == "pm"
    for _ in range(MOST_DAYS):
        if not working or is_workday(day):
            halves -= 1 if first else 2
            first = False
        if halves <= 0:
            return day, "am" if halves < 0 else None
        day += timedelta(days=1)
    return day, None


def _months_after(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for day in range(start.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, start.day)
