"""What is forbidden, required, allowed, excused: a sentence must say it of the same thing as the rule, and the same way.

A marker (不得, 必须, 可以 …) governs what comes right after it. A marker of the rule counts where the sentence speaks of what
it governs; one of the sentence must have its like among those.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from assistant.check.segments import aligned
from assistant.check.words import pairs

_CLASSES = {
    # 不得不, 并非: two turns of the tongue that cancel out or that we cannot follow.
    "tangled": r"不得不|并非|不是|不禁止|没有禁止|未禁止|不再|不必须|不一定|不见得|并不|取消|废除|除外|除非|即使|即便|无论|不论|何必|难道|岂|未必|不会不|不能不|无不|莫不|尚可|暂不|暂缓|豁免|例外",
    "excused": r"无需|无须|毋须|不需要|不需|不须|不用|不必|免于|可以不|可不|不要求|不强制|非强制|自愿",
    "forbidden": r"不得|禁止|严禁|不准|不许|不允许|不可以|不可(?!抗)|不能|不应该|不应当|不应|杜绝|切勿|请勿|不要",
    "only": r"只有|方可|才能|才可以|才可|方能|才会|(?<!人)才(?!能[力])",
    "exclusively": r"只能|只可|只(?!是不|要(?![^,;。]*(?:就行|即可|就可以|就够|就好)))|仅(?!限于)|仅限|专门只",
    "required": r"必须|必需(?!品)|务必|应当|应该|(?<![供响适效相反对因])应(?!急|用|届|对|商|变|聘|付)|(?<![军])须(?!知)|(?<!工作)(?<!业务)(?<!发展)(?<!维修)(?<![据按有])需要|(?<![供必急按所])需(?!求|挖|要)|(?<![主重必纲概摘首简想])要(?![求素点领闻件])|一律|强制",
    "hedged": r"可能|尽可能|尽量|原则上|尽力|酌情|视情况",
    "allowed": r"可以|(?<![认许不才方尽])可(?!能|靠|行|追溯|衡量|编辑|持续|执行|比|信|见|量|操作|控|观|视|抗|谓|用)|有权|允许|准许|能够|(?<![技产功可性才不节效职智方动势电潜只])能(?![力源耗效级])",
    "not": r"不(?!合格|良|符合|定时|满足|断|仅|少于|超过|低于|高于|多于|到|足|同|限)|未(?!来|尽)|没有|没|无(?!误|故|关|形|法|偿|线|效)|拒绝",
}
_MARKERS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _CLASSES.items()))
_NEGATING = ("excused", "forbidden", "not")
ENOUGH = 2  # pairs of characters, by which two texts speak of the same
STACKED_CHARS = 2  # between two negations, of which the second denies the first
_SEGMENT = re.compile(r"[^,;。:!?]+")
_STRONG = re.compile(r"必须|务必|一律|强制|必需")
_ENUMERATES = re.compile(r"包括|形式|方式|途径|手段|措施|方法")  # what is named among several may be used
_SUPPOSES = re.compile(r"一经|一旦|^如|^若|如果")
_AT_WILL = re.compile(r"随意|擅自|任意|随便|私自")
_TITLE = re.compile("《[^》]*》")
_NO_SUCH = re.compile(r"非([㐀-鿿]{2})")
_QUALIFIED = (re.compile("不合格"), re.compile("(?<!不)合格"))
_STRICT = re.compile(r"严格|确保|不得|严禁|凭|视为|均|所有")  # what a rule demands without a word of obligation
_SOFT = re.compile(r"鼓励|提倡|享有|有权")
_ENCOURAGES, _WISHES = re.compile(r"鼓励|提倡"), re.compile(r"鼓励|提倡|支持|希望|推荐|欢迎|倡导|可以")
_GRANTS = re.compile(r"享有|享受|予以|有权")
_GIVEN, _HAD = re.compile(r"提供|给予"), re.compile(r"获得|得到|享受|享有|拿到|参加|领取|使用")
_ALTERNATIVES = re.compile(r"[㐀-鿿]{0,4}或[㐀-鿿]{2,4}")
_DEPENDS = re.compile(r"必要|适用")  # an aside of the rule by which it holds in some cases only
_ABSENT = re.compile(r"^(?:如果|若|如|在)?(?:未经?|没有?|无)")  # a part that only says in which case
_THEN = re.compile(r"(?:后|完|了)才")  # an order, which is read elsewhere
_CONDITIONED = re.compile(r"后|方可|才|凭|必须|须|未经|方能|考核|合格")


@dataclass(frozen=True)
class Marker:
    """`head` is what it governs: all up to the next marker, or to the end of its segment, for it may be a list."""

    kind: str
    said: str
    head: str


def marked(text: str) -> Iterator[tuple[int, int]]:
    """Where the markers of a text stand."""
    return (match.span() for match in _MARKERS.finditer(text))


def markers(text: str) -> list[Marker]:
    """Of a flat text, in order. One that stands right before another governs what that one governs."""
    return [marker for segment in _SEGMENT.finditer(text) for marker in _in_segment(segment[0])]


def _in_segment(segment: str) -> Iterator[Marker]:
    matches = list(_MARKERS.finditer(segment))
    for n, match in enumerate(matches):
        start, end = match.end(), len(segment)
        for following in matches[n + 1 :]:
            if following.start() > start:
                end = following.start()
                break
            start = following.end()
        yield Marker(str(match.lastgroup), match[0], segment[start:end])


def reversed_in(part: str, rule: str, sentence: str) -> str:
    """How a part of a sentence turns what the rule says of the same thing; empty where it does not."""
    said = markers(part)
    spoken_of = _spoken_of(part, rule)
    kinds, ruled = {marker.kind for marker in said}, {marker.kind for marker in spoken_of}
    knots = set(_tangles(rule))
    if tangled := next((knot for knot in _tangles(part) if knot not in knots), None):
        return f"{tangled[-1]}: cannot be followed"
    if _authorised(part, rule, kinds) or _unless(part, kinds, ruled):
        return ""
    if more := next((kind for kind in _NEGATING if _count(part, kind) > _count(rule, kind)), None):
        return f"{more} more often than the rule says"
    if _ENCOURAGES.search("".join(aligned(part, rule))) and not _WISHES.search(sentence):
        return "leaves out that it is only encouraged"
    if "forbidden" in ruled and _bare(part, kinds, spoken_of) and _forbidden_there(spoken_of, sentence):
        kinds.add("forbidden")
    return (
        _obliged(part, rule, kinds, ruled)
        or _allowed(part, rule, said, ruled)
        or _one_of_two(said, aligned(part, rule), sentence)
        or _negated(said, rule, spoken_of, markers(sentence))
        or _hedged(kinds, ruled)
    )


def _tangles(part: str) -> Iterator[tuple[str, ...]]:
    """Turns of the tongue that cancel out (不得不), and negations upon negations: 不得未经授权 is as 严禁未经授权."""
    before: re.Match[str] | None = None
    for match in _MARKERS.finditer(part):
        if match.lastgroup == "tangled":
            yield (match[0],)
        negates = match.lastgroup in _NEGATING
        if negates and before and match.start() - before.end() <= STACKED_CHARS:
            yield str(before.lastgroup), part[before.end() : match.end() + 3]
        before = match if negates else None


def _spoken_of(part: str, rule: str) -> list[Marker]:
    """The markers of the rule's segments that the part restates, where they govern what it speaks of, and that alone."""
    here, found = pairs(part), []
    close, kinds = aligned(part, rule), {marker.kind for marker in markers(part)}
    found_in = ((segment, marker) for segment in aligned(part, rule, more=1) for marker in _in_segment(segment))
    for where, marker in found_in:
        if where not in close and marker.kind not in kinds:
            continue
        shared = pairs(marker.head) & here
        if shared and any(rule.count(pair) == marker.head.count(pair) for pair in shared):
            found.append(marker)
    required = "required" in kinds and any(marker.kind == "required" for marker in found)
    return [marker for marker in found if not (required and _unbidden(marker, part))]


