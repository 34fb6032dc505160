"""What a message takes out of the steps that it orders: 都批准,除了e003的; 不要批准周杰的,其他批准; all but Zhou's.

It is read before anything else of the message, so that no step is ever shown for what is taken out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.forms.desk import Desk
from assistant.forms.folded import blank, compiled
from assistant.forms.orders import denied, step_spans
from assistant.records.kinds import holds, values_in
from assistant.records.numbers import numbers_in, shortened, without_numbers
from assistant.records.people import called, named
from assistant.records.status import Seen
from assistant.records.told_apart import meant_among
from assistant.records.words import pattern, speaks, without
from tools import ACTIONS

_CLAUSES = re.compile(r"[^,，。;；!！\n]+")
_AND = re.compile(r"和|跟|与|及|、|还有|\band\b|\bor\b")
_NOTHING = re.compile(r"[\s,，。.:：、的]+")


@dataclass(frozen=True)
class Apart:
    """A message with blanks for what it takes out, and what it says of each.

    `as_such`: it says so in so many words (除了, except), so that all others are meant.
    """

    said: str
    out: tuple[str, ...] = ()
    as_such: bool = False


def apart(message: str, desk: Desk) -> Apart:
    spans: list[tuple[int, int]] = []
    out: list[str] = []
    for match in compiled(pattern("but_for")).finditer(message):
        start, end = match.span(match.lastgroup or 0)
        steps = step_spans(message[start:end])
        end = start + steps[0][0] if steps else end  # except Li's and reject hers
        out.append(message[start:end])
        spans.append((match.start(), end if steps else match.end()))
    as_such, said = bool(out), blank(message, spans)
    step_before = beside = False
    for match in _CLAUSES.finditer(said):
        phrase = _held_off(match[0], desk)
        if phrase is None and as_such and _names_only(match[0], desk):  # 除了胡强,周杰,其他都批准
            phrase = match[0]
        if phrase is not None:
            out += [phrase] if phrase else []
        has_step = bool(step_spans(match[0]))
        tells_why = phrase is None and step_before and beside and not has_step  # 都批准,除了e003的,她要值班
        if phrase is not None or tells_why:
            said = blank(said, [match.span()])
        beside = phrase is not None or tells_why or not match[0].strip()
        step_before = step_before or (has_step and phrase is None)
    return Apart(said, tuple(out), as_such)


def meant_by(out: Sequence[str], among: list[Seen], desk: Desk) -> list[Seen] | str:
    """The records that are taken out; or the words of which it cannot be told which they mean."""
    found: list[Seen] = []
    for phrase in out:
        pieces = [piece for piece in _AND.split(phrase) if _NOTHING.sub("", piece)]
        each = pieces if all(points(piece, desk) for piece in pieces) else [phrase]
        for piece in each:
            meant = _of(piece, among, desk)
            if not meant:
                return piece.strip(" ,，。")
            found += meant
    return [one for one in among if one in found]


def of_people(said: str, among: list[Seen], desk: Desk) -> list[Seen]:
    """Those of people whom words name: theirs, else those that they are in charge of."""
    people = _people(said, desk)
    return theirs(said, among, desk) or [one for one in among if one[1].assignee in people]


def theirs(said: str, among: list[Seen], desk: Desk) -> list[Seen]:
    """Those that the people whom words name have filed."""
    people = _people(said, desk)
    return [one for one in among if one[1].owner in people]


def _people(said: str, desk: Desk) -> set[str]:
    return {one.id for one in (*named(said, desk.directory), *called(said, desk.directory))}


def _of(phrase: str, among: list[Seen], desk: Desk) -> list[Seen]:
    if (numbers := numbers_in(phrase)) or shortened(phrase):
        return [one for one in among if one[1].id in numbers]
    sort = [one for one in among if (of := values_in([one[0]], phrase).get(one[0].name)) and holds(one[1], of)]
    of_them = of_people(phrase, among, desk)
    if named(phrase, desk.directory) and not of_them:
        return []
    if of_them and sort:
        return [one for one in of_them if one in sort]
    return meant_among(phrase, of_them or among, desk) or of_them or sort


def points(phrase: str, desk: Desk) -> bool:
    """Whether words point at records in a way of their own."""
    sorts = any(speaks(kind, phrase.strip()) for kind in ("picks", "days")) or values_in(ACTIONS, phrase)
    return bool(_people(phrase, desk) or sorts or numbers_in(phrase) or shortened(phrase))


def _names_only(clause: str, desk: Desk) -> bool:
    """Whether a clause names people or numbers and says nothing else."""
    left = without_numbers(clause.lower())
    for word in (word for one in named(clause, desk.directory) for word in (one.id.lower(), one.name.lower())):
        left = left.replace(word, " ")
    return left != clause.lower() and not _NOTHING.sub("", _AND.sub("", left))


def _held_off(clause: str, desk: Desk) -> str | None:
    """What a clause says is not to be touched, or is not to have the step (不要批准e003的); empty where it says so of
    the rest, of which nothing else is ordered; None for another clause."""
    open_ = without("held_off", clause)
    spans = step_spans(open_)
    if not all(denied(open_, start) for start, _ in spans) or not (spans or open_ != clause):
        return None
    phrase = blank(open_, spans)
    if speaks("the_rest", phrase):
        return ""
    return phrase if points(phrase, desk) else None
