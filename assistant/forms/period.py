"""Days of a form: what a message says about first and last day, put together with what is known, never mended.

A count of days that goes with a first day gives the last one: in working days for the kinds of leave that are counted so,
and only where counting either way gives the same day for the others (the regulations do not say how those are counted).
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from assistant.dates import Period
from assistant.forms.alternating import again, alternating
from assistant.forms.at_work import at_work
from assistant.forms.counted import counted_to, fits, uncounted, with_length
from assistant.forms.day_acts import days_acted_on
from assistant.forms.day_parts import (
    across_noon,
    asks_whole_day,
    half_off,
    half_spans,
    half_today,
    moves_day,
    names_half,
    only_half,
    part_of_day,
    same_time,
    whole_day,
    works,
)
from assistant.forms.days import (
    COUNT,
    COUNTED,
    HALF,
    REFUSED,
    SPOKEN_OF,
    UNIT,
    WITHIN,
    Days,
    day_of,
    one_stretch,
    problem_said,
    which_half,
)
from assistant.forms.days_opened import days_opened
from assistant.forms.evening import evening_off
from assistant.forms.excepted import without_excepted
from assistant.forms.folded import CLAUSE
from assistant.forms.hours import Hours, hours_of_leave
from assistant.forms.in_short import in_full
from assistant.forms.last_day import last_day
from assistant.forms.leave_days import comes_again, heard
from assistant.forms.left_out import without_left_out
from assistant.forms.length import with_length_told
from assistant.forms.length_told import with_length_of_rest
from assistant.forms.other_days import skips_days_off
from assistant.forms.say import Said
from assistant.forms.shifted import moved_days, other_week
from assistant.forms.some_days import never_opposite, understood
from assistant.forms.stretch import changed_stretch
from assistant.forms.told_of_day import without_told
from tools.calendar import UnknownYear
from tools.fields import PeriodField

_OVERTIME = re.compile("加班")
DOUBTFUL_COUNT = 60  # a number of days from which the last day is asked for instead of counted


def read_days(item: PeriodField, message: str, known: dict[str, Any], today: date) -> Days:
    """The days that `message` gives to `item`, where `known` are the form's values."""
    message = without_told(message) if known.get(item.name) else message
    told = with_length_of_rest(item, message, known, today, _read) if item.kind else None
    return told or _read(item, message, known, today)


def _read(item: PeriodField, message: str, known: dict[str, Any], today: date) -> Days:
    """The days of a message in which no length is only told."""
    start, end = day_of(known.get(item.name)), day_of(known.get(item.end))
    if known.get(SPOKEN_OF) and not (start or end) and (full := in_full(message)) not in (None, message):
        return replace(_read(item, full, known, today), spans=((0, len(message)),))
    acted = (
        days_acted_on(item, message, known, today)
        or (alternating(message) if item.kind else None)
        or days_opened(item, message, known, today, _read)
        or without_excepted(item, message, known, today)
    )
    if acted:
        return acted
    if not item.kind:
        message = _OVERTIME.sub("  ", message)  # 加班两天 counts none where leave is asked for
    if skips_days_off(message):
        item = _in_working_days(item, known)
    if moved := moved_days(item, message, known, today) or other_week(item, message, known, today):
        return moved
    before = day_of((known.get(REFUSED) or {}).get(item.name) or known.get(SPOKEN_OF))
    bounds = known.get(WITHIN)
    within = (date.fromisoformat(bounds[0]), date.fromisoformat(bounds[1])) if bounds else None
    said = message if start or end else without_left_out(message)
    period = heard(said, today, start, end, before, within, item, known.get(item.kind))
    period, kept = with_length(item, message, known, period)
    hours = hours_of_leave(message) if item.kind else None
    period = hours.placed(period) if hours else period
    days = _remembered(item, _of_message(item, message, known, period, today), period, known)
    days = evening_off(item, message, again(item, message, known, understood(item, message, days, known, today)), hours)
    days = never_opposite(item, message, days, known, today)
    days = replace(days, notes=(*days.notes, kept)) if kept and days.values and not days.questions else days
    return with_length_told(item, _in_hours(days, period, hours) if hours else days, message, known)


def _in_hours(days: Days, period: Period, hours: Hours) -> Days:
    """The days with how the hours were taken, where that is not asked anyway."""
    spans = (*days.spans, hours.span) if hours.span else days.spans
    return replace(days, spans=spans, notes=days.notes if days.questions else (*days.notes, hours.note(period)))


