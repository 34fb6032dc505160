"""A value that a model proposes for a field: taken only where the sender's own words, or our reading of days, hold it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant.forms.choice import names_choice
from assistant.forms.folded import fold
from assistant.forms.leave_days import heard
from tools.action import Action
from tools.fields import ChoiceField, DateField, Field, NumberField, PeriodField, TextField

WORDS_LEAST, WORDS_MOST = 2, 200  # characters of a value in words
_PIECE = re.compile(r"[^,，。;；!！?？\n]+")


@dataclass(frozen=True)
class Traced:
    """`values` that stand; `refused` what the model proposed and nothing bears out."""

    values: dict[str, Any] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


def traced(action: Action, proposed: dict[str, Any], text: str, today: date) -> Traced:
    """What of a proposal the message bears out, by field name."""
    values: dict[str, Any] = {}
    refused: dict[str, str] = {}
    for item in action.fields:
        for name in item.names[:2] if isinstance(item, PeriodField) else (item.name,):
            value = proposed.get(name)
            if value in (None, "", [], {}):
                continue
            found = _found(item, value, text, today)
            if found is None:
                refused[name] = str(value)[:WORDS_MOST]
            else:
                values[name] = found
    return Traced(values, refused)


def _found(item: Field, value: Any, text: str, today: date) -> Any:
    """The value as the message has it; None where it does not."""
    if isinstance(item, PeriodField | DateField):
        return value if value in {day.isoformat() for day in days_said(text, today)} else None
    if isinstance(item, ChoiceField):
        return next((c.value for c in item.choices if c.value == value and names_choice(c, fold(text))), None)
    if isinstance(item, NumberField):
        said = re.findall(r"\d+", fold(text))
        return int(value) if str(value) in said and item.least <= int(value) <= item.most else None
    if isinstance(item, TextField) and isinstance(value, str):
        return _words(value, text)
    return None


def days_said(text: str, today: date) -> Iterator[date]:
    """The days that our own reader finds in a message, or in a piece of it that stands between punctuation marks."""
    folded = fold(text)
    for piece in (folded, *_PIECE.findall(folded)):
        period = heard(piece, today, None, None)
        if not period.problems:
            yield from (day for day in (period.start, period.end) if day)


def _words(value: str, text: str) -> str | None:
    """A verbatim part of the message, as it is written there."""
    value = value.strip().strip("。,，.;；!！")
    at = fold(text).find(fold(value))
    if not WORDS_LEAST <= len(value) <= WORDS_MOST or at < 0:
        return None
    return text[at : at + len(value)].strip()
