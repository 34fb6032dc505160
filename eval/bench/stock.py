"""The stock LangChain pipeline, BM25 alone and this project's search, side by side: python -m eval.bench.stock [suite…]

Stock is what a tutorial builds: RecursiveCharacterTextSplitter, 500 characters with 50 shared, the same embedding
engine, Chroma. It finds chunks, not articles: a chunk counts as right when it holds the beginning of a gold article,
though it holds about five articles and says not which of them answers. Read its R@1 with that in mind: the other two
rows must name the one article.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.embed import LangChainEngine
from corpus.files import read_file
from corpus.lexical import LexicalIndex, tokens
from corpus.manifest import read_manifest
from corpus.passages import article_text, corpus_rows
from corpus.search import Searcher
from eval.case import Case, read_suite
from eval.run import throw_away_parts

SUITES = ("dev-meaning", "frozen")
CHUNK, OVERLAP = 500, 50  # characters
DEPTH = 10  # results asked of each system
BEGINNING = 20  # characters of an article that a chunk must hold
Found = list[frozenset[str]]  # best first: the article ids that each result stands for


@dataclass(frozen=True)
class System:
    """`find` takes a question and gives `DEPTH` results."""

    name: str
    find: Callable[[str], Found]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="*", default=SUITES, help="names in eval/suites, or paths to .jsonl files")
    arguments = parser.parse_args(argv)
    parts = throw_away_parts()
    day = parts.settings.today()
    engine = parts.searcher.engine
    assert isinstance(engine, LangChainEngine)
    systems = (
        System("stock LangChain", stock(parts.settings.corpus, engine, parts.searcher, day)),
        System("BM25 alone", lexical(parts.searcher)),
        System("zhidu", lambda text: [frozenset({str(h.article.id)}) for h in parts.searcher.search(text, DEPTH, day)]),
    )
    for suite in arguments.suites:
        cases = [case for case in read_suite(suite) if case.gold and len(case.turns) == 1]
        print(f"{suite}, {len(cases)} questions\n{'':<18}{'R@1':>8}{'R@3':>8}{'R@5':>8}{'MRR@10':>8}{'ms/query':>10}")
        for system, (ranks, ms) in zip(systems, compared(systems, cases), strict=True):
            recalls = "".join(f"{np.mean(ranks < k):>8.3f}" for k in (1, 3, 5))
            mrr = np.mean(np.where(ranks < DEPTH, 1 / (ranks + 1), 0.0))
            print(f"{system.name:<18}{recalls}{mrr:>8.3f}{ms:>10.1f}")
    return 0


def compared(
    systems: Sequence[System], cases: Sequence[Case]
) -> list[tuple[np.ndarray[tuple[int], np.dtype[np.int64]], float]]:
    """For each system the rank of the first right result (`DEPTH` where there is none), and median ms a query."""
    ranks = np.zeros((len(systems), len(cases)), np.int64)
    taken = np.zeros((len(systems), len(cases)))
    for column, case in enumerate(cases):
        for row, system in enumerate(systems):  # in turns, so that a slow moment slows all of them
            started = time.perf_counter()
            found = system.find(case.turns[0])
            taken[row, column] = (time.perf_counter() - started) * 1000
            ranks[row, column] = next((n for n, ids in enumerate(found) if ids & case.gold_ids), DEPTH)
    return [(ranks[row], float(np.median(taken[row]))) for row in range(len(systems))]


def stock(folder: Path, engine: LangChainEngine, searcher: Searcher, day: date) -> Callable[[str], Found]:
    """Chunks of the files as they are, in Chroma; each stands for the articles that begin in it."""
    files = dict.fromkeys(
        version.file for entry in read_manifest(folder / "manifest.toml") for version in entry.versions
    )
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    chunks = [chunk for file in files for chunk in splitter.split_text(whole_text(folder / file))]
    client = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False))
    store = Chroma("stock", engine, client=client, collection_configuration={"hnsw": {"space": "cosine"}})
    store.add_texts(chunks)
    begins = {str(a.id): a.text[:BEGINNING] for a in searcher.corpus.articles(day)}
    articles = {chunk: frozenset(i for i, begin in begins.items() if begin in chunk) for chunk in chunks}
    print(f"stock: {len(chunks)} chunks, {np.mean([len(held) for held in articles.values()]):.1f} articles in each")
    return lambda text: [articles[document.page_content] for document in store.similarity_search(text, k=DEPTH)]


def whole_text(path: Path) -> str:
    return "\n".join(line.text for line in read_file(path))


def lexical(searcher: Searcher) -> Callable[[str], Found]:
    articles = corpus_rows(searcher.corpus)
    index = LexicalIndex.build([article_text(article) for article in articles])

    def find(text: str) -> Found:
        best = np.argsort(-index.scores(tokens(text)), kind="stable")[:DEPTH]
        return [frozenset({str(articles[row].id)}) for row in best]

    return find


if __name__ == "__main__":
    sys.exit(main())
