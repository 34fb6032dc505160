"""Notices, events and places in the store, on SQLite and on a real PostgreSQL."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from tests.tools.filed import LEAVE, file
from tools.record import Draft
from tools.store import Store

LEASE = timedelta(minutes=1)


def at_once(number: int, work: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=work, args=(n,)) for n in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_each_notice_is_claimed_by_one_worker(store: Store) -> None:
    store.deliveries.claim(datetime.now(UTC), timedelta(days=9), 999)  # what other tests left
    file(store, "leave_request", LEAVE)
    claimed: list[int] = []
    at_once(6, lambda n: claimed.extend(m.id for m in store.deliveries.claim(datetime.now(UTC), LEASE, 9)))
    assert claimed
    assert len(claimed) == len(set(claimed))
    assert not store.deliveries.claim(datetime.now(UTC), LEASE, 9)
    again = store.deliveries.claim(datetime.now(UTC) + LEASE, LEASE, 9)  # a killed worker's claims run out
    assert {m.id for m in again} == set(claimed)
    assert all(m.attempts == 2 for m in again)


def test_each_event_is_received_and_taken_up_once(store: Store) -> None:
    event, received = uuid4().hex, []
    past = datetime.now(UTC) - timedelta(seconds=1)
    at_once(6, lambda n: received.append(store.inbox.receive("slack", event, {"n": n}, past)))
    assert sorted(received) == [False] * 5 + [True]
    assert store.inbox.receive("dingtalk", event, {}, past)
    taken: list[int] = []
    at_once(6, lambda n: taken.extend(r.attempts for r in store.inbox.claim("slack", datetime.now(UTC), LEASE, 99)))
    assert taken == [2]
    store.inbox.again("slack", event, past)
    assert [r.attempts for r in store.inbox.claim("slack", datetime.now(UTC), LEASE, 99)] == [3]
    store.inbox.finish("slack", event)
    assert not store.inbox.claim("slack", datetime.now(UTC) + LEASE * 2, LEASE, 99)
    assert not store.inbox.receive("slack", event, {}, past)


def test_a_place_has_one_conversation_for_each_person(store: Store) -> None:
    place, found = uuid4().hex, []
    assert not store.places.held("slack", place)
    at_once(6, lambda n: found.append(store.places.conversation("slack", place, "e001")))
    assert len(set(found)) == 1
    assert store.conversation_owner(found[0]) == "e001"
    assert store.places.known("slack", place, "e002") is None
    assert store.places.conversation("dingtalk", place, "e001") != found[0]
    assert store.places.held("slack", place)
    assert set(store.places.channels_of("e001")) == {"slack", "dingtalk"}


def test_open_drafts_move_with_their_version(store: Store) -> None:
    group, home = (store.places.conversation("slack", uuid4().hex, "e001") for _ in range(2))
    with store.work() as work:
        draft = work.put_draft(group, Draft("leave_request", "confirming"))
    store.places.move_drafts(group, home)
    assert store.drafts(group) == []
    assert [(d.id, d.version) for d in store.drafts(home)] == [(draft.id, draft.version)]
