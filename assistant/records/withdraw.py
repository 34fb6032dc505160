"""Taking back one's own record: the only one that can be meant, or the one that is named; else it is asked which."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.build import Parts
from assistant.forms.amend import instead
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import denied, own_move, withheld
from assistant.forms.step import Step
from assistant.forms.tone import asks, says
from assistant.records.kinds import holds, kinds_in, values_in
from assistant.records.mine import mine, own_of
from assistant.records.proposed import proposed, taken_or_proposed
from assistant.records.status import in_lines, said, seen, status
from assistant.records.told_apart import meant_among
from assistant.records.words import speaks
from tools import ACTIONS, action_named
from tools.action import Action, Move
from tools.record import Record

LISTED_MOST = 10


def drops_what_is_shown(message: str, desk: Desk) -> bool:
    """Whether a message that takes something back can only mean the form that is open: nothing filed can be."""
    return not (asks(message) or _holds_back(message) or _able(kinds_in(message), desk))


def _holds_back(message: str) -> bool:
    """Whether a message wants nothing taken back now: 先别撤, 明天再撤."""
    word = says("takeback", message)
    return withheld(message) or (word is not None and denied(message, word.start()))


def _able(kinds: Sequence[Action], desk: Desk) -> list[tuple[Action, Record, Move]]:
    """One's own records that can be taken back, with the step that does it."""
    return [
        (action, record, move)
        for record in desk.own()
        if (action := action_named(record.type)) and (move := own_move(action, record, desk))
        if not kinds or action in kinds
    ]


def take_back(message: str, desk: Desk, parts: Parts) -> Step:
    """Take back the record that was meant: the only one that can be, or the latest where the message points at it."""
    if _holds_back(message):
        return mine(message, desk, parts)
    kinds, named = kinds_in(message), values_in(ACTIONS, message)
    able = [one for one in _able(kinds, desk) if holds(one[1], named.get(one[0].name, ()))]
    if not able:
        return _nothing(kinds, desk, parts)
    meant, latest = _picked(message, able, desk) if len(able) > 1 else None, speaks("latest", message)
    if meant and not (latest and meant == able[-1]):
        return proposed(*meant, message, desk)
    if len(able) > 1 and not latest:
        return _which(able, desk)
    action, record, move = able[-1]
    if not says("takeback", message) and _names_another(action, move, message):
        return mine(message, desk, parts)
    return taken_or_proposed(action, record, move, message, desk, parts.orders)


def _picked(message: str, able: list[tuple[Action, Record, Move]], desk: Desk) -> tuple[Action, Record, Move] | None:
    """The only one that a message names by its place in the list just shown, its days or its sort: 第二个, 8号那张."""
    meant = meant_among(message, [(action, record) for action, record, _ in able], desk)
    found = [one for one in able if (one[0], one[1]) in meant]
    return found[0] if len(found) == 1 else None


def anew(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """The taking back of one's own record that is to be filed anew with something else, for a yes: 把它撤了重新请.

    `spoken` is the number of the record last spoken of. The new one is asked for afterwards.
    """
    found = None if asks(message) or not speaks("files_anew", message) else seen(spoken, desk, parts)
    move = own_move(*found, desk) if found else None
    if found is None or move is None:
        return None
    action, record = found
    step = proposed(action, record, move, move.words[0], desk)
    more = desk.say(
        f"撤回以后，请把新的{action.zh}整句说一遍，带上新的日期或内容。",
        f"Once it is taken back, please say the new {action.en} in one sentence.",
    )
    return replace(step, reply=replace(step.reply, text=f"{step.reply.text}\n{more}"))


def _names_another(action: Action, move: Move, message: str) -> bool:
    """Whether a message names a step, and not the one that takes a record back: 求你了,把我的假批了吧."""
    others = tuple(word for one in action.moves if one.to != move.to for word in one.sayings)
    return any_of(others).search(message) is not None and any_of(move.sayings).search(message) is None


def _nothing(kinds: Sequence[Action], desk: Desk, parts: Parts) -> Step:
    """That nothing can be taken back; of the latest record that is still open, what can be done instead; of one that
    is not, who brought it where it is."""
    for record in reversed(parts.store.records(owner=desk.employee.id)):
        action = action_named(record.type)
        if action and (action in kinds or not kinds) and not action.state(record.state).final:
            return instead(action, record, desk)
    told = desk.say("您没有可以撤回的申请。", "You have nothing that can be taken back.")
    ended = [(action, record) for action, record in own_of(kinds, desk) if action.state(record.state).final]
    return said([told, status(*ended[-1], desk, parts)] if ended else [told])


def _which(able: list[tuple[Action, Record, Move]], desk: Desk) -> Step:
    head = desk.say("要撤回哪一份？请说编号，例如“撤回 编号”：", "Which one? Say its number, e.g. “withdraw …”:")
    return in_lines(head, [(action, record) for action, record, _ in able[-LISTED_MOST:]], desk)
