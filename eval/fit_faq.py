"""Fit what tells one question from another for HR's answers (assistant/faqs/likeness.py): python -m eval.fit_faq

The data are 40 FAQs written for it, each with paraphrases (`hits`) and near misses (`misses`), of which many differ
from the FAQ in a single word; and each FAQ's own questions with a word of courtesy around them. Printed are figures of
FAQs left out in turn, in ten folds; kept is the fit on all.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.build import open_searcher
from assistant.faqs import likeness
from assistant.faqs.likeness import Closeness, Wording, features, of_one_matter
from assistant.settings import load_settings
from corpus.query import normalise
from corpus.search import Searcher

DATA = Path(__file__).with_name("bench") / "faqs.jsonl"
KEPT = Path(likeness.__file__).with_name("likeness.json")
COURTESY = ("请问{}", "{}呢?", "想问下{},谢谢")  # a question stays the same in these
THRESHOLD = 0.93  # of the near misses, the hardest questions there are, about 1 in 100 passes it
FOLDS = 10
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Questions against FAQs: features (n, f), hits, misses or courtesy, whether same, and of which FAQ each is."""

    names: tuple[str, ...]
    values: Array
    kind: NDArray[np.str_]
    same: NDArray[np.bool_]
    group: NDArray[np.int64]
    matter: NDArray[np.bool_]  # whether they share a word of their matter, without which a FAQ does not answer


def read_faqs() -> list[dict[str, Any]]:
    return [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


def pairs(searcher: Searcher) -> Pairs:
    rows, kinds, group, matter = [], [], [], []
    for number, faq in enumerate(read_faqs()):
        wordings = [normalise(text) for text in (faq["question"], *faq["similar"])]
        vectors = searcher.engine.queries(wordings)
        parted = [Wording.of(text, searcher.meant(text)) for text in wordings]
        said = {kind: faq[kind] for kind in ("hits", "misses")}
        said["courtesy"] = [way.format(text) for way in COURTESY for text in (faq["question"], *faq["similar"])]
        for kind, texts in said.items():
            for text in map(normalise, texts):
                vector = searcher.vector_of(text)
                near = Closeness(
                    float((vectors @ vector).max()), searcher.usual(vector), searcher.rival(vector, faq["articles"])
                )
                rows.append(features(Wording.of(text, searcher.meant(text)), parted, near))
                kinds.append(kind)
                matter.append(of_one_matter(Wording.of(text, searcher.meant(text)), parted))
                group.append(number)
    names = tuple(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    said_as = np.array(kinds, np.str_)
    return Pairs(names, values, said_as, said_as != "misses", np.array(group), np.array(matter))


def fit(found: Pairs) -> likeness.Model:
    """The weights for features as they are, without the scaling that the fit needs."""
    model = _pipeline().fit(found.values, found.same)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    return likeness.Model({n: round(float(w), 4) for n, w in zip(found.names, weights, strict=True)}, bias, THRESHOLD)


def figures(found: Pairs) -> str:
    left_out = cross_val_predict(
        _pipeline(), found.values, found.same, groups=found.group, cv=GroupKFold(FOLDS), method="predict_proba"
    )[:, 1]
    lines = [f"left out in turn ({len(found.same)} questions): AUROC {roc_auc_score(found.same, left_out):.3f}"]
    for threshold in (0.5, 0.7, 0.8, 0.9, THRESHOLD):
        answered = (left_out >= threshold) & found.matter
        shares = [f"{kind} {answered[found.kind == kind].mean():.3f}" for kind in ("courtesy", "hits", "misses")]
        lines.append(f"answered from {threshold}: {', '.join(shares)}")
    return "\n".join(lines)


def _pipeline() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression())


def main(arguments: Sequence[str]) -> None:
    found = pairs(open_searcher(load_settings()))
    print(figures(found))
    if "--dry" not in arguments:
        KEPT.write_text(f"{json.dumps(asdict(fit(found)), indent=1)}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
