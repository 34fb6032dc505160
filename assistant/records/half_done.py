"""What is told as done and not done in one breath, without a number, of the only record that can be meant."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import CLAUSE_END
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.mention import hinted
from assistant.records.numbers import number_in
from assistant.records.plainly import barely
from assistant.records.status import Seen
from assistant.records.told_apart import meant_or_spoken, strange_to
from assistant.records.undone import belied, told_undone, undone
from assistant.records.words import speaks
from tools.action import Action, Move
from tools.duties import waiting_for
from tools.record import Record
from tools.rights import may_take


def half_done(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told to who says so of the only record that can be meant, without its number; None for another message.

    `spoken` is the number of the record that was last spoken of.
    """
    if not undone(message) or number_in(message) or asks(message):
        return None  # before the store is asked: every message comes by here
    waits = waiting_for(desk.employee, parts.store, desk.directory)
    able = [
        (action, record, move)
        for action, record in waits
        if (move := _finishing(action, record, message, desk)) and not strange_to(message, (action, record), desk)
    ]
    seen: list[Seen] = [(action, record) for action, record, _ in able]
    meant = meant_or_spoken(message, seen, spoken, desk) or [
        (action, record) for action, record, move in able if any_of(move.words).search(message)
    ]
    if not meant and any(_says_it(*one, message, desk) for one in able):
        meant = seen  # 查过了,合格,就是毛刺没打磨
    if not meant:  # 锁换好了,钥匙还没配
        meant = [(action, record) for action, record, move in able if _hints_at(action, record, move, message)]
    return told_undone(*able[seen.index(meant[0])], message, desk) if len(meant) == 1 else None


def _finishing(action: Action, record: Record, message: str, desk: Desk) -> Move | None:
    """The step that says that it is done, where the message tells of it in part or belies it."""
    moves = [one for one in action.moves_from(record.state) if may_take(one, record, desk.employee, desk.directory)]
    says_so = (one for one in moves if any_of((*one.sayings, *one.told)).search(message))
    named = moves if speaks("in_part", message) else says_so
    return next((one for one in named if belied(one, message)), None)


def _hints_at(action: Action, record: Record, move: Move, message: str) -> bool:
    """Whether a clause that tells of something done has a word of the record beside that."""
    done = any_of((*move.sayings, *move.told))
    told = [done.sub(" ", clause) for clause in CLAUSE_END.split(message) if done.search(clause)]
    return any(hinted(clause, action, record) for clause in told)


def _says_it(action: Action, record: Record, move: Move, message: str, desk: Desk) -> bool:
    """Whether a clause only says that it is done: 改好了,就差最后一道漆; not 会议纪要改好了."""
    return any(barely(action, record, move, clause, desk) for clause in CLAUSE_END.split(message) if clause.strip())
