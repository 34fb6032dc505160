"""Replies to messages that name articles by number."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import answer_about
from assistant.blanks import FilledIn
from assistant.build import Parts
from assistant.cite import cite, link, quoted
from assistant.compose import notes
from assistant.follow_up import Reading
from assistant.lookup import MOST, Lookup, find_numbers, lines_of
from assistant.phrases import Language, say
from assistant.places import whole
from assistant.reply import Reply
from assistant.sides import side_of
from corpus.article import Article, Compilation
from corpus.numerals import chinese_numeral
from corpus.query import normalise
from corpus.search import Hit

_WHICH = re.compile(
    r"^(?:我?(?:要|想要|想看|看|说的|问的|指的|是)+|那|the )+|"
    r"(?:的那个|那个|这个|那条|那一条|的|里面?|中|呢|吧|啊|one)+[?。!\s]*$"
)
_OTHER = re.compile(
    r"(?:那|还有|看看?|,)*(?:另外?一?|别的|其他|其它)(?:篇|本|册|个汇编|份汇编)(?:里|的|里面)*(?:那[个条])?"
    r"(?:呢|是啥|是什么|[讲说写]的?(?:啥|什么))?[?。!\s]*|(?:and )?(?:the )?other (?:one|compilation|handbook)\W*",
    re.IGNORECASE,
)


def by_number(message: str, parts: Parts, day: date, language: Language) -> Reply | None:
    """The text of the articles that a normalised message names, and nothing else; None where it asks more."""
    lookup = find_numbers(message, parts.searcher.corpus, day)
    if lookup is None or not lookup.pure:
        return None
    return _texts(lookup, parts.filled(day), language) if lookup.articles else _missing(lookup, language)


def clause_of(reading: Reading | None, parts: Parts, day: date, language: Language) -> Reply | None:
    """那一条的第二款: a line of the article that the reply before cited; None where a message asks for none."""
    article = parts.searcher.corpus.article(reading.pointed[0], day) if reading and reading.clause else None
    if reading is None or reading.clause is None or article is None:
        return None
    lines = lines_of(article)
    there = 0 < reading.clause <= len(lines)
    spans = {str(article.id): lines[reading.clause - 1]} if there else {}
    missing = () if there else (f"{article.label}第{chinese_numeral(reading.clause)}款",)
    shown, shorter = ((article,), ()) if there else ((), (article,))
    lookup = Lookup(shown, missing, "", spans, shorter, ())
    return _texts(lookup, parts.filled(day), language) if there else _missing(lookup, language)


def narrowed(reading: Reading | None, parts: Parts, day: date, language: Language) -> Reply | None:
    """4.3讲啥, then 篇二的 or 设备那个: which of the articles of one number is meant; None for any other message."""
    corpus = parts.searcher.corpus
    before = find_numbers(normalise(reading.before.question), corpus, day) if reading else None
    if reading is None or before is None or not before.pure:
        return None
    if _OTHER.fullmatch(reading.message):
        return _of_the_other(before, parts, day, language)
    lookup = _on_that_side(reading, before, parts, day) or _called_so(reading, before, parts, day)
    return _texts(lookup, parts.filled(day), language) if lookup else None


def _on_that_side(reading: Reading, before: Lookup, parts: Parts, day: date) -> Lookup | None:
    """2.4写啥的, then 车间的: those of the number in the compilation for that side of the company."""
    side = side_of(reading.message, parts.searcher.corpus.in_force(day))
    numbers = {article.id.local for article in before.articles}
    articles = tuple(article for article in side.version if article.id.local in numbers) if side else ()
    return replace(before, articles=articles) if articles else None


def _called_so(reading: Reading, before: Lookup, parts: Parts, day: date) -> Lookup | None:
    """4.3讲啥, then 篇二的 or 设备那个: those that the same words name together with it."""
    if len(before.articles) < 2:  # noqa: PLR2004
        return None
    which = _WHICH.sub("", reading.message)
    lookup = find_numbers(f"{which}的{normalise(reading.before.question)}", parts.searcher.corpus, day)
    if lookup is None or not lookup.pure or not 0 < len(lookup.articles) < len(before.articles):
        return None
    return lookup if not lookup.missing and set(lookup.articles) < set(before.articles) else None


def _of_the_other(before: Lookup, parts: Parts, day: date, language: Language) -> Reply | None:
    """篇二 4.5, then 另一篇的呢: the other articles of that number; where all were shown, the last one."""
    numbers = {article.id.local for article in before.articles}
    alike = [article for article in parts.searcher.corpus.articles(day) if article.id.local in numbers]
    others = [article for article in alike if article not in before.articles] or alike[-1:]
    if len(numbers) != 1 or len(alike) < 2:  # noqa: PLR2004
        return None
    return _texts(Lookup(tuple(others), (), "", {}, (), ()), parts.filled(day), language)


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
    elif alike := sum(count for count in Counter(article.id.local for article in shown).values() if count > 1):
        lines.append(say("several", language, count=alike))
    lines += [f"{link(citation)}\n\n{quoted([citation])}" for citation in citations]
    lines += notes(shown, citations, language, filled)
    if lookup.missing:
        lines.append(say("no_such_article", language, names="、".join(lookup.missing), range=""))
    return Reply("\n\n".join(lines), "answer", citations, trace={"route": "by number"})


def _missing(lookup: Lookup, language: Language) -> Reply:
    """That a number is not there, which there are, for 4.3.1 that there is a 4.3, and how many lines an article has."""
    ranges = [] if lookup.shorter else [_range(version, language) for version in lookup.within]
    text = say("no_such_article", language, names="、".join(lookup.missing), range="".join(ranges))
    for article in lookup.shorter:
        text += say("lines", language, label=link(cite(article)), count=len(lines_of(article)))
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
