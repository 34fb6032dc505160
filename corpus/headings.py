"""Which lines open something, by their form alone: the heading families of Chinese regulations.

A family is a way of numbering, from the widest (篇) to the narrowest (1. inside a clause).
"""

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from corpus.numerals import NUMERAL, fold_width, parse_numeral


class Family(IntEnum):
    """Ways of numbering; a smaller value is wider."""

    PART = 0  # 篇一, 第一篇
    ANNEX = 1  # 附件1, 附录
    BOOK = 2  # 第一编
    SUBBOOK = 3  # 第一分编
    PORTION = 4  # 第一部分, 模块一
    CHAPTER = 5  # 第一章
    NAMED = 6  # 总则, 附则, 前言
    SECTION = 7  # 第一节
    TITLED = 8  # a heading of the file format without a number; a numbered title above numbered units
    ARTICLE = 9  # 第一条
    DOTTED = 10  # 1.1
    LISTED = 11  # 一、
    BRACKETED = 12  # (一)
    COUNTED = 13  # 1.

    @property
    def divides(self) -> bool:
        """Whether it holds units, and is none."""
        return self < Family.ARTICLE


class Refers(StrEnum):
    """How much a line looks like the middle of a sentence about its number."""

    NO = "no"
    MAYBE = "maybe"  # 第二条适用范围, 第四条中层干部: or a reference
    YES = "yes"  # 第十四条规定的, 第五条、第六条


LISTS = (Family.LISTED, Family.BRACKETED, Family.COUNTED)
OPENING_NAMES = {"前言", "引言", "序言", "宗旨", "说明", "导言"}
NAMES = OPENING_NAMES | {"总则", "附则"}
TITLE_MAX_CHARS = 40  # a longer line is a sentence, not a title
RULES_TITLE = re.compile(
    r"[^。,;:!?]{2,30}(?:制度|办法|规定|细则|条例|规范|规程|守则|手册|准则|章程|须知|流程)\s*(?:\(.{1,20}\))?"
)

_INSIDE = r"\s*(?:第\s*[0-9〇零一二三四五六七八九十百(][^条章节]{0,5}[款项目]|之[一二三四五六七八九十])*\s*"
_SURE = re.compile(
    _INSIDE + r"(?:(?:之)?规定的?|所[列称述规指]|的|[和与或及至到、—~-]+\s*(?:本[^,。]{0,6})?第|以及第|[,;。)]|"
    r"第\s*[(0-9一二三四五六七八九十]{1,3}\)?\s*[款项])"
)
_PERHAPS = re.compile(
    _INSIDE + r"(?:[和与或及至到中内]|以及|项下|所|执行|处理|要求|情形|办理|约定|明确|适用|款|节规定)"
)
# 1.5倍 is an amount; 1.5年度计划 is a heading.
QUANTITY = re.compile(
    r"\s*(?:倍|%|‰|米|公里|元(?![旦件素])|万|亿|天(?!气)|日(?![常志程期报])|周(?![期报边])|年(?![度终假龄会检])|个(?![人体别])"
    r"|小时|分钟|分(?![类级析配工公店支布])|秒|级(?!别)|版(?![本权面])|吨|升(?![级降职])|折|-|~|至"
    r"|kg|g\b|mm|cm|m\b|km|℃|°|GHz|MHz|kW|V\b|A\b)",
    re.IGNORECASE,
)
_LIST_NUMERAL = "[一二三四五六七八九十]{1,3}"
_PATTERNS = (
    (Family.PART, re.compile(rf"(?:第\s*({NUMERAL})\s*篇|篇\s*({NUMERAL}))")),
    (Family.BOOK, re.compile(rf"第\s*({NUMERAL})\s*编")),
    (Family.SUBBOOK, re.compile(rf"第\s*({NUMERAL})\s*分编")),
    (Family.PORTION, re.compile(rf"(?:第\s*({NUMERAL})\s*(?:部分|单元)|模块\s*({NUMERAL}))")),
    (Family.CHAPTER, re.compile(rf"第\s*({NUMERAL})\s*章")),
    (Family.SECTION, re.compile(rf"第\s*({NUMERAL})\s*节")),
    (Family.ARTICLE, re.compile(rf"[【\[]?第\s*({NUMERAL})\s*条(?:\s*之\s*({NUMERAL}))?[】\]]?")),
    (Family.DOTTED, re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,4})(?!\d|\.\d)")),
    (Family.LISTED, re.compile(rf"({_LIST_NUMERAL})\s*(?:[、.:]|\s(?=\S))")),
    (Family.BRACKETED, re.compile(rf"\(\s*({_LIST_NUMERAL})\s*\)")),
    (Family.COUNTED, re.compile(r"(\d{1,2})\s*(?:[、.)](?!\d)|\s(?=\S))")),
)
_ANNEX = re.compile(r"附\s?[件录表图]\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[A-Z](?![a-zA-Z]))?(?=[\s:、.]|$)")
_ROW = re.compile(r" \| |\t.*\t")


