"""Which of the records just listed is meant: the sick one, 第二张, 12月10号那张. The step with it waits for a yes."""

from assistant.build import Parts
from assistant.forms.orders import names_a_step, ordered, withheld
from assistant.forms.plain import plain
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks
from assistant.records.numbers import numbers_in
from assistant.records.proposed import proposed
from assistant.records.status import seen
from assistant.records.told_apart import meant_among
from assistant.records.words import speaks

AMONG = "among"  # in what a step awaits: the records of which one is to be named


def chosen(message: str, table: Table, parts: Parts) -> Step | None:
    """The step that was ordered before it was known with which of several records, with the one that this message
    names; None where it names not just one of them. A step that the message names itself is the one that counts."""
    step = table.minds.step
    if step is None or AMONG not in step or step.get("late") or table.current or not _points(message):
        return None
    order = message if names_a_step(message) else str(step["said"])
    found = [one for number in step[AMONG] if (one := seen(str(number), table.desk, parts))]
    left = meant_among(message, found, table.desk)
    if len(left) != 1 or len(found) == 1:
        return None
    action, record = left[0]
    move = ordered(action, record, order, table.desk)
    return proposed(action, record, move, order, table.desk) if move and record.state in move.sources else None


def _points(message: str) -> bool:
    """Whether a message may name one and do no more."""
    if asks(message) or withheld(message) or plain(message.lower()) or speaks("not_that", message):
        return False
    return bool(numbers_in(message) or speaks("picks", message))
