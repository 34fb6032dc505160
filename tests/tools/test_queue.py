"""Long lists of records: the rights in SQL are those of tools/rights.py, and pages by key show each record once."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.tools.conftest import NOW
from tools import ACTIONS, action_named
from tools.action import Action
from tools.directory import Directory, Employee
from tools.due import DUE, dated_states, deadline_of
from tools.reach import Reach, duty, sight
from tools.record import Draft, Record
from tools.report import complaints_by_month
from tools.rights import may_see, may_take
from tools.store import Origin, Store
from tools.store.queue import ORDERS, BadKey, Filter

PEOPLE = Directory([
    Employee("a", "甲", "a@x", "boss"), Employee("b", "乙", "b@x", "boss"), Employee("c", "丙", "c@x"),
    Employee("boss", "经理", "boss@x", None, frozenset({"manager"})),
    Employee("hr", "人事", "hr@x", "boss", frozenset({"hr"})),
    Employee("safe", "安全", "s@x", None, frozenset({"safety_officer"})),
    Employee("lead", "客服", "l@x", None, frozenset({"service_lead"})),
])  # fmt: skip
OWNERS = ("a", "b", "c", "boss", "hr", "gone")  # the last one is not in the directory any more
EVERY = Reach(everything=True)


def action(name: str) -> Action:
    found = action_named(name)
    assert found is not None
    return found


def put(store: Store, kind: str, owner: str, state: str, filed: datetime = NOW, **more: Any) -> Record:
    """A record as it might stand after some steps."""
    fields = more.pop("fields", {"description": "送货晚了", "customer": "张女士", "severity": "一般"})
    new = Record("", kind, owner, state, 1, fields, filed, filed, **more)
    prefix = action(kind).prefix
    with store.work() as work:
        return work.file(Draft(kind), new, prefix, Origin(owner, filed), lambda own: None, lambda made: ())


def everyone(store: Store, wanted: Filter, order: str = "old", size: int = 7) -> list[Record]:
    """All pages, forwards; and the same backwards."""
    forwards: list[Record] = []
    page = store.queue.page(wanted, order, size=size)
    forwards += page.records
    while page.after:
        page = store.queue.page(wanted, order, after=page.after, size=size)
        forwards += page.records
    backwards = list(page.records)
    while page.before:
        page = store.queue.page(wanted, order, before=page.before, size=size)
        backwards = page.records + backwards
    assert [r.id for r in backwards] == [r.id for r in forwards]
    return forwards


@pytest.fixture
def filed(store: Store) -> list[Record]:
    dice = random.Random(3)  # noqa: S311
    for record in [
        (kind.name, owner, state.name) for kind in ACTIONS for owner in OWNERS for state in kind.states
    ]:  # fmt: skip
        put(store, *record, assignee=dice.choice([None, "a", "c", "hr"]))
    return [r for kind in ACTIONS for r in store.records(type=kind.name)]


def test_the_rights_in_sql_are_those_of_one_record(store: Store, filed: list[Record]) -> None:
    for kind in ACTIONS:
        mine = [record for record in filed if record.type == kind.name]
        for person in PEOPLE:
            seen = {r.id for r in everyone(store, Filter(kind, sight(kind, person, PEOPLE)), size=50)}
            assert seen == {r.id for r in mine if may_see(kind, r, person, PEOPLE)}, (kind.name, person.id)
            wanted = Filter(kind, EVERY, duty=duty(kind, person, PEOPLE))
            waits = {r.id for r in everyone(store, wanted, size=50)}
            assert waits == {r.id for r in mine if _waits_for(kind, r, person)}, (kind.name, person.id)


def _waits_for(kind: Action, record: Record, person: Employee) -> bool:
    moves = [m for m in kind.moves_from(record.state) if m.awaited and m.who != ("owner",)]
    return any(may_take(move, record, person, PEOPLE) for move in moves)


@pytest.mark.parametrize("order", ORDERS)
def test_pages_show_each_record_once_and_in_order(store: Store, order: str) -> None:
    kind = action("complaint")
    owner = f"pages-{order}"  # a database is shared by tests
    for n in range(23):
        due = NOW + timedelta(hours=n % 5) if n % 3 else None
        put(store, "complaint", owner, "registered", NOW + timedelta(minutes=n % 4), due_at=due)
    found = everyone(store, Filter(kind, Reach(owners=frozenset({owner}))), order)
    assert len({record.id for record in found}) == len(found) == 23
    never = datetime.max.replace(tzinfo=UTC)
    keys = [(r.due_at or never, r.id) if order == "due" else (r.filed_at, r.id) for r in found]
    assert keys == sorted(keys, reverse=order == "new")


def test_an_agreed_day_orders_and_counts_as_late(store: Store) -> None:
    kind = action("hazard_report")
    (state,) = dated_states(kind)
    mine = Filter(kind, Reach(owners=frozenset({"due"})))
    days = ["2026-11-25", "2026-11-22", "2026-11-23", "2026-12-24"]
    for day in days:
        put(store, "hazard_report", "due", state, fields={"description": "x", DUE: day})
    done = put(store, "hazard_report", "due", "closed", fields={"description": "x", DUE: "2026-11-01"})
    bare = put(store, "hazard_report", "due", "registered", fields={"description": "x"})
    found = everyone(store, mine, "due", size=2)
    assert [r.fields.get(DUE) for r in found[:4]] == sorted(days)
    assert {r.id for r in found[4:]} == {done.id, bare.id}
    late = everyone(store, replace(mine, late_at=NOW), "due")
    assert [r.fields[DUE] for r in late] == ["2026-11-22"]
    assert [r.id for r in found if (due := deadline_of(kind, r, UTC)) and due <= NOW] == [r.id for r in late]


def test_filters(store: Store) -> None:
    kind = action("complaint")
    mine = Filter(kind, Reach(owners=frozenset({"filter"})))
    sugar = put(store, "complaint", "filter", "registered", fields={"customer": "100%糖业", "description": "甜"})
    late = put(store, "complaint", "filter", "processing", NOW + timedelta(days=2), due_at=NOW - timedelta(hours=1))
    put(store, "complaint", "filter", "closed", due_at=NOW - timedelta(hours=1))

    def ids(wanted: Filter) -> list[str]:
        return [record.id for record in everyone(store, wanted)]

    assert ids(replace(mine, words="糖业")) == ids(replace(mine, words="100%")) == [sugar.id]
    assert ids(replace(mine, words=sugar.id[3:].lower())) == [sugar.id]
    assert ids(replace(mine, words="%")) == [sugar.id]
    assert ids(replace(mine, words='"')) != [sugar.id]
    assert len(ids(replace(mine, words="nowhere", people=frozenset({"filter"})))) == 3
    assert ids(replace(mine, late_at=NOW)) == ids(replace(mine, since=NOW + timedelta(days=1))) == [late.id]
    assert late.id not in ids(replace(mine, until=NOW + timedelta(days=1)))
    assert store.queue.counts(mine) == {"registered": 1, "processing": 1, "closed": 1}
    assert ids(replace(mine, states=("closed", "processing"))) != []
    with pytest.raises(BadKey):
        store.queue.page(mine, after="nonsense")
    with pytest.raises(BadKey):
        store.queue.page(mine, after="2026-13-45T99:99:99+00:00~CP-1")


def test_the_report_on_complaints_is_the_same_in_sql(store: Store) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    begins = [datetime(2026, month, 1, tzinfo=zone) for month in (9, 10, 11, 12)]
    dice = random.Random(5)  # noqa: S311
    for n in range(40):
        fields = {"severity": dice.choice(("一般", "重大"))} | ({"satisfaction": n % 5 + 1} if n % 3 else {})
        filed = begins[0] + timedelta(days=2 * n, hours=n % 24)
        late = filed if n % 4 == 0 else None
        state = "closed" if n % 2 else "registered"
        put(store, "complaint", "report", state, filed, escalated_at=late, fields=fields | {"description": "x"})
    wanted = [
        row
        for row in complaints_by_month(store.records(type="complaint"), zone)
        if "2026-09" <= row.month < "2026-12"
    ]  # fmt: skip
    assert store.figures.complaints(begins, [f"{day:%Y-%m}" for day in begins]) == wanted
    assert sum(n for kind, _, n in store.figures.states() if kind == "complaint") == len(
        store.records(type="complaint")
    )


def test_records_are_found_by_what_their_fields_hold_and_the_days_that_they_are_for(store: Store) -> None:
    def leave(owner: str, start: str, end: str, **more: str) -> str:
        return put(store, "leave_request", owner, "pending", fields={"start": start, "end": end} | more).id

    first = leave("a", "2026-12-01", "2026-12-03", certificate="待补证明")
    second = leave("b", "2026-12-03", "2026-12-03", certificate="已附证明")
    later = leave("a", "2026-12-09", "2026-12-09")
    every = Filter(action("leave_request"), EVERY)

    def found(**more: Any) -> set[str]:
        return {record.id for record in everyone(store, replace(every, **more))}

    assert found(during=("2026-12-03", "2026-12-03")) == {first, second}
    assert found(during=("2026-12-04", "2026-12-08")) == set()
    assert found(during=("2026-11-01", "2026-12-31"), owners=frozenset({"a"})) == {first, later}
    assert found(values=(("certificate", "待补证明"),)) == {first}
    assert found(of=frozenset({"b"}), during=("2026-12-03", "2026-12-03")) == {second}


def test_records_are_found_by_who_took_a_step_with_them_and_when(store: Store) -> None:
    record = put(store, "leave_request", "a", "pending", fields={"start": "2026-12-01", "end": "2026-12-01"})
    other = put(store, "leave_request", "b", "pending", fields={"start": "2026-12-01", "end": "2026-12-01"})
    with store.work() as work:
        work.change(record, replace(record, state="approved"), Origin("boss", NOW), "approved", "", ())
    every = Filter(action("leave_request"), EVERY)
    assert [r.id for r in everyone(store, replace(every, done_by="boss"))] == [record.id]
    assert everyone(store, replace(every, done_by="a")) == []  # filing is no step
    day = timedelta(days=1)
    assert len(everyone(store, replace(every, done_by="boss", done_since=NOW - day, done_until=NOW + day))) == 1
    assert everyone(store, replace(every, done_by="boss", done_since=NOW + day)) == []
    assert everyone(store, replace(every, done_by="boss", done_until=NOW - day)) == []
    done = store.last_done_by("boss")
    assert done is not None
    assert (done[0], done[1].what) == (record.id, "approved")
    assert store.last_done_by("a") is None
    assert other.state == "pending"
