"""Chinese and Arabic numerals, as regulations number their parts."""

import re

DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = r"[0-9〇零○一二两三四五六七八九十百千]+"
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    (0x3000, 0xA0, 0x200B, 0xFEFF), 0x20
)


def fold_width(text: str) -> str:
    """Full-width forms as ASCII, one character for one character, so that offsets stay valid."""
    return text.translate(FULL_WIDTH)


def parse_numeral(text: str) -> int | None:
    """The number that `text` spells (十四, 二〇二四, 14, １４); None where it spells none."""
    text = fold_width(text).strip()
    if re.fullmatch(r"[0-9]+", text):
        return int(text)
    if not text or any(c not in DIGITS and c not in UNITS for c in text):
        return None
    if not any(c in UNITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total, digit = 0, 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        else:
            total += (digit or 1) * UNITS[char]
            digit = 0
    return total + digit


def chinese_numeral(number: int) -> str:
    """`number` (1 to 9999) as regulations write it: 14 is 十四, 105 is 一百零五."""
    names = "零一二三四五六七八九"
    out = ""
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // value % 10
        if digit:
            out += names[digit] + unit
        elif out and number % value and not out.endswith("零"):
            out += "零"
    return out.removeprefix("一") if out.startswith("一十") else out
