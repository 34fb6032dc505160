"""Days of a form that are moved, prolonged or cut by a number of days: in working days for the kinds counted so."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from assistant.dates import Period, read_period, read_shifts
from assistant.dates.shift import Shift, without_shifts
from assistant.forms.counted import with_both_ends
from assistant.forms.days import Days, day_of, halves
from assistant.forms.leave_days import heard
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

_LATER = re.compile(r"推(?!荐)|延|往后|向后|\b(?:postpone|push|delay)\b|the following week")
_TO_WEEK = re.compile(
    r"(?:[^,。;!?]{0,6}[,\s]+)?(?:那|还是|就|我|想|要|能不能|能|可以|帮我|给我|麻烦|请|把|它|假|整[个体]?|都|全部?|[往向][前后])*(?:[改换挪调移推拖放延]|推迟|延后|延期|推后|提前|顺延|调整|安排)(?:一下)?(?:到|至|在|成|为)?(?:这|本|再?下+|后)一?个?(?:周|星期|礼拜)(?:去|吧|啊|哈|呗|可以|行|吗|[?])*[。!]*|"
    r"(?:please |can you |could you |let'?s )*(?:move|push|shift|postpone|reschedule|change)(?: it| them| the leave| my leave)?(?: back)? to (?:next|this|the following) week(?: please| instead)?[.!?]*"
)


def moved_days(item: PeriodField, message: str, known: dict[str, Any], today: date) -> Days | None:
    """The days of a form after the shifts that a message asks for; None for another message."""
    start, end = day_of(known.get(item.name)), day_of(known.get(item.end))
    shifts = read_shifts(message) if start and end else []
    if not (shifts and start and end):
        return None
    if len(shifts) > 1:
        return _one_by_one(item, known, shifts)
    named = heard(without_shifts(message), today, start, end)
    if to := _shifted_to(item, known, start, end, shifts[0], named):
        return to
    shift, kept = with_both_ends(item, known, shifts[0])
    days = _shifted(item, known, start, end, shift)
    return replace(days, notes=(*days.notes, kept)) if kept and not days.questions else days


def _one_by_one(item: PeriodField, known: dict[str, Any], shifts: Sequence[Shift]) -> Days:
    """The days after a shift of each end; asked about where nothing would be left of them."""
    first, last = str(known[item.name]), str(known[item.end])
    notes: tuple[Said, ...] = ()
    for shift in shifts:
        start, end = day_of(known[item.name]), day_of(known[item.end])
        assert start is not None
        assert end is not None
        days = _shifted(item, known, start, end, shift)
        known, notes = known | days.values, (*notes, *days.notes)
        if days.questions:
            return days
    if str(known[item.end]) < str(known[item.name]) or (known[item.name] > last) or (known[item.end] < first):
        return Days(questions=(_nothing_left(first, last),))
    return Days({name: known.get(name) for name in item.names}, notes=notes)


def _nothing_left(first: str, last: str) -> Said:
    return Said(
        f"{first} 至 {last} 这样改就一天也不剩了；请直接说从几号请到几号。",
        f"Nothing of {first} to {last} would be left; please give the first and the last day.",
    )


def _shifted(item: PeriodField, known: dict[str, Any], start: date, end: date, shift: Shift) -> Days:
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


def _shifted_to(
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
    free = [day for day in between if not is_workday(day)]
    if not free:
        return ()
    zh = "、".join(f"{day}（周{_WEEKDAYS[day.weekday()]}）" for day in free)
    return (
        Said(
            f"按工作日数，中间的休息日不算：{zh}。",
            f"Counted in working days; days off between do not count: {', '.join(map(str, free))}.",
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
    moves = _TO_WEEK.fullmatch(message.strip()) is not None
    if not (start and end) or not (moves or _OF_WEEK.fullmatch(message.strip())):
        return None
    if moves and (later := _week_after(item, message, known, (start, end), today)):
        return later
    bounds = read_period(message, today).within
    one_week = end.isocalendar()[:2] == start.isocalendar()[:2]
    if bounds is None or not (one_week or moves):
        return None
    if moves and (not one_week or bounds[0] <= start <= bounds[1]):
        return Days(questions=(_which_days(start, end),), spans=((0, len(message)),))
    weeks = (bounds[0] - start).days // _WEEK + (1 if start.weekday() else 0)
    by = timedelta(days=_WEEK * weeks)
    values = halves(item, start + by, end + by, known.get("start_half"), known.get("end_half"))
    notes = (_same_weekdays(start, end),) if moves else ()
    return Days(values, spans=((0, len(message)),), notes=notes)


def _week_after(
    item: PeriodField, message: str, known: dict[str, Any], stretch: tuple[date, date], today: date
) -> Days | None:
    """The days in the week after their own, where a message puts them off to a week that would lie before them (推迟到下一周
    of days in three weeks); None for any other message."""
    bounds = read_period(message, today).within
    if _LATER.search(message) is None or (bounds and bounds[0] > stretch[0]):
        return None
    by = timedelta(days=_WEEK * max(1, message.count("下")))
    first, last = stretch[0] + by, stretch[1] + by
    values = halves(item, first, last, known.get("start_half"), known.get("end_half"))
    note = Said(
        f"按原来日期往后推写成 {first} 至 {last}；要别的一周请直接说日期。",
        f"It is put off from its own week, to {first} to {last}; please give the dates if you mean another week.",
    )
    return Days(values, spans=((0, len(message)),), notes=(note,))


def _same_weekdays(start: date, end: date) -> Said:
    days = "、".join(dict.fromkeys(f"周{_WEEKDAYS[day.weekday()]}" for day in (start, end)))
    return Said(
        f"那一周也按原来的星期几（{days}）写；要别的日子请直接说。",
        "The same days of that week are taken; please say so if you mean others.",
    )


def _which_days(start: date, end: date) -> Said:
    return Said(
        f"现在写的是 {start} 至 {end}；改到那一周的哪几天？请说从几号到几号。",
        f"It says {start} to {end}; to which days of that week? Please give the first and the last one.",
    )
