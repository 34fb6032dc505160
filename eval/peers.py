"""Peers side by side: what a tutorial builds with LangChain, and BM25 alone, over the same articles and questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.build import Parts
from corpus.embed import Engine
from corpus.embeddings import EngineEmbeddings
from corpus.files import read_file
from corpus.lexical import LexicalIndex, tokens
from corpus.manifest import read_manifest
from corpus.passages import article_text, corpus_rows
from corpus.search import Searcher
from eval.case import Case
from eval.play import DEPTH, Ranked

CHUNK, OVERLAP = 500, 50  # characters
BEGINNING = 20  # characters of an article that a chunk must hold to stand for it
Results = list[frozenset[str]]


@dataclass(frozen=True)
class Peer:
    """`find` takes a question and gives DEPTH results, best first, each the article ids that it stands for."""

    name: str
    find: Callable[[str], Results]

    def ranked(self, cases: Sequence[Case]) -> list[Ranked]:
        return [Ranked(case, tuple(self.find(case.last.say))) for case in cases]


def peers(parts: Parts) -> list[Peer]:
    """Stock: RecursiveCharacterTextSplitter, 500 characters with 50 shared, the same embedding engine, Chroma.

    Its results are chunks, not articles: a chunk counts as right when it holds the beginning of a gold article, though
    it holds about five and says not which of them answers. The other systems must name the one article.
    """
    day = parts.settings.today()
    return [
        Peer("stock LangChain (chunks)", stock(parts.settings.corpus, parts.searcher.engine, parts.searcher, day)),
        Peer("BM25 alone", lexical(parts.searcher)),
    ]


def stock(folder: Path, engine: Engine, searcher: Searcher, day: date) -> Callable[[str], Results]:
    """Chunks of the files as they are, in Chroma; each stands for the articles that begin in it."""
    entries = read_manifest(folder / "manifest.toml")
    files = dict.fromkeys(version.file for entry in entries for version in entry.versions)
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    chunks = [chunk for file in files for chunk in splitter.split_text(_whole_text(folder / file))]
    client = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False))
    store = Chroma(
        "stock", EngineEmbeddings(engine), client=client, collection_configuration={"hnsw": {"space": "cosine"}}
    )
    store.add_texts(chunks)
    begins = {str(article.id): article.text[:BEGINNING] for article in searcher.corpus.articles(day)}
    articles = {chunk: frozenset(i for i, begin in begins.items() if begin in chunk) for chunk in chunks}
    return lambda text: [articles[document.page_content] for document in store.similarity_search(text, k=DEPTH)]


def _whole_text(path: Path) -> str:
    return "\n".join(line.text for line in read_file(path))


def lexical(searcher: Searcher) -> Callable[[str], Results]:
    articles = corpus_rows(searcher.corpus)
    index = LexicalIndex.build([article_text(article) for article in articles])

    def find(text: str) -> Results:
        best = np.argsort(-index.scores(tokens(text)), kind="stable")[:DEPTH]
        return [frozenset({str(articles[row].id)}) for row in best]

    return find
