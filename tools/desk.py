"""Steps of a record: taken once, by somebody who may, with what is needed for them, and told to whom it concerns."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from tools.action import Action, Move
from tools.directory import Directory, Employee
from tools.due import agreed_day
from tools.fields import DateField, Field, NumberField
from tools.record import BadMove, Conflict, Event, NotAllowed, Notice, Record
from tools.rights import actors, may_see, may_take
from tools.store import Origin, Work

NAMED_MOST = 5
ASSIGNEE, NOTE = "assignee", "note"


def decide(
    work: Work, action: Action, directory: Directory, record_id: str, to: str, by: Employee, version: int | None,
    given: Mapping[str, Any], origin: Origin,
) -> Record:  # fmt: skip
    """Move a record to the state `to`, and return it as it is then.

    `version` is the one that the decider saw (None: whichever it is now). The same decision again returns the record
    as it is, at the version that it had; another one, or one about a version that is gone, raises Conflict. Raises
    NotAllowed, BadMove.
    """
    record = work.record(record_id)
    if record is None or not may_see(action, record, by, directory):
        raise NotAllowed(
            f"没有编号为 {record_id} 的记录，或您无权查看。",
            f"There is no record {record_id}, or it is not yours to see.",
        )
    target = _state(action, to)
    seen = record.version if version is None else version
    if seen != record.version or not _move(action, record, target):
        return _again(work, action, record, target, seen, by, directory, origin.at)
    move = _permitted(action, record, target, by, given, directory)
    details = _details(move, given, directory, origin.at)
    more = {name: value for name, value in details.items() if name not in (ASSIGNEE, NOTE)}
    assignee = details.get(ASSIGNEE, record.assignee)
    after = replace(record, state=target, fields=record.fields | more, assignee=assignee)
    told = [
        *notices(action, after, by.id, directory),
        *_relieved(action, record, after, by.id, directory),
        *_ended(action, record, after, by.id, directory),
    ]
    changed = work.change(record, after, origin, target, str(given.get(NOTE) or ""), told)
    return changed or decide(work, action, directory, record_id, to, by, seen, given, origin)


def notices(action: Action, record: Record, by: str, directory: Directory) -> list[Notice]:
    """To those who can take the next step and to the owner, but not to the one who did this."""
    state = action.state(record.state).zh
    line = f"{record.id} {action.zh}：{state}。{action.sketch(record.fields)}"
    people = {employee.id for employee in actors(action, record, directory)}
    if directory.find(record.owner):
        people.add(record.owner)
    return [Notice(one, "", line + _charge(action, record, one, directory)) for one in sorted(people - {by})]


def _charge(action: Action, record: Record, reader: str, directory: Directory) -> str:
    """Who is in charge of a record that is not done with, and until when it is due."""
    if record.assignee is None or action.state(record.state).final:
        return ""
    who = "责任人是您" if record.assignee == reader else f"责任人 {directory.called(record.assignee)}"
    day = agreed_day(action, record)
    return f"。{who}，期限 {day}" if day else f"。{who}"


def _relieved(action: Action, before: Record, after: Record, by: str, directory: Directory) -> list[Notice]:
    """To the one who had to act on it, where that is somebody else's now."""
    if before.assignee in (None, after.assignee, by) or directory.find(str(before.assignee)) is None:
        return []
    line = f"{after.id} {action.zh}已改由 {directory.called(str(after.assignee))} 负责，您不用再处理。{action.sketch(after.fields)}"
    return [Notice(str(before.assignee), "", line)]


def _ended(action: Action, before: Record, after: Record, by: str, directory: Directory) -> list[Notice]:
    """To those who could act on it, or had to, where it has come to its end: a leave that is taken back is off."""
    if action.moves_from(after.state):
        return []
    able = {employee.id for employee in actors(action, before, directory)}
    people = able | {one for one in (after.assignee,) if one and directory.find(one)}
    line = f"{after.id} {action.zh}：{action.state(after.state).zh}，不用再处理。{action.sketch(after.fields)}"
    return [Notice(person, "", line) for person in sorted(people - {by, before.owner})]


def by_whom(event: Event, directory: Directory, now: datetime) -> tuple[str, str]:
    """Who did what a record's history tells of, and when, in the time zone of `now`: 周建国（m001）, 2026-11-23 09:00."""
    return directory.called(event.who), f"{event.at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"


def _state(action: Action, to: str) -> str:
    try:
        return action.state(to).name
    except KeyError:
        zh = "、".join(state.zh for state in action.states)
        en = ", ".join(state.en for state in action.states)
        raise BadMove(
            f"{action.zh}没有“{to}”这个状态；可用的有：{zh}。", en=f"A {action.en} cannot be “{to}”; it can be: {en}."
        ) from None


def _move(action: Action, record: Record, to: str) -> Move | None:
    return next((move for move in action.moves_from(record.state) if move.to == to), None)


def _permitted(
    action: Action, record: Record, to: str, by: Employee, given: Mapping[str, Any], directory: Directory
) -> Move:
    """The step to a state that is this person's; of several the first one for which all is given that it takes."""
    moves = [move for move in action.moves_from(record.state) if move.to == to]
    able = [move for move in moves if may_take(move, record, by, directory)]
    if not able:
        meant = sorted(moves, key=lambda move: bool(lacking(move, given)))  # 延期到12月10号 moves the day, and no task
        raise _refusal(action, record, meant, by, directory)
    return next((move for move in able if not lacking(move, given)), able[0])


