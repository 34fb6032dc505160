"""The dangers of actions that a message tells of, found by their words alone; danger.py says what they mean."""

from dataclasses import replace
from functools import lru_cache

from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, any_of, blank, fold
from assistant.forms.tone import says
from tools import ACTIONS
from tools.action import Action, Alarm


def raised(action: Action, folded: str) -> Alarm | None:
    """The first danger of an action that a folded message tells of."""
    told, unhurt = without_figures(folded), says("unhurt", folded)
    end = unhurt.start() if unhurt else 0
    return next((alarm for alarm in action.alarms if _tells_of(alarm, told, end)), None)


def pressing(action: Action, folded: str) -> Alarm | None:
    """The same, unless it was dealt with on a day that is over and nobody is hurt: 上周五车库起火,当时就扑灭了."""
    if over(folded):
        action = replace(action, alarms=tuple(alarm for alarm in action.alarms if alarm.personal))
    return raised(action, folded)


def over(folded: str) -> bool:
    """Whether what is told was dealt with on a day that is over."""
    return bool(says("past_day", folded) and says("dealt_with", folded) and not says("not_over", folded))


def _tells_of(alarm: Alarm, folded: str, unhurt: int) -> bool:
    """Whether a message tells of a danger by more than what need hurt nobody, before it says at `unhurt` that nobody is."""
    harmless = [match.span() for match in any_of(alarm.harmless).finditer(folded, 0, unhurt)]
    return any_of(alarm.words).search(blank(folded, harmless)) is not None


def without_figures(folded: str) -> str:
    """A folded message with figures of speech blanked out (我头上都冒烟了 tells of no fire), that nobody was hurt, what
    befell things alone or only might befall somebody, what turned out harmless, and what happened elsewhere or long
    ago."""
    kinds = ("figures", "unhurt", "only_things", "only_feared", "turns_out_harmless")
    tells_of_none = tuple(pattern for kind in kinds for pattern in WORDS[kind])
    not_here = [
        m.span() for m in CLAUSE.finditer(folded) if says("elsewhere", m.group()) or says("long_ago", m.group())
    ]
    return blank(folded, [*not_here, *(match.span() for match in any_of(tells_of_none).finditer(folded))])


@lru_cache(maxsize=512)  # a message is asked the same in several places
def alarm_in(text: str) -> tuple[Action, Alarm] | None:
    """The first danger of any action that a message tells of."""
    folded = fold(text)
    return next(((action, alarm) for action in ACTIONS if (alarm := raised(action, folded))), None)
