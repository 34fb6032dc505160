"""The day of a field that holds one (DateField), as a message gives it: behind its name, or as the only day that it can
be for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.dates import Period, read_period
from assistant.forms.data import WORDS
from assistant.forms.days import Days, Span, problem_said
from assistant.forms.folded import blank, compiled, fold
from assistant.forms.say import Said
from tools.action import Action
from tools.fields import DateField, PeriodField


def read_one_day(action: Action, folded: str, known: dict[str, Any], asked: Sequence[str], today: date) -> Days:
    """What a folded message says about the fields of one day; nothing of an action that has none."""
    items = [item for item in action.fields if isinstance(item, DateField)]
    values: dict[str, Any] = {}
    questions: list[Said] = []
    spans: list[Span] = []
    for item, span in _pieces(items, action, folded, known, asked):
        start, end = span
        said = read_period(folded[start:end], today)
        spans += [(start + first, start + last) for first, last in said.spans]
        folded = blank(folded, [span])
        if said.problems:
            questions.append(problem_said(said.problems[0]))
        elif len(days := _days(said)) > 1:
            questions.append(_which(item, days))
        elif days:
            values[item.name] = days[0].isoformat()
    return Days(values, tuple(questions), spans=tuple(spans))


def _pieces(
    items: Sequence[DateField], action: Action, folded: str, known: dict[str, Any], asked: Sequence[str]
) -> list[tuple[DateField, Span]]:
    """Each field with the part of the message that is of it: what follows its name; all of it for the only one that a
    day without a name can be for."""
    named = [(item, span) for item in items if (span := _behind_name(item, folded))]
    if named or not items or any(isinstance(item, PeriodField) for item in action.fields):
        return named
    changes = compiled(WORDS["edits"][0]).search(folded) is not None
    open_ = [item for item in items if item.name in asked] or [item for item in items if not known.get(item.name)]
    meant = open_ or (list(items) if changes else [])
    return [(meant[0], (0, len(folded)))] if len(meant) == 1 else []


def _behind_name(item: DateField, folded: str) -> Span | None:
    """The rest of the clause behind what the field is called."""
    names = "|".join(fold(name) for name in sorted((item.zh, item.en, *item.also), key=len, reverse=True))
    match = compiled(rf"(?:{names})(?P<value>[^,，。;；!！?？]*)").search(folded)
    return match.span("value") if match else None


def _days(said: Period) -> list[date]:
    return list(dict.fromkeys(day for day in (said.start, said.end) if day))


def _which(item: DateField, days: Sequence[date]) -> Said:
    listed = "、".join(day.isoformat() for day in days)
    return Said(f"{item.zh}只能是一天，是哪一天：{listed}？", f"The {item.en} is one day; which is it: {listed}?")
