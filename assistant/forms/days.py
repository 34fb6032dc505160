"""Days of a form as a message gives them, and what is asked where they cannot be taken as said."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.dates import DateProblem
from assistant.forms.say import Said
from tools.fields import PeriodField

Span = tuple[int, int]
COUNT, UNIT = "_count", "_unit"  # a stated number of days that no last day has been counted from yet
COUNTED = "_counted"  # number and unit of the days from which the last day was counted: it moves with the first one
REFUSED = "_refused"  # days that a rule refused, by the names of their fields
SPOKEN_OF = "_spoken_of"  # the first day of the request beside which this is another one
WITHIN = "_within"  # first and last day of the time in which the days are to lie: 下周想请两天假
HALF = Decimal("0.5")


@dataclass(frozen=True)
class Days:
    """`values` to take over, `dropped` names that stand no longer, `questions` about what could not be taken as said,
    `notes` on how it was taken."""

    values: dict[str, Any] = field(default_factory=dict)
    questions: tuple[Said, ...] = ()
    dropped: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[Said, ...] = ()

    def with_(self, others: "Days") -> "Days":
        """What a message says of these and of other days."""
        return Days(
            self.values | others.values, self.questions + others.questions, self.dropped + others.dropped,
            self.spans + others.spans, self.notes + others.notes,
        )  # fmt: skip


def halves(item: PeriodField, first: date, last: date, first_half: str | None, last_half: str | None) -> dict[str, Any]:
    """The values of a stretch: of several days only the afternoon of the first and the morning of the last are halves, of
    one day both name the same."""
    first_half, last_half = first_half if first_half == "pm" else None, last_half if last_half == "am" else None
    if first == last:
        first_half = last_half = first_half or last_half
    return {item.name: first.isoformat(), item.end: last.isoformat(), "start_half": first_half, "end_half": last_half}


def which_half(day: date) -> Said:
    """Asks which half of a day is meant."""
    return Said(
        f"{day} 请半天：上午还是下午？（不到一天按半天填；要请一整天请说“全天”。）",
        f"Half of {day}: morning or afternoon? (Less than a day is filed as half a day; say “whole day” if you mean that.)",
    )


def one_stretch(said: str) -> Said:
    """Says that days that come again and again (每周五) are no one request, and asks for the first."""
    return Said(
        f"一份申请只能写一段日期，不能按“{said}”重复；请先说第一次是几月几号，之后的每次要单独提交。",
        f"One request has one stretch of days and cannot be repeated “{said}”; please give the first date, and file the others one by one.",
    )


def problem_said(problem: DateProblem) -> Said:
    """Says what is wrong with days as they were said."""
    if problem.code == "no_such_day":
        return Said(
            f"没有“{problem.said}”这一天；请再说一遍日期。",
            f"There is no such day as “{problem.said}”; please give the date again.",
        )
    if problem.code == "not_contiguous":
        return Said(
            f"“{problem.said}”不是连着的几天，一份申请只能写连续的日子；请先说一段，提交后再请另一段。",
            f"“{problem.said}” is not one stretch of days; please give one stretch, then file the other.",
        )
    if problem.code == "backwards":
        return Said(
            f"“{problem.said}”的结束日期早于开始日期；请再说一遍起止日期（到下个月请说出月份）。",
            f"“{problem.said}” ends before it starts; please give both days again, with their months.",
        )
    if problem.choices:
        days = "、".join(day.isoformat() for day in problem.choices)
        return Said(f"“{problem.said}”指哪一天：{days}？", f"Which day is “{problem.said}”: {days}?")
    return Said(
        f"“{problem.said}”我不能确定是哪一天；请说明几月几号。",
        f"I cannot tell which day “{problem.said}” is; please give the date.",
    )


def day_of(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None
