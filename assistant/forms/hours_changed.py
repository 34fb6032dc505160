"""A time of work that a message changes: an hour more or less, another beginning or end; asked about where it is not clear."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.forms.clock import CLOCK, DAY, LENGTH, MINUTES, NOON, clock_in, hours_in, length_of, range_in
from assistant.forms.folded import Span
from assistant.forms.say import Said
from assistant.forms.tone import says, words
from assistant.forms.unread import only_a_time

_LEAD = re.compile(r"^[\s,]*(?:到|至|until|till)\s*")
BREAK = 2 * MINUTES  # of a day of work that a pause at noon may take


@dataclass(frozen=True)
class Change:
    """The new `value`, or what is asked instead; read at `span`."""

    value: str | None
    span: Span
    question: Said | None = None


def changed(known: str, folded: str) -> Change | None:
    """What a message makes of a time of work that is `known`; None where it says none, or says it anew as a whole."""
    return _by_hours(known, folded) or _one_end(known, folded)


def _by_hours(known: str, folded: str) -> Change | None:
    for match in LENGTH.finditer(folded):
        number, before = length_of(match), folded[: match.start()]
        leads = [says("more_before", before), says("less_before", before)]
        more = leads[0] or match["emore"] or match["e"] == "another" or words("more_after").match(folded, match.end())
        less = leads[1] or match["eless"] or words("less_after").match(folded, match.end())
        if number is None or not (more or less):
            continue
        span = (min(lead.start() for lead in (*leads, match) if lead), match.end())
        value = _added(known, number if more else -number)
        return Change(value, span) if value else _asks(known, folded, span)
    return None


def _added(known: str, hours: Decimal) -> str | None:
    """The time with so many hours more; None where that cannot be told."""
    if ends := range_in(known):
        first, last = ends
        after = last.later(int(hours * MINUTES))
        over_noon = not last.sure and not first.sure and after.at > NOON >= last.at
        return None if after.at <= first.at or after.at > DAY or over_noon else f"{_first_of(known)}{after}"
    length = None if CLOCK.search(known) else hours_in(known)
    if length is None or length + hours <= 0:
        return None
    unit = "小时" if re.search(r"[\u4e00-\u9fff]", known) else " hours"
    return f"{(length + hours).normalize():f}{unit}"


def _first_of(known: str) -> str:
    """A time up to its last hour, as it was written: 7点到."""
    match = re.match(r".*?(?:到|至|-|~|—|–|\bto\b|\buntil\b|\btill\b)+\s*", known)
    return match.group() if match else ""


def _one_end(known: str, folded: str) -> Change | None:
    """One hour that a message names for a time with two ends."""
    ends, found = range_in(known), list(CLOCK.finditer(folded))
    if ends is None or len(found) != 1 or LENGTH.search(folded) or range_beside(folded, found[0]):
        return None
    match = found[0]
    before, span = folded[: match.start()], match.span()
    begins = says("begins_before", before) or words("begins_after").match(folded, match.end())
    until = says("ends_before", before) or words("ends_after").match(folded, match.end())
    clock = clock_in(match.group())
    if clock is None or not (begins or until or says("edits", folded) or only_a_time(folded)):
        return None
    if bool(begins) == bool(until):
        return _asks(known, folded, span)
    said = match.group().strip()
    value = f"{said}{known[len(_start_text(known)) :]}" if begins else f"{_first_of(known)}{said}"
    new = range_in(value)
    return Change(value, span) if new and new[0].at < new[1].at else _asks(known, folded, span)


def _start_text(known: str) -> str:
    return re.split(r"\s*(?:到|至|-|~|—|–|\bto\b|\buntil\b|\btill\b)", known, maxsplit=1)[0]


def range_beside(folded: str, match: re.Match[str]) -> bool:
    """Whether a number before a time makes it the end of a range: 7到9点."""
    return (
        re.search(r"[0-9一二两三四五六七八九十](?:点半?|:\d\d)?\s*(?:到|至|-|~|—|to)+\s*$", folded[: match.start()])
        is not None
    )


def totals(value: str, folded: str) -> list[Span]:
    """Where a message says how many hours a time from one hour to another has: 7点到10点,总共3个小时."""
    if range_in(re.split(r"[,、(]", value)[0]) is None:
        return []
    return [
        ((lead.start() if (lead := says("in_all_before", folded[: match.start()])) else match.start()), match.end())
        for match in _worked_lengths(folded)
    ]


def _worked_lengths(folded: str) -> list[re.Match[str]]:
    """Where a message says a number of hours, those of a pause left aside: 中午休息1小时."""
    return [
        match
        for match in LENGTH.finditer(folded)
        if not (says("pause_before", folded[: match.start()]) or words("pause_after").match(folded, match.end()))
    ]


def _asks(known: str, folded: str, span: Span) -> Change:
    said = folded[slice(*span)].strip()
    return Change(None, span, Said(
        f"现在写的时长是“{known}”，“{said}”我不能确定要改成什么，**没有改**；请说完整的时间，比如“7点到9点半”或“3小时”。",
        f"It says “{known}”; I cannot tell what “{said}” makes of it and have **not changed** it. Please give the whole time, e.g. “2pm to 6pm” or “3 hours”.",
    ))  # fmt: skip


def with_beginning(value: str, folded: str) -> tuple[str, Span] | None:
    """A time that only says its end (到10点), with the beginning that the message names apart: 从6点半开始."""
    if not _LEAD.match(value):
        return None
    for match in CLOCK.finditer(folded):
        begins = says("begins_before", folded[: match.start()]) or words("begins_after").match(folded, match.end())
        if begins and match.group().strip() not in value:
            after = words("begins_after").match(folded, match.end())
            before = says("begins_before", folded[: match.start()])
            span = (before.start() if before else match.start(), after.end() if after else match.end())
            return f"{match.group().strip()}{value.strip()}", span
    return None


def contradiction(value: str, folded: str) -> Said | None:
    """What is asked of a time from one hour to another beside a number of hours that it does not have."""
    lengths = _worked_lengths(folded)
    ends = next((found for piece in re.split(r"[,、(]", value) if (found := range_in(piece))), None)
    said = length_of(lengths[-1]) if len(lengths) == 1 else None
    if ends is None or said is None:
        return None
    minutes, told = (ends[1].at - ends[0].at) % DAY, int(said * MINUTES)
    pause = minutes - told if ends[0].at < NOON < ends[1].at else 0
    if (minutes - told) % NOON == 0 or 0 < pause <= BREAK:
        return None
    between = f"{ends[0]}到{ends[1]}" if ends[0].style != "am" else f"{ends[0]} to {ends[1]}"
    hours = f"{(Decimal(minutes) / MINUTES).normalize():f}"
    return Said(
        f"“{between}”是 {hours} 小时，可您说的是“{lengths[-1].group()}”；以哪个为准？请再说一遍加班的时间，**时长先没有写**。",
        f"“{between}” is {hours} hours, but you said “{lengths[-1].group()}”. Which is right? Please give the time again; it is **left out** for now.",
    )
