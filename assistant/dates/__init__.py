"""Days and periods in the words of a message, Chinese or English."""

from assistant.dates.asked import asked_day
from assistant.dates.edit import read_period_edit
from assistant.dates.period import DateProblem, Half, Period
from assistant.dates.shift import Shift, read_shift
from assistant.dates.span import read_period

__all__ = ["DateProblem", "Half", "Period", "Shift", "asked_day", "read_period", "read_period_edit", "read_shift"]
