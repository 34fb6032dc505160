"""Which step with a record a message orders: said outright, as one step, neither denied nor left for later."""

import re
from dataclasses import dataclass

from assistant.forms.desk import Desk
from assistant.forms.folded import any_of, compiled
from assistant.forms.tone import says
from assistant.records.people import named
from tools import ACTIONS
from tools.action import Action, Move
from tools.desk import ASSIGNEE
from tools.record import Record
from tools.rights import may_take

CLAUSE_END = re.compile(r"[,，。;；!！?？\n]")
ASKED_LEAST = 5  # letters of a question that is more than a word or two about what follows: 行吗?批准
_STEPS = tuple(saying for action in ACTIONS for move in action.moves for saying in move.sayings)
_DENIED = re.compile(
    r"(?:不要|不用|不能|不想|(?<!要)不|别|勿|没有?|未|尚未|快|差不多|准备|打算|\b(?:not|don'?t|never|about to)\b)\s*"
    r"(?:先|再|急着|着急|要|去|马上|立刻|给\S{1,3}|把\S{0,4})?\s*$",
    re.IGNORECASE,
)
_CANNOT = re.compile(r"\s*不(?:了|成(?![问功])|下(?:来|去)|得(?!不))")  # 我批准不了
# Before a word of something done, which is then to be done by a day: 明天下班前整改完.
_BY_THEN = re.compile(r"(?:前|以?内)(?:必须|务必|一定|全部|得|要|给我|都|把[^,，。;；]{1,8})*\s*\Z")
# Behind a word of something done, after which something else is to be: 整改完成后通知我.
_AFTER_IT = re.compile(r"[成毕好掉了的]{0,2}(?:之后|以后|后(?![台勤面边门天])|的?时候?(?!间))")


@dataclass(frozen=True)
class _Said:
    """Where a message names a step, as the offsets of its words, and which."""

    span: tuple[int, int]
    move: Move
    told: bool  # by words that only tell of it


def ordered(action: Action, record: Record, message: str, desk: Desk) -> Move | None:
    """The step that a message orders, those that are open to this person before others; None where it orders none.

    None too where steps to different states are named (批准…不批准): then it is not for us to choose.
    """
    message = statement(message)
    if says("asks", message) or withheld(message):
        return None
    steps = [one for one in _named(action, record, message) if not _for_another(one, record, message, desk)]
    ready = [one for one in steps if _open(one.move, record, desk)]
    found = ready or [one for one in steps if not (one.told and one.move.not_own)]  # 我的假批了 decides nothing
    if len({one.move.to for one in found}) > 1 and ready:
        return None
    best = max(found, key=lambda one: (record.state in one.move.sources, one.span[1] - one.span[0]), default=None)
    if best is None:
        return None
    same = (one.move for one in found if (one.move.to, one.move.sources) == (best.move.to, best.move.sources))
    return max((best.move, *same), key=lambda move: len(move.needs))  # 改派e006,期限延到周五 is one step, with both


def statement(message: str) -> str:
    """What a message says after a question that names no step: 打比赛也请假?驳回. All of it where a step is asked about."""
    asked, _, told = message.rpartition("?")
    if not told.strip(" ,，。;；!！") or len(asked) < ASKED_LEAST or names_a_step(asked):
        return message
    return told


def at_odds(action: Action, record: Record, move: Move, message: str) -> bool:
    """Whether a message names another step beside this one, or denies it elsewhere: 批了吧,等等,别批; 升级,不,改派."""
    said = _longest(_said(action, record, message))
    other = {one.span for one in said} - {one.span for one in said if one.move.to == move.to}
    return bool(other) or any(one.move.to == move.to and denied(message, one.span[0]) for one in said)


def names_a_step(message: str) -> bool:
    """Whether a message has words by which a step with some record is ordered or reported."""
    return any_of(_STEPS).search(message) is not None


def step_spans(message: str) -> list[tuple[int, int]]:
    """Where a message names steps with records, one after the other; words within longer ones are a part of those."""
    spans = {match.span() for saying in _STEPS for match in compiled(saying).finditer(message)}
    whole: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not whole or start >= whole[-1][1]:
            whole.append((start, end))
    return whole


def own_move(action: Action, record: Record, desk: Desk) -> Move | None:
    """The step by which an owner takes a record back as it stands."""
    for move in action.moves_from(record.state):
        if move.who == ("owner",) and "撤回" in move.words and may_take(move, record, desk.employee, desk.directory):
            return move
    return None


def withheld(message: str) -> bool:
    """Whether what a message says depends on something, or is to come later: 如果…就批准, 等周一再说."""
    return says("withheld", message) is not None


def denied(message: str, start: int) -> bool:
    """Whether the word at `start` stands behind a no in its clause: 先别批准, 还没整改完, 快处理完了."""
    return _DENIED.search(CLAUSE_END.split(message[:start])[-1]) is not None


def _named(action: Action, record: Record, message: str) -> list[_Said]:
    """The steps that a message names, and neither denies nor takes back."""
    said = _longest(_said(action, record, message))
    return [
        one
        for one in said
        if not (denied(message, one.span[0]) or _CANNOT.match(message, one.span[1]) or _undone(one, record, message))
    ]


def _undone(said: _Said, record: Record, message: str) -> bool:
    """Whether the clause of a step takes it back, by words that are neither the step nor told by the record:
    撤回派给e006的安排, 把批准撤回."""
    start, end = said.span
    before, after = CLAUSE_END.split(message[:start])[-1], CLAUSE_END.split(message[end:])[0]
    words = [found[0] for part in (before, after) if (found := says("undoes", part))]
    told = " ".join(map(str, record.fields.values())).lower()
    return any(word not in told and not any_of(said.move.words).search(word) for word in words)


def _said(action: Action, record: Record, message: str) -> list[_Said]:
    """The steps that a message names; what reports one is that only where the record stands before it, and nothing is
    reported that is to be done by a day."""
    return [
        _Said(match.span(), move, word not in move.words)
        for move in action.moves
        for word in (move.sayings if record.state in move.sources else move.words)
        for match in compiled(word).finditer(message)
        if not (move.finishes and _BY_THEN.search(message, 0, match.start()))
        if not _AFTER_IT.match(message, match.end())
    ]


def _for_another(said: _Said, record: Record, message: str, desk: Desk) -> bool:
    """Whether the words of a step give it to somebody else than its owner, and it is none that does so: 这单交给e012跟进,
    of a complaint."""
    people = named(message[slice(*said.span)], desk.directory)
    return not takes_charge(said.move) and any(one.id not in (desk.employee.id, record.owner) for one in people)


def takes_charge(move: Move) -> bool:
    """Whether a step puts somebody in charge of a record."""
    return any(item.name == ASSIGNEE for item in move.needs)


def _longest(said: list[_Said]) -> list[_Said]:
    """Without those whose words are a part of another's: 改完 of 没整改完."""
    return [one for one in said if not any(_inside(one.span, other.span) for other in said)]


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and span != other


def _open(move: Move, record: Record, desk: Desk) -> bool:
    return record.state in move.sources and may_take(move, record, desk.employee, desk.directory)
