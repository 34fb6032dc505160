"""Whom to reach at a company: where the customer is one, the name of a person told later is no other customer."""

from typing import Any

from assistant.forms.folded import compiled
from assistant.forms.tone import says
from tools.action import Action
from tools.fields import TextField


def person_of(action: Action, folded: str, known: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """What was read, with a person in the field for whom to reach, before the number: ABC Ltd, his name is Tom. A name
    that is said to be the customer's, or to be put right, stays one."""
    for item in action.fields:
        if not isinstance(item, TextField) or not item.reached_by or item.name not in values:
            continue
        company, name = compiled(item.company), str(values[item.name])
        if company.search(str(known.get(item.name, "")).lower()) and not company.search(name.lower()):
            if says("names_anew", folded):
                continue
            number = values.get(item.reached_by) or known.get(item.reached_by) or ""
            told = name if name in str(number) else f"{name} {number}".strip()
            return {key: value for key, value in values.items() if key != item.name} | {item.reached_by: told}
    return values
