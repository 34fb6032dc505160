"""The fields that an action can have, by how their values are found in a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A value of an action. `ask_*` ends the question for it (… 请告诉我:开始日期)."""

    name: str
    zh: str
    en: str
    required: bool = True
    hint_zh: str = ""
    hint_en: str = ""
    also: tuple[str, ...] = ()  # what people call it when they correct it


@dataclass(frozen=True)
class Choice:
    """A value of a ChoiceField. `words` (regular expressions) name it; `hints` only suggest it, where they are said of
    the sender; `of_family` do so whoever they are said of."""

    value: str
    en: str
    words: tuple[str, ...]
    hints: tuple[str, ...] = ()
    of_family: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChoiceField(Field):
    choices: tuple[Choice, ...] = ()
    unclear: tuple[str, ...] = ()  # words that may mean several: none is taken, and it is asked which
    scale: bool = False  # the choices are degrees of one thing, of which no article tells one by one


@dataclass(frozen=True)
class PeriodField(Field):
    """Two days, with halves: fills `<start>`, `<end>`, `start_half` and `end_half` of the action.

    `workday_kinds` says for which values of the field `kind` a stated number of days counts working days. Days of
    `past_kinds` may lie behind us: `befell` are patterns that tell what nobody foresees with its day, `planned` tell
    what is arranged beforehand.
    """

    end: str = "end"
    kind: str = ""
    workday_kinds: tuple[str, ...] = ()
    past_kinds: tuple[str, ...] = ()
    befell: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.end, "start_half", "end_half")


@dataclass(frozen=True)
class TextField(Field):
    """Words of the sender's own. `patterns` find them in a longer message (group `value`); `story` takes it whole."""

    patterns: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()  # patterns that leave no doubt: a label before a name, quotation marks around it
    lead: str = ""  # words at the beginning of what a pattern found that are no part of it
    tail: str = ""  # words at its end that are none, and what comes after them
    letter: str = ""  # a character that belongs to a name: what a pattern found is made whole to the left with such
    without: str = ""  # words in which the patterns do not look
    nobody: str = ""  # words that a name is not made of, or has not in it: what is found with such is none
    learned: str = ""  # what kind of name it is, where names of its kind have been learned (assistant/forms/spans.py)
    company: str = ""  # what a name has that is of many people, one of whom may be told beside it
    reached_by: str = ""  # the field that such a person is told in
    parts: tuple[str, ...] = ()  # patterns of its parts, the largest first (building, floor): pieces are put together
    longest: bool = False  # of all that the patterns find the longest is meant, not what the first one finds
    story: bool = False
    otherwise_zh: str = ""  # what to write where the sender does not know it
    otherwise_en: str = ""
    renewed: bool = False  # what is said of it later takes its place, whatever words are around it
    leftover: bool = False  # takes the clauses in which nothing else was read


@dataclass(frozen=True)
class FlagField(Field):
    """Said or not said; what is `denied` takes it back."""

    words: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()


@dataclass(frozen=True)
class DateField(Field):
    """One day."""


@dataclass(frozen=True)
class NumberField(Field):
    """A whole number between `least` and `most`."""

    least: int = 1
    most: int = 5
