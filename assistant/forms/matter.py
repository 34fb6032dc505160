"""Which matter a clause is about: the place, the customer, the first day, by which one of a kind is told from another."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from assistant.forms.folded import fold
from assistant.forms.other_days import only_tells_of_day
from assistant.forms.reading import read_fields
from assistant.forms.tone import says
from tools.action import Action
from tools.fields import ChoiceField, PeriodField, TextField


def names_what_is(action: Action, clause: str, before: str, today: date) -> bool:
    """Whether a clause only says what is wanted of the matter told before it: 2号线注塑机坏了,报修."""
    matter = set(matter_of(action))
    return not matter & set(values_of(action, clause, today)) and bool(matter & set(values_of(action, before, today)))


def another_of(action: Action, before: str, clause: str, today: date, marked: bool) -> bool:
    """Whether a clause is about another matter of the same kind: another place, another kind of leave on other days. What
    only tells what happened on a day is of none: 22号晚上吐了一宿,今天请病假."""
    one, other = values_of(action, before, today), values_of(action, clause, today)
    names = [name for name in matter_of(action) if one.get(name) and other.get(name)]
    differs = any(str(one[n]) not in str(other[n]) and str(other[n]) not in str(one[n]) for n in names)
    kinds = [item.name for item in action.fields if isinstance(item, ChoiceField) and item.required]
    period = next((item for item in action.fields if isinstance(item, PeriodField)), None)
    if period is None:
        return differs and marked and not _same_site(before, clause)
    if only_tells_of_day(fold(before)):
        return False
    dated = bool(one.get(period.name) and other.get(period.name))
    return dated and differs and all(other.get(kind) for kind in kinds) and not _meet(period, one, other)


def _same_site(before: str, clause: str) -> bool:
    """Whether two clauses name one building: the 2号线 of a 车间 lies in it, and what is wrong there may be one matter."""
    sites = [says("sites", fold(text)) for text in (before, clause)]
    names = [site.group().replace("号", "") for site in sites if site]
    return len(names) == len(sites) and names[0] == names[1]


def _meet(period: PeriodField, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two stretches share a day, as where days are counted for both: 请假两天,周三年假,周四事假."""
    (start, end), (later, last) = ((v[period.name], v.get(period.end) or v[period.name]) for v in (one, other))
    return bool(start <= last and later <= end)


def matter_of(action: Action) -> list[str]:
    """The fields that tell one matter of a kind from another: the place, the customer, the first day."""
    return [
        item.name
        for item in action.fields
        if item.required and (isinstance(item, PeriodField) or (isinstance(item, TextField) and not item.story))
    ]


def names_matter(action: Action, text: str, today: date) -> bool:
    """Whether words tell of which matter they are: a place, a customer, a day."""
    return bool(set(matter_of(action)) & set(values_of(action, text, today)))


@lru_cache(maxsize=1024)  # several questions are asked of each clause of a message
def values_of(action: Action, clause: str, today: date) -> Mapping[str, Any]:
    return MappingProxyType(read_fields(action, clause, {}, (), today).values)
