"""Whether what an answer of HR's rests on still stands: the same text, in force on the day."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.blanks import FilledIn
from corpus.article import Article, Blank
from corpus.library import Corpus
from tools.directory import Directory
from tools.faq import LIVE, SUSPENDED, Faq, Ground, StaleFaq
from tools.fill import Fill
from tools.record import Notice
from tools.rights import HR
from tools.store import Store

SYSTEM = "system"


def digest(article: Article, filled: FilledIn) -> str:
    """Another one as soon as a character of the article's text is another, or what HR filled into its blanks."""
    values = [f"{blank.start}={fill.value}" for blank, fill in sorted(filled.of(article).items(), key=_by_place)]
    return hashlib.sha256("\0".join([article.text, *values]).encode()).hexdigest()[:16]


def _by_place(item: tuple[Blank, Fill]) -> int:
    return item[0].start


def grounds(article_ids: Iterable[str], corpus: Corpus, filled: FilledIn) -> tuple[Ground, ...]:
    """Articles as they stand on a day, that of `filled`. Raises KeyError with the id of one that is not in force."""
    found = []
    for article_id in dict.fromkeys(article_ids):
        article = corpus.article(article_id, filled.day)
        if article is None:
            raise KeyError(article_id)
        found.append(Ground(article_id, digest(article, filled)))
    return tuple(found)


def fallen(faq: Faq, corpus: Corpus, filled: FilledIn) -> list[str]:
    """What no longer stands on the day of `filled`, in words; nothing where the answer may be given."""
    said = []
    for ground in faq.grounds:
        article = corpus.article(ground.article_id, filled.day)
        if article is None:
            said.append(f"{ground.article_id} 已废止或不在制度中")
        elif digest(article, filled) != ground.digest:
            said.append(f"{article.label}（{ground.article_id}）的条文或空白处的填写已修改")
    return said


def review(store: Store, corpus: Corpus, filled: FilledIn, directory: Directory) -> list[Faq]:
    """Suspend every answer that rests on something which no longer stands, and tell its owner; those suspended now.

    Several servers may look at once: for each FAQ one of them is first.
    """
    suspended = []
    for faq in store.faqs.all(LIVE):
        if faq.valid_from <= filled.day and (reasons := fallen(faq, corpus, filled)):
            after = replace(faq, state=SUSPENDED, why="；".join(reasons))
            try:
                suspended.append(store.faqs.change(faq, after, SYSTEM, "suspended", _told(after, directory)))
            except StaleFaq:
                continue
    return suspended


def _told(faq: Faq, directory: Directory) -> Sequence[Notice]:
    """The owner; all of HR where the owner does not work here any more."""
    people = [faq.owner] if directory.find(faq.owner) else [e.id for e in directory if HR in e.roles]
    text = f"常见问答 {faq.id}“{faq.question}”已停用：{faq.why}。请核对答复后重新启用，或作废。"
    return [Notice(person, "suspended", text) for person in people]
