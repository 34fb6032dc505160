"""The assistant's parts, built once and by hand."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.blanks import FilledIn, FillReader
from assistant.chatter import ChatterReader
from assistant.faqs.book import Book, read_book
from assistant.faqs.settle import settle
from assistant.faqs.standing import review
from assistant.forms.consent import ConsentReader
from assistant.forms.dangers import DangerReader
from assistant.forms.intent import IntentReader
from assistant.records.meant import OrderReader
from assistant.regulations import folder_decided, folder_in_use, index_folder, remember_folder
from assistant.settings import Settings
from corpus.chroma_index import StoreError, StoreIndex, open_store, publish
from corpus.embed import Engine, EngineError, Vectors, open_engine
from corpus.files import CorpusError
from corpus.index import Done, IndexManifest, IndexProblem, Progress, build_index, current_build, open_index
from corpus.knowledge import load_knowledge
from corpus.library import load_corpus
from corpus.passages import Passage
from corpus.ready import ready_vectors
from corpus.rerank import CrossEncoderReranker
from corpus.search import Searcher
from corpus.signals import DenseIndex
from tools.directory import Directory
from tools.faq import Faq
from tools.fill import Fill
from tools.people import read_csv
from tools.problems import DatabaseError
from tools.store import IN_MEMORY, Store
from tools.store.people import read_table

if TYPE_CHECKING:
    from langchain_core.vectorstores import VectorStore

    from assistant.model.consultation import Advisor, Consultation
    from corpus.embeddings import KnownVectors

_LOG = logging.getLogger("zhidu")


@dataclass(frozen=True)
class Parts:
    """What a turn needs. Safe to share between threads. `searcher` knows HR's words and FAQs beside what is indexed."""

    settings: Settings
    searcher: Searcher
    store: Store
    directory: Directory
    intents: IntentReader
    chatter: ChatterReader
    orders: OrderReader
    consents: ConsentReader
    dangers: DangerReader
    fills: FillReader
    faqs: Book = field(default_factory=Book)
    advisor: "Advisor | None" = None  # a chat model, where one is configured
    consultation: "Consultation | None" = None  # with it, in the turn at hand
    served_at: str = "http://127.0.0.1:8000"  # where this process listens

    @property
    def address(self) -> str:
        """Where people reach this server, without a trailing slash: links to articles begin with it."""
        return self.settings.public_url or self.served_at

    def filled(self, day: date) -> FilledIn:
        """What HR has filled in of the blanks, as of a day."""
        return FilledIn(self.fills, day)

    def for_turn(self) -> "Parts":
        """The parts with which one turn is taken: its time with the chat model begins."""
        return replace(self, consultation=self.advisor.consultation(self.store)) if self.advisor else self

    def for_attempt(self) -> "Parts":
        """The same for one attempt at it: records are read once, and anew where another message was faster."""
        return replace(self, store=self.store.for_turn())

    def close(self) -> None:
        self.store.close()


def build_index_for(
    settings: Settings, progress: Progress, folder: Path | None = None, engine: Engine | None = None
) -> IndexManifest:
    """Read the corpus and build its index, in place of the old one once it is whole.

    The corpus is the settings' own with what HR has published on top, or `folder`. Raises CorpusError, EngineError or
    StoreError; the old index then goes on serving.
    """
    folder = folder or _decided(settings)
    corpus, knowledge = load_corpus(folder), load_knowledge(folder)
    engine = engine or open_engine(settings.embedding)

    def put(build: Path, manifest: IndexManifest, passages: Sequence[Passage], vectors: Vectors, done: Done) -> None:
        from corpus.embeddings import KnownVectors

        embeddings = KnownVectors()
        publish(_store(settings, manifest, build, embeddings), embeddings, passages, vectors, done)
        remember_folder(settings, build, folder)

    ready = partial(ready_vectors, settings.corpus)
    return build_index(corpus, knowledge, engine, index_folder(settings), progress, put, ready)


def _decided(settings: Settings) -> Path:
    if not settings.has_database():
        return settings.corpus
    store = open_database(settings)
    try:
        return folder_decided(settings, store)
    finally:
        store.close()


def open_searcher(settings: Settings, engine: Engine | None = None) -> Searcher:
    """Search as the settings say. Raises CorpusError, EngineError, StoreError, or IndexProblem (with what to run)."""
    folder = folder_in_use(settings)
    corpus, knowledge = load_corpus(folder), load_knowledge(folder)
    index = open_index(index_folder(settings), corpus, knowledge, settings.embedding)
    dense: DenseIndex = index.dense
    if settings.chroma_url or settings.vector_store:
        from corpus.embeddings import KnownVectors

        dense = StoreIndex(_store(settings, index.manifest, index.folder, KnownVectors()), index.vectors)
    reranker = CrossEncoderReranker(settings.reranker) if settings.reranker else None
    return Searcher(corpus, knowledge, index, engine or open_engine(settings.embedding), dense, reranker)


