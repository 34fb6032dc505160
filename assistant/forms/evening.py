"""Leave for an evening: it has no half of a day, so it is said which halves there are, and none is taken for it."""

from datetime import date
from typing import Any

from assistant.forms.data import WORDS
from assistant.forms.days import COUNT, HALF, UNIT, Days, day_of
from assistant.forms.folded import any_of
from assistant.forms.hours import Hours
from assistant.forms.say import Said
from tools.fields import PeriodField


def evening_off(item: PeriodField, message: str, days: Days, hours: Hours | None) -> Days:
    """The days, without a half that was only said as an evening."""
    first, last = day_of(days.values.get(item.name)), day_of(days.values.get(item.end))
    if not item.kind or hours or days.questions or first is None or first != last:
        return days
    evening = any_of(tuple(WORDS["evening_off"])).search(message)
    if days.values.get("start_half") != "pm" or not evening or any_of(tuple(WORDS["half_named"])).search(message):
        return days
    values: dict[str, Any] = {item.name: first.isoformat(), "start_half": None, COUNT: str(HALF), UNIT: "day"}
    return Days(values, (_which(evening.group(), first),), (item.end,), days.spans, days.notes)


def _which(said: str, day: date) -> Said:
    return Said(
        f"请假只能按天或半天（上午、下午）写，没有“{said}”这一段。{day} 要请下午、上午，还是全天？晚上本来不上班就不用请，回复“取消”即可。",
        f"Leave is filed by days and half days (morning, afternoon); there is no “{said}”. Is {day} to be off in the afternoon, in the morning, or the whole day? If you do not work that evening, no leave is needed: reply “cancel”.",
    )