def _remembered(item: PeriodField, days: Days, period: Period, known: dict[str, Any]) -> Days:
    """The days, with the time that they are to lie in where only that was named; forgotten once they are known."""
    if period.within:
        bounds = [day.isoformat() for day in period.within]
        return replace(days, values=days.values | {WITHIN: bounds})
    gone = bool(known.get(WITHIN) and days.values.get(item.name))
    return replace(days, dropped=(*days.dropped, WITHIN)) if gone else days


def _of_message(item: PeriodField, message: str, known: dict[str, Any], period: Period, today: date) -> Days:
    """The days of a message in which `period` was read. A week as such is none of days that are counted for no kind:
    下周加班 is done on some of them."""
    if not item.kind and period.within and period.start != period.end:
        period = replace(period, start=None, end=None)
    start, end = day_of(known.get(item.name)), day_of(known.get(item.end))
    if changed := changed_stretch(item, message, known, (start, end), period, today):
        return changed
    if period.problems:
        questions = tuple(problem_said(problem) for problem in period.problems)
        lacks_day = all(problem.code == "no_such_day" for problem in period.problems)
        counted = {COUNT: str(period.count), UNIT: period.unit} if lacks_day and period.count is not None else {}
        listed = (
            period.problems[0].choices if period.problems[0].code == "not_contiguous" and not (start or end) else ()
        )
        spoken_of = {SPOKEN_OF: listed[0].isoformat()} if listed else {}
        return Days(counted | spoken_of, questions, spans=period.spans)
    if not (start or end or period.start or period.end) and (again := comes_again(message)):
        counted = {COUNT: str(period.count), UNIT: period.unit} if period.count is not None else {}
        return Days(counted, (one_stretch(message[slice(*again)]),), spans=(*period.spans, again))
    days = _of_period(item, message, known, _kept_half(_in_part(period, message, known), message, known), today)
    return at_work(item, message, days, known, today)


def _in_working_days(item: PeriodField, known: dict[str, Any]) -> PeriodField:
    """The field with its kind counted in working days, as the message says."""
    kind = known.get(item.kind) if item.kind else None
    return replace(item, workday_kinds=(*item.workday_kinds, str(kind))) if kind else item


def _of_period(item: PeriodField, message: str, known: dict[str, Any], period: Period, today: date) -> Days:
    """The days of a message that names them plainly, or only a part of a day, or only what a count still lacked."""
    start, end = known.get(item.name), known.get(item.end)
    days = _merged(item, period, known)
    if across_noon(message) and start and start == end and known.get("start_half") and not period.start:
        return Days({"start_half": None, "end_half": None}, spans=period.spans)
    if (whole := asks_whole_day(message)) and start and start == end and not period.start and not period.end:
        return Days({"start_half": None, "end_half": None}, spans=(*period.spans, whole))
    if (half := half_off(message)) and start and start == end and not period.start and not period.end:
        return Days({"start_half": half, "end_half": half}, spans=period.spans)
    if not (start or end or period.start or period.end or known.get(COUNT)) and (half := half_today(message)):
        return Days(
            {item.name: today.isoformat(), item.end: today.isoformat(), "start_half": half, "end_half": half},
            dropped=(COUNT, UNIT),
            spans=period.spans,
        )
    if not period.spans and known.get(COUNT) and not days.values and not days.questions:
        days = _half_of(item, message, known) or _counted(item, known | {}, {})
    return Days(days.values, days.questions, days.dropped, (*period.spans, *days.spans))


def _in_part(period: Period, message: str, known: dict[str, Any]) -> Period:
    """明天早点走, or 明天 after 请半天, wants a half of one day, which is asked for where it is not said."""
    told = [one.span() for one in CLAUSE.finditer(message) if names_half(one.group()) and works(one.group())]
    one_day = period.start and period.end in (None, period.start) and period.count in (None, HALF)
    if told and one_day and not period.start_half and (half := half_off(message)):  # 周四请年假,上午上班下午休
        spans = (*period.spans, *half_spans(message), *told)
        return replace(period, end=period.start, start_half=half, end_half=half, count=None, spans=spans)
    if not period.start or period.start != period.end or period.count is not None:
        return period
    if period.start_half and works(message) and (half := half_off(message)):
        spans = (*period.spans, *half_spans(message))  # 周三上午我还上班,下午请事假
        return replace(period, start_half=half, end_half=half, spans=spans)
    half_wanted = known.get(COUNT) == str(HALF) and not whole_day(message)
    if not (part_of_day(message) or half_wanted):
        return period
    if half := period.start_half or only_half(message):
        return replace(period, start_half=half, end_half=half)
    return replace(period, end=None, count=HALF, unit="day")


