"""Days within a stretch that somebody does not want off, or cannot have: 16号不请, 7号不行, 那天值班, except Wednesday."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.forms.choice import about_another
from assistant.forms.day_parts import OTHER_DAY, names_half
from assistant.forms.folded import FILLER, Span, blank
from assistant.forms.leave_days import heard
from assistant.forms.tone import says, words

_CLAUSE = re.compile(r"[^,，。;；!！?？\n]+")
_POINTS = re.compile(
    r"(?:(?:这|那|当|同)(?:一|[两二三四几])?天|[那这]个?日子|\b(?:that|the same) day\b|\bthose days\b)(?:里|都)?"
)
_UNLESS = re.compile(r"如果|要是|万一|行吗|行不行|\bif\b")
_MIDDLE = re.compile(r"中间|当中|\bin the middle\b")
_DAY_SAID = re.compile(
    rf"{OTHER_DAY.pattern}|\b(?:[a-z]+day|\d{{1,2}}(?:st|nd|rd|th)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{{1,2}})\b"
)


@dataclass(frozen=True)
class LeftOut:
    """`days` that are left out, none where they are only told by where they lie (中间那天); what `said` so, at `spans`."""

    days: tuple[date, ...]
    said: str
    spans: tuple[Span, ...]
    another: bool = False  # another day is put in their place: 7号不行,换10号


def left_out(message: str, stretch: tuple[date, date], today: date) -> LeftOut | None:
    """The days of a stretch that a message leaves out of it."""
    clauses = list(_CLAUSE.finditer(message))
    days: list[date] = []
    spans: list[Span] = []
    for number, clause in enumerate(clauses):
        for piece in _pieces(clause):
            if _MIDDLE.search(piece):
                return LeftOut((), piece.strip(), (clause.span(),))
            named = _days_of(clause, piece, stretch, today)
            if not named and not _DAY_SAID.search(piece) and number:  # 7号还要值班,那天不请
                named = _days_of(clauses[number - 1], clauses[number - 1].group(), stretch, today, single=True)
            days += named
            spans += [clause.span()] if named else []
        if spans and clause.span() != spans[-1] and _puts_another(clause.group()):
            return LeftOut(tuple(sorted(set(days))), "", tuple(dict.fromkeys(spans)), another=True)
        if spans and not _DAY_SAID.search(clause.group()):
            spans.append(clause.span())
    return LeftOut(tuple(sorted(set(days))), "", tuple(dict.fromkeys(spans))) if days else None


def given_up(message: str, stretch: tuple[date, date], today: date) -> LeftOut | None:
    """The whole of a stretch, where a message says that it cannot be had and puts nothing in its place: 周三不行,有会."""
    clauses = list(_CLAUSE.finditer(message))
    named = [_names_all(clause, stretch, today) for clause in clauses]
    out = next(
        (one for one, all_days in zip(clauses, named, strict=True) if _cannot_be(one, all_days, any(named))), None
    )
    others = [one.group() for one, all_days in zip(clauses, named, strict=True) if one is not out and not all_days]
    if out is None or any(_DAY_SAID.search(_POINTS.sub("", one)) or _UNLESS.search(one) for one in others):
        return None
    return LeftOut(tuple(stretch), out.group().strip(), tuple(clause.span() for clause in clauses))


def _cannot_be(clause: re.Match[str], all_days: str | None, named: bool) -> bool:
    """Whether a clause says of the days of a leave that they cannot be had: of those that it has itself, else of those
    that are `named` in another one, or of all where a superior refuses them."""
    text = clause.group() if all_days is None else all_days
    busy = says("too_busy", text)
    cannot = says("cannot_be_had", text) or (busy if named else None)
    if cannot is None or names_half(text) or (cannot is busy and about_another(clause.string)):
        return False
    said = blank(text, [cannot.span()])
    return not (FILLER.sub("", said) or says("leaves_none_out", said))


def _names_all(clause: re.Match[str], stretch: tuple[date, date], today: date) -> str | None:
    """What a clause says beside all the days of a stretch, or 那天; None where it names neither."""
    text = clause.group()
    if _POINTS.search(text) and not _DAY_SAID.search(_POINTS.sub("", text)):
        return _POINTS.sub(" ", text)
    said = text
    for kind in ("cannot_be_had", "too_busy"):
        said = blank(said, [match.span() for match in words(kind).finditer(said)])
    period = heard(f"{' ' * clause.start()}{said}", today, None, None, stretch[0])
    if period.problems or period.count is not None or (period.start, period.end or period.start) != stretch:
        return None
    return blank(text, [(a - clause.start(), b - clause.start()) for a, b in period.spans])


def without_left_out(message: str) -> str:
    """The message without the clauses that leave days out, where another one names the days."""
    clauses = list(_CLAUSE.finditer(message))
    out = [one for one in clauses if _DAY_SAID.search(one.group()) and says("leaves_out", one.group())]
    named = [one for one in clauses if one not in out and _DAY_SAID.search(one.group())]
    before = bool(out and named) and named[-1].start() < out[0].start()  # what comes behind is put in their place
    return blank(message, [one.span() for one in out]) if before else message


def _pieces(clause: re.Match[str]) -> Iterator[str]:
    """What of a clause leaves days out: all of it, or what comes behind 除了."""
    text = clause.group()
    excepts = says("excepts", text)
    if excepts and _DAY_SAID.search(text[excepts.start() :]):
        yield text[excepts.start() :]
    elif says("leaves_out", text) and not says("leaves_none_out", text):
        yield text


def _days_of(
    clause: re.Match[str], piece: str, stretch: tuple[date, date], today: date, single: bool = False
) -> list[date]:
    """The days of the stretch that a piece of a clause names, no halves."""
    start, end = stretch
    if names_half(piece):
        return []
    begins = clause.end() - len(piece)
    said = blank(piece, [match.span() for match in words("around_left_out").finditer(piece)])
    period = heard(f"{' ' * begins}{said}", today, None, None, start)
    first = period.start
    last = period.end or first
    if period.problems or first is None or last is None or not start <= first <= last <= end:
        return list(_listed(period.problems, stretch)) if not single else []
    if (first, last) == stretch or (single and first != last):
        return []
    return days_from(first, (last - first).days + 1)


def _listed(problems: tuple[object, ...], stretch: tuple[date, date]) -> Iterator[date]:
    """Days that are listed with gaps between them, all of them in the stretch."""
    for problem in problems:
        choices = getattr(problem, "choices", ())
        if (
            getattr(problem, "code", "") == "not_contiguous"
            and choices
            and all(stretch[0] <= d <= stretch[1] for d in choices)
        ):
            yield from choices


def _puts_another(clause: str) -> bool:
    """Whether a clause gives another day: 周三不行,换周四."""
    return _DAY_SAID.search(clause) is not None and not says("leaves_out", clause)


def days_from(first: date, number: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(number)]
