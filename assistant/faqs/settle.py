"""Open questions that an answer of HR's has caught up with: whoever asked is told, and they wait no longer."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.faqs.book import Entry, entry_of, likeness_of, wording_vectors
from assistant.faqs.likeness import read_model
from corpus.embed import Vectors
from corpus.query import normalise
from tools.directory import Employee
from tools.faq import LIVE, Faq
from tools.unanswered import DISLIKED

if TYPE_CHECKING:
    from assistant.build import Parts


def settle(faqs: Iterable[Faq], parts: "Parts", by: Employee) -> int:
    """Answer the open questions that these FAQs answer from now on; how many people were told.

    What somebody disliked stays in the queue: HR is to read why.
    """
    today = parts.settings.today()
    live = [faq for faq in faqs if faq.state == LIVE and faq.valid_on(today)]
    waiting = [question for question in parts.store.open_questions.waiting() if question.reason != DISLIKED]
    if not live or not waiting:
        return 0
    texts = {question.id: normalise(question.question) for question in waiting}
    vectors = wording_vectors(list(texts.values()), parts.store, parts.searcher.engine)
    told = 0
    for faq in live:
        numbers = _answered(entry_of(faq, parts.store, parts.searcher), texts, vectors, parts)
        told += parts.store.open_questions.answer(numbers, faq.answer, None, by.id, by.name)[0] if numbers else 0
    return told


def _answered(entry: Entry, texts: dict[int, str], vectors: dict[str, Vectors], parts: "Parts") -> list[int]:
    least = read_model().threshold
    return [n for n, text in texts.items() if likeness_of(entry, text, vectors[text], parts.searcher) >= least]
