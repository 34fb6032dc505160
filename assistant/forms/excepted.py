"""All of a time but some days of it (下周除了周五都请年假): what is left is one stretch, or it is asked which; never the days
that are excepted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.dates import DateProblem, named_spans
from assistant.forms.data import WORDS
from assistant.forms.days import COUNT, UNIT, Days, day_of, halves, problem_said
from assistant.forms.folded import Span, any_of, blank
from assistant.forms.leave_days import heard
from assistant.forms.left_out import days_from
from assistant.forms.say import Said
from tools.calendar import UnknownYear, is_workday
from tools.fields import PeriodField


@dataclass(frozen=True)
class _Excepted:
    """The words that except days, at `span`, and the days as they are `said` at `days`."""

    span: Span
    days: Span

    def said(self, message: str) -> str:
        return message[slice(*self.span)].strip()


def without_excepted(item: PeriodField, message: str, known: dict[str, Any], today: date) -> Days | None:
    """The days of a message that takes all of a time, or of the days of the form, but some of them; None for any other
    message."""
    found = _excepted(message)
    if found is None:
        return None
    rest = blank(message, [found.span])
    whole = heard(rest, today, None, None, None, None, item, known.get(item.kind) if item.kind else None)
    spans = (*whole.spans, found.span, *(match.span() for match in any_of(tuple(WORDS["each_day"])).finditer(rest)))
    known_days = day_of(known.get(item.name)), day_of(known.get(item.end))
    named = whole.start or whole.within or whole.problems
    first, last = (whole.start, whole.end) if named else known_days
    if whole.problems or not (first and last and first < last):
        return Days(questions=(_which_days(found.said(message)),), spans=spans)
    start, end = found.days
    out = heard(" " * start + message[start:end], today, None, None, first)
    if out.problems or out.start is None or not first <= out.start <= (out.end or out.start) <= last:
        return Days(questions=(_which_days(found.said(message)),), spans=spans)
    gone = days_from(out.start, ((out.end or out.start) - out.start).days + 1)
    left = [
        day for day in days_from(first, (last - first).days + 1) if day not in gone and (not item.kind or _worked(day))
    ]
    if not left or any(left[0] < day < left[-1] for day in gone):
        said = f"{first} 至 {last}，{found.said(message)}"
        return Days(questions=(problem_said(DateProblem("not_contiguous", said)),), spans=spans)
    return Days(halves(item, left[0], left[-1], None, None), dropped=(COUNT, UNIT), spans=spans)


def _excepted(message: str) -> _Excepted | None:
    """Where a message excepts days."""
    for (start, end), half in named_spans(message):
        before = any_of(tuple(WORDS["before_excepted"])).search(message[:start])
        behind = any_of(tuple(WORDS["behind_excepted"])).match(message[end:])
        alone = any_of(tuple(WORDS["excepted_behind"])).match(message[end:])
        if not (before and behind):
            before = any_of(tuple(WORDS["before_worked"])).search(message[:start])
            behind = any_of(tuple(WORDS["behind_worked"])).match(message[end:])
        if half or not ((before and behind) or alone):
            continue
        begins = before.start() if before and behind else start
        return _Excepted((begins, end + (alone or behind).end()), (start, end))  # type: ignore[union-attr]
    return None


def _worked(day: date) -> bool:
    """Whether a day is one of work; of a year that the calendar does not know each may be."""
    try:
        return is_workday(day)
    except UnknownYear:
        return True


def _which_days(said: str) -> Said:
    return Said(
        f"您说“{said}”：一份申请只能写连续的日子，请说从几号到几号。",
        f"You said “{said}”: one request has one stretch of days; please give the first and the last day.",
    )
