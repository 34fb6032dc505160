"""The actions that the assistant can file. A new one is one file and its name in this tuple."""

from tools.action import Action
from tools.complaint import COMPLAINT
from tools.hazard import HAZARD
from tools.leave import LEAVE
from tools.overtime import OVERTIME
from tools.repair import REPAIR

ACTIONS: tuple[Action, ...] = (LEAVE, HAZARD, COMPLAINT, OVERTIME, REPAIR)


def action_named(name: str) -> Action | None:
    return next((action for action in ACTIONS if action.name == name), None)
