"""Which of several records a message means: by number, place, whose, sort, days, length, age, matter."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from assistant.dates.count import number_of
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of, blank, compiled
from assistant.forms.orders import CLAUSE_END, names_a_step, step_spans
from assistant.records.kinds import holds, kinds_in, values_in
from assistant.records.mention import elsewhere, named_by
from assistant.records.numbers import numbers_in
from assistant.records.people import by_surname, whose
from assistant.records.span import span_in
from assistant.records.status import Seen
from assistant.records.words import pattern, speaks, without
from tools.fields import Choice, ChoiceField, PeriodField

_PLACES = ("first_few", "last_few", "nth", "nth_last", "filed_first", "filed_last")
_NOTHING = re.compile(r"[\s,，。.:：、~!！暂]+")
_POINTING = ("surname", "surname_en", *_PLACES, "so_long")


def meant_among(message: str, found: list[Seen], desk: Desk) -> list[Seen]:
    """Those for which all holds that the message says to tell one from others; none where it says no such thing.

    `found` stand in the order in which they were shown, where the last reply was no list.
    """
    said = pointing(message)
    owners = {one.id for one in whose(said, desk.directory)}
    matter = named_by(said, found)
    if not matter:  # 张工那单 may be a customer's
        owners |= {one.id for one in by_surname(said, desk.directory) if any(one.id == of.owner for _, of in found)}
    span = span_in(said, desk.today, ahead=True)
    told = [
        [one for one in found if one[1].id in numbers_in(said)],
        _counted(said, found, desk.shown),
        _oldest_or_newest(said, found),
        [one for one in found if one[1].owner in owners],
        _of_kind(said, found),
        [one for one in found if _of_sort(one, said, found)],
        [one for one in found if span and is_on(one, str(span[0]), str(span[1]))],
        [one for one in found if _so_long(one, said)],
        matter,
    ]
    narrowing = [some for some in told if some]
    return [one for one in found if narrowing and all(one in some for some in narrowing)]


def meant_or_spoken(message: str, found: list[Seen], spoken: str, desk: Desk) -> list[Seen]:
    """The same; where a message says no such thing, the one that was last spoken of, by its number."""
    return meant_among(message, found, desk) or [one for one in found if one[1].id == spoken]


def pointing(message: str) -> str:
    """The clauses that order a step, which say with which record: 病假那张通过,事假先放着. All where none does.

    Where they say no such thing, the ones before them do: 李洋敏的年假,材料没齐,驳回.
    """
    clauses = CLAUSE_END.split(message)
    ordering = [clause for clause in clauses if names_a_step(clause)]
    if any(_points(clause) for clause in ordering):
        return ",".join(ordering)
    ahead = takewhile(lambda clause: not names_a_step(clause), clauses)
    return ",".join((*ahead, *ordering)) or message


def _points(clause: str) -> bool:
    """Whether a clause says more than the step that it orders: 这张不批 does, 先不批 does not."""
    return bool(_NOTHING.sub("", without("beside_order", blank(clause, step_spans(clause)))))


def strange_to(message: str, one: Seen, desk: Desk) -> bool:
    """Whether a message points at a record that this one is not: 李洋敏那张, of another's; 病假那张, of 事假."""
    said = pointing(message)
    called = () if named_by(said, [one]) else by_surname(said, desk.directory)
    owners = {person.id for person in (*whose(said, desk.directory), *called)}
    return (
        of_another_sort(said, one)
        or bool(owners and one[1].owner not in owners)
        or bool((places := at_places(said, list(desk.shown))) and one[1].id not in places)
        or bool(speaks("so_long", said) and not _so_long(one, said))
    )


def of_other_days(message: str, one: Seen, desk: Desk) -> bool:
    """Whether a message calls a record by days that are none of its own: 胡强12月3号的假."""
    spans = [span_in(match["on"], desk.today, ahead=True) for match in _called_by_days().finditer(message)]
    return any(span and not is_on(one, str(span[0]), str(span[1])) for span in spans)


def _called_by_days() -> re.Pattern[str]:
    thing = r"[^,，。;；]{0,2}假|请假|申请|加班|单子?"
    return compiled(rf"(?P<on>(?:{pattern('days')})+)\s*(?:的(?:{thing})|的?那[个条张份])")


def of_another_sort(message: str, one: Seen) -> bool:
    """Whether a message names another kind than the record's, another choice of it, or another part of the site."""
    action, record = one
    kinds = kinds_in(message)
    values = values_in([action], message).get(action.name, ())
    return bool(kinds and action not in kinds) or not holds(record, values) or elsewhere(message, action, record)


def without_pointing(message: str) -> str:
    """The message with blanks for the words that only tell which of several records is meant: 第二个, 小李那张."""
    for kind in _POINTING:
        message = without(kind, message)
    return message


def _of_kind(message: str, found: list[Seen]) -> list[Seen]:
    """Those of the kinds that a message names, where that tells them from others: 加班那个."""
    named = [one for one in found if one[0] in kinds_in(message)]
    return named if len(named) < len(found) else []


def _counted(message: str, found: list[Seen], shown: Sequence[str]) -> list[Seen]:
    """Those at the places that are named in the list as it was shown."""
    places = at_places(message, list(shown) or [record.id for _, record in found])
    return [one for number in places for one in found if one[1].id == number]


def at_places(message: str, listed: list[str]) -> list[str]:
    """What stands in a list at the places that a message names: 前两个, 第三个, the last one."""
    if match := speaks("first_few", message):
        count = number_of(match["few"] or match["few_en"])
        return listed[: int(count)] if count else []
    if match := speaks("last_few", message):
        count = number_of(match["few"] or match["few_en"])
        return listed[-int(count) :] if count else []
    if places := [_place(match) for match in compiled(pattern("nth")).finditer(message)]:
        return [listed[place - 1] for place in places if 0 < place <= len(listed)]
    return listed[-1:] if speaks("nth_last", message) else []


def _place(match: re.Match[str]) -> int:
    """The place, from 1; 0 for what is no number: 第二3号车间."""
    if match["n"]:
        return int(number_of(match["n"]) or 0)
    if match["n0"] is not None:
        return 1
    return next(n for n in range(1, 5) if match[f"n{n}"])


def _oldest_or_newest(message: str, found: list[Seen]) -> list[Seen]:
    """The one that was filed first or last: 最早那张, the latest one."""
    first, last = speaks("filed_first", message), speaks("filed_last", message)
    if not found or bool(first) == bool(last):
        return []
    pick = min if first else max
    return [pick(found, key=lambda one: (one[1].filed_at, one[1].id[-4:]))]


def _so_long(one: Seen, message: str) -> bool:
    """Whether a record is for as many days as the message says: 请三天那个, the two-day one."""
    match = speaks("so_long", message)
    days = number_of(match["days"] or match["days_en"]) if match else None
    if days is None:
        return False
    action, record = one
    spans = [(record.fields.get(i.name), record.fields.get(i.end)) for i in action.fields if isinstance(i, PeriodField)]
    lasts = {(date.fromisoformat(str(end)) - date.fromisoformat(str(start))).days + 1 for start, end in spans if end}
    return days in lasts | {record.fields.get("workdays")}


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


def is_on(one: Seen, first: str, last: str) -> bool:
    """Whether a record is for days of a span."""
    action, record = one
    periods = [item for item in action.fields if isinstance(item, PeriodField)]
    return any(
        str(record.fields.get(item.name) or "~") <= last and first <= str(record.fields.get(item.end) or "")
        for item in periods
    )
