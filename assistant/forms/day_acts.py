"""What a message does with days beside those of a form: leaves them out, works on them, adds them, keeps only them, or
begins with them (words/days.toml). Only a clause that is understood as a whole counts; days that stand alone in one are
left to the readers of new days, and what it does with days that are not understood is asked, never guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal

from assistant.dates import DateProblem
from assistant.forms.data import WORDS
from assistant.forms.days import COUNT, COUNTED, UNIT, Days, day_of, halves, problem_said
from assistant.forms.folded import Span, any_of
from assistant.forms.named_days import MARK, NamedDays, Stretch, named_days
from assistant.forms.other_days import skips_days_off
from assistant.forms.say import Said
from tools.calendar import all_free
from tools.fields import PeriodField

Act = Literal["dropped", "worked", "rested", "added", "only", "begun", "bare", "whole", "halved"]
_ACTS: tuple[Act, ...] = ("bare", "whole", "halved", "begun", "dropped", "worked", "added", "rested", "only")
CLAUSE = re.compile(r"[^,，。;；!！\n]+")
_LISTED = re.compile(r"(?<=\d)[,，](?=\s*\d{1,2}(?:[号日]|[两三四]天))")
_ALSO = re.compile(r"也|还|\b(?:too|also|as well|either)\b")
_LONGEST = 48  # characters of a clause that does no more than one thing with days
_AM, _PM = 0, 1

Slots = frozenset[int]  # half days, by their number since the first year


@dataclass(frozen=True)
class _Done:
    """What a clause does with the days that it names, and where it stands."""

    act: Act
    named: NamedDays
    said: str
    span: Span


def days_acted_on(item: PeriodField, message: str, known: dict[str, Any], today: date) -> Days | None:
    """The days of a form after what a message does with some of them; None for a message that does nothing of the kind,
    or names days in a way that is not understood."""
    start, end = day_of(known.get(item.name)), day_of(known.get(item.end))
    if start is None or end is None or start > end or "?" in message or skips_days_off(message):
        return None
    if not item.kind and start == end and _pattern("half_only").fullmatch(message):
        return Days(questions=(_part_of_hours(message.strip()),), spans=((0, len(message)),))
    done = _all_done(_LISTED.sub("、", message), (start, end), today)
    if not done or all(one.act == "bare" and not one.named.by_place for one in done):
        return None
    if known.get(COUNTED) and any(one.act == "begun" for one in done):
        return None  # the number of days goes with the first one
    before = _slots_of((start, end), known.get("start_half"), known.get("end_half"))
    after: Slots | None = before
    for one in done:
        after = _after(item, one, after, beside=len(done) > 1) if after is not None else None
    return _as_told(item, done, before, after) if after is not None else None


def _as_told(item: PeriodField, done: Sequence[_Done], before: Slots, after: Slots) -> Days | None:
    """The days with the half days that are left, or what is to be said where there are none, or the same."""
    spans, stretch = tuple(one.span for one in done), (_day(min(before)), _day(max(before)))
    if after == before:
        return _unchanged(done[0], stretch, spans)
    if after:
        return _as_days(item, after, before, done)
    if item.kind and done[0].act != "dropped":
        return None
    return Days(questions=(_nothing_left(*stretch),), spans=spans)


def _all_done(message: str, stretch: Stretch, today: date) -> list[_Done]:
    """What each clause that names days does with them; none where one of them is not understood."""
    done: list[_Done] = []
    for clause in CLAUSE.finditer(message):
        named = named_days(clause, stretch, today)
        if named is None:
            continue
        act = _act_in(named.rest)
        if act is None:
            return []
        done.append(_Done(act, named, clause.group().strip(), clause.span()))
    return done


def bare(rest: str) -> bool:
    """Whether a clause says nothing of its days, which a mark stands for."""
    return _pattern("bare").fullmatch(rest) is not None


def _act_in(rest: str) -> Act | None:
    if len(rest) > _LONGEST:
        return None
    return next((act for act in _ACTS if _pattern(act).fullmatch(rest)), None)


@cache
def _pattern(act: Act | Literal["half_only"]) -> re.Pattern[str]:
    around = f"(?:{'|'.join(WORDS['around_days'])})*"
    patterns = [f"~{MARK}~"] if act == "bare" else WORDS[act if act == "half_only" else f"days_{act}"]
    return re.compile("|".join(f"(?:{one})" for one in patterns).replace("~", around), re.IGNORECASE)


def _after(item: PeriodField, one: _Done, slots: Slots, beside: bool) -> Slots | None:
    """The half days after what a clause does, `beside` another one; None where it may do one thing or the other."""
    evening = not item.kind and any_of(tuple(WORDS["evening"])).search(one.said)
    named = _slots(replace(one.named, half=None) if evening else one.named)
    if one.act in ("whole", "halved"):
        return _of_length(one, slots) if item.kind else None
    act = _meant(item, one, slots, named, beside)
    if act == "begun":
        return frozenset(n for n in slots if n >= min(named)) if min(named) in slots else None
    if act == "bare":
        return slots if named == slots else None
    made = {"dropped": slots - named, "added": slots | named, "only": named, "kept": slots}
    return made[act] if act else None


def _of_length(one: _Done, slots: Slots) -> Slots | None:
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
    item: PeriodField, one: _Done, slots: Slots, named: Slots, beside: bool
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
        case "whole" | "halved":
            return None
        case _:
            return one.act


def _as_days(item: PeriodField, after: Slots, before: Slots, done: Sequence[_Done]) -> Days:
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
    return Days(values, dropped=(COUNT, UNIT), spans=spans)


def _unchanged(one: _Done, stretch: Stretch, spans: tuple[Span, ...]) -> Days | None:
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
