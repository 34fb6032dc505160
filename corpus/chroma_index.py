"""Vectors in a LangChain vector store: Chroma by default (embedded, or a server), another by one setting.

The only file that imports chromadb. The store holds the same vectors as the index; with a server, or another store,
search asks the store, and several replicas share it.
"""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
from langchain_core.embeddings import Embeddings

from corpus.embed import Vectors
from corpus.lexical import Scores
from corpus.passages import Passage
from corpus.signals import Rows

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from langchain_core.vectorstores import VectorStore

NEAREST = 200  # passages asked of a store for one question
BATCH = 500


class StoreError(Exception):
    """Read by the operator: the vector store cannot be used; names the setting, never its password."""


class KnownVectors(Embeddings):
    """LangChain's way of handing over vectors that exist already: text in, its known vector out."""

    def __init__(self) -> None:
        self._known: dict[str, list[float]] = {}

    def know(self, texts: Sequence[str], vectors: Vectors) -> None:
        self._known = {text: row.tolist() for text, row in zip(texts, vectors, strict=True)}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self._known[text] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self._known[text]


class StoreIndex:
    """The nearest passages as a vector store finds them (`DenseIndex`), with their exact cosines.

    Only what every LangChain store has is asked of it: which documents are nearest to a vector. Stores differ in what
    they call a score, so the cosine is computed here, from the index's own vectors (p, d).
    """

    def __init__(self, store: "VectorStore", vectors: Vectors) -> None:
        self._store = store
        self._vectors = vectors

    def similarities(self, text: str, vector: Vectors) -> tuple[Rows, Scores]:  # noqa: ARG002
        found = self._store.similarity_search_by_vector(vector.tolist(), k=NEAREST)
        rows = np.array([int(document.metadata["row"]) for document in found], np.int64)
        return rows, np.asarray(self._vectors[rows] @ vector, np.float32)


def chroma_client(url: str | None, folder: Path) -> "ClientAPI":
    """A server where `url` names one, else the embedded database in `folder`. Raises StoreError."""
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    if not url:
        return chromadb.PersistentClient(str(folder), settings=quiet)
    parts = urlsplit(url)
    try:
        return chromadb.HttpClient(
            host=parts.hostname or "localhost", port=parts.port or (443 if parts.scheme == "https" else 8000),
            ssl=parts.scheme == "https", settings=quiet,
        )  # fmt: skip
    except Exception as error:  # chromadb raises ValueError, httpx errors and its own for a server that is away
        raise StoreError(f"ZHIDU_CHROMA_URL: no Chroma server answers at {parts.hostname}:{parts.port}") from error


def open_store(name: str, embeddings: Embeddings, url: str | None, folder: Path, factory: str | None) -> "VectorStore":
    """The vector store for one build. `factory` is `package.module:callable(name, embeddings)`."""
    if factory:
        module, _, attribute = factory.partition(":")
        try:
            made: VectorStore = getattr(importlib.import_module(module), attribute)(name, embeddings)
        except (ImportError, AttributeError, ValueError) as error:
            raise StoreError(f"ZHIDU_VECTOR_STORE={factory} cannot be loaded: {error}") from None
        return made
    from langchain_chroma import Chroma

    return Chroma(
        name, embeddings, client=chroma_client(url, folder), collection_configuration={"hnsw": {"space": "cosine"}}
    )


def publish(store: "VectorStore", embeddings: KnownVectors, passages: Sequence[Passage], vectors: Vectors) -> None:
    """Put every passage with its vector into the store, its number in the metadata."""
    for start in range(0, len(passages), BATCH):
        batch = passages[start : start + BATCH]
        texts = [f"{passage.kind}:{passage.text}" for passage in batch]
        embeddings.know(texts, vectors[start : start + BATCH])
        metadata = [{"row": start + i, "article": passage.row, "kind": passage.kind} for i, passage in enumerate(batch)]
        store.add_texts(texts, metadata, ids=[str(start + i) for i in range(len(batch))])
