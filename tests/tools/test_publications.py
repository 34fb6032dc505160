"""Published versions in the store, the same on SQLite and on a real PostgreSQL."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.tools.conftest import NOW
from tools.publication import DISCARDED, DRAFT, PUBLISHED, WITHDRAWN, BadVersion, Publication, VersionChanged
from tools.store import Origin, Store

TODAY = NOW.date()
HR = Origin("h001", NOW, "test")
PART = {"compilation": "hr-admin", "title": "制度", "label": "篇一", "scope": "", "part": ""}


def add(store: Store, content: bytes = b"\x00\xff text") -> Publication:
    return store.publications.add("a.txt", content, [PART], "林慧", HR)


def test_an_upload_is_a_draft_with_its_bytes(store: Store) -> None:
    before = store.publications.revision()
    kept = add(store)
    assert (kept.state, kept.by_name, kept.parts, kept.effective) == (DRAFT, "林慧", (PART,), None)
    assert store.publications.content(kept.id) == b"\x00\xff text"
    assert store.publications.find(kept.id) == kept
    assert store.publications.all()[0] == kept
    assert store.publications.revision() == before
    assert kept.id not in {publication.id for publication, _ in store.publications.decided()}


def test_decisions_keep_their_order_and_change_the_revision(store: Store) -> None:
    first, second = add(store, b"1"), add(store, b"2")
    start = store.publications.revision()
    later = store.publications.publish(second.id, TODAY, "决定", HR, start)
    sooner = store.publications.publish(first.id, TODAY + timedelta(days=3), "决定", HR)
    assert store.publications.revision() == start + 2
    decided = [(p.id, content) for p, content in store.publications.decided() if p.id in (first.id, second.id)]
    assert decided == [(second.id, b"2"), (first.id, b"1")]
    assert (sooner.state, later.version) == (PUBLISHED, f"{TODAY}.{second.id}")
    ended = store.publications.withdraw(second.id, "有误", replace(HR, at=NOW + timedelta(days=1)))
    assert (ended.state, ended.ended, ended.ended_why) == (WITHDRAWN, TODAY + timedelta(days=1), "有误")
    assert store.publications.revision() == start + 3
    assert store.publications.withdraw(second.id, "再来", HR) == ended


def test_a_decision_upon_an_older_view_is_refused(store: Store) -> None:
    first, second = add(store), add(store)
    seen = store.publications.revision()
    done = store.publications.publish(first.id, TODAY, "决定", HR, seen)
    assert store.publications.publish(first.id, TODAY, "决定", HR, seen) == done
    with pytest.raises(VersionChanged, match="重新核对"):
        store.publications.publish(second.id, TODAY, "决定", HR, seen)
    with pytest.raises(VersionChanged, match="已发布"):
        store.publications.discard(first.id, HR)
    store.publications.discard(second.id, HR)
    assert second.id not in {publication.id for publication in store.publications.all()}
    found = store.publications.find(second.id)
    assert found
    assert found.state == DISCARDED
    with pytest.raises(VersionChanged, match="已放弃"):
        store.publications.withdraw(second.id, "有误", HR)
    with pytest.raises(BadVersion, match="没有这一版"):
        store.publications.publish(10**6, TODAY, "决定", HR)


def test_of_many_at_once_one_decides(store: Store) -> None:
    drafts, seen = [add(store) for _ in range(6)], store.publications.revision()
    done, refused = list[Publication](), list[Exception]()

    def decide(draft: Publication) -> None:
        try:
            done.append(store.publications.publish(draft.id, TODAY, "决定", HR, seen))
        except VersionChanged as problem:
            refused.append(problem)

    threads = [threading.Thread(target=decide, args=(draft,)) for draft in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(done), len(refused)) == (1, 5)


def test_every_decision_is_in_the_audit_trail(store: Store) -> None:
    kept = add(store)
    store.publications.publish(kept.id, TODAY, "决定", HR)
    store.publications.withdraw(kept.id, "有误", HR)
    history = store.history(f"version-{kept.id}")
    assert [event.what for event in history] == ["version uploaded", "version published", "version withdrawn"]
    assert history[1].detail["why"] == "决定"
    assert store.verify_audit().broken_at is None
