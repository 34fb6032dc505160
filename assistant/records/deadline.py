"""The last day by which something is to be done, as people say it: 周五前, 三天内, 月底之前, 两个工作日内, 本周内."""

import re
from datetime import date, datetime, timedelta

from assistant.dates import read_period
from assistant.dates.count import number_of
from assistant.forms.orders import CLAUSE_END
from assistant.forms.view import WEEKDAYS
from assistant.records.span import span_in
from tools.calendar import UnknownYear, nth_workday

_BY = re.compile(r"(?<=[号日天一二三四五六末底\d])(?:之|以)?前|\b(?:by|before)\b")  # 12月1号前 is the 1st
# The day that comes in the place of another: 12月1号完不成,改到12月8号.
_INSTEAD = re.compile(
    r"(?:延[期长迟]?|推迟?|改|挪|缓|调整?|移|放宽|换)(?:到|至|成|为)(?P<day>[^,，。;；]{2,12})"
    r"|\b(?:to|until|till) (?P<day_en>[^,.;]{3,24})"
)
_SAID = re.compile(
    r"期限|限期|时限|截止|延[期到至长]|(?:推迟?|改|挪|缓)[到至成]|(?<=[号日天一二三四五六末底\d班工])(?:之|以)?前|\b(?:by|before|due|until|deadline|within)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?P<number>[一二两三四五六七八九十\d]+)\s*个?(?P<unit>工作日|小时|钟头|天|日|周|星期|礼拜|月)(?:之|以)?内|"
    r"\b(?:with)?in (?P<number_en>\d+|one|two|three|four|five) (?P<unit_en>hour|working day|day|week|month)s?\b",
    re.IGNORECASE,
)
# The same without 内: 限三天, 给他两天时间.
_LIMIT = re.compile(
    r"(?<=限)(?:[期时定])?[一二两三四五六七八九十\d]+\s*个?(?:工作日|小时|天|日|周|星期|礼拜)(?![之以]?内|前)"
    r"|[一二两三四五六七八九十\d]+\s*个?(?:工作日|小时|天|周|星期|礼拜)(?=的?时间)"
)
_SPAN_END = re.compile(
    r"(?:[本这下]一?个?(?:周|星期|礼拜|月)(?![一二三四五六日天])|今年|本季度)(?:之|以)?(?:内|底前|底|末)?"
    r"|\b(?:this|next) (?:week|month)\b"
)
_ENGLISH_END = re.compile(r"\bend of (?:(?P<which>next)|the|this)? ?(?P<unit>week|month)\b|\b(?P<short>month)[- ]end\b")
_TODAY = re.compile(
    r"当[天日]|今[天日](?:之|以)?内|(?:下班|收工)(?:之|以)?前|立即|马上|立刻|即刻|\bright away\b|\bimmediately\b"
)
_WEEKDAY_BY = re.compile(
    r"(?<![下上个])(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?:下班|收工)?(?:之|以)?前|"
    r"\b(?:by|before) (?:this )?(?P<en>mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
)
_WEEKDAYS = {day.lower(): n for names in WEEKDAYS.values() for n, day in enumerate(names)} | {"天": 6}
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "day": 1, "week": 7, "month": 30}
# More time than was given: 延三天, 宽限一周, 再给两个工作日, 三天宽限期; not 延到三号.
_MORE = re.compile(
    r"(?:延长?|延期|延后|延迟|推迟|顺延|宽限|放宽|宽|缓|再给|多给|再加|多加|往后(?:推|延|挪|拖))(?:整改)?(?:期限|时间)?"
    r"(?:[他她你我]们?|[a-z]\d{3})?(?P<number>[一二两三四五六七八九十\d]+)\s*个?"
    r"(?P<unit>工作日|天|日|周|星期|礼拜|月)(?!号|[之以]?内|前)"
    r"|\b(?:extend|postpone|push)\w*\b.{0,24}?\bby (?P<number_en>\d+|one|two|three|four|five) "
    r"(?P<unit_en>working day|day|week|month)s?\b"
)
_HOURS = ("小时", "钟头", "hour")
_WORKDAYS = ("工作日", "working day")
_ENGLISH = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
MOST_DAYS = 3650


def day_in(message: str, now: datetime) -> date | None:
    """The last day that a message sets; None where it sets none."""
    message = _LIMIT.sub(r"\g<0>内", message.lower())
    if (match := _ENGLISH_END.search(message)) and (span := span_in(_whole(match), now.date())):
        return span[1]
    if match := _WITHIN.search(message):
        return _within(match, now)
    clauses = CLAUSE_END.split(message)
    if day := _this_very_day(message, now):
        return day
    instead = [match["day"] or match["day_en"] for match in _INSTEAD.finditer(message)]
    for said in (
        *instead,
        *(clause for clause in clauses if _BY.search(clause) or _SAID.search(clause)),
        message,
    ):  # 三号平台派e032,11月30日前
        period = read_period(_BY.sub(",", said), now.date())  # 这周五,整改
        if day := period.end or period.start:
            return day
    if (match := _SPAN_END.search(message)) and (span := span_in(match[0], now.date())):
        return span[1]
    return now.date() if _TODAY.search(message) else None


def sets_a_day(message: str) -> bool:
    """Whether a message says that a day in it is one by which something is to be done."""
    return any(said.search(message.lower()) for said in (_SAID, _WITHIN, _SPAN_END, _TODAY))


def postponed(message: str, before: object) -> date | None:
    """The day that was set `before` with the time that a message adds to it: 再宽限三天; None where it adds none."""
    match = _MORE.search(message.lower()) if before else None
    if match is None:
        return None
    number = number_of(match["number"]) if match["number"] else _number(match["number_en"])
    if number is None or not 0 < number <= MOST_DAYS:
        return None
    day, unit = date.fromisoformat(str(before)), match["unit"] or match["unit_en"]
    return _workday_after(day, int(number)) if unit in _WORKDAYS else day + timedelta(days=int(number * _DAYS[unit]))


def _this_very_day(message: str, now: datetime) -> date | None:
    """Today, where it is the day of the week that is named for the end: 周五前, said on a Friday; not 下周五前."""
    named = _WEEKDAY_BY.search(message)
    return now.date() if named and _WEEKDAYS[named["day"] or named["en"]] == now.weekday() else None


def _whole(match: re.Match[str]) -> str:
    return f"{match['which'] or 'this'} {match['unit'] or match['short']}"


def _within(match: re.Match[str], now: datetime) -> date | None:
    unit = (match["unit"] or match["unit_en"]).lower()
    number = number_of(match["number"]) if match["number"] else _number(match["number_en"])
    if number is None or not 0 < number <= MOST_DAYS:
        return None
    if unit in _HOURS:
        return (now + timedelta(hours=float(number))).date()
    if unit in _WORKDAYS:
        return _workday_after(now.date(), int(number))
    return now.date() + timedelta(days=min(int(number * _DAYS[unit]), MOST_DAYS))


def _number(word: str) -> int:
    return _ENGLISH.get(word.lower()) or int(word)


def _workday_after(day: date, count: int) -> date | None:
    """The last of so many working days after a day; None where the calendar does not know the year."""
    try:
        return nth_workday(day + timedelta(days=1), count)
    except UnknownYear:
        return None