def _unbidden(marker: Marker, part: str) -> bool:
    """Whether what is forbidden is only that something be done at will (随意更改), of which the part does not speak."""
    at_will = _AT_WILL.match(marker.head)
    return marker.kind == "forbidden" and bool(at_will) and not _AT_WILL.search(part)


def of_the_contrary(part: str, rule: str) -> str:
    """合格 where the rule speaks of what is 不合格 alone, or the other way round; 物质 where it has 非物质."""
    part, rule = (_TITLE.sub("", text) for text in (part, rule))
    contraries = (*_QUALIFIED, *(re.compile(f"(?<!非){thing}") for thing in _NO_SUCH.findall(rule)))
    for kind in contraries:
        if kind.search(part) and not kind.search(rule):
            return f"{kind.pattern}: the rule says the contrary"
    return ""


def _bare(part: str, kinds: set[str], ruled: Sequence[Marker]) -> bool:
    """Whether a part names only in which case, or of what, another part forbids something."""
    return bool(_ABSENT.search(part)) or (
        kinds <= {"required"} and not any(m.head[:2] in part for m in ruled if m.kind == "forbidden")
    )


def _forbidden_there(spoken_of: Sequence[Marker], sentence: str) -> bool:
    """Whether another part of the sentence forbids what the rule forbids in the case that this part names."""
    said, ruled = ([m for m in found if m.kind == "forbidden"] for found in (markers(sentence), spoken_of))
    return any(pairs(one.head) & pairs(other.head) for one in said for other in ruled)


def _count(text: str, kind: str) -> int:
    return sum(marker.kind == kind for marker in markers(text))


def _authorised(part: str, rule: str, kinds: set[str]) -> bool:
    """经授权才能使用 says what 严禁未经授权使用 says."""
    without = re.search(r"未经([㐀-鿿]{2})", rule)
    return bool(
        without
        and f"经{without[1]}" in part
        and f"未经{without[1]}" not in part
        and kinds <= {"only", "required"}
        and "only" in kinds
    )


