"""The index: vectors and words of a corpus, built beside the old one and switched in one step.

Layout below the index folder: `current` names the build in use; each build is a folder of its own with index.json,
vectors.npy and their codes, the word index, and (with the embedded Chroma) its database. A build that fails or is
killed leaves `current` as it was, and what it wrote is removed by the next. `lock` lets one process build at a time.
"""

import fcntl
import hashlib
import json
import logging
import os
import shutil
import uuid
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import numpy as np

from corpus.codes import Codes
from corpus.domain import Domain, WordOdds
from corpus.embed import Engine, Vectors, identity, rounded
from corpus.homophones import Homophones
from corpus.knowledge import Knowledge
from corpus.lexical import LexicalIndex
from corpus.library import Corpus
from corpus.opened import OpenIndex
from corpus.passages import OFF_TOPIC, QUESTION, Passage, article_text, corpus_rows, passages_of
from corpus.query import normalise
from corpus.recogniser import NOBODY, Recogniser
from corpus.signals import Layout, passage_bias

FORMAT = 9  # raise it when the files below change their meaning
BATCH = 64
Progress = Callable[[int, int], None]
DAMAGE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)  # what readers of cut-off files raise
_LOG = logging.getLogger("zhidu")


class IndexProblem(Exception):
    """Read by the operator: there is no index that fits, or none can be written; ends with the command to run."""


@dataclass(frozen=True)
class IndexManifest:
    """What an index was built from. It fits where format, corpus, knowledge and engine are the same."""

    corpus: str
    knowledge: str
    engine: str
    passages: int
    articles: int
    dimensions: int
    built_at: str
    format: int = FORMAT

    @property
    def name(self) -> str:
        """The same for the same content: what a vector store calls the collection, so that replicas share it."""
        engine = hashlib.sha256(self.engine.encode()).hexdigest()[:8]
        return f"zhidu-{self.corpus}-{self.knowledge}-{engine}"

    def differences(self, other: "IndexManifest") -> list[str]:
        keys = ("format", "corpus", "knowledge", "engine", "passages", "articles")
        return [f"{k}: index {getattr(self, k)}, settings {getattr(other, k)}" for k in keys
                if getattr(self, k) != getattr(other, k)]  # fmt: skip


Done = Callable[[int], None]
Publish = Callable[[Path, IndexManifest, Sequence[Passage], Vectors, Done], None]


def expected_manifest(corpus: Corpus, passages: Sequence[Passage], engine: str, dimensions: int = 0) -> IndexManifest:
    articles = len(corpus_rows(corpus))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return IndexManifest(corpus.digest, _digest(passages), engine, len(passages), articles, dimensions, now)


def _digest(passages: Sequence[Passage]) -> str:
    said = "\0".join(f"{passage.row}:{passage.kind}:{passage.text}" for passage in passages)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def layout_of(passages: Sequence[Passage], articles: int) -> Layout:
    owner = np.array([passage.row for passage in passages], np.int64)
    return Layout(owner, np.array([passage.kind for passage in passages], np.int64), articles)


# --- building -------------------------------------------------------------------------------------------------------


def build_index(
    corpus: Corpus,
    knowledge: Knowledge,
    engine: Engine,
    folder: Path,
    progress: Progress = lambda done, total: None,
    publish: Publish = lambda build, manifest, passages, vectors, done: None,
    ready: Callable[[str], dict[str, Vectors]] = lambda engine: {},
) -> IndexManifest:
    """Build beside the index in use and switch to it at the end. Texts that the old index holds are not embedded again.

    `ready` gives vectors of this engine, by passage key, that need not be made (corpus/ready.py). `publish` puts the
    vectors into a vector store before the switch; whatever it raises leaves the old index in use. `progress` counts
    each passage twice, embedded and published, and ends with the switch. Raises IndexProblem where the folder cannot be
    written. A second process waits until the first has finished.
    """
    passages = passages_of(corpus, knowledge)
    count, total = len(passages), 2 * len(passages)
    build = folder / f"build-{uuid.uuid4().hex[:12]}"
    with _only_builder(folder):
        known = ready(engine.name) | _known_vectors(folder, engine.name)
        vectors = _embedded(passages, engine, known, lambda done: progress(done, total))
        try:
            with _writing(folder):
                manifest = _written(build, corpus, engine.name, passages, vectors)
            publish(build, manifest, passages, vectors, lambda done: progress(min(count + done, total - 1), total))
            with _writing(folder):
                _switch(folder, build)
        except BaseException:
            shutil.rmtree(build, ignore_errors=True)
            raise
    progress(total, total)
    return manifest


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IndexProblem(
            f"The index cannot be written to {folder}: {error.strerror or error}. Mend that, then run: zhidu index"
        ) from error


@contextmanager
def _only_builder(folder: Path) -> Iterator[None]:
    """One build at a time, so that none sweeps away what another is writing. The lock of a killed process is gone."""
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    with lock:
        with _writing(folder):
            _acquire(lock, folder)
        yield


