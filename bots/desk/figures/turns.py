"""Figures about questions: how many a day, what became of them, how long they took, which articles answered them."""

from collections import Counter
from statistics import median, quantiles
from urllib.parse import quote

from assistant.build import Parts
from bots.desk.figures.figure import Figure, Period, Table

ANSWERED, REFUSED, ASKED_BACK = "answer", "not_covered", "clarify"  # kinds of turns that are about a question
MOST_ARTICLES, MOST_FAQS = 15, 15


def questions(parts: Parts, period: Period) -> Table:
    figures = parts.store.figures
    counted = zip(period.days, figures.kinds(period.moments), figures.thumbs_down(period.moments), strict=True)
    rows = [
        (day.isoformat(), kinds[ANSWERED], kinds[REFUSED], kinds[ASKED_BACK], down) for day, kinds, down in counted
    ]  # fmt: skip
    return Table(("日期", "已回答", "未收录", "追问", "差评"), rows)


def latency(parts: Parts, period: Period) -> Table:
    taken = zip(period.days, parts.store.figures.taken(period.moments), strict=True)
    rows = [(day.isoformat(), *middle_and_p95(counted), counted.total()) for day, counted in taken]
    return Table(("日期", "中位数", "p95", "轮次"), rows)


def articles(parts: Parts, period: Period) -> Table:
    used = parts.store.figures.articles(period.moments)
    corpus, today = parts.searcher.corpus, parts.settings.today()
    found = []
    for article_id, number in used.most_common(MOST_ARTICLES):
        article = corpus.article(article_id, today)
        found.append((article.label if article else article_id, article_id, number))
    return Table(("条目", "编号", "引用次数"), found, [f"/articles/{quote(row[1])}" for row in found])


def faqs(parts: Parts, period: Period) -> Table:
    used = parts.store.faqs.usage(period.moments[0], period.moments[-1])
    most = sorted(used.items(), key=lambda entry: (-entry[1].times, entry[0]))[:MOST_FAQS]
    asked = {faq.id: faq.question for faq in parts.store.faqs.all()}
    rows = [(asked.get(number, str(number)), number, use.times, use.up, use.down) for number, use in most]
    return Table(("常见问答", "编号", "回答次数", "好评", "差评"), rows)


def middle_and_p95(counted: Counter[int]) -> tuple[int | None, int | None]:
    """The median and the 95th percentile of counted ms; None where nothing was measured."""
    taken = sorted(counted.elements())
    if not taken:
        return None, None
    p95 = quantiles(taken, n=20, method="inclusive")[-1] if len(taken) > 1 else taken[0]
    return round(median(taken)), round(p95)


def headline(parts: Parts, period: Period, table: Table) -> list[tuple[str, str]]:
    """The period in a few numbers; `table` is the one of its questions."""
    answered, refused, asked_back, down = (sum(int(row[n] or 0) for row in table.rows) for n in range(1, 5))
    (taken,) = parts.store.figures.taken([period.moments[0], period.moments[-1]])
    asked = answered + refused + asked_back
    middle, p95 = middle_and_p95(taken)
    return [
        ("问题", f"{asked}"), ("已回答", _share(answered, asked)), ("未收录", _share(refused, asked)),
        ("差评", f"{down}"), ("中位用时", _ms(middle)), ("p95 用时", _ms(p95)),
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
FAQS = Figure("faqs", "最常用的常见问答", "由 HR 的答复回答的轮次，和对这些回答的评价。", faqs, bars="回答次数")
