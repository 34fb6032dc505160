"""From what was said of a day to the day itself."""

from collections.abc import Callable
from datetime import date, timedelta

from assistant.dates.mention import Days, Near, monday, month_end, months_on, one
from assistant.dates.period import DateProblem

SAID_YEARS = range(2000, 2100)  # a year beyond these is a slip: 3026年12月2日
OVER_MONTH_END = 16  # days after a first one within which a last one without a month may lie in the next
PAST_DAYS = 60  # a day of the year that is longer ago than this, in calendar days, is next year's


def _in_bounds(near: Near, fits: Callable[[date], bool], said: str) -> Days | DateProblem | None:
    """The one day to come, or behind us, within the bounds that fits; where several do it is asked. None without such a day."""
    if near.within is None or near.earliest is not None:
        return None
    first, last = near.within
    days = [day for n in range((last - first).days + 1) if fits(day := first + timedelta(days=n))]
    days = [day for day in days if (day < near.today) == near.behind]
    if len(days) > 1:
        return DateProblem("ambiguous", said, tuple(days))
    return one(days[0]) if days else None


def exact(year: int, month: int, day: int, said: str) -> Days | DateProblem:
    if year not in SAID_YEARS:
        return DateProblem("no_such_day", said)
    try:
        return one(date(year, month, day))
    except ValueError:
        return DateProblem("no_such_day", said)


def day_of_year(near: Near, month: int, day: int, said: str) -> Days | DateProblem:
    """A month and a day, without a year."""
    limit = near.earliest or near.today - timedelta(days=PAST_DAYS)
    year = limit.year + ((month, day) < (limit.month, limit.day))
    return exact(year, month, day, said)


def day_of_month(near: Near, day: int, said: str) -> Days | DateProblem:
    """A day without a month: on or after the earliest, else in the month it stands beside, else the coming one."""
    if found := _in_bounds(near, lambda one: one.day == day, said):
        return found
    if near.behind and near.earliest is None:
        month = months_on(near.today, -int(day >= near.today.day))
        return exact(month.year, month.month, day, said)
    if near.earliest is None and near.beside is not None:
        found = exact(near.beside.year, near.beside.month, day, said)
        if isinstance(found, DateProblem) or found[0] >= near.today:
            return found
    limit = near.earliest or near.today
    month = months_on(limit, int(day < limit.day))
    return exact(month.year, month.month, day, said)


def turns_back(first: date, last: date) -> bool:
    """Whether a last day that was said without its month (5号到3号) lies so far in the next one that an earlier one was
    said; 28号到3号 only goes on over the end of a month."""
    return (first.year, first.month) != (last.year, last.month) and (last - first).days > OVER_MONTH_END


def day_of_coming_month(near: Near, months: int, day: int, said: str) -> Days | DateProblem:
    month = months_on(near.today, months)
    return exact(month.year, month.month, day, said)


def last_of_month(near: Near, months: int) -> Days:
    return one(month_end(months_on(near.today, months)))


def last_of_month_near(near: Near) -> Days:
    return one(month_end(near.earliest or near.beside or near.today))


def last_of_named_month(near: Near, month: int, said: str) -> Days | DateProblem:
    first = day_of_year(near, month, 28, said)
    return first if isinstance(first, DateProblem) else one(month_end(first[0]))


def weekday(near: Near, index: int, said: str) -> Days | DateProblem:
    """The coming one, strictly after today; beside another day the one of its week, if that has not passed."""
    if found := _in_bounds(near, lambda day: day.weekday() == index, said):
        return found
    if near.behind and near.earliest is None:
        return one(near.today - timedelta(days=(near.today.weekday() - index - 1) % 7 + 1))
    if near.earliest is not None:
        return one(near.earliest + timedelta(days=(index - near.earliest.weekday()) % 7))
    if near.beside is not None:
        day = monday(near.beside) + timedelta(days=index)
        if day >= near.today:
            return one(day)
    return one(near.today + timedelta(days=(index - near.today.weekday() - 1) % 7 + 1))


def weekday_of_week(near: Near, weeks: int, index: int) -> Days:
    return one(monday(near.today) + timedelta(days=7 * weeks + index))


def week(near: Near, weeks: int) -> Days:
    """Monday to Friday."""
    first = monday(near.today) + timedelta(days=7 * weeks)
    return first, first + timedelta(days=4)


def week_bounds(near: Near, weeks: int) -> Days:
    """Monday to Sunday."""
    first = monday(near.today) + timedelta(days=7 * weeks)
    return first, first + timedelta(days=6)


def month_bounds(day: date, part: str = "") -> Days:
    """The month of a day, or its first, middle or last ten days (上旬, 月中, 月底)."""
    for words, first, last in (("初上", 1, 10), ("中", 11, 20)):
        if part and part[0] in words:
            return day.replace(day=first), day.replace(day=last)
    return day.replace(day=21 if part else 1), month_end(day)


def weekend(near: Near, weeks: int | None) -> Days:
    """Saturday and Sunday; without a week the coming ones, on a Saturday those that have begun."""
    if weeks is None:
        anchor = near.earliest or near.today
        saturday = anchor + timedelta(days=(5 - anchor.weekday()) % 7)
    else:
        saturday = monday(near.today) + timedelta(days=5 + 7 * weeks)
    return saturday, saturday + timedelta(days=1)
