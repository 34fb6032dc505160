"""What is embedded: for each article the article itself, its sentences, and the questions expected for it."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from corpus import marks
from corpus.article import Article, Span
from corpus.knowledge import Knowledge
from corpus.library import Corpus

ARTICLE, CLAUSE, QUESTION, OFF_TOPIC = range(4)
ARTICLE_MAX_CHARS = 600  # characters of an article in its own vector; its clauses carry the rest
CLAUSE_MIN_CHARS = 6  # shorter lines (执行规范:) open a list and say nothing


class Passage(NamedTuple):
    """One text to embed. `row` is the article's row in the corpus (every version counts); -1 is off topic."""

    row: int
    kind: int
    text: str
    span: Span | None = None  # of a clause, in the article's text

    @property
    def key(self) -> str:
        """The same text embedded the same way has the same key, whichever article it belongs to."""
        return hashlib.sha1(f"{self.kind >= QUESTION}\0{self.text}".encode(), usedforsecurity=False).hexdigest()


def corpus_rows(corpus: Corpus) -> list[Article]:
    """Every article of every version, in the order in which the index numbers them."""
    return [article for compilation in corpus.compilations for article in compilation]


def passages_of(corpus: Corpus, knowledge: Knowledge) -> list[Passage]:
    """Everything that the index embeds, in a fixed order."""
    found: list[Passage] = []
    versions = [compilation.version for compilation in corpus.compilations for _ in compilation]
    for row, (version, article) in enumerate(zip(versions, corpus_rows(corpus), strict=True)):
        found.append(Passage(row, ARTICLE, article_text(article)))
        found.extend(Passage(row, CLAUSE, text, span) for span, text in clause_texts(article))
        expected = knowledge.questions_for(str(article.id), version) or standing_in(article)
        found.extend(Passage(row, QUESTION, text) for text in expected)
    for topic in knowledge.topics:
        found.extend(Passage(-1, OFF_TOPIC, text) for text in topic.questions)
    return found


def rows_written_for(corpus: Corpus, knowledge: Knowledge) -> frozenset[int]:
    """The rows of the articles for which somebody wrote the questions that are expected."""
    versions = [compilation.version for compilation in corpus.compilations for _ in compilation]
    rows = enumerate(zip(versions, corpus_rows(corpus), strict=True))
    return frozenset(row for row, (version, article) in rows if knowledge.questions_for(str(article.id), version))


def standing_in(article: Article) -> tuple[str, ...]:
    """What stands for the expected questions of an article that nobody has written any for: its own sentences."""
    spans = marks.sentences(article.text, article.body_start)
    said = [span.of(article.text) for span in spans if span.end - span.start >= CLAUSE_MIN_CHARS]
    return tuple(dict.fromkeys([article.title, *said] if article.title else said))


def article_text(article: Article) -> str:
    """The article under its headings, which say what a short rule is about."""
    return "\n".join((" ".join((*article.path, article.title)), article.body))[:ARTICLE_MAX_CHARS].strip()


def clause_texts(article: Article) -> Iterator[tuple[Span, str]]:
    """Each sentence of the body under the nearest heading or the article's own title."""
    title = article.title or (article.path[-1] if article.path else "")
    for span in marks.sentences(article.text, article.body_start):
        if span.end - span.start >= CLAUSE_MIN_CHARS:
            yield span, f"{title}\n{span.of(article.text)}"
