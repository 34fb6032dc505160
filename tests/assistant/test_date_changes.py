"""What is said of a period that is already there: an end, a start, a shift; written as in periods.py."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.dates import read_period, read_period_edit
from assistant.dates.shift import Shift, read_shift
from tests.assistant.conftest import TODAY
from tests.assistant.periods import shown

EDITS = [  # beside 12-02 (a Wednesday) to 12-04
    ("改到6号结束", "..12-06"), ("结束改成周五", "..12-04"), ("到8号", "..12-08"), ("开始改成3号", "12-03.."),
    ("改成从3号开始", "12-03.."), ("改成从周一开始", "11-30.."), ("从周四开始", "12-03.."),
    ("改成3号到5号", "12-03..12-05"),
    ("改到6号", "..12-06"), ("推迟到8号", "12-08..12-10"), ("提前到1号", "12-01..12-03"), ("说错了是大后天", "11-26"),
    ("把4号改成5号", "..12-05"), ("把2号改成3号", "12-03.."), ("不是2号是3号", "12-03.."),
    ("结束日期不是4号是5号", "..12-05"), ("结束日期改成12月10号", "..12-10"), ("周四到周五", "12-03..12-04"),
    ("最后一天是8号", "..12-08"), ("结束时间改到6号下午", "..12-06pm"), ("改成三天", "3 day"), ("下午", ""),
    ("2月30号", "!no_such_day 2月30号"), ("until friday", "..12-04"),
    ("到3就行了", "..12-03"), ("请到3吧", "..12-03"), ("到3点就行", ""), ("交到3楼就行", ""), ("到1就行了", ""),
    ("change the end date to dec 8", "..12-08"),
]  # fmt: skip


@pytest.mark.parametrize(("message", "read"), EDITS)
def test_reads_a_change_beside_the_period(message: str, read: str) -> None:
    assert shown(read_period_edit(message, TODAY, date(2026, 12, 2), date(2026, 12, 4))) == read


@pytest.mark.parametrize(
    ("message", "read"),
    [
        ("结束改成周五", "..12-04"), ("改到周五", "12-04"), ("改成下午", "12-02pm"), ("下午", "12-02pm"),
        ("全天", "12-02"),
        ("改成后天下午", "11-25pm"), ("make it friday", "12-04"),
    ],
)  # fmt: skip
def test_reads_a_change_beside_one_day(message: str, read: str) -> None:
    assert shown(read_period_edit(message, TODAY, date(2026, 12, 2), date(2026, 12, 2))) == read


@pytest.mark.parametrize(
    ("message", "start", "end", "read"),
    [
        ("6号", date(2026, 12, 2), None, "..12-06"),
        ("周五上午", date(2026, 12, 2), None, "..12-04am"),
        ("1月5号", date(2026, 12, 28), None, "..2027-01-05"),
        ("3号", date(2026, 12, 28), None, "..2027-01-03"),
        ("当天", date(2026, 12, 2), None, "..12-02"),
        ("4号到6号", date(2026, 12, 2), None, "12-04..12-06"),
        ("周二", None, date(2026, 12, 4), "12-01.."),
        ("1号", None, date(2026, 12, 4), "12-01.."),
    ],
)
def test_a_single_day_is_the_side_that_is_missing(
    message: str, start: date | None, end: date | None, read: str
) -> None:
    assert shown(read_period_edit(message, TODAY, start, end)) == read


SHIFTS = [
    ("再加一天", "1", "end"), ("多请两天", "2", "end"), ("再请两天", "2", "end"), ("延长一天", "1", "end"),
    ("再加半天", "0.5", "end"), ("多休一天半", "1.5", "end"), ("续假两天", "2", "end"), ("晚一天回来", "1", "end"),
    ("少请一天", "-1", "end"), ("减少半天", "-0.5", "end"), ("缩短一天", "-1", "end"), ("早一天结束", "-1", "end"),
    ("往后推两天", "2", "both"), ("往后延一天", "1", "both"), ("推迟一周", "7", "both"), ("顺延三天", "3", "both"),
    ("提前一天", "-1", "both"), ("往前挪一天", "-1", "both"), ("one more day", "1", "end"), ("add a day", "1", "end"),
    ("extend by two days", "2", "end"), ("one day less", "-1", "end"), ("postpone by two days", "2", "both"),
    ("two days earlier", "-2", "both"),
]  # fmt: skip


@pytest.mark.parametrize(("message", "days", "side"), SHIFTS)
def test_reads_a_shift_and_no_count(message: str, days: str, side: str) -> None:
    found = read_shift(message)
    assert isinstance(found, Shift)
    assert (found.days, found.side) == (Decimal(days), side)
    assert read_period(message, TODAY).count is None


@pytest.mark.parametrize(
    "message",
    ["推迟到8号", "延长到周五", "提前三天申请", "要提前3天吗", "加一天班", "再过两天", "请三天", "需要提前一天说"],
)
def test_what_is_no_shift(message: str) -> None:
    assert read_shift(message) is None
