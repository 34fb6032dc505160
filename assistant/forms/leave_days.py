"""Days as they are said of a leave: what the reader of dates finds, in the light of what a leave is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.dates import Period, read_period, read_period_edit
from assistant.dates.period import Half
from assistant.forms.folded import blank

_AFTERNOON = re.compile(r"下午(?!好)|午后|后半天|\bpm\b|\dpm\b|afternoon")
_NAMES_YEAR = re.compile(r"20\d\d|今年|明年|后年|next year")
_WANTS_OFF = re.compile(
    r"请|休|假|到不了|走|撤|上不了|不上班|不在|不回来|不去|不来|歇|拔牙|半天|回去|早退|先走|得走|来不了|\boff\b|\bleave\b"
)
_OTHER_DAY = re.compile(r"周|星期|礼拜|月|号|(?<!半)天|日|tomorrow|monday|tuesday|wednesday|thursday|friday|week")
_DAY_OVER = re.compile(
    r"昨[天晚夜儿]|前[天晚](?!后)|上(?:个?周|个?星期|个?礼拜|个?月)|\b(?:yesterday|last (?:night|week|month))\b"
)
_IS_OVER = re.compile(r"补(?:请|个|一|交|办|病|上|登)|当时|没来|没能来|没去成?")
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
# Days of work that are taken off in lieu: 用上周六加班换的. They are not the days of the leave.
_EARNED = re.compile(
    r"(?:用|拿|把|因为)?[^,。;!?\s]*(?:加|值|顶|上)(?:了|过|的|个)*(?:一?天|一?次)?(?:班|那天)(?:来|去|的|时间|得)*(?:换|攒|抵|补|调|存|折|顶)(?:的|来的|下来的|回来|掉|休)*(?=[,。;!?]|$)"
)
# When a certificate is to come is no day of the leave: 病假条明天给.
_PAPERS = re.compile(
    r"[^,。;!?]*(?:证明|病假条|假条|病历|诊断书?|材料|票据)[^,。;!?]{0,10}(?:给|交|补(?!休)|送|开|拿|传|发|提供|上传)[^,。;!?]*|"
    r"\b(?:certificate|doctor'?s note|proof)\b[^,.;!?]*\b(?:bring|send|submit|hand|follow|get|have)\b[^,.;!?]*|\b(?:bring|send|submit|hand in)\b[^,.;!?]*\b(?:certificate|note|proof)\b[^,.;!?]*"
)
# How long a month is, is no number of days that are wanted: 这个月就30天.
_MONTH = re.compile(r"月[^,。;!?\d]{0,4}(?:28|29|30|31)天")
# 起 of getting up or of beginning anything else is no first day: 今儿起不来.
_GETS_UP = re.compile(r"起(?=不来|不了|不去|床|来|晚|早|夜|飞|草|诉)")
# A weekday of every month is no day: 每月第一个周一.
_NTH_OF_EVERY = re.compile(r"每个?月的?(?:第[一二三四]|最后一)个(?:周|星期|礼拜)[一二三四五六日天]")
# A day that is not meant, before the week that is: 周二到周四,不是明天那个,下周的.
_NOT_THAT = re.compile(
    r"不是(?:今天|明天|后天|(?:这|本|下)个?(?:周|星期|礼拜)[一二三四五六日天]?)(?:那[个天一]*|的|开始)*(?=[,。;!]|$)"
)
# What is said of days off within the leave: 周末不算的.
_FREE_ANYWAY = re.compile(
    r"(?:周末|周六日|周六周日|双休日?|休息日)(?:两天|那两天)?(?:本来|反正)?(?:就|都|也|是|又)*(?:不(?:算|计|用算|用请|需要请|占)|除外|刨[掉开去]|休息|放假|不上班)(?:在内|的)*(?:哈|啊|吧|哦|嘛)?(?=[,，。;!\s]|$)"
)
# A clause that tells why a day cannot be taken, where another day takes its place: 礼拜三有会,整到礼拜四去.
_RULED_OUT = re.compile(
    r"[^,。;!?\s]*(?:不(?:上班|行|方便|合适|可以)|休息(?!室)|放假|已经?(?:休|请)(?:过|了)|(?:休|请)过(?:假)?了|有(?:个)?(?:会|事|课|安排|考试|培训|客户|检查|盘点)|"
    r"(?:要|得)(?:开会|上班|值班|加班|盘点|培训|验货)|[走离]不开|没空|来不及|重了|撞了|冲突)[^,。;!?\s]{0,5}(?=[,。;!?\s]|$)"
)
_TAKES_PLACE = re.compile(
    r"[,。;!?\s]*(?:所以|我|直接|给我|帮我|干脆)*(?:那|换|改|就|还是|要不|不如|[请休]?到(?=\s*\d)|[整弄搞挪调推串放拖移延]到)[^,。;!?]*"
)
_UNTIL = re.compile(r"到\s*\d{1,2}(?![\d点:.个天])")
_PUT_IN_PLACE = re.compile(r"(?:换|改|[整弄搞挪调推串放拖移延]到)(?:成|为|到)?[^,。;!?]*")
# The week of weekdays that were said before it, in a clause of its own: 周二到周四,下周的.
_WEEK_AFTER = re.compile(
    r"(?<=[,。;])\s*(?:我?(?:说|指)?的?是)?(?P<next>下+)个?(?:周|星期|礼拜)(?:的|那周)?(?=[,。;!]|$)"
)
_BARE_WEEKDAY = re.compile(r"(?<![上下这本个\d])(?:周|星期|礼拜)[一二三四五六日天]")
ROLLED_DAYS = 200  # a leave longer than this was not meant: its end was to be before its start
_PART_OF_DAY = re.compile(
    r"早点?儿?(?:走|下班|回家?|撤|溜|离开)|早些(?:走|下班|回|撤)|早退|早走|提前(?:一?会儿?|一?点|.{0,4}小时)?(?:走|下班|离开|回家|撤|溜)|(?<!可以)先(?:走|撤|溜)|"
    r"晚[点些]?儿?(?:来|到(?!货)|去公司|去上班|上班|打卡)|迟(?:点|些|一会儿?)?(?:来|到)|[一二三四五六七八九十\d]+点(?:半|多)?(?:就|得|要|想)*(?:走|下班|撤|离开)|[一二三四五六七八九十\d]+点(?:半|多)?(?:才|再)(?:来|到|能到|上班)|"
    r"\b(?:leave|go home|get off|knock off|finish)(?: \w+){0,2} early\b|\b(?:leave|leaving|go home|going home) at \d|\b(?:come in|arrive|start|be) (?:a bit |a little )?late\b"
)
_WORKS = re.compile(
    r"(?<![不没])(?:[上到返]班|上工|回来(?!再|晚)|到岗|在岗|返岗|正常|照常)|不(?:请|休|用请|用休)|\b(?:work|back|in the office)\b"
)
_WHOLE_DAY = re.compile(r"[一全]整?天|整天|半天|\b(?:whole|full|all|half) (?:a )?day\b")
_MORNING = re.compile(r"上午(?!好)|早上(?!好)|前半天|\bam\b|\dam\b|morning")


# Days that come again and again; a whole year between them is no plan for leave.
_AGAIN = re.compile(
    r"每(?:个|逢)?(?:周|星期|礼拜)[一二三四五六日天末]?|每逢[^,。;!?\s]{1,4}|每个?月(?:的)?(?:第?[一二三四五六七八九十\d]{1,3}[号日]|(?:第[一二三四]|最后一)个(?:周|星期|礼拜)[一二三四五六日天])?|"
    r"\bevery (?:mon|tues|wednes|thurs|fri)day\b|\bevery (?:week|month)\b"
)


def comes_again(message: str) -> tuple[int, int] | None:
    """Where a message names days that come again and again: 每周五."""
    match = _AGAIN.search(message)
    return match.span() if match else None


def heard(message: str, today: date, start: date | None, end: date | None, beside: date | None = None) -> Period:
    """The period of a message. An end that would lie most of a year after its start was meant to be before it.

    A day that is not said in full lies in the week or the month of the one `beside` it.
    """
    for elsewhere in (_EARNED, _NTH_OF_EVERY, _PAPERS, _MONTH, _GETS_UP, _NOT_THAT):
        message = elsewhere.sub(lambda match: " " * len(match.group()), message)
    aside = [*(match.span() for match in _FREE_ANYWAY.finditer(message)), *_ruled_out(message)]
    period = _placed(blank(message, aside), today, start, end, beside)
    return replace(period, spans=(*period.spans, *aside))


def _placed(message: str, today: date, start: date | None, end: date | None, beside: date | None) -> Period:
    """The period of a message in which days of nothing else are left."""
    period = read_period_edit(message, today, start, end) if start or end else _read(message, today, beside)
    if not (period.start or period.end or period.problems) and _DOTTED.search(message) and _WANTS_OFF.search(message):
        period = read_period(_DOTTED.sub(r"\1月\2日", message), today)  # 请假 11.30 一天
    if not (start or end) and (period.problems or not (period.start or period.end)):
        period = _as_asked(period, message, today)
    period = _gone_by(period, message, today)
    if (
        period.start
        and period.end
        and not _NAMES_YEAR.search(message)
        and (period.end - period.start).days > ROLLED_DAYS
    ):
        return replace(period, end=_in_year(period.end, period.start.year))
    return period


def _ruled_out(message: str) -> list[tuple[int, int]]:
    """The clauses whose day is ruled out, while another day is put in its place."""
    found = []
    for clause in _RULED_OUT.finditer(message):
        after = _TAKES_PLACE.match(message[clause.end() :])
        before = _PUT_IN_PLACE.search(message[: clause.start()])
        puts = [put.group() for put in (after, before) if put]
        if _OTHER_DAY.search(clause.group()) and any(_OTHER_DAY.search(put) or _UNTIL.search(put) for put in puts):
            found.append(clause.span())
    return found


def _read(message: str, today: date, beside: date | None) -> Period:
    """The period of a message, its weekdays in the week that is said after them."""
    week = _WEEK_AFTER.search(message)
    if week and _BARE_WEEKDAY.search(message[: week.start()]):
        eve = today + timedelta(days=7 * len(week["next"]) - today.weekday() - 1)
        period = read_period(f"{message[: week.start()]}{' ' * len(week.group())}{message[week.end() :]}", eve)
        return replace(period, spans=(*period.spans, week.span()))
    return read_period(message, today, beside)


def _as_asked(whole: Period, message: str, today: date) -> Period:
    """The days of the clause that asks for the leave, where a longer story names other days beside them."""
    if whole.problems and any(_missed(clause.group()) for clause in _CLAUSE.finditer(message)):
        return whole
    for piece in (*asking(message), *_without_what_was(message)):
        period = read_period(piece, today)
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
        names_day = _OTHER_DAY.search(clause.group())
        found.append(
            _only(message, [clause, *(one for one in after if not names_day and _OTHER_DAY.search(one.group()))])
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


def _gone_by(period: Period, message: str, today: date) -> Period:
    """A bare day of a time that is over (补病假,就20号那天) is the last one of that number, not the coming one."""
    said = period.start and f"{period.start.day}" in [day.rstrip("号日") for day in _BARE_DAY.findall(message)]
    if not (period.start and said and period.start > today and _IS_OVER.search(message)):
        return period
    month = (
        today.replace(day=1)
        if period.start.day <= today.day
        else (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    )
    try:
        back = month.replace(day=period.start.day)
    except ValueError:
        return period
    return replace(period, start=back, end=back if period.end == period.start else period.end)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28)) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def only_half(message: str) -> Half | None:
    """The half that a message names, where it names one and not both."""
    morning, afternoon = _MORNING.search(message), _AFTERNOON.search(message)
    if bool(morning) == bool(afternoon):
        return None
    return "am" if morning else "pm"


def names_half(message: str) -> bool:
    return bool(_MORNING.search(message) or _AFTERNOON.search(message) or "半天" in message)


def half_off(message: str) -> Half | None:
    """The half that is wanted off, also where the other one is said to be worked: 下午我回来上班."""
    wanted: set[Half] = set()
    for clause in _CLAUSE.finditer(message):
        if half := only_half(clause.group()):
            wanted.add(half if not works(clause.group()) else "am" if half == "pm" else "pm")
    return wanted.pop() if len(wanted) == 1 else None


def works(message: str) -> bool:
    """Whether somebody says that they will be at work."""
    return _WORKS.search(message) is not None


def part_of_day(message: str) -> bool:
    """Whether less than a day is wanted, whichever part of it: 明天早点走, 周三晚点到."""
    return bool(_PART_OF_DAY.search(message)) and not _WHOLE_DAY.search(message)


def whole_day(message: str) -> tuple[int, int] | None:
    """Where a message says that a whole day is meant."""
    match = re.search(r"[一全]整?天|整天|\b(?:the |a )?(?:whole|full|all|one|a) day\b", message)
    return match.span() if match else None


def half_today(message: str) -> Half | None:
    """今天 is not said where it is meant: 下午请半天, taking this afternoon off."""
    half = only_half(message)
    return half if half and _WANTS_OFF.search(message) and not _OTHER_DAY.search(message) else None
