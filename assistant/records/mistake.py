"""A step that was taken by mistake: what cannot be undone, and what the record's state still allows."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.step import Step
from assistant.records.numbers import number_in
from assistant.records.people import names_of
from assistant.records.status import said, seen, status
from assistant.records.words import speaks
from tools.action import Action, Move
from tools.desk import by_whom
from tools.record import Event, Record
from tools.rights import awaited, may_take
from tools.store import NO_STEPS


def by_mistake(message: str, desk: Desk, parts: Parts, busy: bool = False) -> Step | None:
    """The step for somebody who has decided wrongly; None for another message. Nothing is changed.

    A slip that is not said to be of a decision (点错了) may be of the form, where somebody is `busy` with one.
    """
    slip = not busy and speaks("slip", message)
    if not (slip or speaks("mistake", message)):
        return None
    number = number_in(message)
    last = parts.store.last_done_by(desk.employee.id)
    if slip and last is None:
        return None
    number = number or (last[0] if last else None)
    found = seen(number, desk, parts) if number else None
    if found is None:
        return said([nothing_done(desk)]) if number is None else None
    return told_of_step(*found, desk, parts)


def told_of_step(action: Action, record: Record, desk: Desk, parts: Parts) -> Step:
    """That what this person did with a record cannot be undone, and what can be done instead."""
    event = own_step(parts.store.history(record.id), desk)
    told = [_told(action, record, event, parts, desk), status(action, record, desk, parts)]
    return said(told, about=record.id)


def own_step(history: list[Event], desk: Desk) -> Event | None:
    """The newest step with the record that this person took."""
    steps = [event for event in history if event.who == desk.employee.id and event.what not in NO_STEPS]
    return steps[-1] if steps else None


def nothing_done(desk: Desk) -> str:
    return desk.say(
        "没有找到您最近处理过的记录。要看某一条还能怎么办，请把编号一起发来。",
        "I find no record that you have dealt with lately. To see what can still be done, give its number.",
    )


def _told(action: Action, record: Record, event: Event | None, parts: Parts, desk: Desk) -> str:
    return "\n".join([_cannot(action, record, event, parts, desk), ways_on(action, record, desk)])


def _cannot(action: Action, record: Record, event: Event | None, parts: Parts, desk: Desk) -> str:
    """What was done, that it stays in the record, and whether somebody has gone on since."""
    now = action.state(record.state)
    if event is None and record.state == action.states[0].name:
        return desk.say(
            f"没有改动：{record.id} 现为“{now.zh}”，还没有人处理过，没有什么可以撤回。",
            f"Nothing was changed: {record.id} is “{now.en}”; nobody has decided it yet, so there is nothing to undo.",
        )
    if event is None:
        return desk.say(
            f"{record.id} 不是您处理的，现为“{now.zh}”；做过的处理不能抹掉，也不能退回上一步。",
            f"It was not you who dealt with {record.id}; it is “{now.en}”. What was done cannot be wiped out.",
        )
    _, when = by_whom(event, desk.directory, desk.now)
    did = action.state(event.what)
    said_ = desk.say(
        f"您于 {when} 把 {record.id} 处理为“{did.zh}”。"
        "这一步**不能抹掉，也不能退回原状**：它留在记录里，相关的人已收到通知。没有改动任何东西。",
        f"At {when} you made {record.id} “{did.en}”. That **cannot be wiped out or set back**: it stays in the record, "
        "and those concerned have been told. Nothing was changed.",
    )
    last = parts.store.history(record.id)[-1]
    if last.who == desk.employee.id or event.what == record.state:
        return said_
    who, since = by_whom(last, desk.directory, desk.now)
    return said_ + desk.say(
        f"之后 {who} 于 {since} 又处理过，现为“{now.zh}”。", f" Since then {who} has made it “{now.en}”, at {since}."
    )


def ways_on(action: Action, record: Record, desk: Desk) -> str:
    """The steps that are left, this person's own first, then other people's; else that a new one must be filed."""
    moves = action.moves_from(record.state)
    mine = [move for move in moves if may_take(move, record, desk.employee, desk.directory)]
    if mine:
        ways = "\n".join(f"- {_way(move, record, desk)}" for move in mine)
        return desk.say(f"现在还可以：\n{ways}", f"What can be done now:\n{ways}")
    if moves:
        steps = "、".join(dict.fromkeys(desk.say(move.zh, move.en) for move in moves))
        who = names_of(awaited(action, record, desk.directory)) or desk.directory.called(record.owner)
        return desk.say(
            f"现在能走的下一步（{steps}）不由您处理，请联系 {who}。",
            f"What can be done now ({steps}) is not yours to do; please talk to {who}.",
        )
    return desk.say(
        f"“{action.state(record.state).zh}”已是最后状态，不能再改；需要的话请由本人重新提交一份{action.zh}，再按正确的意见处理。",
        f"“{action.state(record.state).en}” is final. A new {action.en} can be filed and decided the right way.",
    )


def _way(move: Move, record: Record, desk: Desk) -> str:
    needed = "、".join(desk.say(item.zh, item.en) for item in move.needs if item.required)
    more = desk.say(f"，并写明{needed}", f", with the {needed}") if needed else ""
    return desk.say(
        f"{move.zh}：回复“{move.words[0]} {record.id}”{more}", f"{move.en}: say “{move.words[0]} {record.id}”{more}"
    )
