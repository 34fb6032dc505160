"""A number of days that somebody is told to stay in hospital or at home (医生说要住三天院): the length of the leave where
none is known, and always part of the reason."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assistant.dates.count import ENGLISH_NUMBER, NUMBER
from assistant.forms.choice import about_another
from assistant.forms.days import COUNT, Days, day_of
from assistant.forms.folded import CLAUSE, Span, blank
from assistant.forms.leave_days import heard
from assistant.forms.say import Said
from assistant.forms.tone import says, words
from tools.fields import PeriodField

_LENGTH = re.compile(
    rf"(?<![第每前后近头]){NUMBER}\s*个?(?:天|周|星期|礼拜|月)半?(?![前内后])|半个?月|\b{ENGLISH_NUMBER} (?:days?|weeks?|months?)\b"
)


@dataclass(frozen=True)
class LengthTold:
    """What is `said` of how long it takes, at `span`, the number of days in it at `length`; of `another` it is no length
    of a leave of the sender's own."""

    said: str
    span: Span
    length: Span
    another: bool

    def only_length(self, message: str) -> str:
        """The message with only the number of days left of what was said. Offsets hold."""
        return blank(message, [(self.span[0], self.length[0]), (self.length[1], self.span[1])])

    def without(self, message: str) -> str:
        """The message without what was said. Offsets hold."""
        return blank(message, [self.span])

    def beside_reason(self, days: Days) -> Days:
        """The days, with the clause left to the reason."""
        return replace(days, spans=tuple(s for s in days.spans if s[1] <= self.span[0] or self.span[1] <= s[0]))

    def taken(self) -> Said:
        return Said(
            f"天数是按“{self.said}”写的；要请的天数不同请直接说。",
            f"The number of days is taken from “{self.said}”; please say so if you want off more or fewer.",
        )

    def left(self) -> Said:
        return Said(
            f"“{self.said}”写在事由里，日期**没有改**；要按这个天数请，请直接说请几天。",
            f"“{self.said}” is taken as the reason, the days are **not changed**; please say how many you want off if that differs.",
        )


def with_length_of_rest(
    item: PeriodField, message: str, known: dict[str, Any], today: date,
    read: Callable[[PeriodField, str, dict[str, Any], date], Days],
) -> Days | None:  # fmt: skip
    """The days of a message that tells how long a rest is to be, which is the length wanted only where none is known or
    said; None for any other message. `read` reads what is left."""
    told = length_told(message)
    if told is None:
        return None
    rest = told.without(message)
    other = heard(rest, today, day_of(known.get(item.name)), None)
    several = other.count is not None or (other.end is not None and other.end != other.start)
    wanted = not (told.another or known.get(item.end) or known.get(COUNT) or several)
    days = told.beside_reason(read(item, told.only_length(message) if wanted else rest, known, today))
    if wanted and days.values:
        return replace(days, notes=(*days.notes, told.taken()))
    return replace(days, notes=(*days.notes, told.left())) if known.get(item.end) and not told.another else days


def length_told(message: str) -> LengthTold | None:
    """What a message tells of how long a treatment or a rest will be; None where it tells none, or wants it off itself."""
    for clause in CLAUSE.finditer(message):
        length = _LENGTH.search(clause.group())
        told = says("told_to_rest", clause.group()) if length else None
        if length and told and not says("asks_days_off", _without_rest(clause.group())):
            at = clause.start() + length.start(), clause.start() + length.end()
            return LengthTold(clause.group().strip(), clause.span(), at, about_another(clause.group()))
    return None


def _without_rest(clause: str) -> str:
    """A clause without the words of resting, which ask for no leave where a doctor says them."""
    return words("rests").sub(" ", clause)
