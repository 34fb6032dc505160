"""LangChain's `Embeddings`: an engine as a vector store of theirs sees it, and vectors that exist already.

In a file of its own, since LangChain takes a fifth of a second to load, and search needs it for another store only.
"""

from collections.abc import Sequence

from langchain_core.embeddings import Embeddings

from corpus.embed import Engine, Vectors


class EngineEmbeddings(Embeddings):
    """An engine: its queries and its passages."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def embed_query(self, text: str) -> list[float]:
        return [float(x) for x in self._engine.query(text)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(x) for x in row] for row in self._engine.passages(texts)]


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
