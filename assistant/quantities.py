"""Numbers with their units, as values that can be compared: 百分之三十 is 30%, 半年 is 6 months, 至少一次 is no 一次."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.numerals import NUMERAL, parse_numeral

_UNITS = {
    "个工作日": "工作日", "工作日": "工作日", "个工作天": "工作日", "天": "天", "日": "天", "个星期": "周", "星期": "周", "个礼拜": "周", "礼拜": "周", "周": "周",
    "个月": "月", "月": "月", "个季度": "季度", "季度": "季度", "周年": "年", "年": "年", "个小时": "小时", "小时": "小时", "个钟头": "小时", "分钟": "分钟", "秒": "秒",
    "万元": "万元", "亿元": "亿元", "元": "元", "块钱": "元", "块": "元", "角": "角", "人民币": "元", "美元": "美元", "%": "%", "‰": "‰", "倍": "倍", "折": "折", "成": "成",
    "次": "次", "级": "级", "人": "人", "名": "人", "份": "份", "页": "页", "岁": "岁", "点": "点", "号": "号", "条": "条", "项": "项", "款": "款", "章": "章", "节": "节", "类": "类", "种": "种", "个": "个",
    "套": "套", "台": "台", "件": "件", "张": "张", "家": "家", "位": "人", "部分": "部分", "公里": "公里", "米": "米", "厘米": "厘米", "吨": "吨", "公斤": "公斤", "千克": "公斤", "克": "克", "度": "度", "升": "升",
    "day": "天", "days": "天", "month": "月", "months": "月", "year": "年", "years": "年", "week": "周", "weeks": "周", "hour": "小时", "hours": "小时", "yuan": "元",
}  # fmt: skip
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NUMBER = rf"\d+(?:,\d{{3}})*(?:\.\d+)?|(?:百分之)?{NUMERAL}(?:点{NUMERAL})?|百分之\d+(?:\.\d+)?"
_LEAST = r"至少|不少于|不低于|起码|最少|不得少于|不得低于"
_MOST = r"至多|最多|不超过|不多于|不得超过|不高于|上限|不得多于"
_MORE = r"超过|多于|大于|高于"
_LESS = r"少于|低于|小于|不足|不到"
_BEFORE = rf"(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<more>{_MORE})|(?P<less>{_LESS})"
_QUANTITY = re.compile(
    rf"(?:(?:{_BEFORE})(?P<every>每[年月周日天]?)?)?(?P<half>半)?(?P<n>{_NUMBER})?(?P<moreto>多|余)?(?P<tail_half>个半)?(?P<unit>{_UNIT})?(?P<after_half>半)?"
    r"(?P<bound>以上|以内|之内|以下|内|左右)?"
)
_EVERY = re.compile(r"每(?:一)?(?:个)?(半年|半月|季度|年|月|周|星期|日|天|次|班|小时)")
_EVERY_BOUND = re.compile(rf"(每[年月周日天])({_LEAST}|{_MOST})")
_ORDINAL = re.compile(rf"第\s*({NUMERAL})")
_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,2})?|\d+(?:\.\d+){2,}")
# A Chinese numeral alone is a number only with a unit; these begin with one and are none.
_NO_NUMBER = re.compile(
    r"一(?:次性|般|定|致|经|切|些|样|体|起|旦|律|线|手|方面|直)|统一|唯一|专一|进一步|之一|万一|十分|百般|千万|二手|三方|第三方|首一|一一|一同|一部分|零件|零售|零星|零部件|百货|千方"
)
_BOUNDS = {"以上": "least", "以内": "most", "之内": "most", "内": "most", "以下": "most", "左右": "about", None: ""}
_EVERY_AS = {"天": "日", "星期": "周"}


@dataclass(frozen=True)
class Quantity:
    """`bound` tells 至少 from 至多 from none; `said` is how it stands in the text."""

    value: str
    unit: str
    bound: str
    said: str

    @property
    def same_as(self) -> tuple[str, str, str]:
        return self.value, self.unit, self.bound


def quantities(text: str) -> list[Quantity]:
    """The quantities of a flat text."""
    text = _EVERY_BOUND.sub(r"\2\1", text)
    found = [Quantity(match[0].replace("：", ":"), "moment", "", match[0]) for match in _CLOCK.finditer(text)]
    text = _CLOCK.sub("|", text)
    found += [Quantity(str(parse_numeral(match[1])), "第", "", match[0]) for match in _ORDINAL.finditer(text)]
    text = _ORDINAL.sub("|", text)
    found += [Quantity("1", "每" + _EVERY_AS.get(match[1], match[1]), "", match[0]) for match in _EVERY.finditer(text)]
    text = _EVERY.sub(lambda match: "每" if match[1] in "年月周日天" else "|", _NO_NUMBER.sub("|", text))
    return found + [quantity for match in _QUANTITY.finditer(text) if match[0] and (quantity := _read(match))]


def _read(match: re.Match[str]) -> Quantity | None:
    number, unit = match["n"], _UNITS.get(match["unit"] or "", "")
    bound = next((name for name in ("least", "most", "more", "less") if match[name]), _BOUNDS[match["bound"]])
    if number is None and not match["half"]:
        return None
    if match["half"] and number is None:
        value = Decimal("0.5")
        if not unit:
            return None
    else:
        parsed = _value(number)
        if parsed is None or (not unit and not any(c.isdigit() for c in number) and len(number) < 2):  # noqa: PLR2004
            return None
        value, unit = parsed[0], parsed[1] or unit
    value += Decimal("0.5") if match["tail_half"] or match["after_half"] else 0
    if match["moreto"]:
        bound = "about"
    value, unit = _in_base(value, unit)
    return Quantity(f"{value.normalize():f}", unit, bound, match[0])


def _value(number: str) -> tuple[Decimal, str] | None:
    percent = number.startswith("百分之")
    whole, _, part = number.removeprefix("百分之").partition("点")
    if whole[:1].isdigit() and not part:
        return Decimal(whole.replace(",", "")), "%" if percent else ""
    parsed = parse_numeral(whole)
    if parsed is None:
        return None
    fraction = "".join(str(parse_numeral(char) or 0) for char in part)
    return Decimal(f"{parsed}.{fraction}" if fraction else parsed), "%" if percent else ""


def _in_base(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Years are months, 万元 are 元, 成 are per cent. Nothing else is converted: a month is not thirty days."""
    factor, base = {
        "年": (12, "月"),
        "季度": (3, "月"),
        "万元": (10_000, "元"),
        "亿元": (10**8, "元"),
        "成": (10, "%"),
    }.get(unit, (1, unit))
    return value * factor, base