def _unless(part: str, kinds: set[str], ruled: set[str]) -> bool:
    """未经批准不得休假 says what 经批准后方可休假 says."""
    return ruled == {"only"} and kinds == {"not", "forbidden"} and bool(re.search(r"未经|没有经过", part))


def _obliged(part: str, rule: str, kinds: set[str], ruled: set[str]) -> str:
    supposed = not kinds and _SUPPOSES.search(part)  # 多报费用一经发现: what is forbidden, as a case that is dealt with
    if ("forbidden" in kinds) != ("forbidden" in ruled) and not supposed:
        return "forbids what is not forbidden, or does not say that it is"
    if ("excused" in kinds) != ("excused" in ruled):
        return "excused, or not"
    if "required" in kinds and not ruled & {"required", "only", "forbidden"} and _too_strong(part, rule, ruled):
        return "requires what is not required"
    if (
        "exclusively" in kinds
        and not re.search(r"只|仅", rule)
        and not (_DEPENDS.search(rule) and _DEPENDS.search(part))
    ):
        return "says only, and the rule does not"
    conditional = _CONDITIONED.search(rule) or _THEN.search(part) or (_DEPENDS.search(rule) and _DEPENDS.search(part))
    return "makes a condition that is none" if "only" in kinds and not conditional else ""


def _too_strong(part: str, rule: str, ruled: set[str]) -> bool:
    """Whether a sentence requires what the rule allows or encourages; a plain 要 for a plain statement is not too much."""
    bare = not {marker.kind for marker in markers(rule)} & {"required", "only"}
    soft = bool(
        ruled & {"allowed", "excused", "hedged"}
        or _SOFT.search(rule if _STRONG.search(part) else "".join(aligned(part, rule)))
    )
    return soft or (bare and bool(_STRONG.search(part)) and not _STRICT.search(rule))


def _allowed(part: str, rule: str, said: Sequence[Marker], ruled: set[str]) -> str:
    kinds = {marker.kind for marker in said}
    on_condition = "only" in ruled and re.search(r"后|才|方", part)
    one_of_several = _ENUMERATES.search(rule) and not {m.kind for m in markers(rule)} - {"hedged"}
    segments = aligned(part, rule)
    had = _HAD.search(part) and _GIVEN.search("".join(segments)) and not ruled - {"hedged"}
    granted = had or any(_gives(said, segment, ruled) for segment in segments)
    if "allowed" in kinds and "allowed" not in ruled and not on_condition and not one_of_several and not granted:
        return "allows what is not said to be allowed"
    if "allowed" in ruled and not kinds & {"allowed", "hedged"} and not (kinds and kinds == ruled - {"allowed"}):
        return "says as a rule what is only allowed"
    return ""


def _gives(said: Sequence[Marker], segment: str, ruled: set[str]) -> bool:
    """Whether a segment grants something, or offers one thing or another, of which a part says that one may."""
    offered = {pair for match in _ALTERNATIVES.finditer(segment) for pair in pairs(match[0])}
    chosen = any(pairs(marker.head) & offered for marker in said if marker.kind == "allowed")
    return bool(_GRANTS.search(segment) and not ruled - {"hedged"}) or (chosen and not markers(segment))


def _one_of_two(said: Sequence[Marker], segments: Sequence[str], sentence: str) -> str:
    """One of two things of which the rule has one or the other (甲或乙), where the sentence requires that one."""
    here = pairs("".join(marker.head for marker in said if marker.kind in ("required", "exclusively")))
    for match in _ALTERNATIVES.finditer("。".join(segments)):
        for one, other in permutations(map(pairs, match[0].split("或"))):
            if len(one & here) >= ENOUGH and other and not other & pairs(sentence):
                return f"leaves out the alternative: {match[0]}"
    return ""


def _negated(said: list[Marker], rule: str, spoken_of: list[Marker], everywhere: list[Marker]) -> str:
    """A not belongs to what it denies: each one of the sentence to one of the rule, and the other way round."""
    ours, theirs = ([m for m in found if m.kind == "not"] for found in (said, spoken_of))
    for marker in ours:
        if marker.said + marker.head[:1] not in rule and not any(_alike(marker, other) for other in theirs):
            return f"{marker.said}{marker.head[:2]}: the rule does not deny it"
    for marker in theirs:
        if not any(_alike(marker, other) for other in everywhere if other.kind == "not"):
            return f"{marker.said}{marker.head[:2]}: leaves out a not"
    return ""


def _alike(one: Marker, other: Marker) -> bool:
    return one.head[:1] == other.head[:1] or bool(pairs(one.head) & pairs(other.head))


def _hedged(kinds: set[str], ruled: set[str]) -> str:
    return "leaves out that it is not certain" if "hedged" in ruled and "hedged" not in kinds else ""
