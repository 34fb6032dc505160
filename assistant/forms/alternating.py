"""Days that are no stretch though one is named (下周隔天请, 逢双号, 下周一三五): a form has one stretch, so they are asked
for one by one, and never taken for all of it."""

from typing import Any

from assistant.dates import DateProblem
from assistant.forms.data import WORDS
from assistant.forms.day_clauses import CLAUSE
from assistant.forms.days import Days, one_stretch, problem_said
from assistant.forms.folded import any_of
from assistant.forms.leave_days import comes_again
from tools.fields import PeriodField


def alternating(message: str) -> Days | None:
    """What is asked where a message wants every other day of a time, or some of its weekdays; None for any other."""
    for clause in CLAUSE.finditer(message):
        some = any_of(tuple(WORDS["every_other"])).search(clause.group())
        if some and _of_leave(clause.group()):
            asked = problem_said(DateProblem("not_contiguous", some.group().strip()))
            return Days(questions=(asked,), spans=(clause.span(),))
    return None


def again(item: PeriodField, message: str, known: dict[str, Any], days: Days) -> Days:
    """The days, asked about where they are several and the message wants only some of them, again and again."""
    fields = known | days.values
    if days.questions or not fields.get(item.name) or fields.get(item.name) == fields.get(item.end):
        return days
    for clause in CLAUSE.finditer(message):
        if (span := comes_again(clause.group())) and _of_leave(clause.group()):
            return Days(questions=(one_stretch(clause.group()[slice(*span)]),), spans=(*days.spans, clause.span()))
    return days


def _of_leave(clause: str) -> bool:
    return any_of(tuple(WORDS["of_days_off"])).search(clause) is not None
