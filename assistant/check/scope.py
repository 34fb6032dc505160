"""Of whom and of what a rule holds: what narrows it may not be left out, nor a narrowing be added."""

import re
from collections.abc import Iterable, Iterator

from assistant.check.words import narrowing, pairs, plain

_ASIDE = re.compile(r"([^,;。:、()]{2,})\((?:如|若|在)?$")
_CLOSED = re.compile(r"^时?\)")
_AMONG = re.compile("[、或]")  # an attribute of the last of several things
ENOUGH = 2  # pairs of characters, by which a sentence speaks of what a segment says
_ATTRIBUTE = re.compile(r"^[^,;。:、()的]*的([㐀-鿿]{2})")
_ONLY = re.compile(r"只有|仅有|只(?=针对|适用|限|对|和|与|跟|看|检|在|做|需|评|制|调)|仅(?=针对|适用|限|对)")
_HELD_ONLY = re.compile(r"方可|才|方能|只|仅|必要时|如适用|凭|合格后")


def widened(text: str, segments: Iterable[str]) -> str:
    """A word that narrows what a rule's segments are about, and that the sentence leaves out; empty where there is none."""
    whole = "。".join(segments)
    for group in narrowing():
        word = group.words[0]
        if any(other in text for other in group.words):
            continue
        if any(_speaks_of_narrowed(text, whole, *found.span()) for found in re.finditer(word, whole)):
            return word
    return ""


def _speaks_of_narrowed(text: str, rule: str, start: int, end: int) -> bool:
    if in_brackets := _ASIDE.search(rule[:start]):
        return bool(_CLOSED.match(rule[end:])) and in_brackets[1][-2:] in text
    if start == 0 or rule[start - 1] in ",;。:":
        following = re.split("[,;。:]", rule[end:])[0]
        return "或" not in following and len(pairs(following) & pairs(text)) >= ENOUGH
    return any(head in text and rule.count(head) == 1 for head in _heads(rule[:start], rule[end:]))


def _heads(before: str, after: str) -> Iterator[str]:
    """What an attribute narrows: the two characters behind it, and those behind its 的."""
    following = re.sub(rf"^(?:{plain().pattern}|[的时,])+", "", re.split("[;。:()]", after)[0])
    if len(following) > 1:
        yield following[:2]
    attribute = _ATTRIBUTE.match(following)
    if attribute and not _AMONG.search(re.split("[,;。:]", before)[-1]):
        yield attribute[1]


def narrowed(text: str, rule: str) -> str:
    """A word by which the sentence says that the rule holds of this alone, where the rule does not say so."""
    match = _ONLY.search(text)
    return match[0] if match and not _HELD_ONLY.search(rule) else ""
