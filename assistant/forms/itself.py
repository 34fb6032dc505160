"""Questions about a form itself: who decides it, what stands in it, whether it was filed. itself.toml holds the words.

A clause is such a question where it has one of those words and nothing else is left of it: 事假谁批 beside a form for
年休假 names something else, and asks the regulations.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from assistant.forms.folded import compiled
from tools.action import Action
from tools.fields import ChoiceField, PeriodField

Aspect = Literal[
    "acts", "takes", "filed", "drop", "change", "missing", "values", "next", "hides", "sees", "manager", "chooses",
    "needed", "attaches", "lasts", "urges", "number", "stands", "why",
]  # fmt: skip
Span = tuple[int, int]
_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("itself.toml").read_text(encoding="utf-8"))
_CLAUSE = re.compile(r"[^,，。;；!！?？\n]+[?？]*")
_MARKS = re.compile(r"[\s?？.。!！~…、:\"'()（）]+")
OTHER = "※"
_PERIOD = ("开始", "结束", "日期", "时间", "天数", "dates?", "days?")


@dataclass(frozen=True)
class Asked:
    """What a message asks of the form, in its order, and what else it says (empty where that is nothing)."""

    aspects: tuple[Aspect, ...]
    rest: str


def asked_of(action: Action, fields: Mapping[str, Any], message: str) -> Asked | None:
    """What `message` (normalised) asks of a form with these fields, clause by clause; None where it asks nothing."""
    found: list[Aspect] = []
    rest: list[str] = []
    for match in _CLAUSE.finditer(message):
        clause = match.group().strip()
        aspects = _aspects(action, fields, clause.lower())
        found += aspects
        if not aspects and not _around(clause.lower()):
            rest.append(clause)
    return Asked(tuple(dict.fromkeys(found)), "，".join(rest)) if found else None


def _aspects(action: Action, fields: Mapping[str, Any], clause: str) -> list[Aspect]:
    """What a clause asks; nothing where it speaks of something else as well."""
    spans = [(match.span(), name) for name in get_args(Aspect) for match in _asking(name).finditer(clause)]
    spans = [(span, name) for span, name in spans if span[1] > span[0]]
    if not spans:
        return []
    left = _blanked(clause, [span for span, _ in spans])
    widest = [(span, name) for span, name in spans if not any(_inside(span, other) for other, _ in spans)]
    if all(name == "chooses" for _, name in widest):
        left = _degrees(action).sub(" ", left)
    left = _own_words(action, fields).sub(" ", _others_marked(action, fields, left))
    if _MARKS.sub("", _AROUND.sub(" ", left)):
        return []
    return [name for _, name in sorted(widest)]


def _around(clause: str) -> bool:
    return not _MARKS.sub("", _AROUND.sub(" ", clause))


def _others_marked(action: Action, fields: Mapping[str, Any], clause: str) -> str:
    """The clause with a mark for each choice that is not the form's: 事假 is no 假 of a form for 年休假."""
    for item in action.fields:
        for choice in item.choices if isinstance(item, ChoiceField) else ():
            if choice.value != fields.get(item.name):
                clause = compiled("|".join(f"(?:{word})" for word in choice.words)).sub(_mark, clause)
    return clause


def _mark(match: re.Match[str]) -> str:
    """A word that may just as well stand around any question (一般多久) is left."""
    return match.group() if _AROUND.fullmatch(match.group()) else OTHER


def _own_words(action: Action, fields: Mapping[str, Any]) -> re.Pattern[str]:
    """What the action is called, its fields, and the values that have been chosen in it."""
    names = [action.zh, action.en, *action.called]
    for item in action.fields:
        names += [item.zh, item.en, *item.also]
        if isinstance(item, PeriodField):
            names += _PERIOD
        if isinstance(item, ChoiceField):
            names += [word for choice in item.choices if choice.value == fields.get(item.name) for word in choice.words]
    return compiled("|".join(f"(?:{name})" for name in sorted(names, key=len, reverse=True)))


def _degrees(action: Action) -> re.Pattern[str]:
    """The choices that are degrees of one thing: what is asked of them (一般和重大咋分的) is asked of the form."""
    scales = [item for item in action.fields if isinstance(item, ChoiceField) and item.scale]
    return compiled("|".join(f"(?:{choice.value}|{choice.en})" for item in scales for choice in item.choices) or "(?!)")


def _blanked(clause: str, spans: Sequence[Span]) -> str:
    chars = list(clause)
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def _inside(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


@cache
def _asking(name: Aspect) -> re.Pattern[str]:
    return compiled("|".join(f"(?:{pattern})" for pattern in _DATA["asks"][name]))


_AROUND = compiled("|".join(f"(?:{pattern})" for pattern in _DATA["words"]["around"]))
