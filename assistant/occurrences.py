"""Where something stands in the regulations: a word, a blank, an outside document, the scope, the day in force."""

import re
from collections.abc import Sequence

from assistant.asked import Inquiry
from assistant.blanks import FilledIn, words_of
from assistant.cite import cite, escape, joined, link, quoted
from assistant.compose import notes
from assistant.inquiry import term_pattern
from assistant.phrases import Language, say
from assistant.places import NAMES, OUTLINE, Place, covers, divisions, place_of, title_of, whole
from assistant.reply import Citation, Reply
from corpus import marks
from corpus.article import Article, Compilation, Span

PLACED_MOST = 5  # mentions of a term that are told with the headings above them
SAYING_MOST = 3  # articles that stand for a heading
SHOWN = 20  # quotes in one overview; the rest are links
_SAY = OUTLINE["say"]
_EFFECTIVE = re.compile(r"(?:生效|施行|实施|执行)")
INTERPRETS = "负责解释"
_SINCE = re.compile(r"自|起|日期|\d{4}")


def tell(phrase: str, language: Language, **values: object) -> str:
    text: str = _SAY[phrase][language]
    return text.format(**values)


def reply(what: str, heading: str, lines: list[str], citations: tuple[Citation, ...]) -> Reply:
    """An answer where something is cited, not_covered where there is nothing to cite."""
    text = "\n".join([heading, "", *lines] if heading and lines else [heading, *lines]).strip("\n")
    return Reply(text, "answer" if citations else "not_covered", citations, trace={"route": f"overview: {what}"})


def opening(article: Article) -> Citation:
    """By what an article is told in a list: its title, or its first sentence where it has none."""
    at = article.text.find(article.title, 0, article.body_start) if article.title else -1
    if at >= 0:
        return cite(article, Span(at, at + len(article.title)))
    spans = list(marks.sentences(article.text, article.body_start))
    return cite(article, joined(spans[:1], article.text)[0])


def blanks(inquiry: Inquiry, versions: Sequence[Compilation], language: Language, filled: FilledIn) -> Reply:
    """The places that are still open, and after them those that HR filled in."""
    articles = _within(inquiry, versions)
    fills = {article.id: filled.of(article) for article in articles if article.blanks}
    still = [(a, blank) for a in articles for blank in a.blanks if blank not in fills[a.id]]
    done = [(cite(a, blank), fill) for a in articles if a.blanks for blank, fill in fills[a.id].items()]
    if still or done:
        open_ones = tuple(cite(article, blank) for article, blank in still)
        heading = tell("blanks_who" if inquiry.who and not done else "blanks", language, count=len(still))
        lines = [f"- {link(citation)} {escape(citation.quote)}" for citation in open_ones]
        if done:
            heading = heading if still else tell("blanks_all_filled", language)
            lines += [""] * bool(still) + [tell("blanks_filled", language, count=len(done))]
            lines += [
                f"- {tell('filled', language, label=link(c), blank=escape(c.quote), **words_of(f))}" for c, f in done
            ]
        return reply("blanks", heading, lines, (*open_ones, *(citation for citation, _ in done)))
    name = escape("、".join(map(_name, inquiry.places)) or "、".join(version.label for version in versions))
    lines = [quoted([cite(article)]) for article in articles if len(inquiry.places) == len(articles)]
    shown = tuple(map(cite, articles)) if lines else _first(articles)
    return reply("blanks", tell("blanks_none", language, place=name), lines, shown)


def _name(place: Place) -> str:
    return place.articles[0].label if len(place.articles) == 1 else place.name


def _first(articles: Sequence[Article]) -> tuple[Citation, ...]:
    return tuple(opening(article) for article in articles[:1])


def _within(inquiry: Inquiry, versions: Sequence[Compilation]) -> list[Article]:
    return [article for place in inquiry.places or whole(versions) for article in place.articles]


