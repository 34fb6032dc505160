"""How people put a rule, in the words and the order in which regulations put it. What is said stays the same.

没有有效单据不能办理 is 有有效单据才能办理; 不管是甲还是乙,都适用 is 甲和乙都适用.
"""

import re
from collections.abc import Iterator

from assistant.check.words import either, openers, sayings

_A_NOT_A = re.compile(r"可不可以|有没有|([㐀-鿿])不(?=\1)\1")
_EITHER_WAY = re.compile(
    r"(?:不管|无论|不论|不分)是?(?P<one>[^,;。]+?)(?:、|,?还是|或者是?|或)(?P<other>[^,;。]+?)(?P<then>,?[^,;。]*?)(?:都|均|也)"
)
_MAY_NOT = r"(?:就|都|均|一律|绝对)?(?:不能|不得|不会|不可以|不可|不要|不允许|禁止|严禁|不准|不许)(?P<act>[^,;]+)"
_WHO = r"(?P<before>^|[,;])(?P<who>[^,;不没未无禁严勿别]{0,14}?)"
_WHAT = r"(?:,(?P<what>[^,;不没未无]{0,14}?))?"
_WITHOUT = r"(?:如果|要是|若)?(?:没有|没|未(?![尽来]))(?:经过|得到|获得|经|完成)?(?P<condition>[^,;不没未无]{1,30}?)"
_IN_CASE = r"(?:之前|以前|前|的话|的时候|时|的人员|的人|的产品|的物料|的料|的)?"
_UNLESS = re.compile(f"{_WHO}{_WITHOUT}{_IN_CASE}{_WHAT}{_MAY_NOT}")
_UNTIL = re.compile(
    rf"{_WHO}(?P<condition>[^,;不没未无]{{2,30}}?)(?:之前|以前),?(?P<what>[^,;不没未无]{{0,14}}?){_MAY_NOT}"
)
_IT_IS_FOR = re.compile(
    r"^(?P<what>[^;。]+?),?(?:这)?(?:也|都|均)?是(?:对)?(?:每位|每个|每名|全体|所有)?(?P<who>员工|操作人员|销售人员|客服人员|维修人员)(?:都|均)?"
    r"(?P<must>应该|应当|应|必须|需要|要)(?:做到|遵守|履行|做|注意)的(?:要求|义务|事|事情)?(?=[。;]?$)"
)
_BANNED = re.compile(
    r"^(?P<what>[^;。]+?),?(?:都|均|也|这)*(?:是|属于)(?:被)?(?:严格|明令|明确)?(?:禁止|严禁|不允许|不被允许|不能允许|不准)的?(?:行为)?(?=[。;]?$)"
)
_DENIES = re.compile(r"不(?:得|能|会|可|要|准|许|允许)|禁止|严禁")
_FAILED = re.compile(r"(检验|考核|验证|验收|评审|审核)不合格")


def plainly(text: str) -> str:
    """A flat sentence without what opens it (需要注意的是), its everyday turns replaced."""
    text = re.sub(rf"^(?:{either(openers()).pattern})[,:]?", "", text)
    for said, meant in sayings():
        text = re.sub(said, meant, text)
    text = _IT_IS_FOR.sub(lambda match: f"{match['who']}{match['must']}{match['what']}", text)
    text = _BANNED.sub(lambda match: f"禁止{match['what']}", text)
    text = _A_NOT_A.sub(lambda match: "是否" if (match[1] or "能") in "能会要该是" else f"是否{match[1]}", text)
    return _EITHER_WAY.sub(lambda match: f"{match['one']}、{match['other']}{match['then']}都", text)


def readings(text: str) -> Iterator[str]:
    """The sentence, and what it says turned from the negative: without X no Y is Y only with X."""
    said = plainly(text)
    yield said
    turned = _UNLESS.sub(_only_with, _FAILED.sub(r"没有\1合格", said))
    if turned != said:
        yield turned
    elif (until := _UNTIL.sub(_only_with, said)) != said:
        yield until


def _only_with(match: re.Match[str]) -> str:
    if _DENIES.search(match["act"]):  # twice forbidden is neither
        return match[0]
    what = f",{match['what']}" if match["what"] else ""
    return f"{match['before']}{match['who']}{match['condition']}{what}方可{match['act']}"
