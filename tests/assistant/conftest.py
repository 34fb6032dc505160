"""Conversations with a store of their own, and what is read from the regulations alone, without an index."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from assistant.build import Parts
from assistant.outline import overview
from assistant.phrases import language_of
from assistant.reply import Reply
from assistant.settings import REGULATIONS
from corpus.library import Corpus, load_corpus
from corpus.query import normalise
from tests.assistant.conversation import Start, Talk
from tests.assistant.standing import FILED, HAZARD, LEAVE
from tools.store import IN_MEMORY, Store

NOW = datetime.fromisoformat("2026-11-23T09:00:00+08:00")
TODAY = date(2026, 11, 23)
Ask = Callable[[str], Reply | None]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus(REGULATIONS)


@pytest.fixture(scope="session")
def ask(corpus: Corpus) -> Ask:
    """What a question about the regulations themselves is told; None is left to the search."""
    return lambda text: overview(normalise(text), corpus, TODAY, language_of(text))


def told(reply: Reply | None) -> Reply:
    assert reply is not None
    return reply


@pytest.fixture
def talk(parts: Parts) -> Iterator[Start]:
    settings = parts.settings.model_copy(update={"now": NOW})
    store = Store.open(IN_MEMORY, settings.clock)
    yield lambda employee="e001": Talk(replace(parts, settings=settings, store=store), employee)
    store.close()


@pytest.fixture
def filed(talk: Start) -> Start:
    """A leave and a hazard that have been filed, and nothing done with them."""
    for number in (LEAVE, HAZARD):
        who, said = FILED[number]
        talk(who).say(said, "确认")
    return talk
