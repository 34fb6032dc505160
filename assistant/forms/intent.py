"""What a message wants: paperwork and which, news of one's records, or something else. Learned from labelled sentences.

Fitted by eval/fit_intent.py on the development split.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.forms.tone import says
from assistant.learned import Learned
from corpus.network import Floats

NONE = "none"  # a question, small talk, anything that no paperwork is asked for in
FOR_OTHER = "for_other"
ABOUT_RECORDS = ("records", "withdraw", "decide")
SURE = 0.6  # belief from which a label is taken although a form is open
MODEL = Path(__file__).with_name("intent.npz")


@dataclass(frozen=True)
class Intent:
    """`label` is an action's name, for_other, records, withdraw, decide or none; `belief` in it, 0 to 1."""

    label: str
    belief: float

    @property
    def sure(self) -> bool:
        return self.belief >= SURE


class IntentReader:
    """Reads intents with the model that ships with the product."""

    def __init__(self, vector_of: Callable[[str], Floats]) -> None:
        self._learned = Learned(MODEL, vector_of)

    def knows(self, label: str) -> bool:
        """Whether messages of this kind were among those that the model learned from."""
        return label in self._learned.labels

    def read(self, message: str) -> Intent:
        """The intent of a normalised message."""
        lower = message.lower()
        if says("offers_for_others", lower) or (says("for_others", lower) and not says("rule_about", lower)):
            return Intent(FOR_OTHER, 1.0)
        beliefs = self._learned.beliefs(message)
        best = max(beliefs, key=lambda label: beliefs[label])
        if best == FOR_OTHER and says("own_plea", lower):
            own = [label for label in beliefs if label not in (NONE, FOR_OTHER, *ABOUT_RECORDS)]
            best = max(own, key=lambda label: beliefs[label])
        return Intent(best, beliefs[best])