def outside(inquiry: Inquiry, versions: Sequence[Compilation], language: Language) -> Reply:
    named: dict[str, list[Citation]] = {}
    articles = _within(inquiry, versions)
    for article in articles:
        for document in article.outside:
            named.setdefault(document.title, []).append(cite(article, document))
    if not named:
        name = escape("、".join(map(_name, inquiry.places)) or "、".join(v.label for v in versions))
        return reply("outside documents", tell("outside_none", language, place=name), [], _first(articles))
    lines = [f"- {escape(c[0].quote)}（{'、'.join(map(link, dict.fromkeys(c)))}）" for c in named.values()]
    citations = tuple(citation for group in named.values() for citation in group)
    return reply("outside documents", say("outside_list", language, count=len(named)), lines, citations)


def scope(inquiry: Inquiry, versions: Sequence[Compilation], language: Language) -> Reply | None:
    """Each compilation's scope is words of one of its articles (manifest.toml); the sentence around them is quoted."""
    asked = {place.version.id for place in inquiry.places}
    citations = tuple(c for version in versions if (not asked or version.id in asked) and (c := _scope_of(version)))
    if not citations:
        return None
    lines = [f"{link(citation)}\n\n{quoted([citation])}\n" for citation in citations]
    return reply("scope", say("scope", language), lines, citations)


def _scope_of(version: Compilation) -> Citation | None:
    return _sentence_with(version, version.scope) if version.scope else None


def _sentence_with(version: Compilation, words: str) -> Citation | None:
    for article in version:
        at = article.text.find(words)
        for span in marks.sentences(article.text, article.body_start):
            if at >= 0 and span.start <= at < span.end:
                return cite(article, span)
    return None


def effective(inquiry: Inquiry, versions: Sequence[Compilation], language: Language) -> Reply | None:
    """The first day in force as it is registered, or that it is unknown; and the article that speaks of it."""
    asked = {place.version.id for place in inquiry.places}
    lines: list[str] = []
    citations: list[Citation] = []
    for version in versions:
        if asked and version.id not in asked:
            continue
        lines.append(_since(version, language))
        if said := _says_since(version):
            citations.append(said)
            lines += ["", tell("effective_says", language, label=link(said)), "", quoted([said]), ""]
    shown = tuple(citations) or tuple(_first([v.articles[0]])[0] for v in versions if not asked or v.id in asked)
    return reply("effective", "", lines, shown)


def interpreter(
    inquiry: Inquiry, versions: Sequence[Compilation], language: Language, filled: FilledIn
) -> Reply | None:
    """The sentence of each compilation that says who interprets it, and that the place is blank where it is."""
    asked = {place.version.id for place in inquiry.places}
    said = [c for v in versions if (not asked or v.id in asked) and (c := _sentence_with(v, INTERPRETS))]
    if not said:
        return None
    articles = [article for v in versions for article in v if str(article.id) in {c.article_id for c in said}]
    lines = [f"{link(citation)}\n\n{quoted([citation])}\n" for citation in said]
    lines += [f"{note}\n" for note in notes(articles, said, language, filled)]
    return reply("interpreter", tell("interpreter", language), lines, tuple(said))


def _since(version: Compilation, language: Language) -> str:
    label = escape(version.label)
    if version.effective is None:
        return tell("effective_unknown", language, label=label)
    return tell("effective_on", language, label=label, day=version.effective.isoformat(), version=version.version)


def _says_since(version: Compilation) -> Citation | None:
    for article in reversed(version.articles):
        for span in marks.sentences(article.text, article.body_start):
            text = span.of(article.text)
            if "生效" in text or (_EFFECTIVE.search(text) and re.search("施行|实施", text) and _SINCE.search(text)):
                return cite(article, span)
    return None


