"""One turn in process ÷ the embedding call alone: python -m eval.bench.turn (goal ≤ 1.5).

Every question is a real one of the development split, asked once, in a conversation of its own that nothing stores.
Turn and embedding take turns, question by question, and each other question is embedded first. A ratio near 1 means
that the embedding engine is all that a user waits for. The slowest tenth is shown too: a mean hides it.
"""

import gc
import sys
from functools import partial

import numpy as np

from assistant.build import Parts
from assistant.reply import Turn
from assistant.turn import take_turn
from eval.bench.timing import seconds
from eval.embedded import throw_away_parts
from eval.lines import cases_of

SUITE = "questions-dev"
QUESTIONS = 200
WARM_UP = 10  # questions before the clock starts, none of them asked again
GOAL = 1.5  # turn ÷ embedding


def main() -> int:
    parts = throw_away_parts()
    texts = spread([case.steps[0].say for case in cases_of(SUITE)], QUESTIONS + WARM_UP)
    for text in texts[:WARM_UP]:
        both(text, parts, turn_first=True)
    gc.collect()
    pairs = [both(text, parts, turn_first=n % 2 == 0) for n, text in enumerate(texts[WARM_UP:])]
    turns, embeddings = np.array(pairs).T * 1000
    print(f"turn ÷ embedding, {len(pairs)} questions: {np.median(turns / embeddings):.2f} (goal ≤ {GOAL})")
    print(f"  medians: turn {np.median(turns):.1f} ms, embedding {np.median(embeddings):.1f} ms")
    print(f"  ninth decile: turn {np.quantile(turns, 0.9):.1f} ms, embedding {np.quantile(embeddings, 0.9):.1f} ms")
    print(f"  beside the embedding: {np.median(turns - embeddings):.1f} ms")
    return 0


def spread(texts: list[str], count: int) -> list[str]:
    """`count` different texts, taken evenly from the whole list, which is sorted by article."""
    different = list(dict.fromkeys(texts))
    return different[:: max(len(different) // count, 1)][:count]


def both(text: str, parts: Parts, turn_first: bool) -> tuple[float, float]:
    """Seconds of one turn and of embedding its text."""
    turn = partial(take_turn, Turn(text, "bench"), parts)
    embed = partial(parts.searcher.engine.query, text)
    if turn_first:
        return seconds(turn), seconds(embed)
    embedding = seconds(embed)
    return seconds(turn), embedding


if __name__ == "__main__":
    sys.exit(main())
