"""What words alone tell of what they are for: the paperwork they order, the place they begin with, that they ask."""

import re
from functools import lru_cache

from assistant.forms.choice import named_spans
from assistant.forms.clauses import EDGE, bare
from assistant.forms.data import WORDS
from assistant.forms.folded import any_of, fold
from assistant.forms.tone import asks, polite, says
from assistant.mistyped import as_meant
from assistant.records.kinds import kinds_in
from tools import ACTIONS, action_named
from tools.action import Action
from tools.directory import Employee
from tools.fields import PeriodField, TextField


def complained(text: str) -> Action | None:
    """The action that a customer's complaint is for: 李先生投诉态度不好."""
    kinds = kinds_in(fold(text)) if says("of_customer", as_meant(text).lower()) else []
    return kinds[0] if len(kinds) == 1 and kinds[0].after_danger and not period_of(kinds[0]) else None


def customers_matter() -> Action:
    """The paperwork of what a customer tells."""
    return next(
        action for action in ACTIONS if any(isinstance(i, TextField) and i.learned == "customer" for i in action.fields)
    )


def of_bought_goods(message: str, employee: Employee) -> bool:
    """Whether words tell what befell goods that somebody bought: 买的沙发, or 沙发坐两月 from who serves customers."""
    serves = employee.roles & set(customers_matter().sees_all)
    return says("bought", message) is not None or bool(serves and says("used_a_while", message))


def ordered_in(text: str) -> Action | None:
    """The action whose own words for a request a clause has."""
    message = as_meant(bare(text))
    asked = next((action for action in ACTIONS if action.asked_for(message)), None)
    return asked or next((one for one in ACTIONS if _by_name(one.name).search(message.strip(EDGE))), None)


def chooses(text: str) -> bool:
    """Whether a clause names a choice of some action: 周五请事假."""
    return any(named_spans(action, fold(text)) for action in ACTIONS)


def at_site(text: str) -> bool:
    """Whether words tell of a place of ours that they begin with, and not only that it is there as elsewhere."""
    folded = fold(bare(text)).strip()
    return says("at_site", folded) is not None and not says("likewise", folded)


def story_of(action: Action | None) -> TextField | None:
    """What is told at length of an action, where somebody else tells it."""
    return action.story if action and not action.alarms else None


def asking(text: str) -> bool:
    message = as_meant(bare(text)).lower()
    return says("by_the_way", message) is not None or (asks(message) and not polite(message))


def period_of(action: Action) -> PeriodField | None:
    return next((item for item in action.fields if isinstance(item, PeriodField)), None)


@lru_cache(maxsize=16)
def _by_name(name: str) -> re.Pattern[str]:
    """What orders an action by its name: 隐患也登一下."""
    action = action_named(name)
    assert action is not None
    called = "|".join(action.called)
    return any_of(tuple(pattern.replace("{name}", called) for pattern in WORDS["ordered_by_name"]))
