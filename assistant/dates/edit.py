"""Changes to a period that is already there."""

import re
from dataclasses import replace
from datetime import date, timedelta

from assistant.dates.mention import Day, Days, Near, month_end
from assistant.dates.period import Half, Period
from assistant.dates.said import Said, gather
from assistant.dates.span import assemble

_SAME_DAY = re.compile(r"当天|同一天|同日|就那天|\bsame day\b", re.ASCII)
_HALF_ONLY = re.compile(
    r"^(?:.{0,6}(?:改成|改为|换成|换到|改到|改|不是(?:上午|下午|全天|一整天),?是)|只|就|是|请|休|要)*"
    r"(?P<half>上午|早上|下午|全天|整天|一整天|(?:the )?(?:morning|afternoon|whole day|all day))(?:半天)?(?:就行|就好|就可以|吧|的|即可|请假|only)*[。!.]*$"
)
_UNTIL = re.compile(
    r"(?:到|至)\s*(?P<d>[12][0-9]|3[01]|[1-9])\s*(?=(?:就|也)?(?:行|好|可以|够|成|中|得)(?:了|啦|吧)?|为止|结束|吧|止|[,。;!]|$)"
)
_LATER = re.compile(r"推|延|提|挪|移|顺延|postpone|move")


def read_period_edit(
    message: str, today: date, start: date | None, end: date | None, within: Days | None = None
) -> Period:
    """What `message` says, where the period is `start` to `end` so far.

    Weekdays and days without a month are read beside it. A single day, not called the first or the last, is the one of
    the two that is still missing.
    """
    said = gather(message, doubts=True)
    if not said.placed:
        return _without_day(message, said, today, start, end)
    period = assemble(said, Near(today, earliest=start, beside=start or end, within=within))
    if len(said.placed) > 1 or period.start is None or period.start != period.end or said.placed[0].side:
        return period
    return _single_day(said, period, today, start, end)


def _without_day(message: str, said: Said, today: date, start: date | None, end: date | None) -> Period:
    if start and _SAME_DAY.search(message):
        match = _SAME_DAY.search(message)
        assert match is not None
        return Period(end=start, spans=(match.span(),))
    if last := _until(message, start, end):
        return last
    match = _HALF_ONLY.match(message)
    if match and start and start == end and not said.counts:
        half: Half | None = _half(match["half"])
        return Period(start, end, half, half, spans=(match.span("half"),))
    return assemble(said, Near(today))


def _until(message: str, start: date | None, end: date | None) -> Period | None:
    """到26就行了, of several days: the last one, in the month of the first."""
    match = _UNTIL.search(message)
    if match is None or not (start and end and start < end) or not start.day <= int(match["d"]) <= month_end(start).day:
        return None
    return Period(end=start.replace(day=int(match["d"])), spans=(match.span(),))


def _half(words: str) -> Half | None:
    if re.search(r"下午|afternoon", words):
        return "pm"
    return "am" if re.search(r"上午|早上|morning", words) else None


def _single_day(said: Said, period: Period, today: date, start: date | None, end: date | None) -> Period:
    """One day, which may stand for one side of the period that is there."""
    (placed,) = said.placed
    period = _within(placed.day, period, start, end)
    day = period.start
    assert day is not None
    if placed.moved and start and end and start != end:
        return _moved(placed.moved, period, day, start, end)
    if said.edited or (start and end) or day in (start, end):
        return _replaced(said, period, today, start, end)
    if start and period.count is None:
        later = (
            assemble(replace(said, placed=(replace(placed, side="end"),)), Near(date.min, earliest=start))
            if placed.day.bare
            else period
        )
        return replace(later, start=None, start_half=None, end_half="am" if placed.half == "am" else None)
    if end and period.count is None:
        return replace(period, end=None, end_half=None, start_half="pm" if placed.half == "pm" else None)
    return period


def _within(day: Day, period: Period, start: date | None, end: date | None) -> Period:
    """A weekday that only one day of the period has is that day: 周一 of Friday to Monday."""
    if not (day.bare and day.kind == "weekday" and period.start and start and end):
        return period
    named = [
        one
        for n in range((end - start).days + 1)
        if (one := start + timedelta(days=n)).weekday() == period.start.weekday()
    ]
    return replace(period, start=named[0], end=named[0]) if len(named) == 1 else period


def _moved(words: str, period: Period, day: date, start: date, end: date) -> Period:
    """推迟到 moves the whole period, as long as it is; 改到 a later day moves its end."""
    if _LATER.search(words):
        return replace(period, end=day + (end - start), start_half=None, end_half=None)
    if day > start:
        return replace(period, start=None, start_half=None, end_half="am" if period.end_half == "am" else None)
    return period


def _replaced(said: Said, period: Period, today: date, start: date | None, end: date | None) -> Period:
    """把8号改成9号: the side that was on the 8th."""
    if not said.replaced or start is None or end is None or start == end:
        return period
    before = said.replaced[-1]
    near = Near(today) if before.day.kind == "weekday" and not before.day.bare else Near(start, beside=start)
    old = assemble(replace(said, placed=(replace(before, side=None),), counts=()), near)
    if old.start == end:
        return replace(period, start=None, start_half=None)
    return replace(period, end=None, end_half=None) if old.start == start else period
