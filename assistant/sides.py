"""A side of the company that a message names and nothing else: 车间的, 销售那边也一样吗, the same for sales."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.places import covers, divisions, title_of, whole
from assistant.pointing import DATA, any_of, nothing_left
from corpus.article import Compilation

_CALLED: dict[str, str] = DATA["sides"]["called"]
_NAMES = "|".join(
    rf"(?<![a-z]){re.escape(name)}(?![a-z])" if name.isascii() else name
    for name in sorted(_CALLED, key=len, reverse=True)
)
_MARKED = "|".join(DATA["sides"]["marked"])
_SIDE = re.compile(rf"(?P<names>(?:(?:{_NAMES})[和、\s]?)+)\s*(?:{_MARKED})*", re.IGNORECASE)
_NAME = re.compile(_NAMES, re.IGNORECASE)
_SAME, _AROUND = any_of(DATA["sides"]["same"]), any_of([*DATA["sides"]["same"], *DATA["sides"]["around"]])


@dataclass(frozen=True)
class Side:
    """The compilation that is written for a side of the company, as the message called that, and whether it asks for
    the same there."""

    version: Compilation
    called: str
    same: bool


def side_of(text: str, versions: Sequence[Compilation]) -> Side | None:
    """None where a message names no side or several, one that no compilation is written for, or says anything else."""
    match = _SIDE.search(text)
    if match is None:
        return None
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    found = {_version(name[0].lower(), versions) for name in _NAME.finditer(match["names"])}
    version = found.pop()
    if found or version is None or not nothing_left(rest, _AROUND):
        return None
    return Side(version, match["names"].strip(), bool(_SAME.search(rest)))


def _version(name: str, versions: Sequence[Compilation]) -> Compilation | None:
    """By its title, or else by a heading that only one has."""
    places, said = whole(versions), _CALLED[name]
    ways = [{p.version.id: p.version for p in places if covers(title_of(p), said, {})}]
    ways.append({p.version.id: p.version for p in places if any(covers(title_of(d), said, {}) for d in divisions(p))})
    ways.append({p.version.id: p.version for p in places if any(covers(a.title, said, {}) for a in p.articles)})
    way = next(filter(None, ways), {})
    return next(iter(way.values())) if len(way) == 1 else None
