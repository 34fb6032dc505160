"""Of whom and of what a rule holds: what narrows it may not be left out, nor a narrowing be added."""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

from assistant.check.polarity import markers
from assistant.check.words import narrowing, pairs, plain

_ASIDE = re.compile(r"([^,;。:、()]{2,})\((?:如|若|在)?$")
_CLOSED = re.compile(r"^时?\)")
_AMONG = re.compile("[、或]")  # an attribute of the last of several things
_ATTRIBUTE = re.compile(r"^[^,;。:、()的]*的([㐀-鿿]{2})")
_WHERE = re.compile(r"(?:禁止|严禁|不得)在([㐀-鿿]{2,8}?)(?:内|上|中|里)")
_THING = re.compile(r"^[品者]?\(([^()]+)\)")  # what is listed of it
_AWAITED = re.compile(r"[经由](?P<first>[^,;。:]{2,14}?)后(?:方可|才能|才可|再)?(?P<deed>[^,;。:、]{2,})")
_SANCTION = re.compile(r"批|审|核|同意|确认|许可|授权")
_ASKED_OF = re.compile(r"经(?P<who>[^,;。:]{2,}?)(?:审批|批准|审核|评审|确认)")
_THEN = re.compile(r"后即可|后就|后便|后可|后才|后方可|即可|就可以|就能|才能|方可|才可")
_ALL_ARE = re.compile(r"(?:都|均|全部|全)(?:是|为|属于)([^,;。的]+)(?=[,;。]|$)")
_LISTED = re.compile(r"[^,;。:()、]+(?:、[^,;。:()、]+)+")
_TWICE = re.compile(r"(先[㐀-鿿])(先[㐀-鿿])")
_ANY = re.compile(r"(?:任何|一切|随便什么|不管什么|无论什么)([㐀-鿿]{2})")
_ONLY = re.compile(r"只有|仅有|只(?=针对|适用|限|对|和|与|跟|看|检|在|做|需|评|制|调)|仅(?=针对|适用|限|对)")
_HELD_ONLY = re.compile(r"方可|[^,;。:]{4,}后,|才|方能|只|仅|必要时|如适用|凭|合格后|经[^,;。:]+后")
_ONLY_WITH = re.compile(r"只有([^,;。]+?),?(?:才|方)")
_ASKED = re.compile(r"([^,;。:]+),?(?:方可|才|方能)|经([^,;。:]+?)后")
ENOUGH = 2  # pairs of characters, by which a sentence speaks of what a segment says


def widened(text: str, segments: Iterable[str]) -> str:
    """A word that narrows what a rule's segments are about, and that the sentence leaves out; empty where there is none."""
    whole = "。".join(segments)
    for group in narrowing():
        word = group.words[0]
        if any(other in text for other in group.words):
            continue
        if any(_speaks_of_narrowed(text, whole, *found.span()) for found in re.finditer(word, whole)):
            return word
    where = next((where[1] for where in _WHERE.finditer(whole) if not pairs(where[1]) & pairs(text)), "")
    return where or _any_of(text, whole)


def _any_of(text: str, rule: str) -> str:
    """任何认证 where the rule has 与工作相关的认证: what every one of them is said to be, and only those of a kind are."""
    for every in _ANY.finditer(text):
        kind = re.search(rf"([㐀-鿿]{{2,8}})的{every[1]}", rule)
        if kind and not pairs(kind[1][-4:]) & pairs(text):
            return kind[0]
    return ""


def _speaks_of_narrowed(text: str, rule: str, start: int, end: int) -> bool:
    if in_brackets := _ASIDE.search(rule[:start]):
        own = [pair for pair in pairs(in_brackets[1]) if rule.count(pair) == 1]
        return bool(_CLOSED.match(rule[end:])) and 2 * sum(pair in text for pair in own) > len(own)
    if start == 0 or rule[start - 1] in ",;。:":
        following = re.split("[,;。:]", rule[end:])[0]
        return "或" not in following.split("的")[0] and len(pairs(following) & pairs(text)) >= ENOUGH
    return any(head in text and rule.count(head) == 1 for head in _heads(rule[:start], rule[end:]))


def _heads(before: str, after: str) -> Iterator[str]:
    """What an attribute narrows: the two characters behind it, and those behind its 的."""
    if listed := _THING.match(after):
        yield from re.findall(r"[㐀-鿿]{2,}", listed[1])
    following = re.sub(rf"^(?:{plain().pattern}|[的时,])+", "", re.split("[;。:()]", after)[0])
    if len(following) > 1:
        yield following[:2]
    attribute = _ATTRIBUTE.match(following)
    if attribute and not _AMONG.search(re.split("[,;。:]", before)[-1]):
        yield attribute[1]


def not_awaited(text: str, rule: str) -> str:
    """What the rule has done before something, where a sentence has that done after other things alone."""
    for ruled in _ASKED_OF.finditer(rule) if "经" in text else ():
        if pairs(ruled["who"]) & pairs(text) and not _SANCTION.search(text):
            return ruled[0]
    for ruled in _AWAITED.finditer(rule) if _THEN.search(text) else ():
        deed = ruled["deed"][:2]
        if deed in _THEN.split(text)[-1] and rule.count(deed) == 1 and not pairs(ruled["first"]) & pairs(text):
            return ruled[0]
    return ""


def narrowed(text: str, rule: str) -> str:
    """A word by which the sentence says that the rule holds of this alone, where the rule does not say so."""
    match = _ONLY.search(text)
    if match and not _HELD_ONLY.search(rule):
        return match[0]
    if one_of_them := _all_the_same(text, rule):
        return one_of_them
    for only in _ONLY_WITH.finditer(text):
        asked = [condition[1] or condition[2] for condition in _ASKED.finditer(rule)]
        if asked and not any(pairs(only[1]) & pairs(condition) for condition in asked):
            return only[0]
    return ""


def _all_the_same(text: str, rule: str) -> str:
    """培训都是在线学习, of which the rule lists others too."""
    for every in _ALL_ARE.finditer(text):
        for listed in _LISTED.finditer(rule):
            subject = pairs(text[: every.start()])
            items = [pairs(item) - subject for item in re.split("[、和与及]", listed[0])]
            named = [item for item in items if item & pairs(text)]
            if len(named) == 1 < len(items) and pairs(every[1]) & named[0]:
                return every[0]
    return ""


def recombined(text: str, rule: str) -> str:
    """Halves of two things that the rule lists, put together as one: 公平优先 of 效率优先、兼顾公平; 先出先进 of 先进先出."""
    fours = [item for item in re.split('[、()的,;。:"]', rule) if len(item) == len("效率优先") and not markers(item)]
    for one, other in permutations(fours, 2):
        for mixed in (other[2:] + one[2:], one[:2] + other[2:]):
            if mixed in text and mixed not in rule:
                return mixed
    turned = (match[2] + match[1] for match in _TWICE.finditer(rule))
    return next((words for words in turned if words in text and words not in rule), "")
