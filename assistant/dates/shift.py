"""Days that are added to a period, taken from it, or by which it is moved."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.dates.count import ENGLISH_NUMBER, NUMBER, number_of

DAYS_OF_WEEK = 7
Side = Literal["start", "end", "both"]


@dataclass(frozen=True)
class Shift:
    """`days` by which the end, the start, or both ends move; negative ones move back. `by_week`: whole weeks were said,
    which keep the days of the week."""

    days: Decimal
    side: Side
    by_week: bool = False


_LENGTH = rf"(?:了|个|上)?\s*(?:(?P<n>{NUMBER})\s*(?:个\s*)?(?P<unit>工作日|天|周|星期|礼拜)(?P<half>半)?|(?P<only>半)\s*天)(?!班)"
_ENGLISH = rf"(?P<n>{ENGLISH_NUMBER}|half a) (?:more |extra |additional )?(?:full |working )?(?P<unit>days?|weeks?)\b"
_SPENT = r"(?:请|休|加|续|延|待|玩|呆|住|歇|放|要|来)"
_NOT_ASKED = r"(?!开始|.{0,6}(?:申请|通知|告诉|告知|打招呼|报备|提交|批)|(?:说|和|跟|吗|么|\?|行))"
_BACK = r"(?=结束|回来|回|上班|返岗|复工|销假)"
_PUSH = r"(?:推迟|推|挪|延|移|调|顺延|提)?"
_PUT_ON = r"(?:再|还|给我|帮我|多)*(?:加|添|续|请|休)(?:上|多)?(?![了过])"
_ONE_MORE = r"(?:(?:再|还|多|添|补)+|^(?:不过|但|而|就|我|\s)*是)(?:要|想|给我|帮我)*(?:请|休|加|歇)?(?:上|个)?"
_SETS_OUT = r"(?:再|才)?(?=走|出发|动身|开始|上路)"
_LED_BY = r"(?:也|再|就|给我|帮我|要|得|想|整体|是|的|to be|by|back|[,\s])*"
_GO = r"(?:走|出发|动身|开始|上路)"
_EARLIER = rf"(?P<n>{ENGLISH_NUMBER}) (?P<unit>days?|weeks?)"
_IT = r"(?: it| them| everything| (?:the|my) (?:whole )?(?:leave|start|end|first|last|dates?|days|thing)(?: dates?| day)?)?"
_LEAVES = (
    r"\b(?:start|starting|leave|leaving|begin|beginning|go|going|set off|head off|depart)(?: it| the leave| my leave)?"
)
_RETURNS = r"\b(?:come back|coming back|back|return|returning|end|ending|finish)(?: it| the leave| my leave)?"
_PATTERNS: tuple[tuple[int, Side, re.Pattern[str]], ...] = (
    (1, "start", re.compile(rf"(?:晚|推迟|延后){_LENGTH}{_SETS_OUT}")),
    (-1, "start", re.compile(rf"(?:提前|提早|早){_LENGTH}{_SETS_OUT}")),
    (1, "start", re.compile(rf"(?:晚|迟){_GO}{_LENGTH}")),
    (-1, "start", re.compile(rf"(?:早|提前|提早){_GO}{_LENGTH}")),
    (1, "end", re.compile(rf"(?:晚|迟)(?:回来|回){_LENGTH}")),
    (-1, "end", re.compile(rf"(?:早|提前|提早)(?:回来|回){_LENGTH}")),
    (-1, "start", re.compile(rf"{_LEAVES} {_EARLIER} (?:earlier|early|sooner)\b", re.ASCII)),
    (1, "start", re.compile(rf"{_LEAVES} {_EARLIER} (?:later|late)\b", re.ASCII)),
    (-1, "end", re.compile(rf"{_RETURNS} {_EARLIER} (?:earlier|early|sooner)\b", re.ASCII)),
    (1, "end", re.compile(rf"{_RETURNS} {_EARLIER} (?:later|late)\b", re.ASCII)),
    (-1, "end", re.compile(rf"(?:提前|提早|早){_LENGTH}{_BACK}")),
    (1, "end", re.compile(rf"晚{_LENGTH}{_BACK}")),
    (-1, "start", re.compile(rf"(?:[往向朝](?:前|上)(?:面|头|边)?|(?<![以之])前[面头边]){_PUT_ON}{_LENGTH}")),
    (1, "end", re.compile(rf"(?:[往向朝](?:后|下)(?:面|头|边)?|(?<![以之])后[面头边]){_PUT_ON}{_LENGTH}")),
    (-1, "start", re.compile(rf"{_ONE_MORE}前[面头边]的?{_LENGTH}")),
    (1, "end", re.compile(rf"{_ONE_MORE}后[面头边]的?{_LENGTH}")),
    (1, "end", re.compile(rf"(?:再多?|多|另外|额外)\s*{_SPENT}\s*(?:多|上)?{_LENGTH}")),
    (1, "end", re.compile(rf"(?:延长|续请?|续休|续假|增加|加上?|多加|(?<![顺后])延(?:期|假)?){_LENGTH}")),
    (1, "end", re.compile(rf"(?:再|多){_LENGTH}(?=的?(?:年|事|病)?假|[,。!吧]|$)")),
    (-1, "end", re.compile(rf"(?:(?:少|减)\s*{_SPENT}?(?:掉|少|去)?|缩短|减少|减掉|减|扣掉|去掉){_LENGTH}")),
    (1, "both", re.compile(rf"(?:[往向](?:后|下){_PUSH}|推后|推迟|延后|延迟|顺延|后移|后延|晚){_LENGTH}(?!开始|到岗)")),
    (-1, "both", re.compile(rf"(?:[往向]前{_PUSH}|前移|提前|提早|早){_LENGTH}{_NOT_ASKED}")),
    (1, "end", re.compile(rf"\b(?:add|extend|plus|another)(?: it| the leave| my leave)? (?:another )?(?:by |for )?{_ENGLISH}", re.ASCII)),
    (1, "end", re.compile(rf"\banother (?P<unit>day|week)\b|\b(?P<n>{ENGLISH_NUMBER}) (?:more|extra|additional) (?:days?|weeks?)\b", re.ASCII)),
    (-1, "end", re.compile(rf"\b(?P<n>{ENGLISH_NUMBER}) (?:(?P<unit>days?|weeks?) (?:less|fewer|shorter)|(?:less|fewer) days?)\b", re.ASCII)),
    (-1, "end", re.compile(rf"\b(?:shorten|cut|reduce)(?: it| the leave| my leave)? (?:by )?{_ENGLISH}", re.ASCII)),
    (-1, "both", re.compile(rf"(?:能|可以|可否)再?(?:提前|提早|早){_LENGTH}(?=[吗么嘛不?])")),
    (1, "both", re.compile(rf"\b(?:(?:postpone|push|delay){_IT}(?: back| out)?(?: by)?|move{_IT}(?: back| out| by| back by| out by)) {_ENGLISH}", re.ASCII)),
    (-1, "both", re.compile(rf"\b(?:bring|move){_IT} (?:forward|up) (?:by )?{_ENGLISH}", re.ASCII)),
    (1, "both", re.compile(rf"\b(?P<n>{ENGLISH_NUMBER}) (?P<unit>days?|weeks?) later\b", re.ASCII)),
    (-1, "both", re.compile(rf"\b(?P<n>{ENGLISH_NUMBER}) (?P<unit>days?|weeks?) earlier\b", re.ASCII)),
)  # fmt: skip
# Which end of the days is moved, said before by how much: 结束日期往后一天.
_OF_START = re.compile(
    rf"(?:开始|起始|起头|开头|头一?天|第一天|\b(?:start|first|beginning))(?:日期|时间|日|那天|的|那头| date| day| time)*{_LED_BY}$"
)
_OF_END = re.compile(
    rf"(?:结束|截止|终止|收尾|结尾|末尾|回来|返岗|最后一?天|\b(?:end|last|return))(?:日期|时间|日|那天|的|那头| date| day| time)*{_LED_BY}$"
)
_OF_START_WITHIN = re.compile(r"\b(?:start|first)\b", re.ASCII)
_OF_END_WITHIN = re.compile(r"\b(?:end|last)\b", re.ASCII)
# Less of the days, and that it is the first ones which go.
_LESS = re.compile(r"少|减|缩|扣|去|\b(?:less|fewer|shorter|shorten|cut|reduce)\b", re.ASCII)
_AT_FRONT = re.compile(
    r"(?:从|由|在|是|把|减|扣|砍|去掉?|拿掉|少)(?:最)?(?:前[面边头]?|开头|头上|起头|第一天)|(?<![以之])前[面头边](?:的|那)?(?:一?天)?(?:就|也|先)?(?:少|减|扣|去|砍|不)|(?:开头|起头|头上)(?:少|减|扣|砍)|"
    r"\b(?:off|from|at) (?:of )?the (?:front|start|beginning)\b|\bfrom the first days?\b",
    re.ASCII,
)
_WEEKS = re.compile(r"周|星期|礼拜|week")
_APART = re.compile(r"[,。;!?]|\band\b|(?<=[\u4e00-\u9fff])\s+")
_PUTS_RIGHT = re.compile(r"\s*(?:不过|但|而|就|我)*是")  # 多请一天,不过是请前面一天
_TO_GO = re.compile(r"[就才再得要](?:走|出发|动身|上路)(?!了)")  # 再早一天吧,8号就出发


def read_shift(message: str) -> Shift | None:
    """再加一天, 少请半天, 往后推两天; `message` is half-width and lower case."""
    for sign, side, pattern in _PATTERNS:
        match = pattern.search(message)
        days = _days(match) if match else None
        if match and days:
            by_week = days % DAYS_OF_WEEK == 0 and _WEEKS.search(match.group()) is not None
            if sign < 0 and side == "end" and _LESS.search(match.group()) and _AT_FRONT.search(message):
                return Shift(days, "start", by_week)  # 少请一天,从前面减
            return Shift(sign * days, _named_side(message, match) if side == "both" else side, by_week)
    return None


def read_shifts(message: str) -> list[Shift]:
    """All the shifts of a message where they are of its two ends: 晚一天走,早一天回. Else the one that `read_shift` reads."""
    by_side: dict[Side, Shift] = {}
    for clause in _APART.split(message):
        if shift := read_shift(clause):
            by_side = {} if _PUTS_RIGHT.match(clause) else by_side
            by_side.setdefault(shift.side, shift)
    if by_side.keys() == {"start", "end"}:
        return list(by_side.values())
    put_right = any(_PUTS_RIGHT.match(clause) for clause in _APART.split(message))
    only = (next(iter(by_side.values()), None) if put_right else None) or read_shift(message)
    return [only] if only else []


def _named_side(message: str, match: re.Match[str]) -> Side:
    """The end of the days that words around a move name; both without such words."""
    before = message[: match.start()]
    if _OF_END.search(before) or _OF_END_WITHIN.search(match.group()):
        return "end"
    starts = _OF_START.search(before) or _OF_START_WITHIN.search(match.group()) or _TO_GO.search(message)
    return "start" if starts else "both"


def without_shifts(message: str) -> str:
    """The message with these words blanked out, so that offsets hold."""
    for start, end in shift_spans(message):
        message = f"{message[:start]}{' ' * (end - start)}{message[end:]}"
    return message


def shift_spans(message: str) -> list[tuple[int, int]]:
    return [match.span() for _, _, pattern in _PATTERNS for match in pattern.finditer(message)]


def _days(match: re.Match[str]) -> Decimal | None:
    said = match.groupdict()
    if said.get("only") or said.get("n") == "half a":
        return Decimal("0.5")
    number = number_of(said["n"] or "one")
    if number is None:
        return None
    number += Decimal("0.5") if said.get("half") else 0
    return number * DAYS_OF_WEEK if _WEEKS.search(match.group()) else number
