"""A time of work that a message changes: later or earlier, longer or shorter, another beginning or end, a pause in it;
asked about where it is not clear."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.forms.clock import CLOCK, DAY, LENGTH, MINUTES, NOON, Clock, clock_in, hours_in, length_of, range_in
from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, Span, blank, compiled
from assistant.forms.pauses import denies_pause, pauses, written
from assistant.forms.say import Said
from assistant.forms.tone import says, words
from assistant.forms.unread import only_a_time

_LEAD = re.compile(r"^[\s,]*(?:到|至|until|till)\s*")
BREAK = 2 * MINUTES  # of a day of work that a pause at noon may take


@dataclass(frozen=True)
class Change:
    """The new `value`, or what is asked instead; read at `span`. `note` tells how it was taken."""

    value: str | None
    span: Span
    question: Said | None = None
    note: Said | None = None


@dataclass(frozen=True)
class _Ends:
    """Which ends of a time move, and which way: 1 later, -1 earlier, 0 not at all."""

    first: int
    last: int


def changed(known: str, folded: str, read: str | None) -> Change | None:
    """What a message makes of a time of work that is `known`; None where it says none, or says it anew as a whole.

    `read` is the time that it seems to give: it takes the place of the known one only where nothing else is said of it.
    """
    parts, rest = written(known), blank(folded, pauses(folded))
    if read and range_in(written(read).hours):
        return None
    if whole := with_beginning(parts.hours, rest):
        return Change(str(replace(parts, hours=whole[0])), whole[1])
    change = _moved(parts.hours, rest) or _one_end(parts.hours, rest) or (_unclear(known, rest) if read else None)
    return replace(change, value=str(replace(parts, hours=change.value))) if change and change.value else change


def with_pause(known: str | None, value: str | None, text: str, folded: str) -> str | None:
    """A time of work with the pause that a message tells of, or with the one that is `known`; None where neither the
    message nor the form has one, or no hours are known."""
    spans, base = pauses(folded), value or known
    if base is None or not (spans or (known and written(known).pause)):
        return None
    new, old = written(base), written(known) if known else None
    if spans:
        return str(replace(new, pause="，".join(text[slice(*span)].strip() for span in spans)))
    if denies_pause(folded):
        return str(replace(new, pause=""))
    return str(replace(new, pause=old.pause)) if old and range_in(new.hours) else None


def _moved(known: str, folded: str) -> Change | None:
    """The time with each length by which its clause moves it: 推迟一小时; 晚半小时开始,早半小时走."""
    value, spans, note = known, [], None
    for clause in CLAUSE.finditer(folded):
        for match in LENGTH.finditer(folded, *clause.span()):
            around = f"{folded[clause.start() : match.start()]}#{folded[match.end() : clause.end()]}"
            number, ends = length_of(match), _ends_moved(around, match)
            if ends is None or number is None:
                continue
            later = _with_ends(value, ends, round(number * MINUTES))
            if later is None:
                return _asks(known, folded, clause.span())
            told = _taken(clause.group().strip(), ends, around) if range_in(value) else None
            value, note = later, told or note
            spans.append(clause.span())
    return Change(value, (spans[0][0], spans[-1][1]), note=note) if spans else None


def _ends_moved(around: str, match: re.Match[str]) -> _Ends | None:
    """Which ends a clause moves by the length that `#` stands for; None where it moves none."""
    if match["emore"] or match["e"] == "another" or says("grows", around):
        return _Ends(0, 1)
    if match["eless"] or says("shrinks", around):
        return _Ends(0, -1)
    later, earlier = says("moves_later", around), says("moves_earlier", around)
    if not (later or earlier):
        return None
    way = 1 if later and not earlier else -1
    first, last = says("names_beginning", around), says("names_end", around)
    return _Ends(0 if last and not first else way, 0 if first and not last else way)


def _with_ends(known: str, ends: _Ends, minutes: int) -> str | None:
    """The time with its ends so many minutes away; None where that cannot be told."""
    if found := range_in(known):
        first, last = found[0].later(ends.first * minutes), found[1].later(ends.last * minutes)
        noon = any(_past_noon(*pair) for pair in zip(found, (first, last), strict=True))
        if noon or first.at < 0 or not first.at < last.at <= DAY:
            return None
        lead, start = _first_of(known), _start_text(known)
        begin, end = (str(first) if ends.first else start), (_as_said(last, first) if ends.last else known[len(lead) :])
        return f"{begin}{lead[len(start) :]}{end}"
    length = None if CLOCK.search(known) else hours_in(known)
    hours = length + ends.last * Decimal(minutes) / MINUTES if length is not None else Decimal(0)
    if ends.first or hours <= 0:
        return None
    unit = "小时" if re.search(r"[\u4e00-\u9fff]", known) else " hours"
    return f"{hours.normalize():f}{unit}"


def _past_noon(before: Clock, after: Clock) -> bool:
    """Whether an hour that is not said to be of the morning or the evening would leave its half of the day."""
    return not before.sure and before.style != ":" and before.at <= NOON and after.at >= NOON + MINUTES


def _as_said(clock: Clock, beside: Clock) -> str:
    """The last hour as it is said behind the first one: 下午1点到6点."""
    shared = beside.part if not clock.part and clock.style == beside.style == "点" else clock.part
    return str(replace(clock, part=shared))[len(shared) - len(clock.part) :]


def _taken(said: str, ends: _Ends, around: str) -> Said | None:
    """How a change is taken that might be meant of one end or of both."""
    if ends.first and ends.last:
        return Said(
            f"“{said}”按**开始和结束一起移**写；只改一头请直接说。",
            f"“{said}” is taken to move **both the start and the end**; please say so if only one of them moves.",
        )
    if ends.first:
        return Said(
            f"“{said}”只改了**开始时间**，结束时间没有变；要一起改请直接说。",
            f"“{said}” moves only the **start**; please say so if the end moves, too.",
        )
    if says("names_end", around):
        return None
    return Said(
        f"“{said}”只改了**结束时间**；不是这个意思请直接说。",
        f"“{said}” moves only the **end**; please say so if that is wrong.",
    )


def _unclear(known: str, folded: str) -> Change | None:
    """A length that something else is said of than that it is the time of work: 磨合半小时."""
    for clause in CLAUSE.finditer(folded):
        if LENGTH.search(clause.group()) and not only_a_time(compiled(WORDS["restates"][0]).sub(" ", clause.group())):
            return _asks(known, folded, clause.span())
    return None


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
    if range_in(re.split(r"[,、(]", written(value).hours)[0]) is None:
        return []
    return [
        ((lead.start() if (lead := says("in_all_before", folded[: match.start()])) else match.start()), match.end())
        for match in _worked_lengths(folded)
    ]


def _worked_lengths(folded: str) -> list[re.Match[str]]:
    """Where a message says a number of hours, those of a pause left aside: 中午休息1小时."""
    return list(LENGTH.finditer(blank(folded, pauses(folded))))


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
    pieces = re.split(r"[,、(]", written(value).hours)
    ends = next((found for piece in pieces if (found := range_in(piece))), None)
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
