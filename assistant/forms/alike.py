"""The words of a form that others are meant to take the place of, because they have the same form: 少了12箱 and 少了21箱."""

import re
from collections.abc import Sequence

from assistant.forms.folded import CLAUSE, compiled

Change = tuple[str, str]  # what stands in the form, and what shall stand there
HEAD_LEAST = 3  # characters by which two clauses begin alike, at least
DIGITS_LEAST = 2  # digits of a number that is said alone
WORDS_LEAST = 2  # words by which two clauses in English begin alike, at least
LENGTHS_DIFFER = 2  # characters by which what comes behind that differs in length, at most
_COUNT = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)"
_LETTER = r"(?<![a-z])[a-z](?![a-z])"
_NUMERAL = re.compile(rf"\d+(?:\.\d+)?|[一二两三四五六七八九十百]+|{_LETTER}")
_HAN = r"[\u4e00-\u9fff]"
_COUNTED = tuple(re.compile(unit) for unit in (rf"{_HAN}{{2}}", _HAN, r"-[a-z\d]+| [a-z]+"))
_FILLER = frozenset("的是了有在那这就才只总共应该其实 ")
_FILLER_EN = frozenset(["the", "a", "an", "was", "were", "is", "are", "it", "only", "just", "about", "in", "at", "on"])


def counterpart(texts: Sequence[str], right: str, wrong: str = "", sure: bool = True) -> Change | None:
    """What the folded `right` words stand for in the folded `texts`, with `wrong` in it; None where nothing there is like
    them, and where two things are. Only where it is `sure` that they put something right is a clause like another one."""
    numerals = list(_NUMERAL.finditer(right))
    for core in [right, *(_units(right, numerals[0]) if len(numerals) == 1 else ())]:
        if not numerals or not _fits(right, core, texts):
            continue
        found = [match.group() for text in texts for match in _shape(core).finditer(text) if wrong in match.group()]
        if found:
            once = wrong or all(len(_shape(core).findall(text)) == 1 for text in texts if found[0] in text)
            return (found[0], core) if len(set(found)) == 1 and once and found[0] != core else None
    return _clause_alike(texts, right) if sure else None


def _fits(right: str, core: str, texts: Sequence[str]) -> bool:
    """Whether a message says nothing beside the words that are replaced but what is in the form already."""
    if core.isdigit() and len(core) < DIGITS_LEAST:
        return False
    rest = right.replace(core, " ", 1)
    if rest.isascii():
        return not (set(rest.split()) - _FILLER_EN - set(" ".join(texts).split()))
    return not (set(rest) - _FILLER - set("".join(texts)))


def _units(right: str, number: re.Match[str]) -> list[str]:
    """A number with what is counted by it or named before it, the longest first: 21箱货, 21箱; room 503; pc-2270."""
    start, end = number.span()
    before = re.search(r"(?:第|[a-z]+[- ]?|[a-z\d]+-)$", right[:start])
    first = before.start() if before else start
    counted = [found.end() for unit in _COUNTED if (found := unit.match(right, end))]
    cores = [right[begin:stop] for begin in (first, start) for stop in counted]
    return list(dict.fromkeys([*cores, *([right[first:end]] if before else ())]))


def _shape(words: str) -> re.Pattern[str]:
    """A pattern for words with other numbers and letters, as whole numbers and words; a bare number has as many digits."""
    if words.isdigit():
        return compiled(rf"(?<![\da-z]){'[0-9]' * len(words)}(?![\da-z])")
    pieces, end = [], 0
    for match in _NUMERAL.finditer(words):
        pieces += [
            re.escape(words[end : match.start()]),
            _LETTER if match.group().isalpha() and match.group().isascii() else _COUNT,
        ]
        end = match.end()
    edges = r"(?<![\d.一二两三四五六七八九十百a-z])", r"(?![\da-z])"
    return compiled(f"{edges[0]}{''.join(pieces)}{re.escape(words[end:])}{edges[1]}")


def _clause_alike(texts: Sequence[str], right: str) -> Change | None:
    """The one clause that goes on otherwise behind the same words: 他们订的是蓝色 and 他们订的是绿色."""
    found: set[Change] = set()
    for clause in (match.group() for text in texts for match in CLAUSE.finditer(text)):
        head = next((right[:n] for n in range(len(right) - 1, HEAD_LEAST - 1, -1) if right[:n] in clause), "")
        if right.isascii():
            head = head[: head.rfind(" ") + 1]
        if not head or (right.isascii() and len(head.split()) < WORDS_LEAST):
            continue
        behind = clause[clause.rfind(head) + len(head) :].rstrip()
        if behind and abs(len(behind) - len(right) + len(head)) <= LENGTHS_DIFFER * (2 if right.isascii() else 1):
            found.add((f"{head}{behind}", right))
    return found.pop() if len(found) == 1 else None
