"""Spans of time for which records are asked, and days until which something is to be done."""

from datetime import date, datetime

import pytest

from assistant.records.deadline import day_in
from assistant.records.span import span_in

NOW = datetime.fromisoformat("2026-11-23T09:00:00+08:00")  # a Monday


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("今天谁请假", "2026-11-23", "2026-11-23"), ("本周投诉几起", "2026-11-23", "2026-11-29"),
        ("上周报了几个", "2026-11-16", "2026-11-22"), ("这个月有几起", "2026-11-01", "2026-11-30"),
        ("上个月的", "2026-10-01", "2026-10-31"), ("10月份关了几单", "2026-10-01", "2026-10-31"),
        ("12月几起", "2025-12-01", "2025-12-31"), ("今年一共", "2026-01-01", "2026-12-31"),
        ("第三季度", "2026-07-01", "2026-09-30"), ("上半年", "2026-01-01", "2026-06-30"),
        ("最近7天", "2026-11-17", "2026-11-23"), ("last month", "2026-10-01", "2026-10-31"),
    ],
)  # fmt: skip
def test_a_span_is_read(said: str, first: str, last: str) -> None:
    assert span_in(said, NOW.date()) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_month_ahead_is_the_nearest_where_days_are_meant() -> None:
    assert span_in("12月谁请假", NOW.date(), ahead=True) == (date(2026, 12, 1), date(2026, 12, 31))
    assert span_in("1月谁请假", NOW.date(), ahead=True) == (date(2027, 1, 1), date(2027, 1, 31))


@pytest.mark.parametrize("said", ["年休假有哪些", "有哪些没批", "几月几号"])
def test_no_span_is_made_up(said: str) -> None:
    assert span_in(said, NOW.date()) is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("周五前", "2026-11-27"), ("本周五之前", "2026-11-27"), ("三天内", "2026-11-26"), ("一周内完成", "2026-11-30"),
        ("5个工作日内", "2026-11-30"), ("月底前", "2026-11-30"), ("本周内", "2026-11-29"), ("下周内", "2026-12-06"),
        ("12月1号前", "2026-12-01"), ("明天下班前", "2026-11-24"), ("下班前", "2026-11-23"), ("48小时内", "2026-11-25"),
        ("within two weeks", "2026-12-07"),
    ],
)  # fmt: skip
def test_a_last_day_is_read(said: str, day: str) -> None:
    assert day_in(said, NOW) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("said", "day"), [("周五前", "2026-11-27"), ("下周五前", "2026-12-04"), ("by friday", "2026-11-27")]
)
def test_a_last_day_may_be_today(said: str, day: str) -> None:
    assert day_in(said, datetime.fromisoformat("2026-11-27T07:50:00+08:00")) == date.fromisoformat(day)


@pytest.mark.parametrize("said", ["尽快", "安排整改", "999999天内"])
def test_no_last_day_is_made_up(said: str) -> None:
    assert day_in(said, NOW) is None
