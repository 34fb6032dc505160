"""Whether a message orders a step and does nothing else: what changes a record must be said as plainly as a yes.

批准 LV-…, 把刚交的年假撤回来, 安排e006整改,周五前 are orders, and 整改好了 HZ-… is a report that counts as one.
批准不了, HR那边同意了, 把赵敏的假撤了 (another's), 验收合格就销案 are not: words are left in the clause that a bare
order does not have, or it depends on something. Then nothing is changed, and how to say it is told.
"""

import re
from collections.abc import Iterable

from assistant.dates import read_period
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of, blank, compiled
from assistant.forms.orders import CLAUSE_END
from assistant.records.deadline import day_in
from assistant.records.mention import own_words
from assistant.records.numbers import parted_by_numbers
from assistant.records.people import named
from assistant.records.words import pattern, speaks, without
from tools.action import Action, Move
from tools.desk import ASSIGNEE
from tools.fields import DateField, NumberField
from tools.record import Record

_MARKS = re.compile(r"[\s:：.。、~“”\"'()（）]+")


def plainly_ordered(action: Action, record: Record, move: Move, message: str, desk: Desk) -> bool:
    """Whether every clause that names a step, or gives something for it, says that and no more; the others may tell the
    reason, but hedge nothing."""
    words = tuple(word for one in action.moves if one.to == move.to for word in one.sayings)
    said = any_of(move.sayings).search(message) is not None
    return said and "?" not in message and _plain(words, action, record, move, message, desk)


def plainly_given(action: Action, record: Record, move: Move, message: str, desk: Desk) -> bool:
    """The same of a message that gives what a step lacked: 4分, 周五前, 交给e006."""
    return _plain(move.words, action, record, move, message, desk, bare=True)


def how_to_order(move: Move, record: Record, desk: Desk) -> str:
    """That nothing was changed, and what to say to have it changed."""
    return desk.say(
        f"没有改动任何记录：这句话不只是一句指令。要{move.zh}请直接说“{move.words[0]} {record.id}”，原因写在逗号后面。",
        f"Nothing was changed: this is more than an order. To do it say “{move.en} {record.id}”, "
        "with the reason behind a comma.",
    )


def _plain(
    words: tuple[str, ...], action: Action, record: Record, move: Move, message: str, desk: Desk, bare: bool = False
) -> bool:
    clauses = [clause for clause in CLAUSE_END.split(parted_by_numbers(message).lower()) if clause.strip()]
    ordered = more = False
    for clause in clauses:
        if (
            (move.not_own and speaks("has_been", clause))
            or _tells_of_somebody(words, clause, move, desk)
            or _depends(words, clause, ordered)
        ):
            return False
        without_step = _without_all(words, clause)
        ordered = ordered or without_step != clause
        unnamed = _without_people(without_step, record, move, desk)
        own = own_words(unnamed, action, record)
        rest = _without_values(own, record, move, desk, bare)
        if unnamed == clause and (rest == own or _of_record(clause, record, desk)):  # a reason: 驳回e001的假,那天要盘点
            if speaks("hedges", clause):
                return False
        elif _MARKS.sub("", without("beside_order", rest)):
            more = True
        elif without_step != clause:
            more = False  # told before, then ordered: 飞机取消了,把这张撤回来
    return not more


def _either(words: Iterable[str]) -> str:
    return "|".join(f"(?:{word})" for word in words)


def _without_all(words: tuple[str, ...], clause: str) -> str:
    return blank(clause, [match.span() for word in words for match in compiled(word).finditer(clause)])


def _depends(words: tuple[str, ...], clause: str, ordered: bool) -> bool:
    """Whether a step is only to follow on what its clause, or the one before, says: 验收合格就销案; 满意度4分就结案."""
    said, follows = _either(words), pattern("follows")
    if compiled(rf"(?:{said})[了的]*\s*(?:{follows})").search(clause):
        return True
    behind = compiled(rf"^(?P<before>.*?)(?:{follows})\s*(?:{said})").search(clause)
    return behind is not None and bool(ordered or _MARKS.sub("", without("beside_order", behind["before"])))


def _without_people(clause: str, record: Record, move: Move, desk: Desk) -> str:
    """Without the person who is given a task, and without the one whose record it is."""
    assigns = any(item.name == ASSIGNEE for item in move.needs)
    known = [one for one in named(clause, desk.directory) if assigns or one.id == record.owner]
    for word in (word for one in known for word in (one.name.lower(), one.id.lower())):
        clause = clause.replace(word, " ")
    return clause


def _tells_of_somebody(words: tuple[str, ...], clause: str, move: Move, desk: Desk) -> bool:
    """Whether it names a colleague for what they did or said, which gives them no task: e003上报的, e002说批准."""
    people = _either(re.escape(w) for one in named(clause, desk.directory) for w in (one.name.lower(), one.id.lower()))
    assigns = any(item.name == ASSIGNEE for item in move.needs)
    did = pattern("did") if assigns else f"{pattern('did')}|(?:已经?|都|也)*(?:{_either(words)})"
    return bool(people) and re.search(rf"(?:{people})\s*(?:{did})", clause) is not None


def _without_values(clause: str, record: Record, move: Move, desk: Desk, bare: bool) -> str:
    """Without a score (a `bare` number may be one), and without days: a deadline, or those of the record itself."""
    scored = any(isinstance(item, NumberField) for item in move.needs)
    score = (speaks("score", clause) or (bare and speaks("bare_score", clause))) if scored else None
    if score:
        clause = without("scoring", clause[: score.start()] + " " + clause[score.end() :])
    dated = any(isinstance(item, DateField) for item in move.needs)
    if (dated and day_in(clause, desk.now)) or _of_record(clause, record, desk):
        clause = without("days", clause)
    return clause


def _of_record(clause: str, record: Record, desk: Desk) -> bool:
    day, start, end = read_period(clause, desk.now.date()).start, record.fields.get("start"), record.fields.get("end")
    return day is not None and bool(start) and str(start) <= day.isoformat() <= str(end or start)
