"""Numbers of days: 三天, 两天半, 半天, 一周, 半个月, three days."""

import re
from decimal import Decimal

from assistant.dates.mention import Count, Rule
from assistant.dates.period import Unit
from corpus.numerals import parse_numeral

NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]+)?|[一二两三四五六七八九十百零]{1,6})"
_ENGLISH_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
ENGLISH_NUMBER = rf"(?:[0-9]{{1,3}}(?:\.[0-9]+)?|{'|'.join(sorted(_ENGLISH_NUMBERS, key=len, reverse=True))})"
_NO_NUMBER = r"(?<![0-9a-z.])(?<!(?<![周期拜])[一二两三四五六七八九十百零])(?<![0-9一二两三四五六七八九十][-~到至])"
_AFTER = (
    r"(?!\s*(?:之前|以前|前|之内|以内|内|以上|以下|左右|一次|一班|班|加班|熬夜|没[休睡来]|都没|大|多(?!谢)|游)|气|天"
    r"|(?:恐怕|怕是?|肯定|可能|估计|好像|应该|哪|都|也|根本|是)*(?:不够|不(?:得)?行|不成|[\u4e00-\u9fff]{1,2}不(?:够|完|了|到|好|过来|赢|下来)|不一定|哪够))"
    r"(?P<later>\s*(?:之后|以后|后(?!天)|了))?"
)
_DAYS = re.compile(
    rf"{_NO_NUMBER}(?P<n>{NUMBER})\s*(?:个\s*)?"
    rf"(?P<unit>工作日|自然日|整天|天|d(?![a-z0-9]))(?P<half>半(?!天|夜))?{_AFTER}"
)
_DAY_OF_LEAVE = re.compile(
    rf"(?:(?<=共)|(?<=为期))(?P<n>{NUMBER})日|(?<![到至月和、\-~—0-9一二三四五六七八九十])(?P<m>{NUMBER})日(?=(?:年|病|事|婚|产|丧)?假)"
)
_HALF_DAY = re.compile(r"(?<![上下前后大小一多])(?<![0-9一二两三四五几]个)半\s*(?:天|日)(?!班)")
_WEEKS = re.compile(
    rf"{_NO_NUMBER}(?P<n>{NUMBER})\s*(?:个\s*)?(?P<mid>半)?(?:周|星期|礼拜)(?P<half>半(?!天))?"
    rf"(?!年(?!假|休)|岁|[一二三四五六日末]|一?次){_AFTER}"
)
_MONTHS = re.compile(rf"{_NO_NUMBER}(?P<n>{NUMBER})\s*个\s*(?P<mid>半)?月(?P<half>半(?!天))?{_AFTER}")
_HALF_MONTH = re.compile(r"半个?月(?!前|内|后|板|刊|球|工资)")
_HALF_WEEK = re.compile(r"半个?(?:周|星期|礼拜)(?!前|内|后|[一二三四五六日末])")
_ENGLISH_HALF = re.compile(r"\b(?:a )?half(?: a|-|) ?day\b(?!s? ?ago)", re.ASCII)
_ENGLISH_AND_HALF = re.compile(rf"\b(?P<n>{ENGLISH_NUMBER}) (?:days? and a half|and a half days?)\b", re.ASCII)
_ENGLISH = re.compile(
    rf"(?<![\w.])(?P<n>{ENGLISH_NUMBER})[ -]?(?:full |whole |working |work |business |calendar )?"
    r"(?P<unit>days?|weeks?|months?)\b"
    r"(?! (?:a (?:week|month|year)|ago|in advance|earlier|later|before|notice|old|after|from now|tomorrow|(?:is|are|may|might|will|would|wo)(?:n'?t| not)\b|is too|is enough))",
    re.ASCII,
)
_NOT_COUNTED = re.compile(
    r"(?:第|每个?|几|另|某|哪|这|那|前|(?<!以)(?<!之)后|头|过|近|同|当|最后|超过?|满|不到|不足|至少|最多|最少|还有|还剩|"
    r"剩下?|剩余|(?<!共)(?<!总)有|发烧|发热|咳嗽|加班|上班|工作|出差|培训|住院|入职|怀孕|孕|试用期?|干|等|隔|差|迟到|"
    r"旷工|缺勤|提前|(?<![今明昨当])[早晚]|下|上|整|(?<!请)(?<!休)了)\s*$"
)
_NOT_COUNTED_ENGLISH = re.compile(
    r"\b(?:in|within|every|last|past|per|once|twice|times|days|hours|after|worked|working|over|than|least|most|have|left"
    r"|what|such|next|these|those|first|another|extra|additional|more|doubt)\s*$",
    re.ASCII,
)
# A number of days that is left open: 请几天, 玩个两三天. 这几天 and 几天前 tell of other days, 几天吗 asks.
_OPEN = re.compile(
    r"(?:请|休|歇|放|玩|浪|耍|住|待|呆|出去|回去|回家|回老家)(?:上|个|它|他)*(?:好?几|一两|两三|三四|三五|四五|五六)[天日](?!前|后|内|之|以|不|没|[吗呢啊呀]|[?])|"
    r"\b(?:a few|a couple of|several|some) days\b(?! (?:ago|before|later|left))",
    re.ASCII,
)
_ASKED = re.compile(r"(?:请|休|歇|放)(?:了|个|一个)?\s*$")
_A_DAY = re.compile(r"^ ?(?:off|of|leave|sick|annual|personal|from|start|on)\b", re.ASCII)
_TAKEN = re.compile(r"\b(?:take|taking|for|need|request|want|off|leave)\s*$", re.ASCII)
_HALF = Decimal("0.5")


