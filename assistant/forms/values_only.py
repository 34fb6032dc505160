"""Whether a message gives the days and the choices of a form and nothing else."""

import re
from datetime import date

from assistant.forms.choice import named_spans
from assistant.forms.folded import FILLER, blank, fold
from assistant.forms.reading import days_of
from tools.action import Action

_POLITE = re.compile(
    r"(?:可|能|行|好|成)(?:不(?:可|能|行|好|成))?以?|休|吗|么|嘛|不|[?？]|至于|[谈算够说]不上|没到|那种|那么|算|倒|可|肯定|应该|觉得|[,，]|\b(?:can|could|may|would|ok|okay|fine|take|have|be)\b"
)


def only_values(action: Action, text: str, today: date) -> bool:
    """Whether a message has nothing beside days, choices and the words around them: 年假可以吗, 下周三行不行."""
    folded = fold(text)
    spans = [*named_spans(action, folded), *days_of(action, folded, {}, today).spans]
    return not FILLER.sub("", _POLITE.sub("", blank(folded, spans)))
