"""What HR does, the same from a page and from the API: answers kept true, questions settled, words and cases added."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.build import Parts
from assistant.faqs.edit import BadFaq, Given, changed, drafted, undone
from assistant.faqs.groups import Group, group_of
from assistant.faqs.settle import settle
from tools.directory import Employee
from tools.faq import WITHDRAWN, Faq, StaleFaq, Synonym

SIMILAR_MOST = 10  # other wordings of a group that a FAQ made of it takes over
WORD_MAX_CHARS = 50


class Gone(Exception):
    """Read by HR: what they meant is not there (any more)."""


@dataclass(frozen=True)
class Kept:
    """A FAQ as it stands now, and how many people had asked before what it answers, and were told."""

    faq: Faq
    told: int = 0


@dataclass(frozen=True)
class Settled:
    """What became of an answered group: how many people were told, and the FAQ that was made of it."""

    told: int
    faq: Faq | None


def add(given: Given, parts: Parts, by: Employee) -> Kept:
    """Raises BadFaq."""
    return _kept(parts.store.faqs.add(drafted(given, parts, by, parts.store.faqs.all()), by.id), parts, by)


def _kept(faq: Faq, parts: Parts, by: Employee) -> Kept:
    return Kept(faq, settle([faq], parts, by))


def change(number: int, version: int, given: Given, parts: Parts, by: Employee) -> Kept:
    """Raises BadFaq, Gone, StaleFaq."""
    before = seen(number, version, parts)
    after = changed(before, given, parts, by, parts.store.faqs.all())
    return _kept(parts.store.faqs.change(before, after, by.id, "changed"), parts, by)


def confirm(number: int, version: int, parts: Parts, by: Employee) -> Kept:
    """The owner has read the articles as they are now: the answer stands. Raises BadFaq, Gone, StaleFaq."""
    before = seen(number, version, parts)
    after = changed(before, Given.of(before), parts, by, parts.store.faqs.all())
    return _kept(parts.store.faqs.change(before, after, by.id, "confirmed"), parts, by)


def withdraw(number: int, version: int, parts: Parts, by: Employee) -> Faq:
    """Raises Gone, StaleFaq."""
    before = seen(number, version, parts)
    return parts.store.faqs.change(before, replace(before, state=WITHDRAWN, why=""), by.id, "withdrawn")


def undo(number: int, version: int, parts: Parts, by: Employee, back_to: int | None = None) -> Kept:
    """The version before, or the one named, again, as a new version. Raises Gone, StaleFaq."""
    before = seen(number, version, parts)
    wanted = back_to if back_to is not None else version - 1
    earlier = next((c.faq for c in parts.store.faqs.history(number) if c.version == wanted), None)
    if earlier is None:
        raise Gone(f"常见问答 {number} 没有可以恢复的版本 {wanted}。")
    return _kept(parts.store.faqs.change(before, undone(before, earlier, parts), by.id, "undone"), parts, by)


def seen(number: int, version: int, parts: Parts) -> Faq:
    """The FAQ in the version that HR saw. Raises Gone, StaleFaq."""
    faq = parts.store.faqs.get(number)
    if faq is None:
        raise Gone(f"没有编号为 {number} 的常见问答。")
    if faq.version != version:
        raise StaleFaq(number)
    return faq


def waiting_group(number: int, parts: Parts) -> Group:
    """Raises Gone where the question has been settled."""
    group = group_of(number, parts)
    if group is None:
        raise Gone(f"问题 {number} 已经处理过，或不存在。")
    return group


def answer_group(
    group: Group, given: Given, parts: Parts, by: Employee, as_faq: bool = True, numbers: Sequence[int] = ()
) -> Settled:
    """Answer the questions of a group (or those of `numbers`), once. Raises BadFaq, Gone."""
    chosen = [number for number in group.numbers if not numbers or number in numbers]
    faq = drafted(given, parts, by, parts.store.faqs.all() if as_faq else ())
    told, made = parts.store.open_questions.answer(chosen, faq.answer, faq if as_faq else None, by.id, by.name)
    if not told:
        raise Gone("这些问题刚刚已由他人处理。")
    return Settled(told, made)


def draft_of(group: Group, answer: str, articles: Sequence[str]) -> Given:
    """A FAQ out of a group: its most frequent wording, and the others beside it."""
    question, *others = group.wordings
    return Given(question, answer, tuple(others[:SIMILAR_MOST]), (), tuple(articles))


def add_synonym(word: str, term: str, parts: Parts, by: Employee) -> Synonym:
    """An everyday word for a word of the regulations; search knows it from the next turn on. Raises BadFaq."""
    word, term = word.strip(), term.strip()
    for text, name, field in ((word, "员工的说法", "word"), (term, "制度用语", "term")):
        if not text or len(text) > WORD_MAX_CHARS:
            raise BadFaq(f"{name}应为 1 到 {WORD_MAX_CHARS} 个字。", field)
    if word == term:
        raise BadFaq("员工的说法和制度用语相同，不需要添加。", "word")
    articles = parts.searcher.corpus.articles(parts.settings.today())
    if not any(term in "\n".join((*article.path, article.text)) for article in articles):
        raise BadFaq(f"制度原文里没有“{term}”这个词；请填写条文中的原词。", "term")
    return parts.store.words.add_synonym(word, term, by.id)


def add_case(question: str, articles: Sequence[str], parts: Parts, by: Employee) -> dict[str, Any] | None:
    """A line of an eval suite (eval/suites/README.md): it must cite these articles, or be refused where there are none.

    None where the question has a case already. Raises BadFaq for an article that is not in force.
    """
    for article_id in articles:
        if parts.searcher.corpus.article(article_id, parts.settings.today()) is None:
            raise BadFaq(f"没有“{article_id}”这一条，或它不生效；请写条号，例如 篇一 第十三条。", "articles")
    line = {
        "id": f"hr-{hashlib.sha256(question.encode()).hexdigest()[:10]}", "style": "hr", "turns": [question],
        "kind": "meaning" if articles else "unanswerable", "gold": [[article_id] for article_id in articles],
        "expect": ["answer"] if articles else ["not_covered"],
    }  # fmt: skip
    return line if parts.store.words.add_eval_case(question, line, by.id) else None
