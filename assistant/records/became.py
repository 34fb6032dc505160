"""What became of a record: who decided it and when (谁批的), by when it is due (到期没), who has it now."""

from collections.abc import Mapping

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.step import Step
from assistant.records.kinds import holds, kinds_in, values_in
from assistant.records.numbers import number_in
from assistant.records.people import whose
from assistant.records.status import Seen, all_seen, line, said, seen, status
from assistant.records.told_apart import meant_among, without_pointing
from assistant.records.words import speaks, without
from tools import ACTIONS
from tools.action import Action
from tools.due import deadline_of

TOLD_MOST = 3
Values = tuple[tuple[str, str], ...]
_QUESTIONS = ("asks_who_did", "asks_when_done", "asks_due", "asks_who_has", "asks_whether")
_AROUND = ("designates", "beside_order", "own", "it", "charged", "around_question")


def what_became(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """How the record stands that is asked about, with who did what and when; None for another message.

    That is the one pointed at, the one last spoken of (`spoken`), or one's own of which it can be asked.
    """
    if number_in(message) or speaks("not_of_records", message) or not any(speaks(one, message) for one in _QUESTIONS):
        return None
    named, last = kinds_in(message), seen(spoken, desk, parts) if spoken else None
    of_last = last is not None and last[0] in named
    if named and not of_last and not any(speaks(one, message) for one in _QUESTIONS if one != "asks_whether"):
        return None  # how those of a kind stand is a list
    kinds = named or (_approved() if speaks("of_approval", message) else ACTIONS)
    sight = all_seen(kinds, desk, parts)
    owners = {one.id for one in whose(message, desk.directory)}
    if owners and not any(record.owner in owners for _, record in sight):
        return None
    pointed = meant_among(message, sight, desk)
    if not pointed and not _bare(message):
        return None
    found = pointed or ([last] if last and last in sight else _own(message, sight, desk))
    if not found and named and speaks("asks_due", message):
        found = _due(values_in(named, message), sight, desk)
    return _told(found, desk, parts) if found else None


def _approved() -> list[Action]:
    return [action for action in ACTIONS if any(move.not_own for move in action.moves)]


def _bare(message: str) -> bool:
    """Whether a message asks that and names nothing else: 我的假谁批的, is it overdue."""
    rest = message.lower()
    for kind in _QUESTIONS:
        rest = without(kind, rest)
    for kind in _AROUND:
        rest = without(kind, rest)
    rest = any_of(tuple(words for action in ACTIONS for words in action.called)).sub(" ", without_pointing(rest))
    return not rest.strip(" ,，。.?？!！~的呢啊呀吗嘛了")


def _own(message: str, sight: list[Seen], desk: Desk) -> list[Seen]:
    """One's own, or those one is in charge of, of which it can be asked: with a day that they are due, or decided."""
    own = [one for one in sight if desk.employee.id in (one[1].owner, one[1].assignee)]
    if speaks("asks_due", message) and desk.now.tzinfo:
        return [one for one in own if deadline_of(*one, desk.now.tzinfo)] or own
    done = [one for one in own if one[1].version > 1]
    return own if speaks("asks_who_has", message) else done or own


def _due(values: Mapping[str, Values], sight: list[Seen], desk: Desk) -> list[Seen]:
    """Those of others that are due, of the sort that is asked for: 严重的投诉还剩多长时间."""
    due = [one for one in sight if desk.now.tzinfo and deadline_of(*one, desk.now.tzinfo)]
    going = [(action, record) for action, record in due if not action.state(record.state).final]
    return [(action, record) for action, record in going if holds(record, values.get(action.name, ()))]


def _told(found: list[Seen], desk: Desk, parts: Parts) -> Step:
    if len(found) <= TOLD_MOST:
        about = found[0][1].id if len(found) == 1 else ""
        return said([status(action, record, desk, parts) for action, record in found], about=about, shown=found)
    return said(["\n".join(line(action, record, desk) for action, record in found)], shown=found)
