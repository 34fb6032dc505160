"""How people put a rule, in the words and the order in which regulations put it. What is said stays the same.

没有有效单据不能办理 is 有有效单据才能办理; 不管是甲还是乙,都适用 is 甲和乙都适用.
"""

import re
from collections.abc import Iterator

from assistant.check.words import either, openers, sayings

_A_NOT_A = re.compile(r"能不能|可不可以|有没有|是不是|会不会|需不需要|要不要|该不该")
_EITHER_WAY = re.compile(
    r"(?:不管|无论|不论|不分)是?(?P<one>[^,;。]+?)(?:、|,?还是|或者是?|或)(?P<other>[^,;。]+?)(?P<then>,?[^,;。]*?)(?:都|均|也)"
)
_UNLESS = re.compile(
    r"(?P<before>^|[,;])(?P<who>[^,;不没未无禁严勿别]{0,14}?)(?:如果|要是|若)?(?:没有|没|未(?![尽来]))(?:经过|得到|获得|经|完成)?(?P<condition>[^,;不没未无]{1,30}?)"
    r"(?:之前|以前|前|的话|的时候|时|的人员|的人|的产品|的物料|的料|的)?(?:,(?P<what>[^,;不没未无]{0,14}?))?(?:就|都|均|一律|绝对)?"
    r"(?:不能|不得|不可以|不可|不要|不允许|禁止|严禁|不准|不许)(?P<act>[^,;]+)"
)

_FAILED = re.compile(r"(检验|考核|验证|验收|评审|审核)不合格")


def plainly(text: str) -> str:
    """A flat sentence without what opens it (需要注意的是), its everyday turns replaced."""
    text = re.sub(rf"^(?:{either(openers()).pattern})[,:]?", "", text)
    for said, meant in sayings():
        text = re.sub(said, meant, text)
    text = _A_NOT_A.sub("是否", text)
    return _EITHER_WAY.sub(lambda match: f"{match['one']}、{match['other']}{match['then']}都", text)


def readings(text: str) -> Iterator[str]:
    """The sentence, and what it says turned from the negative: without X no Y is Y only with X."""
    said = plainly(text)
    yield said
    turned = _UNLESS.sub(_only_with, _FAILED.sub(r"没有\1合格", said))
    if turned != said:
        yield turned


def _only_with(match: re.Match[str]) -> str:
    return f"{match['before']}{match['who']}{match['what'] or ''}{match['condition']}方可{match['act']}"
