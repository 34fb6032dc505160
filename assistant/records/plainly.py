"""Whether a message orders a step and does nothing else: what changes a record must be said as plainly as a yes.

批准 LV-…, 把刚交的年假撤回来, 安排e006整改,周五前 are orders, and 整改好了 HZ-… is a report that counts as one.
批准不了, HR那边同意了, 把赵敏的假撤了 (another's), 验收合格就销案 are not: words are left in the clause that a bare
order does not have, or it depends on something. Then nothing is changed; proposed.py asks for a yes.
"""

import re
from collections.abc import Iterable
from typing import Literal

from assistant.dates import read_period
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of, blank, compiled
from assistant.forms.orders import CLAUSE_END, at_odds, statement
from assistant.forms.plain import plain
from assistant.forms.tone import says
from assistant.records.deadline import day_in
from assistant.records.meant import OrderReader
from assistant.records.mention import elsewhere, own_words, tells_of_another
from assistant.records.numbers import parted_by_numbers
from assistant.records.people import named, whose
from assistant.records.told_apart import of_another_sort
from assistant.records.undone import belied
from assistant.records.words import pattern, speaks, without, without_note
from tools.action import Action, Move
from tools.desk import ASSIGNEE
from tools.fields import DateField, NumberField
from tools.record import Record
from tools.rights import too_early

Plainness = Literal["bare", "with_reason", "with_more"]
MEANT = 0.6  # belief from which an order with a reason beside it is taken for one
# The same of one whose clauses say more; the folds believe 26 of 1,107 look-alikes so, most of which order two steps.
SURELY = 0.97
NOT_MEANT = 0.12  # belief below which not even a bare order is: I will approve LV-…; “批准LV-…”
_DOES = "转办弄搞整做"  # what may be said of any step: 嗯 转吧
_MARKS = re.compile(r"[\s:：.。、~“”\"'()（）]+")


def plainly_ordered(action: Action, record: Record, move: Move, message: str, desk: Desk, orders: OrderReader) -> bool:
    """Whether every clause that names the step, or gives something for it, says that and no more. Others may tell the
    reason, where the whole message is learned to be meant as an order."""
    waits = move.shown_first or too_early(move, record, desk.today)
    if waits or speaks("undecided", message) or belied(move, message):
        return False  # 批准LV-…,我得再跟HR核实一下
    if at_odds(action, record, move, message) or _of_another(action, record, message):
        return False
    if remarked(action, record, move, message, desk) or speaks("not_given", message):
        return False  # 客户没打分,先给5分 makes a value up
    if move.not_own and (says("changes", message) or not any_of(move.words).search(message)):
        return False  # 批准,但改成12月3日; 赵敏的假批了 decides, or tells what another has decided
    if move.who == ("owner",) and any(one.id != record.owner for one in named(message, desk.directory)):
        return False  # e005那张我不要了,撤回 may not be of one's own
    return _meant(action, record, move, message, desk, orders)


def _of_another(action: Action, record: Record, message: str) -> bool:
    """Whether a message tells of another place, or a clause of a record of another sort: 年假通过,病假要看证明."""
    others = (of_another_sort(clause, (action, record)) for clause in CLAUSE_END.split(message))
    return elsewhere(message, action, record) or any(others)


def _meant(action: Action, record: Record, move: Move, message: str, desk: Desk, orders: OrderReader) -> bool:
    """Whether it is learned to be meant as an order, and not hedged, heard of or taken back in its own words."""
    order, asked = without_note(message), statement(message) != message
    said = None if "?" in statement(order) else _said(action, record, move, statement(order), desk)
    ends = move.finishes or action.state(move.to).final
    if said is None or (ends and speaks("unsure", message)):
        return False
    if said != "bare" and move.finishes and not any_of(move.words).search(order):
        return False  # 走廊的地毯换了,弄好了 may tell of another thing that is there
    if said == "with_more" and (_stays(action, move) or tells_of_another(message, [(action, record)])):
        return False
    least = SURELY if said == "with_more" else NOT_MEANT if said == "bare" and not asked else MEANT
    return orders.belief(message) >= least


def _stays(action: Action, move: Move) -> bool:
    """Whether nothing undoes a step, or it is a decision about somebody else's request."""
    return move.not_own or action.state(move.to).final


def remarked(action: Action, record: Record, move: Move, message: str, desk: Desk) -> bool:
    """Whether a message is glad of something that went through, and orders nothing: 方案通过了真好."""
    clauses = CLAUSE_END.split(message) if speaks("glad", message) else []
    return bool(clauses) and not any(_is_order(action, record, move, clause, desk) for clause in clauses)


