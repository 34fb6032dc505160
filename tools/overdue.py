"""Records whose deadline has passed go to the role that their action names (marketing-service/4.3: 升级流程)."""

from dataclasses import replace
from datetime import datetime

from tools import action_named
from tools.action import Action
from tools.directory import Directory
from tools.record import SYSTEM, Notice, Record
from tools.store import Origin, Store


def escalate_overdue(store: Store, directory: Directory, now: datetime) -> list[Record]:
    """Tell the role about every overdue record that is still open; those that this call was the one to escalate."""
    escalated = []
    for record in store.overdue(now):
        action = action_named(record.type)
        if action is None or action.escalates_to is None or action.state(record.state).final:
            continue
        told = _notices(action, record, directory)
        with store.work() as work:
            after = replace(record, escalated_at=now)
            changed = work.change(record, after, Origin(SYSTEM, now), "overdue", "", told)
        if changed:  # otherwise somebody changed it just now, or another server was faster: the next look tells
            escalated.append(changed)
    return escalated


def _notices(action: Action, record: Record, directory: Directory) -> list[Notice]:
    text = f"{record.id} {action.zh}已逾期，现为“{action.state(record.state).zh}”。{action.sketch(record.fields)}"
    leads = [employee.id for employee in directory if action.escalates_to in employee.roles]
    return [Notice(person, "overdue", text) for person in dict.fromkeys([*leads, record.owner])]
