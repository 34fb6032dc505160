"""Actions as tools: what the model is told of each is made from its fields, and from nothing else."""

from typing import Any

from assistant.model.proposal import Tool
from tools.action import Action
from tools.fields import ChoiceField, DateField, Field, FlagField, NumberField, PeriodField

_DAY = {"type": "string", "format": "date", "description": "YYYY-MM-DD"}
_HALF = {"type": "string", "enum": ["am", "pm"]}


def tool_of(action: Action) -> Tool:
    """The tool by which an action is proposed. Nothing is required: what was not said is asked for by us."""
    properties: dict[str, Any] = {}
    for item in action.fields:
        properties |= _properties(item)
    description = f"{action.zh}（{action.en}）"
    return Tool(action.name, description, {"type": "object", "properties": properties, "required": []})


def _properties(item: Field) -> dict[str, Any]:
    told = {"description": f"{item.zh}：{item.hint_zh}" if item.hint_zh else item.zh}
    if isinstance(item, PeriodField):
        return {item.name: _DAY, item.end: _DAY, "start_half": _HALF, "end_half": _HALF}
    if isinstance(item, ChoiceField):
        return {item.name: {"type": "string", "enum": [choice.value for choice in item.choices]} | told}
    if isinstance(item, DateField):
        return {item.name: _DAY | told}
    if isinstance(item, FlagField):
        return {item.name: {"type": "boolean"} | told}
    if isinstance(item, NumberField):
        return {item.name: {"type": "integer", "minimum": item.least, "maximum": item.most} | told}
    return {item.name: {"type": "string"} | told}
