"""A change of mind about the record that the last reply was about: 那撤了吧, 不休了, right after the receipt."""

from assistant.build import Parts
from assistant.forms.amend import instead
from assistant.forms.data import WORDS
from assistant.forms.folded import any_of, fold
from assistant.forms.orders import own_move, withheld
from assistant.forms.plain import first, last, plain
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.records.kinds import kinds_in
from assistant.records.numbers import names_other_number
from assistant.records.proposed import proposed, taken_or_proposed
from tools import action_named
from tools.action import Action
from tools.record import Record

SAYS_NO_MORE = 24  # characters of a message that is about what was just said, and tells nothing else


def unwanted(message: str, table: Table, parts: Parts) -> Step | None:
    """The step for a message that takes back what was just filed, while no form is open; None for another message.

    A plain order to take it back does so; who only does not want it any more is asked.
    """
    record = parts.store.record(table.minds.record) if table.minds.record and table.current is None else None
    action = action_named(record.type) if record else None
    lower = fold(message)
    if record is None or action is None or record.owner != table.desk.employee.id or len(message) > SAYS_NO_MORE:
        return None
    if "cancel" not in (first(lower), last(lower)) or withheld(message) or action.state(record.state).final:
        return None
    if (
        names_other_number(message, record.id)
        or any(kind is not action for kind in kinds_in(message))
        or not _of(action, record, lower)
    ):
        return None
    move = own_move(action, record, table.desk)
    if move is None:
        return instead(action, record, table.desk)
    if plain(lower) == "cancel" and not any_of(("撤", r"\bwithdraw")).search(lower):
        return proposed(action, record, move, message, table.desk)  # 取消 may mean something else than what is filed
    return taken_or_proposed(action, record, move, message, table.desk, parts.orders)


def _of(action: Action, record: Record, folded: str) -> bool:
    """Whether it is said of the paperwork: 不用了谢谢 only turns down more help."""
    words = tuple(word for move in action.moves_from(record.state) for word in move.words)
    names = (*action.called, *action.unwanted, *words, *WORDS["taken_back"])
    return any_of(names).search(folded) is not None
