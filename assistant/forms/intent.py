"""What a message wants: paperwork and which, news of one's records, or something else. Learned from labelled sentences.

A network of one hidden layer over the message's vector, its character n-grams and its tone, fitted by
eval/fit_intent.py on the development split.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.forms.tone import says
from corpus.network import Floats, Network

NONE = "none"  # a question, small talk, anything that no paperwork is asked for in
FOR_OTHER = "for_other"
ABOUT_RECORDS = ("records", "withdraw", "decide")
SURE = 0.6  # belief from which a label is taken although a form is open
TONES = (
    "asks", "polite", "wh", "numbered", "progress", "takeback", "deciding", "customer", "danger", "leave",
    "hypothetical", "now",
)  # fmt: skip
BUCKETS = 4096
GRAMS = (1, 2, 3)
SPREAD, GRAM_WEIGHT = 8.0, 2.0
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
        self._vector_of = vector_of
        with np.load(MODEL) as model:
            self._labels = [str(label) for label in model["labels"]]
            self._network = Network.of_arrays(model)

    def knows(self, label: str) -> bool:
        """Whether messages of this kind were among those that the model learned from."""
        return label in self._labels

    def read(self, message: str) -> Intent:
        """The intent of a normalised message."""
        if says("for_others", message.lower()) and not says("rule_about", message.lower()):
            return Intent(FOR_OTHER, 1.0)
        beliefs = self._network.beliefs(features(message, self._vector_of(message)))
        best = int(beliefs.argmax())
        return Intent(self._labels[best], float(beliefs[best]))


def grams(message: str) -> Floats:
    """Hashed character n-grams of a message, (BUCKETS,), of length 1; the ends of the message are marked."""
    out = np.zeros(BUCKETS, np.float32)
    text = f"^{message.lower()}$"
    for size in GRAMS:
        for start in range(len(text) - size + 1):
            out[_bucket(text[start : start + size])] = 1.0
    return out / max(float(np.linalg.norm(out)), 1e-9)


@lru_cache(maxsize=65536)
def _bucket(gram: str) -> int:
    return zlib.crc32(gram.encode()) % BUCKETS


def tone(message: str) -> Floats:
    """Which kinds of words of words.toml a message has, and how long it is, (len(TONES) + 2,)."""
    lower = message.lower()
    said = [says(kind, lower) is not None for kind in TONES]
    return np.array([*said, "?" in lower, min(len(lower), 60) / 60], np.float32)


def features(message: str, vector: Floats) -> Floats:
    """What the model looks at, (d + BUCKETS + len(TONES) + 2,). Vectors of one engine lie close together, so they are spread."""
    return np.concatenate([vector * SPREAD, grams(message) * GRAM_WEIGHT, tone(message)])
