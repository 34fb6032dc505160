"""Blanks of the regulations as HR fills them in: what stands in which place, from which day, by whom and why."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

VALUE_MAX_CHARS = 200
WHY_MAX_CHARS = 500


class BadFill(Exception):
    """Read by HR: the blank cannot be filled in like this; says what to change. `field` names the input."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


class FillChanged(Exception):
    """Read by HR: somebody else filled in, changed or withdrew this blank since it was looked at."""


@dataclass(frozen=True)
class Place:
    """Where a blank stands: its article, the sentence around it, word for word, and its offset in that sentence.

    A new version of the article in which the sentence reads otherwise has no such place, and a fill no place in it.
    """

    article_id: str
    sentence: str
    at: int
    blank: str  # 【…】 as printed


@dataclass(frozen=True)
class Fill:
    """A value for a blank, used from `effective` until `ended` (exclusive; None: until further notice).

    A fill that ended on the day it was to begin was never used.
    """

    id: int
    place: Place
    value: str
    effective: date
    why: str
    by: str
    by_name: str
    at: datetime
    on: date  # of `at`, in the company's time zone
    ended: date | None = None
    ended_by: str = ""
    ended_why: str = ""
    ended_at: datetime | None = None

    def used_on(self, day: date) -> bool:
        return self.effective <= day and (self.ended is None or day < self.ended)


def checked(text: str, most: int, name: str, field: str) -> str:
    """One line of printable text without white space around. Raises BadFill saying what is wrong."""
    line = text.strip()
    if not line:
        raise BadFill(f"请填写{name}。", field)
    if len(line) > most:
        raise BadFill(f"{name}最多 {most} 个字符，现在是 {len(line)} 个；请缩短。", field)
    if any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for char in line):
        raise BadFill(f"{name}里有换行、控制符或看不见的字符；请改成一行普通文字。", field)
    return line


def in_use(fills: list[Fill], day: date) -> Fill | None:
    """Of the fills of one place the one that is used on a day: the last to begin."""
    used = [fill for fill in fills if fill.used_on(day)]
    return max(used, key=lambda fill: (fill.effective, fill.id), default=None)
