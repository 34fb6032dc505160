"""News of records, taking one back, and decisions about them, in words."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from assistant.build import Parts
from assistant.dates import read_period
from assistant.forms import view
from assistant.forms.desk import Desk
from assistant.forms.intent import Intent
from assistant.forms.orders import denied, ordered, own_move, withheld
from assistant.forms.step import Step
from assistant.forms.tone import says
from assistant.reply import Reply
from tools import ACTIONS, action_named
from tools.action import Action, Move
from tools.desk import decide
from tools.directory import Employee
from tools.duties import waiting_for
from tools.fields import DateField, NumberField
from tools.record import BadMove, Conflict, NotAllowed, Record
from tools.rights import may_see
from tools.store import Origin, Work

LISTED_MOST = 10
_NUMBER = re.compile(r"(?<![a-z0-9])([a-z]{2})-?(\d{8})-?(\d{4,})(?!\d)", re.IGNORECASE)
_EMPLOYEE = re.compile(r"(?<![a-z0-9])([a-z]\d{3})(?!\d)", re.IGNORECASE)
_SCORE = re.compile(r"(?:满意度|评分|打分|打了|给了|score)?\s*(?:是|为|:)?\s*([1-5一二三四五])\s*(?:分|星|/5)")
_BY = re.compile(r"(?<=[号日天一二三四五六末底\d])(?:之|以)?前")  # 12月1号前 is the 1st for a deadline
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
_LATEST = re.compile(r"刚|最近|上次|上回|最新|最后|那个|那张|那条|这个|这张|这条|latest|last|just")


def about_records(message: str, intent: Intent, desk: Desk, parts: Parts) -> Step | None:
    """The step for a message about records that are there; None for another message."""
    if number := number_in(message):
        return _about_one(number, message, desk, parts)
    if intent.label == "withdraw":
        return _withdraw(message, desk, parts)
    if intent.label == "decide" or (intent.label == "records" and says("duty", message)):
        return _duties(desk, parts)
    if intent.label == "records" and not (says("others_records", message) and says("rule_about", message)):
        return _named_others(message, desk) or _mine(message, desk, parts)
    return None


def about_others(message: str, desk: Desk) -> Step | None:
    """Somebody wants to look at what others filed (把所有人的请假单导出来), or asks whether they are on leave."""
    if says("rule_about", message):
        return None
    looks = says("looks_up", message) and says("others_records", message)
    someone = _colleagues(message, desk) or (says("other_people", message) and not says("myself", message))
    asks = says("on_leave", message) and someone
    return _not_theirs(desk) if looks or asks else None


def number_in(message: str) -> str | None:
    """The number of the first record that a message names, as records are numbered: LV-20261123-0001."""
    found = _NUMBER.search(message)
    return f"{found[1].upper()}-{found[2]}-{found[3]}" if found else None


def _about_one(number: str, message: str, desk: Desk, parts: Parts) -> Step:
    record = parts.store.record(number)
    action = action_named(record.type) if record else None
    if record is None or action is None or not may_see(action, record, desk.employee, desk.directory):
        text = (
            f"There is no record {number}, or it is not yours to see."
            if desk.language == "en"
            else f"没有编号为 {number} 的记录，或您无权查看。"
        )
        return Step(Reply(text, "denied", trace={"route": "records"}))
    move = ordered(action, record, message, desk)
    if move is None:
        return _status(action, [record], desk, parts)
    return move_of(action, record, move, given_for(move, message, desk), desk)


def move_of(action: Action, record: Record, move: Move, given: Mapping[str, Any], desk: Desk) -> Step:
    """A step with a record, with what was `given` for it; the next message may give what it lacks."""

    def write(work: Work) -> Reply:
        origin = Origin(desk.employee.id, desk.now, desk.source)
        moved = decide(work, action, desk.directory, record.id, move.to, desk.employee, record.version, given, origin)
        state = action.state(moved.state)
        text = f"{moved.id}: {state.en}." if desk.language == "en" else f"{moved.id} 已变为“{state.zh}”。"
        text += _taken(move, given, desk)
        return Reply(text, "done", trace={"route": f"records: {move.to}"})

    awaits = {"record": record.id, "to": move.to, "given": dict(given)}
    return Step(Reply("", "done"), _or_refused(write), record=record.id, awaits=awaits)


def _or_refused(write: Callable[[Work], Reply]) -> Callable[[Work], Reply]:
    def written(work: Work) -> Reply:
        try:
            return write(work)
        except (NotAllowed, Conflict) as problem:
            return Reply(str(problem), "denied", trace={"route": "records"})
        except BadMove as problem:
            return Reply(str(problem), "clarify", trace={"route": "records"})

    return written


def given_for(move: Move, message: str, desk: Desk) -> dict[str, Any]:
    """What the step needs, as far as the message says it; the message itself is the note."""
    given: dict[str, Any] = {"note": _note(move, message)}
    for item in move.needs:
        if isinstance(item, NumberField) and (score := _SCORE.search(message)):
            given[item.name] = _DIGITS.get(score[1]) or int(score[1])
        elif isinstance(item, DateField):
            day = read_period(_BY.sub("", _NUMBER.sub("", message)), desk.now.date())
            if day.end or day.start:
                given[item.name] = (day.end or day.start).isoformat()  # type: ignore[union-attr]
        elif item.name == "assignee":
            given[item.name] = _person(_NUMBER.sub("", message), desk)
    return given


def _taken(move: Move, given: Mapping[str, Any], desk: Desk) -> str:
    """What was read from the message for the step, beside its note, so that a mistake is seen at once."""
    english = desk.language == "en"
    said = [
        f"{item.en if english else item.zh}{': ' if english else '：'}{given[item.name]}"
        for item in move.needs
        if item.name != "note" and given.get(item.name) is not None
    ]
    if not said:
        return ""
    return f" ({'; '.join(said)})" if english else f"（{'；'.join(said)}）"


def _note(move: Move, message: str) -> str:
    """What is said beside the order itself; the whole message where the step needs a note."""
    rest = re.sub("|".join(move.words), "", _NUMBER.sub("", message), flags=re.IGNORECASE).strip(" ,。:;的了")
    needed = any(item.name == "note" and item.required for item in move.needs)
    return rest or (message if needed else "")


def _person(message: str, desk: Desk) -> str | None:
    if found := _EMPLOYEE.search(message):
        return found[1].lower()
    return next((employee.id for employee in desk.directory if employee.name in message), None)


def _withdraw(message: str, desk: Desk, parts: Parts) -> Step | None:
    """Take back the record that was meant: the only one that can be, or the latest where the message points at it."""
    word = says("takeback", message)
    if withheld(message) or (word and denied(message, word.start())):
        return _mine(message, desk, parts)
    able = [
        (action, record, move)
        for record in parts.store.records(owner=desk.employee.id)
        if (action := action_named(record.type)) and (move := own_move(action, record, desk))
    ]
    kinds = kinds_in(message)
    able = [item for item in able if not kinds or item[0] in kinds]
    if not able:
        text = "You have nothing that can be taken back." if desk.language == "en" else "您没有可以撤回的申请。"
        return Step(Reply(text, "status", trace={"route": "records"}))
    if len(able) > 1 and not _LATEST.search(message):
        head = (
            "Which one? Say its number, e.g. “withdraw …”:"
            if desk.language == "en"
            else "要撤回哪一份？请说编号，例如“撤回 编号”："
        )
        lines = "\n".join(view.line(action, record, desk.language) for action, record, _ in able[-LISTED_MOST:])
        return Step(Reply(f"{head}\n{lines}", "clarify", trace={"route": "records"}))
    action, record, move = able[-1]
    return move_of(action, record, move, given_for(move, message, desk), desk)


def kinds_in(message: str) -> list[Action]:
    """The actions whose records a message speaks of."""
    return [action for action in ACTIONS if any(re.search(word, message, re.IGNORECASE) for word in action.called)]


def _named_others(message: str, desk: Desk) -> Step | None:
    """Somebody else's records are theirs, and their manager's or officer's, who asks by number or 待我处理."""
    return _not_theirs(desk) if _colleagues(message, desk) or says("others_records", message) else None


