"""Which lines that look like headings are headings: number, neighbourhood and what comes later decide together.

A line that begins with a reference (第十四条规定的…) or an amount (1.5倍), or stands in a table of contents,
opens nothing.
"""

import re
from collections.abc import Iterable

from corpus.headings import (
    LISTS,
    OPENING_NAMES,
    QUANTITY,
    RULES_TITLE,
    TITLE_MAX_CHARS,
    Family,
    Opening,
    Refers,
    clean_title,
    read_opening,
)
from corpus.numerals import fold_width
from corpus.unit import Line

Openings = list[Opening | None]
_SENTENCE_END = re.compile(r"[。;!?:.…”」』)】]\s*$")
_LEADER = re.compile(r"(?:[.…·]{3,}|…|\t)\s*\d{1,4}\s*$")
PREFACE_LINES = 8  # between a document's title and its first heading: number, date, department


def openings(lines: list[Line]) -> Openings:
    """For each line the heading that it is, or None."""
    forms = _forms(lines)
    fresh = _fresh(lines, forms)
    sequence = _Sequence()
    out: Openings = []
    for at, line in enumerate(lines):
        opening = forms[at]
        if opening and not sequence.admits(opening, line, fresh[at], _better_later(forms, fresh, at)):
            opening = None
        if opening:
            sequence.take(opening, line)
        out.append(opening)
    return out


def _forms(lines: list[Line]) -> Openings:
    contents = _contents_lines(lines)
    forms = [None if at in contents or line.blank else _form(line) for at, line in enumerate(lines)]
    first = next((at for at, line in enumerate(lines) if not line.blank), 0)
    if forms and (form := forms[first]) and form.family == Family.TITLED:
        forms[first] = None  # the document's own title
    for at in _titles(lines, forms):
        forms[at] = Opening(Family.PART, (), clean_title(lines[at].text), 0, True)
    return forms


def _form(line: Line) -> Opening | None:
    opening = None if _LEADER.search(fold_width(line.text)) else read_opening(line.text)
    if opening is None and line.heading and len(line.text.strip()) <= TITLE_MAX_CHARS:
        return Opening(Family.TITLED, (), clean_title(line.text), 0, True, depth=line.heading)
    return opening


def _titles(lines: list[Line], forms: Openings) -> list[int]:
    """Titles of several rules in one file: each stands shortly above a numbering that begins with 1 again."""
    found: list[int] = []
    filled = [at for at, line in enumerate(lines) if not line.blank]
    for position, at in enumerate(filled):
        form, text = forms[at], fold_width(lines[at].text.strip())
        if (form is None or form.family == Family.TITLED) and RULES_TITLE.fullmatch(text):
            following = (forms[i] for i in filled[position + 1 : position + 1 + PREFACE_LINES])
            if _begins(next((f for f in following if f and f.family != Family.TITLED), None)):
                found.append(at)
    distinct = [at for at, after in zip(found, [*found[1:], len(lines)], strict=False) if _numbers(forms[at:after])]
    return distinct if len(distinct) > 1 else []


def _begins(form: Opening | None) -> bool:
    return form is not None and form.refers == Refers.NO and (form.family == Family.NAMED or set(form.number) == {1})


def _numbers(forms: Openings) -> bool:
    return any(form and form.number for form in forms)


def _fresh(lines: list[Line], forms: Openings) -> list[bool]:
    """Whether each line begins a paragraph: what stands before it is finished, or is a heading."""
    out, finished = [], True
    for line, form in zip(lines, forms, strict=True):
        out.append(finished)
        division = form is not None and form.family.divides and form.refers == Refers.NO
        finished = line.blank or bool(_SENTENCE_END.search(fold_width(line.text))) or division or line.heading > 0
    return out


def _better_later(forms: Openings, fresh: list[bool], at: int) -> bool:
    """Whether the same 条 stands again below, before the next one, and looks more like a heading than line `at`."""
    form = forms[at]
    if form is None or form.family != Family.ARTICLE or (form.refers == Refers.NO and fresh[at]):
        return False
    for below in range(at + 1, len(forms)):
        other = forms[below]
        if other and other.family == Family.ARTICLE and other.refers != Refers.YES and fresh[below]:
            return other.number == form.number
    return False


def _contents_lines(lines: list[Line]) -> set[int]:
    """The lines of a table of contents: from 目录 until its first entry comes again."""
    for at, line in enumerate(lines):
        if re.sub(r"\s", "", line.text) not in ("目录", "目次"):
            continue
        entries = [i for i in range(at + 1, len(lines)) if not lines[i].blank]
        first = _entry(lines[entries[0]].text) if entries else ""
        again = next((i for i in entries[1:] if _entry(lines[i].text) == first), at + 1)
        return set(range(at, again))
    return set()


