"""Who may see a record, and who may take which step with it."""

from tools.action import Action, Move
from tools.directory import Directory, Employee
from tools.record import Record

HR = "hr"


def may_see(action: Action, record: Record, employee: Employee, directory: Directory) -> bool:
    """The owner, who has to act on it, the roles that the action names, and the owner's manager where it says so."""
    if employee.id in (record.owner, record.assignee) or employee.roles & set(action.sees_all):
        return True
    return action.manager_sees and _manager_of(record.owner, directory) == employee.id


def may_take(move: Move, record: Record, employee: Employee, directory: Directory) -> bool:
    if move.not_own and employee.id == record.owner:
        return False
    return any(_is(who, record, employee, directory) for who in move.who)


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
        manager = _manager_of(record.owner, directory)
        return employee.id == manager if manager else HR in employee.roles
    return who in employee.roles


def _manager_of(owner: str, directory: Directory) -> str | None:
    employee = directory.find(owner)
    return employee.manager_id if employee else None
