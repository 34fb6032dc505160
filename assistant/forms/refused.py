"""Days that a rule refused: kept beside the form, and taken again with another kind of leave, or by 还是那天."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.forms.days import REFUSED
from assistant.forms.tone import says
from tools.action import Action
from tools.fields import ChoiceField


def kept_aside(fields: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """What stands in fields that are to be given again."""
    gone = {name: fields[name] for name in names if fields.get(name) is not None}
    return {REFUSED: gone} if gone else {}


def taken_again(action: Action, known: Mapping[str, Any], values: Mapping[str, Any], folded: str) -> dict[str, Any]:
    """What was refused, where a message gives nothing in its place: it chooses otherwise, or says that it stays."""
    refused: dict[str, Any] = known.get(REFUSED) or {}
    if not refused or set(refused) & set(values):
        return {}
    choices = [item.name for item in action.fields if isinstance(item, ChoiceField)]
    chosen = any(name in values and values[name] != known.get(name) for name in choices)
    return refused if chosen or says("same_days", folded) else {}
