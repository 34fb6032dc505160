"""What somebody has filed themselves, and how it stands."""

from collections.abc import Sequence

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.step import Step
from assistant.forms.subject import HIDING
from assistant.records.kinds import kinds_in
from assistant.records.mention import mentioned
from assistant.records.people import names_of
from assistant.records.status import Seen, in_lines, said, status
from assistant.records.words import speaks
from tools import ACTIONS, action_named
from tools.action import Action
from tools.record import Record

LISTED_MOST, TOLD_MOST = 10, 3


def mine(message: str, desk: Desk, parts: Parts) -> Step:
    """The one that is pointed at, or all of them in lines."""
    own = own_of(kinds_in(message), desk)
    if not own:
        return _none(message, desk)
    own = _named(message, own) or own
    if speaks("latest", message) or len(own) == 1:
        action, record = own[-1]
        return said([status(action, record, desk, parts)], about=record.id)
    if speaks("who_acts", message):
        acted = _acted_on(message, own)
        return said([status(*one, desk, parts) for one in acted], shown=acted)
    return _in_lines(own, desk)


def all_mine(message: str, desk: Desk) -> Step:
    """All of them, of the kinds that the message names."""
    own = own_of(kinds_in(message), desk)
    return _in_lines(own, desk) if own else _none(message, desk)


def own_of(kinds: Sequence[Action], desk: Desk) -> list[Seen]:
    """One's own records of some kinds; of all where none is given."""
    return [(action, r) for r in desk.own() if (action := action_named(r.type)) and (action in kinds or not kinds)]


def _none(message: str, desk: Desk) -> Step:
    kinds = kinds_in(message)
    what = "、".join(desk.say(kind.zh, kind.en) for kind in kinds) or desk.say("申请", "records")
    told = desk.say(f"您名下还没有提交过{what}。", f"You have filed no {what} under your name so far.")
    return said([told, _unnamed(kinds, desk), "" if speaks("mine", message) else _not_shown(kinds, desk)])


def _unnamed(kinds: Sequence[Action], desk: Desk) -> str:
    """That what was filed anonymously is not under one's name, where one of the kinds may be."""
    if not any(item.name == HIDING for kind in kinds or ACTIONS for item in kind.fields):
        return ""
    return desk.say(
        "（匿名提交的不挂在您名下，这里按身份查不到；请拿编号问处理人。）",
        "(What was filed anonymously is not under your name; ask those who handle it with its number.)",
    )


def _not_shown(kinds: Sequence[Action], desk: Desk) -> str:
    """To who asks for records of a kind at all: that other people's are not theirs to see, and whose they are."""
    roles = {role for action in kinds for role in action.sees_all}
    people = names_of(one for one in desk.directory if one.roles & roles)
    if not people:
        return ""
    return desk.say(
        f"别人的不在您能查看的范围里；能看全部的是 {people}。",
        f"Other people's are not yours to see; {people} can see all of them.",
    )


def _in_lines(own: list[Seen], desk: Desk) -> Step:
    head = desk.say(f"您一共提交过 {len(own)} 份，最近的在前：", f"Your records ({len(own)}):")
    return in_lines(head, own[-LISTED_MOST:][::-1], desk, "status", own[0][1].id if len(own) == 1 else "")


def waiting(own: Sequence[Record]) -> list[Seen]:
    """Those of somebody's records that wait for a step, the newest first."""
    seen = [(action, record) for record in own if (action := action_named(record.type))]
    return [(action, record) for action, record in seen if action.waits_in(record.state)][-TOLD_MOST:][::-1]


def _acted_on(message: str, own: list[Seen]) -> list[Seen]:
    """The newest in a state that the message names, else those that wait, else the last one."""
    named = [(a, r) for a, r in own if any_of((*a.state(r.state).called, a.state(r.state).zh)).search(message)]
    waiting = [(a, r) for a, r in own if a.waits_in(r.state)]
    return (named or waiting or own[-1:])[-TOLD_MOST:][::-1]


def _named(message: str, own: list[Seen]) -> list[Seen]:
    """Those whose customer or place the message names."""
    by_kind = {action.name: action for action, _ in own}
    found = [
        record.id
        for action in by_kind.values()
        for record in mentioned(message, action, [r for a, r in own if a is action])
    ]
    return [(action, record) for action, record in own if record.id in found]
