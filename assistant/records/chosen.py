"""Which of the records just listed is meant: the sick one, 第二张, 12月10号那张. The step with it waits for a yes."""

import re
from collections.abc import Iterator

from assistant.build import Parts
from assistant.dates.count import number_of
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import ordered, withheld
from assistant.forms.plain import plain
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks
from assistant.records.mention import named_by
from assistant.records.numbers import numbers_in
from assistant.records.people import whose
from assistant.records.proposed import proposed
from assistant.records.span import span_in
from assistant.records.status import Seen, seen
from assistant.records.words import speaks
from tools.fields import Choice, ChoiceField, PeriodField

AMONG = "among"  # in what a step awaits: the records of which one is to be named


def chosen(message: str, table: Table, parts: Parts) -> Step | None:
    """The step that was ordered before it was known with which of several records, with the one that this message
    names; None where it names not just one of them."""
    step = table.minds.step
    if step is None or AMONG not in step or step.get("late") or table.current or not _points(message):
        return None
    order = str(step["said"])
    found = [one for number in step[AMONG] if (one := seen(str(number), table.desk, parts))]
    left = _named(message, found, table.desk)
    if len(left) != 1 or len(found) == 1:
        return None
    action, record = left[0]
    move = ordered(action, record, order, table.desk)
    return proposed(action, record, move, order, table.desk) if move and record.state in move.sources else None


def _points(message: str) -> bool:
    """Whether a message may name one and do no more."""
    if asks(message) or withheld(message) or plain(message.lower()) or speaks("not_that", message):
        return False
    return bool(numbers_in(message) or speaks("picks", message))


def _named(message: str, found: list[Seen], desk: Desk) -> list[Seen]:
    """Those that all it says holds for: their numbers, place in the list, owners, sorts, days, matter."""
    owners = {one.id for one in whose(message, desk.directory)}
    span = span_in(message, desk.today, ahead=True)
    told = [
        [one for one in found if one[1].id in numbers_in(message)],
        _counted(message, found),
        [one for one in found if one[1].owner in owners],
        [one for one in found if _of_sort(one, message, found)],
        [one for one in found if span and _on(one, str(span[0]), str(span[1]))],
        named_by(message, found),
    ]  # fmt: skip
    narrowing = [some for some in told if some]
    return [one for one in found if narrowing and all(one in some for some in narrowing)]


def _counted(message: str, found: list[Seen]) -> list[Seen]:
    """The one at the place that is named in the list as it was shown."""
    if match := speaks("nth", message):
        at = number_of(match["n"]) if match["n"] else None
        place = int(at) if at is not None else next(n for n in range(1, 5) if match[f"n{n}"])
        return found[place - 1 : place]
    return found[-1:] if speaks("nth_last", message) else []


def _of_sort(one: Seen, message: str, found: list[Seen]) -> bool:
    """Whether a message names a choice of the record by what tells it from those of the others: sick, 病的那张."""
    action, record = one
    for item in action.fields:
        if isinstance(item, ChoiceField):
            of = {choice.value: choice for choice in item.choices}
            mine = of.get(str(record.fields.get(item.name)))
            others = [of[str(each.fields[item.name])] for _, each in found if each.fields.get(item.name) in of]
            strange = [each for each in others if each != mine]
            if mine and strange and any_of(tuple(_apart(mine, strange))).search(message):
                return True
    return False


def _apart(mine: Choice, others: list[Choice]) -> Iterator[str]:
    """The beginning of what a choice is called, as far as no other one is called so."""
    yield "|".join(mine.words)
    word = mine.en.split()[0]
    if all(word not in other.en.split() for other in others):
        yield rf"\b{re.escape(word)}\b"
    if all(mine.value[0] not in other.value for other in others):
        yield rf"{mine.value[0]}(?=的|{mine.value[1:]})"


def _on(one: Seen, first: str, last: str) -> bool:
    """Whether a record is for days of a span."""
    action, record = one
    periods = [item for item in action.fields if isinstance(item, PeriodField)]
    return any(
        str(record.fields.get(item.name) or "~") <= last and first <= str(record.fields.get(item.end) or "")
        for item in periods
    )
