"""Places of the regulations as they are told: counted, by their names, by what is in them."""

from collections.abc import Sequence

from assistant.asked import ANY_PART
from assistant.cite import cite, escape, link
from assistant.occurrences import SHOWN, opening, tell
from assistant.phrases import Language
from assistant.places import Place, children, divisions
from assistant.reply import Citation
from corpus.article import Article

_MEASURES = {"部分": "个部分", "模块": "个模块"}
_ENGLISH = {"条": "article", "章": "chapter", "节": "section", "篇": "compilation", "部分": "part", "模块": "module"}
WHOLE_MOST = 7  # articles of a section that are told in full
SECTION = "节"  # what numbered sections such as 5.4 are called where no heading is


def counted(place: Place, language: Language) -> str:
    name, numbered = escape(place.name), [link(opening(article)) for article in place.numbered]
    without = [link(opening(article)) for article in place.unnumbered]
    links = "、".join(without)
    if not numbered:
        return tell("only_unnumbered", language, place=name, count=len(without), links=links)
    count = "counted" if len(numbered) > 1 else "counted_one"
    said = tell(count, language, place=name, count=len(numbered), first=numbered[0], last=numbered[-1])
    return said + (tell("unnumbered", language, count=len(without), links=links) if without else "")


def units_of(place: Place, unit: str, language: Language) -> list[str]:
    """How many places of a kind there are within one, by name; what it has instead where there are none."""
    name = escape(place.name)
    if unit == ANY_PART:
        unit = next((part.kind for part in children(place) if part.kind), "条")
    if unit == "条":
        return [counted(place, language)]
    below = [part for part in divisions(place) if part.kind == unit]
    if below:
        heading = tell("divided", language, place=name, count=len(below), unit=measure(unit, language, len(below)))
        return [heading, *(entry(part, language, 1, len(place.path)) for part in below)]
    dots = dotted(place)
    if unit == SECTION and dots:
        ends = (link(opening(dots[0])), link(opening(dots[-1])))
        lines = [tell("dotted", language, place=name, count=len(dots), first=ends[0], last=ends[1])]
        return lines if not place.path else [*lines, *listed(place, language)]
    parts = [part for part in children(place) if part.kind]
    if not parts:
        return [tell("not_divided", language, place=name, unit=_called(unit, language)), counted(place, language)]
    instead, missing = measure(parts[0].kind, language, len(parts)), _called(unit, language)
    said = tell("divided_otherwise", language, place=name, unit=missing, count=len(parts), instead=instead)
    return [said, *(entry(part, language, 1) for part in parts)]


def measure(unit: str, language: Language, count: int = 2) -> str:
    if language == "zh":
        return _MEASURES.get(unit, unit)
    return _ENGLISH.get(unit, unit) + ("" if count == 1 else "s")


def _called(unit: str, language: Language) -> str:
    return unit if language == "zh" else measure(unit, language)


def entry(place: Place, language: Language, depth: int, below: int | None = None) -> str:
    """A line of a list, `depth` deep; with the headings above the place from the `below`th on, where that is given."""
    name = place.path[-1] if below is None else place.name_within(below)
    kind = "entry" if place.numbered else "entry_lines"
    said = tell(kind, language, name=escape(name), count=len(place.numbered or place.articles))
    return "  " * (depth - 1) + "- " + said


def listed(place: Place, language: Language) -> list[str]:
    """What is in a place: its headings, or its articles, each by its opening."""
    if children(place):
        return [entry(below, language, len(below.path) - len(place.path)) for below in divisions(place)]
    return [f"- {link(citation)} {escape(citation.quote)}" for citation in shown(place)]


def shown(place: Place) -> tuple[Citation, ...]:
    """The first article of each heading below; of a place without any, its articles, whole where they have no title."""
    if below := children(place):
        return tuple(opening(part.articles[0]) for part in below)
    whole = place.path and len(place.articles) <= WHOLE_MOST
    return tuple(_in_full(a) if whole else opening(a) for a in place.articles[:SHOWN])


def _in_full(article: Article) -> Citation:
    return opening(article) if article.title or "\n" in article.text else cite(article)


def ends_of(places: Sequence[Place]) -> tuple[Citation, ...]:
    ends = dict.fromkeys(article.id for place in places for article in (place.articles[0], place.articles[-1]))
    by_id = {article.id: article for place in places for article in place.articles}
    return tuple(opening(by_id[article_id]) for article_id in ends)


def dotted(place: Place) -> list[Article]:
    return [article for article in place.numbered if "." in article.id.local]
