"""What an action is: a kind of paperwork that the assistant files after a yes. Each is one file beside this one.

An action says which fields it has, which rules bind it (each with the article it comes from), which states a record
goes through and who may move it. Everything else (the conversation, the store, the rights, the pages) works from that.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from typing import Any, Literal

from tools.directory import Employee
from tools.fields import Field, TextField
from tools.record import Record

Fields = Mapping[str, Any]
_compiled = cache(partial(re.compile, flags=re.IGNORECASE))  # re itself keeps a few hundred only
Effect = Literal["refuse", "ask", "note"]


@dataclass(frozen=True)
class Basis:
    """The words of an article that a rule rests on: they must be found in it, letter by letter, to be quoted."""

    article: str  # hr-admin/14
    words: str


@dataclass(frozen=True)
class Alarm:
    """A danger that cannot wait for a form: how people tell of it, and general advice (no rule) on what to do now.

    One that is `personal` happens to people wherever they are: told with a plea for leave it need not be at work. Its
    `harmless` words tell of nobody hurt where it is said that nobody is (吊钩掉下来了,没伤到人).
    """

    name: str
    words: tuple[str, ...]  # regular expressions
    zh: tuple[str, ...]
    en: tuple[str, ...]
    bases: tuple[Basis, ...]
    personal: bool = False
    harmless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What a rule says about a draft.

    `refuse`: it cannot be filed like this; `ask`: something must be said first; `note`: shown in the summary. An `ask`
    with a `doubt` is settled by saying yes to it once; `again` names fields that must be given anew.
    """

    effect: Effect
    zh: str
    en: str
    basis: Basis | None = None
    again: tuple[str, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True)
class Situation:
    """What a rule may look at beside the fields: the time, the person, the company's settings.

    `own` reads the person's records, for a rule that needs them.
    """

    now: datetime
    employee: Employee
    own: Callable[[], tuple[Record, ...]] = tuple
    complaint_hours: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class State:
    """A state of a record: its name in the API and its names for people. A `final` one is never left.

    A record in a `void` one came to nothing (rejected, taken back). `called` are what people call records in it, beside
    the state's own name, as regular expressions.
    """

    name: str
    zh: str
    en: str
    final: bool = False
    void: bool = False
    called: tuple[str, ...] = ()


@dataclass(frozen=True)
class Move:
    """A step from one state to another, who may take it and what must be said with it.

    `who` holds owner, manager (of the owner; HR where there is none, and the managers for the only person in HR),
    assignee, or a role of the directory.
    """

    sources: tuple[str, ...]
    to: str
    zh: str
    en: str
    who: tuple[str, ...]
    needs: tuple[Field, ...] = ()
    not_own: bool = False  # nobody decides about their own record
    awaited: bool = True  # the record waits for it; otherwise it is open to those who may, and nobody waits
    words: tuple[str, ...] = ()  # how people say it, as regular expressions; the first is what they are told to say
    finishes: bool = False  # it says that something is done, which what is said beside it may belie
    reports: tuple[str, ...] = ()  # the same, also said of other things (弄好了): of a record before the step
    told: tuple[str, ...] = ()  # what is told of a record once it has come to the step: that is shown for a yes
    barred: tuple[str, ...] = ()  # what is told where the step may not be taken, as `basis` says
    basis: Basis | None = None
    from_day: str = ""  # the field with the day from which it is meant: nobody is back from leave before it begins
    shown_first: bool = False  # it waits for a yes to what is understood of it, however plainly it is ordered

    @property
    def sayings(self) -> tuple[str, ...]:
        return (*self.words, *self.reports)


@dataclass(frozen=True)
class Attachment:
    """The file that a record of a kind takes: its names, what people call it, and the words that ask for it, if any."""

    zh: str
    en: str
    called: tuple[str, ...]  # regular expressions
    basis: Basis | None = None
    owed: tuple[str, str] | None = None  # a field, and what it holds where the file is still owed


def no_rules(fields: Fields, situation: Situation) -> tuple[Finding, ...]:  # noqa: ARG001
    return ()


def nothing_more(fields: Fields, situation: Situation) -> dict[str, Any]:  # noqa: ARG001
    return {}


def no_deadline(fields: Fields, situation: Situation) -> datetime | None:  # noqa: ARG001
    return None


@dataclass(frozen=True, eq=False)  # there is one of each
class Action:
    """A kind of paperwork. `article` is where the regulations ask for it; the first state is a new record's."""

    name: str
    prefix: str  # of record numbers: LV-20261123-0001
    zh: str
    en: str
    article: str
    fields: tuple[Field, ...]
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    requests: tuple[str, ...] = ()  # how people ask for it, as regular expressions, beside what has been learned
    called: tuple[str, ...] = ()  # what people call its records
    unwanted: tuple[str, ...] = ()  # how people say that they do not want it any more, where they do not name it
    roll_calls: tuple[str, ...] = ()  # how people ask who has one (谁请假了), as regular expressions
    alarms: tuple[Alarm, ...] = ()  # dangers that cannot wait for the form
    after_danger: bool = False  # asked for because of a danger, too: leave for the hurt, the repair of what smokes
    alarm_presets: Mapping[str, Any] = field(default_factory=dict)  # what an alarm says about the fields
    boilerplate: tuple[str, ...] = ()  # words of asking that are no part of what is told, as regular expressions
    sees_all: tuple[str, ...] = ()  # roles that see every record of this kind
    manager_sees: bool = False
    check: Callable[[Fields, Situation], tuple[Finding, ...]] = no_rules
    derive: Callable[[Fields, Situation], dict[str, Any]] = nothing_more  # values that follow from the others
    derived: tuple[str, ...] = ()  # the names of those
    deadline: Callable[[Fields, Situation], datetime | None] = no_deadline
    attached: Callable[[Fields, str], dict[str, Any]] = lambda fields, name: dict(fields)  # what a new file changes
    attachment: Attachment | None = None  # the file that `attached` takes
    escalates_to: str | None = None  # the role that is told when the deadline has passed
    sketch: Callable[[Fields], str] = lambda fields: ""  # one line for lists
    kept_by: Basis | None = None  # the words by which it stays with the one who filed it, and is handed to nobody
    course: Basis | None = None  # the words of an article on how its records go on, or where that is laid down

    @property
    def story(self) -> TextField | None:
        """The field in which the sender tells at length what happened."""
        return next((item for item in self.fields if isinstance(item, TextField) and item.story), None)

    def asked_for(self, message: str) -> bool:
        return any(_compiled(pattern).search(message) for pattern in self.requests)

    def state(self, name: str) -> State:
        """A state by its name in the API or in Chinese. Raises KeyError."""
        for state in self.states:
            if name in (state.name, state.zh):
                return state
        raise KeyError(name)

    def waits_in(self, state: str) -> bool:
        """Whether a record in a state waits for a step by somebody else than its owner."""
        return any(move.awaited and move.who != ("owner",) for move in self.moves_from(state))

    def moves_from(self, state: str) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if state in move.sources)
