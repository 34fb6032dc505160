"""What somebody wants of a record that no step does: to hand it to another, to void it, to have it back, to be told of
it. Nothing is changed; it is told why not, and what can be done instead."""

import re
from collections.abc import Iterator, Sequence

from assistant.build import Parts
from assistant.forms import view
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import names_a_step, ordered
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.decision_back import decision_back
from assistant.records.kinds import kinds_in
from assistant.records.numbers import numbers_in, without_numbers
from assistant.records.people import names_of, others
from assistant.records.status import Seen, all_seen, line, said, seen
from assistant.records.told_apart import meant_or_spoken
from assistant.records.words import pattern, speaks, without
from assistant.reply import Reply
from tools import ACTIONS
from tools.action import Action, Basis, Move, State
from tools.record import Record
from tools.rights import actors, may_take

_WHOM = ("whom", "whom2", "whom3", "whom4")


def no_such_step(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told to who wants one of these; None for another message. `spoken` is the record last spoken of."""
    return (
        decision_back(message, spoken, desk, parts)
        or _to_be_told(message, desk)
        or _handed_over(message, spoken, desk, parts)
        or _restored(message, spoken, desk, parts)
        or _voided(message, spoken, desk, parts)
    )


def _to_be_told(message: str, desk: Desk) -> Step | None:
    """A wish for a notice, and no order beside it: 整改完成后通知我."""
    wish = speaks("wants_notice", message)
    if wish is None or names_a_step(without_numbers(message[: wish.start()])):
        return None
    told = desk.say(
        "没有改动。不用另外设置：记录每走一步，都会自动通知提交人和能办下一步的人（自己办的那一步除外），"
        "通知发到公司接入的聊天应用（Slack、钉钉、飞书）。也可以随时问我进度，例如“我的申请到哪一步了”。",
        "Nothing was changed, and there is nothing to set up: at every step who filed a record and who can take "
        "the next step are told automatically (but for who took it) in the company's chat app. Ask me any time, too.",
    )
    return said([told])


def _handed_over(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """A record that stays with the one who received it is to go to somebody else."""
    kept = [action for action in ACTIONS if action.kept_by]
    whom = [_whom(match) for match in any_of((pattern("hands_over"),)).finditer(message.lower())]
    others_ = [one.id for one in others(" ".join(whom), desk.employee, desk.directory)]
    if not others_ and not any(speaks("somebody_else", one) for one in whom):
        return None
    named = [action for action in kept if action in kinds_in(message)]
    found = _meant(message, kept, spoken, desk, parts) or _only_open(named, desk)
    if (not found and not named) or (asks(message) and not found) or _finished(found, message, desk):
        return None
    action, record = found[0] if len(found) == 1 else ((*named, *(one for one, _ in found))[0], None)
    if record and set(others_) == {record.owner}:
        return None  # it stays with its owner
    who = _who_goes_on(action, record, desk)
    told = desk.say(
        f"没有改动：{action.zh}不能转给别人，受理人一直负责到关闭。要别人配合，请直接找他们；进展仍由{who}在这里记录。",
        f"Nothing was changed: a {action.en} is not handed on; who received it sees it through. Ask others to help; "
        f"how it goes on is told here by {who}.",
    )
    return with_basis(told, action, record, action.kept_by, desk)


def _only_open(kinds: Sequence[Action], desk: Desk) -> list[Seen]:
    """The only record of some kinds that somebody has filed and that is not done with."""
    own = [(action, r) for r in desk.own() for action in kinds if action.name == r.type]
    going = [(action, record) for action, record in own if not action.state(record.state).final]
    return going if len(going) == 1 else []


def _whom(match: re.Match[str]) -> str:
    return next(filter(None, (match[name] for name in _WHOM)), "").strip()


def _finished(found: Sequence[Seen], message: str, desk: Desk) -> bool:
    """Whether a message reports a step that is done: 让高悦处理好了,转待回访."""
    moves = (ordered(action, record, message, desk) for action, record in found)
    return any(move is not None and move.finishes for move in moves)


def _who_goes_on(action: Action, record: Record | None, desk: Desk) -> str:
    roles = {role for move in action.moves for role in move.who}
    led = [one for one in desk.directory if one.roles & roles]
    able = actors(action, record, desk.directory) if record else led
    return names_of(able) or desk.say("受理人", "who received it")


def _restored(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """A record that has come to its end is to be as it was."""
    if not speaks("restores", message):
        return None
    found = [one for one in _meant(message, ACTIONS, spoken, desk, parts) if one[0].state(one[1].state).final]
    own = [one for one in all_seen(kinds_in(message) or ACTIONS, desk, parts) if one[1].owner == desk.employee.id]
    ended = found or [(action, record) for action, record in own if action.state(record.state).final]
    if not ended:
        points = speaks("designates", message) and parts.store.last_done_by(desk.employee.id) is None
        return said([_nothing_ended(desk)]) if points else None
    action, record = max(ended, key=lambda one: one[1].updated_at)
    state = action.state(record.state)
    again = desk.say(
        f"需要的话，请由 {desk.directory.called(record.owner)} 重新提交一份{action.zh}。",
        f"If it is needed, {desk.directory.called(record.owner)} can file a new {action.en}.",
    )
    if record.owner == desk.employee.id and state.void:
        again = desk.say(
            f"需要的话请说“重新提交 {record.id}”，原来的内容会带到新的一份里，核对后再提交。",
            f"If you need it, say “resubmit {record.id}”: a new form with what it told is shown for your yes.",
        )
    told = desk.say(
        f"没有改动：{record.id} 是“{state.zh}”，这已是最后状态，不能恢复。{again}",
        f"Nothing was changed: {record.id} is “{state.en}”, which is final and cannot be undone. {again}",
    )
    return said([told, line(action, record, desk)], about=record.id)


def _nothing_ended(desk: Desk) -> str:
    return desk.say(
        "没有改动：您没有已经结束的记录；结束了的（已撤回、已驳回、已销案等）也都不能恢复，只能重新提交。",
        "Nothing was changed: you have no record that has ended; one that has is not undone, it is filed anew.",
    )


def _voided(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """A record that its owner cannot take back is to be gone: filed by mistake, or twice."""
    kinds = [action for action in ACTIONS if not _taken_back(action)]
    if asks(message) or not speaks("voids", message):
        return None
    pointed = numbers_in(message) or kinds_in(message) or speaks("designates", message)
    if not pointed and not (spoken and _bare(message)):
        return None
    if not (numbers_in(message) or speaks("designates", message)) and any(one.asked_for(message) for one in ACTIONS):
        return None  # 报隐患:标签重复贴了
    named = [action for action in kinds if action in kinds_in(message)]
    meant = _meant(message, kinds, spoken, desk, parts) or _only_open(named, desk)
    found = [one for one in meant if not one[0].state(one[1].state).final]
    if len(found) != 1 or ordered(*found[0], without("voids", message), desk):
        return None
    action, record = found[0]
    move = next(iter(_way_out(action, record.state)))
    names = names_of(actors(action, record, desk.directory))
    mine = may_take(move, record, desk.employee, desk.directory)
    example = f"{move.words[0]} {record.id}"
    ask = desk.say(
        f"由您办，例如说“{example}，误报”" if mine else f"请告诉 {names}",
        f"say “{example}”" if mine else f"tell {names}",
    )
    path = " → ".join(desk.say(state.zh, state.en) for state in _states_on(action, record.state))
    told = desk.say(
        f"没有改动：{action.zh}登记后没有“作废”这一步，也不能删除。误报、重复的同样走完流程（{path}），在说明里写明原因。"
        f"下一步“{move.zh}”{ask}。",
        f"Nothing was changed: a {action.en} cannot be voided or deleted. One that was filed by mistake or twice goes "
        f"its way too ({path}), with the reason in the notes. Next, to “{move.en}”: {ask}.",
    )
    return with_basis(told, action, record, action.course, desk)


def _taken_back(action: Action) -> bool:
    return any("撤回" in move.words for move in action.moves)


def _way_out(action: Action, state: str) -> Iterator[Move]:
    """The steps that lead a record to its end, none of them back."""
    order = [one.name for one in action.states]
    while moves := [move for move in action.moves_from(state) if order.index(move.to) > order.index(state)]:
        yield moves[0]
        state = moves[0].to


def _states_on(action: Action, state: str) -> list[State]:
    return [action.state(state), *(action.state(move.to) for move in _way_out(action, state))]


def _bare(message: str) -> bool:
    """Whether a message says that and nothing else: 报错了,作废吧."""
    return not without("beside_order", without("voids", message)).strip(" ,，。.!！")


def _meant(message: str, kinds: Sequence[Action], spoken: str, desk: Desk, parts: Parts) -> list[Seen]:
    """The records of some kinds that a message names by number, points at, or was last spoken of."""
    if numbers := numbers_in(message):
        numbered = (seen(number, desk, parts) for number in numbers)
        return [one for one in numbered if one and one[0] in kinds]
    named = [action for action in kinds if action in kinds_in(message)]
    return meant_or_spoken(message, all_seen(named or kinds, desk, parts), spoken, desk)


def with_basis(told: str, action: Action, record: Record | None, basis: Basis | None, desk: Desk) -> Step:
    """What is told of a record, with the words of an article that it rests on."""
    citation = view.quote(basis, desk.corpus, desk.today) if basis else None
    quoted = [view.quoted_line(citation)] if citation else []
    shown = [line(action, record, desk)] if record else []
    text = "\n\n".join(["\n".join([told, *quoted]), *shown])
    reply = Reply(text, "denied", (citation,) if citation else (), trace={"route": "records"})
    return Step(reply, record=record.id if record else "")
