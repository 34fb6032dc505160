"""Search: one question in, articles out, best first. What it ranks is what answers are made from."""

import json
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np

from corpus.article import Article, Span
from corpus.embed import Engine, Vectors
from corpus.index import layout_of
from corpus.knowledge import Knowledge
from corpus.lexical import Scores
from corpus.library import Corpus
from corpus.opened import OpenIndex
from corpus.passages import CLAUSE, QUESTION, Passage, corpus_rows, rows_written_for
from corpus.query import Lexicon, normalise, without_lead
from corpus.signals import SIGNALS, Closeness, DenseIndex, Evidence, SignalReader

RANKING = Path(__file__).with_name("ranking.json")
EXPLAINED = 4  # hits whose clauses are ranked
LAST_VECTORS = 32  # questions whose vector is kept: those of the turn at hand, asked about in several places
RERANKED = 10  # articles that a cross-encoder, if there is one, puts into a new order


class Reranker(Protocol):
    """Scores of (question, text) pairs, (n,) in [0, 1]; higher answers better."""

    def scores(self, question: str, texts: Sequence[str]) -> Scores: ...


@dataclass(frozen=True)
class Hit:
    """An article found. `score` is its share of belief among all articles, 0 to 1; `clauses` are ranked, best first.

    The rest is for a judge of whether it answers. `own` is the score without the questions that were joined at run
    time; `unwritten` the share of the question's characters that its text and questions lack, 0 to 1; `written_for`
    whether somebody wrote those questions, or its own sentences stand in for them.
    """

    article: Article
    score: float
    own: float = 1.0
    unwritten: float = 0.0
    written_for: bool = True
    signals: dict[str, float] = field(default_factory=dict, repr=False)
    clauses: tuple[tuple[Span, float], ...] = ()


@dataclass(frozen=True)
class Finding:
    """Everything that one look into the index showed, for whoever decides whether it is an answer."""

    question: str  # normalised
    meant: tuple[str, ...]
    hits: tuple[Hit, ...]
    vector: Vectors = field(repr=False)
    expected: Closeness  # to the questions that are expected
    beside: Closeness  # to those that are not covered
    none: float  # log-odds that it is about no article, by what is recognised in it
    domain: float
    odds: float