def left_open(message: str) -> bool:
    """Whether several days are wanted, and not how many."""
    return _OPEN.search(message) is not None


def number_of(text: str) -> Decimal | None:
    """三十二, 1.5, two; None where it spells no number."""
    if text in _ENGLISH_NUMBERS:
        return Decimal(_ENGLISH_NUMBERS[text])
    if re.fullmatch(r"[0-9]+\.[0-9]+", text):
        return Decimal(text)
    if re.fullmatch(r"[一二两三四五六七八九]{2,}", text):  # 两三天 is no number of days
        return None
    whole = parse_numeral(text)
    return None if whole is None else Decimal(whole)


def _counted(match: re.Match[str]) -> bool:
    before = match.string[: match.start()]
    if _ASKED.search(before):
        return True
    return not match.groupdict().get("later") and not _NOT_COUNTED.search(before)


def _make(match: re.Match[str], number: Decimal | None, unit: Unit = "day") -> Count | None:
    if number is not None and number <= 0:
        return None
    end = match.start("later") if match.groupdict().get("later") else match.end()
    return Count((match.start(), end), match.string[match.start() : end], number, unit)


def _days(match: re.Match[str]) -> Count | None:
    number = number_of(match["n"])
    if number is None or not _counted(match) or (match["unit"] == "整天" and number == 1):
        return None
    return _make(match, number + (_HALF if match["half"] else 0))


def _half_day(match: re.Match[str]) -> Count | None:
    idle = re.search(r"(?<!请)(?<!休)了\s*$", match.string[: match.start()])  # 等了半天
    return None if idle else _make(match, _HALF)


def _longer(match: re.Match[str], unit: Unit) -> Count | None:
    number = number_of(match["n"])
    if number is None or not _counted(match):
        return None
    whole = not match["mid"] and not match["half"] and number == int(number)
    return _make(match, number if whole else None, unit)


def _english(match: re.Match[str]) -> Count | None:
    before, unit = match.string[: match.start()], match["unit"].rstrip("s")
    if _NOT_COUNTED_ENGLISH.search(before):
        return None
    if match["n"] == "a" and not (_A_DAY.search(match.string[match.end() :]) or _TAKEN.search(before) or not before):
        return None
    kind: Unit = "day" if unit == "day" else "week" if unit == "week" else "month"
    return _make(match, number_of(match["n"]), kind)


def _english_and_half(match: re.Match[str]) -> Count | None:
    number = number_of(match["n"])
    return None if number is None else _make(match, number + _HALF)


RULES: tuple[Rule, ...] = (
    (_ENGLISH_AND_HALF, _english_and_half),
    (_ENGLISH_HALF, lambda match: _make(match, _HALF)),
    (_ENGLISH, _english),
    (_DAYS, _days),
    (_DAY_OF_LEAVE, lambda match: _make(match, number_of(match["n"] or match["m"]))),
    (_HALF_WEEK, lambda match: _make(match, None, "week") if _counted(match) else None),
    (_HALF_DAY, _half_day),
    (_WEEKS, lambda match: _longer(match, "week")),
    (_MONTHS, lambda match: _longer(match, "month")),
    (_HALF_MONTH, lambda match: _make(match, Decimal(15)) if _counted(match) else None),
)
