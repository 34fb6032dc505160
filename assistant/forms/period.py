"""Days of a form: what a message says about first and last day, put together with what is known, never mended.

A count of days that goes with a first day gives the last one: in working days for the kinds of leave that are counted so,
and only where counting either way gives the same day for the others (the regulations do not say how those are counted).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from assistant.dates import DateProblem, Period, read_shift
from assistant.forms.leave_days import half_today, heard, only_half, only_part, whole_day
from assistant.forms.say import Said
from tools.calendar import UnknownYear, is_workday, workdays
from tools.fields import PeriodField

Span = tuple[int, int]
COUNT, UNIT = "_count", "_unit"  # a stated number of days that no last day has been counted from yet
HALF = Decimal("0.5")
MOST_DAYS = 400
# A day that is said beside those that are known, and not in their place.
_ADDS = re.compile(
    r"也(?:要|请|休|算|得|想|一[起并块]|$)|^(?:还有|再加上?|加上|另外|外加|以及)|(?:还有|加上)(?=\d|下?周|下?个?礼拜|明天|后天)|"
    r"\b(?:also|as well|too|plus)\b"
)
_CLAUSE = re.compile(r"[^,，。;；!！?？\n]+")
_LEAVES_OUT = re.compile(
    r"(?:那|这|当)(?:一)?天(?:就|我)?(?:不(?:请|休|用请|算|要)|要?上班|得上班|来上班|正常)|除了|除去|去掉|扣掉|扣除|不算|不含|不包括|刨去|(?<!能)不(?:请|休)了?$|\b(?:except|excluding|without|but not)\b"
)
DOUBTFUL_COUNT = 60  # a number of days from which the last day is asked for instead of counted


@dataclass(frozen=True)
class Days:
    """`values` to take over, `dropped` names that stand no longer, `questions` about what could not be taken as said."""

    values: dict[str, Any] = field(default_factory=dict)
    questions: tuple[Said, ...] = ()
    dropped: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


def read_days(item: PeriodField, message: str, known: dict[str, Any], today: date) -> Days:
    """The days that `message` gives to `item`, where `known` are the form's values."""
    start, end = _day(known.get(item.name)), _day(known.get(item.end))
    shift = read_shift(message) if start and end else None
    if shift and start and end:
        return _shifted(item, known, start, end, shift.days, shift.side)
    period = heard(message, today, start, end)
    if start and end and period.start and not period.problems and _ADDS.search(message):
        return _joined(item, known, (start, end), period)
    if end and start == end and known.get("start_half") and _ADDS.search(message) and not period.start:
        if (half := only_half(message)) and half != known["start_half"]:
            return Days({"start_half": None, "end_half": None}, spans=period.spans)
    if start and end and (out := _left_out(message, period, start, end)):
        return _without(item, out, start, end, period)
    if not (start or end) and period.start and not period.problems and (more := _added(message, period, today)):
        return _joined(item, known, (period.start, period.end or period.start), more)
    if period.problems:
        return Days(questions=tuple(_problem(problem) for problem in period.problems), spans=period.spans)
    if period.start and period.start == period.end and period.count is None and only_part(message):
        period = replace(period, end=None, count=HALF, unit="day")
    days = _merged(item, period, known)
    if (half := only_half(message)) and start and start == end and not period.start and not period.end:
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


def _added(message: str, period: Period, today: date) -> Period | None:
    """Days that a later clause adds: 周三请年假,周五也请."""
    clause = next((match for match in _CLAUSE.finditer(message) if _ADDS.search(match.group())), None)
    if clause is None:
        return None
    more = heard(f"{' ' * clause.start()}{clause.group()}", today, None, None)
    if not more.start or more.problems or {more.start, more.end or more.start} & {period.start, period.end}:
        return None
    return replace(more, spans=(*period.spans, *more.spans))


def _left_out(message: str, period: Period, start: date, end: date) -> date | None:
    """A day within the stretch that is not wanted: 9号那天不请, 除了周三."""
    day = period.start
    if day is None or period.problems or (period.end or day) != day or not start <= day <= end:
        return None
    return day if _LEAVES_OUT.search(message) else None


