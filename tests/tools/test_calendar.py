"""Working days of 2026, whose 1 to 3 January and 1 to 7 October are off; 4 January and 10 October are worked."""

from datetime import date
from decimal import Decimal

import pytest

from tools.calendar import UnknownYear, is_workday, nth_workday, workdays


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 28), False),
        (date(2026, 1, 4), True),  # a Sunday that is worked
        (date(2026, 10, 5), False),  # a Monday that is off
        (date(2026, 10, 10), True),
    ],
)
def test_holidays_and_the_weekends_worked_for_them(day: date, works: bool) -> None:
    assert is_workday(day) is works


@pytest.mark.parametrize(
    ("start", "end", "start_half", "end_half", "days"),
    [
        (date(2026, 11, 23), date(2026, 11, 27), None, None, "5"),
        (date(2026, 11, 23), date(2026, 11, 30), None, None, "6"),
        (date(2026, 11, 23), date(2026, 11, 24), "pm", None, "1.5"),
        (date(2026, 11, 23), date(2026, 11, 24), "pm", "am", "1"),
        (date(2026, 11, 23), date(2026, 11, 23), "am", "am", "0.5"),
        (date(2026, 11, 23), date(2026, 11, 23), "pm", "pm", "0.5"),
        (date(2026, 11, 28), date(2026, 11, 29), None, None, "0"),
        (date(2026, 11, 28), date(2026, 11, 30), "pm", None, "1"),
        (date(2026, 11, 27), date(2026, 11, 29), None, "am", "1"),
        (date(2026, 9, 30), date(2026, 10, 10), None, None, "4"),
        (date(2026, 1, 1), date(2026, 12, 31), None, None, "248"),
    ],
)
def test_working_days_of_a_period(
    start: date, end: date, start_half: str | None, end_half: str | None, days: str
) -> None:
    assert workdays(start, end, start_half, end_half) == Decimal(days)


@pytest.mark.parametrize(
    ("start", "n", "day"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), 6, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 9, 30), 2, date(2026, 10, 8)),
    ],
)
def test_the_nth_working_day(start: date, n: int, day: date) -> None:
    assert nth_workday(start, n) == day


def test_a_year_that_is_not_known_is_said_so() -> None:
    with pytest.raises(UnknownYear, match="2099") as caught:
        is_workday(date(2099, 1, 4))
    assert caught.value.year == 2099
    with pytest.raises(UnknownYear):
        workdays(date(2099, 1, 4), date(2099, 1, 8))
    with pytest.raises(UnknownYear):
        nth_workday(date(2099, 1, 4), 3)
