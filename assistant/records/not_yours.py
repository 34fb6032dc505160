"""An order of a step by somebody whose it is not: nothing is done, and who may take it is told."""

from collections.abc import Sequence

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.intent import ABOUT_RECORDS, NONE, Intent
from assistant.forms.orders import ordered
from assistant.forms.step import Step
from assistant.forms.tone import asks, decided
from assistant.records.kinds import kinds_in
from assistant.records.mention import named_by
from assistant.records.mine import own_of
from assistant.records.people import others, whose
from assistant.records.status import Seen, all_seen, line, said
from assistant.records.who_may import takers
from assistant.records.words import speaks
from assistant.records.you import you_are
from tools import ACTIONS
from tools.action import Action, Move
from tools.duties import waiting_for
from tools.record import Record
from tools.rights import may_take

SEEMS, MAY_SEEM = 0.5, 0.25  # belief from which a message that names a step is taken for its order; of a known record
SURE_OF_NONE = 0.9  # belief in no paperwork from which a message is only a remark: 批准了真开心


def not_yours(message: str, shown: str, desk: Desk, parts: Parts) -> Step | None:
    """What somebody is told who orders a step that they may not take; None for another message.

    `shown` is the number of the record that was last spoken of.
    """
    if asks(message):
        return None
    if speaks("deputy", message):
        told = desk.say(
            "不能代别人处理，没有改动任何记录。", "Nobody acts for somebody else here; nothing was changed."
        )
        return _refused([told], message, desk)
    intent = parts.intents.read(decided(message))
    if (
        intent.label == "withdraw"
        or _asks_for_paperwork(message, intent)
        or _surely_none(intent)
        or _waits(message, desk, parts)
    ):
        return None
    belief = 1.0 if intent.label == "decide" else parts.orders.belief(message)
    found = _of_sight(message, shown, desk, parts) if belief >= MAY_SEEM or speaks("plea", message) else None
    if found:
        action, record, move = found
        return _refused([_whose_step(action, record, move, desk), line(action, record, desk)], message, desk, record.id)
    points = speaks("it", message) or speaks("designates", message) or _others_record(message, desk)
    return of_none(message, desk) if belief >= SEEMS and points and _names_a_step(message, desk) else None


def own_decided(message: str, desk: Desk) -> Step | None:
    """What is told to who is to decide what they filed themselves; None for another message."""
    if not decides_own(message, desk):
        return None
    if own := _own_undecided(message, desk):
        action, record, move = own
        return _refused([_whose_step(action, record, move, desk), line(action, record, desk)], message, desk, record.id)
    told = desk.say(
        "没有改动任何记录：谁都不能审批自己提交的申请，您也没有在等审批的申请。",
        "Nothing was changed: nobody decides what they filed themselves, and nothing of yours waits for a decision.",
    )
    return _refused([told], message, desk)


def decides_own(message: str, desk: Desk) -> bool:
    """Whether somebody is to decide what they filed themselves: 我自己那张,我自己批了."""
    if others(message, desk.employee, desk.directory):
        return False
    return bool(speaks("decides_for_self", message) or (speaks("own", message) and speaks("decides_self", message)))


def _own_undecided(message: str, desk: Desk) -> tuple[Action, Record, Move] | None:
    """The newest of one's own records, of the kinds that a message names, that waits for somebody else's decision."""
    waits = [
        (action, record, move)
        for action, record in own_of(kinds_in(message), desk)
        for move in action.moves_from(record.state)[:1]
        if move.not_own
    ]
    return max(waits, key=lambda one: one[1].filed_at, default=None)


def of_none(message: str, desk: Desk) -> Step:
    """That a step is not taken, where no record is told of: none there, or none that this person may look at."""
    told = desk.say(
        "没有改动任何记录：没有您可以这样处理的记录；每一步只能由记录里有权处理的人来办。",
        "Nothing was changed: there is no record with which you may do that; a step is for those in charge of it.",
    )
    return _refused([told], message, desk)


def _asks_for_paperwork(message: str, intent: Intent) -> bool:
    other = intent.sure and intent.label not in (NONE, *ABOUT_RECORDS)
    return other or any(action.asked_for(message) for action in ACTIONS)


def _surely_none(intent: Intent) -> bool:
    return intent.label == NONE and intent.sure and intent.belief >= SURE_OF_NONE


def _waits(message: str, desk: Desk, parts: Parts) -> bool:
    """Whether there is a record with which the step may be this person's now, their own included."""
    own = own_of((), desk)
    others_ = [] if speaks("own", message) else waiting_for(desk.employee, parts.store, desk.directory)
    able = ((action, record, ordered(action, record, message, desk)) for action, record in (*own, *others_))
    return any(
        move and record.state in move.sources and may_take(move, record, desk.employee, desk.directory)
        for _, record, move in able
    )


def _of_sight(message: str, shown: str, desk: Desk, parts: Parts) -> tuple[Action, Record, Move] | None:
    """The record that this person may look at and that is meant, with the step that is not theirs."""
    able = [
        (action, record, move)
        for action, record in all_seen(kinds_in(message) or ACTIONS, desk, parts)
        if (move := ordered(action, record, message, desk)) and not _theirs(action, record, move, desk)
    ]
    meant = _meant(message, shown, [(action, record) for action, record, _ in able], desk)
    return next((one for one in able if (one[0], one[1]) == meant), None)


def _meant(message: str, shown: str, seen: Sequence[Seen], desk: Desk) -> Seen | None:
    """The one that is named, that was last spoken of, or the newest of one's own that is pointed at."""
    owners = {person.id for person in whose(message, desk.directory)}
    of_them = [one for one in seen if one[1].owner in owners] if owners else seen
    named = named_by(message, of_them) or (of_them if owners else [])
    if named:
        return named[0] if len(named) == 1 else None
    spoken = next((one for one in seen if one[1].id == shown), None)
    if spoken or not speaks("it", message):
        return spoken
    own = [one for one in seen if one[1].owner == desk.employee.id and not one[0].state(one[1].state).final]
    return max(own, key=lambda one: one[1].filed_at, default=None)


def _theirs(action: Action, record: Record, move: Move, desk: Desk) -> bool:
    """Whether somebody may take the step with that record, now or once it has come so far."""
    same = (one for one in action.moves if one.to == move.to)
    return any(may_take(one, record, desk.employee, desk.directory) for one in same)


def _names_a_step(message: str, desk: Desk) -> bool:
    """Whether it orders a step that some kind of record has: one whose number is not known here."""
    blank = Record("", "", "", "", 0, {}, desk.now, desk.now)
    return any(ordered(action, blank, message, desk) for action in ACTIONS)


def _others_record(message: str, desk: Desk) -> bool:
    return bool(others(message, desk.employee, desk.directory) and kinds_in(message))


def _whose_step(action: Action, record: Record, move: Move, desk: Desk) -> str:
    names = takers(action, record, move, desk)
    own = move.not_own and record.owner == desk.employee.id
    why = (
        desk.say(f"自己的{action.zh}不能由自己{move.zh}", f"nobody may {move.en} their own {action.en}") if own else ""
    )
    why = why or desk.say(f"“{move.zh}”不由您来办", f"to {move.en} it is not yours to do")
    return desk.say(
        f"没有改动任何记录：{why}；可以处理的人：{names or '通讯录中没有'}。",
        f"Nothing was changed: {why}; it is for {names or 'nobody in the directory'}.",
    )


def _refused(told: list[str], message: str, desk: Desk, about: str = "") -> Step:
    return said([*told, you_are(message, desk)], "denied", about)
