"""Changes to a stretch of days: more days beside it, a day left out of it, one half of it; never mended where it has gaps."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from assistant.dates import DateProblem, Period
from assistant.forms.day_parts import half_off, names_half, only_half, whole_day, works
from assistant.forms.days import COUNT, COUNTED, SPOKEN_OF, UNIT, Days, day_of, halves, problem_said
from assistant.forms.leave_days import heard
from assistant.forms.left_out import LeftOut, days_from, given_up, left_out
from assistant.forms.say import Said
from assistant.forms.told_of_day import told_of_day
from assistant.forms.tone import says
from tools.calendar import all_free
from tools.fields import PeriodField

# A day that is said beside those that are known, and not in their place.
_ADDS = re.compile(
    r"也(?:要|请|休|算|得|想|加|一[起并块]|不(?:上班|来|去|在|到)|没(?:法|办法)(?:来|去|上班)|[来去上到]不了|$)|(?:给我|帮我)?加上(?:吧|去)?[。!]*$|^(?:还有|再加上?|加上|另外|外加|以及)|(?:还有|加上)(?=\d|下?周|下?个?礼拜|明天|后天)|"
    r"\b(?:also|as well|too|plus)\b"
)
_CLAUSE = re.compile(r"[^,，。;；!！?？\n]+")
# A change of the whole stretch to another day: 改成周一上午.
_MOVES_ALL = re.compile(
    r"(?:[改换调挪移推整弄](?:成|为|到|在)|换|只(?:请|休|要)|就(?:请|休|要))(?:[这下本]个?)?(?:周|星期|礼拜|\d|[今明后]天)|\b(?:change|move|make it|only)\b"
)
# The first or the last of several days, without its date, and half a day of it.
_LAST = re.compile(
    r"最后(?:的?那)?(?:一)?[天日]|末[尾了]?(?:那)?一?[天日]|最尾(?:那|嗰)?一?[天日]|收尾那天|结束那天|\b(?:last|final) day\b"
)
_FIRST = re.compile(r"(?:第一|头一?|开头那?一?|最前面那?一?|首)[天日](?![个儿])|开始那天|\bfirst day\b")
_HALF = re.compile(r"半[天日]|\bhalf\b")
SHORT = 12  # characters of a message that says no more than which half


def changed_stretch(
    item: PeriodField, message: str, known: dict[str, Any], days: tuple[date | None, date | None], period: Period,
    today: date,
) -> Days | None:  # fmt: skip
    """What a message changes of the stretch `days`, where it is not said anew; `period` is what it names of days."""
    start, end = days
    if period.problems:
        return _in_a_row(item, message, known, period)
    if period.start and period.end and (edge := _half_of_edge(item, message, {}, (period.start, period.end), period)):
        return edge
    if period.start and period.end and not (start or end) and (out := _without_a_day(item, message, period, today)):
        return out
    if not (start or end):
        more = _added(message, period, today) if period.start else None
        return _joined(item, known, (period.start, period.end or period.start), more) if more and period.start else None
    if start is None or end is None:
        return None
    return _of_known(item, message, known, (start, end), period, today)


def _of_known(
    item: PeriodField, message: str, known: dict[str, Any], days: tuple[date, date], period: Period, today: date
) -> Days | None:
    start, end = days
    changed = (
        _opened(item, message, days, today)
        or _half_at_edge(item, message, known, days, period)
        or _half_of_edge(item, message, known, days, period)
        or _with_more(item, message, known, days, period)
        or (_with_less(item, message, known, days, period, today) if start != end else None)
        or _in_its_place(item, message, known, days, period)
    )
    if changed:
        return changed
    said = _half_of_each(message, period, start, end) if start != end else None
    return Days(questions=(said,), spans=period.spans) if said else told_of_day(message, days, period)


def _with_more(
    item: PeriodField, message: str, known: dict[str, Any], days: tuple[date, date], period: Period
) -> Days | None:
    """The stretch with what is said beside it: 周四也请; 下午也请 of a day of which the morning is off."""
    if not _ADDS.search(message):
        return None
    if period.start:
        return _joined(item, known, days, period)
    half = only_half(message) if days[0] == days[1] else None
    other = half and known.get("start_half") not in (None, half)
    return Days({"start_half": None, "end_half": None}, spans=period.spans) if other else None


def _with_less(
    item: PeriodField, message: str, known: dict[str, Any], days: tuple[date, date], period: Period, today: date
) -> Days | None:
    """The stretch without the days that a message leaves out of it, or with another one in the place of one."""
    out = left_out(message, days, today)
    if out is None:
        return None
    left = _without(item, out, days, (known.get("start_half"), known.get("end_half")), period)
    if not out.another or left.questions:
        return left
    return None if known.get(COUNTED) else _with_another(item, known, left, period)


def _in_its_place(
    item: PeriodField, message: str, known: dict[str, Any], days: tuple[date, date], period: Period
) -> Days | None:
    """Another day in the place of one of two: with the other one next to it (不是9号,是11号 of the 9th and the 10th), else
    with the days between, which are told of."""
    start, end = days
    ends = [day for day in (period.start, period.end) if day]
    if (end - start).days != 1 or len(ends) != 1 or known.get(COUNTED) or not says("denies_day", message):
        return None
    if period.problems or period.start_half or period.end_half or ends[0] in days:
        return None
    first, last = sorted((ends[0], end if period.start else start))  # the one that stays is the other one
    between = [first + timedelta(days=n) for n in range(1, (last - first).days)]
    values = halves(item, first, last, None, None)
    if not between:
        return Days(values, dropped=(COUNT, UNIT), spans=period.spans)
    listed = "、".join(day.isoformat() for day in between)
    note = Said(
        f"一份申请写连着的日子：{listed} **也写进去了**；不请的话请直接说。",
        f"One request has one stretch of days: {listed} is **included**; please say so if it is not wanted.",
    )
    return Days(values, dropped=(COUNT, UNIT), spans=period.spans, notes=(note,))


def _opened(item: PeriodField, message: str, days: tuple[date, date], today: date) -> Days | None:
    """Days that cannot be had any more (周三不行,有会): they are asked for anew, near those that were."""
    up = given_up(message, days, today)
    if up is None:
        return None
    said = Said(
        f"您说“{up.said}”，那就先不写这一天了（还没有提交）。换成哪一天？不请了请回复“取消”。",
        f"You said “{up.said}”, so those days are taken out (nothing has been filed). Which day instead? Reply “cancel” if you want none.",
    )
    gone = (*item.names, COUNT, UNIT, COUNTED)
    return Days({SPOKEN_OF: days[0].isoformat()}, (said,), gone, up.spans)


def _in_a_row(item: PeriodField, message: str, known: dict[str, Any], period: Period) -> Days | None:
    """Days listed with only days off between them (周五、下周一): one stretch, for the kinds counted in working days."""
    (problem, *more) = period.problems
    listed = problem.choices
    by_workdays = known.get(item.kind) in (None, *item.workday_kinds) if item.kind else True
    if more or problem.code != "not_contiguous" or names_half(message) or not by_workdays:
        return None
    between = [one + timedelta(days=n) for one, other in pairwise(listed) for n in range(1, (other - one).days)]
    if list(listed) != sorted(set(listed)) or len(listed) < 2 or not all_free(between):  # noqa: PLR2004
        return None
    return Days(halves(item, listed[0], listed[-1], None, None), dropped=(COUNT, UNIT), spans=period.spans)


def _half_at_edge(
    item: PeriodField, message: str, known: dict[str, Any], days: tuple[date, date], period: Period
) -> Days | None:
    """A half of the first or the last of several days: 周一只休上午, 周五上午还上班."""
    start, end = days
    half = half_off(message)
    if half is None or start == end or period.start is None or period.start != (period.end or period.start):
        return None
    if _MOVES_ALL.search(message):
        return None
    if period.start == end and half == "am":
        return Days(halves(item, start, end, known.get("start_half"), "am"), spans=period.spans)
    if period.start == start and half == "pm":
        return Days(halves(item, start, end, "pm", known.get("end_half")), spans=period.spans)
    gap = start <= period.start <= end and works(message)
    return Days(questions=(problem_said(DateProblem("not_contiguous", message.strip())),)) if gap else None


def _half_of_edge(
    item: PeriodField, message: str, known: dict[str, Any], days: tuple[date, date], period: Period
) -> Days | None:
    """How much of the first or the last of several days is wanted, without its date: 最后一天只请上午."""
    start, end = days
    found = next((c for c in _CLAUSE.finditer(message) if _LAST.search(c.group()) or _FIRST.search(c.group())), None)
    clause, spans = (found.group(), (*period.spans, found.span())) if found else ("", period.spans)
    last, first = _LAST.search(clause), _FIRST.search(clause)
    if start == end or not (last or first) or (last and first) or (period.start and days != (period.start, period.end)):
        return None
    left, right = known.get("start_half"), known.get("end_half")
    half = half_off(clause) or (("am" if last else "pm") if _HALF.search(clause) else None)
    if half is None and whole_day(clause[(last or first).end() :]):  # type: ignore[union-attr]
        return Days(halves(item, start, end, left if last else None, right if first else None), spans=spans)
    if half == ("am" if last else "pm"):
        return Days(halves(item, start, end, left if last else half, half if last else right), spans=spans)
    gap = f"{start} 至 {end}，{'最后一天只请下午' if last else '第一天只请上午'}"
    return Days(questions=(problem_said(DateProblem("not_contiguous", gap)),), spans=spans) if half else None


def _half_of_each(message: str, period: Period, start: date, end: date) -> Said | None:
    """改成只请上午 of several days: halves with gaps between them are no one stretch."""
    half = only_half(message)
    if half is None or period.start or period.end or period.count is not None or len(message) > SHORT:
        return None
    each = "上午" if half == "am" else "下午"
    return problem_said(DateProblem("not_contiguous", f"{start} 至 {end} 每天{each}"))


def _added(message: str, period: Period, today: date) -> Period | None:
    """Days that a later clause adds: 周三请年假,周五也请."""
    clause = next((match for match in _CLAUSE.finditer(message) if _ADDS.search(match.group())), None)
    if clause is None:
        return None
    more = heard(f"{' ' * clause.start()}{clause.group()}", today, None, None)
    if not more.start or more.problems or {more.start, more.end or more.start} & {period.start, period.end}:
        return None
    return replace(more, spans=(*period.spans, *more.spans))


def _without_a_day(item: PeriodField, message: str, period: Period, today: date) -> Days | None:
    """A stretch from which another clause of the same message takes a day: 周一到周五请年假,周三不请."""
    start, end = period.start, period.end
    if start is None or end is None or start == end:
        return None
    if out := left_out(message, (start, end), today):
        return _without(item, out, (start, end), (period.start_half, period.end_half), period)
    return None


def _without(
    item: PeriodField, out: LeftOut, days: tuple[date, date], parts: tuple[str | None, str | None], period: Period
) -> Days:
    """The stretch without days at its beginning or its end; with a gap it would not be one stretch."""
    (start, end), spans = days, (*period.spans, *out.spans)
    if out.days and out.days[-1] < end and out.days == tuple(days_from(start, len(out.days))):
        values = halves(item, out.days[-1] + timedelta(days=1), end, None, parts[1])
    elif out.days and out.days[0] > start and out.days == tuple(days_from(out.days[0], (end - out.days[0]).days + 1)):
        values = halves(item, start, out.days[0] - timedelta(days=1), parts[0], None)
    else:
        without = "、".join(day.isoformat() for day in out.days) or out.said
        return Days(
            questions=(problem_said(DateProblem("not_contiguous", f"{start} 至 {end}，不含 {without}")),), spans=spans
        )
    return Days(values, dropped=(COUNT, UNIT), spans=spans)


def _with_another(item: PeriodField, known: dict[str, Any], left: Days, period: Period) -> Days | None:
    """What is left of a stretch with the day that is put in the place of one of it: 7号不行,换10号 of the 7th to the 9th."""
    start, end = day_of(left.values[item.name]), day_of(left.values[item.end])
    if start is None or end is None or period.start is None or (period.end or period.start) != period.start:
        return None
    return _joined(item, known | left.values, (start, end), period)


def _joined(item: PeriodField, known: dict[str, Any], days: tuple[date, date], more: Period) -> Days:
    """Days beside those that are known (下周二也请): one stretch with them, or asked about; none is let go."""
    assert more.start is not None
    parts = (known.get("start_half"), known.get("end_half"))
    one, other = sorted(
        [(*days, *parts), (more.start, more.end or more.start, more.start_half, more.end_half)], key=lambda d: d[:2]
    )
    between = [one[1] + timedelta(days=n) for n in range(1, (other[0] - one[1]).days)]
    apart = other[0] > one[1] and (one[3] == "am" or other[2] == "pm")
    if apart or not all_free(between):
        return Days(questions=(problem_said(DateProblem("not_contiguous", f"{one[0]}、{other[0]}")),), spans=more.spans)
    first, first_half = min(((d[0], d[2]) for d in (one, other)), key=lambda d: (d[0], d[1] == "pm"))
    last, last_half = max(((d[1], d[3]) for d in (one, other)), key=lambda d: (d[0], d[1] != "am"))
    values = halves(item, first, last, first_half, last_half)
    return Days(values, dropped=(COUNT, UNIT), spans=more.spans)
