"""Numbers of articles as people spell them → as lookups know them: 廿, 贰拾, ⑭, XIV, §14, 四点三, 第十四调."""

import re
from itertools import product

from corpus.numerals import NUMERAL, chinese_numeral, parse_numeral

_CHARS = str.maketrans(
    {"廿": "二十", "卅": "三十", "卌": "四十"} | {chr(0x2460 + n): str(n + 1) for n in range(20)}  # ① to ⑳
)
_FINANCIAL = str.maketrans("零壹贰叁肆伍陆柒捌玖拾佰", "零一二三四五六七八九十百")
_FINANCIAL_ARTICLE = re.compile(r"(?<=第)[零壹贰叁肆伍陆柒捌玖拾佰]+(?=[条章节款])")
_ROMAN_ARTICLE = re.compile(r"(?<=第)\s*([IVXL]+)\s*(?=[条章节款])", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_SIGN = re.compile(r"§+\s*(\d+(?:\.\d+)*)")
_POINT = re.compile(
    r"第?([一二三四五六七八九1-9])点([一二三四五六七八九十]{1,2}|\d{1,2})(?=\s*(?:条|节|$|是(?:什么|啥)|讲|说|写|的(?!时)))\s*[条节]?"
)
_DOT = re.compile(
    r"(?<![\d一二三四五六七八九十])([一二三四五六七八九]|\d)\s*[·•・‧∙]\s*([一二三四五六七八九十]{1,2}|\d{1,2})"
)
_STOP = re.compile(r"(?<![\d.])(\d{1,2})。(\d{1,2})(?![\d。])")
_ONES = re.findall(
    r"\w+",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen",
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: number for number, word in enumerate(_ONES, 1)} | {
    word: 10 * ten + one
    for ten, name in enumerate(_TENS, 2)
    for one, word in enumerate((name, *(f"{name}-{unit}" for unit in _ONES[:9])))
}
_ENGLISH = re.compile(
    rf"(?<=\barticle )({'|'.join(sorted(_WORDS, key=len, reverse=True))})\b|"
    rf"(?<=\bsection )({'|'.join(sorted(_WORDS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(rf"条款\s*({NUMERAL})(?=\s*(?:$|[?。!,的是]|讲|说|写|原文|内容|全文))")
_BARE = re.compile(rf"\s*第\s*({NUMERAL})\s*[?。!]?\s*")
_ORDINAL = re.compile(r"\b(?:the\s+)?(\d+)(?:st|nd|rd|th)\s+(article|clause|rule)\b", re.IGNORECASE)
# What 第, 条 and the numerals are mistyped as: characters of the same sound, whatever the tone.
_NTH = re.compile(rf"[弟递帝谛蒂地](?=\s*{NUMERAL}\s*条)")
_SOUNDS = {"一": "依伊衣医壹", "二": "儿而尔贰", "三": "山伞散叁", "四": "是事死思似肆", "五": "无午武舞吴吾伍", "六": "留流刘溜陆"} | {
    "七": "期其起气奇柒", "八": "吧把爸巴捌", "九": "久酒就旧玖", "十": "时实食石是拾",
}  # fmt: skip
_MEANT: dict[str, list[str]] = {}
for _numeral, _alike in _SOUNDS.items():
    for _char in _alike:
        _MEANT.setdefault(_char, []).append(_numeral)
_MISTYPED = re.compile(rf"(?<=第)\s*([{''.join(_MEANT)}一二三四五六七八九十百]{{1,6}})\s*(?=条)")
_ARTICLE_SOUND = re.compile(
    rf"(?<=第)(\s*(?:{NUMERAL}))\s*(?:[跳挑眺笤窕](?!槽|战|选|剔|楼)|调(?!查|动|整|研|度|解|试|休|薪|岗|配|换)|tiao\b|t\b)",
    re.IGNORECASE,
)


def spelled(text: str) -> str:
    """The message with such numbers in digits or in the usual numerals."""
    text = text.translate(_CHARS)
    text = _FINANCIAL_ARTICLE.sub(lambda match: match[0].translate(_FINANCIAL), text)
    text = _MISTYPED.sub(lambda match: _numeral_of(match[1]), _ARTICLE_SOUND.sub(r"\1条", _NTH.sub("第", text)))
    text = _ROMAN_ARTICLE.sub(lambda match: str(_roman(match[1].upper())), text)
    text = _AFTER_WORD.sub(r"第\1条", text)
    text = _SIGN.sub(lambda match: f" {match[1]} " if "." in match[1] else f" 第{match[1]}条 ", text)
    text = _POINT.sub(lambda match: f"{parse_numeral(match[1])}.{parse_numeral(match[2])}", text)
    text = _DOT.sub(lambda match: f"{parse_numeral(match[1])}.{parse_numeral(match[2])}", text)
    text = _ORDINAL.sub(r"\2 \1", text)
    text = _STOP.sub(r"\1.\2", text)
    text = _ENGLISH.sub(lambda match: str(_WORDS[match[0].lower()]), text)
    bare = _BARE.fullmatch(text)
    return f"第{bare[1]}条" if bare else text


def _numeral_of(said: str) -> str:
    """二十无 is 二十五: the first reading that is a number as it is written; as it was said where none is."""
    readings = ("".join(chars) for chars in product(*(_MEANT.get(char, [char]) for char in said)))
    return next((text for text in readings if chinese_numeral(parse_numeral(text) or 0) == text), said)


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
