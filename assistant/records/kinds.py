"""The kinds of paperwork that a message names by what people call their records, and the choices of their fields."""

from collections.abc import Iterable

from assistant.forms.choice import chosen_in
from assistant.forms.folded import any_of, fold
from tools import ACTIONS
from tools.action import Action
from tools.fields import ChoiceField
from tools.record import Record


def kinds_in(message: str) -> list[Action]:
    return [action for action in ACTIONS if any_of(action.called).search(message)]


def values_in(kinds: Iterable[Action], message: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The choices of fields that a message names in so many words: 重大隐患, 严重的投诉, 病假; by the kind."""
    folded = fold(message)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for action in kinds:
        chosen = [
            (item.name, choice.value)
            for item in action.fields
            if isinstance(item, ChoiceField)
            and (choice := chosen_in(item, folded))
            and any_of(choice.words).search(folded)
        ]
        found |= {action.name: tuple(chosen)} if chosen else {}
    return found


def holds(record: Record, values: tuple[tuple[str, str], ...]) -> bool:
    """Whether it is of the sort that a message names, if it names one: 把年假撤回来."""
    return all(record.fields.get(name) == value for name, value in values)
