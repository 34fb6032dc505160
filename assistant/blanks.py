"""Blanks and what HR filled in: beside the quote, never in it.

A fill belongs to a sentence word for word. Where a new version says the sentence otherwise, nothing is filled in there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from assistant.cite import escape, link
from assistant.phrases import Language, say
from assistant.reply import Citation
from corpus import marks
from corpus.article import Article, Blank, Span
from corpus.library import Corpus
from tools.directory import Employee
from tools.fill import VALUE_MAX_CHARS, WHY_MAX_CHARS, BadFill, Fill, Place, checked, in_use
from tools.record import NotAllowed
from tools.rights import HR
from tools.store import Origin, Store

_STILL_OPEN = ("请填写", "请选择", "请指定", "请注明", "请具体说明", "待定", "待填")


class FillReader(Protocol):
    """Every fill of some articles, ended ones too, oldest first."""

    def of(self, article_ids: Sequence[str]) -> list[Fill]: ...


@dataclass(frozen=True)
class FilledIn:
    """What is filled in on a day. The store is asked only about articles that have a blank."""

    reader: FillReader | None
    day: date

    def of(self, article: Article) -> dict[Blank, Fill]:
        if not article.blanks or self.reader is None:
            return {}
        known = self.reader.of([str(article.id)])
        found = {blank: in_use(at(known, place_of(article, blank)), self.day) for blank in article.blanks}
        return {blank: fill for blank, fill in found.items() if fill}


NOTHING_FILLED = FilledIn(None, date.min)


def place_of(article: Article, blank: Blank) -> Place:
    """The place of a blank in the words around it: its sentence, or what of two sentences it stands in."""
    around = [
        span for span in marks.sentences(article.text, article.body_start)
        if span.start < blank.end and blank.start < span.end
    ] or [blank]  # fmt: skip
    sentence = Span(min(around[0].start, blank.start), max(around[-1].end, blank.end))
    return Place(
        str(article.id), sentence.of(article.text), blank.start - sentence.start, blank.of(article.text)
    )  # fmt: skip


def at(fills: Iterable[Fill], place: Place) -> list[Fill]:
    return [fill for fill in fills if fill.place == place]


def note(article: Article, citations: Sequence[Citation], filled: FilledIn, language: Language) -> list[str]:
    """What is to be said of each blank that a quote of the article shows."""
    shown = [citation for citation in citations if citation.article_id == str(article.id)]
    seen = [b for b in article.blanks if any(citation.start <= b.start < citation.end for citation in shown)]
    fills = filled.of(article) if seen else {}
    return [said(link(shown[0]), blank.of(article.text), fills.get(blank), language) for blank in seen]


def said(label: str, blank: str, fill: Fill | None, language: Language) -> str:
    if fill is None:
        return say("blank", language, label=label, blank=blank)
    return say("blank_filled", language, label=label, blank=blank, **words_of(fill))


def words_of(fill: Fill) -> dict[str, str]:
    """Value, who, when and from when, as Markdown shows them unchanged."""
    who = escape(fill.by_name or fill.by)
    days = {"on": fill.on.isoformat(), "effective": fill.effective.isoformat()}
    return {"value": escape(fill.value), "who": who} | days


# --- for HR ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BlankState:
    """A blank with its number in the article (from 1), its place, and all that was ever filled in there."""

    article: Article
    number: int
    blank: Blank
    place: Place
    fills: tuple[Fill, ...]

    @property
    def id(self) -> str:
        return f"{self.article.id}#{self.number}"

    def filled(self, day: date) -> Fill | None:
        return in_use(list(self.fills), day)

    def planned(self, day: date) -> list[Fill]:
        """What is to be used from a later day on."""
        return [fill for fill in self.fills if fill.effective > day and fill.used_on(fill.effective)]


def blank_states(corpus: Corpus, store: Store, day: date) -> list[BlankState]:
    """Every blank of the regulations in force on a day, in their order."""
    articles = [article for article in corpus.articles(day) if article.blanks]
    known = store.fills.of([str(article.id) for article in articles])
    return [state for article in articles for state in _states(article, known)]


def _states(article: Article, known: Sequence[Fill]) -> Iterator[BlankState]:
    for number, blank in enumerate(article.blanks, 1):
        place = place_of(article, blank)
        yield BlankState(article, number, blank, place, tuple(at(known, place)))


def fill_in(
    corpus: Corpus, store: Store, by: Employee, blank_id: str, value: str, effective: date, why: str, origin: Origin,
    version: int | None = None,
) -> Fill:  # fmt: skip
    """Fill in a blank of the article as it stands on the day from which the value is to be used.

    Raises NotAllowed, BadFill, FillChanged.
    """
    only_hr(by)
    value = checked(value, VALUE_MAX_CHARS, "填写的内容", "value")
    if any(marks.blanks(value)) or any(word in value for word in _STILL_OPEN):
        raise BadFill("填写的内容本身还是一处空白；请填写公司确定的内容。", "value")
    why = checked(why, WHY_MAX_CHARS, "依据或原因", "why")
    state = _find(corpus, store, blank_id, effective)
    return store.fills.put(state.place, value, effective, why, by.name, replace(origin, who=by.id), version)


def withdraw(store: Store, by: Employee, fill_id: int, why: str, origin: Origin) -> Fill:
    """Raises NotAllowed, BadFill."""
    only_hr(by)
    why = checked(why, WHY_MAX_CHARS, "撤回的原因", "why")
    return store.fills.withdraw(fill_id, why, replace(origin, who=by.id))


def only_hr(by: Employee) -> None:
    if HR not in by.roles:
        raise NotAllowed("只有 HR 可以填写空白和发布制度版本；请联系 HR。")


def _find(corpus: Corpus, store: Store, blank_id: str, day: date) -> BlankState:
    for state in blank_states(corpus, store, day):
        if state.id == blank_id:
            return state
    label = corpus.label(blank_id.rpartition("#")[0])
    raise BadFill(f"{day} 起适用的制度里，{label or '那里'}没有这处空白；请回到空白列表，从那里选。", "blank")
