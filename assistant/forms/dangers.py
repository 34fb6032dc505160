"""Dangers told in words that no pattern knows (他叫不应了; 手拔不出来), beside those that patterns find.

Learned from what people write when something burns, leaks, falls or hurts somebody, and from what only sounds like it.
Fitted by eval/fit_dangers.py on eval/dangers.toml.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from assistant.forms.alarm import alarm_in, over, pressing, without_figures
from assistant.forms.clauses import EDGE
from assistant.forms.folded import CLAUSE, STORY_MIN_CHARS, any_of, fold
from assistant.forms.intent import NONE
from assistant.forms.tone import asks, says
from assistant.learned import Learned
from assistant.mistyped import as_meant
from corpus.network import Floats
from tools import ACTIONS
from tools.action import Action, Alarm

MODEL = Path(__file__).with_name("dangers.npz")
SURE = 0.7  # belief in some danger, from which a message is a report of one
SURE_TO_HEED = 0.55  # the same, from which it is met with what to do now, or is one in what is known to be a report
SURE_WHERE_ASKED = 0.9  # the same of a message that asks something: 钢筋扎穿脚底板了,要不要拔
SURE_OF_NONE = 0.03  # belief in any danger, below which its words are only words: 周六加班,更换漏电保护器
_PARTED = re.compile(r"[\s,，。;；:：]+")


class DangerReader:
    """Reads messages with the model that ships with the product."""

    def __init__(self, vector_of: Callable[[str], Floats]) -> None:
        self._beliefs = lru_cache(maxsize=64)(Learned(MODEL, vector_of).beliefs)  # asked in several places

    def beliefs(self, text: str) -> Mapping[str, float]:
        """How likely a message tells of each kind of danger, by the names of alarms, or of none."""
        return self._beliefs(without_order(as_meant(text)))

    def alarm_in(self, text: str, least: float = SURE) -> tuple[Action, Alarm] | None:
        """The danger that a message tells of, by its words or by what has been learned."""
        found = alarm_in(text)
        return found if found and not self.denies(text) else self.learned_of(text, least)

    def denies(self, text: str) -> bool:
        """Whether words for a danger tell of none in a message: what was checked, is to be bought, is a joke."""
        clauses = [match.group().strip() for match in CLAUSE.finditer(text) if alarm_in(match.group())]
        return all(1 - self.beliefs(told)[NONE] < SURE_OF_NONE for told in (text, *clauses))

    def learned_of(self, text: str, least: float = SURE) -> tuple[Action, Alarm] | None:
        """The same by what has been learned alone, of which it must be surer where the message asks."""
        if _asking(text) and not (_beside_questions(text) or says("acts_now", fold(text))):
            least = max(least, SURE_WHERE_ASKED)
        found = ((action, alarm) for action in ACTIONS if (alarm := self._learned(action, text, least)))
        return next(found, None)

    def pressing(self, action: Action, text: str, reports: bool = False) -> Alarm | None:
        """The danger of an action that a message tells of, unless it is over; where it `reports` what is wrong, less has
        to be believed."""
        if found := pressing(action, fold(text)):
            return found
        alarm = self._learned(action, text, SURE_TO_HEED if reports else SURE)
        return None if alarm and not alarm.personal and over(fold(text)) else alarm

    def telling(self, folded: str) -> re.Match[str] | None:
        """The clause of a folded message that most tells of a danger."""
        clauses = [match for match in CLAUSE.finditer(folded) if len(match.group().strip()) >= STORY_MIN_CHARS]
        return min(clauses, key=lambda match: self.beliefs(match.group().strip())[NONE], default=None)

    def _learned(self, action: Action, text: str, least: float) -> Alarm | None:
        """The likeliest danger of an action, from a belief in any danger on that what is neither a figure of speech nor
        only feared in it must bear out alone; nobody is hurt where that is said."""
        text = _beside_questions(text) or text
        folded = fold(text)
        told = without_figures(folded)
        if not action.alarms or len(told.strip()) < STORY_MIN_CHARS:
            return None
        beliefs = self.beliefs(text)
        if 1 - beliefs[NONE] >= least and told != folded:
            beliefs = self.beliefs(told)
        if 1 - beliefs[NONE] < least:
            return None
        unhurt = says("unhurt", folded) is not None
        alarms = (alarm for alarm in action.alarms if not (alarm.personal and unhurt))
        likeliest = max(alarms, key=lambda alarm: beliefs[alarm.name], default=None)
        return likeliest if likeliest and beliefs[likeliest.name] >= least / 2 else None


def _asking(text: str) -> bool:
    return asks(text) and not says("in_vain", text)  # 怎么推都没反应


def _beside_questions(text: str) -> str:
    """What a message tells beside what it asks: 迟到扣多少钱?门口货车把保安撞飞了; empty where it does not do both."""
    clauses = [match.group() for match in CLAUSE.finditer(text)]
    told = [clause for clause in clauses if not _asking(clause)]
    return ",".join(told) if 0 < len(told) < len(clauses) else ""


def without_order(message: str) -> str:
    """A normalised message without the words that only have it reported: 报隐患,梯子断了 as 梯子断了."""
    ordered = next(
        (a for a in ACTIONS if a.alarms and (a.asked_for(message) or any_of(a.called).search(message))), None
    )
    if ordered is None:
        return message
    orders = any_of(ordered.boilerplate)
    told = " ".join(part for part in _PARTED.split(orders.sub(",", message)) if part)
    return told.strip(EDGE) or message
