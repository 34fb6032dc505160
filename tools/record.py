"""Drafts, records and what can go wrong with them, as values."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

ANONYMOUS = "anonymous"  # the owner of a record whose reporter is not to be known
SYSTEM = "system"  # who did what no person did
LATER = "later"  # the stage of a draft that only holds what was asked for beside another one


@dataclass(frozen=True)
class Draft:
    """An action being filled in. Its `version` is the one that was shown; only that one can be confirmed."""

    type: str
    stage: str = "collecting"  # collecting, confirming, later, filed, cancelled, expired
    fields: dict[str, Any] = field(default_factory=dict)
    settled: tuple[str, ...] = ()  # doubts that the sender has answered
    asked: tuple[str, ...] = ()  # what the last reply asked for
    id: int | None = None
    version: int = 0
    touched: datetime | None = None


@dataclass(frozen=True)
class Record:
    """A filed action. `version` grows with every change; a change states the version it saw."""

    id: str
    type: str
    owner: str
    state: str
    version: int
    fields: dict[str, Any]
    filed_at: datetime
    updated_at: datetime
    assignee: str | None = None
    due_at: datetime | None = None
    escalated_at: datetime | None = None


@dataclass(frozen=True)
class Event:
    """One entry of a record's history, as its audit trail holds it."""

    at: datetime
    who: str
    what: str
    note: str
    detail: dict[str, Any]


@dataclass(frozen=True)
class Notice:
    """What somebody is to be told about a record."""

    recipient: str
    kind: str  # filed, moved, overdue
    text: str


class StaleDraft(Exception):
    """Another message of the same conversation changed the draft first; the turn is taken again."""


class Told(Exception):
    """Read by somebody at work: what they wanted was not done, why, and what to do; in Chinese, and in English."""

    def __init__(self, zh: str, en: str = "") -> None:
        super().__init__(zh)
        self.zh, self.en = zh, en or zh


class Conflict(Told):
    """Read by the one who decided: somebody else was faster, or the record is not in the state that they saw."""

    def __init__(self, zh: str, record: Record, en: str = "") -> None:
        super().__init__(zh, en)
        self.record = record


class NotAllowed(Told):
    """Read by the one who asked: what they want is not theirs to do; says who may."""


class BadMove(Told):
    """Read by the one who decided: the step does not exist, or something needed for it was not said."""

    def __init__(self, zh: str, field_name: str = "to", en: str = "") -> None:
        super().__init__(zh, en)
        self.field = field_name


class Refused(Told):
    """A rule found, at the moment of filing, that the record may not be."""
