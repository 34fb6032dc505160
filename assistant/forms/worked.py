"""Hours of work as a message gives them: those said last, with their part of the day, and what is told of a night."""

import re
from typing import Any

from assistant.dates import Half, corrections
from assistant.dates.count import number_of
from assistant.forms.folded import Span, blank
from assistant.forms.hours import HOUR, MINUTES, NOON, PART, hour_of
from assistant.forms.hours_changed import Change, changed, contradiction, totals, with_beginning
from assistant.forms.names import by_pattern
from assistant.forms.say import Said
from tools.action import Action
from tools.fields import TextField

_NOT_BUT = re.compile(r"(?:不是|不要)[^,。;!?]{1,12}[,\s]+(?:而|应该|其实)?(?:是|要)?(?=[^,。;!?]{2,16}(?:[,。;!]|$))")
_OF_NIGHT = r"(?:凌晨|夜里|半夜|深夜|清晨|早上?|次日|第二天)*"
_SHIFT = re.compile(
    rf"(?:(?P<p1>{PART}|夜里|半夜|深夜|晚)?\s*(?P<h1>{HOUR})(?:{MINUTES})?|(?P<e1>[0-9]{{1,2}})(?::[0-9]{{2}})? ?(?P<m1>[ap])?\.?m?\.?)\s*(?:到|至|-|~|—|–|to|till|until)+\s*"
    rf"(?:(?P<p2>{_OF_NIGHT}|{PART})\s*(?P<h2>{HOUR}){MINUTES}|(?P<e2>[0-9]{{1,2}})(?::[0-9]{{2}})? ?(?P<m2>[ap])\.?m\.?)"
)
_PART_BEFORE = re.compile(rf"(?:{PART}|凌晨|夜里|半夜|深夜)\s*$")


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


def worked_anew(
    action: Action, folded: str, known: dict[str, Any], values: dict[str, Any]
) -> tuple[list[Span], dict[str, Said]]:
    """Takes into `values` what a message changes of a time of work, or tells of it in pieces; where that was read, and
    what is asked of a field instead."""
    spans: list[Span] = []
    questions: dict[str, Said] = {}
    for name in (item.name for item in action.fields if isinstance(item, TextField) and item.renewed):
        spans += [match.span() for match in _NOT_BUT.finditer(folded)] if name in values else []
        change = changed(str(known[name]), folded) if known.get(name) else None
        if change is None and name in values and (whole := with_beginning(str(values[name]), folded)):
            change = Change(*whole)
        if change:
            spans.append(change.span)
            values[name] = change.value
        asked = change.question if change else contradiction(str(values[name]), folded) if name in values else None
        spans += totals(str(values[name]), folded) if name in values and not change else []
        if asked:
            values.pop(name, None)
            questions[name] = asked
    return spans, questions


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
