"""Replies to messages that name articles by number."""

from collections.abc import Sequence
from datetime import date

from assistant.answer import answer_about
from assistant.blanks import FilledIn
from assistant.build import Parts
from assistant.cite import cite, link, quoted
from assistant.compose import notes
from assistant.lookup import MOST, Lookup, find_numbers
from assistant.phrases import Language, say
from assistant.places import whole
from assistant.reply import Reply
from corpus.article import Article, Compilation
from corpus.query import normalise
from corpus.search import Hit


def by_number(message: str, parts: Parts, day: date, language: Language) -> Reply | None:
    """The text of the articles that a normalised message names, and nothing else; None where it asks more."""
    lookup = find_numbers(message, parts.searcher.corpus, day)
    if lookup is None or not lookup.pure:
        return None
    return _texts(lookup, parts.filled(day), language) if lookup.articles else _missing(lookup, language)


def about_numbers(message: str, parts: Parts, day: date, language: Language) -> Reply | None:
    """The reply to a question about the articles that a normalised message names; None where it names none."""
    lookup = find_numbers(message, parts.searcher.corpus, day)
    if lookup is None:
        return None
    if not lookup.articles:
        return _missing(lookup, language)
    if lookup.clauses:
        return _texts(lookup, parts.filled(day), language)
    return answer_about(message, _ids(lookup), parts, day, language) or _texts(lookup, parts.filled(day), language)


def search(text: str, k: int, parts: Parts, day: date) -> list[Hit]:
    """The `k` best articles for a text, as answers are made from them: those that it names by number come first."""
    hits = parts.searcher.search(text, k + MOST, day)
    lookup = find_numbers(normalise(text), parts.searcher.corpus, day)
    named = lookup.articles[:k] if lookup else ()
    places = {str(article.id): place for place, article in enumerate(named)}
    first = [Hit(article, 1.0) for article in named]
    return [*first, *(hit for hit in hits if str(hit.article.id) not in places)][:k]


def _ids(lookup: Lookup) -> tuple[str, ...]:
    return tuple(str(article.id) for article in lookup.articles)


def _texts(lookup: Lookup, filled: FilledIn, language: Language) -> Reply:
    shown = lookup.articles[:MOST]
    citations = tuple(cite(article, lookup.clauses.get(str(article.id))) for article in shown)
    lines: list[str] = []
    if len(lookup.articles) > MOST:
        lines.append(say("too_many", language, count=len(lookup.articles), shown=MOST))
    elif len({article.id.local for article in shown}) < len(shown):
        lines.append(say("several", language, count=len(shown)))
    lines += [f"{link(citation)}\n\n{quoted([citation])}" for citation in citations]
    lines += notes(shown, citations, language, filled)
    if lookup.missing:
        lines.append(say("no_such_article", language, names="、".join(lookup.missing), range=""))
    return Reply("\n\n".join(lines), "answer", citations, trace={"route": "by number"})


def _missing(lookup: Lookup, language: Language) -> Reply:
    """That a number is not there, which there are, and for 4.3.1 that there is a 4.3."""
    ranges = [_range(version, language) for version in lookup.within]
    text = say("no_such_article", language, names="、".join(lookup.missing), range="".join(ranges))
    above = [article for version in lookup.within for article in version if _is_above(article, lookup.missing)]
    if above:
        text += say("there_is", language, links="、".join(link(cite(article)) for article in above))
    return Reply(text, "not_covered", trace={"route": "by number", "missing": list(lookup.missing)})


def _is_above(article: Article, missing: Sequence[str]) -> bool:
    return "." in article.id.local and any(f"{article.id.local}." in name for name in missing)


def _range(version: Compilation, language: Language) -> str:
    numbered = whole((version,))[0].numbered or version.articles
    first, last = (link(cite(article)) for article in (numbered[0], numbered[-1]))
    return say("range", language, label=version.label, first=first, last=last)
