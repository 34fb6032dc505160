"""What somebody has filed themselves, and how it stands."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.step import Step
from assistant.records.kinds import kinds_in
from assistant.records.mention import mentioned
from assistant.records.status import Seen, line, said, status
from assistant.records.words import speaks
from tools import action_named

LISTED_MOST, TOLD_MOST = 10, 3


def mine(message: str, desk: Desk, parts: Parts) -> Step:
    """The one that is pointed at, or all of them in lines."""
    kinds = kinds_in(message)
    own = [
        (action, r)
        for r in parts.store.records(owner=desk.employee.id)
        if (action := action_named(r.type)) and (action in kinds or not kinds)
    ]
    if not own:
        what = "、".join(desk.say(kind.zh, kind.en) for kind in kinds) or desk.say("申请", "records")
        return said([desk.say(f"您还没有提交过{what}。", f"You have filed no {what} so far.")])
    own = _named(message, own) or own
    if speaks("latest", message) or len(own) == 1:
        action, record = own[-1]
        return said([status(action, record, desk, parts)], about=record.id)
    if speaks("who_acts", message):
        return said([status(action, record, desk, parts) for action, record in _acted_on(message, own)])
    lines = [line(action, record, desk) for action, record in own[-LISTED_MOST:][::-1]]
    head = desk.say(f"您一共提交过 {len(own)} 份，最近的在前：", f"Your records ({len(own)}):")
    return said(["\n".join([head, *lines])])


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