def _acquire(lock: IO[str], folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _LOG.warning("Another process is building the index in %s; waiting for it to finish.", folder)
        fcntl.flock(lock, fcntl.LOCK_EX)


def _embedded(passages: Sequence[Passage], engine: Engine, known: dict[str, Vectors], progress: Done) -> Vectors:
    """(p, d) float32; each text once."""
    vectors = dict(known)
    missing = {passage.key: passage for passage in passages if passage.key not in vectors}
    done = len(passages) - len(missing)
    progress(done)
    for question in (False, True):
        group = [passage for passage in missing.values() if (passage.kind >= QUESTION) == question]
        for batch in _batches(sorted(group, key=lambda passage: len(passage.text))):
            texts = [passage.text for passage in batch]
            found = engine.queries(texts) if question else engine.passages(texts)
            vectors.update(zip((passage.key for passage in batch), found, strict=True))
            done += len(batch)
            progress(done)
    return rounded(np.stack([vectors[passage.key] for passage in passages]))


def _batches(items: list[Passage]) -> Iterator[list[Passage]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def _known_vectors(folder: Path, engine: str) -> dict[str, Vectors]:
    """The vectors of the index in use, by passage key, if the same engine made them; none where it cannot be read."""
    try:
        build = current_build(folder)
        if read_manifest(build).engine != engine:
            return {}
        keys = json.loads((build / "keys.json").read_text(encoding="utf-8"))
        return dict(zip(keys, np.load(build / "vectors.npy"), strict=True))
    except (IndexProblem, *DAMAGE):
        return {}


def _written(build: Path, corpus: Corpus, engine: str, passages: Sequence[Passage], vectors: Vectors) -> IndexManifest:
    build.mkdir()
    manifest = expected_manifest(corpus, passages, engine, vectors.shape[1])
    layout = layout_of(passages, manifest.articles)
    questions = vectors[layout.kind == QUESTION]
    np.save(build / "vectors.npy", vectors)
    Codes.of(vectors).save(build / "codes")
    np.save(build / "bias.npy", passage_bias(vectors, questions))
    domain = Domain.fit(questions, vectors[layout.kind == OFF_TOPIC])
    np.savez(build / "domain.npz", weights=domain.weights, bias=domain.bias)
    _recogniser(corpus, passages, vectors).save(build / "recogniser.npz")
    odds = WordOdds.fit(*([p.text for p in passages if p.kind == kind] for kind in (QUESTION, OFF_TOPIC)))
    odds.save(build / "odds")
    said = [normalise(text) for text in (*_texts(corpus), *(p.text for p in passages if p.kind >= QUESTION))]
    Homophones.learn(said).save(build / "homophones.json")
    (build / "keys.json").write_text(json.dumps([passage.key for passage in passages]), encoding="utf-8")
    LexicalIndex.build(_expanded(_texts(corpus), passages)).save(build / "words")
    (build / "index.json").write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    return manifest


def _recogniser(corpus: Corpus, passages: Sequence[Passage], vectors: Vectors) -> Recogniser:
    ids = [str(article.id) for article in corpus_rows(corpus)]
    asked = [number for number, passage in enumerate(passages) if passage.kind >= QUESTION]
    owners = [NOBODY if passages[n].kind == OFF_TOPIC else ids[passages[n].row] for n in asked]
    return Recogniser.learn(ids, owners, vectors[asked])


def _texts(corpus: Corpus) -> list[str]:
    return [article_text(article) for article in corpus_rows(corpus)]


def _expanded(texts: list[str], passages: Sequence[Passage]) -> list[str]:
    """Each article followed by the questions expected for it (doc2query)."""
    grown = [[text] for text in texts]
    for passage in passages:
        if passage.kind == QUESTION:
            grown[passage.row].append(passage.text)
    return ["\n".join(parts) for parts in grown]


def _switch(folder: Path, build: Path) -> None:
    """Make `build` the one in use. The one before it stays: a server may be reading it at this moment."""
    current = folder / "current"
    before = current.read_text(encoding="utf-8") if current.exists() else ""
    pointer = folder / "current.new"
    pointer.write_text(build.name, encoding="utf-8")
    os.replace(pointer, current)  # noqa: PTH105  (one atomic rename is the point)
    for old in folder.glob("build-*"):
        if old.name not in (build.name, before):
            shutil.rmtree(old, ignore_errors=True)


# --- opening --------------------------------------------------------------------------------------------------------


def current_build(folder: Path) -> Path:
    """The build in use: another path as soon as another is switched in. One small read, for every turn to ask."""
    try:
        return folder / (folder / "current").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise IndexProblem("There is no index yet. Run: zhidu index") from None
    except (OSError, UnicodeDecodeError):
        raise IndexProblem(f"{folder / 'current'} cannot be read. Run: zhidu index") from None


def read_manifest(build: Path) -> IndexManifest:
    try:
        data: dict[str, Any] = json.loads((build / "index.json").read_text(encoding="utf-8"))
        return IndexManifest(**data)
    except (OSError, ValueError, TypeError):
        raise IndexProblem(f"The index in {build} cannot be read. Run: zhidu index") from None


def open_index(folder: Path, corpus: Corpus, knowledge: Knowledge, engine: str) -> OpenIndex:
    """The build in use; `engine` is the setting. Raises IndexProblem where there is none, or where it does not fit."""
    build, passages = current_build(folder), passages_of(corpus, knowledge)
    try:
        return _opened(build, expected_manifest(corpus, passages, identity(engine)), passages)
    except IndexProblem:
        if current_build(folder) == build:
            raise
    return open_index(folder, corpus, knowledge, engine)  # others were switched in and this one was swept away


def _opened(build: Path, expected: IndexManifest, passages: Sequence[Passage]) -> OpenIndex:
    manifest = read_manifest(build)
    if different := manifest.differences(expected):
        raise IndexProblem(f"The index does not fit ({'; '.join(different)}). Run: zhidu index")
    try:
        return OpenIndex.load(build, manifest, passages)
    except DAMAGE:
        raise IndexProblem(f"The index in {build} is damaged. Run: zhidu index") from None
