"""Hours of work as a message gives them: those said last, with their part of the day, and what is told of a night."""

import re
from dataclasses import dataclass, field
from typing import Any

from assistant.dates import Half, corrections
from assistant.dates.count import number_of
from assistant.forms.folded import Span, blank
from assistant.forms.hours import HOUR, MINUTES, NOON, PART, hour_of
from assistant.forms.hours_changed import Change, changed, contradiction, totals, with_beginning, with_pause
from assistant.forms.names import by_pattern
from assistant.forms.pauses import pauses
from assistant.forms.say import Said
from tools.action import Action
from tools.fields import TextField

_NOT_BUT = re.compile(r"(?:不是|不要)[^,。;!?]{1,12}[,\s]+(?:而|应该|其实)?(?:是|要)?(?=[^,。;!?]{2,16}(?:[,。;!]|$))")
_OF_NIGHT = r"(?:凌晨|夜里|半夜|深夜|清晨|早上?|次日|第二天)*"
_SHIFT = re.compile(
    rf"(?:(?P<p1>{PART}|夜里|半夜|深夜|晚)?\s*(?P<h1>{HOUR})(?:{MINUTES})?|(?P<e1>[0-9]{{1,2}})(?::[0-9]{{2}})? ?(?P<m1>[ap])?\.?m?\.?)\s*(?:到|至|-|~|—|–|to|till|until)+\s*"
    rf"(?:(?P<p2>{_OF_NIGHT}|{PART})\s*(?P<h2>{HOUR}){MINUTES}|(?P<e2>[0-9]{{1,2}})(?::[0-9]{{2}})? ?(?P<m2>[ap])\.?m\.?)"
)
_PAUSE_ONLY = Said(
    "中间休息的时间我听到了，可加班的时间还没有：请说从几点到几点（连同休息），或者一共几小时。",
    "I heard the pause, but not the hours: please say from when to when (with the pause), or how many hours.",
)
_PART_BEFORE = re.compile(rf"(?:{PART}|凌晨|夜里|半夜|深夜)\s*$")


@dataclass
class Anew:
    """What was made of a message that changes a time of work: where that was read, what is asked of a field instead, and
    what is told of how it was taken."""

    spans: list[Span] = field(default_factory=list)
    questions: dict[str, Said] = field(default_factory=dict)
    notes: list[Said] = field(default_factory=list)


def as_worked(text: str, folded: str, without_days: str, item: TextField, found: tuple[str, Span]) -> tuple[str, Span]:
    """The hours of a message in which some were `found`: those behind words that take them back (9点到12点,不对,10点到
    11点), with the part of the day that stands before them, though a day was read there as well (周五晚上9点到11点)."""
    value, (start, end) = _said_last(text, folded, without_days, item, found)
    part = _PART_BEFORE.search(folded[:start])
    return (text[part.start() : start] + value, (part.start(), end)) if part else (value, (start, end))


def _said_last(text: str, folded: str, without_days: str, item: TextField, found: tuple[str, Span]) -> tuple[str, Span]:
    for at in sorted([*corrections(folded), *(match.end() for match in _NOT_BUT.finditer(folded))], reverse=True):
        if at > found[1][0] and (again := by_pattern(item, text, blank(without_days, [(0, at)]), asked=False)):
            return again
    return found


def worked_anew(action: Action, text: str, folded: str, known: dict[str, Any], values: dict[str, Any]) -> Anew:
    """Takes into `values` what a message changes of a time of work, or tells of it in pieces."""
    anew = Anew()
    for name in (item.name for item in action.fields if isinstance(item, TextField) and item.renewed):
        old, read = known.get(name), values.get(name)
        change = changed(str(old), folded, read) if old else None
        if change is None and read and (whole := with_beginning(str(read), folded)):
            change = Change(*whole)
        if change:
            values[name] = change.value
        asked = change.question if change else contradiction(str(read), folded) if read else None
        anew.spans += [match.span() for match in _NOT_BUT.finditer(folded)] if read else []
        anew.spans += [change.span] if change else totals(str(read), folded) if read else []
        anew.spans += pauses(folded)
        anew.notes += [change.note] if change and change.note else []
        paused = None if asked else with_pause(old, values.get(name), text, folded)
        values |= {name: paused} if paused else {}
        if asked or (pauses(folded) and not values.get(name)):
            values.pop(name, None)
            anew.questions[name] = asked or _PAUSE_ONLY
    return anew


def without_pauses(action: Action, folded: str) -> str:
    """A message about work, with its pauses blanked out: their hours are those of no day and no work."""
    worked = any(isinstance(item, TextField) and item.renewed for item in action.fields)
    return blank(folded, pauses(folded)) if worked else folded


def passing_midnight(action: Action, values: dict[str, Any]) -> list[Said]:
    """What is told of hours that go on into the next day."""
    hours = [str(values[i.name]) for i in action.fields if isinstance(i, TextField) and i.renewed and i.name in values]
    return [note for said in hours if (note := _over_midnight(said, values.get("start_half")))]


def _over_midnight(said: str, half: Half | None) -> Said | None:
    """What is told of hours that end after midnight (晚上10点到6点), those of a `half` of the day; None of any others."""
    match = _SHIFT.fullmatch(said)
    if match is None:
        return None
    begins = match["h1"] or match["e1"]
    if match["e2"]:
        last = int(match["e2"]) % NOON + NOON * (match["m2"] == "p")
        first = int(number_of(begins) or 0) % NOON + NOON * ((match["m1"] or match["m2"]) == "p")
    else:
        late = match["p1"] in ("夜里", "半夜", "深夜", "晚") or (half == "pm" and not match["p1"])
        first, last = hour_of(begins, "晚上" if late else match["p1"]), int(number_of(match["h2"]) or 0)
        same_day = last < NOON and not (match["p2"] and re.fullmatch(_OF_NIGHT, match["p2"]))
        last += NOON * (same_day and last + NOON > first)
    if last > first or last % NOON == 0:
        return None
    return Said(
        f"“{said}”跨过零点，按**次日 {last} 点**结束写；不是这个意思请直接说。",
        f"“{said}” passes midnight: it is taken to end at **{last}:00 of the next day**; please say so if that is wrong.",
    )
