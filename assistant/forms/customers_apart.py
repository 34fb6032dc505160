"""Several customers in one message, each with a complaint of its own: 大连远洋投诉报价太慢,沈阳北方投诉发货太慢."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.forms.clauses import Clause
from assistant.forms.folded import compiled, fold
from assistant.forms.matter import matter_of, values_of
from assistant.forms.signs import customers_matter
from assistant.forms.tone import says
from tools.fields import TextField

_JOINS = re.compile("和|以及|跟|与|、")


def complains(clause: str, today: date) -> bool:
    """Whether a clause begins with a customer by name, who complains; none of our own people, who only passes it on."""
    folded, action = fold(clause), customers_matter()
    found = says("by_name_complains", folded)
    if found is None or says("of_our_people", found["name"]):
        return False
    known, names = values_of(action, clause, today), matter_of(action)
    company = any(
        isinstance(item, TextField)
        and item.name in names
        and item.company
        and compiled(item.company).search(found["name"])
        for item in action.fields
    )
    return (company or not found["says"]) and any(fold(str(known.get(name, ""))) == found["name"] for name in names)


def each_of_both(text: str, today: date) -> str:
    """A message in which two customers complain of the same, with that told of each, or each of something else (A投诉
    漏油和B投诉漏电), with a stop between them; any other as it is."""
    both = says("both_complain", fold(text))
    if both is None:
        joints = (joint.span() for joint in _JOINS.finditer(fold(text)))
        between = [(start, end) for start, end in joints if complains(text[end:], today)]
        start, end = between[0] if between and complains(text, today) else (len(text), len(text))
        return f"{text[:start]}；{text[end:]}" if end < len(text) else text
    one, other, told = (text[slice(*both.span(name))] for name in ("one", "other", "told"))
    told_of_each = [f"{name}{told}" for name in (one, other)]
    return "；".join(told_of_each) if all(complains(each, today) for each in told_of_each) else text


def with_shared(groups: list[list[Clause]]) -> list[list[Clause]]:
    """The clauses of each matter, with what is said of all of them at last told of each: 两个都是一般."""
    shared = says("of_all", fold(groups[-1][-1].bare)) if len(groups) > 1 and len(groups[-1]) > 1 else None
    if shared is None:
        return groups
    each = Clause(shared["value"])
    return [[*group, each] for group in _without_last(groups)]


def _without_last(groups: Sequence[list[Clause]]) -> list[list[Clause]]:
    return [*groups[:-1], groups[-1][:-1]]
