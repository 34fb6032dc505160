"""A number of days that was said once: it goes with the first day wherever that is moved to."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.dates import Period
from assistant.dates.period import Unit
from assistant.dates.shift import Shift
from assistant.forms.days import COUNT, COUNTED, HALF, UNIT, Days, day_of, which_half
from assistant.forms.last_day import either_way
from assistant.forms.say import Said
from tools.calendar import UnknownYear, workdays
from tools.fields import PeriodField

# What says that a day is all that is wanted, and not the first of as many as before.
_ONLY = re.compile(r"[只单]|就(?:请|休|要|这|那)?[一1]天|光|当天|[一全]整?天|半天|\b(?:only|just|single)\b")
# A move of the whole, and not of the last day.
_MOVED = re.compile(
    r"(?:[改换挪调移推拖放]|推迟|推后|延后|延迟|提前|提早|顺延|调整|安排)(?:一下)?(?:到|至|在|成|为)|\b(?:move|push|shift|change|postpone|reschedule)[a-z]*(?: it| them)?(?: back)? to\b"
)
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month"}


def with_length(item: PeriodField, message: str, known: dict[str, Any], period: Period) -> tuple[Period, Said | None]:
    """The period with the number of days that was said before, where a message only names another first day, and that
    it was kept."""
    said = known.get(COUNTED)
    if said and period.end and not period.start and period.count is None and _MOVED.search(message):
        period = replace(period, start=period.end, end_half=None)
    moves = period.start and period.count is None and period.end in (None, period.start) and not period.problems
    if not said or not moves or _ONLY.search(message) or period.start_half or period.end_half:
        return period, None
    if period.start == day_of(known.get(item.name)) and not period.end:
        return period, None
    number, unit = _length(item, known, said)
    if number < 1 or (number == 1 and period.end):
        return period, None
    kept = replace(period, end=None, count=number, unit=unit)
    return kept, _kept(number, unit)


def with_both_ends(item: PeriodField, known: dict[str, Any], shift: Shift) -> tuple[Shift, Said | None]:
    """A shift of the first day (晚一天开始) as one of both ends, where the last day follows from a number of days."""
    said = known.get(COUNTED)
    number, unit = _length(item, known, said) if said else (Decimal(1), "day")
    if shift.side != "start" or number <= 1:
        return shift, None
    return replace(shift, side="both"), _kept(number, unit)


def _kept(number: Decimal, unit: Unit) -> Said:
    zh, en = {"day": ("天", "day(s)"), "week": ("周", "week(s)"), "month": ("个月", "month(s)")}[unit]
    told = f"{number.normalize():f}"
    return Said(
        f"还是按您说的 **{told} {zh}** 写；天数也变了请直接说。",
        f"It is still **{told} {en}** as you said; please say so if that changed, too.",
    )


def _length(item: PeriodField, known: dict[str, Any], said: list[str]) -> tuple[Decimal, Unit]:
    """How many days the form has, counted as they were; as they were said where it has no days any more."""
    start, end = day_of(known.get(item.name)), day_of(known.get(item.end))
    number, unit = Decimal(said[0]), _UNITS[said[1]]
    if unit != "day" or not (start and end) or end < start:
        return number, unit
    halves = known.get("start_half"), known.get("end_half")
    calendar = (
        Decimal((end - start).days + 1) - Decimal("0.5") * (halves[0] == "pm") - Decimal("0.5") * (halves[1] == "am")
    )
    if known.get(item.kind) not in item.workday_kinds:
        return calendar, unit
    try:
        return workdays(start, end, *halves), unit
    except UnknownYear:
        return calendar, unit


def counted_to(
    item: PeriodField, values: dict[str, Any], count: Decimal, unit: str, last: tuple[date, str | None]
) -> Days:
    """The values with the last day of a number of days, which is kept in mind."""
    day, half = last
    kept = {COUNTED: [str(count), unit]}
    return Days(values | {item.end: day.isoformat(), "end_half": half} | kept, dropped=(COUNT, UNIT))


def uncounted(item: PeriodField, together: dict[str, Any], start: date, count: Decimal, unit: str) -> Said | None:
    """Asks for the last day of days that are counted differently by working days and by the calendar, of a kind of which
    it is not known how; None where the kind is not known yet."""
    if item.kind and not together.get(item.kind):
        return None
    by_calendar, by_workdays = either_way(start, together.get("start_half"), count, unit)
    number, zh, en = f"{count.normalize():f}", "周" if unit == "week" else "天", unit
    return Said(
        f"从 {start} 起 {number} {zh}：按工作日数到 {by_workdays}，连休息日一起数到 {by_calendar}。制度里没有写这种假怎么数，请直接说最后一天是哪天。",
        f"{number} {en}(s) from {start} end on {by_workdays} in working days, on {by_calendar} with days off counted. The regulations do not say how this leave is counted; please give the last day.",
    )


def fits(item: PeriodField, together: dict[str, Any], values: dict[str, Any], count: Decimal, unit: str) -> Days:
    """The days without a number that fits them, or asked about where it does not."""
    start, end = day_of(together[item.name]), day_of(together[item.end])
    assert start is not None
    assert end is not None
    halves = (together.get("start_half"), together.get("end_half"))
    if start == end and count == HALF and unit == "day" and not any(halves):
        return Days(values, (which_half(start),), (item.end,))
    calendar = Decimal((end - start).days + 1) - HALF * (halves[0] == "pm") - HALF * (halves[1] == "am")
    try:
        working = workdays(start, end, *halves) if end >= start else calendar
    except UnknownYear:
        working = calendar
    wanted = {"day": (count,), "week": (count * 5, count * 7), "month": (calendar,)}[unit]
    if end < start or calendar in wanted or working in wanted:
        return Days({name: value for name, value in values.items() if name not in (COUNT, UNIT)}, dropped=(COUNT, UNIT))
    said = f"{count.normalize():f} {'周' if unit == 'week' else '天'}"
    return Days(
        {name: value for name, value in values.items() if name not in (*item.names, COUNT, UNIT)},
        (Said(f"您说的是 {said}，但 {start} 至 {end} 是 {(end - start).days + 1} 天（{working} 个工作日）；请再说一遍起止日期。",
              f"You said {count.normalize():f} {unit}(s), but {start} to {end} has {working} working days; please give the dates again."),),
        (*item.names, COUNT, UNIT),
    )  # fmt: skip
