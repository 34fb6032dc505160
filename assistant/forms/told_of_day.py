"""What a message only tells of a day, beside a leave whose days are known: it moves none of them, and is asked about."""

import re
from datetime import date

from assistant.dates import Period, named_spans
from assistant.forms.day_parts import works
from assistant.forms.days import Days
from assistant.forms.folded import CLAUSE, blank
from assistant.forms.plain import plain
from assistant.forms.say import Said
from assistant.forms.tone import says, words
from corpus.numerals import parse_numeral

_HAN = re.compile(r"[\u4e00-\u9fff]")
TOLD_LEAST = 3  # Chinese letters of what is told of a day


def without_told(message: str) -> str:
    """The message without what it tells of a day beside a plain yes (提交,年底的时候补给我): that is none of the days. A day
    alone (对,31号下午,提交) is one."""
    clauses = list(CLAUSE.finditer(message))
    if not any(plain(clause.group().strip()) == "yes" for clause in clauses):
        return message
    return blank(message, [clause.span() for clause in clauses if _only_tells(clause.group())])


def _only_tells(clause: str) -> bool:
    """Whether a clause tells something of a day that it names, and not what is to be made of it."""
    days = [span for span, _ in named_spans(clause)]
    left = blank(clause, days)
    return bool(days) and len(_HAN.findall(left)) >= TOLD_LEAST and not says("orders_days", left)


def told_of_day(message: str, stretch: tuple[date, date], period: Period) -> Days | None:
    """What is asked where a message tells something of a day and does not say what is to be made of it; None elsewhere."""
    asked = _day_or_place(message, stretch) or _absent(message, stretch, period) or _happens(message, stretch, period)
    return Days(questions=(asked,), spans=tuple(match.span() for match in CLAUSE.finditer(message))) if asked else None


def _absent(message: str, stretch: tuple[date, date], period: Period) -> Said | None:
    """Days on which somebody will not be there (9号不上班): all that is wanted, or some of it, or more of it."""
    first = period.start
    if first is None or period.count is not None:
        return None
    last = period.end or first
    told = blank(message, period.spans).strip(" ,。;!?")
    if (first, last) == stretch or not words("only_absent").fullmatch(told):
        return None
    return (
        _one_of(first, last, stretch) if stretch[0] <= first and last <= stretch[1] else _beside(first, last, stretch)
    )


def _happens(message: str, stretch: tuple[date, date], period: Period) -> Said | None:
    """What is told of a day, and not what is to be made of it: 24号晚上要陪客户吃饭, 3号线今天停机."""
    day = period.start
    if day is None or period.count is not None or (period.end or day) != day or (day, day) == stretch:
        return None
    told, within = blank(message, period.spans), stretch[0] <= day <= stretch[1]
    orders = says("orders_days", told) and not (within and works(told))
    if orders or len(_HAN.findall(told)) < TOLD_LEAST:
        return None
    return _within(day, stretch) if within else _outside(message.strip(), day, stretch)


def _day_or_place(message: str, stretch: tuple[date, date]) -> Said | None:
    """A number that may be a place's or one of the days (8号车间盘点), where something is to be done at work."""
    for clause in CLAUSE.finditer(message):
        found = words("day_or_place").match(clause.group().strip())
        number = parse_numeral(found["number"]) if found else None
        day = next((day for day in _days(stretch) if day.day == number), None)
        if found and day:
            return Said(
                f"“{clause.group().strip()}”我不能确定是说 {day} 这一天，还是说{found['place']}；**日期没有改**。这一天还请就回复“确认”看摘要；不请的话请说从几号请到几号，或者回复“取消”。",
                f"I cannot tell whether “{clause.group().strip()}” is about {day} or about a place; the days are **not changed**. Say yes if that day is still to be off; if not, please give the first and the last day, or reply “cancel”.",
            )
    return None


def _days(stretch: tuple[date, date]) -> list[date]:
    first, last = stretch
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]


def _span(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} 至 {last}"


def _short(first: date, last: date) -> str:
    return (
        f"{first.month}月{first.day}号"
        if first == last
        else f"{first.month}月{first.day}号到{last.month}月{last.day}号"
    )


def _one_of(first: date, last: date, stretch: tuple[date, date]) -> Said:
    return Said(
        f"{_span(first, last)} 在要请的 {_span(*stretch)} 里面，**日期没有改**。还是 {_span(*stretch)} 都请就回复“确认”看摘要；只请这些请说“只请{_short(first, last)}”。",
        f"{_span(first, last)} lies within {_span(*stretch)}; the days are **not changed**. Say yes if all of them are to be off; if only these are, please say “only {_span(first, last)}”.",
    )


def _beside(first: date, last: date, stretch: tuple[date, date]) -> Said:
    return Said(
        f"目前写的是 {_span(*stretch)}，**还没有改**。{_short(first, last)}也要请就说“{_short(first, last)}也请”；不要原来的日子了就说“改成{_short(first, last)}”。",
        f"The request has {_span(*stretch)} and is **not changed** yet. Say “{_span(first, last)} as well” to add it, or “change it to {_span(first, last)}” to have it instead.",
    )


def _within(day: date, stretch: tuple[date, date]) -> Said:
    return Said(
        f"{day} 在要请的 {_span(*stretch)} 里面。这一天也请就回复“确认”看摘要；不请的话请说“{day.day}号不请”，或者从几号请到几号。",
        f"{day} lies within {_span(*stretch)}. Say yes if it is to be off as well; if not, please give the first and the last day.",
    )


def _outside(said: str, day: date, stretch: tuple[date, date]) -> Said:
    return Said(
        f"您说“{said}”；要请的还是 {_span(*stretch)}，**日期没有改**。对的话回复“确认”看摘要；要换成 {day} 请说“改成{_short(day, day)}”。",
        f"You said “{said}”; the request still has {_span(*stretch)}, the days are **not changed**. Say yes if that is right; to have {day} instead, say “change it to {day}”.",
    )
