"""What somebody says of a record that no step writes down: that it go higher (升级一下), a note (张伟那单备注一下), how
it goes on (张伟那单先挂着,等厂家回复). Nothing is changed; what can be done is told."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.orders import names_a_step
from assistant.forms.step import Step
from assistant.forms.tone import asks, says
from assistant.records.kinds import kinds_in
from assistant.records.mention import named_by
from assistant.records.mistake import ways_on
from assistant.records.no_step import with_basis
from assistant.records.numbers import numbers_in
from assistant.records.people import names_of
from assistant.records.status import Seen, line, said, seen
from assistant.records.told_apart import meant_among
from assistant.records.words import speaks
from tools import ACTIONS
from tools.due import deadline_of
from tools.duties import waiting_for


def beside_steps(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told of the record that is meant; None for another message. `spoken` is the one last spoken of."""
    if asks(message) or names_a_step(message):
        return None
    if any(action.asked_for(message) for action in ACTIONS) and not _of_a_customer(message):
        return None
    higher, noted = speaks("escalates", message), speaks("notes_down", message)
    other = numbers_in(message) or speaks("looks", message)  # is read elsewhere
    pointed = speaks("designates", message) and not other
    if not (higher or noted or pointed):
        return None
    by_kind = higher or _of_a_customer(message)
    one = _meant(message, spoken if higher or noted else "", desk, parts) or (_only(desk, parts) if by_kind else None)
    if one is None:
        return None
    return _goes_higher(one, desk) if higher and one[0].escalates_to else _as_it_is(one, desk)


def _of_a_customer(message: str) -> bool:
    """Whether a message has something noted down of the customer, and names no complaint: 记一下:客户要求上门道歉."""
    return bool(speaks("notes_down", message) and says("customer", message)) and not kinds_in(message)


def _meant(message: str, spoken: str, desk: Desk, parts: Parts) -> Seen | None:
    """The open record that a message names or points at, of those that wait for this person; else the one last spoken
    of."""
    waits = waiting_for(desk.employee, parts.store, desk.directory)
    if numbers := numbers_in(message):
        found = [one for one in waits if one[1].id in numbers]
    else:
        found = named_by(message, waits) or meant_among(message, waits, desk)
    if not found and spoken and (last := seen(spoken, desk, parts)):
        found = [last] if last in waits else []
    return found[0] if len(found) == 1 else None


def _only(desk: Desk, parts: Parts) -> Seen | None:
    """The only record that may go higher, of those that wait for this person."""
    waits = waiting_for(desk.employee, parts.store, desk.directory)
    able = [one for one in waits if one[0].escalates_to]
    return able[0] if len(able) == 1 else None


def _goes_higher(one: Seen, desk: Desk) -> Step:
    """That nobody sends a record higher by hand, when it goes there by itself, and to whom."""
    action, record = one
    leads = names_of(person for person in desk.directory if action.escalates_to in person.roles)
    due = deadline_of(action, record, desk.now.tzinfo) if desk.now.tzinfo else None
    when = f"{due.astimezone(desk.now.tzinfo):%Y-%m-%d %H:%M}" if due else ""
    told = desk.say(
        f"没有改动：没有手工升级这一步。到期（{when}）还没有关闭，会自动升级并通知 {leads}；现在就急，请直接联系。",
        f"Nothing was changed: no step escalates it. If it is not closed by {when}, {leads} will be told; if it cannot "
        "wait, please talk to them.",
    )
    return with_basis(told, action, record, action.course, desk)


def _as_it_is(one: Seen, desk: Desk) -> Step:
    action, record = one
    state = action.state(record.state)
    told = desk.say(
        f"没有改动：{record.id} 现为“{state.zh}”。这句话没有对应的一步，也没有单独记备注的地方；说明随下一步一起写。",
        f"Nothing was changed: {record.id} is “{state.en}”. No step says that, and there is no place for a note of its "
        "own; notes go with the next step.",
    )
    return said([f"{told}\n{ways_on(action, record, desk)}", line(action, record, desk)], "clarify", record.id)
