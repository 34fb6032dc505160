"""A step with a record as it was said: what it needs is read from the message, it is taken, and it is told."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import denied
from assistant.forms.step import Step
from assistant.records.deadline import day_in, postponed, sets_a_day
from assistant.records.numbers import without_numbers
from assistant.records.people import named, names_of, whose
from assistant.records.status import line, said
from assistant.records.strangers import check_known
from assistant.records.told_apart import of_another_sort, without_pointing
from assistant.records.words import speaks, without
from assistant.reply import Reply
from tools import action_named
from tools.action import Action, Move
from tools.desk import ASSIGNEE, NOTE, by_whom, check_complete, decide
from tools.directory import Employee
from tools.fields import DateField, NumberField
from tools.record import BadMove, Conflict, Event, NotAllowed, Record, Told
from tools.rights import may_take
from tools.store import Origin, Work

_BESIDE = re.compile(  # what an order has beside the step itself: 把刚交的年假…来
    r"请|帮我|麻烦|给我|把|将|我|你|您|的|刚[才刚]?|今天|昨天|上次|提交|交|报|登记|那[张条个份]|这[张条个份]|来|回|批|吧|了|一下|掉|下|就|先|单子?|"
    r"申请|[年病事婚产丧陪调补]?休?假|调休|加班|投诉|客诉|隐患|报修|记录|[\s,，。.!！]|\b(?:my|the|please|it|leave|request|back)\b"
)
_CLAUSES = re.compile(r"(?<=[,，。;；])")
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "满": 5}


def take_step(action: Action, record: Record, move: Move, message: str, desk: Desk) -> Step:
    """Take a step that the message orders; where the record does not stand before it, it is told what stands there."""
    if record.state not in move.sources and any(one.to == move.to for one in action.moves_from(record.state)):
        told = _out_of_turn(action, record, move, desk)  # 打回, of what is being rectified
        return said([told, line(action, record, desk)], "denied", record.id)
    try:
        given = given_for(move, record, message, desk)
    except BadMove as problem:
        given = given_for(without_person(move), record, message, desk)
        return unclear(problem, record, {"record": record.id, "to": move.to, "given": given}, desk)
    return move_of(action, record, move, given, desk)


def unclear(problem: BadMove, record: Record, awaits: Mapping[str, Any], desk: Desk) -> Step:
    """What is not clear about a step; the next message may say it."""
    return Step(_lacking(problem, desk), record=record.id, awaits=awaits)


def move_of(action: Action, record: Record, move: Move, given: Mapping[str, Any], desk: Desk) -> Step:
    """A step with a record, with what was `given` for it; the next message may give what it lacks."""

    def write(work: Work) -> Reply:
        if record.state in move.sources and may_take(move, record, desk.employee, desk.directory):
            check_complete(move, given)  # of two steps to one state, it is this one or none
        origin = Origin(desk.employee.id, desk.now, desk.source)
        moved = decide(work, action, desk.directory, record.id, move.to, desk.employee, record.version, given, origin)
        if moved.version == record.version:
            return Reply(already(action, moved, work.history(moved.id)[-1], desk), "status", trace={"route": "records"})
        return Reply(_done(action, moved, move, given, desk), "done", trace={"route": f"records: {move.to}"})

    awaits = {"record": record.id, "to": move.to, "given": dict(given)}
    return Step(Reply("", "done"), _or_refused(write, desk), record=record.id, awaits=awaits)


def given_for(move: Move, record: Record, message: str, desk: Desk) -> dict[str, Any]:
    """What the step needs, as far as the message says it, which is the note. Raises BadMove for two people, or for
    one whom the directory does not know."""
    said = without_numbers(message)
    given: dict[str, Any] = {NOTE: _note(move, _of_this_one(said, record), desk)}
    for item in move.needs:
        if isinstance(item, NumberField) and (score := score_in(said)):
            given[item.name] = score
        elif (
            isinstance(item, DateField)
            and (item.required or sets_a_day(said))
            and (day := postponed(said, record.fields.get(item.name)) or day_in(said, desk.now))
        ):
            given[item.name] = day.isoformat()
        elif item.name == ASSIGNEE:
            check_known(said, desk.directory)
            person = _one_person(_given_a_task(said, desk))
            if person or speaks("takes_task", said):
                given[item.name] = (person or desk.employee).id
    return given


def _of_this_one(said: str, record: Record) -> str:
    """A message without the clauses that tell of a record of another sort: 年假通过,病假要看证明."""
    action = action_named(record.type)
    clauses = _CLAUSES.split(said)
    of_it = [one for one in clauses if action is None or not of_another_sort(one, (action, record))]
    return "".join(of_it) if of_it else said


def without_person(move: Move) -> Move:
    """The step as if nobody had to be named for it: what else a message gives for it can be read."""
    return replace(move, needs=tuple(item for item in move.needs if item.name != ASSIGNEE))


def _given_a_task(said: str, desk: Desk) -> list[Employee]:
    """Those whom a message names, without those whose record it is: e003报的那条派给e014."""
    owners = whose(said, desk.directory)
    return [one for one in named(said, desk.directory) if one not in owners]


def score_in(said: str, bare: bool = False) -> int | None:
    """A score that is said with its unit or its name: 4分, 满意度4, 4 out of 5; where it was asked for, one `bare`."""
    if speaks("not_given", said):
        return None  # 大概四五分吧
    match = speaks("bare_score" if bare else "score", said)
    digit = match[match.lastgroup] if match and match.lastgroup else ""
    if match is None or (bare and denied(said, match.start())):
        return None
    return _DIGITS.get(digit) or int(digit)


def already(action: Action, record: Record, last: Event, desk: Desk) -> str:
    """That the record is in that state, and by whom and when it came there: nothing was done again."""
    who, when = by_whom(last, desk.directory, desk.now)
    state = action.state(record.state)
    return desk.say(
        f"{record.id} 已经是“{state.zh}”：{who} 于 {when} 处理过，没有重复处理。",
        f"{record.id} is “{state.en}” already: {who} dealt with it at {when}; nothing was done again.",
    )


def _out_of_turn(action: Action, record: Record, move: Move, desk: Desk) -> str:
    """That a step cannot be taken where the record stands, and which ones can."""
    now, ahead = action.state(record.state), list(dict.fromkeys(action.moves_from(record.state)))
    return desk.say(
        f"没有改动：{record.id} 现为“{now.zh}”，还不能“{move.zh}”；可以：{'、'.join(one.zh for one in ahead)}。",
        f"Nothing was changed: {record.id} is “{now.en}” and cannot be “{move.en}” yet; what can be done: "
        f"{', '.join(one.en for one in ahead)}.",
    )


def _one_person(people: list[Employee]) -> Employee | None:
    if len(people) > 1:
        names = names_of(people)
        raise BadMove(
            f"这里提到了几个人：{names}；请只写一位负责人的员工号。", ASSIGNEE,
            f"Several people are named: {names}.",
        )  # fmt: skip
    return people[0] if people else None


def _note(move: Move, said: str, desk: Desk) -> str:
    """What is said beside the order itself; all of it where the order names people or days, or says nothing else."""
    if told := speaks("note", said):
        return told["note"].strip()
    said = "".join(clause for clause in _CLAUSES.split(without_pointing(said)) if not speaks("undecided", clause))
    bare = said.strip(" ,，。:：;；")
    if any(item.name != NOTE and not isinstance(item, NumberField) for item in move.needs):
        return bare
    rest = _without_order(move, said, desk).strip(" ,，。:：;；")
    if _tells_nothing(rest, desk):
        rest = ""
    needed = any(item.name == NOTE and item.required for item in move.needs)
    return rest or (bare if needed else "")


def _tells_nothing(said: str, desk: Desk) -> bool:
    """Whether words are only what an order has beside the step: whose, of when, of which kind."""
    people = tuple(re.escape(word) for one in named(said, desk.directory) for word in (one.id, one.name))
    return not _BESIDE.sub("", without("days", without("beside_order", any_of(people).sub("", said))))


def _without_order(move: Move, said: str, desk: Desk) -> str:
    """Without the order, which is in the last clause with its words: 飞机取消了,把这张撤回 tells of 飞机取消了."""
    named = any_of(move.words if move.finishes else move.sayings).pattern
    words, clauses = re.compile(rf"转?(?:{named})(?:[成毕好完掉]*[了的]?)", re.IGNORECASE), _CLAUSES.split(said)
    at = max((n for n, clause in enumerate(clauses) if words.search(clause)), default=0)
    for n, clause in enumerate(clauses):
        rest = words.sub("", clause).strip(" 的了也") if words.search(clause) else clause
        others = rest != clause and n != at and move.not_own  # 李的批了,赵敏的也批了 orders it of two
        if n == at or rest != clause:
            clauses[n] = "" if others or _tells_nothing(rest, desk) else rest if n == at else clause
    return "".join(clauses)


def _done(action: Action, moved: Record, move: Move, given: Mapping[str, Any], desk: Desk) -> str:
    state = action.state(moved.state)
    head = desk.say(f"{moved.id} 已变为“{state.zh}”。", f"{moved.id}: {state.en}.")
    return head + _taken(move, given, desk) + (_noted(given, desk) if state.void or move.not_own else "")


def _taken(move: Move, given: Mapping[str, Any], desk: Desk) -> str:
    """What was read from the message for the step, beside its note, so that a mistake is seen at once."""
    said = understood(move, given, desk)
    return desk.say(f"（{'；'.join(said)}）", f" ({'; '.join(said)})") if said else ""


def understood(move: Move, given: Mapping[str, Any], desk: Desk) -> list[str]:
    """What is given for a step, beside its note, each with its name."""
    said = []
    for item in move.needs:
        value = given.get(item.name)
        if item.name == NOTE or value is None:
            continue
        shown = desk.directory.called(str(value)) if item.name == ASSIGNEE else value
        said.append(desk.say(f"{item.zh}：{shown}", f"{item.en}: {shown}"))
    return said


def _noted(given: Mapping[str, Any], desk: Desk) -> str:
    """What its owner will read as the reason."""
    note = given.get(NOTE)
    return desk.say(f"\n写下的说明：{note}", f"\nNoted: {note}") if note else ""


def _or_refused(write: Callable[[Work], Reply], desk: Desk) -> Callable[[Work], Reply]:
    """The same, with what cannot be done told in the reply instead."""

    def written(work: Work) -> Reply:
        try:
            return write(work)
        except (NotAllowed, Conflict) as problem:
            return Reply(_told(problem, desk), "denied", trace={"route": "records"})
        except BadMove as problem:
            return _lacking(problem, desk)

    return written


def _lacking(problem: BadMove, desk: Desk) -> Reply:
    more = desk.say("请接着补充，或带编号整句再说一遍。", " Please say that, or all of it again with the number.")
    return Reply(f"{_told(problem, desk)}{more}", "clarify", trace={"route": "records"})


def _told(problem: Told, desk: Desk) -> str:
    return desk.say(problem.zh, problem.en)
