"""What an answer to a form's summary means: learned from those that file it and from what only looks like one.

Who doubts, puts it off, changes something, makes a condition, jests, or tells what others did uses the words of a yes
and gives none. Fitted by eval/fit_consents.py on eval/consents.toml.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from assistant.learned import Learned
from corpus.network import Floats

Meaning = Literal["yes", "doubt", "later", "no", "change", "rider", "condition", "jest", "told", "asks", "none"]
MODEL = Path(__file__).with_name("consent.npz")


class ConsentReader:
    """Reads answers with the model that ships with the product."""

    def __init__(self, vector_of: Callable[[str], Floats]) -> None:
        self._beliefs = lru_cache(maxsize=64)(Learned(MODEL, vector_of).beliefs)  # asked in several places

    def beliefs(self, message: str) -> Mapping[str, float]:
        """How likely each Meaning is of a normalised message; together 1."""
        return self._beliefs(message)
