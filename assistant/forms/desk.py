"""A form on somebody's desk: which action, what is known of it, for whom, when, in which language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from assistant.cite import escape
from assistant.forms import view
from assistant.forms.advice import advised
from assistant.forms.dangers import DangerReader
from assistant.forms.folded import CLAUSE, STORY_MIN_CHARS, any_of, blank, fold
from assistant.forms.reading import Reading, read_fields, unknown_only
from assistant.forms.told import told_in
from assistant.forms.tone import asks, condition, says
from assistant.phrases import Language
from assistant.reply import ShownDraft
from corpus.library import Corpus
from tools.action import Action, Alarm, Situation
from tools.directory import Directory, Employee
from tools.fields import FlagField, PeriodField, TextField
from tools.record import LATER, Draft, Record

if TYPE_CHECKING:
    from assistant.model.consultation import Consultation

CONDITION = "_condition"  # the field that remembers what a plea was made to depend on
REPEATED_MOST_CHARS = 10  # longer ones may say something beside it
OPEN = ("collecting", "confirming")  # stages of a form that is not done with
PLACE = "_place"  # the field that remembers the how-manieth request of its message a form is for
KEPT = "_words"  # the only field of a form that is begun later
SHOWN_CHARS = 40  # of words that are kept, where they are told of


@dataclass(frozen=True)
class Desk:
    """Where forms are filled in. `own` reads the person's records when a rule needs them; `source` names the message.

    `shown` are the numbers of the records that the last reply listed, in order; `consultation` is with a chat model, where
    one is configured.
    """

    employee: Employee
    now: datetime
    corpus: Corpus
    directory: Directory
    conversation_id: str
    language: Language
    source: str
    own: Callable[[], tuple[Record, ...]]
    complaint_hours: Mapping[str, int]
    dangers: DangerReader
    consultation: "Consultation | None" = None
    shown: tuple[str, ...] = ()

    @property
    def today(self) -> date:
        return self.now.date()

    def situation(self) -> Situation:
        return Situation(self.now, self.employee, self.own, self.complaint_hours)

    def say(self, zh: str, en: str) -> str:
        """The one of two phrasings that the person reads."""
        return en if self.language == "en" else zh


@dataclass(frozen=True)
class Form:
    """An action being filled in."""

    action: Action
    draft: Draft
    desk: Desk

    @property
    def title(self) -> str:
        return view.title(self.action, self.desk.language)

    @property
    def trace(self) -> dict[str, Any]:
        return {"route": f"form: {self.action.name}"}

    @property
    def shown(self) -> ShownDraft | None:
        """What a button below this form is about; None for one that is not stored, or done with."""
        draft = self.draft
        return ShownDraft(draft.id, draft.version, draft.stage) if draft.id and draft.stage in OPEN else None

    @property
    def later(self) -> bool:
        """Whether it has not been begun: only what was said is kept."""
        return self.draft.stage == LATER

    @property
    def words(self) -> str:
        """What was said of a form that is begun later."""
        return str(self.draft.fields.get(KEPT, ""))

    @property
    def place(self) -> int:
        """The how-manieth request of its message it is for; 0 where that was not kept."""
        return int(self.draft.fields.get(PLACE, 0))

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day, as far as they are known."""
        item = next((item for item in self.action.fields if isinstance(item, PeriodField)), None)
        first = self.draft.fields.get(item.name) if item else None
        if item is None or not first:
            return None
        return date.fromisoformat(first), date.fromisoformat(self.draft.fields.get(item.end) or first)

    @property
    def awaits_story(self) -> bool:
        """Whether the last reply asked for what happened."""
        story = self.action.story
        return story is not None and story.name in self.draft.asked

    def read(self, text: str, asked: bool = True) -> Reading:
        """What a message says about the fields; with `asked=False` as if nothing had been asked for."""
        names = self.draft.asked if asked else ()
        return read_fields(self.action, text, self.draft.fields, names, self.desk.today)

    def read_with_advice(self, text: str) -> Reading:
        """What a message says, with what a chat model fills of the holes that are left."""
        reading = self.read(text)
        lacking = view.missing(self.action, self.draft.fields | reading.values)
        return advised(reading, self.action, text, lacking, self.desk.today, self.desk.consultation)

    def given(self, text: str) -> set[str]:
        """The fields that a message gives a value of its own, the words that are only left over aside."""
        rests = {item.name for item in self.action.fields if isinstance(item, TextField) and item.leftover}
        return set(self.read(text).values) - rests

    def fills_in(self, text: str, message: str) -> bool:
        """Whether a statement gives a name or a number of this form, or changes its days: 订单号SO1, 周四不请了."""
        given = {} if asks(message) or says("looks_up", message) else self.read(text).values
        kinds = [item for item in self.action.fields if given.keys() & {*getattr(item, "names", ()), item.name}]
        named = (item for item in kinds if isinstance(item, TextField) and not (item.story or item.leftover))
        days = any(isinstance(item, PeriodField) and self.draft.fields.get(item.end) for item in kinds)
        return days or any(True for _ in named)

    def moves_days(self, text: str) -> bool:
        """Whether a message gives the form other days than it has."""
        values, known = self.read(text).values, self.draft.fields
        names = {name for i in self.action.fields if isinstance(i, PeriodField) for name in (i.name, i.end)}
        return any(known.get(name) and values[name] != known[name] for name in names & values.keys())

    def numbers_given(self, text: str) -> set[str]:
        """The fields for which a message gives another value that is known by its form: a telephone or order number."""
        formal = {i.name for i in self.action.fields if isinstance(i, TextField) and i.patterns and not i.required}
        values = self.read(text).values
        return {name for name in formal & values.keys() if values[name] != self.draft.fields.get(name)}

    def without_flags(self, clause: str) -> str:
        """A clause without the words of the flags that are set: 匿名提交 beside an anonymous form says 提交."""
        folded = fold(clause)
        for item in self.action.fields:
            if isinstance(item, FlagField) and self.draft.fields.get(item.name):
                if item.denied and any_of(item.denied).search(folded):
                    return clause
                folded = blank(folded, [match.span() for match in any_of(item.words).finditer(folded)])
        return "".join(one for one, kept in zip(clause, folded, strict=True) if kept != " " or one == " ").strip()

    def repeats(self, text: str) -> bool:
        """Whether a few words only repeat values that the form holds: 就31号."""
        values = self.read(text, asked=False).values if len(text) <= REPEATED_MOST_CHARS else {}
        return bool(values) and all(self.draft.fields.get(name) == value for name, value in values.items())

    def taken_out(self, text: str) -> set[str]:
        """The fields that a message wants to have no value any more."""
        return set(self.read(text).dropped) & {item.name for item in self.action.fields if not item.required}

    def unknown(self, text: str) -> bool:
        """Whether a message only says that what was asked for is not known."""
        return unknown_only(self.action, text, self.draft.asked)

    def more_of_the_story(self, text: str) -> dict[str, Any]:
        """A statement that gives no value of its own goes on with what was told; empty for a form without a story."""
        story = self.action.story
        known = self.draft.fields.get(story.name) if story else None
        more = told_in(self.action, text)
        return {story.name: f"{known}；{more}"} if story and known and len(more) >= STORY_MIN_CHARS else {}

    def depending(self, text: str) -> dict[str, str]:
        """What a message makes its plea depend on, to be told with the summary; only a form of days is so asked for."""
        found = condition(fold(text)) if any(isinstance(item, PeriodField) for item in self.action.fields) else None
        return {CONDITION: text[slice(*found.span())].strip()} if found else {}

    def danger(self, text: str, reading: Reading, first: bool) -> Alarm | None:
        """The danger that a message tells of to it, be it in the words that are its story."""
        heard, story = self.desk.dangers, self.action.story
        told = str(reading.values.get(story.name, "")) if first and story else ""
        found = heard.pressing(self.action, text, reports=first)
        return found or (heard.pressing(self.action, told, reports=True) if told else None)

    def endangered(self, fields: Mapping[str, Any], text: str, alarm: Alarm) -> dict[str, str]:
        """The story with the danger that a message tells of, where it is not in it: 着火了, then 有人触电."""
        story = self.action.story
        folded, words = fold(text), any_of(alarm.words)
        known = str(fields.get(story.name) or "") if story else ""
        clause = next((m for m in CLAUSE.finditer(folded) if words.search(m.group())), None)
        found = words.search(folded)
        if found is None and story and known == str(self.draft.fields.get(story.name) or ""):
            found = clause = self.desk.dangers.telling(folded)
        if story is None or found is None or found.group().strip() in fold(known):
            return {}
        start, end = clause.span() if clause else (0, len(folded))
        beside = folded[end:]
        told = text[start : end if asks(beside) or says("sites", beside) else len(text)].strip()
        return {story.name: f"{known}；{told}" if known else told}

    def changed(self, **changes: Any) -> "Form":
        """The form with another draft."""
        return replace(self, draft=replace(self.draft, **changes))

    def missing(self) -> list[str]:
        return view.missing(self.action, self.draft.fields)

    def values(self) -> str:
        return view.values(self.action, self.draft.fields, self.desk.language)

    def as_json(self, record_id: str | None = None) -> dict[str, Any]:
        """The contract's `action` (DESIGN.md §4)."""
        lacking = self.missing() if self.draft.stage == "collecting" else []
        return {
            "type": self.action.name, "stage": self.draft.stage, "fields": view.public(self.draft.fields),
            "missing": lacking, "record_id": record_id,
        }  # fmt: skip


def shown_words(words: str) -> str:
    """Words that are kept, as they are told of."""
    return escape(words if len(words) <= SHOWN_CHARS else f"{words[:SHOWN_CHARS]}…")
