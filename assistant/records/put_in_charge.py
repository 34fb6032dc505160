"""A message that says who is to see to a record, and by when, and no more: HZ-… 赵敏 周五; 仓库那条给e006,三天.

The task is shown for a yes; more than that is left to the words that order it.
"""

import re
from collections.abc import Mapping

from assistant.build import Parts
from assistant.dates import read_period
from assistant.forms.desk import Desk
from assistant.forms.folded import blank
from assistant.forms.orders import CLAUSE_END, takes_charge, withheld
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.in_turn import Order, in_order
from assistant.records.mention import named_by, own_words
from assistant.records.numbers import number_in, without_numbers
from assistant.records.people import named, whose
from assistant.records.proposed import proposed
from assistant.records.status import Seen
from assistant.records.told_apart import meant_or_spoken, without_pointing
from assistant.records.words import speaks, without
from tools.action import Move
from tools.duties import waiting_for
from tools.rights import may_take

_MARKS = re.compile(r"[\s:：.。、~“”\"'()（）,，;；!！-]+")
FEWEST = 2  # records that are given to somebody in one message


def put_in_charge(message: str, found: Seen, desk: Desk) -> Step | None:
    """The task with a record whose number the message names, or that it points at; None for another message."""
    move = _task(found, desk)
    if move is None or asks(message) or withheld(message) or not _gives_it(message, found, desk):
        return None
    return proposed(*found, move, message, desk)


def several_in_charge(message: str, desk: Desk, parts: Parts) -> Step | None:
    """The same of several, without numbers, one after the other: 仓库那条给赵敏周五前,护栏那条给e005下周一前."""
    if not _names_somebody(message, desk):
        return None
    able = _to_be_given(desk, parts)
    given = _each(message, able, desk) if len(able) >= FEWEST else {}
    if len(given) < FEWEST:
        return None
    tasks = [(one, move) for one in able if one[1].id in given and (move := _task(one, desk))]
    return in_order([Order(*one, move, given[one[1].id]) for one, move in tasks], desk)


def put_in_charge_unnumbered(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """The same of the one that a message points at, or that was last spoken of."""
    if not _names_somebody(message, desk):
        return None
    meant = meant_or_spoken(message, _to_be_given(desk, parts), spoken, desk)
    return put_in_charge(message, meant[0], desk) if len(meant) == 1 else None


def _names_somebody(message: str, desk: Desk) -> bool:
    return not (number_in(message) or asks(message) or withheld(message)) and _to_somebody(message, desk)


def _to_somebody(said: str, desk: Desk) -> bool:
    """Whether somebody is named whose record it is not, or who speaks takes it: 我自己盯."""
    owners = whose(said, desk.directory)
    return bool(speaks("takes_task", said) or [one for one in named(said, desk.directory) if one not in owners])


def _to_be_given(desk: Desk, parts: Parts) -> list[Seen]:
    return [one for one in waiting_for(desk.employee, parts.store, desk.directory) if _task(one, desk)]


def _task(found: Seen, desk: Desk) -> Move | None:
    """The step by which somebody is put in charge of a record as it stands, where it is this person's."""
    action, record = found
    moves = (move for move in action.moves_from(record.state) if takes_charge(move))
    return next((move for move in moves if may_take(move, record, desk.employee, desk.directory)), None)


def _gives_it(message: str, found: Seen, desk: Desk) -> bool:
    """Whether a message names somebody and nothing is left beside that, days, and words for any task."""
    said = without_numbers(message, ",").lower()
    if not _to_somebody(said, desk):
        return False
    said = own_words(without_pointing(said), *found)
    for word in (word for one in named(said, desk.directory) for word in (one.name.lower(), one.id.lower())):
        said = said.replace(word, " ")
    said = without("days", blank(said, read_period(said, desk.today).spans))
    for kind in ("takes_task", "any_task", "designates", "beside_order"):
        said = without(kind, said)
    return not _MARKS.sub("", said)


def _each(message: str, able: list[Seen], desk: Desk) -> Mapping[str, str]:
    """What is said of each record, by its number, where every clause that names somebody points at one of its own; a
    clause that only gives a day goes with the one before it."""
    given: dict[str, str] = {}
    last = ""
    for clause in (one.strip() for one in CLAUSE_END.split(message) if one.strip()):
        meant = named_by(clause, able)
        if len(meant) == 1 and _to_somebody(clause, desk) and meant[0][1].id not in given:
            last = meant[0][1].id
            given[last] = clause
        elif last and not meant and not _to_somebody(clause, desk):
            given[last] += f",{clause}"
        else:
            return {}
    by_number = {one[1].id: one for one in able}
    return given if all(_gives_it(said, by_number[number], desk) for number, said in given.items()) else {}
