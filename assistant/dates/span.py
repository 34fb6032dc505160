"""From the days that a message mentions to one period."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from assistant.dates import count
from assistant.dates.find import turns_back
from assistant.dates.meant import Found, first_of_several, meant
from assistant.dates.mention import Count, Days, Near
from assistant.dates.period import DateProblem, Half, Period
from assistant.dates.role import Placed, Side
from assistant.dates.said import Said, gather

ONE_DAY = timedelta(days=1)
_TOTAL = re.compile(r"(?:一共|总共|共计|合计|共|总计|in total|total of)\s*(?:是|请|休)?\s*$")

_CLAUSE_EDGE = re.compile(r"[,。;!?…\n]")
_NOTHING = re.compile(r"[是的吧啊呀哦嗯呢噢好在那就也行可以\s]")


def read_period(
    message: str, today: date, beside: date | None = None, within: Days | None = None, behind: bool = False
) -> Period:
    """What `message` (half-width, lower case) says about first day, last day and number of days."""
    return assemble(gather(message), Near(today, beside=beside, within=within, behind=behind))


def assemble(said: Said, near: Near) -> Period:
    """The period, with days looked up near `near`."""
    if said.week is not None:
        beside = said.week.find(near)
        bounds = said.week.bounds(near) if said.week.bounds else None
        near = near if isinstance(beside, DateProblem) else replace(near, beside=beside[0], within=bounds)
    number = _number_of(said)
    beside_old = _beside_taken_back(said, near)
    found, problems = _look_up(said.placed, near if said.last_only else beside_old)
    if said.last_only and len(found) > 1 and (unsure := _either_end(found, beside_old)):
        problems.append(unsure)
    period = Period(problems=tuple(problems), within=_within(said, beside_old), spans=said.spans)
    if isinstance(number, DateProblem):
        return replace(period, problems=(*period.problems, number))
    if number is not None:
        period = replace(period, count=number.number, unit=number.unit)
    ends = [day for day in found if day.placed.side == "end"]
    chosen = _range(found, ends, period, said.message) if ends else _one_group(found, period, said.message)
    if not ends and any(day.side == "end" for day in said.placed):  # 2号到32号: a last day that is none
        chosen = replace(chosen, end=None, end_half=None)
    several = (chosen.count or 0) > 1 or count.left_open(said.message)
    return _halves_as_said(first_of_several(chosen, said.placed) if several else chosen)


def _beside_taken_back(said: Said, near: Near) -> Near:
    """A day that takes the place of one that was said in full lies in its week or month: 下周三,哦不,周四."""
    full = next(
        (placed.day for placed in said.replaced if not placed.day.bare and placed.day.kind in ("weekday", "date")), None
    )
    if not said.edited or full is None or near.beside or near.earliest:
        return near
    days = full.find(near)
    return near if isinstance(days, DateProblem) else replace(near, beside=days[0], within=None)


def _within(said: Said, near: Near) -> tuple[date, date] | None:
    """What a day that is said later lies in, where a message names a time and no day of it."""
    days = [placed.day for placed in said.placed]
    if any(one.bounds is None for one in days):
        return None
    loose = days[-1] if days else said.week
    return loose.bounds(near) if loose and loose.bounds else None


def _number_of(said: Said) -> Count | DateProblem | None:
    numbers = {(count.number, count.unit): count for count in said.counts}
    if (None, "week") in numbers or (None, "month") in numbers:
        return DateProblem("ambiguous", next(count.said for count in said.counts if count.number is None))
    totals = [count for count in said.counts if _TOTAL.search(said.message[: count.span[0]])]
    if totals or len(numbers) <= 1:
        return next(iter(totals or numbers.values()), None)
    days = [count for count in numbers.values() if count.unit == "day"]
    weeks = [count for count in numbers.values() if count.unit == "week"]
    if len(days) == len(weeks) == 1 and _same_length(days[0], weeks[0]):
        return days[0]
    return DateProblem("ambiguous", "、".join(count.said for count in said.counts))


def _same_length(days: Count, weeks: Count) -> bool:
    """一周,也就是5天."""
    return days.number is not None and weeks.number is not None and days.number in (5 * weeks.number, 7 * weeks.number)


def _look_up(placed: Sequence[Placed], near: Near) -> tuple[list[Found], list[DateProblem]]:
    found: list[Found] = []
    problems: list[DateProblem] = []
    for said in placed:
        earliest = near.earliest
        if found and (said.side == "end" or said.link in ("list", "or", "either")):
            earliest = found[-1].days[0]
        here = replace(near, earliest=earliest if said.side == "end" or found else None)
        if found and said.day.bare and _whole_weekday(found[-1]) and said.side != "end" and earliest is None:
            here = replace(here, beside=found[-1].days[0], within=None)  # 下周三有聚会, 周三下午请假
        days = said.day.find(here)
        if isinstance(days, DateProblem):
            problems.append(days)
        elif said.side == "end" and said.day.kind == "number" and here.earliest and turns_back(here.earliest, days[0]):
            first = found[-1].placed.day.said if found else str(here.earliest)
            problems.append(DateProblem("backwards", f"{first} 至 {said.day.said}"))
        elif found and said.link in ("same", "either"):
            problems += _joined(found, Found(said, days))
        else:
            found.append(Found(said, days))
    return found, problems


def _either_end(found: Sequence[Found], near: Near) -> DateProblem | None:
    """A day that took the place of a last one, and would lie before the first if it stood alone: either may be meant."""
    day = found[-1].placed.day
    alone = day.find(replace(near, earliest=None))
    if isinstance(alone, DateProblem) or alone[0] >= found[0].days[0]:
        return None
    return DateProblem("ambiguous", day.said, tuple(dict.fromkeys((alone[0], found[-1].days[0]))))


def _whole_weekday(day: Found) -> bool:
    """Whether a weekday was said with its week."""
    return day.placed.day.kind == "weekday" and not day.placed.day.bare


def _joined(found: list[Found], again: Found) -> list[DateProblem]:
    """A day said twice, by date and by weekday, is one; where the two differ it is asked about."""
    before = found[-1]
    loose, firm = (before, again) if before.placed.day.bare and before.placed.day.kind == "weekday" else (again, before)
    same = (
        loose.days[0].weekday() == firm.days[0].weekday()
        if loose.placed.day.bare and loose.placed.day.kind == "weekday"
        else loose.days == firm.days
    )
    if same:
        side: Side | None = before.placed.side or again.placed.side
        half = before.placed.half or again.placed.half
        placed = replace(before.placed, side=side, half=half, end=again.placed.end)
        found[-1] = Found(placed, firm.days)
        return []
    if again.placed.link == "either":
        found.append(replace(again, placed=replace(again.placed, link="list")))
        return []
    found.pop()
    words = f"{before.placed.day.said}{again.placed.day.said}"
    return [DateProblem("ambiguous", words, (before.days[0], again.days[0]))]


def _range(found: Sequence[Found], ends: Sequence[Found], period: Period, message: str) -> Period:
    """With a last day. Two of them are two periods."""
    words = "、".join(day.placed.day.said for day in found)
    if len({end.days for end in ends}) > 1:
        return replace(period, problems=(*period.problems, DateProblem("not_contiguous", words)))
    if any(day.placed.link == "or" for day in found):  # 周四到周五或者下周一
        return replace(period, problems=(*period.problems, DateProblem("ambiguous", words)))
    end = ends[-1]
    earlier = [day for day in found if day.placed.side != "end" and day.placed.day.span < end.placed.day.span]
    starts = [day for day in found if day.placed.side == "start"] or earlier[-1:]
    beside = [day for day in found if day not in (*starts[-1:], *ends) and _stands_alone(day.placed, message)]
    if starts and beside:
        return replace(period, problems=(*period.problems, DateProblem("ambiguous", words)))
    period = _without(found, [*starts[-1:], end], replace(period, end=end.days[1], end_half=end.placed.half))
    if not starts:
        return period
    return replace(period, start=starts[-1].days[0], start_half=starts[-1].placed.half)


def _one_group(found: Sequence[Found], period: Period, message: str) -> Period:
    """Without a last day: one day, or days next to each other."""
    groups: list[list[Found]] = []
    for here in found:
        if groups and here.placed.link in ("list", "or"):
            groups[-1].append(here)
        else:
            groups.append([here])
    group = meant(groups, message)
    if group is None:
        return period
    period = _without(found, group, period)
    if len({day.days for day in group}) == 1:
        return _single(group[0], period)
    words = message[group[0].placed.day.span[0] : group[-1].placed.end]
    as_said = group
    if not words or "," in words:  # one of them took the place of another: 周一和周三,不是周三,周四
        group = sorted(group, key=lambda day: day.days)
        words = "、".join(day.placed.day.said for day in group)
    choices = tuple(day.days[0] for day in group)
    in_a_row = all(b.days[0] == a.days[1] + ONE_DAY for a, b in pairwise(group))
    if as_said not in groups or any(said.placed.link == "or" for said in as_said[1:]):
        return replace(period, problems=(*period.problems, DateProblem("ambiguous", words, choices)))
    halves = [day.placed.half for day in group]
    if not in_a_row or halves[0] == "am" or halves[-1] == "pm" or any(halves[1:-1]):
        return replace(period, problems=(*period.problems, DateProblem("not_contiguous", words, choices)))
    return replace(
        period, start=group[0].days[0], start_half=halves[0],
        end=None if group[0].placed.side == "start" else group[-1].days[1], end_half=halves[-1],
    )  # fmt: skip


def _stands_alone(day: Placed, message: str) -> bool:
    """Whether a clause says nothing but a day: beside a first and a last day it is not clear what of them it changes."""
    start, end = day.span
    before, after = _CLAUSE_EDGE.split(message[:start])[-1], _CLAUSE_EDGE.split(message[end:])[0]
    return not _NOTHING.sub("", before + after)


def _without(found: Sequence[Found], used: Sequence[Found], period: Period) -> Period:
    """Days that are not the leave's were not read: they stay in the words of the message."""
    other = {day.placed.span for day in found if day not in used}
    return replace(period, spans=tuple(span for span in period.spans if span not in other))


