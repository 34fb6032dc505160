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
# Regulations say what is to be done, never how things stand: who holds a post, what was last month, which brand.
_ASKS_FACT = re.compile(
    r"(?:上次|上回|上季度|上个?月|上周|昨天|今早|去年|前年|本年度|今年|现在|目前|最近|这个?月|本月|刚才|今天).{0,14}(?:谁|几|多少|哪|什么|啥)|"
    r"叫什么|叫啥|手机号|电话号?码?(?:是|多少|给|发)|微信号|邮箱地址|网址|登录页|链接|密码|账号|百分之(?:几|多少)|第几名|还有货|有货没|什么名字|姓什么|"
    r"(?:哪家|哪款|什么牌子|哪个牌子|什么型号|啥牌子|哪个会议室|几楼|几号线)|"
    r"\b(?:last (?:year|month|quarter|week)|right now|currently|phone number|login|url|vendor|brand|password)\b",
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
        "left_open": float(bool(first.article.blanks or first.article.outside)),
        "fact": float(bool(_ASKS_FACT.search(finding.question))),
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