class Searcher:
    """Search over an open index. Safe to share between threads."""

    def __init__(
        self,
        corpus: Corpus,
        knowledge: Knowledge,
        index: OpenIndex,
        engine: Engine,
        dense: DenseIndex | None = None,
        reranker: Reranker | None = None,
        weights: dict[str, float] | None = None,
    ) -> None:
        self.corpus = corpus
        self.engine = engine
        self._articles = corpus_rows(corpus)
        self._passages = index.passages
        self._clauses = self._clause_passages()
        self._written_for = rows_written_for(corpus, knowledge)
        self._lexicon = Lexicon(knowledge.lexicon)
        self.meant = self._lexicon.meant
        self._reader = SignalReader(
            layout_of(self._passages, len(self._articles)),
            dense or index.dense,
            index.bias,
            index.words,
            index.recogniser,
        )
        self._domain = index.domain
        self._odds = index.odds
        self._homophones = index.homophones
        self._words = index.words
        self._vectors = index.vectors
        self._bias = index.bias
        self._weights = _vector(weights if weights is not None else read_weights())
        self._reranker = reranker
        self._mask_for = lru_cache(maxsize=64)(self._mask)
        self.vector_of = lru_cache(maxsize=LAST_VECTORS)(engine.query)

    def reweighted(self, weights: dict[str, float]) -> "Searcher":
        """The same search with other weights for its signals: for fitting them, and for leaving one out."""
        other = copy(self)
        other._weights = _vector(weights)
        return other

    def enriched(self, lexicon: Mapping[str, Sequence[str]], questions: Sequence[tuple[str, Vectors]]) -> "Searcher":
        """The same search with more everyday words (word → the regulations' words) and more expected questions.

        `questions` are article ids with vectors (m, d). Both work at once: nothing that is indexed depends on them.
        """
        other = copy(self)
        other._lexicon = self._lexicon.joined(lexicon)
        other.meant = other._lexicon.meant
        rows: dict[str, list[int]] = {}
        for row, article in enumerate(self._articles):
            rows.setdefault(str(article.id), []).append(row)
        joined = [(row, vectors) for article_id, vectors in questions for row in rows.get(article_id, ())]
        other._reader = self._reader.joined(joined)
        return other

    @cached_property
    def _expected(self) -> "_Expected":
        return _Expected.of(self._passages, self._articles, self._vectors)

    def rival(self, vector: Vectors, but: Collection[str]) -> float:
        """The cosine of the closest expected question of all articles but those of these ids."""
        return self._expected.closest(vector, but)

    def usual(self, vector: Vectors) -> float:
        """How close a question is to questions in general: its cosine with their mean."""
        return float(self._expected.mean @ vector)

    def search(self, text: str, k: int, day: date) -> list[Hit]:
        """The `k` best of the articles in force on `day`, best first."""
        return list(self.look(text, day, k).hits)

    def look(self, text: str, day: date, k: int = 20) -> Finding:
        question = self.read(text)
        return self.look_with(question, self.vector_of(question), day, k)

    def read(self, text: str) -> str:
        """A question as it is looked for: normalised, and with words in place of those that only sound like them."""
        return self._homophones.repaired(without_lead(normalise(text)), self._attested)

    def _attested(self, pair: str) -> bool:
        return self._words.knows(pair) or self._odds.knows(pair)

    def look_with(self, question: str, vector: Vectors, day: date, k: int = 20) -> Finding:
        """Like `look`, for a question that was `read` and whose vector is known."""
        meant = self._lexicon.meant(question)
        evidence = self._reader.read(question, vector, meant)
        hits = self._ranked(question, evidence, day, k)
        if self._reranker:
            hits = self._reranked(question, hits)
        domain, odds = self._domain.score(vector), self._odds.score(question)
        closeness = evidence.expected, evidence.beside
        return Finding(question, meant, tuple(hits), vector, *closeness, evidence.none, domain, odds)

    def evidence(self, text: str) -> Evidence:
        """The signals themselves, for fitting the weights and for explaining a rank."""
        question = self.read(text)
        return self._reader.read(question, self.vector_of(question), self._lexicon.meant(question))

    def explained(self, hit: Hit, finding: Finding) -> Hit:
        """The hit with its clauses ranked, which only the first few of a finding have."""
        if hit.clauses:
            return hit
        row = self._articles.index(hit.article)
        closeness = np.array(self._vectors[self._clauses[row]] @ finding.vector) - self._bias[self._clauses[row]]
        return replace(hit, clauses=self._ranked_clauses(row, closeness))

    def known_questions(self, *kinds: int) -> tuple[list[str], Vectors]:
        """All expected questions (QUESTION), all that are not covered (OFF_TOPIC), or both, with their vectors, (m, d):
        for fitting."""
        numbers = [number for number, passage in enumerate(self._passages) if passage.kind in kinds]
        return [self._passages[number].text for number in numbers], np.array(self._vectors[numbers])

    def _ranked(self, question: str, evidence: Evidence, day: date, k: int) -> list[Hit]:
        logits, beliefs = self._beliefs(evidence.matrix, day)
        own = beliefs if evidence.own is evidence.matrix else self._beliefs(evidence.own, day)[1]
        lacking = self._words.lacking(question)
        count = min(k, int(np.isfinite(logits).sum()))
        best = np.argsort(-logits, kind="stable")[:count]
        columns = zip(*(values[best].tolist() for values in (beliefs, own, lacking, evidence.own)), strict=True)
        return [
            Hit(
                self._articles[row], belief, alone, lacked, row in self._written_for, _named(signals),
                self._ranked_clauses(row, evidence.passages[self._clauses[row]]) if rank < EXPLAINED else (),
            )
            for rank, (row, (belief, alone, lacked, signals)) in enumerate(zip(best.tolist(), columns, strict=True))
        ]  # fmt: skip

    def _beliefs(self, signals: Scores, day: date) -> tuple[Scores, Scores]:
        """Logits and shares of belief, two (n,); articles that are not in force on `day` have none."""
        logits = np.where(self._mask_for(day), signals @ self._weights, -np.inf)
        beliefs = np.exp(logits - logits.max(initial=-1e9))
        return logits, beliefs / max(float(beliefs.sum()), 1e-9)

    def _ranked_clauses(self, row: int, closeness: Scores) -> tuple[tuple[Span, float], ...]:
        """The sentences of an article with their closeness, best first."""
        spans = (self._passages[number].span for number in self._clauses[row])
        scored = ((span, float(value)) for span, value in zip(spans, closeness, strict=True) if span)
        return tuple(sorted(scored, key=lambda pair: -pair[1]))

    def _reranked(self, question: str, hits: list[Hit]) -> list[Hit]:
        head, tail = hits[:RERANKED], hits[RERANKED:]
        assert self._reranker is not None
        scores = self._reranker.scores(question, [hit.article.text for hit in head])
        total = sum(hit.score for hit in head)
        blended = [hit.score / max(total, 1e-9) + float(score) for hit, score in zip(head, scores, strict=True)]
        scale = total / max(sum(blended), 1e-9)
        renewed = [
            replace(hit, score=value * scale, own=value * scale) for hit, value in zip(head, blended, strict=True)
        ]
        return sorted(renewed, key=lambda hit: -hit.score) + tail

    def _mask(self, day: date) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which rows are in force on `day`, (n,)."""
        in_force = {id(article) for article in self.corpus.articles(day)}
        return np.array([id(article) in in_force for article in self._articles], np.bool_)

    def _clause_passages(self) -> list[list[int]]:
        numbers: list[list[int]] = [[] for _ in self._articles]
        for number, passage in enumerate(self._passages):
            if passage.kind == CLAUSE:
                numbers[passage.row].append(number)
        return numbers


@dataclass(frozen=True)
class _Expected:
    """The expected questions: whose each is, their vectors (m, d), and the mean of these (d,)."""

    owners: np.ndarray[tuple[int], np.dtype[np.str_]]
    vectors: Vectors
    mean: Vectors

    @classmethod
    def of(cls, passages: Sequence[Passage], articles: Sequence[Article], vectors: Vectors) -> "_Expected":
        numbers = [number for number, passage in enumerate(passages) if passage.kind == QUESTION]
        owners = np.array([str(articles[passages[number].row].id) for number in numbers], np.str_)
        chosen = np.array(vectors[numbers], np.float32)
        mean = chosen.mean(axis=0) if len(chosen) else np.zeros(vectors.shape[1], np.float32)
        return cls(owners, chosen, np.asarray(mean, np.float32))

    def closest(self, vector: Vectors, but: Collection[str]) -> float:
        others = ~np.isin(self.owners, list(but)) if but else slice(None)
        return float((self.vectors[others] @ vector).max(initial=0.0))


def _named(signals: Sequence[float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in zip(SIGNALS, signals, strict=True)}


def _vector(weights: dict[str, float]) -> Scores:
    return np.array([weights.get(name, 0.0) for name in SIGNALS], np.float32)


def read_weights() -> dict[str, float]:
    """The weight of each signal, fitted on the development split by eval/fit.py."""
    weights: dict[str, float] = json.loads(RANKING.read_text(encoding="utf-8"))["weights"]
    return weights
