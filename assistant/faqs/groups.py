"""Open questions grouped by meaning, the most frequent first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from assistant.build import Parts
from assistant.faqs.book import wording_vectors
from assistant.faqs.likeness import bare
from corpus.query import normalise
from tools.unanswered import DISLIKED, PASSED_ON, REFUSED, Question

SAME = 0.93  # cosine of e5-small from which two questions stand together; HR sees each and may answer them apart
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
        counted = Counter(question.question for question in self.questions)
        return tuple(text for text, _ in counted.most_common())

    @property
    def last(self) -> datetime:
        return max(question.at for question in self.questions)

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
    found: list[list[Question]] = []
    leaders: list[Any] = []
    known: dict[str, int] = {}
    for question, text in zip(questions, texts, strict=True):
        at = known.get(bare(text))
        if at is None and leaders:
            closeness = np.stack(leaders) @ vectors[text]
            at = int(closeness.argmax()) if closeness.max() >= SAME else None
        if at is None:
            at = len(found)
            found.append([])
            leaders.append(vectors[text])
        known.setdefault(bare(text), at)
        found[at].append(question)
    made = [Group(tuple(group)) for group in found]
    return sorted(made, key=lambda group: (-len(group.questions), -group.last.timestamp()))


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