def _entry(text: str) -> str:
    """What identifies an entry: its number, without the page; its words where it has none."""
    opening = read_opening(text)
    if opening and opening.number:
        return f"{opening.family} {opening.number}"
    return re.sub(r"[\s.…·\d]+$|\s", "", fold_width(text))


class _Sequence:
    """The last number of each family, by which the next heading is told from a reference or a quantity."""

    def __init__(self) -> None:
        self.last: dict[Family, tuple[int, ...]] = {}
        self.annexes = False  # whether one has begun
        self.article_heading = 0  # the heading level of the open article, where the format marks one

    def admits(self, opening: Opening, line: Line, fresh: bool, better_later: bool) -> bool:
        if opening.family == Family.TITLED:
            return not self.article_heading or opening.depth <= self.article_heading
        if opening.family.divides:
            return self._admits_division(opening, line.text, fresh)
        if opening.family == Family.ARTICLE:
            return self._admits_article(opening, fresh, better_later)
        if opening.family == Family.DOTTED:
            return self._admits_dotted(opening, line.text, fresh)
        return self._admits_listed(opening, fresh)

    def _admits_division(self, opening: Opening, text: str, fresh: bool) -> bool:
        if opening.family == Family.NAMED and opening.printed in OPENING_NAMES and self._counts(Family.ARTICLE):
            return False  # 说明 below a numbered article belongs to it
        if opening.family == Family.ANNEX and not self.last.keys() - {Family.PART} and not self.annexes:
            return False  # a covering letter names its annex, which is the rule itself
        follows = not opening.number or opening.number[0] in (1, self._counts(opening.family) + 1)
        sentence = re.search(r"[。;,]\s*$", fold_width(text)) or len(text.strip()) > TITLE_MAX_CHARS * 2
        sure = opening.separated and follows
        return not sentence and (fresh or follows) and (opening.refers == Refers.NO or sure)

    def _admits_article(self, opening: Opening, fresh: bool, better_later: bool) -> bool:
        last, number = self._counts(Family.ARTICLE), opening.number
        follows = number[0] == last + 1 or (len(number) > 1 and number[0] == last)
        if follows:
            unclear = opening.refers == Refers.YES and not opening.separated
            return not better_later and not unclear
        if opening.refers != Refers.NO or not fresh:
            return False
        return opening.separated or number[0] > last or number == (1,)

    def _admits_dotted(self, opening: Opening, text: str, fresh: bool) -> bool:
        number, last = opening.number, self.last.get(Family.DOTTED)
        quantity = bool(QUANTITY.match(fold_width(text).strip()[len(opening.printed) :]))
        below_top = number[0] == self._counts(Family.COUNTED) and set(number[1:]) == {1}  # 3.1 under `3 要求`
        if below_top or number in _successors(last):
            return opening.separated or not quantity
        if opening.refers != Refers.NO or not fresh:
            return False
        return last is not None and (opening.separated or number > last)

    def _admits_listed(self, opening: Opening, fresh: bool) -> bool:
        number, last = opening.number[0], self._counts(opening.family)
        if number in (1, last + 1):
            return True
        if opening.family == Family.LISTED:
            return fresh and 0 < last < number <= last + 3
        return opening.family == Family.COUNTED and number == self._counts(Family.DOTTED) + 1

    def _counts(self, family: Family) -> int:
        return self.last.get(family, (0,))[0]

    def take(self, opening: Opening, line: Line) -> None:
        if opening.family in (Family.PART, Family.ANNEX):
            self.last = {family: n for family, n in self.last.items() if family == Family.PART}
            self.annexes = opening.family == Family.ANNEX
        elif opening.family in (Family.BOOK, Family.SUBBOOK, Family.PORTION, Family.CHAPTER):
            self._forget(range(opening.family + 1, Family.TITLED))
        if opening.family.divides:
            self._forget(LISTS)
        elif opening.family != Family.ARTICLE:  # 一、 may stand above 第一条 and above 1.1
            self._forget(range(max(opening.family + 1, Family.BRACKETED), Family.COUNTED + 1))
        if opening.family in (Family.ARTICLE, Family.DOTTED) or opening.family.divides:
            self.article_heading = 0 if opening.family.divides else line.heading
        if opening.number:
            self.last[opening.family] = opening.number

    def _forget(self, families: Iterable[int]) -> None:
        for family in families:
            self.last.pop(Family(family), None)


def _successors(last: tuple[int, ...] | None) -> set[tuple[int, ...]]:
    if last is None:
        return {(1, 1), (1, 0), (1, 1, 1), (0, 1)} | {(n, 1) for n in range(2, 30)}
    following = {(*last[:depth], last[depth] + 1) for depth in range(len(last))} | {(*last, 1)}
    return following | {(*number, 1) for number in following} | {(*number, 1, 1) for number in following}