def _recurring(rule: str, text: str) -> Iterator[tuple[str, str, str]]:
    """What a rule has for each year, quarter or month (年度预算); of what it gives as an example, where the text does too."""
    for match in re.finditer(r"(年|季|月)度", rule):
        example = re.search(r"\((?:如|例如)[^()]*$", rule[: match.start()])
        if not example or re.search(r"如", text):
            yield "1", "每" + {"季": "季度"}.get(match[1], match[1]), ""
    if _EVERY.search(rule) and "次" not in rule:  # 每日组织 is once a day
        yield "1", "次", ""


def unfounded(text: str, rule: str, label: str) -> list[str]:
    """The quantities of `text` that neither the rule nor, for an ordinal or a bare number, the article's label holds.

    A bound belongs to its number: 至少三天 is not founded on 三天, nor the other way round.
    """
    held = {quantity.same_as for quantity in quantities(rule)} | set(_recurring(rule, text))
    named = {quantity.value for quantity in quantities(label)} | set(re.findall(r"\d+(?:\.\d+)*", label))
    missing = []
    for quantity in quantities(text):
        numbering = quantity.unit in ("第", "条") or (quantity.unit in ("", "moment") and "." in quantity.value)
        if quantity.same_as not in held and not (numbering and quantity.value in named):
            missing.append(quantity.said)
    return missing
