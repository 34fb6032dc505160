"""Fit the weights of the signals and the judge on the development split: python -m eval.fit

Writes corpus/ranking.json and assistant/judge.json. Both models are linear with a handful of weights; what they would
reach on unseen questions is printed from five folds. The frozen split is never read here.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import assistant.judge
import corpus.search
from assistant.build import Parts
from assistant.judge import BARE, features
from corpus.domain import Domain, WordOdds
from corpus.knowledge import load_knowledge
from corpus.passages import OFF_TOPIC, QUESTION, corpus_rows
from corpus.query import normalise
from corpus.search import Finding, Searcher
from corpus.signals import SIGNALS, Closeness
from eval.case import Case
from eval.embedded import searcher_knowing, throw_away_parts
from eval.lines import cases_of

Array = NDArray[np.float64]
FOLDS = 5
TOPIC_FOLDS = 8  # topics that are not covered; each eighth is judged as if it were not known
PENALTY = 1e-3  # on the weights of signals scaled to unit variance
STRENGTH = 0.3  # inverse of the regularisation of the judge, on features scaled to unit variance
BARE_REFUSED_MOST = 0.05  # the same of articles for which nobody wrote questions
ANSWERABLE_REFUSED_MOST = 0.05  # share of answerable development questions that the threshold may refuse


@dataclass(frozen=True)
class RankingData:
    """`signals` (m, n, s) of m questions, `gold` (m, n) which articles are right."""

    signals: Array
    gold: NDArray[np.bool_]


def main() -> None:
    parts = throw_away_parts()
    cases = cases_of("questions-dev", "questions-dev-2", "questions-dev-3", "questions-dev-4", "kinds-dev")
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

    The topics that are not covered serve as examples too, each question judged as if its own topic were not known. What
    judges articles without questions learns from the same cases, in an index that has no questions for any article.
    """
    day = parts.settings.today()
    topics = list(_unknown_topics(searcher, parts))
    groups = [case.id for case in (*answerable, *unanswerable)] + [topic for topic, _ in topics]
    labels = np.array([1] * len(answerable) + [0] * (len(groups) - len(answerable)))
    findings = [searcher.look(case.last.say, day) for case in (*answerable, *unanswerable)]
    findings += [finding for _, finding in topics]
    written, threshold = _line("judge", findings, labels, groups, list(features(findings[0])), ANSWERABLE_REFUSED_MOST)
    known = load_knowledge(parts.settings.corpus)
    unaided = searcher_knowing(parts, replace(known, questions={}))
    found = [unaided.look_with(finding.question, finding.vector, day) for finding in findings]
    bare, bare_threshold = _line("judge without questions", found, labels, groups, BARE, BARE_REFUSED_MOST)
    bare["bias"] = round(float(bare["bias"]) + _logit(threshold) - _logit(bare_threshold), 4)  # one threshold for both
    path = Path(assistant.judge.__file__).with_name("judge.json")
    _write(path, {"written": written, "bare": bare, "threshold": round(threshold, 4)})


def _line(
    title: str, findings: Sequence[Finding], labels: NDArray[np.int64], groups: Sequence[str], names: Sequence[str],
    refused_most: float,
) -> tuple[dict[str, Any], float]:  # fmt: skip
    """The model over the named features, as data, and its threshold, learned in folds that share no group."""
    values = np.array([[features(finding)[name] for name in names] for finding in findings])
    probabilities = cross_val_predict(
        logistic(), values, labels, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba"
    )[:, 1]
    threshold = float(np.quantile(probabilities[labels == 1], refused_most))
    refused = float(np.mean(probabilities[labels == 0] < threshold))
    area = roc_auc_score(labels, probabilities)
    print(f"{title}, {FOLDS} folds: AUROC {area:.3f}; refuses {refused:.3f} of {sum(labels == 0)} unanswerable")
    print(f"  while refusing {refused_most} of {sum(labels == 1)} answerable, at threshold {threshold:.3f}")
    return plain(logistic().fit(values, labels), names), threshold


def _logit(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def plain(model: Pipeline, names: Sequence[str]) -> dict[str, Any]:
    """The scaled model as weights on the features themselves."""
    scaler, regression = model.steps[0][1], model.steps[1][1]
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    return {"weights": dict(zip(names, np.round(weights, 4).tolist(), strict=True)), "bias": round(bias, 4)}


def _unknown_topics(searcher: Searcher, parts: Parts) -> Iterator[tuple[str, Finding]]:
    """(topic, finding) for each question of a topic that is not covered, as if its own topic were not known.

    What is learned from all topics (`Domain`, `WordOdds`) is learned anew without a fold of them, its own among these.
    """
    topics = load_knowledge(parts.settings.corpus).topics
    owner = np.repeat(np.arange(len(topics)), [len(topic.questions) for topic in topics])
    texts = np.array([normalise(question) for topic in topics for question in topic.questions])
    (said, expected), (_, vectors) = (searcher.known_questions(kind) for kind in (QUESTION, OFF_TOPIC))
    for fold in range(TOPIC_FOLDS):
        known = owner % TOPIC_FOLDS != fold
        domain, odds = Domain.fit(expected, vectors[known]), WordOdds.fit(said, texts[known].tolist())
        for n in np.flatnonzero(~known):
            finding = searcher.look_with(str(texts[n]), vectors[n], parts.settings.today())
            beside = Closeness.to(vectors[owner != owner[n]] @ vectors[n])
            yield (
                topics[owner[n]].name,
                replace(finding, beside=beside, domain=domain.score(vectors[n]), odds=odds.score(str(texts[n]))),
            )


def logistic() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000, class_weight="balanced"))


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
