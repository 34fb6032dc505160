"""Messages put together from the frames and parts of frames.toml."""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FRAMES = Path(__file__).with_name("frames.toml")
_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Framed:
    """A message, its label, and where in it the parts stand that its frame names."""

    text: str
    label: str
    parts: dict[str, tuple[int, int]]


def framed(each: int, seed: int) -> Iterator[Framed]:
    """So many messages of each frame, the same ones for the same seed."""
    known = tomllib.loads(FRAMES.read_text(encoding="utf-8"))
    chance = random.Random(seed)  # noqa: S311  not for secrets
    for label, frames in known["frames"].items():
        for frame in frames:
            for _ in range(each):
                yield _filled(frame, label, known["parts"], chance)


@cache
def openings(label: str, english: bool) -> list[str]:
    """What may stand before a message of a kind, in one language."""
    known = tomllib.loads(FRAMES.read_text(encoding="utf-8"))["openings"].get(label, [])
    return [opening for opening in known if opening.isascii() is english]


def _filled(frame: str, label: str, parts: dict[str, list[str]], chance: random.Random) -> Framed:
    text, spans, end = "", {}, 0
    for hole in _HOLE.finditer(frame):
        text += frame[end : hole.start()]
        said = _said(hole[1], parts, chance)
        spans[hole[1]] = (len(text), len(text) + len(said))
        text, end = text + said, hole.end()
    return Framed(text + frame[end:], label, spans)


def _said(name: str, parts: dict[str, list[str]], chance: random.Random) -> str:
    """One of the ways to say a part; a part may be made of others."""
    return _HOLE.sub(lambda hole: _said(hole[1], parts, chance), chance.choice(parts[name]))