def _colleagues(message: str, desk: Desk) -> list[Employee]:
    """The others whom a message names, by name or number."""
    return [
        e
        for e in desk.directory
        if e.id != desk.employee.id
        and (e.name in message or re.search(rf"(?<![a-z0-9]){e.id}(?!\d)", message, re.IGNORECASE))
    ]


def _not_theirs(desk: Desk) -> Step:
    text = {
        "zh": "别人的记录不能这样查看。如果有记录等您处理，请问“有哪些待我处理”。",
        "en": "Other people's records cannot be looked up like this. Ask “what waits for me” for those that you must act on.",
    }[desk.language]
    return Step(Reply(text, "denied", trace={"route": "records"}))


def _mine(message: str, desk: Desk, parts: Parts) -> Step:
    kinds = kinds_in(message)
    records = [r for r in parts.store.records(owner=desk.employee.id) if not kinds or action_named(r.type) in kinds]
    if not records:
        what = (
            "、".join(view.title(kind, desk.language) for kind in kinds)
            or {"zh": "申请", "en": "records"}[desk.language]
        )
        text = f"You have filed no {what} so far." if desk.language == "en" else f"您还没有提交过{what}。"
        return Step(Reply(text, "status", trace={"route": "records"}))
    if _LATEST.search(message) or len(records) == 1:
        action = action_named(records[-1].type)
        assert action is not None
        return _status(action, records[-1:], desk, parts)
    lines = [
        view.line(action, r, desk.language) for r in records[-LISTED_MOST:][::-1] if (action := action_named(r.type))
    ]
    head = (
        f"Your records ({len(records)}):" if desk.language == "en" else f"您一共提交过 {len(records)} 份，最近的在前："
    )
    return Step(Reply("\n".join([head, *lines]), "status", trace={"route": "records"}))


def _status(action: Action, records: Sequence[Record], desk: Desk, parts: Parts) -> Step:
    zone = ZoneInfo(parts.settings.timezone)
    lines = [
        f"{view.line(action, record, desk.language)}\n"
        f"{view.timeline(action, parts.store.history(record.id), zone, desk.language)}"
        for record in records
    ]
    return Step(Reply("\n".join(lines), "status", trace={"route": "records"}))


def _owner(record: Record, desk: Desk) -> str:
    owner = desk.directory.find(record.owner)
    return f"{owner.name} {owner.id}" if owner else record.owner


def _duties(desk: Desk, parts: Parts) -> Step:
    """What waits for this person's decision."""
    waiting = waiting_for(desk.employee, parts.store, desk.directory)
    if not waiting:
        text = "Nothing waits for you." if desk.language == "en" else "目前没有等您处理的记录。"
        return Step(Reply(text, "status", trace={"route": "records"}))
    head = (
        "These wait for you; say e.g. “approve” with the number:"
        if desk.language == "en"
        else "等您处理的有；请带编号说，例如“批准 编号”："
    )
    shown = waiting[:LISTED_MOST]
    lines = [view.line(action, record, desk.language, _owner(record, desk)) for action, record in shown]
    return Step(Reply("\n".join([head, *lines]), "status", trace={"route": "records"}))
