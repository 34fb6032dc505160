"""Lists of records, as far as somebody may see them: by kind, whose, how they stand, from when."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from assistant.build import Parts
from assistant.cite import escape
from assistant.dates import read_period
from assistant.forms.desk import Desk
from assistant.forms.folded import FILLER, blank, fold
from assistant.forms.step import Step
from assistant.records.asked import Asked, asked_for
from assistant.records.listing import Found, listing, nothing
from assistant.records.mention import mentioned
from assistant.records.span import Span
from assistant.records.status import said, status
from assistant.records.words import speaks
from assistant.records.you import you_are
from tools.action import Action
from tools.duties import duties, in_sight
from tools.fields import PeriodField, TextField
from tools.reach import sees_others, sight
from tools.record import Record
from tools.store.queue import Filter

LISTED_MOST = 10
SOON = timedelta(hours=24)
READ_MOST = 200  # records of a kind among which words of their own (a customer, a place) are looked for


def listed(asked: Asked, message: str, desk: Desk, parts: Parts, closely: bool = False) -> Step:
    """The list that was asked for, or why it is not theirs to see; `closely`: of a single record its history too."""
    return replace(_listed(asked, message, desk, parts, closely), listed=message)


def listed_again(message: str, before: str, desk: Desk, parts: Parts) -> Step | None:
    """The list that `before` asked for, for the day that this message names: 后天呢; None for another message."""
    found = speaks("same_for", message) if before else None
    if found is None:
        return None
    day = found["day"]
    folded, asked = fold(day), fold(before)
    spans = read_period(folded, desk.today).spans
    if not spans or FILLER.sub("", blank(folded, spans)):
        return None
    rest = " ".join(blank(asked, read_period(asked, desk.today).spans).split())
    again = f"{rest} {day}" if desk.language == "en" else f"{day}{rest}"
    wanted = asked_for(again, desk, sure=True)
    return listed(wanted, again, desk, parts) if wanted else None


def _listed(asked: Asked, message: str, desk: Desk, parts: Parts, closely: bool) -> Step:
    if _beyond(asked, desk):
        customers = replace(asked, whose="seen", people=())  # a name may be a customer's and a colleague's
        found = [
            _found(action, _mentioned(message, action, _filter(customers, action, desk), parts))
            for action in asked.kinds
        ]
        if any(one.total for one in found):
            return _shown(said([listing(customers, found, LISTED_MOST, desk)]), found)
        return not_theirs(message, desk)
    found = [_find(asked, action, message, desk, parts) for action in asked.kinds]
    records = [(one.action, record) for one in found for record in one.records]
    if closely and len(records) == 1:
        return _shown(said([status(*records[0], desk, parts)], about=records[0][1].id), found)
    if any(one.total for one in found):
        alone = records[0] if sum(one.total for one in found) == 1 else None
        told = [listing(asked, found, LISTED_MOST, desk), *(_beside(*alone, desk) if alone else [])]
        return _shown(said(["\n".join(told)], about=alone[1].id if alone else ""), found)
    none = nothing(asked, _still_open(asked, desk, parts), desk)
    if asked.on and asked.whose in ("mine", "charged"):  # 我24号的假 may be of another month
        wider = _listed(replace(asked, on=None, states={}, values={}), message, desk, parts, closely)
        return replace(wider, reply=replace(wider.reply, text=f"{none}\n{wider.reply.text}"))
    return said([none])


def _shown(step: Step, found: list[Found]) -> Step:
    """The step with the numbers of what it lists, be it one: 那个呢."""
    return replace(step, shown=tuple(record.id for one in found for record in one.records)[:LISTED_MOST])


def _beside(action: Action, record: Record, desk: Desk) -> list[str]:
    """What a record tells that its line leaves out: the reason of a leave."""
    items = (item for item in action.fields if isinstance(item, TextField) and item.leftover)
    told = [(item, escape(str(value))) for item in items if (value := record.fields.get(item.name))]
    shown = action.sketch(record.fields)
    return [
        desk.say(f"  - {item.zh}：{value}", f"  - {item.en}: {value}") for item, value in told if value not in shown
    ]


def _still_open(asked: Asked, desk: Desk, parts: Parts) -> int:
    """How many are open at all, where none of them is late."""
    if not (asked.late or asked.soon or asked.due_by):
        return 0
    wider = replace(asked, late=False, soon=False, due_by=None, open=True)
    return sum(sum(parts.store.queue.counts(_filter(wider, action, desk)).values()) for action in asked.kinds)


def _beyond(asked: Asked, desk: Desk) -> bool:
    """Whether other people's records are asked for, and none of them is this person's to see."""
    of_others = asked.whose in ("theirs", "team", "all")
    return of_others and not any(_reaches(action, asked, desk) for action in asked.kinds)


def _reaches(action: Action, asked: Asked, desk: Desk) -> bool:
    reach = sight(action, desk.employee, desk.directory)
    if asked.whose == "theirs":
        return reach.everything or any(one.id in reach.owners for one in asked.people)
    return sees_others(action, desk.employee, desk.directory)


def not_theirs(message: str, desk: Desk) -> Step:
    """That other people's records are not this person's to see."""
    told = desk.say(
        "别人的记录不能这样查看：您只能看到自己提交或由您负责的记录。如果有记录等您处理，请问“有哪些待我处理”。",
        "Other people's records cannot be looked up like this: you see those that you filed or must act on. "
        "Ask “what waits for me” for those that you must act on.",
    )
    return said([told, you_are(message, desk)], "denied")


def _find(asked: Asked, action: Action, message: str, desk: Desk, parts: Parts) -> Found:
    wanted = _filter(asked, action, desk)
    order = "due" if asked.late or asked.soon or asked.due_by else "old" if asked.whose == "duty" else "new"
    if mentioned := _mentioned(message, action, wanted, parts):
        return _found(action, mentioned)
    counts = parts.store.queue.counts(wanted)
    page = parts.store.queue.page(wanted, order, size=LISTED_MOST) if counts else None
    return Found(action, counts, tuple(page.records) if page else ())


def _found(action: Action, records: list[Record]) -> Found:
    return Found(action, dict(Counter(record.state for record in records)), tuple(records[:LISTED_MOST]))


def _mentioned(message: str, action: Action, wanted: Filter, parts: Parts) -> list[Record]:
    records = parts.store.queue.page(replace(wanted, states=()), "new", size=READ_MOST).records
    return mentioned(message, action, records)


def _filter(asked: Asked, action: Action, desk: Desk) -> Filter:
    of_mine = duties if asked.whose == "duty" else in_sight
    found = replace(
        of_mine(action, desk.employee, desk.directory), states=_states(asked, action), values=_values(asked, action),
        late_at=_late_at(asked, desk), since=_midnight(asked.filed, 0, desk), until=_midnight(asked.filed, 1, desk),
        during=_during(asked, action), span=_span(action),
    )  # fmt: skip
    return _of_whom(found, asked, desk)


def _late_at(asked: Asked, desk: Desk) -> datetime | None:
    if asked.due_by:
        return datetime.combine(asked.due_by + timedelta(days=1), time.min, desk.now.tzinfo)
    return desk.now + SOON if asked.soon else desk.now if asked.late else None


def _of_whom(found: Filter, asked: Asked, desk: Desk) -> Filter:
    if asked.whose == "mine":
        return replace(found, owners=frozenset({desk.employee.id}))
    if asked.whose == "charged":
        return replace(found, of=frozenset({desk.employee.id}))
    if asked.people:
        return replace(found, of=frozenset(one.id for one in asked.people))
    if asked.whose == "decided":
        return replace(
            found, done_by=desk.employee.id, since=None, until=None, done_since=found.since, done_until=found.until
        )
    team = frozenset(one.id for one in desk.directory if one.manager_id == desk.employee.id)
    return replace(found, owners=team) if asked.whose == "team" and team else found


def _states(asked: Asked, action: Action) -> tuple[str, ...]:
    """The states that are asked for; of what is for some days those in which it still counts."""
    named = tuple(state.name for state in asked.states.get(action.name, ()))
    if named:
        return named
    if asked.states and not asked.named:  # states of other kinds: 待回访 is none of a leave
        return ("",)
    if asked.open:
        return tuple(state.name for state in action.states if action.waits_in(state.name))
    if asked.late or asked.soon or asked.owed or asked.due_by:
        return tuple(state.name for state in action.states if not state.final)
    return tuple(state.name for state in action.states if not state.void) if asked.on else ()


def _values(asked: Asked, action: Action) -> tuple[tuple[str, str], ...]:
    owed = action.attachment.owed if asked.owed and action.attachment else None
    return (*asked.values.get(action.name, ()), *((owed,) if owed else ()))


def _period(action: Action) -> PeriodField | None:
    return next((item for item in action.fields if isinstance(item, PeriodField)), None)


def _span(action: Action) -> tuple[str, str]:
    item = _period(action)
    return (item.name, item.end) if item else ("start", "end")


def _during(asked: Asked, action: Action) -> tuple[str, str] | None:
    return (str(asked.on[0]), str(asked.on[1])) if asked.on and _period(action) else None


def _midnight(span: Span | None, which: int, desk: Desk) -> datetime | None:
    if span is None:
        return None
    day: date = span[which] + timedelta(days=which)
    return datetime.combine(day, time.min, desk.now.tzinfo)
