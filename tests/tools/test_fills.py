"""Filled-in blanks in the store, the same on SQLite and on a real PostgreSQL."""

import threading
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from tests.tools.conftest import NOW
from tools.fill import BadFill, Fill, FillChanged, Place, checked, in_use
from tools.store import Origin, Store
from tools.store.fills import changes

TODAY = NOW.date()
HR = Origin("h001", NOW, "test")


def place() -> Place:
    """A place of its own: the tests on PostgreSQL share a database."""
    return Place(f"hr-admin/{uuid4().hex}", "考核周期通常为【月度/季度,请选择】。", 7, "【月度/季度,请选择】")


def put(
    store: Store, at: Place, value: str, effective: date = TODAY, origin: Origin = HR, version: int | None = None
) -> Fill:
    return store.fills.put(at, value, effective, "总经理办公会", "林慧", origin, version)


def value_on(store: Store, at: Place, day: date) -> str | None:
    fill = in_use(store.fills.of([at.article_id]), day)
    return fill.value if fill else None


def days_later(n: int) -> Origin:
    return replace(HR, at=NOW + timedelta(days=n))


def test_a_fill_is_used_from_its_day_on_and_not_before(store: Store) -> None:
    at, later = place(), TODAY + timedelta(days=7)
    fill = put(store, at, "季度", later)
    assert value_on(store, at, later - timedelta(days=1)) is None
    assert value_on(store, at, later) == "季度"
    assert (fill.by, fill.by_name, fill.on, fill.why) == ("h001", "林慧", TODAY, "总经理办公会")
    assert store.fills.find(fill.id) == fill
    assert fill in store.fills.all()


def test_a_change_counts_from_its_day_and_the_days_before_stay(store: Store) -> None:
    at, later = place(), TODAY + timedelta(days=7)
    put(store, at, "季度")
    put(store, at, "月度", later)
    assert value_on(store, at, later - timedelta(days=1)) == "季度"
    assert value_on(store, at, later) == "月度"
    put(store, at, "半年度", later - timedelta(days=1))  # in place of what was planned
    assert value_on(store, at, later) == "半年度"


def test_what_was_answered_is_not_rewritten(store: Store) -> None:
    at = place()
    put(store, at, "季度", TODAY - timedelta(days=30))  # decided earlier, recorded today
    with pytest.raises(BadFill, match=r"已经按“季度”答复") as refused:
        put(store, at, "月度", TODAY - timedelta(days=1))
    assert refused.value.field == "effective"
    put(store, at, "月度")
    assert value_on(store, at, TODAY - timedelta(days=1)) == "季度"


def test_a_withdrawn_fill_leaves_the_place_open_from_that_day_on(store: Store) -> None:
    at = place()
    put(store, at, "季度")
    fill = put(store, at, "月度", origin=days_later(2), effective=TODAY + timedelta(days=2))
    ended = store.fills.withdraw(fill.id, "填错了", days_later(5))
    assert (ended.ended, ended.ended_by, ended.ended_why) == (TODAY + timedelta(days=5), "h001", "填错了")
    assert [value_on(store, at, TODAY + timedelta(days=n)) for n in (0, 1, 2, 4, 5, 9)] == [
        "季度", "季度", "月度", "月度", None, None,
    ]  # fmt: skip
    assert store.fills.withdraw(fill.id, "再撤一次", days_later(6)) == ended
    with pytest.raises(BadFill, match="没有这条"):
        store.fills.withdraw(10**6, "无", HR)


def test_a_plan_withdrawn_before_its_day_changes_nothing(store: Store) -> None:
    at, later = place(), TODAY + timedelta(days=7)
    put(store, at, "季度")
    plan = put(store, at, "月度", later)
    store.fills.withdraw(plan.id, "不改了", days_later(1))
    assert value_on(store, at, later) == "季度"


def test_the_same_again_is_the_first_and_another_view_is_a_conflict(store: Store) -> None:
    at = place()
    first = put(store, at, "季度", version=0)
    assert put(store, at, "季度", version=0) == first
    with pytest.raises(FillChanged, match="林慧 改动"):
        put(store, at, "月度", version=0)
    assert changes(store.fills.of([at.article_id])) == 1
    put(store, at, "月度", version=1)


def test_of_many_at_once_one_fills_in(store: Store) -> None:
    at, done, refused = place(), list[Fill](), list[Exception]()

    def fill(number: int) -> None:
        try:
            done.append(put(store, at, f"第{number}种", version=0))
        except FillChanged as problem:
            refused.append(problem)

    threads = [threading.Thread(target=fill, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(done), len(refused)) == (1, 7)
    assert store.fills.of([at.article_id]) == done


def test_every_change_is_in_the_audit_trail(store: Store) -> None:
    fill = put(store, place(), "季度")
    store.fills.withdraw(fill.id, "填错了", HR)
    history = store.history(f"fill-{fill.id}")
    assert [(event.who, event.what) for event in history] == [("h001", "blank filled in"), ("h001", "blank withdrawn")]
    assert history[0].detail["value"] == "季度"
    assert history[1].detail["why"] == "填错了"
    assert store.verify_audit().broken_at is None


@pytest.mark.parametrize("text", ["", "  ", "季" * 201, "季\n度", "季\x00度", "季\u202e度", "季\ud800"])
def test_a_value_is_one_line_of_plain_text(text: str) -> None:
    with pytest.raises(BadFill) as refused:
        checked(text, 200, "填写的内容", "value")
    assert refused.value.field == "value"


def test_moments_are_kept_with_their_zone(store: Store) -> None:
    made = put(store, place(), "季度")
    kept = store.fills.find(made.id)
    assert kept
    assert kept.at == NOW
    assert isinstance(kept.at, datetime)
