"""Which of a rule's segments (what stands between its commas) a part of a sentence restates."""

import re

from assistant.check.words import pairs

MORE = 2  # pairs that a further segment must add: one may be chance
SEGMENT = re.compile(r"[^,;。:!?]+")


def aligned(part: str, rule: str, more: int = MORE) -> list[str]:
    """The fewest segments, the closest first, that together hold the pairs of characters that rule and part share.

    A further segment is taken where it adds `more` of them.
    """
    left = pairs(part) & pairs(rule)
    segments = SEGMENT.findall(rule)
    found: list[str] = []
    while left and segments:
        best = max(segments, key=lambda segment: (len(pairs(segment) & left), len(_bigrams(segment) & _bigrams(part))))
        if len(pairs(best) & left) < (more if found else 1):
            break
        found.append(best)
        segments.remove(best)
        left -= pairs(best)
    return found


def _bigrams(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}
