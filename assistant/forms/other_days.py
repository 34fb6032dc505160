"""Days that a message names and that are none of the leave: days of work, of papers, of every month, days ruled out."""

import re

from assistant.forms.day_parts import OTHER_DAY
from assistant.forms.folded import TOLD_CLAUSE, blank
from assistant.forms.tone import says, words

_DAY = re.compile(rf"{OTHER_DAY.pattern}|\b(?:satur|sun|to|yester)day\b")
_END = re.compile(r"(?:到|至|\b(?:until|till|through|to)\b).*")

_ELSEWHERE = ("earned", "nth_of_every", "papers_come", "length_of_month", "gets_up", "filed_on")


def without_elsewhere(message: str) -> str:
    """The message with the days of something else blanked out, so that offsets hold."""
    for elsewhere in _ELSEWHERE:
        message = words(elsewhere).sub(lambda match: " " * len(match.group()), message)
    message = blank(message, _told_of_before(message))
    if says("lasts_until", message):  # 怕一天好不到,请到明天
        message = words("guessed").sub(lambda match: " " * len(match.group()), message)
    return message


def only_tells_of_day(clause: str) -> bool:
    """Whether a clause names a day to tell what happened on it, and asks for nothing: 22号晚上吐了一宿."""
    return bool(_DAY.search(clause) and says("happened", clause) and not says("asks_for_day", clause))


def _told_of_before(message: str) -> list[tuple[int, int]]:
    """The clauses that only tell what happened on a day, where another one asks for days off."""
    clauses = list(TOLD_CLAUSE.finditer(message))
    asks = [one for one in clauses if says("asks_for_day", one.group()) and _DAY.search(_END.sub("", one.group()))]
    return [one.span() for one in clauses if asks and only_tells_of_day(one.group())]


def said_aside(message: str) -> list[tuple[int, int]]:
    """What is said of days off within the leave, and the clauses whose day is ruled out."""
    return [
        *(match.span() for match in words("free_anyway").finditer(message)),
        *(span for span, _ in _ruled_out(message)),
    ]


def without_aside(message: str) -> str:
    """The message without what is said aside; a day that is ruled out for one behind it is taken back in a word."""
    for (start, end), behind in _ruled_out(message):
        taken_back = "不对" if behind else ""
        message = f"{message[:start]}{taken_back:{end - start}}{message[end:]}"
    return blank(message, [match.span() for match in words("free_anyway").finditer(message)])


def skips_days_off(message: str) -> bool:
    """Whether a message says that days off are not counted."""
    return says("free_anyway", message) is not None


def _said_again(message: str) -> list[re.Match[str]]:
    """The clauses that name a day of an earlier one and ask for nothing: 周四请假,周四盘点,周五吧."""
    clauses = list(TOLD_CLAUSE.finditer(message))
    named = [{match.group() for match in words("named_day").finditer(one.group())} for one in clauses]
    return [
        one for n, one in enumerate(clauses)
        if named[n] and named[n] & set().union(*named[:n]) and not says("asks_for_day", one.group())
    ]  # fmt: skip


def _ruled_out(message: str) -> list[tuple[tuple[int, int], bool]]:
    """The clauses whose day is ruled out, while another day is put in its place, and whether it is behind them."""
    found = []
    for clause in (*words("ruled_out").finditer(message), *_said_again(message)):
        after = words("takes_its_place").match(message[clause.end() :])
        before = says("put_in_its_place", message[: clause.start()])
        puts = [put.group() for put in (after, before) if put]
        if OTHER_DAY.search(clause.group()) and any(OTHER_DAY.search(put) or says("until_number", put) for put in puts):
            found.append((clause.span(), after is not None))
    return found
