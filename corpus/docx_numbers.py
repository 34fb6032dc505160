"""Word's automatic numbering as the text that Word prints: 第%1条 with Chinese numerals becomes 第十四条.

A paragraph names a list (numId) and a level, itself or by its style; the list's levels say how each number looks.
"""

import re
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from corpus.numerals import chinese_numeral

_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
    "koreanCounting", "chineseLegalSimplified",
}  # fmt: skip
_DIGIT_BY_DIGIT = {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
BODY_TEXT_LEVEL = 9  # Word's outline level of ordinary text
MAX_CIRCLED = 20  # ⑳ is the last of its kind
MAX_LEVELS = 9  # of a list in Word
MAX_BASED_ON = 20  # styles; a longer chain is a loop


@dataclass(frozen=True)
class Level:
    """How one level of a list prints its number."""

    form: str
    text: str  # 第%1条, %1.%2
    start: int
    decimal: bool  # print the wider levels in digits too (w:isLgl)
    gap: str  # between number and text
    restart: int  # begins anew after levels up to this one, counted from 1; 0 is never


class Numbering:
    """The counters of a document's lists, to be asked paragraph by paragraph in document order."""

    def __init__(self, document: Document) -> None:
        self.styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        root = _numbering_root(document)
        self.abstract = {each.get(qn("w:abstractNumId")): each for each in root.iter(qn("w:abstractNum"))}
        self.lists = {each.get(qn("w:numId")): each for each in root.iter(qn("w:num"))}
        self.counts: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()

    def heading(self, paragraph: BaseOxmlElement) -> int:
        """1 for a paragraph of Word's outline level 1; 0 for ordinary text."""
        for properties in self._properties(paragraph):
            level = _value(properties, "w:outlineLvl")
            if level is not None and level.isdigit():
                return (int(level) + 1) % (BODY_TEXT_LEVEL + 1)
        return 0

    def printed(self, paragraph: BaseOxmlElement) -> str:
        """The number that Word prints before the paragraph, with the gap after it; "" where there is none."""
        number, depth = self._list_of(paragraph)
        if number not in self.lists:
            return ""
        levels, key = self._levels(number)
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._count(key, number, depth, levels)
        if level.form in ("bullet", "none"):
            return ""
        return (
            re.sub(r"%([1-9])", lambda match: self._shown(int(match[1]) - 1, level, levels, counts), level.text)
            + level.gap
        )

    def _shown(self, depth: int, level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
        shown = levels.get(depth, level)
        form = "decimal" if level.decimal else shown.form
        return _form(counts.get(depth, shown.start), form)

    def _list_of(self, paragraph: BaseOxmlElement) -> tuple[str, int]:
        """numId and level, the paragraph's own before its style's."""
        number: str | None = None
        depth: str | None = None
        for properties in self._properties(paragraph):
            found = properties.find(qn("w:numPr"))
            if found is not None:
                number = number or _value(found, "w:numId")
                depth = depth or _value(found, "w:ilvl")
        if number and depth is None:
            depth = self._level_of_style(number, paragraph)
        return number or "", int(depth) if depth and depth.isdigit() else 0

    def _level_of_style(self, number: str, paragraph: BaseOxmlElement) -> str | None:
        """Lists that are tied to heading styles name the style in the level, not the level in the style."""
        style = _style_of(paragraph)
        for level in self._abstract_of(number).iter(qn("w:lvl")):
            if style and _value(level, "w:pStyle") == style:
                return str(level.get(qn("w:ilvl")))
        return None

    def _properties(self, paragraph: BaseOxmlElement) -> list[BaseOxmlElement]:
        found = [paragraph.find(qn("w:pPr"))]
        style = _style_of(paragraph)
        for _ in range(MAX_BASED_ON):
            if style not in self.styles:
                break
            found.append(self.styles[style].find(qn("w:pPr")))
            style = _value(self.styles[style], "w:basedOn") or ""
        return [each for each in found if each is not None]

    def _abstract_of(self, number: str) -> BaseOxmlElement:
        abstract: BaseOxmlElement = self.abstract[_value(self.lists[number], "w:abstractNumId") or ""]
        return abstract

    def _levels(self, number: str) -> tuple[dict[int, Level], str]:
        abstract = self._abstract_of(number)
        levels = dict(_level(each) for each in abstract.iterchildren(qn("w:lvl")))
        for override in self.lists[number].iterchildren(qn("w:lvlOverride")):
            levels.update(_level(each) for each in override.iterchildren(qn("w:lvl")))
        return levels, str(abstract.get(qn("w:abstractNumId")))

    def _count(self, key: str, number: str, depth: int, levels: dict[int, Level]) -> dict[int, int]:
        counts = self.counts.setdefault(key, {})
        restart = self._restart(number, depth)
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [d for d in counts if d > depth and (d not in levels or depth < levels[d].restart)]:
            del counts[deeper]
        return counts

    def _restart(self, number: str, depth: int) -> int | None:
        """Where a list says to begin anew, once."""
        for override in self.lists[number].iterchildren(qn("w:lvlOverride")):
            start = _value(override, "w:startOverride")
            if override.get(qn("w:ilvl")) == str(depth) and start and (number, depth) not in self.started:
                self.started.add((number, depth))
                return int(start)
        return None


def _numbering_root(document: Document) -> BaseOxmlElement:
    """The lists of the document; an empty one where it has none."""
    root: BaseOxmlElement = document.element.makeelement(qn("w:numbering"))
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering"):
            root = relation.target_part.element
    return root


def _value(parent: BaseOxmlElement, name: str) -> str | None:
    child = parent.find(qn(name))
    return None if child is None else child.get(qn("w:val"))


def _style_of(paragraph: BaseOxmlElement) -> str:
    properties = paragraph.find(qn("w:pPr"))
    return (_value(properties, "w:pStyle") or "") if properties is not None else ""


def _level(element: BaseOxmlElement) -> tuple[int, Level]:
    legal = element.find(qn("w:isLgl"))
    return int(element.get(qn("w:ilvl"))), Level(
        form=_value(element, "w:numFmt") or "decimal",
        text=_value(element, "w:lvlText") or "",
        start=int(_value(element, "w:start") or 1),
        decimal=legal is not None and legal.get(qn("w:val")) not in ("0", "false"),
        restart=int(_value(element, "w:lvlRestart") or MAX_LEVELS),
        gap="" if _value(element, "w:suff") == "nothing" else " ",
    )


def _form(number: int, form: str) -> str:
    if form in _CHINESE:
        return chinese_numeral(number)
    if form in _DIGIT_BY_DIGIT:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if form == "decimalZero":
        return f"{number:02d}"
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= MAX_CIRCLED:
        return chr(ord("①") + number - 1)
    return _latin(number, form) if form.endswith(("Letter", "Roman")) else str(number)


def _latin(number: int, form: str) -> str:
    text = _roman(number) if form.endswith("Roman") else chr(ord("a") + (number - 1) % 26)
    return text.upper() if form.startswith("upper") else text


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out
