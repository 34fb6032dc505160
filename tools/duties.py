"""What waits for somebody: the open records of which the next step is theirs."""

from tools import ACTIONS
from tools.action import Action
from tools.directory import Directory, Employee
from tools.record import Record
from tools.rights import may_take
from tools.store import Store


def waiting_for(employee: Employee, store: Store, directory: Directory) -> list[tuple[Action, Record]]:
    """Their duties, kind by kind, the oldest first; taking back one's own record is none."""
    return [
        (action, record)
        for action in ACTIONS
        for state in action.states
        if not state.final
        for record in store.records(type=action.name, state=state.name)
        if any(
            move.who != ("owner",) and may_take(move, record, employee, directory)
            for move in action.moves_from(record.state)
        )
    ]
