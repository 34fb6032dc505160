"""The store, the same on SQLite and on a real PostgreSQL."""

import multiprocessing
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.tools.conftest import NOW
from tools.problems import DatabaseError
from tools.store import Known, Store
from tools.store.database import Database

REPLY: dict[str, Any] = {"reply": "好", "kind": "chitchat", "citations": [], "action": None}


def save(
    store: Store, conversation: str, event: str | None, text: str, opened: bool = False, owner: str = "e001"
) -> Any:
    """Store a turn as a conversation does; the turn that another writer was first with, where there is one."""
    opened_by = f"{owner}:{event}" if opened and event else None
    try:
        with store.work() as work:
            if opened:
                work.open_conversation(conversation, owner)
            return work.save_turn(conversation, event, opened_by, text, REPLY | {"reply": text}, {"question": text})
    except Known:
        return store.turn_by_event(owner, None if opened else conversation, event or "")


def start(store: Store, owner: str = "e001") -> str:
    conversation = uuid4().hex
    save(store, conversation, None, "start", opened=True, owner=owner)
    return conversation


def test_turns_come_back_in_order(store: Store) -> None:
    conversation = start(store)
    assert store.conversation_owner(conversation) == "e001"
    assert store.conversation_owner("nowhere") is None
    turns = [save(store, conversation, None, text) for text in ("一", "二", "三")]
    assert [turn.text for turn in store.last_turns(conversation, 2)] == ["二", "三"]
    assert store.turn(turns[0].id).reply["reply"] == "一"  # type: ignore[union-attr]
    assert store.turn(10**9) is None


def test_the_same_event_is_stored_once(store: Store) -> None:
    conversation = start(store)
    first = save(store, conversation, "ev", "一")
    assert save(store, conversation, "ev", "二") == store.turn(first.id)
    assert store.turn_by_event("e001", conversation, "ev").text == "一"  # type: ignore[union-attr]


def test_an_opening_event_is_found_without_its_conversation(store: Store) -> None:
    first = save(store, uuid4().hex, "open-7", "一", opened=True, owner="e007")
    second = save(store, uuid4().hex, "open-7", "二", opened=True, owner="e007")
    assert store.conversation_owner(second.conversation_id) == "e007"
    assert second.id == first.id
    assert store.turn_by_event("e007", None, "open-7").id == first.id  # type: ignore[union-attr]
    assert store.turn_by_event("e008", None, "open-7") is None


def test_many_threads_store_one_event_once(store: Store) -> None:
    conversation = start(store)
    ids: list[int] = []
    threads = [
        threading.Thread(target=lambda n=n: ids.append(save(store, conversation, "same", str(n)).id)) for n in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 12
    assert len(set(ids)) == 1
    assert len(store.last_turns(conversation, 99)) == 2


def _save_many(url: str, conversation: str) -> None:
    store = Store.open(url)
    for number in range(30):
        save(store, conversation, f"ev-{number}", "x")
    store.close()


def test_two_processes_share_a_database(url: str, store: Store) -> None:
    conversation = start(store)
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_save_many, args=(url, conversation)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert len(store.last_turns(conversation, 99)) == 31


def test_turns_are_counted_by_day(url: str) -> None:
    clock = [NOW]
    store = Store.open(url, lambda: clock[0])
    clock[0] = first = NOW + timedelta(days=400)  # a database is shared by tests
    moments = [first - timedelta(hours=1), first + timedelta(hours=23), first + timedelta(hours=47)]
    conversation = start(store)
    said: tuple[tuple[str, list[str], int | None, int], ...] = (
        ("answer", ["hr-admin/14", "hr-admin/13"], 20, 0),
        ("answer", ["hr-admin/14"], 20, 1),
        ("clarify", [], None, 1),
    )
    for kind, cited, took, day in said:
        clock[0] = first + timedelta(days=day)
        reply = {"reply": "好", "kind": kind, "citations": [{"article_id": one} for one in (*cited, *cited)]}
        with store.work() as work:
            turn = work.save_turn(conversation, None, None, "问", reply, {}, took_ms=took)
    store.add_feedback(turn.id, "e001", "down", "不对")
    kinds = store.figures.kinds(moments)
    assert [(one["answer"], one["clarify"]) for one in kinds] == [(1, 0), (1, 1)]
    assert store.figures.taken(moments) == [{20: 1}, {20: 1}]
    assert store.figures.thumbs_down(moments) == [0, 1]
    assert store.figures.articles(moments) == {"hr-admin/14": 2, "hr-admin/13": 1}
    store.close()


def test_a_session_ends_when_it_should(store: Store) -> None:
    end = NOW + timedelta(hours=1)
    store.sessions.open("k1", "e001", NOW, end)
    store.sessions.keep("k1", {"said": ["好"]})
    found = store.sessions.find("k1", end - timedelta(seconds=1))
    assert found is not None
    assert (found.employee, found.data) == ("e001", {"said": ["好"]})
    assert store.sessions.find("k1", end) is None
    store.sessions.open("k2", None, end, end + timedelta(hours=1))
    assert store.sessions.find("k1", NOW) is None, "ended sessions are swept out"
    store.sessions.close("k2")
    assert store.sessions.find("k2", end) is None


@pytest.mark.parametrize("url", ["nonsense", "oracle://u:secret@h/x", "postgresql+psycopg://u:secret@127.0.0.1:1/x"])
def test_a_database_that_cannot_be_used_is_named_without_its_password(url: str) -> None:
    with pytest.raises(DatabaseError) as problem:
        Store.open(url)
    assert "ZHIDU_DATABASE_URL" in str(problem.value)
    assert "secret" not in str(problem.value)


def test_only_preparations_do_not_wait_for_the_disk(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/a.db")
    pragma, normal, full = text("PRAGMA synchronous"), 1, 2
    for _ in range(2):  # the same connection from the pool
        with database.preparing() as connection:
            assert connection.execute(pragma).scalar() == normal
        with database.writing() as connection:
            assert connection.execute(pragma).scalar() == full
    database.close()
