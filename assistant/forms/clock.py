"""Hours on the clock and numbers of hours, as they are said of a time of work: 下午1点到5点半, 两个半小时, 1pm to 5pm."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.dates.count import ENGLISH_NUMBER, NUMBER, number_of

MINUTES, NOON, DAY = 60, 12 * 60, 24 * 60
_QUARTER = 15
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
_PART = r"上午|早上|早晨|清晨|中午|下午|午后|傍晚|晚上|晚|凌晨|夜里|半夜|深夜|次日|第二天|早"
_HOUR = r"2[0-4]|1[0-9]|[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九]"
_ZH = rf"(?P<part>{_PART})?\s*(?P<h>{_HOUR})(?:(?P<colon>:)(?P<m>[0-5][0-9])|[点时](?P<more>半|[一三]刻|[0-5]?[0-9]分?)?(?:钟|整)?)"
_EN = r"(?P<e>1[0-2]|[1-9])(?::(?P<em>[0-5][0-9]))? ?(?P<ap>[ap])\.?m\b\.?"
CLOCK = re.compile(rf"(?<![0-9.:])(?:{_ZH}|{_EN})")
_BARE = re.compile(
    rf"(?P<part>{_PART})?\s*(?P<h>{_HOUR})(?::(?P<m>[0-5][0-9]))?|(?P<e>1[0-2]|[1-9])(?::(?P<em>[0-5][0-9]))?"
)
_TO = re.compile(r"\s*(?:到|至|-|~|—|–|to|until|till)+\s*")
LENGTH = re.compile(
    rf"(?:(?P<n>{NUMBER}|半)(?:个?(?P<half>半)|个)?(?:小时|钟头)(?P<tail>半(?!小时|天))?"
    rf"|(?<![点时])(?P<min>{NUMBER})(?P<quarter>刻钟|分钟)|\b(?P<emin>[0-9]{{1,3}})[ -]?min(?:ute)?s?\b"
    rf"|\b(?P<e>{ENGLISH_NUMBER}|half an?|another)(?: (?P<emore>more|extra|additional))?(?: (?P<eless>fewer|less))?(?P<ehalf> and a half)?[ -]?(?:hours?|hrs?)\b)"
)


@dataclass(frozen=True)
class Clock:
    """A time of day in minutes, with how it was written; `sure` where the half of the day is known."""

    at: int
    part: str
    style: str  # "点", ":" or "am"
    sure: bool

    def __str__(self) -> str:
        hour, minute = divmod(self.at % DAY, MINUTES)
        if self.style == "am":
            return f"{hour % 12 or 12}{f':{minute:02d}' if minute else ''}{'pm' if hour >= NOON // MINUTES else 'am'}"
        shown = hour - 12 if self.part in _LATE and hour > NOON // MINUTES else hour
        if self.style == ":":
            return f"{self.part}{shown}:{minute:02d}"
        rest = {0: "", 30: "半"}.get(minute, f"{minute}分")
        return f"{self.part}{shown}点{rest}"

    def later(self, minutes: int) -> "Clock":
        return Clock(self.at + minutes, self.part, self.style, self.sure)


_LATE = ("中午", "下午", "午后", "傍晚", "晚上", "晚", "夜里", "深夜")


def clock_in(text: str) -> Clock | None:
    """The one time of day that a text is."""
    match = CLOCK.fullmatch(text.strip()) or _BARE.fullmatch(text.strip())
    return _clock(match) if match else None


def _clock(match: re.Match[str]) -> Clock:
    said = match.groupdict()
    if english := said.get("e"):
        late = said.get("ap") == "p"
        at = int(english) % 12 * MINUTES + int(said.get("em") or 0) + NOON * late
        return Clock(at, "", "am", said.get("ap") is not None)
    hour, part = int(number_of(said["h"]) or 0), said["part"] or ""
    minute = int(
        said.get("m") or _QUARTERS.get(said.get("more") or "", 0) or re.sub(r"\D", "", said.get("more") or "") or 0
    )
    late = part in _LATE and hour < NOON // MINUTES and not (part == "中午" and hour == 11)  # noqa: PLR2004
    sure = bool(part) or hour > NOON // MINUTES
    return Clock((hour + 12 * late) * MINUTES + minute, part, ":" if said.get("colon") or said.get("m") else "点", sure)


def range_in(text: str) -> tuple[Clock, Clock] | None:
    """The two ends of a time that a text is: 7点到9点半."""
    pieces = _TO.split(text.strip(), maxsplit=1)
    first, last = (clock_in(piece) for piece in pieces) if len(pieces) == 2 else (None, None)  # noqa: PLR2004
    if first is None or last is None:
        return None
    if last.style == "am" and first.style != "am":
        first = Clock(first.at, "", "am", first.sure)
    if first.style == "am" and not first.sure and last.at >= NOON:
        first = first.later(NOON if first.at + NOON < last.at else 0)
    if first.part in _LATE and not last.part and last.at < NOON and last.at + NOON > first.at:
        last = last.later(NOON)
    if not first.sure and not last.sure and last.at < first.at < NOON:
        last = last.later(NOON)  # 9点到6点
    return first, last


def hours_in(text: str) -> Decimal | None:
    """The number of hours that a text says: 两个半小时, 3 hours."""
    match = LENGTH.search(text)
    return length_of(match) if match else None


def length_of(match: re.Match[str]) -> Decimal | None:
    """The number of hours that a LENGTH says."""
    if minutes := match["min"] or match["emin"]:
        count = number_of(minutes)
        return None if count is None else count * (_QUARTER if match["quarter"] == "刻钟" else 1) / MINUTES
    said = match["n"] or match["e"]
    number = (
        Decimal("0.5") if said == "半" or said.startswith("half") else number_of("one" if said == "another" else said)
    )
    extra = match["half"] or match["tail"] or match["ehalf"]
    return None if number is None else number + (Decimal("0.5") if extra else 0)
