"""Lay questions over 55,404 statute articles: python -m eval.bench.stard PATH

PATH holds articles.jsonl.gz {id, title, text} and questions.jsonl {id, text, gold}. Recall is the share of a question's
gold articles among the first k, averaged over questions. "ours" is eval/bench/fusion.py: adapted question vector, exact
cosines, BM25 added. A question on which the shipped adapter was fitted is never scored by it: such questions go through
an adapter fitted in this run on the other four folds. --disjoint makes folds that share no gold article (the adapter
must then carry over to articles that nobody asked about); --write fits on all questions and replaces what ships.

Vectors are kept in ZHIDU_HOME/bench; an hour on two cores the first time, and a killed run goes on where it was.
"""

import argparse
import gzip
import hashlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import numpy as np
from rich.progress import track

from assistant.settings import load_settings
from corpus.embed import Engine, Vectors, open_engine
from corpus.lexical import LexicalIndex, Scores, tokens
from corpus.signals import Rows
from eval.bench.fit_adapter import digest, fit
from eval.bench.fusion import ADAPTER, Adapter, fused

TEXT_CHARS = 600  # of title and text together that are embedded
BATCH = 64  # texts
FOLDS = 5
DEPTH = 100
RANK_CONSTANT = 10  # of reciprocal-rank fusion
TIMED = 200  # questions searched for the time
GOAL_RECALL, GOAL_MS = 0.61, 20


@dataclass(frozen=True)
class Question:
    """`gold` are rows of the articles."""

    text: str
    gold: tuple[int, ...]


@dataclass(frozen=True)
class Bench:
    """Everything embedded: `articles` (n, d) of `texts`, `asked` (m, d), one row for each of `questions`."""

    questions: list[Question]
    texts: list[str]
    articles: Vectors
    asked: Vectors
    words: LexicalIndex
    engine: Engine


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--disjoint", action="store_true", help="folds that share no gold article")
    parser.add_argument("--write", action="store_true", help="fit on all questions and replace the shipped adapter")
    arguments = parser.parse_args(argv)
    bench = read(arguments.path)
    adapted = held_out(bench, arguments.disjoint)
    print(f"{len(bench.questions)} questions, {len(bench.articles)} articles")
    print(f"{'':<14}{'R@10':>8}{'MRR@10':>8}{'R@100':>8}")
    for name, ranking in systems(bench, adapted).items():
        print(f"{name:<14}" + "".join(f"{value:>8.3f}" for value in measured(bench, ranking)), flush=True)
    print(f"goal: ours R@10 ≥ {GOAL_RECALL}")
    show_times(bench)
    if arguments.write:
        fit_on(bench, range(len(bench.questions))).save(ADAPTER)
    return 0


# --- reading --------------------------------------------------------------------------------------------------------


