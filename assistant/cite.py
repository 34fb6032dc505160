"""Quotes: the only way in which a regulation's words get into a reply."""

import re
from collections.abc import Iterable

from assistant.reply import Citation
from corpus.article import Article, Span

_LINE_MARKUP = re.compile(r"(\n\s*)([>#+~-])")  # at the head of a line: what somebody wrote must not look like a quote


def cite(article: Article, span: Span | None = None) -> Citation:
    """The characters of `span` (default: the whole article), by construction verbatim."""
    span = span or Span(0, len(article.text))
    return Citation(str(article.id), article.label, span.of(article.text), span.start, span.end)


def joined(spans: Iterable[Span], text: str) -> list[Span]:
    """Spans in the order of the text; neighbours with nothing but white space between them become one."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if out and not text[out[-1].end : span.start].strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def quoted(citations: Iterable[Citation]) -> str:
    """One Markdown block quote; what lies between two quotes of an article is left out with an ellipsis line."""
    blocks = ["\n".join(f"> {escape(line)}" for line in c.quote.split("\n") if line.strip()) for c in citations]
    return "\n>\n> ……\n>\n".join(blocks)


def link(citation: Citation) -> str:
    return f"[{escape(citation.label)}](/articles/{citation.article_id})"


def with_host(text: str, base: str) -> str:
    """A reply whose links to articles lead to the server at `base` from anywhere."""
    return text.replace("](/articles/", f"]({base.rstrip('/')}/articles/")


def escape(text: str) -> str:
    """Text as Markdown shows it unchanged: only what would otherwise be markup is escaped."""
    for char in "\\`*_[]<":
        text = text.replace(char, "\\" + char)
    return _LINE_MARKUP.sub(r"\1\\\2", text)
