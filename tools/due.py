"""When a record is due: its own deadline while it is open, or the day agreed for the state that it is in."""

from datetime import date, datetime, time, timedelta, tzinfo

from tools.action import Action
from tools.record import Record

DUE = "due"  # the field in which a day is agreed (operations/5.4: the rectification of a hazard)


def dated_states(action: Action) -> tuple[str, ...]:
    """The states that a step leads to for which a day is agreed."""
    return tuple(dict.fromkeys(m.to for m in action.moves if any(item.name == DUE for item in m.needs)))


def deadline_of(action: Action, record: Record, zone: tzinfo) -> datetime | None:
    """The moment after which the record is late; None where there is none, or where it no longer counts."""
    if action.state(record.state).final:
        return None
    day = agreed_day(action, record)
    return datetime.combine(day + timedelta(days=1), time.min, zone) if day else record.due_at


def due_at(action: Action, record: Record, zone: tzinfo) -> datetime | None:
    """The moment until which something was to be done with a record, be it done or not: its own deadline, or the end of
    the day that was agreed."""
    agreed = record.fields.get(DUE) if dated_states(action) else None
    last = datetime.combine(date.fromisoformat(agreed), time.max.replace(microsecond=0), zone) if agreed else None
    return last or record.due_at


def agreed_day(action: Action, record: Record) -> date | None:
    """The last day that was agreed for the state that the record is in."""
    agreed = record.fields.get(DUE)
    return date.fromisoformat(agreed) if agreed and record.state in dated_states(action) else None
