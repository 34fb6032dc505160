"""A question about one of the records just listed, by its place: 第一个是谁, 最后那个什么原因, who is the second."""

from assistant.build import Parts
from assistant.cite import escape
from assistant.forms import view
from assistant.forms.desk import Desk
from assistant.forms.orders import names_a_step
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.status import Seen, said, seen, status
from assistant.records.told_apart import at_places
from assistant.records.words import speaks
from tools.fields import TextField

TOLD_MOST = 3


def of_listed(message: str, desk: Desk, parts: Parts) -> Step | None:
    """What such a message asks, told with all that the record says; None for another message."""
    if not desk.shown or speaks("of_the_rules", message):
        return None
    asked = speaks("asks_of_one", message) or asks(message)
    if not asked and (names_a_step(message) or not speaks("only_a_place", message)):
        return None
    found = [one for number in at_places(message, list(desk.shown)) if (one := seen(number, desk, parts))]
    if not found or len(found) > TOLD_MOST:
        return None
    about = found[0][1].id if len(found) == 1 else ""
    return said([_told(message, one, desk, parts) for one in found], about=about, shown=found)


def _told(message: str, one: Seen, desk: Desk, parts: Parts) -> str:
    """The record with whose it is, what its line leaves out, its history, and who acts next."""
    action, record = one
    owner = desk.directory.called(record.owner, desk.language == "en")
    head = desk.say(f"{record.id} 是 {owner} 提交的：", f"{record.id} was filed by {owner}:")
    shown, *rest = status(action, record, desk, parts).split("\n")
    colon = desk.say("：", ": ")
    more = [f"  - {name}{colon}{escape(value)}" for name, value in _left_out(one, desk)]
    return "\n".join([head, shown, *more, *_unsaid(message, one, desk), *rest])


def _left_out(one: Seen, desk: Desk) -> list[tuple[str, str]]:
    action, record = one
    line = view.line(action, record, desk.language)
    pairs = view.pairs(action, record.fields, desk.language)
    return [(name, value) for name, value in pairs if value not in line and not value.startswith("2")]


def _unsaid(message: str, one: Seen, desk: Desk) -> list[str]:
    """That no reason was given, to who asks for it."""
    action, record = one
    reason = next((item for item in action.fields if isinstance(item, TextField) and item.leftover), None)
    if reason is None or record.fields.get(reason.name) or not speaks("asks_reason", message):
        return []
    return [desk.say(f"  - 没有写{reason.zh}", f"  - no {reason.en} was given")]
