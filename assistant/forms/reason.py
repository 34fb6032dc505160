"""The reason of a request in the sender's own words: whole clauses, of which only the asking and the days are cut off."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, FILLER, STORY_MIN_CHARS, Span, blank, compiled
from assistant.forms.plain import plain

MOST_CHARS = 200
_ONLY_NUMBERS = re.compile(
    r"(?:[那就先要请休还是只\s]|[\d一二三四五六七八九十]|[、到至和跟~-]|[号日天周的吧])+"
)  # 那就8到9


def reason_in(text: str, folded: str, asking: Sequence[Span], days: Sequence[Span]) -> str:
    """The clauses that tell something beside `asking` and the `days`, joined as they were where nothing lies between.

    A clause loses what stands at its edges only: a day within it, or one that its verb needs (手术定在26号), is part of it.
    """
    kept = blank(folded, [*asking, *days, *_between(folded, days)])
    clauses = [match.span() for match in CLAUSE.finditer(folded)]
    told = _put_right(folded, clauses, [_trimmed(folded, kept, days, clause) for clause in clauses])
    reason, before = "", None
    for span in told:
        if span is None:
            continue
        between = text[before[1] : span[0]] if before else ""
        joint = between if len(between.strip()) <= 1 else "，"
        reason, before = f"{reason}{joint}{text[slice(*span)]}", span
    return reason[:MOST_CHARS]


def _between(folded: str, days: Sequence[Span]) -> list[Span]:
    """What only joins one day to the next: the dash in 12/15-12/18."""
    gaps = [(one[1], other[0]) for one, other in pairwise(sorted(days)) if one[1] < other[0]]
    return [gap for gap in gaps if not folded[slice(*gap)].strip(" -~—–到至")]


def _put_right(folded: str, clauses: Sequence[Span], told: Sequence[Span | None]) -> list[Span | None]:
    """What is told without what the sender takes back for what is told behind it, and without the words that do so."""
    back = [compiled(WORDS["takes_back"][0]).fullmatch(folded[slice(*clause)]) is not None for clause in clauses]
    instead = [n for n in range(1, len(clauses) - 1) if back[n] and told[n - 1] and told[n + 1]]
    gone = {n - 1 for n in instead}
    return [None if n in gone or back[n] else span for n, span in enumerate(told)]


def _trimmed(folded: str, kept: str, days: Sequence[Span], clause: Span) -> Span | None:
    """What of a clause is told; None where it only asks or names days."""
    said, left = folded[slice(*clause)], kept[slice(*clause)]
    short = compiled(WORDS["short_reason"][0]).search(left)
    if (
        plain(said)
        or _ONLY_NUMBERS.fullmatch(said)
        or compiled(WORDS["no_reason"][0]).fullmatch(left)
        or not (short or len(FILLER.sub("", left)) >= STORY_MIN_CHARS - 1)
    ):
        return None
    led = compiled(WORDS["leads_reason"][0]).match(left)
    first = clause[0] + (led.end() if led else 0)
    end = clause[0] + len(left.rstrip())
    last = _with_its_day(folded, days, first, end, clause[1])
    cut = folded[last : clause[1]].strip() != ""
    words = left[first - clause[0] : last - clause[0]] if last == end else folded[first:last]
    ends = compiled(WORDS["ends_reason"][1 if cut else 0]).search(words)
    last = first + ends.start() if ends else last
    return (first, last) if first < last else None


def _with_its_day(folded: str, days: Sequence[Span], first: int, last: int, stop: int) -> int:
    """The end of a clause, with the day that its last word needs: 预产期12月15."""
    end = max((day[1] for day in days if last <= day[0] and day[1] <= stop), default=last)
    after = compiled(WORDS["needs_day"][0]).search(folded[first:last])
    return stop if after and end > last and not folded[end:stop].strip("了的 ") else last
