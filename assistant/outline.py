"""Replies to questions about the regulations themselves: how many articles, what is where, blank, named or missing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from assistant.asked import ANY_PART, Inquiry
from assistant.blanks import NOTHING_FILLED, FilledIn
from assistant.cite import cite, escape, link, quoted
from assistant.inquiries import read_inquiries
from assistant.listing import SECTION, counted, dotted, ends_of, entry, listed, measure, shown, units_of
from assistant.occurrences import (
    blanks,
    effective,
    interpreter,
    mention,
    opening,
    outside,
    reply,
    scope,
    tell,
    where,
)
from assistant.phrases import Language
from assistant.places import Absent, Place, children, divisions, title_of, whole
from assistant.reply import Reply
from corpus.article import Compilation
from corpus.library import Corpus


def overview(
    text: str, corpus: Corpus, day: date, language: Language, filled: FilledIn = NOTHING_FILLED
) -> Reply | None:
    """The reply to a normalised question about the regulations as such; None for any other."""
    versions = corpus.in_force(day)
    inquiries = read_inquiries(text, versions)
    if inquiries and not versions:
        return reply("nothing in force", tell("nothing_in_force", language, day=day.isoformat()), [], ())
    told = [_told(inquiry, versions, language, filled) for inquiry in inquiries]
    if not told or not all(told):
        return None
    return told[0] if len(told) == 1 else _together(told)


def _told(inquiry: Inquiry, versions: Sequence[Compilation], language: Language, filled: FilledIn) -> Reply | None:
    absent = _absent(inquiry.absent, language) if inquiry.absent else None
    if absent and not inquiry.places:
        return absent
    tellers = _TELLERS | {"blanks": partial(blanks, filled=filled), "interpreter": partial(interpreter, filled=filled)}
    told = tellers[inquiry.aspect](inquiry, versions, language)
    return replace(told, text=f"{told.text}\n\n{absent.text}") if told and absent else told


def _together(replies: Sequence[Reply | None]) -> Reply:
    told = [each for each in replies if each]
    citations = tuple(dict.fromkeys(citation for each in told for citation in each.citations))
    return reply("apart", "\n\n".join(dict.fromkeys(each.text for each in told)), [], citations)


def _absent(absent: Sequence[Absent], language: Language) -> Reply:
    """That a place is not there, and what is."""
    lines = [tell("absent", language, names="、".join(escape(place.said) for place in absent))]
    for place in absent:
        lines += _present(place, language)
    return reply("absent", "", list(dict.fromkeys(lines)), ())


def _present(absent: Absent, language: Language) -> list[str]:
    """The places of the kind that was named, under each place that has some; else what the places consist of."""
    if absent.kind == "篇":
        return [_there_is("", absent.within, language, "篇")]
    above = [place for outer in absent.within for place in (outer, *divisions(outer))]
    alike = [(place, [c for c in children(place) if c.kind == absent.kind]) for place in above]
    found = [_there_is(escape(place.name), below, language, absent.kind) for place, below in alike if below]
    consists = [
        _there_is(escape(place.name), below, language, below[0].kind)
        for place in absent.within
        if (below := [c for c in children(place) if c.kind])
    ]
    return found or consists or [line for place in absent.within for line in units_of(place, absent.kind, language)]


def _there_is(name: str, places: Sequence[Place], language: Language, kind: str) -> str:
    titles = "、".join(escape(place.path[-1] if place.path else place.name) for place in places)
    unit = measure(kind, language, len(places))
    everything = "制度汇编" if language == "zh" else "The company"
    return tell("there_is", language, place=name or everything, count=len(places), unit=unit, titles=titles)


def _count(inquiry: Inquiry, versions: Sequence[Compilation], language: Language) -> Reply:
    places = _each(inquiry, versions)
    if inquiry.units == ("条",):
        return _articles(places, inquiry, language)
    if inquiry.units == ("篇",) and not inquiry.places:
        return _articles(whole(versions), inquiry, language)
    lines: list[str] = []
    for place in places:
        for unit in inquiry.units:
            told = units_of(place, unit, language)
            lines += told if inquiry.places or _has(place, unit) else told[:1]
    return reply("count", "", lines, ends_of(places))


def _has(place: Place, unit: str) -> bool:
    return any(unit in (below.kind, ANY_PART) for below in divisions(place))


def _each(inquiry: Inquiry, versions: Sequence[Compilation]) -> tuple[Place, ...]:
    """The places asked about: 各章 are all chapters within them."""
    around = inquiry.places or whole(versions)
    if inquiry.each in ("", "篇"):
        return around
    below = tuple(place for outer in around for place in divisions(outer) if place.kind == inquiry.each)
    return below or tuple(place for outer in around for place in children(outer) if place.kind) or around


def _articles(places: Sequence[Place], inquiry: Inquiry, language: Language) -> Reply:
    """A count for each place, and where there is one place only, what is in it."""
    lines = [counted(place, language) for place in places]
    if len(places) == 1:
        return reply("count", "", [*lines, "", *listed(places[0], language)], shown(places[0]))
    entire = not inquiry.places and not inquiry.each
    if entire:
        numbered = sum(len(place.numbered) for place in places)
        heading = tell("whole", language, parts=len(places), count=numbered)
        lines = [f"{escape(title_of(place))}：{line}" for place, line in zip(places, lines, strict=True)]
    return reply("count", heading if entire else "", [f"- {line}" for line in lines], ends_of(places))


def _contents(inquiry: Inquiry, versions: Sequence[Compilation], language: Language) -> Reply:
    """What the places asked about hold; the tree of headings where none is named."""
    places = _each(inquiry, versions) if inquiry.places or inquiry.each else ()
    if inquiry.units and places and not inquiry.each:
        lines = [line for place in places for unit in inquiry.units for line in units_of(place, unit, language)]
        return reply("contents", "", lines, ends_of(places))
    if len(places) > 1 and any(place.path for place in places):
        return _several(places, language)
    if places and places[0].path:
        return reply("contents", "", [counted(places[0], language), "", *listed(places[0], language)], shown(places[0]))
    return _tree(places or whole(versions), language)


def _several(places: Sequence[Place], language: Language) -> Reply:
    lines = [line for place in places for line in (counted(place, language), *listed(place, language), "")]
    return reply("contents", "", lines[:-1], tuple(dict.fromkeys(c for place in places for c in shown(place))))


def _tree(places: Sequence[Place], language: Language) -> Reply:
    lines: list[str] = []
    for place in places:
        lines.append(f"- **{escape(place.version.label)}** {escape(place.version.title)}")
        lines += [entry(below, language, 1 + len(below.path)) for below in divisions(place)]
    numbered = sum(len(place.numbered) for place in places)
    heading = tell("whole", language, parts=len(places), count=numbered) if len(places) > 1 else ""
    lines = lines if heading else [counted(places[0], language), "", *lines]
    return reply("contents", heading, lines, tuple(opening(place.articles[0]) for place in places))


def _extreme(inquiry: Inquiry, versions: Sequence[Compilation], language: Language) -> Reply | None:
    """The place with the most (or fewest) of a unit, and all of its kind in that order; articles by their length."""
    unit, places = inquiry.units[0], _each(inquiry, versions)
    if inquiry.each == "条":
        places = tuple(Place(p.version, a.path, (a,)) for p in inquiry.places or whole(versions) for a in p.numbered)
        return _longest(places, inquiry, language)
    counts = {place: len(_holds(place, unit)) for place in places if _holds(place, unit)}
    if not counts:
        return None
    ordered = sorted(counts, key=lambda place: counts[place], reverse=inquiry.term == "most")
    best = counts[ordered[0]]
    names = "、".join(escape(place.name) for place in ordered if counts[place] == best)
    which = {"most": ("多", "most"), "least": ("少", "fewest")}[inquiry.term][language == "en"]
    called = measure(unit, language, best)
    heading = tell("extreme", language, places=names, which=which, count=best, unit=called)
    lines = [f"- {escape(place.name)} ({counts[place]} {measure(unit, language, counts[place])})" for place in ordered]
    return reply("extreme", heading, [tell("extreme_others", language), *lines], ends_of(ordered[:1]))


def _holds(place: Place, unit: str) -> Sequence[object]:
    """What is counted; numbered sections such as 5.4 are 节 where no heading is."""
    below = [inner for inner in divisions(place) if inner.kind == unit]
    return place.numbered if unit == "条" or (unit == SECTION and not below and dotted(place)) else below


def _longest(places: Sequence[Place], inquiry: Inquiry, language: Language) -> Reply:
    """Articles by the number of their characters."""
    sizes = {place: len(place.articles[0].text) for place in places}
    best = (max if inquiry.term == "most" else min)(sizes, key=lambda place: sizes[place])
    which = {"most": ("长", "most"), "least": ("短", "fewest")}[inquiry.term][language == "en"]
    unit = "个字" if language == "zh" else "characters"
    citation = cite(best.articles[0])
    heading = tell("extreme", language, places=link(citation), which=which, count=sizes[best], unit=unit)
    return reply("extreme", heading, [quoted([citation])], (citation,))


Teller = Callable[[Inquiry, Sequence[Compilation], Language], Reply | None]
_TELLERS: dict[str, Teller] = {
    "mention": mention,
    "outside": outside,
    "effective": effective,
    "scope": scope,
    "where": where,
    "extreme": _extreme,
    "count": _count,
    "contents": _contents,
}
