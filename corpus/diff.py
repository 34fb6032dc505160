"""What a new version changes, article by article: added, removed, changed (with the words), renumbered, moved."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.article import Article, ArticleId

Kind = Literal["added", "removed", "changed", "renumbered", "moved"]
ALIKE = 0.6  # of the characters in common: what was removed here and added there is the same article under a new number
PAIRS_MOST = 20_000  # articles that are compared each with each; a document that shares nothing is new throughout
ISLAND_MAX_CHARS = 1  # so few equal characters between two changes are part of the change
_WORD = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)*|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A stretch of text that both versions have, or one of them only."""

    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True)
class Change:
    """One article's change. `before` and `after` are the article in either version; `pieces` are its words in order.

    `renumbered`: the rule stands under another number (its words may have changed too); `moved`: under other headings.
    """

    kind: Kind
    before: Article | None
    after: Article | None
    pieces: tuple[Piece, ...]
    alike: float = 1.0  # 0 to 1: how much of the rule both versions have in common

    @property
    def article(self) -> Article:
        """As the new version has it, where it has it."""
        article = self.after or self.before
        assert article
        return article


def compare(old: Sequence[Article], new: Sequence[Article]) -> tuple[Change, ...]:
    """Every change between two versions of a compilation, in the order of the new one, what was removed at the end.

    A rule is followed by its words before its number: where an article is put in between, those behind it are
    renumbered, not changed.
    """
    pairs = dict(_same_rule(old, new))
    rest_old = [article for article in old if article.id not in pairs.values()]
    rest_new = [article for article in new if article.id not in pairs]
    pairs |= _same_number(rest_old, rest_new)
    pairs |= _alike([a for a in rest_old if a.id not in pairs.values()], [a for a in rest_new if a.id not in pairs])
    by_id = {article.id: article for article in old}
    found = [_change(by_id[pairs[article.id]] if article.id in pairs else None, article) for article in new]
    removed = [_change(article, None) for article in old if article.id not in pairs.values()]
    return tuple(change for change in (*found, *removed) if change)


def similarity(one: Article, other: Article) -> float:
    """Of two rules, 0 to 1, by the characters that they have in common and in order."""
    matcher = difflib.SequenceMatcher(None, _rule(one), _rule(other), autojunk=False)
    return 0.0 if matcher.quick_ratio() < ALIKE / 2 else matcher.ratio()


def _rule(article: Article) -> str:
    return re.sub(r"\s+", "", f"{article.title}{article.body}")


def _same_rule(old: Sequence[Article], new: Sequence[Article]) -> Iterator[tuple[ArticleId, ArticleId]]:
    """Articles whose rule is the same word for word; one that stands several times by its number, then in order."""
    places: dict[str, list[Article]] = defaultdict(list)
    for article in old:
        places[_rule(article)].append(article)
    for article in sorted(new, key=lambda a: a.id not in {o.id for o in places.get(_rule(a), ())}):
        if same := places.get(_rule(article)):
            found = next((other for other in same if other.id == article.id), same[0])
            same.remove(found)
            yield article.id, found.id


def _same_number(old: Sequence[Article], new: Sequence[Article]) -> dict[ArticleId, ArticleId]:
    """Articles that kept their number, and enough of their words to be the same rule."""
    numbers = {article.id: article for article in old}
    both = ((article, numbers[article.id]) for article in new if article.id in numbers)
    return {article.id: other.id for article, other in both if similarity(other, article) >= ALIKE / 2}


def _alike(old: Sequence[Article], new: Sequence[Article]) -> dict[ArticleId, ArticleId]:
    """Of what is left, the closest pairs first."""
    if len(old) * len(new) > PAIRS_MOST:
        return {}
    scored = sorted(((similarity(o, n), o, n) for o in old for n in new), key=lambda each: -each[0])
    pairs: dict[ArticleId, ArticleId] = {}
    for score, before, after in scored:
        if score >= ALIKE and before.id not in pairs.values() and after.id not in pairs:
            pairs[after.id] = before.id
    return pairs


def _change(before: Article | None, after: Article | None) -> Change | None:
    """None where nothing changed."""
    if before is None or after is None:
        kind: Kind = "removed" if after is None else "added"
        text = (before or after).text  # type: ignore[union-attr]
        return Change(kind, before, after, (Piece("removed" if after is None else "added", text),), 0.0)
    if before.id != after.id:
        return Change("renumbered", before, after, inline(before.text, after.text), similarity(before, after))
    if before.text != after.text:
        return Change("changed", before, after, inline(before.text, after.text), similarity(before, after))
    if before.path != after.path:
        return Change("moved", before, after, (Piece("same", after.text),))
    return None


def inline(before: str, after: str) -> tuple[Piece, ...]:
    """The words of two texts in order: `same` and `removed` pieces are the one, `same` and `added` the other."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces: list[Piece] = []
    for equal, gone, come in _stretches(old, new):
        if equal:
            pieces.append(Piece("same", "".join(old[gone])))
            continue
        removed, added = "".join(old[gone]), "".join(new[come])
        pieces += [Piece("removed", removed)] * bool(removed) + [Piece("added", added)] * bool(added)
    return tuple(pieces)


def _stretches(old: list[str], new: list[str]) -> list[tuple[bool, slice, slice]]:
    """Equal and differing stretches of two lists, without islands of equality that make a change hard to read."""
    opcodes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    merged: list[tuple[bool, slice, slice]] = []
    for at, (tag, start, end, low, high) in enumerate(opcodes):
        island = tag == "equal" and end - start <= ISLAND_MAX_CHARS and 0 < at < len(opcodes) - 1
        equal = tag == "equal" and not island
        if not equal and merged and not merged[-1][0]:
            _, gone, come = merged.pop()
            start, low = gone.start, come.start  # noqa: PLW2901
        merged.append((equal, slice(start, end), slice(low, high)))
    return merged
