"""A turn reads each thing of records once, sees what it writes itself, and the next turn sees everything."""

from contextlib import AbstractContextManager

import pytest
from sqlalchemy.engine import Connection

from tests.tools.filed import COMPANY, LEAVE, file, move, who
from tools.duties import waiting_for
from tools.store import Store


def waits(store: Store, number: str) -> bool:
    return number in [record.id for _, record in waiting_for(who("m001"), store, COMPANY)]


def test_a_turn_sees_records_as_it_first_read_them(store: Store) -> None:
    record = file(store, "leave_request", LEAVE)
    turn = store.for_turn()
    before = turn.record(record.id)
    assert waits(turn, record.id)
    move(store, record, "approved", "m001")
    assert turn.record(record.id) == before == record
    assert waits(turn, record.id)
    later = store.for_turn()
    assert later.record(record.id) != record
    assert not waits(later, record.id)


def test_what_a_turn_writes_it_sees(store: Store) -> None:
    record = file(store, "leave_request", LEAVE)
    turn = store.for_turn()
    before = turn.history(record.id)
    assert turn.record(record.id) == record
    move(turn, record, "rejected", "m001")
    moved = turn.record(record.id)
    assert moved
    assert moved.state == "rejected"
    assert len(turn.history(record.id)) == len(before) + 1
    last = turn.last_done_by("m001")
    assert last
    assert last[0] == record.id


def test_a_turn_asks_the_database_for_the_same_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    record = file(store, "leave_request", LEAVE)
    asked: list[int] = []
    read = store._database.reading

    def reading() -> AbstractContextManager[Connection]:
        asked.append(1)
        return read()

    monkeypatch.setattr(store._database, "reading", reading)
    turn = store.for_turn()
    for _ in range(3):
        turn.record(record.id)
        turn.history(record.id)
        waiting_for(who("m001"), turn, COMPANY, most=1)
        waiting_for(who("m001"), turn, COMPANY)
    first = len(asked)
    turn.records(owner="e001")
    assert len(asked) == first + 1
    store.record(record.id)
    store.record(record.id)
    assert len(asked) == first + 3  # a store that outlasts a turn keeps nothing
    assert first == 2 + 5  # the record, its history, a page of each of five kinds
