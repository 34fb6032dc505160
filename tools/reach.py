"""Rights as conditions over many records: what tools/rights.py says of one record, for a database to ask of all.

`sight` holds for a record exactly where `may_see` does, and `duty` where one `may_take` a step that it waits for.
"""

from dataclasses import dataclass

from tools.action import Action, Move
from tools.directory import Directory, Employee
from tools.rights import HR, MANAGER, sole_hr

RELATIONS = {"owner", "assignee", "manager"}  # what somebody is to a record; the other words of `who` are roles


@dataclass(frozen=True)
class Reach:
    """Records of one kind that are in reach: where any of the conditions holds, and `not_of` is not the owner."""

    everything: bool = False
    owners: frozenset[str] = frozenset()
    owners_outside: frozenset[str] | None = None  # those whose owner is not among these
    assignee: str | None = None
    not_of: str | None = None
    state: str | None = None  # only in this state


def sight(action: Action, employee: Employee, directory: Directory) -> Reach:
    """What one may see."""
    team = _team(employee, directory) if action.manager_sees else frozenset()
    outside = _without_manager(employee, directory) if action.manager_sees else None
    everything = bool(employee.roles & set(action.sees_all))
    return Reach(everything, team | {employee.id}, outside, assignee=employee.id)


def sees_others(action: Action, employee: Employee, directory: Directory) -> bool:
    """Whether somebody sees records of this kind that are neither theirs nor given to them."""
    reach = sight(action, employee, directory)
    return reach.everything or reach.owners_outside is not None or len(reach.owners) > 1


def duty(action: Action, employee: Employee, directory: Directory) -> tuple[Reach, ...]:
    """What waits for one: a step that one may take. What only takes one's own record back waits for nobody."""
    return tuple(
        _of_move(move, state, employee, directory)
        for move in action.moves
        if move.awaited and move.who != ("owner",)
        for state in move.sources
        if not action.state(state).final
    )


def _of_move(move: Move, state: str, employee: Employee, directory: Directory) -> Reach:
    owners = {employee.id} if "owner" in move.who else set()
    outside = None
    if "manager" in move.who:
        owners |= _team(employee, directory)
        outside = _without_manager(employee, directory)
    return Reach(
        bool(employee.roles & (set(move.who) - RELATIONS)), frozenset(owners), outside,
        employee.id if "assignee" in move.who else None, employee.id if move.not_own else None, state,
    )  # fmt: skip


def _team(employee: Employee, directory: Directory) -> frozenset[str]:
    """Those for whom somebody decides as their manager: their people, and a manager for the only person in HR."""
    alone = sole_hr(directory) if MANAGER in employee.roles else None
    return frozenset(one.id for one in directory if one.manager_id == employee.id or one.id == alone)


def _without_manager(employee: Employee, directory: Directory) -> frozenset[str] | None:
    """For HR all but those who have a manager."""
    return frozenset(one.id for one in directory if one.manager_id) if HR in employee.roles else None
