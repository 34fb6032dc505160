"""Fit the weights of the signals and the judge on the development split: python -m eval.fit

Writes corpus/ranking.json and assistant/judge.json. Both models are linear with a handful of weights; what they would
reach on unseen questions is printed from five folds. The frozen split is never read here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import assistant.judge
import corpus.search
from assistant.build import Parts
from assistant.judge import BARE, features
from corpus.knowledge import load_knowledge
from corpus.passages import corpus_rows
from corpus.search import Finding, Searcher
from corpus.signals import SIGNALS
from eval.case import Case
from eval.embedded import searcher_knowing, throw_away_parts
from eval.lines import QUESTIONS, cases_of

Array = NDArray[np.float64]
FOLDS, SEED = 5, 7
PENALTY = 1e-3  # on the weights of signals scaled to unit variance
STRENGTH = 0.3  # inverse of the regularisation of the judge, on features scaled to unit variance
ANSWERABLE_REFUSED_MOST = 0.05  # share of answerable development questions that the threshold may refuse


@dataclass(frozen=True)
class RankingData:
    """`signals` (m, n, s) of m questions, `gold` (m, n) which articles are right."""

    signals: Array
    gold: NDArray[np.bool_]


def main() -> None:
    parts = throw_away_parts()
    cases = cases_of(*QUESTIONS)
    answerable = [c for c in cases if c.gold_ids and c.kind in ("meaning", "yes_no", "blank", "outside")]
    unanswerable = [c for c in cases if c.kind == "unanswerable"]
    weights = fit_ranking(ranking_data(answerable, parts.searcher))
    _write(corpus.search.RANKING, {"weights": weights})
    searcher = _with(parts, weights)
    fit_judge(answerable, unanswerable, searcher, parts)


def ranking_data(cases: Sequence[Case], searcher: Searcher) -> RankingData:
    ids = [str(article.id) for article in corpus_rows(searcher.corpus)]
    signals = np.stack([searcher.evidence(case.last.say).matrix for case in cases]).astype(np.float64)
    gold = np.array([[article in case.gold_ids for article in ids] for case in cases])
    return RankingData(signals, gold)


def fit_ranking(data: RankingData) -> dict[str, float]:
    """A softmax over articles whose logit is a weighted sum of the signals; weights are never negative."""
    folds = np.arange(len(data.signals)) % FOLDS
    ranks = np.zeros(len(folds), np.int64)
    for fold in range(FOLDS):
        weights = softmax_weights(data.signals[folds != fold], data.gold[folds != fold])
        ranks[folds == fold] = ranks_of(data.signals[folds == fold] @ weights, data.gold[folds == fold])
    shares = " ".join(f"R@{k} {np.mean(ranks < k):.3f}" for k in (1, 3, 5))
    print(f"ranking, {len(folds)} development questions, {FOLDS} folds: {shares}")
    return dict(zip(SIGNALS, np.round(softmax_weights(data.signals, data.gold), 3).tolist(), strict=True))


def softmax_weights(signals: Array, gold: NDArray[np.bool_]) -> Array:
    scale = signals.std(axis=(0, 1))
    scaled = signals / scale

    def loss(weights: Array) -> tuple[float, Array]:
        logits = scaled @ weights
        everyone, right = _softmax(logits), _softmax(np.where(gold, logits, -np.inf))
        value = np.mean(_log_sum(logits) - _log_sum(np.where(gold, logits, -np.inf))) + PENALTY * weights @ weights
        slope = np.einsum("mn,mns->s", everyone - right, scaled) / len(scaled) + 2 * PENALTY * weights
        return float(value), slope

    found = minimize(
        loss, np.ones(signals.shape[-1]), jac=True, method="L-BFGS-B", bounds=[(0, None)] * signals.shape[-1]
    )
    return np.asarray(found.x / scale)


def _softmax(logits: Array) -> Array:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def _log_sum(logits: Array) -> Array:
    top = logits.max(axis=1)
    return np.asarray(top + np.log(np.exp(logits - top[:, None]).sum(axis=1)))


def ranks_of(logits: Array, gold: NDArray[np.bool_]) -> NDArray[np.int64]:
    """0 where a right article is first."""
    best = np.where(gold, logits, -np.inf).max(axis=1)
    return np.asarray((logits > best[:, None]).sum(axis=1), np.int64)


def _with(parts: Parts, weights: dict[str, float]) -> Searcher:
    return parts.searcher.reweighted(weights)


def fit_judge(answerable: Sequence[Case], unanswerable: Sequence[Case], searcher: Searcher, parts: Parts) -> None:
    """Logistic regressions; the threshold keeps refusals of answerable questions below the given share.

    What judges articles without questions learns from the same cases, in an index that has none for any article.
    """
    day = parts.settings.today()
    cases = [*answerable, *unanswerable]
    labels = np.repeat([1, 0], [len(answerable), len(unanswerable)])
    findings = [searcher.look(case.last.say, day) for case in cases]
    written, threshold = _line("judge", findings, labels, list(features(findings[0])))
    known = load_knowledge(parts.settings.corpus)
    unaided = searcher_knowing(parts, replace(known, questions={}))
    found = [unaided.look_with(finding.question, finding.vector, day) for finding in findings]
    bare, bare_threshold = _line("judge without questions", found, labels, BARE)
    bare["bias"] = round(float(bare["bias"]) + _logit(threshold) - _logit(bare_threshold), 4)  # one threshold for both
    path = Path(assistant.judge.__file__).with_name("judge.json")
    _write(path, {"written": written, "bare": bare, "threshold": round(threshold, 4)})


def _line(
    title: str, findings: Sequence[Finding], labels: NDArray[np.int64], names: Sequence[str]
) -> tuple[dict[str, Any], float]:
    """The model over the named features, as data, and its threshold, learned in folds."""
    values = np.array([[features(finding)[name] for name in names] for finding in findings])
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    probabilities = cross_val_predict(logistic(), values, labels, cv=folds, method="predict_proba")[:, 1]
    threshold = float(np.quantile(probabilities[labels == 1], ANSWERABLE_REFUSED_MOST))
    refused = float(np.mean(probabilities[labels == 0] < threshold))
    area = roc_auc_score(labels, probabilities)
    print(f"{title}, {FOLDS} folds: AUROC {area:.3f}; refuses {refused:.3f} of {sum(labels == 0)} unanswerable")
    print(f"  while refusing {ANSWERABLE_REFUSED_MOST} of {sum(labels == 1)} answerable, at threshold {threshold:.3f}")
    return plain(logistic().fit(values, labels), names), threshold


def _logit(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def plain(model: Pipeline, names: Sequence[str]) -> dict[str, Any]:
    """The scaled model as weights on the features themselves."""
    scaler, regression = model.steps[0][1], model.steps[1][1]
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    return {"weights": dict(zip(names, np.round(weights, 4).tolist(), strict=True)), "bias": round(bias, 4)}


def logistic() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000, class_weight="balanced"))


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
