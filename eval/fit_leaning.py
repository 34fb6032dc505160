"""Fit when a short message leans on the turn before, and on which article: python -m eval.fit_leaning

Writes assistant/leaning.json. Messages that lean are the follow-ups of the development suites. Messages that do not are
other development questions, short ones, said after a question that was answered out of another article; a part of them
begins as one that leans would (那…, And …): what is not covered must stay refused however it begins. What both models
would reach on unseen messages is printed from five folds, of which no two share a message.
"""

import json
import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from assistant import threads
from assistant.build import Parts
from assistant.compose import relevant
from assistant.judge import answers
from assistant.leaning import LEAST, MODEL, Pair, features, signs
from assistant.looks import pair_of
from assistant.questions import LEANING_MAX, Before, size
from assistant.reply import Turn
from assistant.turn import take_turn
from corpus.knowledge import load_knowledge
from corpus.passages import OFF_TOPIC
from corpus.query import normalise
from corpus.signals import Closeness
from eval.case import Case
from eval.embedded import throw_away_parts
from eval.fit import logistic, plain, ranks_of, softmax_weights
from eval.lines import QUESTIONS, cases_of

BESIDE = ("meaning", "yes_no", "outside", "blank", "unanswerable")
FOLDS, SEED = 5, 7
MATTERS = 200  # topics that are not covered, each named in a message and asked about in one
SHORT = 9  # `size` of such a question
ASKED_OF = ("那{}呢", "{}呢", "那{}怎么办", "{}有吗", "有没有{}")
_NAMES = re.compile("[与和、及/]")
EACH = 500  # messages that stand alone, answerable, and as many that are not covered
BEGINNINGS = ("那", "那要是", "还有", "那请问")
AS_IF = 0.3  # share of these that begin as one that leans
READ_ALONE_LEAST = 0.955  # share of messages that stand alone which must be read so


def main() -> None:
    parts = throw_away_parts()
    cases = cases_of(*QUESTIONS)
    leaning = list(follow_ups([case for case in cases if case.kind == "follow_up" and case.gold_ids], parts))
    beside = [case for case in cases if case.kind in BESIDE]
    standing = [*unrelated(beside, parts), *other_matters(beside, parts)]
    data = fit_decision([pair for _, pair in leaning], standing) | {"ranking": fit_ranking(leaning)}
    MODEL.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def follow_ups(cases: Sequence[Case], parts: Parts) -> Iterator[tuple[Case, Pair]]:
    """The last message of each case with what was cited before it; those without are left out."""
    for case in cases:
        conversation = None
        for step in case.steps[:-1]:
            conversation = take_turn(Turn(step.say, step.asker, conversation), parts).conversation_id
        before = threads.recall(Turn(case.last.say, case.last.asker, conversation), parts.store).before
        if before and before.cited:
            yield case, pair_of(normalise(case.last.say), before, parts, parts.settings.today())


def unrelated(cases: Sequence[Case], parts: Parts) -> Iterator[Pair]:
    """Short questions, each said after one that was answered out of other articles than its own."""
    chance = random.Random(SEED)  # noqa: S311  not for secrets
    day = parts.settings.today()
    short = [case for case in cases if size(normalise(case.last.say)) <= LEANING_MAX]
    for covered in (True, False):
        of_kind = [case for case in short if bool(case.gold_ids) == covered]
        for case in chance.sample(of_kind, min(EACH, len(of_kind))):
            before = _answered(chance, [other for other in cases if other.gold_ids], case.gold_ids, parts)
            yield pair_of(_as_if(normalise(case.last.say), chance), before, parts, day)


def other_matters(cases: Sequence[Case], parts: Parts) -> Iterator[Pair]:
    """What the regulations do not answer, asked shortly, and said like a message that leans: 那食堂呢. Each is read as
    if its own topic were not known."""
    chance, day = random.Random(SEED), parts.settings.today()  # noqa: S311  not for secrets
    topics = load_knowledge(parts.settings.corpus).topics
    owner = np.repeat(np.arange(len(topics)), [len(topic.questions) for topic in topics])
    _, vectors = parts.searcher.known_questions(OFF_TOPIC)
    answered = [case for case in cases if case.gold_ids]
    for n in chance.sample([n for n, topic in enumerate(topics) if not topic.near], MATTERS):
        named = chance.choice(ASKED_OF).format(_NAMES.split(topics[n].name)[0])
        short = [question for question in topics[n].questions if size(normalise(question)) <= SHORT]
        for message in (named, *short[:1]):
            pair = pair_of(normalise(message), _answered(chance, answered, frozenset(), parts), parts, day)
            beside = Closeness.to(vectors[owner != n] @ pair.alone.vector)
            yield replace(pair, alone=replace(pair.alone, beside=beside))


def _answered(chance: random.Random, cases: Sequence[Case], but: frozenset[str], parts: Parts) -> Before:
    """A question that is answered, and not out of the articles `but`."""
    while True:
        finding = parts.searcher.look(chance.choice(cases).last.say, parts.settings.today())
        cited = tuple(str(hit.article.id) for hit in relevant(finding.hits))
        if answers(finding) and not but & set(cited):
            return Before(finding.question, cited)


def _as_if(text: str, chance: random.Random) -> str:
    """The message, now and then with a beginning that leans."""
    if chance.random() >= AS_IF:
        return text
    return f"And {text}" if text.isascii() else f"{chance.choice(BEGINNINGS)}{text}"


def fit_decision(leaning: Sequence[Pair], standing: Sequence[Pair]) -> dict[str, object]:
    pairs = [*leaning, *standing]
    names = list(features(pairs[0]))
    values = np.array([list(features(pair).values()) for pair in pairs])
    labels = np.array([1] * len(leaning) + [0] * len(standing))
    groups = [pair.alone.question for pair in pairs]
    found = cross_val_predict(logistic(), values, labels, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba")[
        :, 1
    ]
    threshold = float(np.quantile(found[labels == 0], READ_ALONE_LEAST))
    read = np.mean(found[labels == 1] >= threshold)
    print(f"leaning, {FOLDS} folds: AUROC {roc_auc_score(labels, found):.3f}; reads {read:.3f} of {len(leaning)} so")
    print(f"  while {READ_ALONE_LEAST} of {len(standing)} that stand alone are read alone, at {threshold:.3f}")
    return plain(logistic().fit(values, labels), names) | {"threshold": round(threshold, 4)}


def fit_ranking(leaning: Sequence[tuple[Case, Pair]]) -> dict[str, float]:
    """Softmax over the articles; none of the signs counts against one."""
    found = [(case, signs(pair)) for case, pair in leaning]
    names = list(next(iter(found[0][1].values())))
    ids = sorted({article_id for _, by_id in found for article_id in by_id})
    unseen = dict.fromkeys(names, math.log(LEAST)) | {"cited": 0.0}  # of articles outside the compilation that is named
    signals = np.array([[list(by_id.get(article_id, unseen).values()) for article_id in ids] for _, by_id in found])
    gold = np.array([[article_id in case.gold_ids for article_id in ids] for case, _ in found])
    folds = np.arange(len(found)) % FOLDS
    first = np.zeros(len(found), np.bool_)
    for fold in range(FOLDS):
        weights = softmax_weights(signals[folds != fold], gold[folds != fold])
        first[folds == fold] = ranks_of(signals[folds == fold] @ weights, gold[folds == fold]) == 0
    print(f"articles of {len(found)} that lean, {FOLDS} folds: R@1 {first.mean():.3f}")
    return dict(zip(names, np.round(softmax_weights(signals, gold), 3).tolist(), strict=True))


if __name__ == "__main__":
    main()