def _single(day: Found, period: Period) -> Period:
    first, last = day.days
    length = (last - first).days + 1
    many = period.count is not None and (period.unit != "day" or period.count > 1)
    half = day.placed.half
    if length > 1:
        if half and day.placed.day.kind == "week":
            return replace(period, problems=(*period.problems, DateProblem("ambiguous", day.placed.day.said)))
        fits = period.count in (None, length) or (period.unit == "week" and period.count == 1 and length >= 5)  # noqa: PLR2004
        return replace(period, start=first, end=last, end_half=half) if fits else period
    if day.placed.side == "start" or many or (half and period.count == 1):
        return replace(period, start=first, start_half=half)
    return replace(period, start=first, end=first, start_half=half, end_half=half)


def _halves_as_said(period: Period) -> Period:
    """Halves stay as they were said (from a morning is a whole day all the same); one day has one half, or none."""
    start_half: Half | None = period.start_half
    end_half: Half | None = period.end_half
    if period.start is not None and period.start == period.end:
        if (start_half, end_half) == ("am", "pm"):
            return replace(period, start_half=None, end_half=None)
        if start_half == "pm" and end_half is None:
            end_half = "pm"
        elif end_half == "am" and start_half is None:
            start_half = "am"
        elif start_half != end_half and (start_half, end_half) != ("pm", "am"):
            start_half = end_half = None
        return replace(period, start_half=start_half, end_half=end_half)
    return replace(period, start_half=start_half, end_half=end_half)
