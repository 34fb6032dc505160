"""A decision that is to be taken back: 把赵敏的批准撤回, undo my rejection. It is no decision, and none can be undone:
that is told, with what the record's state still allows."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.step import Step
from assistant.records.kinds import kinds_in
from assistant.records.left_out import of_people
from assistant.records.mistake import nothing_done, own_step, told_of_step
from assistant.records.numbers import numbers_in, without_numbers
from assistant.records.people import named, others
from assistant.records.status import Seen, all_seen, in_lines, said, seen
from assistant.records.told_apart import meant_among
from assistant.records.words import speaks
from tools import ACTIONS
from tools.rights import may_take


def decision_back(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told to who wants to take a decision back, with records of which they decide; None for another message.

    `spoken` is the record last spoken of.
    """
    regrets = speaks("mistake", message) and others(message, desk.employee, desk.directory)  # 胡强的批错了,撤回来
    back = regrets or speaks("decision_back", without_numbers(message, "那条"))
    if not back or speaks("of_a_rule", message):
        return None
    able = [one for one in all_seen(kinds_in(message) or ACTIONS, desk, parts) if _decides(one, desk)]
    if not able:
        return None
    numbers = numbers_in(message)
    if any(seen(number, desk, parts) is None for number in numbers):
        return None
    meant = _meant(message, spoken, able, desk, parts)
    if len(meant) == 1:
        return told_of_step(*meant[0], desk, parts)
    if not meant:
        return said([nothing_done(desk)])
    head = desk.say(
        "没有改动任何记录：做过的处理会留在记录里，不能撤回或退回上一步。您说的是下面哪一条？请带编号说，我告诉您还能怎么办：",
        "Nothing was changed: a decision stays in the record and cannot be taken back. Which of these do you mean? "
        "Say its number to see what can still be done:",
    )
    return in_lines(head, meant, desk)


def _decides(one: Seen, desk: Desk) -> bool:
    """Whether a step with a record, wherever it stands, is this person's and not for its owner alone."""
    action, record = one
    moves = (move for move in action.moves if move.who != ("owner",))
    return any(may_take(move, record, desk.employee, desk.directory) for move in moves)


def _meant(message: str, spoken: str, able: list[Seen], desk: Desk, parts: Parts) -> list[Seen]:
    """The records that a message names or points at, those first that this person has dealt with; else the one last
    spoken of, or dealt with."""
    if numbers := numbers_in(message):
        return [one for number in numbers if (one := seen(number, desk, parts))]
    of_them = of_people(message, able, desk)
    if named(message, desk.directory) and not of_them:
        return []
    pointed = meant_among(message, of_them or able, desk) or of_them
    dealt_with = [one for one in pointed if own_step(parts.store.history(one[1].id), desk)]
    if pointed:
        return dealt_with or pointed
    last = parts.store.last_done_by(desk.employee.id)
    recent = [one for number in (spoken, last[0] if last else "") if number and (one := seen(number, desk, parts))]
    done = [one for one in recent if one in able and _took(message, one, desk, parts)]
    return (done or [one for one in recent if one in able and one[1].state == one[0].states[0].name])[:1]


def _took(message: str, one: Seen, desk: Desk, parts: Parts) -> bool:
    """Whether this person has taken the step that a message names, or any where it names none by its own words."""
    action, record = one
    named_ = {move.to for move in action.moves if move.who != ("owner",) and any_of(move.words).search(message)}
    took = {event.what for event in parts.store.history(record.id) if event.who == desk.employee.id}
    return bool(took & named_) if named_ else own_step(parts.store.history(record.id), desk) is not None
