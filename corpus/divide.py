"""One section's lines → its units: headings, citable units, and what stands before and after the rules.

The numbering that makes a unit is chosen for each division by what it holds: 第X条 before everything, then the one that
comes first (1.1, 一、, (一) or 1.); an item too long to quote is divided by the numbering inside it.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.headings import LISTS, NAMED_RANK, Family, Opening, clean_title, title_like
from corpus.numerals import fold_width
from corpus.signature import Placed, without_signature
from corpus.unit import Line, Unit
from corpus.unnumbered import Place, make, prose, unnumbered

UNIT_MAX_CHARS = 600  # where an item of a list holds more than this, the items inside it are the units
LEAD_IN = re.compile(r"下列|以下|如下|包括|分别为|[,。;]")
ARTICLE_TITLE_MAX_CHARS = 20  # 第五条 <title>; a longer line is a wrapped sentence


def divide(chunk: Placed, whole: str) -> Iterator[Unit]:
    """The units of one section; together they are its lines."""
    by_articles = any(opening and opening.family == Family.ARTICLE for _, opening in chunk)
    unnumbered = not any(opening for _, opening in chunk)
    path: list[tuple[tuple[int, int], str]] = []
    annex = ""
    for heading, region, last in _divisions(_promoted(_with_tops(chunk))):
        place = Place(whole)
        if heading:
            line, opening = heading
            title = clean_title(line.text)
            path = [step for step in path if step[0] < opening.rank and step[0] != NAMED_RANK]
            path.append((opening.rank, title))
            annex = opening.printed if opening.family == Family.ANNEX else annex
            steps = tuple(step for rank, step in path if rank == NAMED_RANK or rank[0] != Family.PART)
            name = "" if opening.family == Family.PART else _name(opening)
            place = Place(whole, name, steps, annex)
            yield make("heading", [line], place, family=opening.family, number=opening.number,
                       printed=opening.printed, title=title)  # fmt: skip
        rules, back = without_signature(region) if last else (region, [])
        if unnumbered:
            yield from prose([line for line, _ in rules], place)
        else:
            yield from _units(rules, place, by_articles)
        if back:
            yield make("back", back, place)


def _name(opening: Opening) -> str:
    return re.sub(r"[\s/#?%~]+", "", opening.printed)[:20]


def _divisions(chunk: Placed) -> Iterator[tuple[tuple[Line, Opening] | None, Placed, bool]]:
    """Each heading with the lines below it, and whether the document (or the annex) ends with them."""
    heading: tuple[Line, Opening] | None = None
    region: Placed = []
    for line, opening in chunk:
        if opening and opening.family.divides:
            if heading or region:
                yield heading, region, opening.family == Family.ANNEX
            heading, region = (line, opening), []
        else:
            region.append((line, opening))
    yield heading, region, True


# --- what becomes a heading -----------------------------------------------------------------------------------------


def _with_tops(chunk: Placed) -> Placed:
    """In a text of 1.1, 1.2, 2.1 the lines `1 目的` and `2 范围` are its top numbers, not items of a list."""
    dotted = [(at, opening.number[0]) for at, (_, opening) in enumerate(chunk) if opening and _is_dotted(opening)]
    if not dotted:
        return chunk
    out, top, style = list(chunk), 0, ""
    for at, (line, opening) in enumerate(chunk):
        if opening and _is_dotted(opening):
            top = opening.number[0]
        elif opening and opening.family == Family.COUNTED and opening.number[0] == top + 1:
            below = next((number for index, number in dotted if index > at), top + 1)
            mark = re.sub(r"\d", "", opening.printed)
            if below > top and mark == (style or mark) and title_like(line.text[opening.rest :]):
                top, style = top + 1, mark
                out[at] = (line, replace(opening, family=Family.DOTTED))
    return out


def _is_dotted(opening: Opening) -> bool:
    return opening.family == Family.DOTTED


def _promoted(chunk: Placed) -> Placed:
    """一、, 1 or 1.1 directly above a 第X条 is a division, not an item."""
    out = list(chunk)
    filled = [at for at, (line, _) in enumerate(chunk) if not line.blank]
    for at, following in itertools.pairwise(filled):
        line, opening = chunk[at]
        below = chunk[following][1]
        above = opening and below and opening.family > Family.ARTICLE and below.family == Family.ARTICLE
        if opening and above and title_like(line.text[opening.rest :]):
            out[at] = (line, replace(opening, family=Family.TITLED, depth=opening.family))
    return out


# --- units of a division --------------------------------------------------------------------------------------------


def _units(region: Placed, place: Place, by_articles: bool) -> Iterator[Unit]:
    family = _family(region)
    if place.annex:
        place = replace(place, prefix=place.annex, printed=f"{place.annex} ")
    elif by_articles and family in LISTS and place.name:
        place = replace(place, prefix=place.name, printed=f"{place.name} ")
    lead, items = _items(region, family)
    yield from unnumbered(lead, place)
    for item in items:
        yield from _item(item, place)


def _family(region: Placed) -> Family | None:
    families = [opening.family for _, opening in region if opening]
    if Family.ARTICLE in families:
        return Family.ARTICLE
    return families[0] if families else None


def _items(region: Placed, family: Family | None) -> tuple[list[Line], list[Placed]]:
    """The lines before the first item, and the items; 1.1.2 belongs to an open 1.1."""
    lead: list[Line] = []
    items: list[Placed] = []
    current: tuple[int, ...] = ()
    for line, opening in region:
        inside = bool(current) and opening is not None and opening.number[: len(current)] == current
        if opening and opening.family == family and not (inside and family == Family.DOTTED):
            items.append([])
            current = opening.number
        if items:
            items[-1].append((line, opening))
        else:
            lead.append(line)
    return lead, items


def _item(item: Placed, place: Place) -> Iterator[Unit]:
    opening = item[0][1]
    lines = [line for line, _ in item]
    if opening is None:
        return
    family = _inner(item, opening)
    if family is None:
        yield _numbered(lines, opening, place)
        return
    lead, inner = _items(item[1:], family)
    local, printed = _local(opening, place), _printed(opening, place)
    rest = lines[0].text[opening.rest :]
    below = replace(place, path=(*place.path, clean_title(lines[0].text)))
    if title_like(rest):
        yield make("heading", lines[:1], below, family=opening.family, number=opening.number, printed=printed,
                   local=local, title=clean_title(lines[0].text))  # fmt: skip
        yield from unnumbered(lead, replace(below, name=local, printed=printed), opening)
    else:
        yield _numbered([lines[0], *lead], opening, place)
    if family != Family.DOTTED:
        below = replace(below, prefix=local, printed=printed)
    for each in inner:
        yield from _item(each, below)


def _inner(item: Placed, opening: Opening) -> Family | None:
    """The numbering by which an item is divided; None where it is a unit itself."""
    below = [o for _, o in item[1:] if o and (o.family != opening.family or len(o.number) > len(opening.number))]
    if opening.family == Family.ARTICLE or not below:
        return None
    if any(_is_dotted(o) for o in below) and (opening.family in LISTS or len(opening.number) == 1):
        return Family.DOTTED
    long = sum(len(line.text) for line, _ in item) > UNIT_MAX_CHARS
    several = sum(o.family == below[0].family for o in below) > 1
    return below[0].family if long and several else None


def _numbered(lines: list[Line], opening: Opening, place: Place) -> Unit:
    title, body_start = _title(lines, opening)
    text = "\n".join(line.text for line in lines)
    body_start = len(text) - len(text[body_start:].lstrip())
    return make(
        "article", lines, place, family=opening.family, number=opening.number, local=_local(opening, place),
        printed=_printed(opening, place), title=title, body_start=body_start,
    )  # fmt: skip


def _title(lines: list[Line], opening: Opening) -> tuple[str, int]:
    """The title behind the number, and where the body begins: 第一条【目的】…, or a title on the number's line."""
    first = lines[0].text
    rest = first[opening.rest :]
    bracket = re.match(r"【([^】]{1,30})】\s*", rest)
    if bracket and not re.search(r"请|/|待定", bracket[1]):
        return bracket[1], opening.rest + bracket.end()
    more = any(not line.blank for line in lines[1:])
    if not (more and rest.strip() and title_like(rest)):
        return "", opening.rest
    if opening.family == Family.ARTICLE and (len(rest) > ARTICLE_TITLE_MAX_CHARS or LEAD_IN.search(fold_width(rest))):
        return "", opening.rest
    return clean_title(rest), len(first) + 1


def _local(opening: Opening, place: Place) -> str:
    between = "之" if opening.family == Family.ARTICLE else "."
    number = between.join(str(number) for number in opening.number)
    return f"{place.prefix}.{number}" if place.prefix else number


def _printed(opening: Opening, place: Place) -> str:
    return place.printed + re.sub(r"[\s【】\[\]]|[、.:]$", "", opening.printed)