def _refusal(action: Action, record: Record, moves: list[Move], by: Employee, directory: Directory) -> NotAllowed:
    """Why none of the steps is this person's, and whose they are."""
    able = [one for one in directory if any(may_take(move, record, one, directory) for move in moves)]
    names = _names(able)
    if any(move.not_own for move in moves) and by.id == record.owner:
        return NotAllowed(
            f"不能处理自己的{action.zh}；可以处理的人：{names or '通讯录中没有'}。",
            f"Nobody decides about their own {action.en}; it is that of {names or 'nobody in the directory'}.",
        )
    return NotAllowed(
        f"这一步（{moves[0].zh}）不由您处理；可以处理的人：{names or '申请人本人'}。",
        f"This step ({moves[0].en}) is not yours to take; it is that of {names or 'the person who filed it'}.",
    )


def _names(people: list[Employee]) -> str:
    return "、".join(f"{employee.name}（{employee.id}）" for employee in people[:NAMED_MOST])


def _again(
    work: Work, action: Action, record: Record, to: str, seen: int, by: Employee, directory: Directory, now: datetime
) -> Record:  # fmt: skip
    """A decision about a version that is gone: the same one is done already, another one is a conflict."""
    last = work.history(record.id)[-1]
    if record.state == to and seen == record.version - 1 and last.who == by.id:
        return record
    who, when = by_whom(last, directory, now)
    state = action.state(record.state)
    if seen > record.version:
        raise Conflict(
            f"{record.id} 现在是版本 {record.version}（“{state.zh}”），没有版本 {seen}；请刷新后再决定。",
            record,
            f"{record.id} is at version {record.version} (“{state.en}”); there is no version {seen}. Look at it again.",
        )
    if seen != record.version:
        raise Conflict(
            f"{record.id} 已被 {who} 于 {when} 处理，现为“{state.zh}”（版本 {record.version}）；请刷新后再决定。",
            record,
            f"{who} has dealt with {record.id} at {when}; it is “{state.en}” now (version {record.version}). "
            "Look at it as it is, then decide.",
        )
    if record.state == to:
        return record
    zh, en = _ahead(action, record, directory)
    raise Conflict(
        f"{record.id} 现为“{state.zh}”（{who}，{when}），不能变为“{action.state(to).zh}”；{zh}。",
        record,
        f"{record.id} is “{state.en}” ({who}, {when}) and cannot become “{action.state(to).en}”; {en}.",
    )


def _ahead(action: Action, record: Record, directory: Directory) -> tuple[str, str]:
    """The steps that are open where a record stands, each with those who may take it."""
    moves = action.moves_from(record.state)
    if not moves:
        return "这已是最后状态", "that is final"
    steps: dict[tuple[str, str], list[Employee]] = {}
    for move in moves:
        able = [one for one in directory if may_take(move, record, one, directory)]
        known = steps.setdefault((move.zh, move.en), [])
        known += [one for one in able if one not in known]
    zh = "；".join(f"{step}（{_names(able) or '申请人本人'}）" for (step, _), able in steps.items())
    en = "; ".join(f"{step} ({_names(able) or 'the person who filed it'})" for (_, step), able in steps.items())
    return f"可以：{zh}", f"possible: {en}"


def _details(move: Move, given: Mapping[str, Any], directory: Directory, now: datetime) -> dict[str, Any]:
    """What the step needs, checked. Raises BadMove with the name of the first field that is missing or wrong."""
    check_complete(move, given)
    told = (item for item in move.needs if given.get(item.name) not in (None, ""))
    return {item.name: _checked(item, given[item.name], directory, now) for item in told}


def check_complete(move: Move, given: Mapping[str, Any]) -> None:
    """Raises BadMove where something is not given that the step needs."""
    if absent := lacking(move, given):
        zh, en = "、".join(map(wanted, absent)), ", ".join(item.en for item in absent)
        raise BadMove(f"“{move.zh}”还需要：{zh}。", absent[0].name, f"To {move.en} it also takes: {en}.")


def lacking(move: Move, given: Mapping[str, Any]) -> list[Field]:
    """What a step needs that is not given for it."""
    return [item for item in move.needs if item.required and given.get(item.name) in (None, "")]


def wanted(item: Field) -> str:
    """What a field is called, with how it is filled in."""
    hint = item.hint_zh.strip("，")
    return f"{item.zh}（{hint}）" if hint else item.zh


def _checked(item: Field, value: Any, directory: Directory, now: datetime) -> Any:
    """The value as it is kept."""
    if isinstance(item, NumberField):
        if not isinstance(value, int) or isinstance(value, bool) or not item.least <= value <= item.most:
            raise BadMove(
                f"{item.zh}应为 {item.least} 到 {item.most} 的整数。", item.name,
                f"The {item.en} is a whole number from {item.least} to {item.most}.",
            )  # fmt: skip
    elif isinstance(item, DateField):
        return _checked_day(item, value, now)
    elif item.name == ASSIGNEE and directory.find(str(value)) is None:
        raise BadMove(
            f"没有员工号为 {value} 的员工；请填写有效的员工号。", item.name, f"Nobody here has the number {value}."
        )
    return value


def _checked_day(item: DateField, value: Any, now: datetime) -> str:
    try:
        day = datetime.strptime(str(value), "%Y-%m-%d").date()
    except ValueError:
        raise BadMove(
            f"{item.zh}应为日期，如 {now:%Y-%m-%d}。", item.name, f"The {item.en} is a day, such as {now:%Y-%m-%d}."
        ) from None
    if day < now.date():
        raise BadMove(f"{item.zh}不能早于今天。", item.name, f"The {item.en} cannot be in the past.")
    return day.isoformat()