NAMED_RANK = (int(Family.PART), 1)  # right below 篇; nothing else nests in it


@dataclass(frozen=True)
class Opening:
    """A line that looks like a heading: its family, its number as printed parts, and where the rest begins."""

    family: Family
    number: tuple[int, ...]  # (14,), (5, 4), (120, 1) for 第一百二十条之一; () for a heading without number
    printed: str
    rest: int  # offset in the line where title or text begins
    separated: bool  # a space, a colon or the line's end follows the number
    refers: Refers = Refers.NO
    depth: int = 0  # of a TITLED heading among its like; 0 is the widest

    @property
    def rank(self) -> tuple[int, int]:
        """What it nests by: a smaller rank is wider. An unnumbered 总则 or 附则 stands beside the widest divisions."""
        return NAMED_RANK if self.family == Family.NAMED else (self.family, self.depth)


def read_opening(line: str) -> Opening | None:
    """The heading that `line` may be, by its form alone; what stands around it decides (corpus/sequence.py)."""
    folded = fold_width(line)
    body = folded.lstrip()
    indent = len(folded) - len(body)
    name = re.sub(r"[\s:]", "", body)
    if name in NAMES:
        return Opening(Family.NAMED, (), name, len(line), True)
    if match := _ANNEX.match(body):
        return _annex(match, body, indent)
    is_row = bool(_ROW.search(folded))
    for family, pattern in _PATTERNS:
        if (match := pattern.match(body)) and not (is_row and family > Family.ARTICLE):
            return _opening(family, match, body, indent)
    return None


def _annex(match: re.Match[str], body: str, indent: int) -> Opening | None:
    """附件 on its own line, or with its number and its title; 附件:1.… lists what follows and opens nothing."""
    rest = body[match.end() :].lstrip(" :、.")
    if len(rest) > TITLE_MAX_CHARS or re.search(r"[。;,]|^\d", rest) or _SURE.match(rest):
        return None
    return Opening(Family.ANNEX, (), re.sub(r"\s", "", match.group()), indent + len(body) - len(rest), True)


def _opening(family: Family, match: re.Match[str], body: str, indent: int) -> Opening:
    numbers = [group for group in match.groups() if group]
    parts = numbers[0].split(".") if family == Family.DOTTED else numbers
    values = tuple(parse_numeral(part) or 0 for part in parts)
    after = body[match.end() :]
    refers = _refers(family, after)
    separator = re.match(r"[\s:]*" if refers != Refers.NO else r"[\s:、.]*", after)
    skipped = separator.end() if separator else 0
    rest = indent + match.end() + skipped
    return Opening(family, values, match.group().strip(), rest, bool(skipped) or not after, refers)


def _refers(family: Family, after: str) -> Refers:
    if family in LISTS:
        return Refers.NO
    if _SURE.match(after) or (family == Family.DOTTED and QUANTITY.match(after)):
        return Refers.YES
    return Refers.MAYBE if _PERHAPS.match(after) else Refers.NO


def title_like(text: str) -> bool:
    """Short, and not a sentence: it ends with a colon or holds no sentence punctuation."""
    folded = fold_width(text.strip())
    return len(folded) <= TITLE_MAX_CHARS and (folded.endswith(":") or not re.search("[。;,!?]", folded))


def clean_title(text: str) -> str:
    """总　则 as 总则, without the colon at the end."""
    title = re.sub(r"\s+", " ", text.strip()).rstrip(":\uff1a")
    return re.sub(r"(?<=[一-鿿])(?<![篇编章节条]) (?=[一-鿿]$)", "", title)
