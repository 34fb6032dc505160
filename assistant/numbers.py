"""Replies to messages that name articles by number."""

from datetime import date

from assistant.answer import answer_about
from assistant.build import Parts
from assistant.cite import cite, link, quoted
from assistant.compose import notes
from assistant.lookup import MOST, Lookup, find_numbers
from assistant.phrases import Language, say
from assistant.reply import Reply
from corpus.article import Compilation
from corpus.query import normalise
from corpus.search import Hit


def by_number(message: str, parts: Parts, day: date, language: Language) -> Reply | None:
    """The text of the articles that a normalised message names; None where it names none."""
    lookup = find_numbers(message, parts.searcher.corpus, day)
    if lookup is None:
        return None
    if not lookup.articles:
        return _missing(lookup, parts.searcher.corpus.in_force(day), language)
    if not lookup.pure and (about := answer_about(message, _ids(lookup), parts, day, language)):
        return about
    return _texts(lookup, language)


def search(text: str, k: int, parts: Parts, day: date) -> list[Hit]:
    """The `k` best articles for a text, as answers are made from them: those that it names by number come first."""
    hits = parts.searcher.search(text, k + MOST, day)
    lookup = find_numbers(normalise(text), parts.searcher.corpus, day)
    named = lookup.articles[:k] if lookup else ()
    places = {str(article.id): place for place, article in enumerate(named)}
    first = [Hit(article, 1.0, {}, ()) for article in named]
    return [*first, *(hit for hit in hits if str(hit.article.id) not in places)][:k]


def _ids(lookup: Lookup) -> tuple[str, ...]:
    return tuple(str(article.id) for article in lookup.articles)


def _texts(lookup: Lookup, language: Language) -> Reply:
    shown = lookup.articles[:MOST]
    citations = tuple(cite(article) for article in shown)
    lines: list[str] = []
    if len(lookup.articles) > MOST:
        lines.append(say("too_many", language, count=len(lookup.articles), shown=MOST))
    elif len({article.id.local for article in shown}) < len(shown):
        lines.append(say("several", language, count=len(shown)))
    lines += [f"{link(citation)}\n\n{quoted([citation])}" for citation in citations]
    lines += notes(shown, citations, language)
    if lookup.missing:
        lines.append(say("no_such_article", language, names="、".join(lookup.missing), range=""))
    return Reply("\n\n".join(lines), "answer", citations, trace={"route": "by number"})


def _missing(lookup: Lookup, versions: tuple[Compilation, ...], language: Language) -> Reply:
    ranges = [_range(version, language) for version in versions]
    text = say("no_such_article", language, names="、".join(lookup.missing), range="".join(ranges))
    return Reply(text, "not_covered", trace={"route": "by number", "missing": list(lookup.missing)})


def _range(version: Compilation, language: Language) -> str:
    first, last = (link(cite(article)) for article in (version.articles[0], version.articles[-1]))
    return say("range", language, label=version.label, first=first, last=last)
