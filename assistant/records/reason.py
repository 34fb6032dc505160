"""Why a record was turned down, or waits: the reason as it was written, or that none was, and who decided."""

import re

from assistant.build import Parts
from assistant.cite import escape
from assistant.forms.desk import Desk
from assistant.forms.step import Step
from assistant.records.kinds import kinds_in
from assistant.records.mine import own_of
from assistant.records.numbers import number_in
from assistant.records.people import names_of, others
from assistant.records.status import Seen, line, said, seen
from assistant.records.words import speaks, without
from tools.action import Action
from tools.desk import by_whom
from tools.record import Event
from tools.rights import awaited

_AROUND = re.compile(r"[\s,，。.?？!！了的呢啊呀吗嘛是给还就都到底究竟]+")


def for_what_reason(message: str, desk: Desk, parts: Parts) -> Step | None:
    """The step for 为什么驳回我的假; None for another message, and where no record of theirs can be meant."""
    if not speaks("why", message) or others(message, desk.employee, desk.directory):
        return None
    number = number_in(message)
    kinds = kinds_in(message)
    names_it = number or kinds or speaks("generic", message) or speaks("pointed", message)
    if not names_it and not (_asks_only_why(message) and _turned_down(desk)):
        return None
    found = seen(number, desk, parts) if number else _meant(message, kinds, desk)
    if found is None:
        return None
    action, record = found
    last = [event for event in parts.store.history(record.id) if event.what not in ("attached",)][-1]
    return said([_told(found, last, desk), line(action, record, desk)])


def _asks_only_why(message: str) -> bool:
    """Whether a message asks why something came to nothing, and does not say what: 驳回的原因是啥, 咋不给批."""
    return not _AROUND.sub("", without("around_question", without("why", message)))


def _turned_down(desk: Desk) -> bool:
    """Whether anything of one's own was turned down by somebody, or still waits for that."""
    states = [action.state(record.state) for action, record in own_of((), desk)]
    return any(state.void or not state.final for state in states)


def reason_of(found: Seen, desk: Desk, parts: Parts) -> Step | None:
    """Why a record came to nothing, or was sent back; None for one that was not."""
    action, record = found
    last = [event for event in parts.store.history(record.id) if event.what not in ("attached",)][-1]
    if last.who == record.owner or not _against(action, last):
        return None
    return said([_turned(found, last, desk), line(action, record, desk)], about=record.id)


def _told(found: Seen, last: Event, desk: Desk) -> str:
    if last.who == found[1].owner:
        return _waits(found, desk)
    return _turned(found, last, desk) if _against(found[0], last) else _for(found, last, desk)


def _against(action: Action, last: Event) -> bool:
    """Whether a step came to nothing, or sent a record back: from a re-check to its rectification."""
    names = [state.name for state in action.states]
    before = last.detail.get("from")
    back = before in names and last.what in names and names.index(last.what) < names.index(str(before))
    return back or (last.what in names and action.state(last.what).void)


def _for(found: Seen, last: Event, desk: Desk) -> str:
    """That nobody turned it down."""
    action, record = found
    who, when = by_whom(last, desk.directory, desk.now)
    state = action.state(record.state)
    return desk.say(
        f"{record.id} 没有被驳回：{who} 于 {when} 处理为“{state.zh}”。",
        f"{record.id} was not turned down: {who} made it “{state.en}” at {when}.",
    )


def _meant(message: str, kinds: list[Action], desk: Desk) -> Seen | None:
    """The newest of one's own that came to nothing, or that waits where it is asked why nobody has decided."""
    own = own_of(kinds, desk)[::-1]
    turned = [(a, r) for a, r in own if a.state(r.state).void]
    waiting = [(a, r) for a, r in own if not a.state(r.state).final]
    first, second = (waiting, turned) if speaks("unanswered", message) and not turned else (turned, waiting)
    return next(iter([*first, *second]), None)


def _turned(found: Seen, last: Event, desk: Desk) -> str:
    """Who brought the record to where it is, when, and what was written as the reason."""
    action, record = found
    who, when = by_whom(last, desk.directory, desk.now)
    state = action.state(record.state)
    head = desk.say(
        f"{record.id} 由 {who} 于 {when} 处理为“{state.zh}”。", f"{who} made {record.id} “{state.en}” at {when}."
    )
    if last.note:
        return head + desk.say(f"当时写的说明：“{escape(last.note)}”。", f" What was written: “{escape(last.note)}”.")
    again = ""
    if state.void:
        again = desk.say("需要的话可以改好后重新提交。", " You can file it again, changed as it must be.")
    return head + desk.say(
        f"**没有写原因**，我也无从得知；请直接向 {who} 了解。",
        f" **No reason was written**, and I know none; please ask {who}.",
    ) + again  # fmt: skip


def _waits(found: Seen, desk: Desk) -> str:
    """That nobody has turned it down: it waits, and for whom; or that its owner closed it."""
    action, record = found
    state = action.state(record.state)
    if state.final:
        return desk.say(
            f"{record.id} 是提交人自己处理为“{state.zh}”的。", f"The person who filed {record.id} made it “{state.en}”."
        )
    people = names_of(awaited(action, record, desk.directory))
    days = (desk.now - record.filed_at).days
    since = desk.say(f"，提交至今 {days} 天", f", for {days} days") if days else ""
    return desk.say(
        f"{record.id} 没有被驳回，现为“{state.zh}”，等 {people} 处理{since}；可以直接问一下。",
        f"{record.id} has not been turned down: it is “{state.en}” and waits for {people}{since}.",
    )
