"""What HR gives → a FAQ that can be kept, or a clear word on what is wrong with it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from assistant.build import Parts
from assistant.faqs.book import same_question
from assistant.faqs.standing import fallen, grounds
from assistant.lookup import find_numbers
from corpus.query import normalise
from tools.directory import Employee
from tools.faq import LIVE, WITHDRAWN, Faq

QUESTION_MAX_CHARS, ANSWER_MAX_CHARS, WORDINGS_MOST = 300, 4000, 50


class BadFaq(Exception):
    """Read by HR: what was given cannot be kept; `field` names the input."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Given:
    """What HR fills in. `owner` and `valid_from` may be left out: oneself, and today."""

    question: str
    answer: str
    similar: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    owner: str = ""
    valid_from: date | None = None
    valid_until: date | None = None

    @classmethod
    def of(cls, faq: Faq, **changes: Any) -> "Given":
        """What HR would fill in for a FAQ as it is, with changes."""
        same = {f.name: getattr(faq, f.name) for f in fields(cls)}
        return cls(**(same | changes))


def drafted(given: Given, parts: Parts, by: Employee, others: Iterable[Faq]) -> Faq:
    """A FAQ that says so from now on, resting on the articles as they stand today. Raises BadFaq.

    `others` are the FAQs that it may not repeat word for word.
    """
    question, answer = given.question.strip(), given.answer.strip()
    _printable((question, *given.similar, *given.negative), "问题", "question")
    _printable(re.split(r"\r?\n", answer), "答复", "answer")
    _short_enough(question, QUESTION_MAX_CHARS, "问题", "question")
    _short_enough(answer, ANSWER_MAX_CHARS, "答复", "answer")
    similar = _wordings(given.similar, "相似问法", "similar")
    similar = tuple(text for text in similar if not same_question(text, question))
    negative = _wordings(given.negative, "反例问法", "negative")
    for text in negative:
        if any(same_question(text, wording) for wording in (question, *similar)):
            raise BadFaq(f"“{text}”不能既是问法又是反例；请从其中一处删去。", "negative")
    for other in others:
        if other.state != WITHDRAWN and any(same_question(question, wording) for wording in other.wordings):
            raise BadFaq(f"常见问答 {other.id} 已有这个问法；请修改那一条、换一个问题，或不存为常见问答。", "question")
    owner = given.owner or by.id
    if parts.directory.find(owner) is None:
        raise BadFaq(f"名录里没有“{owner}”，或同名的不止一人；负责人请写员工号，或“姓名（员工号）”。", "owner")
    today = parts.settings.today()
    since = given.valid_from or today
    if given.valid_until is not None and given.valid_until < since:
        raise BadFaq("失效日期不能早于生效日期。", "valid_until")
    try:
        rests_on = grounds(given.articles, parts.searcher.corpus, parts.filled(max(since, today)))
    except KeyError as missing:
        raise BadFaq(f"没有“{missing.args[0]}”这一条，或它不生效；请写条号，例如 篇一 第十三条。", "articles") from None
    return Faq(question, answer, owner, since, similar, negative, rests_on, given.valid_until, by=by.id)


def changed(before: Faq, given: Given, parts: Parts, by: Employee, others: Iterable[Faq]) -> Faq:
    """The FAQ as it is to be: whoever changes it has seen the articles as they stand, and it is live again."""
    return replace(drafted(given, parts, by, [o for o in others if o.id != before.id]), id=before.id)


def undone(before: Faq, back_to: Faq, parts: Parts) -> Faq:
    """An earlier version again; suspended where what it rested on has changed since. Raises BadFaq."""
    if back_to.state == LIVE and (
        reasons := fallen(back_to, parts.searcher.corpus, parts.filled(parts.settings.today()))
    ):
        return replace(back_to, id=before.id, state="suspended", why="；".join(reasons))
    return replace(back_to, id=before.id)


def _printable(lines: Iterable[str], zh: str, field: str) -> None:
    if any(char != "\t" and not char.isprintable() for line in lines for char in line):
        raise BadFaq(f"{zh}里有看不见的控制字符；请删掉后再保存。", field)


def _short_enough(text: str, most: int, name: str, field: str) -> None:
    if not text:
        raise BadFaq(f"{name}不能为空。", field)
    if len(text) > most:
        raise BadFaq(f"{name}有 {len(text)} 个字符，最多 {most} 个。", field)


def _wordings(texts: Iterable[str], name: str, field: str) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
    if len(kept) > WORDINGS_MOST:
        raise BadFaq(f"{name}有 {len(kept)} 条，最多 {WORDINGS_MOST} 条。", field)
    for text in kept:
        _short_enough(text, QUESTION_MAX_CHARS, name, field)
    return kept


def article_ids(text: str, parts: Parts) -> tuple[str, ...]:
    """Articles as HR writes them: as pages call them (篇一 第十三条), by number (第十三条) or by id (hr-admin/13).

    Parted by commas, or by spaces where nothing of several words is meant. Raises BadFaq for a number that is not there
    or is there twice (4.3).
    """
    labels = {_plain(a.label): str(a.id) for a in parts.searcher.corpus.articles(parts.settings.today())}
    found: list[str] = []
    for piece in filter(None, re.split(r"[,，、;；\n]+", text)):
        whole = labels.get(_plain(piece))
        found += [whole] if whole else [_article_id(said, parts) for said in _apart(piece)]
    return tuple(found)


def _plain(label: str) -> str:
    return re.sub(r"\s", "", normalise(label))


def _apart(piece: str) -> list[str]:
    """The numbers in a piece, each with the name of its document before it."""
    joined: list[str] = []
    for word in piece.split():
        if joined and not re.search(r"[\d一二三四五六七八九十]条|\d\.\d|/|附则|前言|宗旨", joined[-1]):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _article_id(said: str, parts: Parts) -> str:
    corpus, day = parts.searcher.corpus, parts.settings.today()
    lookup = None if "/" in said else find_numbers(normalise(said), corpus, day)
    ids = [str(article.id) for article in lookup.articles] if lookup else [said]
    if len(ids) != 1:
        known = f"有 {len(ids)} 处：{'、'.join(map(corpus.label, ids))}" if ids else "制度中没有"
        raise BadFaq(f"“{said}”{known}；请写明是哪一条，例如 篇一 第十三条。", "articles")
    return ids[0]


def lines(text: str) -> tuple[str, ...]:
    """One wording a line, as forms and sheets hold them."""
    return tuple(line.strip() for line in text.replace("|", "\n").splitlines() if line.strip())


def as_json(faq: Faq) -> Mapping[str, Any]:
    """A FAQ as the API shows it."""
    until = faq.valid_until.isoformat() if faq.valid_until else None
    return {
        "id": faq.id, "version": faq.version, "state": faq.state, "why": faq.why, "question": faq.question,
        "similar": list(faq.similar), "negative": list(faq.negative), "answer": faq.answer,
        "articles": list(faq.articles), "owner": faq.owner, "valid_from": faq.valid_from.isoformat(),
        "valid_until": until, "by": faq.by, "at": faq.at.isoformat() if faq.at else None,
    }  # fmt: skip
