"""HR's answers as a turn asks them: read once, and anew when HR changed something."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from assistant.blanks import FilledIn
from assistant.faqs.likeness import Closeness, Wording, bare, features, of_one_matter, read_model
from assistant.faqs.standing import fallen
from corpus.embed import Engine, Vectors
from corpus.query import normalise
from corpus.search import Searcher
from tools.faq import LIVE, Faq
from tools.store import Store

CLOSE = 0.84  # cosine of e5-small: two questions on the same matter are never further apart
WEAK = 0.5  # the most that a question of another matter can have
TRIED = 5  # FAQs that are compared word for word, the closest ones
BATCH = 64
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Entry:
    """A FAQ with the vectors of its wordings (w, d), and of those that it must not answer (n, d)."""

    faq: Faq
    wordings: tuple[Wording, ...]
    vectors: Vectors = field(repr=False)
    negatives: tuple[Wording, ...] = ()
    against: Vectors = field(default_factory=lambda: np.zeros((0, 0), np.float32), repr=False)


@dataclass(frozen=True)
class Match:
    """`score` is the probability that the FAQ asks the same; it answers from the model's threshold on."""

    faq: Faq
    score: float

    @property
    def good(self) -> bool:
        return self.score >= read_model().threshold


@dataclass(frozen=True)
class Book:
    """The live FAQs. `revision` is the store's when they were read."""

    entries: tuple[Entry, ...] = ()
    revision: int = 0

    def answer_to(self, question: str, searcher: Searcher, filled: FilledIn) -> Match | None:
        """The FAQ that answers a question on the day of `filled`: valid then, and resting only on what stands then."""
        for match in self.near(question, searcher, filled.day):
            if match.good and not fallen(match.faq, searcher.corpus, filled):
                return match
        return None

    def near(self, question: str, searcher: Searcher, day: date) -> list[Match]:
        """The FAQs valid on `day` that ask something like the question, the likeliest first."""
        entries = [entry for entry in self.entries if entry.faq.valid_on(day)]
        if not entries:
            return []
        text = normalise(question)
        vector = searcher.vector_of(text)
        asked = Wording.of(text, searcher.meant(text))
        best = np.array([float((entry.vectors @ vector).max()) for entry in entries])
        tried = [entries[n] for n in np.argsort(-best, kind="stable")[:TRIED] if best[n] >= CLOSE]
        matches = [Match(entry.faq, _score(entry, asked, vector, searcher)) for entry in tried]
        return sorted(matches, key=lambda match: -match.score)

    def hints(self) -> list[tuple[str, Vectors]]:
        """For each article that a FAQ rests on the vectors of the questions it is the ground for."""
        return [(article, entry.vectors) for entry in self.entries for article in entry.faq.articles]


def _score(entry: Entry, asked: Wording, vector: Vectors, searcher: Searcher) -> float:
    """0 where a negative question stands in the way."""
    if any(negative.text == asked.text for negative in entry.negatives):
        return 0.0
    if any(wording.text == asked.text for wording in entry.wordings):
        return 1.0
    best = float((entry.vectors @ vector).max())
    usual, rival = searcher.usual(vector), searcher.rival(vector, entry.faq.articles)
    if len(entry.negatives):
        against = float((entry.against @ vector).max())
        as_negative = features(asked, entry.negatives, Closeness(against, usual, rival))
        if against >= best or read_model().probability(as_negative) >= read_model().threshold:
            return 0.0
    known = frozenset[str]().union(*(wording.figures for wording in entry.wordings))
    if asked.figures - known:
        return 0.0  # 请假 3 天 is not 请假 1 天
    if all(asked.negated != wording.negated for wording in entry.wordings):
        return 0.0  # 没带证明怎么办 is not 带什么证明
    score = read_model().probability(features(asked, entry.wordings, Closeness(best, usual, rival)))
    return score if of_one_matter(asked, entry.wordings) else min(score, WEAK)


def read_book(store: Store, searcher: Searcher) -> Book:
    """The live FAQs of a store with their vectors, which are made where the store has none of this engine."""
    revision = store.faqs.revision()
    faqs = store.faqs.all(LIVE)
    texts = [normalise(text) for faq in faqs for text in (*faq.wordings, *faq.negative)]
    vectors = wording_vectors(texts, store, searcher.engine)
    return Book(tuple(_entry(faq, vectors, searcher) for faq in faqs), revision)


def entry_of(faq: Faq, store: Store, searcher: Searcher) -> Entry:
    """One FAQ with its vectors."""
    texts = [normalise(text) for text in (*faq.wordings, *faq.negative)]
    return _entry(faq, wording_vectors(texts, store, searcher.engine), searcher)


def likeness_to(entry: Entry, question: str, searcher: Searcher) -> float:
    """The probability that a question is one that the FAQ answers."""
    text = normalise(question)
    return likeness_of(entry, text, searcher.vector_of(text), searcher)


def likeness_of(entry: Entry, text: str, vector: Vectors, searcher: Searcher) -> float:
    """The same for a normalised question whose vector (d,) is known."""
    if float((entry.vectors @ vector).max()) < CLOSE:
        return 0.0
    return _score(entry, Wording.of(text, searcher.meant(text)), vector, searcher)


def _entry(faq: Faq, vectors: dict[str, Vectors], searcher: Searcher) -> Entry:
    wordings, negatives = ([normalise(text) for text in texts] for texts in (faq.wordings, faq.negative))
    parted = [tuple(Wording.of(text, searcher.meant(text)) for text in texts) for texts in (wordings, negatives)]
    near = np.stack([vectors[text] for text in wordings])
    against = np.stack([vectors[text] for text in negatives]) if negatives else near[:0]
    return Entry(faq, parted[0], near, parted[1], against)


def wording_vectors(
    texts: Sequence[str], store: Store, engine: Engine, progress: Progress = lambda done, total: None
) -> dict[str, Vectors]:
    """The vector of each normalised text, (d,); those that are made here are kept in the store."""
    keys = {text: hashlib.sha256(text.encode()).hexdigest() for text in dict.fromkeys(texts)}
    kept = store.words.vectors(list(keys.values()), engine.name)
    found = {text: np.frombuffer(kept[key], np.float32) for text, key in keys.items() if key in kept}
    missing = [text for text in keys if text not in found]
    progress(len(found), len(keys))
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        made = dict(zip(batch, engine.queries(batch), strict=True))
        store.words.keep_vectors({keys[text]: vector.tobytes() for text, vector in made.items()}, engine.name)
        found |= made
        progress(len(found), len(keys))
    return found


def same_question(one: str, other: str) -> bool:
    """Whether two questions differ in punctuation, width and case only."""
    return bare(normalise(one)) == bare(normalise(other))
