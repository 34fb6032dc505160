"""What a message wants not to be written: 别写叉车. It is no value of anything, and is taken out of what was told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.forms.choice import named_spans
from assistant.forms.data import WORDS
from assistant.forms.folded import Span, any_of, blank, compiled, fold
from assistant.forms.names import named
from assistant.forms.tone import asks
from tools.action import Action
from tools.fields import FlagField, TextField

_LEAST = 2  # characters that a text must have left


@dataclass(frozen=True)
class Unsaid:
    """The words of such a wish in a message, and what it names."""

    span: Span
    name: str

    def out_of(self, action: Action, fields: Mapping[str, Any]) -> dict[str, str]:
        """The texts of a form that hold the name, without it; one of which nothing would be left stays."""
        texts = {i: str(fields[i.name]) for i in action.fields if isinstance(i, TextField) and fields.get(i.name)}
        without = {item: _without(text, self.name) for item, text in texts.items() if self.name in fold(text)}
        return {item.name: text for item, text in without.items() if _stands(item, text)}


def unsaid(action: Action, folded: str) -> Unsaid | None:
    """The wish at the end of a message; one that denies a choice or a flag, or empties a field, is none of these."""
    found = None if asks(folded) else compiled(WORDS["left_out"][0]).search(folded)
    if found is None:
        return None
    name = found["value"] or found["en"] or found["out"]
    titles = {title for item in action.fields for title in (item.zh, item.en, *item.also)}
    flags = [word for item in action.fields if isinstance(item, FlagField) for word in (*item.words, *item.denied)]
    if name in titles or named_spans(action, name) or any_of(tuple(flags)).search(found.group()):
        return None
    return Unsaid(found.span(), name)


def without_wish(action: Action, folded: str) -> str:
    """A message with such a wish blanked out."""
    found = unsaid(action, folded)
    return blank(folded, [found.span]) if found else folded


def _without(text: str, name: str) -> str:
    edge = r"\b" if name.isascii() else ""
    pattern = rf"(?:\b(?:the|a|an|our|my) )?{edge}{re.escape(name)}{edge}(?:的(?=[\u4e00-\u9fff]))?"
    return re.sub(r"\s{2,}", " ", re.sub(pattern, "", text, flags=re.IGNORECASE)).strip(" ,，。;；、")


def _stands(item: TextField, text: str) -> bool:
    return len(text) >= _LEAST and named(item, fold(text), (0, len(text))) is not None
