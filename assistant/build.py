"""The assistant's parts, built once and by hand."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.forms.intent import IntentReader
from assistant.settings import Settings
from corpus.chroma_index import KnownVectors, StoreError, StoreIndex, open_store, publish
from corpus.embed import Engine, EngineError, Vectors, open_engine
from corpus.files import CorpusError
from corpus.index import IndexManifest, IndexProblem, Progress, build_index, current_build, open_index
from corpus.knowledge import load_knowledge
from corpus.library import load_corpus
from corpus.passages import Passage
from corpus.ready import ready_vectors
from corpus.rerank import CrossEncoderReranker
from corpus.search import ExactIndex, Searcher
from corpus.signals import DenseIndex
from tools.directory import Directory
from tools.people import read_csv
from tools.store import IN_MEMORY, Store
from tools.store.people import read_table

if TYPE_CHECKING:
    from langchain_core.vectorstores import VectorStore

    from assistant.model.consultation import Advisor, Consultation

_LOG = logging.getLogger("zhidu")


@dataclass(frozen=True)
class Parts:
    """What a turn needs. Safe to share between threads."""

    settings: Settings
    searcher: Searcher
    store: Store
    directory: Directory
    intents: IntentReader
    advisor: "Advisor | None" = None  # a chat model, where one is configured
    consultation: "Consultation | None" = None  # with it, in the turn at hand

    def for_turn(self) -> "Parts":
        """The parts with which one turn is taken: its time with the chat model begins."""
        return replace(self, consultation=self.advisor.consultation(self.store)) if self.advisor else self

    def close(self) -> None:
        self.store.close()


def index_folder(settings: Settings) -> Path:
    return settings.home / "index"


def build_index_for(settings: Settings, progress: Progress) -> IndexManifest:
    """Read the corpus and build its index, in place of the old one once it is whole.

    Raises CorpusError, EngineError or StoreError; the old index then goes on serving.
    """
    corpus, knowledge = load_corpus(settings.corpus), load_knowledge(settings.corpus)
    engine = open_engine(settings.embedding)

    def put(build: Path, manifest: IndexManifest, passages: Sequence[Passage], vectors: Vectors) -> None:
        embeddings = KnownVectors()
        publish(_store(settings, manifest, build, embeddings), embeddings, passages, vectors)

    ready = partial(ready_vectors, settings.corpus)
    return build_index(corpus, knowledge, engine, index_folder(settings), progress, put, ready)


def open_searcher(settings: Settings, engine: Engine | None = None) -> Searcher:
    """Search as the settings say. Raises CorpusError, EngineError, StoreError, or IndexProblem (with what to run)."""
    corpus, knowledge = load_corpus(settings.corpus), load_knowledge(settings.corpus)
    index = open_index(index_folder(settings), corpus, knowledge, settings.embedding)
    dense: DenseIndex = ExactIndex(index.vectors)
    if settings.chroma_url or settings.vector_store:
        dense = StoreIndex(_store(settings, index.manifest, index.folder, KnownVectors()), index.vectors)
    reranker = CrossEncoderReranker(settings.reranker) if settings.reranker else None
    return Searcher(corpus, knowledge, index, engine or open_engine(settings.embedding), dense, reranker)


def _store(settings: Settings, manifest: IndexManifest, build: Path, embeddings: KnownVectors) -> "VectorStore":
    url = settings.chroma_url.get_secret_value() if settings.chroma_url else None
    return open_store(manifest.name, embeddings, url, build / "chroma", settings.vector_store)


def open_parts(settings: Settings, directory: Directory | None = None, lasting: bool = True) -> Parts:
    """Everything that a turn needs; raises what `open_searcher` and `open_store` raise.

    With `lasting=False` the store lives in memory: for a single question, and for eval suites.
    """
    searcher = open_searcher(settings)
    return _parts(
        settings, searcher, open_database(settings, lasting), directory or Directory([]), open_advisor(settings)
    )


def open_directory(settings: Settings) -> Directory:
    """The people as the settings say; nobody where they say nothing. Raises DirectoryError, with line numbers."""
    if settings.directory is None:
        return Directory([])
    place = settings.directory.get_secret_value()
    return read_table(place) if "://" in place else read_csv(Path(place))


def open_database(settings: Settings, lasting: bool = True) -> Store:
    """The store as the settings say, with the company's clock. Raises DatabaseError."""
    if not lasting:
        return Store.open(IN_MEMORY, settings.clock)
    settings.home.mkdir(parents=True, exist_ok=True)
    return Store.open(settings.sqlalchemy_url(), settings.clock)


def open_advisor(settings: Settings) -> "Advisor | None":
    """The chat model as the settings say; nothing is imported where there is none. Raises SettingsError."""
    if not settings.chat_model:
        return None
    from assistant.model.consultation import Advisor
    from assistant.model.open import open_model

    model = open_model(settings.chat_model, settings.chat_timeout_s)
    return Advisor(settings.chat_model, model, settings.chat_timeout_s, settings.chat_daily_tokens, settings.today)


def _parts(
    settings: Settings, searcher: Searcher, store: Store, directory: Directory, advisor: "Advisor | None"
) -> Parts:
    return Parts(settings, searcher, store, directory, IntentReader(searcher.vector_of), advisor)


class LiveParts:
    """Parts that follow the index: when `zhidu index` has switched in a new build, the next turn uses it.

    A new build that does not open (its corpus is being edited, say) is logged once and the old one goes on serving.
    """

    def __init__(self, settings: Settings, store: Store, directory: Directory) -> None:
        self._folder = index_folder(settings)
        self._parts = _parts(settings, open_searcher(settings), store, directory, open_advisor(settings))
        self._build = current_build(self._folder)
        self._lock = threading.Lock()

    def now(self) -> Parts:
        if current_build(self._folder) != self._build and self._lock.acquire(blocking=False):
            try:
                self._follow()
            finally:
                self._lock.release()
        return self._parts

    def _follow(self) -> None:
        build = current_build(self._folder)
        try:
            now = self._parts
            searcher = open_searcher(now.settings, now.searcher.engine)
            self._parts = _parts(now.settings, searcher, now.store, now.directory, now.advisor)
        except (CorpusError, EngineError, IndexProblem, StoreError) as problem:
            _LOG.warning("The new index is not used: %s", problem)
        self._build = build