def _is_order(action: Action, record: Record, move: Move, clause: str, desk: Desk) -> bool:
    """Whether a clause is an order and no more; what ends like news (批了) is one only of what is done."""
    if speaks("glad", clause) or speaks("bids", clause):
        return speaks("bids", clause) is not None and any_of(move.sayings).search(clause) is not None
    news = clause.endswith(("了", "过")) and not any_of(move.words).fullmatch(clause)
    return (move.finishes or not news) and _said(action, record, move, clause, desk) == "bare"


def barely(action: Action, record: Record, move: Move, message: str, desk: Desk) -> bool:
    """Whether a message names the step and says nothing else, be it meant as an order or not: 盛源可以关了."""
    at_all = "?" not in message and not at_odds(action, record, move, message)
    return at_all and _said(action, record, move, message, desk) == "bare"


def repeated(action: Action, record: Record, move: Move, message: str, desk: Desk) -> bool:
    """Whether a message only names the step once more that it was asked about, after a yes or without: 确定驳回."""
    ends = (n for n in range(len(message)) if n == 0 or plain(message[:n].lower()) == "yes")
    return any(barely(action, record, move, message[end:], desk) for end in ends)


def in_short(move: Move, message: str) -> bool:
    """Whether a message names the step by one letter of its name, or does it so after a yes: 销, 嗯 撤, 对,今天起销."""
    said = speaks("in_short", message)
    return said is not None and (said["verb"] in move.zh or (bool(said["yes"]) and said["verb"] in _DOES))


def _said(action: Action, record: Record, move: Move, message: str, desk: Desk) -> Plainness | None:
    """How plainly a message names the step; None where it does not."""
    words = tuple(word for one in action.moves if one.to == move.to for word in one.sayings)
    return _plain(words, action, record, move, message, desk) if any_of(move.sayings).search(message) else None


def plainly_given(action: Action, record: Record, move: Move, message: str, desk: Desk, orders: OrderReader) -> bool:
    """The same of a message that gives what a step lacked, read as if it named the step: 4分, 周五前, 交给e006."""
    said = _plain(move.words, action, record, move, message, desk, bare=True)
    return said == "bare" or (said == "with_reason" and orders.belief(f"{move.words[0]},{message}") >= MEANT)


def _plain(
    words: tuple[str, ...], action: Action, record: Record, move: Move, message: str, desk: Desk, bare: bool = False
) -> Plainness | None:
    """Whether all clauses are of the order, or some tell the reason, or one says more than an order does: of another
    place or thing, perhaps (三号车间的油渍复查合格,销案); None where one speaks against it."""
    clauses = [clause for clause in CLAUSE_END.split(parted_by_numbers(message).lower()) if clause.strip()]
    ordered = more = reason = False
    for clause in clauses:
        without_step = _without_all(words, clause)
        if (
            (move.not_own and without_step != clause and speaks("has_been", clause))
            or _tells_of_somebody(words, clause, record, move, desk)
            or _depends(words, clause, ordered)
        ):
            return None
        ordered = ordered or without_step != clause
        unnamed = _without_people(without_step, record, move, desk)
        own = own_words(unnamed, action, record)
        rest = _without_values(own, record, move, desk, bare)
        on_its_days = of_record(clause, record, desk)
        if unnamed == clause and (rest == own or on_its_days):
            if _is_no_reason(clause) and not on_its_days:
                return None
            reason = True  # 驳回e001的假,那天要盘点
        elif _MARKS.sub("", without("beside_order", rest)):
            more = True
        elif without_step != clause and (move.who == ("owner",) or not _stays(action, move)):
            more = False  # told before, then ordered: 飞机取消了,把这张撤回来
    if more:
        return "with_more"
    return "with_reason" if reason else "bare"


def _is_no_reason(clause: str) -> bool:
    """A no, or a day and nothing else: 不行,批准; 批准,明天."""
    without_days = without("days", clause)
    day = without_days != clause and not _MARKS.sub("", without("beside_order", without_days))
    return day or plain(clause) == "no"


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


def _tells_of_somebody(words: tuple[str, ...], clause: str, record: Record, move: Move, desk: Desk) -> bool:
    """Whether it names a colleague for what they did or said, which gives them no task: e003上报的, e002说批准."""
    owners = [one for one in whose(clause, desk.directory) if one.id == record.owner]
    others = [one for one in named(clause, desk.directory) if one not in owners]
    people = _either(re.escape(word) for one in others for word in (one.name.lower(), one.id.lower()))
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
    if (dated and day_in(clause, desk.now)) or of_record(clause, record, desk):
        clause = without("days", blank(clause, read_period(clause, desk.now.date()).spans))
    return clause


def of_record(clause: str, record: Record, desk: Desk) -> bool:
    """Whether a clause names a day of those that a record is for."""
    day, start, end = read_period(clause, desk.now.date()).start, record.fields.get("start"), record.fields.get("end")
    return day is not None and bool(start) and str(start) <= day.isoformat() <= str(end or start)
