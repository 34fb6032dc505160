"""Pauses of a time of work (中间吃饭半小时, lunch from 12 to 1): they are told beside its hours and never take their place."""

import re
from dataclasses import dataclass
from functools import cache

from assistant.forms.clock import CLOCK, LENGTH
from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, Span, any_of, fold

EACH = r"(?:每[天日晚]|天天)(?:都是|都|各|是|要|得|加班?|干|做)*|各(?:自|加)?"
EACH_AFTER = r"(?:each|every|per|a) day|daily|each"
_TO = r"\s*(?:到|至|-|~|—|–|to|until|till)+\s*"


@dataclass(frozen=True)
class Written:
    """A time of work as a form holds it: its hours, with what says `before` or `after` them that they are of each day,
    and the pause within them."""

    hours: str
    before: str = ""
    after: str = ""
    pause: str = ""

    def __str__(self) -> str:
        joint = ", " if self.pause.isascii() and self.hours.isascii() else "，"
        return f"{self.before}{self.hours}{self.after}{joint if self.pause else ''}{self.pause}"


def written(known: str) -> Written:
    """The parts of a time of work."""
    hours, pause = known, ""
    if spans := pauses(fold(known)):
        start = spans[0][0]
        hours, pause = known[:start].rstrip(" ,，、"), known[start:].strip()
    match = re.fullmatch(rf"(?P<before>(?:{EACH})\s*)?(?P<hours>.*?)(?P<after>\s*\b(?:{EACH_AFTER}))?", hours)
    assert match is not None
    return Written(match["hours"], match["before"] or "", match["after"] or "", pause)


def pauses(folded: str) -> list[Span]:
    """Where a message tells of a pause with its length or its hours, clause by clause."""
    found = [match.span() for match in _pause().finditer(folded)]
    return [_whole(folded, span) for span in found]


def denies_pause(folded: str) -> bool:
    """Whether a message says that there is no pause after all."""
    return any(any_of(tuple(WORDS["no_pause"])).fullmatch(m.group().strip()) for m in CLAUSE.finditer(folded))


def _whole(folded: str, span: Span) -> Span:
    """A pause without the spaces around it, up to the end of its clause where little is left of that: 半小时接孩子."""
    end = next((m.end() for m in CLAUSE.finditer(folded) if m.start() <= span[0] < m.end()), span[1])
    return span[0], end if end - span[1] <= _REST_CHARS and _REST.fullmatch(folded[span[1] : end]) else span[1]


_REST_CHARS = 10
_REST = re.compile(r"(?!.*(?:赶|因为|加班|盘|做|修|处理)).*")


@cache
def _pause() -> re.Pattern[str]:
    what, within, off = (f"(?:{WORDS[kind][0]})" for kind in ("pause_for", "pause_within", "pause_off"))
    what = rf"{what}(?: ?{what})*"
    length, clock = (re.sub(r"\?P<\w+>", "?:", pattern.pattern) for pattern in (LENGTH, CLOCK))
    time = rf"(?:(?:{clock}|\d{{1,2}}){_TO}{clock}|{clock}{_TO}(?:{clock}|\d{{1,2}})|{length})"
    gap = r"(?:(?!加班|加|干|做|忙|多|少)[^,。;!?\n]){0,8}?"
    return re.compile(
        rf"(?:(?:{within}|{off}|中午|晚上){gap})?{what}{gap}{time}|(?:(?:{within}|{off}){gap})?{time}{gap}{what}(?:时间)?|{within}{gap}{time}"
    )