def read(path: Path) -> Bench:
    with gzip.open(path / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    rows = {article["id"]: row for row, article in enumerate(articles)}
    questions = [
        Question(data["text"], tuple(rows[gold] for gold in data["gold"] if gold in rows))
        for data in map(json.loads, (path / "questions.jsonl").read_text(encoding="utf-8").splitlines())
    ]
    questions = [question for question in questions if question.gold]
    texts = [f"{article['title']} {article['text']}" for article in articles]
    settings = load_settings()
    engine = open_engine(settings.embedding)
    vectors = embedded([text[:TEXT_CHARS] for text in texts], engine, settings.home / "bench")
    words = LexicalIndex.build(texts)
    return Bench(questions, texts, vectors, engine.queries([q.text for q in questions]), words, engine)


def embedded(texts: Sequence[str], engine: Engine, folder: Path) -> Vectors:
    """(n, d) float32; a row of zeros in the file is one that is not embedded yet."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{vectors_name(texts, engine.name)}.npy"
    if not path.exists():
        size = len(engine.query("a"))
        np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=(len(texts), size)).flush()
    kept = np.lib.format.open_memmap(path, mode="r+")
    missing = sorted(np.flatnonzero(~kept.any(axis=1)).tolist(), key=lambda row: len(texts[row]))
    batches = [missing[start : start + BATCH] for start in range(0, len(missing), BATCH)]
    for batch in track(batches, "embedding", disable=not batches):
        kept[batch] = engine.passages([texts[row] for row in batch])
    kept.flush()
    return np.array(kept)


def vectors_name(texts: Sequence[str], engine: str) -> str:
    sha = hashlib.sha256(engine.encode())
    for text in texts:
        sha.update(b"\0" + text.encode())
    return f"stard-{sha.hexdigest()[:16]}"


# --- our ranking, honestly ------------------------------------------------------------------------------------------


def held_out(bench: Bench, disjoint: bool) -> Vectors:
    """(m, d) question vectors, each adapted by an adapter that has not seen the question."""
    shipped = Adapter.load() if ADAPTER.exists() else None
    seen = [shipped is None or disjoint or digest(q.text) in shipped.fitted_on for q in bench.questions]
    adapted = bench.asked.copy()
    if shipped and shipped.engine == bench.engine.name:
        adapted = shipped.adapted(adapted)
    if any(seen):
        folds = disjoint_folds(bench.questions) if disjoint else np.arange(len(seen)) % FOLDS
        for fold in range(FOLDS):
            tested = np.flatnonzero(np.array(seen) & (folds == fold))
            adapted[tested] = fit_on(bench, np.flatnonzero(folds != fold).tolist()).adapted(bench.asked[tested])
    print(f"adapter: {sum(seen)} questions through {FOLDS} folds, {len(seen) - sum(seen)} through the shipped one")
    return adapted


def fit_on(bench: Bench, chosen: Sequence[int]) -> Adapter:
    questions = [bench.questions[number] for number in chosen]
    adapter = fit(bench.asked[list(chosen)], bench.articles, [q.gold for q in questions], bench.engine.name)
    return replace(adapter, fitted_on=frozenset(digest(question.text) for question in questions))


def disjoint_folds(questions: Sequence[Question]) -> Rows:
    """A fold for each question; questions with a gold article in common are in the same one."""
    groups: list[tuple[set[int], list[int]]] = []  # gold articles, and the questions that have them
    for number, question in enumerate(questions):
        gold, members = set(question.gold), [number]
        joined = [group for group in groups if group[0] & gold]
        groups = [group for group in groups if not group[0] & gold]
        for other_gold, others in joined:
            gold |= other_gold
            members += others
        groups.append((gold, members))
    folds, sizes = np.zeros(len(questions), np.int64), [0] * FOLDS
    for _, members in sorted(groups, key=lambda group: -len(group[1])):
        smallest = sizes.index(min(sizes))
        folds[members] = smallest
        sizes[smallest] += len(members)
    return folds


# --- ranking and measuring ------------------------------------------------------------------------------------------


def systems(bench: Bench, adapted: Vectors) -> dict[str, Callable[[int], Scores]]:
    """By name: a question's number → a score for each article."""

    def lexical(number: int) -> Scores:
        return bench.words.scores(tokens(bench.questions[number].text))

    def dense(number: int) -> Scores:
        return np.asarray(bench.articles @ bench.asked[number])

    def by_rank(number: int) -> Scores:
        ranks = [np.argsort(np.argsort(-scores)) for scores in (lexical(number), dense(number))]
        return np.asarray(sum(1 / (RANK_CONSTANT + rank) for rank in ranks), np.float32)

    return {
        "BM25": lexical,
        "dense": dense,
        "rank fusion": by_rank,
        "score fusion": lambda number: fused(dense(number), lexical(number)),
        "adapted": lambda number: bench.articles @ adapted[number],
        "ours": lambda number: fused(bench.articles @ adapted[number], lexical(number)),
    }


def measured(bench: Bench, ranking: Callable[[int], Scores]) -> tuple[float, float, float]:
    """R@10, MRR@10, R@100."""
    rows = [_measures(first(ranking(number), DEPTH), set(q.gold)) for number, q in enumerate(bench.questions)]
    recall10, mrr, recall100 = np.mean(rows, axis=0)
    return float(recall10), float(mrr), float(recall100)


def _measures(found: list[int], gold: set[int]) -> tuple[float, float, float]:
    places = [place for place, row in enumerate(found, 1) if row in gold]
    in_ten = [place for place in places if place <= 10]
    return len(in_ten) / len(gold), 1 / in_ten[0] if in_ten else 0.0, len(places) / len(gold)


def first(scores: Scores, count: int) -> list[int]:
    """The rows of the best `count` scores, best first."""
    best = np.argpartition(-scores, count)[:count]
    return [int(row) for row in best[np.argsort(-scores[best], kind="stable")]]


def show_times(bench: Bench) -> None:
    """A search as a user waits for it: words and vector in, rows out; with and without embedding the question."""
    size = bench.asked.shape[1]
    adapter = Adapter(bench.engine.name, np.zeros((size, size), np.float32), np.zeros(size, np.float32))

    def search(text: str, vector: Vectors) -> None:
        first(fused(bench.articles @ adapter.adapted(vector), bench.words.scores(tokens(text))), 10)

    alone, whole = [], []
    for question in bench.questions[:TIMED]:
        started = time.perf_counter()
        vector = bench.engine.query(question.text)
        embedded_at = time.perf_counter()
        search(question.text, vector)
        alone.append(time.perf_counter() - embedded_at)
        whole.append(time.perf_counter() - started)
    print(f"search, median of {len(alone)}: {median(alone) * 1000:.1f} ms (goal ≤ {GOAL_MS}), "
          f"with embedding the question {median(whole) * 1000:.1f} ms")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
