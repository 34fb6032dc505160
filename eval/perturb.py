"""Ways in which people's typing spoils a question, made from good ones by seeded generators."""

import random
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pypinyin import lazy_pinyin

from eval.case import Case, Step

ORIGINAL = "original"  # the kind of the unspoilt ones, kept beside the others for comparison
FILLERS = Path(__file__).with_name("fillers.toml")
T = TypeVar("T")
_HAN = re.compile(r"[一-鿿]")
_COMMON = range(0xB0, 0xD8)  # first bytes of the 3,755 everyday characters in GB 2312
_KEPT = re.compile(r"\d|第.+?[条章节款]|《.+?》|【.+?】")  # a question about another number is another question


def _typo(text: str, chance: random.Random) -> str:
    """Two neighbouring characters swapped, or one left out."""
    places = _free(text)
    if len(places) < 4:
        return text
    at = chance.choice([place for place in places[:-1] if place + 1 in places] or places)
    if chance.random() < 0.5 and at + 1 in places:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :]


def _homophone(text: str, chance: random.Random) -> str:
    """One or two characters replaced by others that sound the same, as input methods do it."""
    places = [place for place in _free(text) if _HAN.match(text[place]) and _sounding_like(text[place])]
    letters = list(text)
    for place in chance.sample(places, min(len(places), 1 + (len(places) > 8))):
        letters[place] = chance.choice(_sounding_like(text[place]))
    return "".join(letters)


def _traditional(text: str, chance: random.Random) -> str:  # noqa: ARG001
    return str(_to_traditional().convert(text))


def _filler(text: str, chance: random.Random) -> str:
    """Words around the question that say nothing."""
    words = tomllib.loads(FILLERS.read_text(encoding="utf-8"))
    return f"{chance.choice(words['before'])}{text}{chance.choice(words['after'])}"


def _full_width(text: str, chance: random.Random) -> str:  # noqa: ARG001
    """ASCII as its full-width forms, spaces as ideographic ones."""
    return "".join("　" if c == " " else chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


_WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "typo": _typo, "homophone": _homophone, "traditional": _traditional, "filler": _filler, "full_width": _full_width,
}  # fmt: skip
KINDS = tuple(_WAYS)


def perturbed(cases: Sequence[Case], kinds: Sequence[str], seed: int) -> list[Case]:
    """The cases as they are, and each once more in each way that changes it. The same seed gives the same cases."""
    made = [replace(case, kind=ORIGINAL, origin=case.id) for case in cases]
    for kind in kinds:
        for case in cases:
            chance = random.Random(f"{seed} {kind} {case.id}")  # noqa: S311
            text = _WAYS[kind](case.last.say, chance)
            if text != case.last.say:
                made.append(_spoilt(case, kind, text))
    return made


def _spoilt(case: Case, kind: str, text: str) -> Case:
    step = Step(text, case.last.asker, case.last.expected)
    return replace(case, id=f"{case.id}~{kind}", kind=kind, origin=case.id, steps=(*case.steps[:-1], step))


def sampled(cases: Sequence[T], size: int) -> list[T]:
    """`size` of the cases, evenly spread, in their order; all of them where there are no more."""
    if len(cases) <= size:
        return list(cases)
    return [cases[number * len(cases) // size] for number in range(size)]


def _free(text: str) -> list[int]:
    """The places of letters that may be spoilt."""
    kept = {place for match in _KEPT.finditer(text) for place in range(*match.span())}
    return [place for place, letter in enumerate(text) if letter.isalpha() and place not in kept]


@cache
def _to_traditional() -> Any:
    from opencc import OpenCC

    return OpenCC("s2t")


@cache
def _sounds() -> dict[str, list[str]]:
    """Everyday characters by their sound, tones aside."""
    by_sound: dict[str, list[str]] = {}
    for first in _COMMON:
        for second in range(0xA1, 0xFF):
            letter = bytes([first, second]).decode("gb2312", "ignore")
            if letter:
                by_sound.setdefault(lazy_pinyin(letter)[0], []).append(letter)
    return by_sound


def _sounding_like(letter: str) -> list[str]:
    return [other for other in _sounds().get(lazy_pinyin(letter)[0], ()) if other != letter]
