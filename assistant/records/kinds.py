"""The kinds of paperwork that a message names by what people call their records."""

import re

from tools import ACTIONS
from tools.action import Action


def kinds_in(message: str) -> list[Action]:
    return [action for action in ACTIONS if any(re.search(word, message, re.IGNORECASE) for word in action.called)]
