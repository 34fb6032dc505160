"""Words: whatever a sentence speaks of, its clause must speak of too, or the sentence says more than the clause."""

import re

from assistant.check.polarity import marked
from assistant.check.words import also_said, plain

LONGEST = 12  # characters in a row that are looked for in the rule at once
_APART = re.compile(r'[\s,，。;；:：!！?？、()\[\]"\'《》/“”…—–-]')
_NUMERALS = "0123456789一二两三四五六七八九十百千万亿半%"


def unsaid(part: str, rule: str, around: str) -> list[str]:
    """The runs of characters of a part that neither the rule, nor a word that means the same, nor grammar accounts for.

    Words of obligation are read elsewhere; numbers with a unit too, so here a digit accounts for itself.
    """
    covered = [bool(_APART.match(char)) or char.isascii() for char in part]
    held = f"{rule}\n{around}"
    for size in range(2, LONGEST + 1):
        for start in range(len(part) - size + 1):
            piece = part[start : start + size]
            if piece in held and not _APART.search(piece):
                covered[start : start + size] = [True] * size
    for start, end in (*(match.span() for match in plain().finditer(part)), *marked(part)):
        covered[start:end] = [True] * (end - start)
    return _leftover(part, covered, rule)


def _leftover(part: str, covered: list[bool], rule: str) -> list[str]:
    runs = re.findall(r"[^\0]+", "".join("\0" if done else char for char, done in zip(part, covered, strict=True)))
    same = also_said(rule)
    return [run for run in runs if not (len(run) == 1 and (run in rule or run in same) and run not in _NUMERALS)]


def substance(part: str, rule: str) -> bool:
    """Whether a part says anything of the rule's own, beside grammar and words of obligation."""
    for start, end in marked(part):
        part = part[:start] + "\0" * (end - start) + part[end:]
    bare = _APART.sub("\0", plain().sub("\0", part))
    return any(bare[n : n + 2] in rule for n in range(len(bare) - 1) if "\0" not in bare[n : n + 2])