def _without(item: PeriodField, out: date, start: date, end: date, period: Period) -> Days:
    """The stretch without its first or its last day; with a gap it would not be one stretch."""
    if out == start and out != end:
        return Days({item.name: (start + timedelta(days=1)).isoformat(), "start_half": None}, spans=period.spans)
    if out == end and out != start:
        return Days({item.end: (end - timedelta(days=1)).isoformat(), "end_half": None}, spans=period.spans)
    said = f"{start} 至 {end}，不含 {out}"
    return Days(questions=(_problem(DateProblem("not_contiguous", said)),), spans=period.spans)


def _joined(item: PeriodField, known: dict[str, Any], days: tuple[date, date], more: Period) -> Days:
    """Days beside those that are known (下周二也请): one stretch with them, or asked about; none is let go."""
    assert more.start is not None
    halves = (known.get("start_half"), known.get("end_half"))
    one, other = sorted(
        [(*days, *halves), (more.start, more.end or more.start, more.start_half, more.end_half)], key=lambda d: d[:2]
    )
    between = [one[1] + timedelta(days=n) for n in range(1, (other[0] - one[1]).days)]
    if one[3] == "am" or other[2] == "pm" or not _all_free(between):
        return Days(questions=(_problem(DateProblem("not_contiguous", f"{one[0]}、{other[0]}")),), spans=more.spans)
    last, half = max((one[1], one[3]), (other[1], other[3]), key=lambda d: d[0])
    values = {item.name: one[0].isoformat(), "start_half": one[2], item.end: last.isoformat(), "end_half": half}
    return Days(values, dropped=(COUNT, UNIT), spans=more.spans)


def _all_free(days: Sequence[date]) -> bool:
    """Whether nobody works on any of the days; false where the calendar does not know."""
    try:
        return not any(is_workday(day) for day in days)
    except UnknownYear:
        return False


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
        if not period.end:
            dropped.append(item.end)
    elif period.start and period.end:
        dropped += [COUNT, UNIT]
    if not values:
        return Days()
    together = {name: value for name, value in (known | values).items() if name not in dropped}
    settled = _counted(item, together, values)
    gone = {*dropped, *settled.dropped} - set(settled.values)
    return Days(settled.values, settled.questions, (*gone, *settled.dropped))


def _counted(item: PeriodField, together: dict[str, Any], values: dict[str, Any]) -> Days:  # noqa: PLR0911
    """The last day from a count, or whether a count fits the days that were given."""
    count, unit = together.get(COUNT), together.get(UNIT, "day")
    start, end = _day(together.get(item.name)), _day(together.get(item.end))
    if count is None or start is None:
        return Days(values)
    number = Decimal(str(count))
    if end is None and unit == "day" and number >= DOUBTFUL_COUNT:
        last = start + timedelta(days=int(number) - 1)
        said = Said(
            f"{number:f} 天很长，您是这个意思吗？是的话请直接说出结束日期（按日历日数，最后一天是 {last}）。",
            f"{number:f} days is long; if you mean it, please give the last day ({last}, counted in calendar days).",
        )
        return Days(values, (said,), (COUNT, UNIT))
    if end is not None:
        return _fits(item, together, values, number, str(unit))
    if number == HALF and unit == "day":
        return _half(item, together, values, start)
    try:
        last = _last_day(item, together, start, number, str(unit))
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
        return Days(values)
    day, half = last
    return Days(values | {item.end: day.isoformat(), "end_half": half}, dropped=(COUNT, UNIT))


def _which_half(day: date) -> Said:
    return Said(
        f"{day} 请半天：上午还是下午？（不到一天按半天填；要请一整天请说“全天”。）",
        f"Half of {day}: morning or afternoon? (Less than a day is filed as half a day; say “whole day” if you mean that.)",
    )


def _half(item: PeriodField, together: dict[str, Any], values: dict[str, Any], start: date) -> Days:
    half = together.get("start_half")
    if half:
        return Days(values | {item.end: start.isoformat(), "end_half": half}, dropped=(COUNT, UNIT))
    return Days(values, (_which_half(start),))


def _half_of(item: PeriodField, message: str, known: dict[str, Any]) -> Days | None:
    """上午, 下午 or 全天, said to the question which half it is."""
    if Decimal(str(known[COUNT])) != HALF or not known.get(item.name):
        return None
    half, whole = only_half(message), whole_day(message)
    if half is None and whole is None:
        return None
    values = {item.end: known[item.name], "start_half": half, "end_half": half}
    return Days(values, dropped=(COUNT, UNIT), spans=(whole,) if whole else ())


