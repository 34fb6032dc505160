"""How many things a rule lists: two paths are 管理序列和专业序列, five insurances are the five between its brackets."""

import re

from corpus.numerals import NUMERAL, parse_numeral

_COUNT = re.compile(rf"({NUMERAL}|\d+)(?:个|条|大类|类|种|项|部分|轮|步|者|方面)(?:方面|原则|步骤|环节)?")
_SEGMENT = re.compile(r"[^,;。:()]+")
_BETWEEN, _COMMA = re.compile(r"、|以及|[和与及]"), re.compile("、")


def without_counts(part: str, rule: str) -> str:
    """A part without what says how many things there are in a list of the rule that is complete."""
    listed = _listed(rule)
    return _COUNT.sub(lambda match: "" if parse_numeral(match[1]) in listed else match[0], part) if listed else part


def _listed(rule: str) -> frozenset[int]:
    """How many there are in each list of the rule that is complete: 等 says that there are more.

    过程沟通与辅导 may be one thing or two.
    """
    complete = [match[0] for match in _SEGMENT.finditer(rule) if "等" not in _BETWEEN.split(match[0])[-1]]
    sizes = {len(split.split(segment)) for segment in complete for split in (_BETWEEN, _COMMA)}
    return frozenset(size for size in sizes if size > 1)
