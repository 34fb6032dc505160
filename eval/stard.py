"""The peers and our ranking side by side on STARD, as a suite of a report (eval/bench/stard.py says what is what)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.settings import load_settings
from corpus.lexical import Scores
from eval.bench.stard import Bench, embedded, first, held_out, read, systems
from eval.case import Case, Expected, Step
from eval.figures import figures, ranking_shares
from eval.peers import CHUNK, OVERLAP
from eval.play import DEPTH, Ranked

OURS = "zhidu (adapted, score fusion)"
Ranking = Callable[[int], Scores]


def side_by_side(path: Path) -> dict[str, Any]:
    """STARD as a suite without cases of its own: figures of our ranking, and of each peer, on the same questions."""
    bench = read(path)
    known = systems(bench, held_out(bench, disjoint=False))
    rankings = {
        OURS: known["ours"], "stock LangChain (chunks)": stock(bench), "BM25 alone": known["BM25"],
        "vectors alone": known["dense"],
    }  # fmt: skip
    rows = {name: _figures(bench, ranking) for name, ranking in rankings.items()}
    return {
        "name": "stard", "title": "STARD", "reads": "Lay questions over statute articles, put to search.",
        "split": "frozen", "how": "search", "gate": {}, "seed": 0, "n": len(bench.questions), "figures": rows[OURS],
        "peers": rows, "cases": [], "tradeoff": None, "skipped": {},
    }  # fmt: skip


def stock(bench: Bench) -> Ranking:
    """An article is as close as its closest chunk: stock vectors over recursively split texts."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    pieces = [(row, chunk) for row, text in enumerate(bench.texts) for chunk in splitter.split_text(text)]
    rows = np.array([row for row, _ in pieces])
    vectors = embedded([chunk for _, chunk in pieces], bench.engine, load_settings().home / "bench")

    def scores(number: int) -> Scores:
        best = np.full(len(bench.articles), -1.0, np.float32)
        np.maximum.at(best, rows, vectors @ bench.asked[number])
        return best

    return scores


def _figures(bench: Bench, ranking: Ranking) -> list[dict[str, Any]]:
    depth = min(DEPTH, len(bench.articles) - 1)
    ranked = [
        Ranked(_case(number, question.gold), tuple(frozenset({str(row)}) for row in first(ranking(number), depth)))
        for number, question in enumerate(bench.questions)
    ]
    shares = ranking_shares(ranked)
    return [vars(figure) for figure in figures(shares, dict.fromkeys(shares, "all"))]


def _case(number: int, gold: tuple[int, ...]) -> Case:
    expected = Expected(gold=tuple((str(row),) for row in gold))
    return Case(f"stard-{number}", "question", "", (Step("", "", expected),))
