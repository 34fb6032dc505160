"""Questions that only ask the calendar: 12月4号是周几, 下周五是几号. What a day is called is no rule of the company."""

import re
from datetime import date

_ASKED = re.compile(
    r"(?:那天|这天|那一天)?(?:到底)?(?:是|为|会是|算)?(?:周|星期|礼拜)几|(?:到底)?(?:是|为)?几(?:月几)?[号日]|(?:到底)?(?:是|为)哪(?:一)?天|"
    r"\b(?:what|which) (?:day(?: of the week)?|date|weekday) (?:is|does)\b",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"请问|想问(?:一)?下|问(?:一)?下|我想知道|帮我(?:看|查)(?:一)?下|你?知道|那么?|[是在的啊呀呢吗嘛哈来着到底,。!?:\s]|\b(?:fall on|please|on|the)\b",
    re.IGNORECASE,
)


def asked_day(message: str, today: date) -> tuple[date, date] | None:
    """The first and the last day whose weekday or date is asked (the same for one day); None for any other message.

    `message` is half-width and lower case. It asks nothing but that: a word that is no day makes it another message.
    """
    asked = _ASKED.search(message)
    if asked is None:
        return None
    from assistant.dates.span import read_period

    rest = f"{message[: asked.start()]} {message[asked.end() :]}".strip()
    period = read_period(rest, today)
    if period.start is None or period.problems or period.count is not None:
        return None
    left = list(rest)
    for start, end in period.spans:
        left[start:end] = " " * (end - start)
    return None if _AROUND.sub("", "".join(left)) else (period.start, period.end or period.start)
