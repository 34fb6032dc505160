"""The kinds of paperwork that a message names by what people call their records."""

from assistant.records.words import any_of
from tools import ACTIONS
from tools.action import Action


def kinds_in(message: str) -> list[Action]:
    return [action for action in ACTIONS if any_of(action.called).search(message)]
