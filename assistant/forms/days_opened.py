"""The days that a message opens a form with, where it leaves some of them out itself, works on them, or is back on one (下周
请年假,头一天要上班; annual leave from the 14th, back on the 18th): those are no days of the leave, and no reason for it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from assistant.dates import named_spans
from assistant.forms.data import WORDS
from assistant.forms.day_acts import days_acted_on
from assistant.forms.day_clauses import CLAUSE, Done, all_done
from assistant.forms.days import COUNTED, SPOKEN_OF, Days, day_of, halves
from assistant.forms.folded import Span, any_of, blank
from assistant.forms.named_days import MARK
from tools.fields import PeriodField

Read = Callable[[PeriodField, str, dict[str, Any], date], Days]
ONE_DAY = timedelta(days=1)
_DENIED = re.compile(rf"\s*not (?:on )?(?:the )?{MARK}\s*")  # not the 3rd, the 4th: put right, and no day worked
_BUT = re.compile(r"(?<=\w )(?:except|excluding|without|but not) (?:for |on )?the (?:first|last)\b[^,.;]*")
_LEAVES_OUT = ("dropped", "worked", "returned")


def days_opened(item: PeriodField, message: str, known: dict[str, Any], today: date, read: Read) -> Days | None:
    """The days of a message that names them and leaves some out; None for any other. `read` reads what is left of it."""
    if not item.kind or known.get(item.name) or known.get(item.end) or "?" in message:
        return None
    if exclusive := any_of(tuple(WORDS["end_exclusive"])).search(message):
        return _to_the_day_before(item, exclusive.span(), read(item, _inclusive(message), known, today))
    pieces = [*CLAUSE.finditer(message), *_BUT.finditer(message)]
    found = {piece.span(): left for piece in pieces if (left := left_out(piece.group(), today))}
    rest = blank(message, list(found))
    if not found or not named_spans(rest):
        return None
    begins, first = next(iter(found.items()))
    led = not first.named.by_place and begins < named_spans(rest)[0][0] and not known.get(SPOKEN_OF)
    beside = {SPOKEN_OF: first.named.days[0].isoformat()} if led else {}
    return _without(item, message, read(item, rest, known | beside, today), known, found, today)


def left_out(clause: str, today: date) -> Done | None:
    """What a clause does that says no more than that some days are not wanted off; None for any other."""
    some = (today, today + timedelta(days=30))
    done = all_done(clause, some, today) if CLAUSE.fullmatch(clause) else []
    if len(done) != 1 or done[0].act not in _LEAVES_OUT or done[0].named.half:
        return None
    return None if _DENIED.fullmatch(done[0].named.rest) else done[0]


def _without(
    item: PeriodField, message: str, days: Days, known: dict[str, Any], found: dict[Span, Done], today: date
) -> Days | None:
    """The days that were read, without those that the clauses `found` leave out."""
    first, last = day_of(days.values.get(item.name)), day_of(days.values.get(item.end))
    days = replace(days, spans=(*days.spans, *found))
    if days.questions:
        return days
    if first is None or last is None:
        return _until_back(item, days, first, [one for one in found.values() if one.act == "returned"])
    aside = ",".join(message[slice(*span)] for span in found)
    named = [day for one in all_done(aside, (first, last), today) for day in one.named.days]
    acted = days_acted_on(item, aside, known | days.values, today)
    if not any(first <= day <= last for day in named):
        return days if named and not _returned(found) else None  # 这周五不请,下周五请: it was none of them
    if acted is None or (_returned(found) and COUNTED in days.values):
        return None
    spans = (*days.spans, *found)
    return Days(days.values | acted.values, acted.questions, (*days.dropped, *acted.dropped), spans, days.notes)


def _returned(found: dict[Span, Done]) -> bool:
    return any(one.act == "returned" for one in found.values())


def _until_back(item: PeriodField, days: Days, first: date | None, back: list[Done]) -> Days | None:
    """The days up to the one on which somebody is back, where only the first one is said."""
    if first is None or not back or back[0].named.days[0] <= first:
        return None
    last = back[0].named.days[0] - ONE_DAY
    return replace(days, values=days.values | halves(item, first, last, days.values.get("start_half"), None))


def _inclusive(message: str) -> str:
    """The message as if its last day were one of the leave. Offsets hold."""
    pattern = any_of(tuple(WORDS["end_exclusive"]))
    return pattern.sub(lambda match: f"{'to' if match.group().startswith('up') else '':>{len(match.group())}}", message)


def _to_the_day_before(item: PeriodField, exclusive: Span, days: Days) -> Days | None:
    first, last = day_of(days.values.get(item.name)), day_of(days.values.get(item.end))
    if days.questions or first is None or last is None or first >= last:
        return None
    values = days.values | halves(item, first, last - ONE_DAY, days.values.get("start_half"), None)
    return replace(days, values=values, spans=(*days.spans, exclusive))
