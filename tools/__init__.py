"""The actions that the assistant can file. A new one is one file and its name in this tuple."""

from tools.action import Action

ACTIONS: tuple[Action, ...] = ()
