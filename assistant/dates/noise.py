"""What looks like a day or a number of days and is neither."""

import re

from assistant.dates.count import ENGLISH_NUMBER, NUMBER
from assistant.dates.mention import Rule, noise

_LENGTH = rf"(?:{NUMBER}|半|几)\s*个?\s*(?:半)?(?:工作日|天|周|星期|礼拜|月|年)半?"
_NUMBERED = re.compile(
    r"(?:订单|单号|编号|工号|合同|发票|快递|电话|手机|手机号|客户|型号|批号|票号|邮编|账号|卡号)(?:号码?|编号|尾号)?(?:是|为)?[:#\s]*[a-z0-9][a-z0-9\-]{2,}"
)
_LONG = re.compile(r"[a-z]*[0-9]{5,}[a-z0-9]*|(?<![0-9])[0-9]{3,4}-[0-9]{7,8}|\b[a-z]{1,6}-?[0-9]+-[0-9\-]+", re.ASCII)
_PHRASES = re.compile(
    rf"提前(?!一天到)\s*{_LENGTH}(?!半天)|(?:过|这|那|前|近|头|每)\s*{_LENGTH}(?!假)|第\s*{NUMBER}\s*(?:天|周|个月|日|号)"
    rf"|{_LENGTH}(?:之|以)?前(?!天)|{NUMBER}\s*年(?=[^0-9]|$)|(?:工作|干|入职|来了|来(?=公司|厂))\s*了?\s*{_LENGTH}"
    r"|一天到晚|有一天|改天|半天(?=没|都没|才)|(?<=小|大)半天"
)
_TODAY_IS = re.compile(
    r"(?:今天|明天|昨天)(?:是|才)(?:(?:周|星期|礼拜)[一二三四五六日天]|(?:[0-9]{1,2}月)?[0-9]{1,2}[号日])"
)
_EVERY = re.compile(
    r"每个?(?:周|星期|礼拜)[一二三四五六日天末]?(?:[、和到至]?(?:周|星期|礼拜)[一二三四五六日天])*"
    r"|每个?月(?:的)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?[号日]?|每年的?[0-9]{0,2}月?[0-9]{0,2}[号日]?|(?<!间)(?<!相)隔一?个?(?:周|星期|礼拜)[一二三四五六日天末]?|(?<!间)(?<!相)隔[一两]?[天日]"
    r"|\bevery (?:other |second )?\w+|\balternate \w+|\b\w+days\b",
    re.ASCII,
)
_CLOCK = re.compile(r"(?<![0-9])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])")
_VERSION = re.compile(r"\bv[0-9]+(?:\.[0-9]+)+|[0-9]+(?:\.[0-9]+){3,}", re.ASCII)
_ENGLISH = re.compile(
    rf"\b(?:{ENGLISH_NUMBER}) (?:times|hours|minutes) (?:a|per) (?:day|week|month)\b|\bone day\b(?= i\b)", re.ASCII
)

_HOUR = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[:点时](?:[0-9]{1,2}分?|半|[一三]刻|[一二三四五]十分?)?钟?)?"
# From an hour of the morning to one of the afternoon: neither half of the day.
ACROSS_NOON = re.compile(
    rf"(?:(?:上午|早上|早晨|清晨|一早)\s*{_HOUR}|(?<![午上里间晚0-9一二三四五六七八九十])(?:[6-9]|1[01]|[六七八九]|十一?)[:点时](?:[0-9]{{1,2}}分?|半)?)\s*(?:到|至|-|~|—)+\s*"
    rf"(?:(?:下午|傍晚|晚上|晚间|夜里)\s*{_HOUR}|1[3-9][:点时](?:[0-9]{{1,2}}|半)?|2[0-4][:点时](?:[0-9]{{1,2}}|半)?)"
    r"|(?:上午|早上)(?:到|至|-|~|—)(?:下午|晚上)"
    r"|[0-9]{1,2}(?::[0-9]{2})? ?a\.?m\.? ?(?:to|until|till|-|–) ?[0-9]{1,2}(?::[0-9]{2})? ?p\.?m\b\.?"
)

EXPLICIT: tuple[Rule, ...] = ((_NUMBERED, noise), (ACROSS_NOON, noise))
FIRST: tuple[Rule, ...] = tuple((pattern, noise) for pattern in (_LONG, _VERSION, _EVERY, _CLOCK, _TODAY_IS, _ENGLISH))
PHRASES: tuple[Rule, ...] = ((_PHRASES, noise),)
