"""Days as they are said of a leave: what the reader of dates finds, in the light of what a leave is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.dates import Period, corrections, read_period, read_period_edit
from assistant.forms.day_parts import OTHER_DAY, WANTS_OFF, half_today
from assistant.forms.other_days import said_aside, without_aside, without_elsewhere
from assistant.forms.over import behind_or_ahead
from assistant.forms.that_day import that_day
from assistant.forms.unread import only_a_time
from tools.fields import PeriodField

Bounds = tuple[date, date]
_NAMES_YEAR = re.compile(r"20\d\d|今年|明年|后年|next year")
_DAY_OVER = re.compile(
    r"昨[天晚夜儿]|前[天晚](?!后)|上(?:个?周|个?星期|个?礼拜|个?月)|\b(?:yesterday|last (?:night|week|month))\b"
)
_OF_THING = re.compile(r"的[\u4e00-\u9fff]")  # 12月11号的票 is told as a whole
_NUMBERS_ONLY = re.compile(r"(?:哦|不对|[,\s])*不是(?P<old>\d{1,2}),?(?:应该)?是?(?P<new>\d{1,2})(?:吧|啊)?[。!]*")
_IS_OVER = re.compile(r"补(?:请|个|一|交|办|病|上|登)|当时|没来(?!得及)|没能来|没去成?")
_BARE_DAY = re.compile(r"(?<![\d月年.-])\d{1,2}[号日]")
_DOTTED = re.compile(r"(?<![\d.])(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?![\d.]|\s*(?:天|小时|个|度|倍|万|元|%))")
_CLAUSE = re.compile(r"[^,。;!?…\n]+")
_ASKS_OFF = re.compile(
    r"(?<![申邀])请(?!问|您|帮|尽)|休(?!息室|完)|歇|不在|不来|来不了|去不了|上不了|到不了|不去|不上班|早点?走|早退|走.{0,2}假|挂|补休|给我|还我|"
    r"\b(?:off|leave|vacation|out)\b"
)
_OF_OTHERS = re.compile(
    r"值班|加班|顶了|顶班|没休|没请|休过|请过|结婚|预产期|婚期|出院|不休|记补休"
)  # days of something else
# The week of weekdays that were said before it, in a clause of its own: 周二到周四,下周的.
_WEEK_AFTER = re.compile(
    r"(?<=[,。;])\s*(?:我?(?:说|指)?的?是)?(?P<next>下+)个?(?:周|星期|礼拜)(?:的|那周)?(?=[,。;!]|$)"
)
_BARE_WEEKDAY = re.compile(r"(?<![上下这本个\d])(?:周|星期|礼拜)[一二三四五六日天]")
ROLLED_DAYS = 200  # a leave longer than this was not meant: its end was to be before its start


# Days that come again and again; a whole year between them is no plan for leave.
_AGAIN = re.compile(
    r"每(?:个|逢)?(?:周|星期|礼拜)[一二三四五六日天末]?|每逢[^,。;!?\s]{1,4}|每个?月(?:的)?(?:第?[一二三四五六七八九十\d]{1,3}[号日]|(?:第[一二三四]|最后一)个(?:周|星期|礼拜)[一二三四五六日天])?|"
    r"(?<!间)(?<!相)隔一?个?(?:周|星期|礼拜)[一二三四五六日天末]?|(?<!间)(?<!相)隔[一两]?[天日]|"
    r"\bevery (?:other |second )?(?:(?:mon|tues|wednes|thurs|fri)day|week|month|day)\b|\balternate (?:(?:mon|tues|wednes|thurs|fri)days?|weeks?|days?)\b"
)


def comes_again(message: str) -> tuple[int, int] | None:
    """Where a message names days that come again and again: 每周五."""
    match = _AGAIN.search(message)
    return match.span() if match else None


def heard(
    message: str, today: date, start: date | None, end: date | None, beside: date | None = None,
    within: Bounds | None = None, item: PeriodField | None = None, kind: str | None = None,
) -> Period:  # fmt: skip
    """The period of a message. An end that would lie most of a year after its start was meant to be before it.

    A day that is not said in full lies in the week or the month of the one `beside` it, or `within` the days that were
    said before. Days of the `kind` of an `item` may lie behind us.
    """
    if not (start or end) and (pointed := that_day(message)):
        said, spans = pointed
        period = heard(said, today, None, None, beside, within, item, kind)
        at_edge = (span for span in period.spans if not _OF_THING.match(message, span[1]))
        return replace(period, spans=(*spans, *at_edge))
    if (start or end) and (numbers := _NUMBERS_ONLY.fullmatch(message)):  # 不是23,是24
        period = heard(f"不是{numbers['old']}号,是{numbers['new']}号", today, start, end, beside, within, item, kind)
        return replace(period, spans=(numbers.span(),))
    message = without_elsewhere(message)
    aside = said_aside(message)
    said = without_aside(message)
    if start or end or item is None or beside or within:
        period = _placed(said, today, (start, end), beside, within)
    else:
        period = behind_or_ahead(
            item, said, kind, today, lambda behind: _placed(said, today, (None, None), None, None, behind)
        )
    return replace(period, spans=(*period.spans, *aside))


def _placed(
    message: str, today: date, known: tuple[date | None, date | None], beside: date | None, within: Bounds | None,
    behind: bool | None = None,
) -> Period:  # fmt: skip
    """The period of a message in which days of nothing else are left, read as `behind` us or not, where that is told."""
    start, end = known
    if start or end:
        period = read_period_edit(message, today, start, end, within)
    else:
        period = _read(message, today, beside, within, bool(behind))
    if not (period.start or period.end or period.problems) and _DOTTED.search(message) and WANTS_OFF.search(message):
        period = read_period(_DOTTED.sub(r"\1月\2日", message), today)  # 请假 11.30 一天
    if not (start or end) and (period.problems or not (period.start or period.end)):
        period = _as_asked(period, message, today, within, bool(behind))
    if behind is None:
        period = _gone_by(period, message, today, beside or start)
    if (
        period.start
        and period.end
        and not _NAMES_YEAR.search(message)
        and (period.end - period.start).days > ROLLED_DAYS
    ):
        return replace(period, end=_in_year(period.end, period.start.year))
    return period


def _read(message: str, today: date, beside: date | None, within: Bounds | None, behind: bool) -> Period:
    """The period of a message, its weekdays in the week that is said after them."""
    week = _WEEK_AFTER.search(message)
    if week and _BARE_WEEKDAY.search(message[: week.start()]):
        eve = today + timedelta(days=7 * len(week["next"]) - today.weekday() - 1)
        period = read_period(f"{message[: week.start()]}{' ' * len(week.group())}{message[week.end() :]}", eve)
        return replace(period, spans=(*period.spans, week.span()))
    return read_period(message, today, beside, within, behind)


def _as_asked(whole: Period, message: str, today: date, within: Bounds | None, behind: bool) -> Period:
    """The days of the clause that asks for the leave, where a longer story names other days beside them."""
    clauses = [clause.group() for clause in _CLAUSE.finditer(message)]
    unclear = any(_missed(one) or (OTHER_DAY.search(one) and only_a_time(one)) for one in clauses)
    if whole.problems and (unclear or corrections(message)):
        return whole
    for piece in (*asking(message), *_without_what_was(message)):
        period = read_period(piece, today, within=within, behind=behind)
        half = half_today(piece)
        if not period.start and not period.problems and half:
            period = replace(period, start=today, end=today, start_half=half, end_half=half, count=None)
        if period.start and not period.problems:
            return period
    return whole


def asking(message: str) -> list[str]:
    """The message with only a clause left that asks for a leave, one by one from the last: each with the one after it
    where that names a day."""
    clauses = list(_CLAUSE.finditer(message))
    if len(clauses) < 2:  # noqa: PLR2004
        return []
    found = []
    for number, clause in enumerate(clauses):
        if not _ASKS_OFF.search(clause.group()) or _OF_OTHERS.search(clause.group()):
            continue
        after = [one for one in clauses[number + 1 : number + 3] if not _OF_OTHERS.search(one.group())][:1]
        names_day = OTHER_DAY.search(clause.group())
        found.append(
            _only(message, [clause, *(one for one in after if not names_day and OTHER_DAY.search(one.group()))])
        )
    return found[::-1]


def _without_what_was(message: str) -> list[str]:
    """The message without the clauses that tell what was on a day before: 昨晚漏水,今天在家等物业."""
    clauses = list(_CLAUSE.finditer(message))
    left = [one for one in clauses if not _was(one.group())]
    return [_only(message, left)] if 0 < len(left) < len(clauses) else []


def _was(clause: str) -> bool:
    """Whether a clause tells of a day that is over, and does not ask to have it off."""
    return bool(_DAY_OVER.search(clause)) and not (_ASKS_OFF.search(clause) or _IS_OVER.search(clause))


def _missed(clause: str) -> bool:
    """Whether a clause tells of a day of absence that is over: with another day beside it, which of them is asked."""
    return bool(_DAY_OVER.search(clause) and _IS_OVER.search(clause))


def _only(message: str, clauses: Sequence[re.Match[str]]) -> str:
    """The message with all but some clauses blanked out, so that offsets hold."""
    chars = [char if char in ",。;!?" else " " for char in message]
    for clause in clauses:
        chars[slice(*clause.span())] = clause.group()
    return "".join(chars)


def _gone_by(period: Period, message: str, today: date, beside: date | None) -> Period:
    """A bare day of a time that is over (补病假,就20号那天) is the last one of that number, not the coming one; so is
    one that is said in place of a day that is over."""
    said = period.start and f"{period.start.day}" in [day.rstrip("号日") for day in _BARE_DAY.findall(message)]
    over = _IS_OVER.search(message) or (beside and beside < today)
    if not (period.start and said and period.start > today and over):
        return period
    month = beside if beside and beside < today else today
    if period.start.day > month.day and month == today:
        month = today.replace(day=1) - timedelta(days=1)
    try:
        back = month.replace(day=period.start.day)
    except ValueError:
        return period
    return replace(period, start=back, end=back if period.end == period.start else period.end)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28)) if (day.month, day.day) == (2, 29) else day.replace(year=year)