def _fits(item: PeriodField, together: dict[str, Any], values: dict[str, Any], count: Decimal, unit: str) -> Days:
    start, end = _day(together[item.name]), _day(together[item.end])
    assert start is not None
    assert end is not None
    halves = (together.get("start_half"), together.get("end_half"))
    if start == end and count == HALF and unit == "day" and not any(halves):
        return Days(
            values, (_which_half(start),), (item.end,)
        )
    calendar = Decimal((end - start).days + 1) - HALF * (halves[0] == "pm") - HALF * (halves[1] == "am")
    try:
        working = workdays(start, end, *halves) if end >= start else calendar
    except UnknownYear:
        working = calendar
    wanted = {"day": (count,), "week": (count * 5, count * 7), "month": (calendar,)}[unit]
    if end < start or calendar in wanted or working in wanted:
        return Days(values, dropped=(COUNT, UNIT))
    said = f"{count.normalize():f} {'周' if unit == 'week' else '天'}"
    return Days(
        {name: value for name, value in values.items() if name not in (*item.names, COUNT, UNIT)},
        (Said(f"您说的是 {said}，但 {start} 至 {end} 是 {(end - start).days + 1} 天（{working} 个工作日）；请再说一遍起止日期。",
              f"You said {count.normalize():f} {unit}(s), but {start} to {end} has {working} working days; please give the dates again."),),
        (*item.names, COUNT, UNIT),
    )  # fmt: skip


def _last_day(
    item: PeriodField, together: dict[str, Any], start: date, count: Decimal, unit: str
) -> tuple[date, str | None] | None:
    """The last day and its half. None where the kind is not known yet and it would matter."""
    kind = together.get(item.kind) if item.kind else None
    half = together.get("start_half")
    by_calendar = _walk(start, half, count, unit, working=False)
    if unit == "month" or (kind is None and item.kind and unit == "day" and _all_working(start, by_calendar[0])):
        return by_calendar
    by_workdays = _walk(start, half, count, unit, working=True)
    if kind in item.workday_kinds or not item.kind or by_calendar == by_workdays:
        return by_workdays
    return None


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


def _shifted(item: PeriodField, known: dict[str, Any], start: date, end: date, days: Decimal, side: str) -> Days:
    working = known.get(item.kind) in item.workday_kinds if item.kind else True
    try:
        values: dict[str, Any] = {}
        if side == "both":
            values[item.name] = _moved(start, int(days), working).isoformat()
        halves = int(days * 2) - (1 if known.get("end_half") == "am" else 0)
        whole = -(-halves // 2)
        values[item.end] = _moved(end, whole, working).isoformat()
        values["end_half"] = "am" if (whole * 2 - halves) else None
    except UnknownYear as unknown:
        return Days(
            questions=(
                Said(
                    f"{unknown.year} 年的节假日安排尚未公布；请直接告诉我起止日期。",
                    f"The holidays of {unknown.year} are not known yet; please give the dates.",
                ),
            )
        )
    return Days(values)


def _moved(day: date, days: int, working: bool) -> date:
    step = timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while working and not is_workday(day):
            day += step
    return day


def _problem(problem: DateProblem) -> Said:
    if problem.code == "no_such_day":
        return Said(
            f"没有“{problem.said}”这一天；请再说一遍日期。",
            f"There is no such day as “{problem.said}”; please give the date again.",
        )
    if problem.code == "not_contiguous":
        return Said(
            f"“{problem.said}”不是连着的几天，一份申请只能写连续的日子；请先说一段，提交后再请另一段。",
            f"“{problem.said}” is not one stretch of days; please give one stretch, then file the other.",
        )
    if problem.choices:
        days = "、".join(day.isoformat() for day in problem.choices)
        return Said(f"“{problem.said}”指哪一天：{days}？", f"Which day is “{problem.said}”: {days}?")
    return Said(
        f"“{problem.said}”我不能确定是哪一天；请说明几月几号。",
        f"I cannot tell which day “{problem.said}” is; please give the date.",
    )


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _before(value: Any, day: date) -> bool:
    known = _day(value)
    return known is not None and known < day