def _store(settings: Settings, manifest: IndexManifest, build: Path, embeddings: "KnownVectors") -> "VectorStore":
    url = settings.chroma_url.get_secret_value() if settings.chroma_url else None
    return open_store(manifest.name, embeddings, url, build / "chroma", settings.vector_store)


def open_parts(
    settings: Settings,
    directory: Directory | None = None,
    lasting: bool = True,
    fills: FillReader | None = None,
    engine: Engine | None = None,
) -> Parts:
    """Everything that a turn needs; raises what `open_searcher` and `open_store` raise.

    With `lasting=False` the store lives in memory: for a single question, which may read `fills` from elsewhere, and
    for eval suites.
    """
    searcher = open_searcher(settings, engine)
    parts = _parts(
        settings, searcher, open_database(settings, lasting), directory or Directory([]), open_advisor(settings)
    )
    return replace(parts, fills=fills) if fills else parts


def open_for_one_question(settings: Settings) -> Parts:
    """Parts that keep nothing, and know what HR has added in the database, where there is one."""
    parts = open_parts(settings, lasting=False, fills=KeptFills(settings))
    if not settings.has_database():
        return parts
    kept = open_database(settings)
    try:
        return with_hr(parts, source=kept)
    finally:
        kept.close()


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
    """Parts with what HR has added; `searcher` is as it was opened."""
    vector_of = searcher.vector_of
    intents, chatter = IntentReader(vector_of), ChatterReader(vector_of)
    orders, consents = OrderReader(vector_of), ConsentReader(vector_of)
    dangers = DangerReader(vector_of)
    resumed = review(store, searcher.corpus, FilledIn(store.fills, settings.today()), directory)
    read = (intents, chatter, orders, consents, dangers)
    parts = with_hr(Parts(settings, searcher, store, directory, *read, store.fills, advisor=advisor), searcher)
    _settle(resumed, parts)
    return parts


def _settle(resumed: Sequence[Faq], parts: Parts) -> None:
    """Tell whoever asked what these answer while they were suspended, in the name of who last vouched for each."""
    for faq in resumed:
        if by := parts.directory.find(faq.by):
            settle([faq], parts, by)


def with_hr(parts: Parts, searcher: Searcher | None = None, source: Store | None = None) -> Parts:
    """The parts with what HR has added by now; `searcher` is one that knows nothing of it yet, `source` its store."""
    searcher, store = searcher or parts.searcher, source or parts.store
    words: dict[str, tuple[str, ...]] = {}
    for synonym in store.words.synonyms():
        words[synonym.word] = (*words.get(synonym.word, ()), synonym.term)
    book = read_book(store, searcher.enriched(words, []))
    return replace(parts, searcher=searcher.enriched(words, book.hints()), faqs=book)


@dataclass(frozen=True)
class KeptFills:
    """The fills of the lasting store for a question that needs no store: it is opened when a blank is met."""

    settings: Settings

    def of(self, article_ids: Sequence[str]) -> list[Fill]:
        if not self.settings.has_database():
            return []
        store = open_database(self.settings)
        try:
            return store.fills.of(article_ids)
        finally:
            store.close()


class LiveParts:
    """Parts that follow the index and HR: a new build, a new answer or word of HR's is used from the next turn on.

    A new build that does not open (its corpus is being edited, say) is logged once and the old one goes on serving.
    With each new build, and each new day, HR's answers are looked through: what rests on a changed article waits.
    """

    def __init__(self, settings: Settings, store: Store, directory: Directory, served_at: str | None = None) -> None:
        self._folder = index_folder(settings)
        self._build = current_build(self._folder)
        self._searcher = open_searcher(settings)
        self._day = settings.today()
        parts = _parts(settings, self._searcher, store, directory, open_advisor(settings))
        self._parts = replace(parts, served_at=served_at or parts.served_at)
        self._lock = threading.Lock()

    def now(self) -> Parts:
        if self._behind() and self._lock.acquire(blocking=False):
            try:
                self._follow()
            finally:
                self._lock.release()
        return self._parts

    def _behind(self) -> bool:
        return (
            current_build(self._folder) != self._build
            or self._parts.settings.today() != self._day
            or self._revision() != self._parts.faqs.revision
        )

    def _revision(self) -> int:
        """The store's; the one in use where the database does not answer, which the turn itself will tell."""
        try:
            return self._parts.store.faqs.revision()
        except DatabaseError:
            return self._parts.faqs.revision

    def _follow(self) -> None:
        now, build, day = self._parts, current_build(self._folder), self._parts.settings.today()
        if build != self._build:
            try:
                self._searcher = open_searcher(now.settings, now.searcher.engine)
            except (CorpusError, EngineError, IndexProblem, StoreError) as problem:
                _LOG.warning("The new index is not used: %s", problem)
        resumed: list[Faq] = []
        if (build, day) != (self._build, self._day):
            resumed = review(now.store, self._searcher.corpus, FilledIn(now.store.fills, day), now.directory)
        self._parts = with_hr(now, self._searcher)
        _settle(resumed, self._parts)
        self._build, self._day = build, day
