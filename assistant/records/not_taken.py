"""Why an order without a number is not taken as it stands: on a condition, for other days, before its time."""

import re

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.orders import CLAUSE_END, names_a_step, withheld
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.candidates import Candidate, believed, candidates, meant_of
from assistant.records.held import held_back
from assistant.records.people import names_of, whose
from assistant.records.plainly import barely, in_short
from assistant.records.status import in_lines
from assistant.records.steps import take_step
from assistant.records.told_apart import of_other_days, strange_to
from assistant.records.words import speaks
from tools.duties import waiting_for
from tools.rights import may_take

EARLY = 0.15  # belief from which it is told that a step comes too early: nothing is changed
_DEPENDS = re.compile(r"的话|就|\bthen\b")  # before the step that depends on what is said ahead of it


def conditional(message: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told to who orders a step in one clause and makes it depend on another: 批准吧,如果来得及."""
    clauses = CLAUSE_END.split(message) if withheld(message) and not asks(message) else []
    rest = ",".join(clause for clause in clauses if not withheld(clause))
    orders = [one for one in candidates(rest, desk, parts) if one.ready] if names_a_step(rest) else []
    if any(withheld(clause) and speaks("own", clause) for clause in clauses):
        return None  # 批准e002的,我的以后再说
    if not names_a_step(rest):
        return _hangs_on(message, desk, parts) if clauses else None
    if len(orders) != 1 or not barely(orders[0].action, orders[0].record, orders[0].move, rest, desk):
        return None
    return held_back(orders[0].action, orders[0].record, orders[0].move, message, desk)


def _hangs_on(message: str, desk: Desk, parts: Parts) -> Step | None:
    """The same where the step stands in the clause that makes it depend: 能批就批吧; 明天去看,合格的话就销."""
    tail = _DEPENDS.split(CLAUSE_END.split(message.rstrip(" ,，。.;；!！"))[-1])[-1]
    able = [
        (action, record, move)
        for action, record in waiting_for(desk.employee, parts.store, desk.directory)
        for move in action.moves_from(record.state)
        if may_take(move, record, desk.employee, desk.directory) and not strange_to(message, (action, record), desk)
        if in_short(move, tail) or barely(action, record, move, tail, desk)
    ]
    return held_back(*able[0], message, desk) if len({record.id for _, record, _ in able}) == 1 else None


def held(orders: list[Candidate], message: str, desk: Desk) -> Step | None:
    """Why the only step that a message names is not ordered as it stands."""
    if len(orders) != 1:
        return None
    return held_back(orders[0].action, orders[0].record, orders[0].move, message, desk)


def on_other_days(message: str, named_: list[Candidate], desk: Desk) -> Step | None:
    """What is told where a message names whose and on which days, and those have none then: 批准胡强12月3号的假."""
    owners = {person.id for person in whose(message, desk.directory)}
    of_them = [one for one in named_ if one.record.owner in owners]
    if not of_them or not all(of_other_days(message, (one.action, one.record), desk) for one in of_them):
        return None
    people = names_of(one for one in desk.directory if one.id in {one.record.owner for one in of_them})
    head = desk.say(
        f"没有改动任何记录：{people} 没有那几天的申请，只有下面的。要办请带编号说：",
        f"Nothing was changed: {people} asked for other days. Say it with the number:",
    )
    return in_lines(head, [(one.action, one.record) for one in of_them], desk)


def too_early(named: list[Candidate], message: str, shown: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told of the only record meant, where it does not stand before the step: which ones may be taken."""
    meant = meant_of(named, message, shown, desk)
    if len(meant) != 1 or meant[0].ready or not believed(meant, EARLY, message, desk, parts):
        return None
    action, record, move = meant[0].action, meant[0].record, meant[0].move
    return take_step(action, record, move, message, desk)
