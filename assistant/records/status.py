"""How one record stands: what happened to it, with who and when, and for whom it waits."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from assistant.build import Parts
from assistant.cite import escape
from assistant.forms import view
from assistant.forms.desk import Desk
from assistant.forms.step import Step
from assistant.records.people import names_of
from assistant.reply import Kind, Reply
from tools import action_named
from tools.action import Action
from tools.desk import by_whom
from tools.due import deadline_of
from tools.duties import in_sight
from tools.record import Event, Record
from tools.rights import awaited, may_see

NEXT_MOST, LISTED_MOST = 5, 10
ROUTE = "records"  # of replies that only tell something about records
Seen = tuple[Action, Record]


def seen(number: str, desk: Desk, parts: Parts) -> Seen | None:
    """A record that this person may see."""
    record = parts.store.record(number)
    action = action_named(record.type) if record else None
    if record is None or action is None or not may_see(action, record, desk.employee, desk.directory):
        return None
    return action, record


def all_seen(kinds: Iterable[Action], desk: Desk, parts: Parts) -> list[Seen]:
    """The records of these kinds that this person may see, the newest of each kind first."""
    pages = (
        (action, parts.store.queue.page(in_sight(action, desk.employee, desk.directory), "new")) for action in kinds
    )
    return [(action, record) for action, page in pages for record in page.records]


def status(action: Action, record: Record, desk: Desk, parts: Parts) -> str:
    """The record in a line, its history, and who acts next."""
    lines = [line(action, record, desk)]
    lines += [_happened(action, event, desk) for event in parts.store.history(record.id)]
    people = names_of(awaited(action, record, desk.directory)[:NEXT_MOST])
    if people and not action.state(record.state).final:
        lines.append(desk.say(f"  - 下一步等：{people}", f"  - waits for: {people}"))
    return "\n".join(lines)


def line(action: Action, record: Record, desk: Desk) -> str:
    """The record in a line of a list, with whose it is where that is somebody else's, and until when it is due."""
    owner = "" if record.owner == desk.employee.id else desk.directory.called(record.owner, desk.language == "en")
    told = view.line(action, record, desk.language, owner)
    if record.assignee and not action.state(record.state).final:
        assignee = desk.directory.called(record.assignee)
        told += desk.say(f"，责任人 {assignee}", f", in charge: {assignee}")
    return told + _until(deadline_of(action, record, desk.now.tzinfo) if desk.now.tzinfo else None, desk)


def _until(due: datetime | None, desk: Desk) -> str:
    if due is None:
        return ""
    last = due.astimezone(desk.now.tzinfo)
    if last.time() == time.min:  # a day was agreed, to its end
        last -= timedelta(minutes=1)
    late = desk.say("，**已逾期**", ", **overdue**") if due <= desk.now else ""
    return desk.say(f"，期限 {last:%Y-%m-%d %H:%M}{late}", f", due {last:%Y-%m-%d %H:%M}{late}")


def said(pieces: Sequence[str], kind: Kind = "status", about: str = "", shown: Iterable[Seen] = ()) -> Step:
    """A step that only tells something about records; `about` is the number of the one that it is about, `shown` those
    that it lists, by whose places the next message may name them."""
    text = "\n\n".join(piece for piece in pieces if piece)
    numbers = tuple(dict.fromkeys(record.id for _, record in shown))
    return Step(Reply(text, kind, trace={"route": ROUTE}), record=about, shown=numbers if len(numbers) > 1 else ())


def in_lines(head: str, found: Sequence[Seen], desk: Desk, kind: Kind = "clarify", about: str = "") -> Step:
    """A step that lists records, each in a line, below what is told of them."""
    found = found[:LISTED_MOST]
    return said(["\n".join([head, *(line(*one, desk) for one in found)])], kind, about, found)


def _happened(action: Action, event: Event, desk: Desk) -> str:
    who, when = by_whom(event, desk.directory, desk.now)
    note = f" — {escape(event.note)}" if event.note else ""
    colon = desk.say("：", ": ")
    return f"  - {when} {who}{colon}{view.event_name(action, event, desk.language)}{note}"
