"""What comes before what. A sentence that says so (先…再…, …后…, …之前…) must have it as the rule has it."""

import re
from collections.abc import Iterator, Sequence

from assistant.check.segments import SEGMENT, aligned
from assistant.check.words import pairs

_TURNED, _THE_OTHER = re.compile(r"[先后](?=[㐀-鿿])[^的了再由可才能需要应]"), str.maketrans("先后", "后先")
_CLAIMS = re.compile(r"先.*再|再|然后|最后|接着")
_STEPS = re.compile(r"后|前|方可|先|再|并|流程|程序|步骤|闭环|,提交")
ENOUGH = 2  # pairs of characters, by which a step is spoken of
LONGEST = 12  # characters in a row that are looked for at once
_BEFORE = r"(?:之前|以前|(?<![提目以当事日之])前)(?![者提述言台后])"
_AFTER = r"(?:之后|以后|(?<![售今落前最])后)(?![者勤续果台退]|进(?!行))"
_FIRST_THEN = re.compile(r"先(?P<one>(?!进先)[^先;。]+?)(?:,?(?:然后|之后|最后|接着|再)|,后)(?P<other>[^;。]+)")
_AND_THEN = re.compile(r"(?P<one>[^,;。]+),(?:然后|接着|最后)?再(?P<other>[^,;。]+)")
_IN_FRONT = re.compile(
    rf"(?P<subject>[^,;。]*?)(?:在|于)(?P<other>[^,;。]+?){_BEFORE}(?:进行|做|完成|实施|开展)?(?=$|[,;。])"
)
_ONE_BEFORE = re.compile(rf"(?P<other>[^,;。]+?){_BEFORE},?(?P<one>[^,;。]+)")
_ONE_AFTER = re.compile(rf"(?P<one>[^,;。]+?)(?:{_AFTER}|(?<![刚下人])才(?![能可会])|方可)[,]?(?P<other>[^,;。]+)")
_SWAPPED = re.compile(rf"(?P<other>[^,;。:]+?){_BEFORE}(?P<one>[^,;。]+)")

_WHEN = re.compile(rf"([㐀-鿿]{{2}})({_BEFORE}|{_AFTER})")
_IN_ADVANCE = re.compile(r"(?:提前|事先|预先)([^,;。]+)")
_MODAL = re.compile(r"才|能|可以|要|再|方可")
_BRACKETS = re.compile(r"\([^()]*\)")
_AFTERWARDS = re.compile(r"(?:再|以后|之后|事后|回来后)([^,;。前]+)")
Relation = tuple[str, str, bool]


def out_of_order(text: str, rule: str) -> str:
    """The two things that a flat sentence puts the other way round; empty where there are none."""
    said = list(_said(text))
    return (
        _turned(text, rule)
        or _unknown_step(text, rule, said)
        or _too_late(text, rule)
        or _reversed(said, list(_said(rule)))
        or _misplaced(said, aligned(text, rule, more=1), rule)
    )


def _turned(text: str, rule: str) -> str:
    """A word with 先 where the rule has 后 (后进 for 先进), or with 前 where it has 后; and the other way round."""
    for match in _TURNED.finditer(text):
        other = match[0].translate(_THE_OTHER)
        if other in rule and match[0] not in rule and pairs(other):
            return f"{match[0]}: {other}"
    return next((match[0] for match in _WHEN.finditer(text) if _other_way_round(match, rule)), "")


def _unknown_step(text: str, rule: str, said: Sequence[Relation]) -> str:
    """An order, or a step of one, of which the rule says nothing."""
    if said and _CLAIMS.search(text) and not _STEPS.search(rule) and not _told_in_turn(said, rule):
        return f"{said[0][0]} / {said[0][1]}"
    for step in (side for match in _FIRST_THEN.finditer(text) for side in match.groups()):
        if len(bare := _MODAL.sub("", step)) > 1 and not _bigrams(bare) & _bigrams(rule):
            return step
    return ""


def _told_in_turn(said: Sequence[Relation], rule: str) -> bool:
    """Whether the rule tells of both in sentences of their own, of the one that comes first before the other."""
    rules = rule.split("。")
    return all(_closest(one, rules) < _closest(other, rules) for one, other, _ in said)


