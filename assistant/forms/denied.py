"""Which paperwork a clause names only to say that it is not wanted."""

import re
from functools import lru_cache

from assistant.forms.clauses import EDGE, bare
from assistant.forms.data import WORDS
from assistant.forms.folded import any_of
from assistant.mistyped import as_meant
from tools import ACTIONS, action_named
from tools.action import Action
from tools.fields import ChoiceField, PeriodField


def denies(clause: str) -> tuple[Action, ...]:
    """The actions that a clause names to say that they are not wanted: 不要报隐患; 投诉就先不登记了."""
    message = as_meant(bare(clause)).lower().strip(EDGE)
    return tuple(action for action in ACTIONS if _denial(action.name).search(message))


@lru_cache(maxsize=16)
def _denial(name: str) -> re.Pattern[str]:
    """What says that an action is not wanted."""
    action = action_named(name)
    assert action is not None
    choices = [choice for item in action.fields if isinstance(item, ChoiceField) for choice in item.choices]
    kinds = (
        [word for choice in choices for word in choice.words]
        if any(isinstance(item, PeriodField) for item in action.fields)
        else []
    )
    names = "|".join(f"(?:{word})" for word in (*action.called, *kinds))
    return any_of(tuple(pattern.replace("{name}", names) for pattern in WORDS["denied"]))
