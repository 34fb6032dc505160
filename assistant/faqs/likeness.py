"""Whether two questions are the same question: a probability, fitted by eval/fit_faq.py on FAQs with near misses.

Vectors alone cannot tell (婚假有几天 and 丧假有几天 are neighbours), so it also counts what is asked of the matter
(words.toml), whether they share their matter's words, and whether another article's expected question is closer.
"""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

import rtoml

from corpus.lexical import tokens

_WORDS: dict[str, Any] = rtoml.load(Path(__file__).with_name("words.toml"))
_ASPECTS = {name: re.compile("|".join(words), re.IGNORECASE) for name, words in _WORDS["aspects"].items()}
_AROUND = re.compile("|".join(sorted(_WORDS["around"]["words"], key=len, reverse=True)), re.IGNORECASE)
_PUNCTUATION = re.compile(r"[\W_]+")
_NEGATED = re.compile("|".join(_WORDS["negations"]["words"]), re.IGNORECASE)
_NOT_NEGATED = re.compile("|".join(_WORDS["negations"]["none"]), re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_MODEL = Path(__file__).with_name("likeness.json")


@dataclass(frozen=True)
class Wording:
    """A normalised question, taken apart: what it asks (`aspects`) and the words of its matter (`subject`).

    `meant` are the regulations' words for everyday words in it, as tokens.
    """

    text: str
    aspects: frozenset[str]
    subject: frozenset[str]
    meant: frozenset[str]

    @classmethod
    def of(cls, text: str, meant: Sequence[str] = ()) -> "Wording":
        plain = bare(text)
        return cls(plain, *_parted(text.lower()), frozenset(token for word in meant for token in tokens(word)))

    @property
    def negated(self) -> bool:
        """Whether it says that something is not so: 丧假没有多少天, not 有没有丧假."""
        return bool(_NEGATED.search(_NOT_NEGATED.sub("", self.text)))

    @property
    def figures(self) -> frozenset[str]:
        return frozenset(_FIGURE.findall(self.text))


def bare(text: str) -> str:
    """A normalised question without punctuation, spaces and case: equal for questions that only differ in these."""
    return _PUNCTUATION.sub("", text.lower())


def ends_with_aspect(text: str) -> bool:
    """Whether the last words of a normalised message name what is asked of a matter: 差旅住宿标准, 年假天数."""
    said = text.lower().rstrip(" ?!,.。啊呀呢")
    return any(match.end() == len(said) for pattern in _ASPECTS.values() for match in pattern.finditer(said))


def _parted(text: str) -> tuple[frozenset[str], frozenset[str]]:
    aspects = []
    for name, pattern in _ASPECTS.items():
        if pattern.search(text):
            aspects.append(name)
            text = pattern.sub(" ", text)
    return frozenset(aspects), frozenset(tokens(_AROUND.sub(" ", text)))


@dataclass(frozen=True)
class Closeness:
    """What vectors say: of the closest wording, of questions in general, of the closest question of other articles."""

    best: float
    usual: float
    rival: float


def of_one_matter(asked: Wording, wordings: Sequence[Wording]) -> bool:
    """Whether a question shares a word of its matter with the wordings, as said or as meant: two characters at least.

    Without one it is some other matter that is asked in the same way (期权啥时候能行权, 报销多久到账).
    """
    known = frozenset[str]().union(*(wording.subject | wording.meant for wording in wordings))
    words = {word for word in (asked.subject | asked.meant) & known if len(word) > 1}
    return bool(words) or not any(wording.subject for wording in wordings)


def features(asked: Wording, wordings: Sequence[Wording], near: Closeness) -> dict[str, float]:
    """What the decision is made from; everything but `apart`, `uncovered` and `unshared` speaks for the same."""
    known = frozenset[str]().union(*(wording.subject | wording.meant for wording in wordings))
    aspects = frozenset[str]().union(*(wording.aspects for wording in wordings))
    alike = max(SequenceMatcher(None, asked.text, wording.text).ratio() for wording in wordings)
    covered = len(asked.subject & known) / len(asked.subject) if asked.subject else 1.0
    shared = max(len(asked.subject & (w.subject | w.meant)) / max(1, len(w.subject)) for w in wordings)
    same = bool(asked.aspects & aspects)
    return {
        "best": near.best,
        "margin": near.best - near.rival,
        "beyond_usual": near.best - near.usual,
        "same": float(same),
        "apart": float(bool(asked.aspects) and bool(aspects) and not same),
        "alike": alike,
        # Two questions that differ in one word of their matter look alike most of all: the word counts the more.
        "uncovered": alike * (1 - covered),
        "unshared": alike * (1 - shared),
    }


@dataclass(frozen=True)
class Model:
    """A logistic regression over `features`, and the probability from which a match answers."""

    weights: dict[str, float]
    bias: float
    threshold: float

    def probability(self, values: dict[str, float]) -> float:
        logit = self.bias + sum(weight * values[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))


@lru_cache(maxsize=1)
def read_model() -> Model:
    return Model(**json.loads(_MODEL.read_text(encoding="utf-8")))
