"""Figures about questions: how many a day, what became of them, how long they took, which articles answered them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median, quantiles
from urllib.parse import quote

from assistant.build import Parts
from bots.desk.figures.figure import Figure, Period, Table
from tools.store.figures import TurnFacts

ANSWERED, REFUSED, ASKED_BACK = "answer", "not_covered", "clarify"  # kinds of turns that are about a question
MOST_ARTICLES = 15


def questions(parts: Parts, period: Period) -> Table:
    figures = parts.store.figures
    kinds: defaultdict[object, Counter[str]] = defaultdict(Counter)
    for turn in figures.turns(period.since, period.until):
        kinds[period.day_of(turn.at)][turn.kind] += 1
    down = Counter(period.day_of(at) for at in figures.thumbs_down(period.since, period.until))
    rows = [
        (day.isoformat(), kinds[day][ANSWERED], kinds[day][REFUSED], kinds[day][ASKED_BACK], down[day])
        for day in period.days
    ]
    return Table(("日期", "已回答", "未收录", "追问", "差评"), rows)


def latency(parts: Parts, period: Period) -> Table:
    taken: defaultdict[object, list[int]] = defaultdict(list)
    for turn in parts.store.figures.turns(period.since, period.until):
        if turn.took_ms is not None:
            taken[period.day_of(turn.at)].append(turn.took_ms)
    rows = [(day.isoformat(), *middle_and_p95(taken[day]), len(taken[day])) for day in period.days]
    return Table(("日期", "中位数", "p95", "轮次"), rows)


def articles(parts: Parts, period: Period) -> Table:
    used: Counter[str] = Counter()
    for turn in parts.store.figures.turns(period.since, period.until):
        if turn.kind == ANSWERED:
            used.update(turn.articles)
    corpus, today = parts.searcher.corpus, parts.settings.today()
    found = []
    for article_id, number in used.most_common(MOST_ARTICLES):
        article = corpus.article(article_id, today)
        found.append((article.label if article else article_id, article_id, number))
    return Table(("条目", "编号", "引用次数"), found, [f"/articles/{quote(row[1])}" for row in found])


def middle_and_p95(taken: Sequence[int]) -> tuple[int | None, int | None]:
    """The median and the 95th percentile in ms; None where nothing was measured."""
    if not taken:
        return None, None
    p95 = quantiles(taken, n=20, method="inclusive")[-1] if len(taken) > 1 else taken[0]
    return round(median(taken)), round(p95)


def headline(turns: Sequence[TurnFacts], disliked: int) -> list[tuple[str, str]]:
    """The period in a few numbers."""
    kinds = Counter(turn.kind for turn in turns)
    asked = kinds[ANSWERED] + kinds[REFUSED] + kinds[ASKED_BACK]
    middle, p95 = middle_and_p95([turn.took_ms for turn in turns if turn.took_ms is not None])
    return [
        ("问题", f"{asked}"), ("已回答", _share(kinds[ANSWERED], asked)), ("未收录", _share(kinds[REFUSED], asked)),
        ("差评", f"{disliked}"), ("中位用时", _ms(middle)), ("p95 用时", _ms(p95)),
    ]  # fmt: skip


def _share(number: int, of: int) -> str:
    return f"{number / of:.0%}" if of else "—"


def _ms(taken: int | None) -> str:
    return f"{taken} ms" if taken is not None else "—"


QUESTIONS = Figure(
    "questions", "每天的问题", "已回答：引用了条文；未收录：制度里没有，已如实说明；追问：要再问。差评按给出那天计。",
    questions, columns=("已回答", "未收录", "追问"), lines=("差评",),
)  # fmt: skip
LATENCY = Figure(
    "latency", "回答用时", "从收到消息到回复写好，毫秒。", latency, lines=("中位数", "p95"), unit=" ms"
)  # fmt: skip
ARTICLES = Figure("articles", "最常引用的条文", "回答里引用了这一条的轮次。", articles, bars="引用次数")
