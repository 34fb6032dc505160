"""Whether what an answer of HR's rests on still stands: the same text, in force on the day."""

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from assistant.blanks import FilledIn
from corpus.article import Article, Blank
from corpus.library import Corpus
from tools.directory import Directory
from tools.faq import LIVE, SUSPENDED, WITHDRAWN, Faq, Ground, StaleFaq
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
            said.append(f"{corpus.label(ground.article_id)} 已废止或不在制度中")
        elif digest(article, filled) != ground.digest:
            said.append(f"{article.label}的条文或空白处的填写已修改")
    return said


def review(store: Store, corpus: Corpus, filled: FilledIn, directory: Directory) -> list[Faq]:
    """Suspend every answer that rests on something which no longer stands, resume those whose grounds read again as
    when HR last saw them (a version was taken back), and tell the owner; those resumed now.

    Several servers may look at once: for each FAQ one of them is first.
    """
    resumed: list[Faq] = []
    for faq in store.faqs.all():
        if faq.state == WITHDRAWN or faq.valid_from > filled.day:
            continue
        reasons = fallen(faq, corpus, filled)
        if faq.state == LIVE and reasons:
            after = replace(faq, state=SUSPENDED, why="；".join(reasons))
            text = f"已停用：{after.why}。请核对答复后重新启用，或作废。"
            _change(store, faq, after, "suspended", _told(after, "suspended", text, directory))
        elif faq.state == SUSPENDED and not reasons:
            after = replace(faq, state=LIVE, why="")
            text = "已重新启用：它依据的条文和空白处的填写恢复为您核对过的样子。"
            resumed += _change(store, faq, after, "resumed", _told(after, "resumed", text, directory))
    return resumed


def _change(store: Store, faq: Faq, after: Faq, what: str, notices: Sequence[Notice]) -> list[Faq]:
    """The FAQ as it is now; nothing where another server was first."""
    with suppress(StaleFaq):
        return [store.faqs.change(faq, after, SYSTEM, what, notices)]
    return []


def _told(faq: Faq, what: str, text: str, directory: Directory) -> Sequence[Notice]:
    """The owner; all of HR where the owner does not work here any more."""
    people = [faq.owner] if directory.find(faq.owner) else [e.id for e in directory if HR in e.roles]
    return [Notice(person, what, f"常见问答 {faq.id}“{faq.question}”{text}") for person in people]
