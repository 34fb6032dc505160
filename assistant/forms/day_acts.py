"""The days of a form after what a message does with some of them (day_clauses.py), by half days. Days that stand alone in a
clause are left to the readers of new days, and what is done with days that is not understood is asked, never guessed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Literal

from assistant.dates import DateProblem
from assistant.forms.data import WORDS
from assistant.forms.day_clauses import Done, all_done, pattern
from assistant.forms.days import COUNT, COUNTED, UNIT, Days, day_of, halves, problem_said
from assistant.forms.folded import Span, any_of
from assistant.forms.named_days import NamedDays, Stretch
from assistant.forms.other_days import skips_days_off
from assistant.forms.say import Said
from tools.calendar import all_free
from tools.fields import PeriodField

_LISTED = re.compile(r"(?<=\d)[,，](?=\s*\d{1,2}(?:[号日]|[两三四]天))")
_ALSO = re.compile(r"也|还|\b(?:too|also|as well|either)\b")
_AM, _PM = 0, 1

Slots = frozenset[int]  # half days, by their number since the first year


def days_acted_on(item: PeriodField, message: str, known: dict[str, Any], today: date) -> Days | None:
    """The days of a form after what a message does with some of them; None for a message that does nothing of the kind,
    or names days in a way that is not understood."""
    start, end = day_of(known.get(item.name)), day_of(known.get(item.end))
    if start is None or end is None or start > end or "?" in message or skips_days_off(message):
        return None
    if not item.kind and start == end and pattern("half_only").fullmatch(message):
        return Days(questions=(_part_of_hours(message.strip()),), spans=((0, len(message)),))
    done = all_done(_LISTED.sub("、", message), (start, end), today)
    if not done or all(one.act == "bare" and not one.named.by_place for one in done):
        return None
    if known.get(COUNTED) and any(one.act == "begun" for one in done):
        return None  # the number of days goes with the first one
    if doubtful := next((one for one in done if one.doubtful), None):
        return Days(questions=(_from_when(doubtful, (start, end)),), spans=tuple(one.span for one in done))
    before = _slots_of((start, end), known.get("start_half"), known.get("end_half"))
    after: Slots | None = before
    for one in done:
        after = _after(item, one, after, beside=len(done) > 1) if after is not None else None
    return _as_told(item, done, before, after) if after is not None else None


def _as_told(item: PeriodField, done: Sequence[Done], before: Slots, after: Slots) -> Days | None:
    """The days with the half days that are left, or what is to be said where there are none, or the same."""
    spans, stretch = tuple(one.span for one in done), (_day(min(before)), _day(max(before)))
    if after == before:
        return _unchanged(done[0], stretch, spans)
    if after:
        return _as_days(item, after, before, done)
    if item.kind and done[0].act != "dropped":
        return None
    return Days(questions=(_nothing_left(*stretch),), spans=spans)


def _after(item: PeriodField, one: Done, slots: Slots, beside: bool) -> Slots | None:
    """The half days after what a clause does, `beside` another one; None where it may do one thing or the other."""
    evening = not item.kind and any_of(tuple(WORDS["evening"])).search(one.said)
    named = _slots(replace(one.named, half=None) if evening else one.named)
    if one.act in ("whole", "halved"):
        return _of_length(one, slots) if item.kind else None
    if one.act == "returned":
        begins = min(named)
        return frozenset(n for n in slots if n < begins) if item.kind and begins in slots else None
    all_but = one.act in ("but_worked", "but_rested")
    act = _but(item, one, named <= slots) if all_but else _meant(item, one, slots, named, beside)
    if act == "begun":
        return frozenset(n for n in slots if n >= min(named)) if min(named) in slots else None
    if act == "bare":
        return slots if named == slots else None
    made = {"dropped": slots - named, "added": slots | named, "only": named, "kept": slots}
    return made[act] if act else None


def _of_length(one: Done, slots: Slots) -> Slots | None:
    """The half days with one day of them as a whole, or with only the half of it that leaves no
    gap where it is the first or the last; None for days that are none of them."""
    named = _slots(replace(one.named, half=None))
    if len(one.named.days) > 1 or not {slot // 2 for slot in named} <= {slot // 2 for slot in slots}:
        return None
    if one.act == "whole":
        return slots | named
    first, last = min(slots) // 2, max(slots) // 2
    day = one.named.days[0].toordinal()
    if first == last:
        return None
    return slots - {2 * day + (_AM if day == first else _PM)}


def _meant(
    item: PeriodField, one: Done, slots: Slots, named: Slots, beside: bool
) -> Literal["dropped", "added", "only", "begun", "bare", "kept"] | None:
    """What a clause does with the days of this form: a day that is worked is none of a leave, and one of overtime."""
    match one.act:
        case "bare":
            return "only" if one.named.by_place else "bare"
        case "worked" | "rested" if (one.act == "worked") is bool(item.kind):
            return "dropped" if named & slots else None
        case "worked" | "rested" if _ALSO.search(one.named.rest):
            return "added"
        case "worked" | "rested":
            return "kept" if beside and named <= slots else None
        case "whole" | "halved" | "returned" | "but_worked" | "but_rested":
            return None
        case _:
            return one.act


def _but(item: PeriodField, one: Done, inside: bool) -> Literal["dropped", "only"] | None:
    """What is made of days beside which all the others are worked, or are not."""
    if not inside:
        return None
    return "only" if (one.act == "but_worked") is bool(item.kind) else "dropped"


def _as_days(item: PeriodField, after: Slots, before: Slots, done: Sequence[Done]) -> Days:
    """The half days as one stretch; asked about where they are none, or where hours would be said by halves of days."""
    spans, said = tuple(one.span for one in done), "，".join(one.said for one in done)
    halved = any((2 * day + _AM in after) != (2 * day + _PM in after) for day in {slot // 2 for slot in before & after})
    if not item.kind and halved and len(after) < len(before):
        return Days(questions=(_part_of_hours(said),), spans=spans)
    gaps = [_day(n) for n in range(min(after), max(after)) if n not in after]
    if gaps and not (item.kind and all_free(gaps)):
        told = f"{_day(min(before))} 至 {_day(max(before))}，{said}"
        return Days(questions=(problem_said(DateProblem("not_contiguous", told)),), spans=spans)
    first_half, last_half = "pm" if min(after) % 2 == _PM else None, "am" if max(after) % 2 == _AM else None
    values = halves(item, _day(min(after)), _day(max(after)), first_half, last_half)
    same = (min(after), max(after)) == (min(before), max(before))
    return Days(values, dropped=(COUNT, UNIT), spans=spans, notes=(_free_anyway(gaps),) if gaps and same else ())


def _free_anyway(gaps: Sequence[date]) -> Said:
    days = "、".join(dict.fromkeys(day.isoformat() for day in gaps))
    return Said(
        f"{days} 本来就是休息日，不算请假；起止日期不用改。",
        f"{days} are days off anyway and count as none of the leave; its first and last day stay as they are.",
    )


def _unchanged(one: Done, stretch: Stretch, spans: tuple[Span, ...]) -> Days | None:
    """That days which a message leaves out were none of the form; None where it leaves out none."""
    if one.act != "dropped":
        return None
    days, (first, last) = "、".join(day.isoformat() for day in one.named.days), stretch
    said = Said(
        f"{days} 本来就不在 {first} 至 {last} 里面，日期没有改；要改请说从几号到几号。",
        f"{days} is not within {first} to {last}, so nothing was changed; please give the first and the last day.",
    )
    return Days(questions=(said,), spans=spans)


def _slots_of(stretch: Stretch, first_half: Any, last_half: Any) -> Slots:
    first, last = 2 * stretch[0].toordinal() + _AM, 2 * stretch[1].toordinal() + _PM
    return frozenset(range(first + (first_half == "pm"), last + 1 - (last_half == "am")))


def _slots(named: NamedDays) -> Slots:
    halves_meant = {"am": (_AM,), "pm": (_PM,)}.get(named.half or "", (_AM, _PM))
    return frozenset(2 * day.toordinal() + half for day in named.days for half in halves_meant)


def _day(slot: int) -> date:
    return date.fromordinal(slot // 2)


def _nothing_left(first: date, last: date) -> Said:
    days = f"{first} 至 {last}" if first != last else f"{first}"
    return Said(
        f"现在写的就是 {days}，去掉就一天也不剩了。不要了请回复“取消”，要换日子请直接说。",
        f"It is for {days}, and nothing of it would be left. Reply “cancel” to drop it, or give another day.",
    )


def _part_of_hours(said: str) -> Said:
    return Said(
        f"“{said}”只改了一天里的一部分，时长也要跟着改；请直接说日期和几点到几点。",
        f"“{said}” changes only a part of a day, and the hours with it; please give the day and from when to when.",
    )


def _from_when(one: Done, stretch: Stretch) -> Said:
    """Asks whether the day is one of those that are counted from it."""
    first, day = stretch[0], one.named.days[0] - timedelta(days=1)
    before = day - timedelta(days=1)
    shorter = f"“改成{_short(first)}到{_short(before)}”" if before >= first else "“取消”"
    return Said(
        f"您说“{one.said}”，{day} 当天请不请？**还没有改**。当天还请就说“改成{_short(first)}到{_short(day)}”，当天也不请就说{shorter}。",
        f"You said “{one.said}”: is {day} itself still wanted? **Nothing is changed** yet. Please give the first and the last day, e.g. “change it to {first} to {day}”.",
    )


def _short(day: date) -> str:
    return f"{day.month}月{day.day}号"
