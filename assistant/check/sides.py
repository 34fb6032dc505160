"""What is done to what: the two sides of a verb that joins them (将满意度纳入考核, 为调薪提供依据) may not change places."""

import re

from assistant.check.words import pairs

_JOINED = (
    re.compile(
        r"(?P<one>[^,;。:]+?)(?:纳入|计入|并入|转为|细化至|分解到|分解至|代替|优先于|高于|先于)(?P<other>[^,;。:]+)"
    ),
    re.compile(r"(?P<one>[^,;。:]*?)为(?P<other>[^,;。:]+?)(?:等)?提供"),
    re.compile(
        r"(?P<one>[^,;。:]+?)(?:根据|依据|参照|按照)(?P<other>[^,;。:]+?)(?:等因素)?(?:确定|决定|制定|设定|执行)"
    ),
    re.compile(r"(?P<one>[^,;。:]+?)(?:需|应|要|须)?[与和](?P<other>[^,;。:]+?)(?:保持)?一致"),
)
_BY = re.compile(r"以([^,;。:]+?)为(导向|主|准|本|纲|前提|基础)")
_FIRST = re.compile(r"(?:以|从)(?P<what>[㐀-鿿]{2,8}?)(?:开始|起步|开头|入手)|第一步是(?P<step>[㐀-鿿]{2,8})")
_LAST = re.compile(r"(?:以|到)(?P<what>[㐀-鿿]{2,8}?)(?:结束|为止|收尾|告终)|最后一步是(?P<step>[㐀-鿿]{2,8})")
_LISTED = re.compile(r"[^,;。:、]+(?:、[^,;。:、]+)+")


def turned_round(text: str, rule: str) -> str:
    """Two things of a flat sentence that stand on the other side of a verb in the rule; empty where there are none."""
    for pattern in _JOINED:
        for said in pattern.finditer(text):
            if any(_swapped(said, ruled) for ruled in pattern.finditer(rule)):
                return said[0]
    for said in _BY.finditer(text):
        ruled = "".join(match[1] for match in _BY.finditer(rule) if match[2] == said[2])
        if ruled and pairs(said[1]) and not pairs(said[1]) & pairs(ruled):
            return said[0]
    return _wrong_end(text, rule)


def _swapped(said: re.Match[str], ruled: re.Match[str]) -> bool:
    one, other = pairs(said["one"]), pairs(said["other"])
    first, then = pairs(ruled["one"]), pairs(ruled["other"])
    if not first:
        return bool(one & then) and not other & then
    crossed = len(one & then) + len(other & first)
    return crossed > len(one & first) + len(other & then)


def _wrong_end(text: str, rule: str) -> str:
    """以目标设定结束, where the rule's list begins with it."""
    lists = [match[0].split("、") for match in _LISTED.finditer(rule)]
    for said, end in [*((m, 0) for m in _FIRST.finditer(text)), *((m, -1) for m in _LAST.finditer(text))]:
        named = pairs(said["what"] or said["step"])
        for items in lists:
            if named & pairs("、".join(items)) and not named & pairs(items[end]):
                return said[0]
    return ""
