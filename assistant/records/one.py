"""A message that names records by number: a step with one of them, or how they stand."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import ordered, withheld
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.left_out import theirs
from assistant.records.numbers import alike, numbers_in
from assistant.records.proposed import taken_or_proposed
from assistant.records.put_in_charge import put_in_charge
from assistant.records.status import Seen, all_seen, line, said, seen, status
from assistant.records.words import speaks
from assistant.records.you import you_are
from tools import ACTIONS
from tools.action import Action, Move
from tools.duties import waiting_for
from tools.record import Record
from tools.rights import may_take

SHOWN_MOST = 5


def about_numbered(message: str, desk: Desk, parts: Parts) -> Step:
    """The step for a message with numbers of records."""
    found = [(number, seen(number, desk, parts)) for number in numbers_in(message)[:SHOWN_MOST]]
    if unseen := [number for number, one in found if one is None]:
        return said([*(_no_such(number, desk) for number in unseen), you_are(message, desk)], "denied")
    records = [one for _, one in found if one is not None]
    if len(records) > 1:
        return _several(records, message, desk, parts)
    action, record = records[0]
    move = ordered(action, record, message, desk)
    if move and speaks("partly", message):
        return said([_in_full(record, desk), status(action, record, desk, parts)], "clarify")
    if move:
        return taken_or_proposed(action, record, move, message, desk, parts.orders)
    if given := put_in_charge(message, (action, record), desk):
        return given
    return said([_not_taken(action, record, message, desk), status(action, record, desk, parts)], about=record.id)


def only_in_part(message: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told to who decides for a part of somebody's request: 周杰的假只能批两天. None for another message."""
    if not speaks("partly", message) or asks(message) or numbers_in(message):
        return None
    waits = waiting_for(desk.employee, parts.store, desk.directory)
    decided = [one for one in waits if any(move.not_own for move in one[0].moves_from(one[1].state))]
    meant = theirs(message, decided, desk)
    if not meant:
        return None
    shown = [line(action, record, desk) for action, record in meant]
    return said([_in_full(meant[0][1], desk), *shown], "clarify", meant[0][1].id if len(meant) == 1 else "", meant)


def about_misspelt(number: str, desk: Desk, parts: Parts) -> Step:
    """What only looks like a number: nothing is done, and the close ones that this person may see are named."""
    close = alike(number, [record.id for _, record in all_seen(ACTIONS, desk, parts)])
    meant = desk.say(f"您是指 {'、'.join(close)} 吗？", f"Did you mean {', '.join(close)}? ") if close else ""
    text = desk.say(
        f"“{number}”不是完整的记录编号（形如 LV-20261123-0001），没有处理任何记录。{meant}请用完整编号再说一遍。",
        f"“{number}” is not the number of a record (such as LV-20261123-0001); nothing was done. "
        f"{meant}Please say it again with the whole number.",
    )
    return said([text], "clarify")


def _no_such(number: str, desk: Desk) -> str:
    return desk.say(
        f"没有编号为 {number} 的记录，或您无权查看。", f"There is no record {number}, or it is not yours to see."
    )


def _several(records: list[Seen], message: str, desk: Desk, parts: Parts) -> Step:
    """Steps are taken one at a time; how several records stand is shown together."""
    shown = [status(action, record, desk, parts) for action, record in records]
    if not any(_speaks_of_steps(action, message) for action, _ in records):
        return said(shown, shown=records)
    note = desk.say(
        "一次只处理一条记录，没有改动任何一条；请带编号一条一条地说。",
        "One record at a time: nothing was changed. Please say it for each, with its number.",
    )
    return said([note, *shown], "clarify", shown=records)


def _not_taken(action: Action, record: Record, message: str, desk: Desk) -> str:
    """That nothing was done, where a message orders a step with a condition, or two at once; and how to say it."""
    if speaks("why", message) or not (
        _speaks_of_steps(action, message) and (withheld(message) or _orders_two(action, message))
    ):
        return ""
    ways = "；".join(f"{move.words[0]} {record.id}" for move in _open_moves(action, record, desk))
    head = desk.say(
        "没有改动任何东西：话里带有条件，或不止一种意思。",
        "Nothing was changed: it depends on something, or can be read in two ways.",
    )
    return head + (desk.say(f"要办请直接说，例如：{ways}。", f" To do it say, for example: {ways}.") if ways else "")


def _speaks_of_steps(action: Action, message: str) -> bool:
    return bool(_steps_in(action, message))


def _orders_two(action: Action, message: str) -> bool:
    return len({move.to for move in _steps_in(action, message)}) > 1


def _steps_in(action: Action, message: str) -> list[Move]:
    return [move for move in action.moves if any_of(move.sayings).search(message)]


def _open_moves(action: Action, record: Record, desk: Desk) -> list[Move]:
    """One step to each state that is open to this person."""
    able = [move for move in action.moves_from(record.state) if may_take(move, record, desk.employee, desk.directory)]
    return list({move.to: move for move in reversed(able)}.values())[::-1]


def _in_full(record: Record, desk: Desk) -> str:
    return desk.say(
        f"没有改动任何东西：{record.id} 只能整份批准或驳回，不能只批一部分。可以驳回并写明原因，请本人改好日期再提交。",
        f"Nothing was changed: {record.id} is approved or rejected as a whole. Reject it with the reason, and have it "
        "filed again with other days.",
    )
