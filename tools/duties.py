"""What waits for somebody: the open records of which the next step is theirs."""

from tools import ACTIONS
from tools.action import Action
from tools.directory import Directory, Employee
from tools.reach import duty, sight
from tools.record import Record
from tools.store import Store
from tools.store.queue import PAGE_SIZE, Filter


def in_sight(action: Action, employee: Employee, directory: Directory) -> Filter:
    """The records of a kind that this person may see."""
    return Filter(action, sight(action, employee, directory))


def duties(action: Action, employee: Employee, directory: Directory) -> Filter:
    """The records of a kind that wait for this person: a step that they may take, and that is waited for."""
    return Filter(action, sight(action, employee, directory), duty=duty(action, employee, directory))


def waiting_for(
    employee: Employee, store: Store, directory: Directory, most: int = PAGE_SIZE
) -> list[tuple[Action, Record]]:
    """Their duties, kind by kind, the oldest first, so many of a kind; taking back one's own record is none."""
    return [
        (action, record)
        for action in ACTIONS
        for record in store.queue.page(duties(action, employee, directory), "old").records[:most]
    ]
