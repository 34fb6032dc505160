"""Days of a leave on which somebody says that they will be at work: what they want off is asked, never guessed."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from assistant.dates import Period
from assistant.forms.day_parts import OTHER_DAY, half_spans, only_half, works
from assistant.forms.days import Days, day_of
from assistant.forms.days import halves as halves_of
from assistant.forms.folded import CLAUSE, FILLER, blank
from assistant.forms.leave_days import heard
from assistant.forms.say import Said
from tools.calendar import UnknownYear, is_workday
from tools.fields import PeriodField

Halves = tuple[str | None, str | None]  # of the first and the last day of the leave
_ASKS_OFF = re.compile(r"请(?!他|她|客|人)|休(?!息室)|假|\b(?:off|leave|vacation)\b")
_BACK = r"(?:回(?:来|公司|单位|厂里?|岗|去上班)|返岗|到岗|复工|销假|上班(?!路上|时|的))"
# From when on one is off, where that is all that a clause says: 所以下午开始.
_BEGINS_IN = re.compile(
    r"(?<=[,。;])\s*(?:所以|因此|就|那就?|从|我|要|打算)*(?:上午|下午)(?:才|再)?(?:开始|起)(?:请|休)?(?=[,。;!\s]|$)"
)
_POINTS = re.compile(r"\s*(?:可是?|但是?|不过)?[那这当]一?天")
_NAMED = re.compile(r"\d{1,2}月|\d{1,2}[号日]|(?:[这本]|下+)?个?(?:周|星期|礼拜)[一二三四五六日天]|[明后]天|[那这当]天")
_LED = r"(?:\s|但是?|不过|可是?|只是|然后|因为|中间|其中|那天|当天|部门|公司|我们?|咱们?|组里|车间|班组|项目组|厂里|单位|领导|经理|这天|上午|下午|早上|晚上|不巧|正好|刚好|赶上|轮到|还|也|又|就|再|都|才|正常|照常|准时|要|得|会|能|可以|必须|需要|应该)*"
_IS_BACK = re.compile(
    rf"{_LED}{_BACK}|.*\b(?:back|return(?:ing)?)(?: (?:at|to|in) (?:work|the office|my desk))?\b(?! (?:by|one|two|a|\d))"
)
_KEEPS_DAY_OUT = re.compile(rf"{_BACK}|\b(?:back|return(?:ing)?|by|before|after)\b")
_WORKS = re.compile(
    rf"{_LED}(?:来(?:一趟|一下|公司|单位|厂里?|开|上|参加|值|处理|做)|值[早白中晚夜]?班|顶班|加班|当班|在岗|(?:到|去|回)(?:公司|总部|总公司|分公司|厂里|现场)|"
    r"(?:有|开|参加|主持)(?:个|一个|场|部门|项目|周|月|例|评审|视频|早|晨|产销|生产|质量|安全|技术|全员|年终|总结|客户|重要|的)*(?:会(?!诊|员|改|取消|推|延)|会议|评审|盘点|汇报|培训|验收|审核|巡检)|盘点|评审|交接班?|(?<=[要得])来\s*$)"
    r"|.*\b(?:i(?:'ve| have)(?: got)? (?:an? )?(?:\w+ )?(?:meeting|review|audit|training|shift)|(?:have to|must|need to|'ll|will|gotta|got to) (?:come in|work|be in|be at work|attend)|on duty|on shift|working|(?:at|in) (?:work|the office))\b"
)


@dataclass(frozen=True)
class _Leave:
    """The days of a leave as a message makes them, and whether that changes days that were `known`."""

    item: PeriodField
    message: str
    stretch: tuple[date, date]
    halves: Halves
    today: date
    known: bool

    def only_day(self, day: Period | None) -> bool:
        """Whether it is a leave of one day, and all of that is meant."""
        start, end = self.stretch
        return start == end and day is not None and day.start == start and not day.start_half


def tells_of_work(clause: str) -> bool:
    """Whether a clause, without its days, says that somebody is at work, or back there."""
    return bool(_IS_BACK.match(clause) or _WORKS.match(clause) or works(clause))


def at_work(item: PeriodField, message: str, days: Days, known: dict[str, Any], today: date) -> Days:
    """The days that a message gives to a leave, where another clause says that one of them is worked: without the half
    that is, else asked about; told of where somebody is back only after more days of work than were asked for."""
    fields = {name: value for name, value in (known | days.values).items() if name not in days.dropped}
    start, end = day_of(fields.get(item.name)), day_of(fields.get(item.end))
    if not item.kind or days.questions or start is None or end is None or start > end:
        return days
    halves = (fields.get("start_half"), fields.get("end_half"))
    leave = _Leave(item, message, (start, end), halves, today, bool(known.get(item.name)))
    for clause in CLAUSE.finditer(message):
        told = _in_light_of(clause, leave, days)
        if told.questions or told.notes != days.notes:
            return told
        days = told
    return days


def _in_light_of(clause: re.Match[str], leave: _Leave, days: Days) -> Days:
    """The days in the light of what one clause tells of one of them."""
    start, end = leave.stretch
    said, spans = clause.group().strip(), (*days.spans, clause.span())
    day = _day_of(clause, leave.today, start) or _half_of_one(clause, leave.stretch) or _that_day(clause, leave.stretch)
    if leave.only_day(day) and leave.known and _only_works(clause, leave.message):
        return replace(days, questions=(_still_off(said, start),), spans=spans)
    if day is None or day.start is None or leave.only_day(day):
        return days  # why the one day is not wanted any more, or what it is for
    left = blank(clause.group(), [(a - clause.start(), b - clause.start()) for a, b in day.spans])
    back, within = _IS_BACK.match(left), start <= day.start <= end
    at_work_then = back or _WORKS.match(left) or (day.start_half and works(left))
    if at_work_then and within:
        if _in_other_half(day, leave.stretch, leave.halves):
            return replace(days, spans=spans) if day.start_half else days
        if day.start_half:
            return _other_half_off(leave, days, day, said, spans)
        return replace(days, questions=(_asked(said, start, end),), spans=spans)
    return _beside(clause, leave, days, day.start, left)


def _beside(clause: re.Match[str], leave: _Leave, days: Days, day: date, left: str) -> Days:
    """The days with what is told of the last one, or of when somebody is back."""
    said, (start, end) = clause.group().strip(), leave.stretch
    if _IS_BACK.match(left) and (missed := _missed(end, day)):
        return replace(days, notes=(*days.notes, _told(said, end, missed)), spans=(*days.spans, clause.span()))
    if start < end == day and FILLER.sub("", left) and _only_there(leave.message, clause, leave.today, end):
        return replace(days, notes=(*days.notes, _counted_in(said, end)))
    return days


def _other_half_off(leave: _Leave, days: Days, day: Period, said: str, spans: tuple[tuple[int, int], ...]) -> Days:
    """The days with only the half off of one that is not worked; asked about where that leaves a gap."""
    (start, end), worked = leave.stretch, day.start_half
    first, last = leave.halves
    if start == end:
        first = last = "pm" if worked == "am" else "am"
    elif day.start == start and worked == "am":
        first = "pm"
    elif day.start == end and worked == "pm":
        last = "am"
    else:
        return replace(days, questions=(_asked(said, start, end),), spans=spans)
    put = halves_of(leave.item, start, end, first, last)
    begins = [match.span() for match in _BEGINS_IN.finditer(leave.message) if only_half(match.group()) == first]
    return replace(
        days, values=days.values | put, spans=(*spans, *begins), notes=(*days.notes, _half_left(said, day, worked))
    )


def _half_left(said: str, day: Period, worked: str | None) -> Said:
    zh, en = ("下午", "afternoon") if worked == "am" else ("上午", "morning")
    return Said(
        f"您说“{said}”，{day.start} 就**只请{zh}**；不是这样请直接说。",
        f"You said “{said}”: only the **{en}** of {day.start} is taken off; please say so if that is wrong.",
    )


def _only_there(message: str, clause: re.Match[str], today: date, end: date) -> bool:
    """Whether it is only a clause that tells something of a day which makes it the last one: 周三请假,周四要交材料."""
    rest = heard(blank(message, [clause.span()]), today, None, None)
    return rest.start is not None and not rest.problems and rest.count is None and (rest.end or end) < end


def _day_of(clause: re.Match[str], today: date, start: date) -> Period | None:
    """The one day that a clause names, which asks for none off, beside the first day of the leave. Words of coming back
    would keep it from being read."""
    text = clause.group()
    if _ASKS_OFF.search(text):
        return None
    day = blank(text, [match.span() for match in _KEEPS_DAY_OUT.finditer(text)])
    period = heard(" " * clause.start() + day, today, None, None, start)
    one = period.start is not None and period.start == (period.end or period.start) and not period.problems
    return period if one else None


def _half_of_one(clause: re.Match[str], stretch: tuple[date, date]) -> Period | None:
    """The half of a leave of one day that a clause without a day tells something of: 上午还在公司."""
    text, half = clause.group(), only_half(clause.group())
    if half is None or stretch[0] != stretch[1] or _ASKS_OFF.search(text) or OTHER_DAY.search(text) or not works(text):
        return None
    return Period(stretch[0], stretch[0], half, half, spans=tuple(half_spans(text)))


def _that_day(clause: re.Match[str], stretch: tuple[date, date]) -> Period | None:
    """The day of a leave of one day that a clause points at: 那天要开会."""
    points = stretch[0] == stretch[1] and _POINTS.match(clause.group()) and not _ASKS_OFF.search(clause.group())
    return Period(*stretch) if points else None


def _only_works(clause: re.Match[str], message: str) -> bool:
    """Whether a message only says that somebody is at work on a day: 周三那天要开会."""
    left = _NAMED.sub("", clause.group())
    return not FILLER.sub("", blank(message, [clause.span()])) and (_WORKS.match(left) is not None or works(left))


def _in_other_half(day: Period, stretch: tuple[date, date], halves: Halves) -> bool:
    """Whether the day is worked only in the half of it that is not asked for."""
    if day.start == stretch[1] and halves[1] == "am":
        return day.start_half == "pm"
    return day.start == stretch[0] and halves[0] == "pm" and day.start_half == "am"


def _missed(last: date, back: date) -> list[date]:
    """The days of work between the last day off and the one on which somebody is back."""
    between = [last + timedelta(days=n) for n in range(1, (back - last).days)]
    try:
        return [day for day in between if is_workday(day)]
    except UnknownYear:
        return []


def _asked(said: str, first: date, last: date) -> Said:
    return Said(
        f"您说“{said}”，可这一天在要请的 {first} 至 {last} 里面。这一天也请就回复“确认”看摘要；不请的话，一份申请只能写连续的日子，请说从几号请到几号。",
        f"You said “{said}”, and that day lies within {first} to {last}. Say yes if it is to be off as well; if not, please give the first and the last day.",
    )


def _still_off(said: str, day: date) -> Said:
    return Said(
        f"您说“{said}”，可 {day} 正是要请的那一天。这一天还请就回复“确认”看摘要；不请了请说换哪一天，或者回复“取消”。",
        f"You said “{said}”, but {day} is the day that you want off. Say yes if you still do; if not, please give another day, or reply “cancel”.",
    )


def _counted_in(said: str, day: date) -> Said:
    return Said(
        f"“{said}”里的 {day} **也按请假写了**；这一天不请，请直接说请到哪天。",
        f"{day}, named in “{said}”, is taken as a day off **as well**; please say the last day if it is not.",
    )


def _told(said: str, last: date, missed: list[date]) -> Said:
    days = "、".join(day.isoformat() for day in missed)
    return Said(
        f"您说“{said}”，申请只写到 {last}：{days} **没有写进去**；也要请请直接说。",
        f"You said “{said}”; the request ends on {last} and does **not** include {days}; please say so if it should.",
    )