def _kept_half(period: Period, message: str, known: dict[str, Any]) -> Period:
    """Another day with the half that was there, where a message says that the time stays or only moves the day."""
    half = known.get("start_half")
    one_day = period.start is not None and period.start == period.end and period.count is None
    if half is None or half != known.get("end_half") or not one_day or period.start_half:
        return period
    if not (same_time(message) or (moves_day(message) and not whole_day(message))):
        return period
    return replace(period, start_half=half, end_half=half)


def _merged(item: PeriodField, period: Period, known: dict[str, Any]) -> Days:
    values: dict[str, Any] = {}
    dropped: list[str] = []
    if period.start:
        values |= {item.name: period.start.isoformat(), "start_half": period.start_half}
        if not period.end and period.count is None and _before(known.get(item.end), period.start):
            dropped.append(item.end)
    if period.end:
        values |= {item.end: period.end.isoformat(), "end_half": period.end_half}
    if period.count is not None:
        values |= {COUNT: str(period.count), UNIT: period.unit}
        if not period.start and period.count >= 1 and known.get("start_half") == known.get("end_half"):
            values["start_half"] = None  # half a day becomes a whole one
        if not period.end:
            dropped.append(item.end)
    elif period.start and period.end:
        dropped += [COUNT, UNIT]
    if period.end:
        dropped.append(COUNTED)
    if not values:
        return Days()
    together = {name: value for name, value in (known | values).items() if name not in dropped}
    settled = _counted(item, together, values)
    gone = {*dropped, *settled.dropped} - set(settled.values)
    return Days(settled.values, settled.questions, (*gone, *settled.dropped))


def _counted(item: PeriodField, together: dict[str, Any], values: dict[str, Any]) -> Days:  # noqa: PLR0911
    """The last day from a count, or whether a count fits the days that were given."""
    count, unit = together.get(COUNT), together.get(UNIT, "day")
    start, end = day_of(together.get(item.name)), day_of(together.get(item.end))
    if count is None or start is None:
        return Days(values)
    number = Decimal(str(count))
    if end is None and unit == "day" and number >= DOUBTFUL_COUNT:
        by_calendar = start + timedelta(days=int(number) - 1)
        said = Said(
            f"{number:f} 天很长，您是这个意思吗？是的话请直接说出结束日期（按日历日数，最后一天是 {by_calendar}）。",
            f"{number:f} days is long; if you mean it, please give the last day ({by_calendar}, counted in calendar days).",
        )
        return Days(values, (said,), (COUNT, UNIT))
    if end is not None:
        return fits(item, together, values, number, str(unit))
    if number == HALF and unit == "day":
        return _half(item, together, values, start)
    try:
        last = last_day(item, together, start, number, str(unit))
    except UnknownYear as unknown:
        return Days(
            values,
            (
                Said(
                    f"{unknown.year} 年的节假日安排尚未公布，我数不出工作日；请直接告诉我结束日期。",
                    f"The public holidays of {unknown.year} are not known yet; please tell me the last day.",
                ),
            ),
            (COUNT, UNIT),
        )
    if last is None:
        asked = uncounted(item, together, start, number, str(unit))
        return Days(values, (asked,) if asked else ())
    return counted_to(item, values, number, str(unit), last)


def _half(item: PeriodField, together: dict[str, Any], values: dict[str, Any], start: date) -> Days:
    half = together.get("start_half")
    if half:
        return Days(values | {item.end: start.isoformat(), "end_half": half}, dropped=(COUNT, UNIT))
    return Days(values, (which_half(start),))


def _half_of(item: PeriodField, message: str, known: dict[str, Any]) -> Days | None:
    """上午, 下午 or 全天, said to the question which half it is."""
    if Decimal(str(known[COUNT])) != HALF or not known.get(item.name):
        return None
    half, whole = only_half(message), whole_day(message)
    if half is None and whole is None:
        return None
    values = {item.end: known[item.name], "start_half": half, "end_half": half}
    return Days(values, dropped=(COUNT, UNIT), spans=(whole,) if whole else ())


def _before(value: Any, day: date) -> bool:
    known = day_of(value)
    return known is not None and known < day
