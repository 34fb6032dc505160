"""What each mechanism adds, on the frozen split: python -m eval.ablate

Search: a signal is left out by giving it no weight (nothing is fitted again). Without expected questions: another index
of the same corpus. Refusal: how well one quantity alone would tell answerable from unanswerable, and the judge.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sklearn.metrics import roc_auc_score

from assistant.build import Parts
from assistant.judge import features, probability
from corpus.knowledge import Knowledge, load_knowledge
from corpus.search import Searcher, read_weights
from corpus.signals import SIGNALS
from eval.case import Case
from eval.embedded import searcher_knowing, throw_away_parts
from eval.lines import cases_of

RANKS = (1, 3, 5)
ASKED = ("meaning", "yes_no", "blank", "outside")


def main() -> int:
    parts = throw_away_parts()
    frozen = cases_of("questions-frozen")
    answerable = [case for case in frozen if case.kind in ASKED]
    unanswerable = [case for case in frozen if case.kind == "unanswerable"]
    print(f"search on {len(answerable)} frozen questions{'':<12}" + "".join(f"  R@{k}  " for k in RANKS))
    for name, searcher in _variants(parts):
        print(f"  {name:<40}" + "  ".join(f"{share:.3f}" for share in _recall(answerable, searcher, parts)))
    print(f"refusal of {len(unanswerable)} frozen questions, AUROC")
    for name, area in _areas(answerable, unanswerable, parts):
        print(f"  {name:<40}{area:.3f}")
    return 0


def _variants(parts: Parts) -> list[tuple[str, Searcher]]:
    weights = read_weights()
    left_out = [(f"without {name}", parts.searcher.reweighted(weights | {name: 0.0})) for name in SIGNALS]
    known = load_knowledge(parts.settings.corpus)
    return [
        ("everything", parts.searcher),
        *left_out,
        ("without the lexicon of everyday words", searcher_knowing(parts, replace(known, lexicon={}))),
        ("without expected questions", searcher_knowing(parts, replace(known, questions={}))),
        ("without any of this knowledge", searcher_knowing(parts, Knowledge())),
    ]


def _recall(cases: Sequence[Case], searcher: Searcher, parts: Parts) -> list[float]:
    day = parts.settings.today()
    found = [[str(hit.article.id) for hit in searcher.search(case.last.say, max(RANKS), day)] for case in cases]
    hits = [[bool(case.gold_ids & set(ids[:k])) for case, ids in zip(cases, found, strict=True)] for k in RANKS]
    return [float(np.mean(row)) for row in hits]


def _areas(answerable: Sequence[Case], unanswerable: Sequence[Case], parts: Parts) -> list[tuple[str, float]]:
    day = parts.settings.today()
    findings = [parts.searcher.look(case.last.say, day) for case in (*answerable, *unanswerable)]
    labels = [1] * len(answerable) + [0] * len(unanswerable)
    rows = [("the judge", [probability(finding) for finding in findings])]
    for name in ("belief", "expected", "beside", "domain", "odds", "unwritten", "question", "text", "words"):
        sign = -1 if name in ("beside", "unwritten") else 1
        rows.append((f"{name} alone", [sign * features(finding)[name] for finding in findings]))
    return [(name, float(roc_auc_score(labels, values))) for name, values in rows]


if __name__ == "__main__":
    sys.exit(main())
