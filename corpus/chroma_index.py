"""Vectors in a LangChain vector store: Chroma by default (embedded, or a server), another by one setting.

The only file that imports chromadb. The store holds the same vectors as the index; with a server, or another store,
search asks the store, and several replicas share it. What an old build put into a server stays there, because other
replicas may still read it: its collections are named `zhidu-<corpus>-<knowledge>-<engine>`.
"""

import base64
import importlib
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, unquote, urlsplit

import numpy as np

from corpus.embed import Vectors
from corpus.lexical import Scores
from corpus.passages import Passage
from corpus.signals import Rows

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from langchain_core.embeddings import Embeddings
    from langchain_core.vectorstores import VectorStore

    from corpus.embeddings import KnownVectors

NEAREST = 200  # passages asked of a store for one question
BATCH = 500
# Chroma looks at 100 candidates by default, which is fewer than are asked for. Of a question's 200 nearest these find
# 0.993; 400 and 200 find 0.987, and the index takes nearly twice as long to build.
HNSW: "CreateHNSWConfiguration" = {"space": "cosine", "ef_search": 600, "ef_construction": 100}
SAME = 0.999  # cosine of a vector with itself after a store has rounded it


class StoreError(Exception):
    """Read by the operator: the vector store cannot be used; names the setting, never its password."""


class StoreIndex:
    """The nearest passages as a vector store finds them (`DenseIndex`), with their exact cosines.

    Only what every LangChain store has is asked of it: which documents are nearest to a vector. Stores differ in what
    they call a score, so the cosine is computed here, from the index's own vectors (p, d). Passages come in ascending
    order, so that an index which returns all of them returns them as they are numbered. Raises StoreError: when opened,
    where the store lacks this index (its last passage, put there last, is asked for); later, where it does not answer.
    """

    def __init__(self, store: "VectorStore", vectors: Vectors) -> None:
        self._store = store
        self._vectors = vectors
        last = np.asarray(vectors[-1], np.float32)
        if self.similarities("", last)[1].max(initial=-1.0) < SAME:
            raise StoreError("The vector store does not hold this index, or not all of it. Run: zhidu index")

    def similarities(self, text: str, vector: Vectors) -> tuple[Rows, Scores]:  # noqa: ARG002
        with _answering():
            found = self._store.similarity_search_by_vector(vector.tolist(), k=min(NEAREST, len(self._vectors)))
            rows = np.unique(np.array([int(document.metadata["row"]) for document in found], np.int64))
            return rows, np.asarray(self._vectors[rows] @ vector, np.float32)


@contextmanager
def _answering() -> Iterator[None]:
    """Whatever a store raises becomes a StoreError with its kind alone: its text may hold an address and password."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  each store has types of its own
        raise StoreError(
            f"The vector store does not answer as it should ({type(error).__name__}). "
            "Check ZHIDU_CHROMA_URL or ZHIDU_VECTOR_STORE, or run: zhidu index"
        ) from None


def chroma_client(url: str | None, folder: Path) -> "ClientAPI":
    """A server where `url` names one, else the embedded database in `folder`. Raises StoreError."""
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    if not url:
        with _answering():
            return chromadb.PersistentClient(str(folder), settings=quiet)
    parts, port = _address(url)
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
    try:
        return chromadb.HttpClient(
            f"{parts.scheme}://{host}:{port}{parts.path.rstrip('/')}", port, parts.scheme == "https",
            _credentials(parts), quiet,
        )  # fmt: skip
    except Exception:  # noqa: BLE001  chromadb raises ValueError, httpx errors and its own for a server that is away
        raise StoreError(f"ZHIDU_CHROMA_URL: no Chroma server answers at {host}:{port}") from None


def _address(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        if parts.hostname and parts.scheme in ("http", "https"):
            return parts, parts.port or (443 if parts.scheme == "https" else 8000)
    except ValueError:
        pass  # its message repeats a part of the URL, which may be the password
    raise StoreError("ZHIDU_CHROMA_URL is no address; write it as http://host:8000 or https://user:password@host")


def _credentials(parts: SplitResult) -> dict[str, str]:
    """What stands before the @ as basic authentication, which proxies in front of Chroma ask for."""
    if not parts.username:
        return {}
    pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}


def open_store(
    name: str, embeddings: "Embeddings", url: str | None, folder: Path, factory: str | None
) -> "VectorStore":
    """The vector store for one build. `factory` is `package.module:callable(name, embeddings)`. Raises StoreError."""
    if factory:
        return _made(factory, name, embeddings)
    from langchain_chroma import Chroma

    client: Any = chroma_client(url, folder)  # its type does not tell of close()
    with _answering():
        store = Chroma(name, embeddings, client=client, collection_configuration={"hnsw": HNSW})
    weakref.finalize(store, _close, client)  # until then the database holds files open, and a server's client sockets
    return store


def _close(client: Any) -> None:
    client.close()
    for api in (client, getattr(client, "_admin_client", None)):
        session = getattr(getattr(api, "_server", None), "_session", None)
        if session is not None:
            session.close()  # chromadb 1.5 forgets its HTTP connections


def _made(factory: str, name: str, embeddings: "Embeddings") -> "VectorStore":
    module, _, attribute = factory.partition(":")
    try:
        make = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise StoreError(
            f"ZHIDU_VECTOR_STORE={factory} cannot be loaded ({error}); write it as package.module:factory"
        ) from None
    with _answering():
        store: VectorStore = make(name, embeddings)
    return store


def publish(
    store: "VectorStore", embeddings: "KnownVectors", passages: Sequence[Passage], vectors: Vectors,
    progress: Callable[[int], None] = lambda done: None,
) -> None:  # fmt: skip
    """Put every passage with its vector into the store, its number in the metadata. Raises StoreError."""
    for start in range(0, len(passages), BATCH):
        batch = passages[start : start + BATCH]
        texts = [f"{passage.kind}:{passage.text}" for passage in batch]
        embeddings.know(texts, vectors[start : start + BATCH])
        metadata = [{"row": start + i, "article": passage.row, "kind": passage.kind} for i, passage in enumerate(batch)]
        with _answering():
            store.add_texts(texts, metadata, ids=[str(start + i) for i in range(len(batch))])
        progress(start + len(batch))
