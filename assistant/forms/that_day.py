"""那天 in the clause that asks for a leave, where another clause names the day: 抢到了12月11号的票,年假就请那一天."""

import re
from itertools import pairwise

from assistant.forms.folded import CLAUSE, Span, blank
from assistant.forms.tone import says

_POINTS = re.compile(
    r"(?<!第)(?<!每)(?:[那当这同]一?|[那这][两几二三四])天(?!气|线|花|空)|同日|\b(?:that|the same|those) days?\b"
)
_DAY = re.compile(
    r"大?[今明后]天|\d{1,2}月\d{1,2}[号日]?|\d{1,2}[号日]|(?:(?:这|本|下+)个?)?(?:周|星期|礼拜)[一二三四五六日天]|"
    r"\b(?:(?:next|this|on) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b"
)
_JOINS = re.compile(r"\s*(?:到|至|-|~|和|、|跟|及|and|to)\s*")


def that_day(message: str) -> tuple[str, list[Span]] | None:
    """The message with nothing left of days but those that 那天 points at, and where it points; None where it does not,
    or where it is not clear at which of several. Offsets hold."""
    clauses = list(CLAUSE.finditer(message))
    pointing = [one for one in clauses if _asks_for_it(one.group())]
    named = [day for one in clauses for day in _DAY.finditer(message, *one.span())]
    if not pointing or not named or any(one.start() <= day.start() < one.end() for one in pointing for day in named):
        return None
    gaps = [message[one.end() : other.start()] for one, other in pairwise(named)]
    if not all(_JOINS.fullmatch(gap) for gap in gaps) or len(named) > 2:  # noqa: PLR2004
        return None
    kept = (named[0].start(), named[-1].end())
    points = [match.span() for one in pointing for match in _POINTS.finditer(message, *one.span())]
    beside = [piece for one in clauses if one not in pointing for piece in _around(one.span(), kept)]
    return blank(message, [*points, *beside]), points


def _asks_for_it(clause: str) -> bool:
    return bool(_POINTS.search(clause)) and says("asks_days_off", clause) is not None


def _around(clause: Span, kept: Span) -> list[Span]:
    """What of a clause lies outside of what is kept."""
    start, end = clause
    if kept[1] <= start or end <= kept[0]:
        return [clause]
    return [(start, max(start, kept[0])), (min(end, kept[1]), end)]
