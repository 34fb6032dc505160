"""Who may see a record, and who may take which step with it."""

from datetime import date

from tools.action import Action, Move
from tools.directory import Directory, Employee
from tools.record import Record

HR, MANAGER = "hr", "manager"


def may_see(action: Action, record: Record, employee: Employee, directory: Directory) -> bool:
    """The owner, who has to act on it, the roles that the action names, and the owner's manager where it says so."""
    if employee.id in (record.owner, record.assignee) or employee.roles & set(action.sees_all):
        return True
    return action.manager_sees and stands_over(employee, record.owner, directory)


def may_take(move: Move, record: Record, employee: Employee, directory: Directory) -> bool:
    if move.not_own and employee.id == record.owner:
        return False
    return any(_is(who, record, employee, directory) for who in move.who)


def too_early(move: Move, record: Record, today: date) -> bool:
    """Whether the day has not come for which a step is meant: in a chat it is asked about, since nobody is back from a
    leave that has not begun. No article forbids it."""
    return bool(move.from_day) and today.isoformat() < str(record.fields.get(move.from_day) or "")


def actors(action: Action, record: Record, directory: Directory) -> list[Employee]:
    """Those who can take the next step, the owner's own possibilities (taking it back, say) left aside."""
    moves = [move for move in action.moves_from(record.state) if move.who != ("owner",)]
    return [employee for employee in directory if any(may_take(move, record, employee, directory) for move in moves)]


def awaited(action: Action, record: Record, directory: Directory) -> list[Employee]:
    """Those for whom the record waits; what may be done and nobody waits for is left aside."""
    moves = [move for move in action.moves_from(record.state) if move.awaited and move.who != ("owner",)]
    return [employee for employee in directory if any(may_take(move, record, employee, directory) for move in moves)]


def _is(who: str, record: Record, employee: Employee, directory: Directory) -> bool:
    if who == "owner":
        return employee.id == record.owner
    if who == "assignee":
        return employee.id == record.assignee
    if who == "manager":
        return stands_over(employee, record.owner, directory)
    return who in employee.roles


def stands_over(employee: Employee, owner: str, directory: Directory) -> bool:
    """Whether somebody decides for an owner as their manager does: HR where there is none; for the only person in HR,
    the managers, since nobody decides about their own."""
    found = directory.find(owner)
    if found and found.manager_id:
        return employee.id == found.manager_id
    if not employee.roles & {HR, MANAGER}:
        return False
    return (MANAGER if owner == sole_hr(directory) else HR) in employee.roles


def sole_hr(directory: Directory) -> str | None:
    """The only person in HR, where nobody is their manager: of whom nobody in HR can decide."""
    people = [one for one in directory if HR in one.roles]
    return people[0].id if len(people) == 1 and not people[0].manager_id else None
