"""What is told of a record that is there already, and is no new one: 护栏还没弄好, of the rail that was reported."""

import re

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.mention import named_by, own_words
from assistant.records.status import Seen, all_seen, said, status
from assistant.records.words import speaks, without
from tools import ACTIONS
from tools.fields import TextField

_THING = re.compile(r"[\u4e00-\u9fff]{2,}|[a-z]{4,}")


def not_seen_to(message: str, desk: Desk, parts: Parts) -> Step | None:
    """How the one record stands of which a message says that it is still not seen to; None for another message."""
    if not speaks("not_seen_to", message) or asks(message):
        return None
    stories = [action for action in ACTIONS if any(isinstance(i, TextField) and i.story for i in action.fields)]
    own = [
        (action, record)
        for action, record in all_seen(stories, desk, parts)
        if desk.employee.id in (record.owner, record.assignee) and not action.state(record.state).final
    ]
    meant = named_by(message, own)
    if len(meant) != 1 or _names_more(message, meant[0]):
        return None
    action, record = meant[0]
    head = desk.say(
        f"这件事已经登记过，没有另外登记，也没有改动。要另报一件新的，请说“另外登记{action.zh}”并写明情况：",
        f"This was filed already; nothing was filed or changed. For a new {action.en}, please say so, with what it is:",
    )
    return said([f"{head}\n{status(action, record, desk, parts)}"], about=record.id)


def _names_more(message: str, one: Seen) -> bool:
    """Whether a message names something else than the record does, which may be a new matter in the same place."""
    rest = without("beside_order", without("says_little", without("not_seen_to", own_words(message.lower(), *one))))
    return _THING.search(rest) is not None
