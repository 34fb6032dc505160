"""What the small networks that ship with the product look at in a message, and what they say of it.

Each has one hidden layer over the message's vector, its character n-grams and its tone; eval/fit_*.py fits them.
"""

import zlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.forms.tone import says
from corpus.network import Floats, Network

TONES = (
    "asks", "polite", "wh", "numbered", "progress", "takeback", "deciding", "customer", "danger", "leave",
    "hypothetical", "now",
)  # fmt: skip
BUCKETS = 4096
GRAMS = (1, 2, 3)
SPREAD, GRAM_WEIGHT = 8.0, 2.0


class Learned:
    """A network from its file, with the labels that it tells apart."""

    def __init__(self, model: Path, vector_of: Callable[[str], Floats]) -> None:
        self._vector_of = vector_of
        with np.load(model) as saved:
            self.labels = tuple(str(label) for label in saved["labels"])
            self._network = Network.of_arrays(saved)

    def beliefs(self, message: str) -> Mapping[str, float]:
        """The share of belief in each label for a normalised message; together 1."""
        shares = self._network.beliefs(features(message, self._vector_of(message)))
        return dict(zip(self.labels, shares.tolist(), strict=True))


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
    """Which kinds of words of forms/words/ a message has, and how long it is, (len(TONES) + 2,)."""
    lower = message.lower()
    said = [says(kind, lower) is not None for kind in TONES]
    return np.array([*said, "?" in lower, min(len(lower), 60) / 60], np.float32)


def features(message: str, vector: Floats) -> Floats:
    """What a network looks at, (d + BUCKETS + len(TONES) + 2,). Vectors of one engine lie close: they are spread."""
    return np.concatenate([vector * SPREAD, grams(message) * GRAM_WEIGHT, tone(message)])
