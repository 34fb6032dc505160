"""Open questions grouped by meaning, the most frequent first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from assistant.build import Parts
from assistant.faqs.book import CLOSE, TRIED, wording_vectors
from assistant.faqs.likeness import Closeness, Wording, bare, features, of_one_matter, read_model
from corpus.embed import Vectors
from corpus.query import normalise
from corpus.search import Searcher
from tools.unanswered import DISLIKED, PASSED_ON, REFUSED, Question

# Probability from which two questions stand together. Lower than what answers by itself: HR sees every wording, and
# chooses which of them an answer is for.
TOGETHER = 0.7
_WHY = {
    REFUSED: "制度中没有找到能回答它的条文",
    PASSED_ON: "提问的人请求转给 HR",
    DISLIKED: "回答被评为没有帮助",
}


@dataclass(frozen=True)
class Group:
    """Questions that ask about the same; its number is that of the first, its wording the most frequent one."""

    questions: tuple[Question, ...]

    @property
    def id(self) -> int:
        return self.questions[0].id

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(question.id for question in self.questions)

    @property
    def wordings(self) -> tuple[str, ...]:
        """Each once, the most frequent first."""
        return tuple(text for text, _ in self.counted)

    @property
    def last(self) -> datetime:
        return max(question.at for question in self.questions)

    @property
    def counted(self) -> tuple[tuple[str, int], ...]:
        """Each wording with how often it was asked, the most frequent first."""
        return tuple(Counter(question.question for question in self.questions).most_common())

    def asked_as(self, wordings: Sequence[str]) -> tuple[int, ...]:
        """The numbers of the questions with these wordings."""
        return tuple(question.id for question in self.questions if question.question in wordings)

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(_WHY[reason] for reason in dict.fromkeys(question.reason for question in self.questions))

    @property
    def words(self) -> tuple[str, ...]:
        """What people said was wrong with the answer."""
        return tuple(dict.fromkeys(question.words for question in self.questions if question.words))

    @property
    def nearest(self) -> tuple[str, ...]:
        """The articles that were found, those of most questions first."""
        return tuple(i for i, _ in Counter(i for question in self.questions for i in question.nearest).most_common(5))


def groups(questions: Sequence[Question], parts: Parts) -> list[Group]:
    """Questions (oldest first) grouped around the first of their kind; the largest group first, then the newest."""
    texts = [normalise(question.question) for question in questions]
    vectors = wording_vectors(texts, parts.store, parts.searcher.engine)
    crowd = _Crowd(parts.searcher, len(questions))
    for question, text in zip(questions, texts, strict=True):
        crowd.add(question, text, vectors[text])
    made = [Group(tuple(group)) for group in crowd.groups]
    return sorted(made, key=lambda group: (-len(group.questions), -group.last.timestamp()))


class _Crowd:
    """Groups as they form: each question joins the likeliest one, or opens its own."""

    def __init__(self, searcher: Searcher, most: int) -> None:
        self.groups: list[list[Question]] = []
        self._searcher = searcher
        self._leaders: list[Wording] = []
        self._vectors = np.zeros((most, 0), np.float32)
        self._known: dict[str, int] = {}

    def add(self, question: Question, text: str, vector: Vectors) -> None:
        words = bare(text)
        at = self._known.get(words)
        if at is None:
            asked = Wording.of(text, self._searcher.meant(text))
            at = self._nearest(asked, vector)
            at = self._opened(asked, vector) if at is None else at
            self._known[words] = at
        self.groups[at].append(question)

    def _opened(self, asked: Wording, vector: Vectors) -> int:
        if not self._vectors.shape[1]:
            self._vectors = np.zeros((len(self._vectors), len(vector)), np.float32)
        self._vectors[len(self.groups)] = vector
        self._leaders.append(asked)
        self.groups.append([])
        return len(self.groups) - 1

    def _nearest(self, asked: Wording, vector: Vectors) -> int | None:
        """The group whose first question is most probably the same one."""
        cosines = self._vectors[: len(self.groups)] @ vector if self.groups else np.zeros(0, np.float32)
        likely = [int(n) for n in np.argsort(-cosines, kind="stable")[:TRIED] if cosines[n] >= CLOSE]
        scored = [(self._likeness(asked, n, float(cosines[n]), vector), n) for n in likely]
        best = max(scored, default=(0.0, -1))
        return best[1] if best[0] >= TOGETHER else None

    def _likeness(self, asked: Wording, group: int, cosine: float, vector: Vectors) -> float:
        leader = self._leaders[group]
        if asked.figures != leader.figures or not of_one_matter(asked, (leader,)):
            return 0.0
        near = Closeness(cosine, self._searcher.usual(vector), self._searcher.rival(vector, ()))
        return read_model().probability(features(asked, (leader,), near))


def group_of(number: int, parts: Parts) -> Group | None:
    """The group that an open question stands in now."""
    waiting = groups(parts.store.open_questions.waiting(), parts)
    return next((group for group in waiting if number in group.numbers), None)


def shown(question: Question) -> dict[str, Any]:
    """Why a question could not be answered: what was found, how surely, and what was said instead."""
    trace = question.reply.get("trace", {})
    likely = trace.get("answerable") or [None]
    return {
        "id": question.id, "turn_id": question.turn_id, "question": question.question, "reason": question.reason,
        "words": question.words, "nearest": list(question.nearest), "at": question.at.isoformat(),
        "kind": question.reply["kind"], "found": trace.get("hits", []), "answerable": likely[0],
        "why": _WHY[question.reason],
    }  # fmt: skip
