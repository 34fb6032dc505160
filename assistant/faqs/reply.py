"""One of HR's answers as a reply: marked as HR's, with verbatim quotes of the articles that it rests on."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.blanks import note
from assistant.build import Parts
from assistant.cite import cite, escape, link, quoted
from assistant.compose import quotes
from assistant.faqs.book import Match
from assistant.phrases import Language, say
from assistant.questions import split
from assistant.reply import Citation, Reply
from corpus.article import Article
from corpus.query import normalise
from tools.faq import Faq

ROUTE = "faq"
_UNITS = "个?工作日|天|日|个?月|周|年|个?小时|分钟|元|块钱?|万元?|%|％|倍|折|次|人|点半?|号|级"
_FIGURE = re.compile(rf"(?:\d+(?:[.:：,]\d+)*|[零〇一二两三四五六七八九十百千半]+)\s*(?:{_UNITS})|\d+(?:[.:：,]\d+)*")
# Numbers that state nothing: in addresses, and those that number the lines of a list or its points (1. 2、 一、).
_NO_STATEMENT = re.compile(
    r"\]\([^)\s]*\)|\b(?:https?://|www\.)[^\s,，。;；)）]+|[\w.+-]+@[\w.-]+|"
    r"^[ \t]*[(（]?(?:\d{1,2}[)）.、．](?!\d)|[一二三四五六七八九十]+[)）、.．])|"
    r"(?<=[:：;；,，。])\s*\d{1,2}[)）.、．](?!\d)",
    re.MULTILINE | re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_OPENS_BLOCK = re.compile(r"^(\s*)([>#+-]|\d+[.)])", re.MULTILINE)


def answer_of_hr(text: str, parts: Parts, day: date, language: Language) -> Reply | None:
    """The reply to a message that asks what one of HR's answers answers; None for any other."""
    if not parts.faqs.entries or len(split(text)) > 1:
        return None
    match = parts.faqs.answer_to(text, parts.searcher, parts.filled(day))
    return reply_of(match, text, parts, day, language) if match else None


def reply_of(match: Match, asked: str, parts: Parts, day: date, language: Language) -> Reply:
    """`answer` with the articles cited; `not_covered` where it rests on none: the regulations are silent, HR is not."""
    faq = match.faq
    groups = _quoted(faq, asked, parts, day)
    citations = tuple(citation for group in groups for citation in group)
    pieces = [_marked(faq, parts, language), plain(faq.answer)]
    articles = [article for group in groups if (article := parts.searcher.corpus.article(group[0].article_id, day))]
    if articles and (figures := own_figures(faq.answer, articles)):
        pieces.append(say("hr_figures", language, figures="、".join(figures)))
    if not groups:
        pieces.append(say("hr_alone", language))
    for group in groups:
        pieces += [say("according_to", language, label=link(group[0])), quoted(group)]
    for article, group in zip(articles, groups, strict=True):
        pieces += note(article, group, parts.filled(day), language)
    hits = [{"article_id": article_id, "score": 1.0} for article_id in faq.articles]
    trace = {"route": ROUTE, "questions": [normalise(asked)], "faq": faq.id, "version": faq.version, "hits": hits}
    return Reply("\n\n".join(pieces), "answer" if citations else "not_covered", citations, trace=trace)


def own_figures(answer: str, articles: Sequence[Article]) -> list[str]:
    """The quantities in an answer that none of its articles holds: they are HR's own statement, no regulation's."""
    held = _SPACE.sub("", "".join(article.body for article in articles))
    said = (_SPACE.sub("", match.group()) for match in _FIGURE.finditer(_NO_STATEMENT.sub(" ", answer)))
    return list(dict.fromkeys(figure for figure in said if not _holds(held, figure)))


def _holds(text: str, figure: str) -> bool:
    return bool(re.search(rf"(?<!\d){re.escape(figure)}(?!\d)", text))


def plain(text: str) -> str:
    """HR's words as Markdown that cannot pass for anything else, such as a quote of the regulations."""
    return _OPENS_BLOCK.sub(r"\1\\\2", escape(text)).replace("\n", "  \n")


def _marked(faq: Faq, parts: Parts, language: Language) -> str:
    employee = parts.directory.find(faq.by)
    name = escape(employee.name if employee else faq.by)
    return say("hr_answer", language, who=name, day=faq.valid_from.isoformat() if faq.at is None else _day(faq, parts))


def _day(faq: Faq, parts: Parts) -> str:
    """The company's day on which HR last said so."""
    assert faq.at is not None
    return faq.at.astimezone(parts.settings.clock().tzinfo).date().isoformat()


def _quoted(faq: Faq, asked: str, parts: Parts, day: date) -> list[tuple[Citation, ...]]:
    """Of each article what is closest to the question, verbatim; the whole article where nothing is."""
    if not faq.grounds:
        return []
    finding = parts.searcher.look(asked, day, k=10_000)
    by_id = {str(hit.article.id): hit for hit in finding.hits}
    hits = [parts.searcher.explained(by_id[article_id], finding) for article_id in faq.articles]
    return [quotes(hit, finding) or (cite(hit.article),) for hit in hits]