def _closest(step: str, rules: Sequence[str]) -> int:
    return max(range(len(rules)), key=lambda n: len(_bigrams(step) & _bigrams(rules[n])))


def _other_way_round(when: re.Match[str], rule: str) -> bool:
    """离职后 where the rule has 离职前."""
    side, other = (_AFTER, _BEFORE) if re.fullmatch(_AFTER, when[2]) else (_BEFORE, _AFTER)
    return bool(re.search(when[1] + other, rule)) and not re.search(when[1] + side, rule)


def _too_late(text: str, rule: str) -> str:
    """What a sentence has done afterwards and the rule in advance (提前申请)."""
    if _IN_ADVANCE.search(text):
        return ""
    early = {pair for match in _IN_ADVANCE.finditer(_BRACKETS.sub("", rule)) for pair in pairs(match[1])}
    return next((match[0] for match in _AFTERWARDS.finditer(text) if pairs(match[1]) & early), "")


def _reversed(said: Sequence[Relation], ruled: Sequence[Relation]) -> str:
    """A relation of the sentence that is one of the rule's own, the other way round."""
    for one, other, ends in said:
        for first, then, _ in ruled:
            ours = [_bigrams(one[-2:] if ends else one), _bigrams(other if ends else other[-2:])]
            theirs = _bigrams(first), _bigrams(then)
            later_is_first = ours[0] & theirs[1] and ours[1] & theirs[0] - theirs[1] and not ours[1] & theirs[1]
            first_is_later = ours[1] & theirs[0] and ours[0] & theirs[1] - theirs[0] and not ours[0] & theirs[0]
            both_first = ours[0] & theirs[0] and len(ours[1] & theirs[0] - theirs[1] - ours[0]) >= ENOUGH
            together = both_first and not ours[1] & theirs[1]
            if later_is_first or first_is_later or together:
                return f"{one} / {other}"
    return ""


def _bigrams(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}


def _misplaced(said: Sequence[Relation], spoken_of: Sequence[str], rule: str) -> str:
    """Two things that the rule names in the other order, of those of its segments that the sentence restates."""
    in_order = ",".join(segment for segment in SEGMENT.findall(rule) if segment in spoken_of)
    steps = _SWAPPED.sub(lambda match: f"{match['one']},{match['other']}", in_order)
    for one, other, one_ends in said:
        first, then = _places(one, other, steps, ends=one_ends), _places(other, one, steps, ends=not one_ends)
        if first and then and min(first) > max(then) and not re.search(f"{other[-2:]}[^,;。]{{0,2}}{one[-2:]}的", rule):
            return f"{one} / {other}"
    return ""


def _said(text: str) -> Iterator[Relation]:
    """What comes first and what comes later, as a sentence has them; and whether it is the first that ends at the word."""
    for pattern in (_FIRST_THEN, _AND_THEN):
        for match in pattern.finditer(text):
            one = match["one"].split("后")[-1]
            yield one, match["other"], True
    for match in _IN_FRONT.finditer(text):
        yield match["subject"], match["other"], False
    rest = _IN_FRONT.sub("", text)
    for match in _ONE_BEFORE.finditer(rest):
        yield match["one"], match["other"], False
    for match in _ONE_AFTER.finditer(rest):
        yield match["one"], match["other"], True


def _places(said: str, apart_from: str, steps: str, ends: bool) -> list[int]:
    """Where in the rule a thing stands: the longest pieces that they share; of one that `ends` at the word, the last.

    What the rule opens with is what it is about, and no step.
    """
    pieces = [
        said[start:end]
        for end in range(len(said), 1, -1)
        for start in range(max(0, end - LONGEST), end - 1)
        if steps.find(said[start:end], 1) > 0 and said[start:end] not in apart_from and pairs(said[start:end])
    ]
    longest = max(map(len, pieces), default=0)
    chosen = pieces[:1] if ends else [piece for piece in pieces if len(piece) == longest]
    return [match.start() for piece in chosen for match in re.finditer(re.escape(piece), steps) if match.start()]
