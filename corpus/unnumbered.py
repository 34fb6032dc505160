"""Lines that no number opens (the front of a document, 前言, 附则, prose), and how lines become a unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.headings import RULES_TITLE, Opening, title_like
from corpus.numerals import fold_width
from corpus.unit import Line, Unit

HISTORY = re.compile(r"\d{4}\s*年.*(?:通过|修订|修正|公布|发布|施行|批准)")


@dataclass(frozen=True)
class Place:
    """Where units stand: in which division, below which headings, in which annex, of which text."""

    whole: str
    name: str = ""  # of the division whose lines they are: 总则, 第三章
    path: tuple[str, ...] = ()
    annex: str = ""
    prefix: str = ""  # what their own number is put behind
    printed: str = ""  # the same as it is printed


def make(kind: str, lines: list[Line], place: Place, **more: object) -> Unit:
    """A unit over whole `lines`, in its place."""
    end = min(lines[-1].start + len(lines[-1].text) + 1, len(place.whole))
    first = next((line for line in lines if not line.blank), lines[0])
    unit = Unit(kind, lines[0].start, end, first.number, path=place.path, annex=place.annex)
    return replace(unit, **more)  # type: ignore[arg-type]


def unnumbered(lines: list[Line], place: Place, opening: Opening | None = None) -> Iterator[Unit]:
    """Units of lines that no number opens: the front of a document, or the text below the heading `place.name`."""
    if not any(not line.blank for line in lines):
        if lines:
            yield make("front", lines, place)
    elif not place.name:
        yield from _front(lines, place)
    elif not opening and not place.annex and _subtitle("".join(line.text for line in lines)):
        yield make("front", lines, place)
    elif place.name == "附则":
        yield from _one_by_one(lines, place)
    else:
        printed = place.printed if opening else place.name
        number = opening.number if opening else ()
        yield make("article", lines, place, family=opening.family if opening else None, number=number,
                   local=place.name, printed=printed, body_start=_indent(lines))  # fmt: skip


def _subtitle(text: str) -> bool:
    """What stands between a heading and its articles and says nothing itself: (综合行政导向型)."""
    return title_like(text) and not re.search(r"\d| \| |[;:]", fold_width(text))


def _is_rule(line: Line) -> bool:
    return "。" in line.text and not HISTORY.search(line.text)


def _front(lines: list[Line], place: Place) -> Iterator[Unit]:
    """The title and the dates of a document; a paragraph among them is its unnumbered introduction (序言)."""
    titles = [at for at, line in enumerate(lines) if RULES_TITLE.fullmatch(fold_width(line.text.strip()))]
    after = titles[-1] if titles else 0  # a covering letter stands before the title
    is_rule = [at >= after and _is_rule(line) for at, line in enumerate(lines)]
    first = is_rule.index(True) if True in is_rule else len(lines)
    title = next((line.text.strip() for line in lines[after:first] if not line.blank), "")
    if lines[:first]:
        yield make("front", lines[:first], place, title=title)
    if lines[first:]:
        yield make("article", lines[first:], place, local="序言", printed="序言", body_start=_indent(lines[first:]))


def prose(lines: list[Line], place: Place) -> Iterator[Unit]:
    """A document without any number: its title, and its paragraphs as units of their own."""
    first = next((at for at, line in enumerate(lines) if re.search("[。;]", fold_width(line.text))), len(lines))
    if lines[:first]:
        title = next((line.text.strip() for line in lines[:first] if not line.blank), "")
        yield make("front", lines[:first], place, title=title)
    if lines[first:]:
        yield from _one_by_one(lines[first:], replace(place, name=place.name or "正文"))


def _one_by_one(lines: list[Line], place: Place) -> Iterator[Unit]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if not line.blank and any(not seen.blank for seen in groups[-1]):
            groups.append([])
        groups[-1].append(line)
    for number, group in enumerate(groups, 1):
        local = f"{place.name}.{number}"
        yield make("article", group, place, local=local, printed=local, body_start=_indent(group))


def _indent(lines: list[Line]) -> int:
    """Offset of the first character that is not white space."""
    text = "\n".join(line.text for line in lines)
    return len(text) - len(text.lstrip())
