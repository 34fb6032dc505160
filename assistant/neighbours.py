"""The article before or after one that is named: 第二十条后面是哪条, 4.3的下一条."""

import re
from collections.abc import Sequence

from corpus.article import Article, Compilation

_STEP = re.compile(
    r"(?:的|再|往|紧|接着|跟着|,)*(?:(?P<next>后面|后边|下面|下边|之后|以后|后头|接下来|后|下)|(?P<previous>前面|前边|上面|上边|之前|以前|前头|前|上))"
    r"(?:的|紧|接着|挨着|跟着|又)*(?:是|那|这|一|个|哪)*(?:条|节|小节)(?:条文|条款)?(?:(?:又|具体)?是(?:哪|什么|啥)(?:一)?(?:条|节)?)?"
)


def step_after(text: str) -> tuple[int, int]:
    """How far on the article is that the words right after a number mean, and how long these words are; (0, 0) else."""
    match = _STEP.match(text)
    return ((1 if match["next"] else -1), match.end()) if match else (0, 0)


def stepped(articles: Sequence[Article], step: int, versions: Sequence[Compilation]) -> list[Article]:
    """The articles so many places further in their compilations, where there are such."""
    found = []
    for version in versions:
        everything = list(version)
        places = [place + step for place, article in enumerate(everything) if article in articles]
        found += [everything[place] for place in places if 0 <= place < len(everything)]
    return found
