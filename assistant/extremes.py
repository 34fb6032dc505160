"""Which chapter, part or article has the most or the least: 篇二里条款最多的是哪个部分, the longest chapter."""

import re
from collections.abc import Sequence

from assistant.asked import UNITS, Inquiry, asked_of, says
from assistant.places import OUTLINE, Named
from corpus.article import Compilation

_KINDS = "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(UNITS.values()))
_UNIT = re.compile(_KINDS, re.IGNORECASE)


def extreme(named: Named, versions: Sequence[Compilation]) -> Inquiry | None:
    """`units` is what is counted (条 where nothing is said), `each` the kind of place that is asked for."""
    words = OUTLINE["extreme"]
    superlative = re.search("|".join([*words["most"], *words["least"]]), named.rest, re.IGNORECASE)
    if superlative is None or named.articles:
        return None
    counted = _counted(named.rest, superlative)
    kinds = [unit for unit in _units(named.rest) if unit != counted] or _units(named.rest)
    if len(kinds) != 1:
        return None
    places = asked_of(named, versions, *words["most"], *words["least"], *words["around"], *UNITS.values())
    if places is None or named.absent:
        return None
    least = says(words["least"], superlative[0])
    return Inquiry("extreme", places, (), (counted or "条",), kinds[0], "least" if least else "most")


def _counted(text: str, superlative: re.Match[str]) -> str:
    """条款最多, the most articles: the unit beside the word."""
    before, after = list(_UNIT.finditer(text, 0, superlative.start())), _UNIT.match(text, superlative.end())
    if before and re.fullmatch(r"(?:的?(?:数量?|个数|数目))?", text[before[-1].end() : superlative.start()]):
        return _name(before[-1])
    if after is None and (spaced := re.compile(r"\s+").match(text, superlative.end())):
        after = _UNIT.match(text, spaced.end())
    return _name(after) if after and superlative[0].lower() in ("most", "fewest", "least") else ""


def _units(text: str) -> list[str]:
    return list(dict.fromkeys(_name(match) for match in _UNIT.finditer(text)))


def _name(match: re.Match[str]) -> str:
    return next(unit for n, unit in enumerate(UNITS) if match[f"u{n}"])
