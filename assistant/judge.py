"""Whether what was found answers the question: a probability learned on the development split (eval/fit.py)."""

import json
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.article import Article
from corpus.search import Finding

_MODEL = Path(__file__).with_name("judge.json")


_ASKS_FIGURE = re.compile(
    r"多少|多久|多长|多大|多高|多重|几(?:天|年|个?月|号|点|次|级|个|人|套|折|成|倍|度|周|小时|块|元|楼|岁)|什么(?:颜色|时候|牌子|型号)|何时|哪(?:天|年|家|款|里|儿)|"
    r"\b(?:how (?:much|many|long|often|far|old|big|fast)|when|which (?:day|brand|model)|what time)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d|[一二两三四五六七八九十百千]+(?:次|级|天|日|个|年|月|周)|每(?:日|周|月|年|次)|年度|季度|月度|日盘|期限|时限|时间|按.{0,8}(?:规定|约定)"
)


@dataclass(frozen=True)
class Model:
    """A logistic regression over `features`: weights, bias, and the probability below which we do not answer."""

    weights: dict[str, float]
    bias: float
    threshold: float


def features(finding: Finding) -> dict[str, float]:
    """What the decision is made from. Higher is more likely an answer, but for the `off_topic` ones."""
    if not finding.hits:
        return {}
    first = finding.hits[0]
    best = first.signals
    return {
        "belief": first.score,
        "on_topic": finding.on_topic,
        "off_topic": finding.off_topic,
        "domain": finding.domain,
        "text": best["text"],
        "question": best["question"],
        "words": best["words"],
        "figure": float(_asks_figure(finding.question) and not _holds_figure(first.article)),
        "length": math.log(1 + len(finding.question)),
    }


def _asks_figure(question: str) -> bool:
    """Whether a number, a date, a place or the like is asked for, which only a text that holds one can answer."""
    return bool(_ASKS_FIGURE.search(question))


def _holds_figure(article: Article) -> bool:
    """Whether the article holds a figure, or says where it is left to: a blank, an outside document, a period."""
    return bool(article.blanks or article.outside or _FIGURE.search(article.body))


@lru_cache(maxsize=1)
def read_model() -> Model:
    return Model(**json.loads(_MODEL.read_text(encoding="utf-8")))


def probability(finding: Finding, model: Model | None = None) -> float:
    """That the best article found answers the question, 0 to 1."""
    model = model or read_model()
    values = features(finding)
    if not values:
        return 0.0
    logit = model.bias + sum(weight * values[name] for name, weight in model.weights.items())
    return 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))


def answers(finding: Finding) -> bool:
    return probability(finding) >= read_model().threshold
