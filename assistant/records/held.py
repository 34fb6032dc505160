"""An order that is none as it stands: it depends on something, says only that a decision is not made yet, or takes back
a part of a record. Nothing is done; it is told why, and how to say what can be done."""

from dataclasses import replace
from datetime import date

from assistant.dates import Period, read_period
from assistant.forms.desk import Desk
from assistant.forms.orders import CLAUSE_END, withheld
from assistant.forms.step import Step
from assistant.forms.tone import says
from assistant.records.numbers import without_numbers
from assistant.records.status import line, said
from assistant.records.words import speaks, without
from tools.action import Action, Move
from tools.fields import PeriodField
from tools.record import Record


def held_back(action: Action, record: Record, move: Move, message: str, desk: Desk) -> Step | None:
    """What is told instead of the step; None where nothing holds it back."""
    if not_yet(move, message):
        return _told_not_yet(action, record, move, desk)
    if why := _holds_it_back(move, message, desk):
        return _told_why(action, record, move, why, desk)
    return None


def on_condition(move: Move, message: str) -> bool:
    """Whether a step is to follow on what is still to come: 等我跟客户确认了,批准; of a decision, 跟HR核对完,批准."""
    return bool(speaks("awaits_first", message) or (move.not_own and speaks("once_done", message)))


def _holds_it_back(move: Move, message: str, desk: Desk) -> str:
    """Why a message orders nothing yet, with its own words; empty where nothing holds it back."""
    if found := speaks("put_forward", message):
        said_ = clause_at(message, found.start())
        return desk.say(f"“{said_}”听起来是在商量，还没有定", f"“{said_}” sounds like a suggestion, not a decision")
    if found := speaks("heard", message):
        said_ = clause_at(message, found.start())
        return desk.say(f"“{said_}”是听别人说的，不算您的意思", f"“{said_}” is what others say, not your order")
    if withheld(message) or on_condition(move, message):
        found = says("withheld", message) or speaks("awaits_first", message) or speaks("once_done", message)
        said_ = clause_at(message, found.start()) if found else message
        return desk.say(
            f"话里带有条件（“{said_}”），这里不会等条件满足后自动“{move.zh}”",
            f"it depends on something (“{said_}”), and nothing is done here once that comes true",
        )
    return ""


def clause_at(message: str, start: int) -> str:
    """The clause of a message in which a place stands, or that begins behind the mark there."""
    while start < len(message) - 1 and CLAUSE_END.match(message[start]):
        start += 1
    before = CLAUSE_END.split(message[:start])[-1]
    return (before + CLAUSE_END.split(message[start:])[0]).strip()


def not_yet(move: Move, message: str) -> bool:
    """Whether who would turn something down only does not approve it yet: 证明没交,先不批; 还没跟她谈,不批."""
    if not move.not_own or not speaks("approves_not", message) or speaks("turns_down", message):
        return False
    return bool(speaks("for_now", message) or speaks("still_open", message))


def of_a_part(action: Action, record: Record, move: Move, message: str, desk: Desk) -> bool:
    """Whether a message takes back some of the days of a record only: 把26号的假撤了, of 25 to 27."""
    days = _days_of(action, record)
    if days is None or not takes_back(action, move):
        return False
    told = without("filed_when", without_numbers(message).lower())
    clauses = [one for one in CLAUSE_END.split(told) if one.strip()]
    halved = any(record.fields.get(half) for half in ("start_half", "end_half"))
    some = [one for one in clauses if _is_part(read_period(one, desk.today, within=days), one, days, halved)]
    if days[0] != days[1] and (speaks("part_of_it", told) or speaks("keeps_rest", told)):
        return True
    return bool(some)


def takes_back(action: Action, move: Move) -> bool:
    """Whether a step takes back what was filed or granted, as a whole."""
    return action.state(move.to).void and "撤销" in move.words


def whole_only(step: Step, record: Record, move: Move, desk: Desk) -> Step:
    """The step for a yes, with what is told to who wants to take back a part."""
    return replace(step, reply=replace(step.reply, text=f"{_only_whole(record, move, desk)}\n\n{step.reply.text}"))


def not_as_whole(action: Action, record: Record, move: Move, message: str, desk: Desk) -> str:
    """What is told to who wants to take back a part; empty for who wants all of it."""
    return _only_whole(record, move, desk) if of_a_part(action, record, move, message, desk) else ""


def _only_whole(record: Record, move: Move, desk: Desk) -> str:
    return desk.say(
        f"{record.id} 只能整份{move.zh}，不能只撤其中一部分。"
        f"要改成别的日期或时间，请整份{move.zh}后重新提交。是要整份{move.zh}吗？",
        f"{record.id} can only be taken back as a whole, not in part. For other days, take all of it back and file it "
        "anew. Is the whole meant?",
    )


def _days_of(action: Action, record: Record) -> tuple[date, date] | None:
    periods = [item for item in action.fields if isinstance(item, PeriodField) and record.fields.get(item.name)]
    if not periods:
        return None
    start, end = record.fields[periods[0].name], record.fields.get(periods[0].end)
    return date.fromisoformat(str(start)), date.fromisoformat(str(end or start))


def _is_part(read: Period, clause: str, days: tuple[date, date], halved: bool) -> bool:
    """Whether a clause names some of the days, or a half of them, and not all."""
    first, last = days
    half = (read.start_half or read.end_half) is not None
    if read.count is not None and read.start is None:
        return read.unit == "day" and read.count < _shortest(first, last)
    named = [day for day in (read.start, read.end) if day]
    if not named or not all(first <= day <= last for day in named):
        return half and not named and not halved
    begins = len(named) == 1 and named[0] == first and bool(speaks("begins", clause))
    whole = begins or (min(named), max(named)) == days
    return not whole or (half and not halved)


def _shortest(first: date, last: date) -> int:
    """The fewest days that a record of these may be called: its working days, without weekends."""
    ahead = (last - first).days + 1
    weekdays = sum(date.fromordinal(n).weekday() < 5 for n in range(first.toordinal(), last.toordinal() + 1))  # noqa: PLR2004
    return min(ahead, weekdays or ahead)


def _told_not_yet(action: Action, record: Record, move: Move, desk: Desk) -> Step:
    state = action.state(record.state)
    told = desk.say(
        f"没有改动：听起来只是现在还不批，不是“{move.zh}”；{record.id} 仍是“{state.zh}”。"
        f"真要{move.zh}，请说“{move.words[0]} {record.id}”；先放着就不用管。",
        f"Nothing was changed: it sounds as if it were not decided yet; {record.id} is still “{state.en}”. "
        f"To {move.en} it, say “{move.en} {record.id}”.",
    )
    return said([told, line(action, record, desk)], "clarify", record.id)


def _told_why(action: Action, record: Record, move: Move, why: str, desk: Desk) -> Step:
    told = desk.say(
        f"没有改动：{why}。要“{move.zh}”，到时候请说“{move.words[0]} {record.id}”。",
        f"Nothing was changed: {why}. To {move.en} it, say “{move.en} {record.id}”.",
    )
    return said([told, line(action, record, desk)], "clarify", record.id)
