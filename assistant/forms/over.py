"""Days of a leave that lie behind: told as past, or of a sickness that nobody foresees."""

from collections.abc import Callable
from datetime import date, timedelta

from assistant.dates import DateProblem, Period
from assistant.forms.data import WORDS
from assistant.forms.folded import TOLD_CLAUSE, any_of
from tools.fields import PeriodField

Read = Callable[[bool], Period]  # the period of a message, its days read as behind us or as to come
LATELY = timedelta(days=14)  # a sickness longer ago than this may be meant for next month as well
WEEK = timedelta(days=7)


def told_as_over(message: str) -> bool:
    """Whether a message tells of its days as past: 周五没来; 补个病假; I was sick on Friday."""
    if any_of(tuple(WORDS["files_afterwards"])).search(message):
        return True
    told = any_of(tuple(WORDS["told_as_over"]))
    return any(told.search(clause.group()) for clause in TOLD_CLAUSE.finditer(message))


def behind_or_ahead(item: PeriodField, message: str, kind: str | None, today: date, read: Read) -> Period:
    """The period of a message that says its days without week or month: those behind us where it tells of them as past
    or where only that makes sense; both are asked about where either does."""
    ahead = read(False)
    if ahead.start is None or ahead.start <= today:
        return ahead
    behind = read(True)
    if behind.problems or behind.start is None or behind.start >= ahead.start:
        return ahead
    until_now = ahead.end is not None and ahead.end <= today  # 周五到今天
    if until_now or told_as_over(message):
        return behind
    if kind not in item.past_kinds:
        return ahead
    return {"behind": behind, "ahead": ahead}.get(_likelier(item, message, behind.start, ahead.start, today)) or Period(
        problems=(DateProblem("ambiguous", _said(message, ahead), (behind.start, ahead.start)),), spans=ahead.spans
    )


def _likelier(item: PeriodField, message: str, behind: date, ahead: date, today: date) -> str:
    """Which of two days an absence of a kind that may lie behind us is of: "behind", "ahead", or either ("")."""
    planned = any_of(item.planned).search(message) is not None
    lately = today - behind <= LATELY
    if ahead - behind <= WEEK:  # of a weekday, only what befell somebody on it is behind us
        befell = any_of(item.befell).search(message) is not None
        return "" if befell and not planned else "ahead"
    if planned:
        return "" if lately else "ahead"
    if lately:
        return "behind"
    return "ahead" if ahead - today <= WEEK else ""


def _said(message: str, period: Period) -> str:
    return message[slice(*period.spans[0])] if period.spans else message