def mention(inquiry: Inquiry, versions: Sequence[Compilation], language: Language) -> Reply:
    """Every article that says a term, found by reading the text through."""
    term, articles = inquiry.term, _within(inquiry, versions)
    titles = {document.title for article in articles for document in article.outside}
    saying = {c: article for article in articles if (c := _saying(article, term))}
    citations = tuple(saying)
    if not citations:
        return reply("mention", tell("not_mentioned", language, term=escape(term)), [], ())
    lines = [f"- {link(citation)} {escape(citation.quote)}" for citation in citations[:SHOWN]]
    if len(citations) <= PLACED_MOST:
        lines = [f"{line}{_headings(saying[c], language)}" for line, c in zip(lines, citations, strict=True)]
    if len(citations) > SHOWN:
        lines.append("- " + "、".join(map(link, citations[SHOWN:])))
    heading = tell("mentioned", language, count=len(citations), term=escape(term))
    if term.strip("《》") in titles and term.startswith("《"):
        heading = tell("not_included", language, title=escape(term)) + heading
    return reply("mention", heading, lines, citations)


def _headings(article: Article, language: Language) -> str:
    path = escape(" › ".join(article.path))
    return tell("under", language, path=path) if path else ""


def _saying(article: Article, term: str) -> Citation | None:
    pattern = term_pattern(term)
    for span in marks.sentences(article.text, article.body_start):
        if pattern.search(span.of(article.text)):
            return cite(article, span)
    match = pattern.search(article.text)  # in the title
    return cite(article, Span(match.start(), match.end())) if match else None


def where(inquiry: Inquiry, versions: Sequence[Compilation], language: Language) -> Reply | None:
    """The headings and titles that say a term; where none does, the parts whose articles say it."""
    if not inquiry.term:
        citations = tuple(opening(place.articles[0]) for place in inquiry.places)
        headings = (escape(" › ".join(place.path)) for place in inquiry.places)
        return reply("where", "", [f"- {link(c)}：{h}" for c, h in zip(citations, headings, strict=True)], citations)
    around = inquiry.places or whole(versions)
    found = [entry for place in around for entry in _headed(place, inquiry.term)] or [
        entry for place in around for entry in _said_in(place, inquiry.term)
    ]
    if not found:
        return None
    lines = [
        f"- {escape(place.version.label)} {escape(' › '.join(place.path))}：{'、'.join(map(link, citations))}"
        for place, citations in found
    ]
    citations = tuple(citation for _, group in found for citation in group)
    return reply("where", tell("lies_in", language, term=escape(inquiry.term)), lines, citations)


def _headed(place: Place, term: str) -> list[tuple[Place, tuple[Citation, ...]]]:
    headed = [d for d in divisions(place) if covers(d.path[-1], term, NAMES)]
    found: list[tuple[Place, tuple[Citation, ...]]] = [(d, _openings(d, term)) for d in headed if not _below(d, headed)]
    for article in place.articles:
        if covers(article.title, term, NAMES) and not any(article in d.articles for d, _ in found):
            found.append((place_of(article, place.version), (opening(article),)))
    return found


def _openings(place: Place, term: str) -> tuple[Citation, ...]:
    """A heading by its first articles that say the term, where it says more than that; by its first one else."""
    saying = [article for article in place.articles if term in article.text and term != title_of(place)]
    return tuple(opening(article) for article in saying[:SAYING_MOST] or place.articles[:1])


def _below(place: Place, others: Sequence[Place]) -> bool:
    return any(other.path != place.path and other.path == place.path[: len(other.path)] for other in others)


def _said_in(place: Place, term: str) -> list[tuple[Place, tuple[Citation, ...]]]:
    known = NAMES.get(term.lower(), term)
    found: dict[tuple[str, ...], list[Citation]] = {}
    for article in place.articles:
        if citation := _saying(article, term) or _saying(article, known):
            found.setdefault(article.path, []).append(citation)
    below = {inner.path: inner for inner in divisions(place)} | {place.path: place}
    return [(below[path], tuple(citations)) for path, citations in found.items()]
