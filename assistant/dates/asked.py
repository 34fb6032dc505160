"""Questions that only ask the calendar: 12月4号是周几, 下周五是几号. What a day is called is no rule of the company."""

import re
from datetime import date

_ASKED = re.compile(
    r"(?:那天|这天|那一天)?(?:到底)?(?:是|为|会是|算)?(?:周|星期|礼拜)几|(?:到底)?(?:是|为)?几(?:月几)?[号日]|(?:到底)?(?:是|为)哪(?:一)?天|"
    r"\b(?:what|which) (?:day(?: of the week)?|date|weekday) (?:is|does)\b",
    re.IGNORECASE,
)
# 18号是周五吧: a weekday that is to be checked.
_CHECKED = re.compile(
    r"(?<!不)(?:[那这]一?天)?(?:应该|好像|正好|刚好)?(?:是|算|不是)(?:个)?(?:周|星期|礼拜)[一二三四五六日天末](?:吧|吗|么|嘛|对吧|对吗|没错吧|是吧|来着)+\s*[?。!]*$|(?:是不是|算不算)(?:周|星期|礼拜)[一二三四五六日天末][吧啊呢]*\s*[?。!]*$|"
    r"(?:[那这]一?天)?(?:周|星期|礼拜)[一二三四五六日天末](?:对吧|对吗|是吧|没错吧)\s*[?。!]*$"
)
_WEEKDAY = re.compile(
    r"(?:周|星期|礼拜)[一二三四五六日天]"
)  # 周四吗?应该是周五吧 puts one weekday in the place of another
_CHANGES = re.compile(r"(?<![对是错])吧[。!]*$")  # 是周五吧 may give the day
_AROUND = re.compile(
    r"(?:我)?(?:提交|交|确认|报上?去?)之?前|(?:再)?(?:确认|核对|问|看)一?下|先(?=问|确认|看)|等等|等一?下|对了|^(?:哦|嗯|诶|哎|那个)|请问|想问(?:一)?下|问(?:一)?下|我想知道|帮我(?:看|查)(?:一)?下|你?知道|那么?|[是在的啊呀呢吗嘛哈来着到底,。!?:\s]|\b(?:fall on|please|on|the)\b",
    re.IGNORECASE,
)


def asked_day(message: str, today: date, meant: tuple[date, date] | None = None) -> tuple[date, date] | None:
    """The first and the last day whose weekday or date is asked (the same for one day); None for any other message.

    `message` is half-width and lower case. It asks nothing but that: a word that is no day makes it another message.
    Where it names no day, those that are `meant` are asked about.
    """
    asked = _ASKED.search(message) or _CHECKED.search(message)
    if asked is None:
        return None
    from assistant.dates.span import read_period

    rest = f"{message[: asked.start()]} {message[asked.end() :]}".strip()
    if asked.re is _CHECKED and _WEEKDAY.search(rest):
        return None
    period = read_period(rest, today)
    if period.problems or period.count is not None:
        return None
    left = list(rest)
    for start, end in period.spans:
        left[start:end] = " " * (end - start)
    if _AROUND.sub("", "".join(left)):
        return None
    if period.start:
        return period.start, period.end or period.start
    return None if _CHANGES.search(message) else meant
