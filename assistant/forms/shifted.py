"""Days of a form that are moved, prolonged or cut by a number of days: in working days for the kinds counted so."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from assistant.dates import Period, read_period
from assistant.dates.shift import Shift
from assistant.forms.days import Days, day_of, halves
from assistant.forms.say import Said
from tools.calendar import UnknownYear, is_workday
from tools.fields import PeriodField

_WEEKDAYS = "一二三四五六日"
_WEEK = 7
# What says of a week that it is the one of the days that were given: 不对,应该是下下周; 我说的是下周的; I meant next week.
_OF_WEEK = re.compile(
    r"(?:(?:不对|不是|错了|搞错了?|说错了?|[啊哦噢]|等等|我|那个|是|,|\s)*(?:(?:我)?(?:应该|说的?|指的?|讲的?)+(?:都)?(?:是|在)?|是))(?:这|本|下+)一?个?(?:周|星期|礼拜)的?(?:那两天|那几天)?(?:啊|哈|哦|呀|吧|了)*[。!]*|"
    r"(?:no|wait|sorry|oh|oops|,|\s)*(?:i meant?|i said|it should be|it'?s|should be|that'?s) (?:the )?(?:next|this) week(?:'s)?[.!]*"
)


def shifted(item: PeriodField, known: dict[str, Any], start: date, end: date, shift: Shift) -> Days:
    """The days from `start` to `end` after a shift; a start that would lie behind the end moves both."""
    working = bool(item.kind) and not shift.by_week and known.get(item.kind) in item.workday_kinds
    try:
        if shift.side == "start" and (later := _from(item, known, start, end, shift, working)):
            return later
        return _until(item, known, start, end, shift, working)
    except UnknownYear as unknown:
        return Days(
            questions=(
                Said(
                    f"{unknown.year} 年的节假日安排尚未公布；请直接告诉我起止日期。",
                    f"The holidays of {unknown.year} are not known yet; please give the dates.",
                ),
            )
        )


def shifted_to(
    item: PeriodField, known: dict[str, Any], start: date, end: date, shift: Shift, named: Period
) -> Days | None:
    """The days from `start` to `end` after a shift to a day that is `named` beside it (再往前加一天,4号就走), where that lies
    so far off by the calendar; None where no such day is named."""
    by, first = int(shift.days), start if shift.side != "end" else None
    if by != shift.days or not by or named.problems:
        return None
    moved = (first or end) + timedelta(days=by)
    if shift.side == "end":
        if moved not in (named.end, named.start):
            return None
        return Days(halves(item, start, moved, known.get("start_half"), named.end_half))
    if moved != named.start or (shift.side == "start" and moved > end):
        return None
    half = named.start_half if named.start_half == "pm" else None
    last = end if shift.side == "start" else end + timedelta(days=by)
    return Days(halves(item, moved, last, half, known.get("end_half")))


def _from(item: PeriodField, known: dict[str, Any], start: date, end: date, shift: Shift, working: bool) -> Days | None:
    """The period with another first day: 晚一天走."""
    first, late = _by_halves(start, known.get("start_half") == "pm", shift.days, working)
    if first > end or (first == end and known.get("end_half") == "am" and late):
        return None
    values = halves(item, first, end, "pm" if late else None, known.get("end_half"))
    return Days(values, notes=_skipped(start, first) if working else ())


def _until(item: PeriodField, known: dict[str, Any], start: date, end: date, shift: Shift, working: bool) -> Days:
    """The period with another last day, or moved as a whole."""
    first, late = start, known.get("start_half") == "pm"
    if shift.side != "end":
        first, late = _by_halves(start, late, shift.days, working)
    last, until_evening = _by_halves(end, known.get("end_half") != "am", shift.days, working)
    values = halves(item, first, last, "pm" if late else None, None if until_evening else "am")
    return Days(values, notes=_skipped(end, last) if working else ())


def _by_halves(day: date, second: bool, days: Decimal, working: bool) -> tuple[date, bool]:
    """The half day that lies so many days from one, and whether it is the second of its day, as that was."""
    whole, half = divmod(int(days * 2) + second, 2)
    return _moved(day, whole, working), bool(half)


def _skipped(before: date, after: date) -> tuple[Said, ...]:
    """That days off between the two were not counted."""
    if abs((after - before).days) < 2:  # noqa: PLR2004
        return ()
    between = [min(before, after) + timedelta(days=n) for n in range(1, abs((after - before).days))]
    if all(is_workday(day) for day in between):
        return ()
    return (
        Said(
            f"按工作日数，跳过了中间的休息日：{after}（周{_WEEKDAYS[after.weekday()]}）。",
            f"Counted in working days, days off between are skipped: {after}.",
        ),
    )


def _moved(day: date, days: int, working: bool) -> date:
    step = timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while working and not is_workday(day):
            day += step
    return day


def other_week(item: PeriodField, message: str, known: dict[str, Any], today: date) -> Days | None:
    """The same weekdays in the week that a message says they were meant in; None for another message, and where the days
    are more than one week's."""
    start, end = day_of(known.get(item.name)), day_of(known.get(item.end))
    if (
        not (start and end)
        or end.isocalendar()[:2] != start.isocalendar()[:2]
        or not _OF_WEEK.fullmatch(message.strip())
    ):
        return None
    bounds = read_period(message, today).within
    if bounds is None:
        return None
    weeks = (bounds[0] - start).days // _WEEK + (1 if start.weekday() else 0)
    by = timedelta(days=_WEEK * weeks)
    values = halves(item, start + by, end + by, known.get("start_half"), known.get("end_half"))
    return Days(values, spans=((0, len(message)),))
