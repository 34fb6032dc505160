"""Some days of a stretch, named in a message that gives days: whether they take its place, or something is only told of
them. Nothing but words that put them in its place lets the others go."""

import re
from datetime import date
from typing import Any

from assistant.forms.at_work import tells_of_work
from assistant.forms.data import WORDS
from assistant.forms.day_clauses import CLAUSE, bare
from assistant.forms.days import Days, day_of
from assistant.forms.folded import any_of, blank
from assistant.forms.named_days import NamedDays, Stretch, named_days
from assistant.forms.plain import plain
from assistant.forms.say import Said
from assistant.forms.tone import says
from tools.fields import PeriodField


def understood(item: PeriodField, message: str, days: Days, known: dict[str, Any], today: date) -> Days:
    """The days that a message gives in the place of others, or a question where it says of those that it names something
    that is not understood: the others then stand."""
    start, end = day_of(known.get(item.name)), day_of(known.get(item.end))
    first, last = day_of(days.values.get(item.name)), day_of(days.values.get(item.end))
    if start is None or end is None or first is None or last is None or (first, last) == (start, end):
        return days
    within = start <= first and last <= end
    if (days.questions or first != last) and not within:
        return days
    named = [(clause, named_days(clause, (start, end), today)) for clause in CLAUSE.finditer(message)]
    unclear = [clause for clause, one in named if one and _are(one, first, last) and not _puts(one.rest, within)]
    others = [one for _, one in named if one and not _are(one, first, last)]
    drops = any(plain(clause.group().strip()) == "cancel" for clause, _ in named)
    beside = blank(message, [clause.span() for clause in unclear])
    if not unclear or others or drops or _words(within).search(beside):
        return days
    said = unclear[0].group().strip()
    spans = tuple(clause.span() for clause in (CLAUSE.finditer(message) if within else unclear))
    return Days(questions=(_which(item, said, (first, last), (start, end)),), spans=spans)


def never_opposite(item: PeriodField, message: str, days: Days, known: dict[str, Any], today: date) -> Days:
    """The days, or a question where a clause says of some of a leave that they are not wanted off, and they would stand: they
    are left out by who understands all of the clause (day_acts.py), and by nobody else."""
    start, end = day_of(known.get(item.name)), day_of(known.get(item.end))
    if not item.kind or start is None or end is None or start >= end or days.questions or "?" in message:
        return days
    first, last = day_of(days.values.get(item.name)) or start, day_of(days.values.get(item.end)) or end
    for clause in CLAUSE.finditer(message):
        named = named_days(clause, (start, end), today)
        if named is None or named.half:
            continue
        stand = any(first <= day <= last for day in named.days)
        if stand and says("not_off", named.rest) and not says("leaves_none_out", clause.group()):
            said, spans = clause.group().strip(), (*days.spans, clause.span())
            within = start <= named.days[0] and named.days[-1] <= end
            of_them = (named.days[0], named.days[-1])
            asked = _which(item, said, of_them, (start, end)) if within else _none_of(said, of_them, (start, end))
            return Days(questions=(asked,), spans=spans)
    return days


def _are(named: NamedDays, first: date, last: date) -> bool:
    return (named.days[0], named.days[-1]) == (first, last)


def _puts(rest: str, within: bool) -> bool:
    """Whether the rest of a clause puts its days in the place of others; what is done at work on them never does."""
    if bare(rest):
        return True
    return _words(within).search(rest) is not None and not (within and tells_of_work(rest))


def _words(within: bool) -> re.Pattern[str]:
    return any_of(tuple(WORDS["put_alone" if within else "put_in_place"]))


def _which(item: PeriodField, said: str, named: Stretch, stretch: Stretch) -> Said:
    """Asks what is to be done with days that were named beside others."""
    (first, last), (day, until) = stretch, named
    shown = f"{first} 至 {last}" if first != last else f"{first}"
    zh, en = ("请", "off") if item.kind else ("加班", "for overtime")
    if day != until:
        return _which_of(said, named, stretch, (zh, en))
    if first <= day <= last:
        return Said(
            f"您说“{said}”，{day} 在 {shown} 里面。是要**只{zh}**这一天，还是**去掉**这一天？请说“只要{day.day}号”或“去掉{day.day}号”；都不是就不用改。",
            f"You said “{said}”; {day} lies within {shown}. Do you want **only** that day {en}, or that day **taken out**? Please say “only” or “drop” with the day.",
        )
    return Said(
        f"您说“{said}”，现在写的是 {shown}。是要把 {day} **也加上**，还是**改成**只{zh}这一天？请说“加上{day.day}号”或“改成{day.day}号”。",
        f"You said “{said}”; it is for {shown} now. Do you want {day} **added**, or **only** that day {en}? Please say “add” or “only” with the day.",
    )


def _which_of(said: str, named: Stretch, stretch: Stretch, words: tuple[str, str]) -> Said:
    (day, until), (first, last), (zh, en) = named, stretch, words
    some, shown = f"{day} 至 {until}", f"{first} 至 {last}"
    return Said(
        f"您说“{said}”，{some} 在 {shown} 里面。是要**只{zh}**这几天，还是**去掉**这几天？请说“只要{day.day}号到{until.day}号”或“去掉{day.day}号到{until.day}号”；都不是就不用改。",
        f"You said “{said}”; {day} to {until} lies within {first} to {last}. Do you want **only** those days {en}, or those **taken out**? Please say “only” or “drop” with the days.",
    )


def _none_of(said: str, named: Stretch, stretch: Stretch) -> Said:
    (day, until), (first, last) = named, stretch
    some, shown = f"{day}" if day == until else f"{day} 至 {until}", f"{first} 至 {last}"
    return Said(
        f"您说“{said}”，可 {some} 本来就不在 {shown} 里面，**日期没有改**；要改请说从几号请到几号。",
        f"You said “{said}”, but {day} is not within {first} to {last}; the days are **not changed**. Please give the first and the last day.",
    )
