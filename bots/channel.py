"""What a chat channel is: a platform's event becomes a `Heard`, a turn's `Answer` becomes the platform's message.

Everything between (who it is, which conversation, once only, in order, what a group may see) is bots/reception.py's,
and notices come from bots/delivery.py. A channel is one file or folder that has an `Integration`, and its line in
bots/channels.py.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from assistant.reply import Press, Reply
from assistant.settings import Settings
from tools.action import Action
from tools.directory import Employee
from tools.record import Record

if TYPE_CHECKING:
    from fastapi import APIRouter

    from bots.reception import Reception
    from tools.store import Message

logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs URLs, and DingTalk's session webhooks are keys
Verdict = Literal["up", "down", "hr"]
PRIVATE = "private"  # the place of every message between a person and the assistant alone


class TryLater(Exception):
    """Read by the worker: the platform asks to wait (429, say); try again after so many seconds. Not an attempt."""

    def __init__(self, after_s: float, reason: str) -> None:
        super().__init__(reason)
        self.after_s = after_s


class Unreachable(Exception):
    """Read by the worker: this channel will never reach this person (no account, say); another one may."""


class Failed(Exception):
    """Read by the worker: it did not work this time; tried again with growing pauses. Never holds a secret."""


@dataclass(frozen=True)
class Account:
    """A platform's user. `email` only where the platform vouches for it; `staff_id` is the company's own id."""

    id: str
    email: str | None = None
    staff_id: str | None = None


@dataclass(frozen=True)
class Person:
    """Who asks: an employee, or somebody who is not in the directory and is known by `asker` alone."""

    asker: str
    employee: Employee | None = None


@dataclass(frozen=True)
class Step:
    """A button of a record's card: the state that it shall have, the version that was seen, what the step needs."""

    record_id: str
    to: str
    version: int
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reaction:
    """A thumb for an answer, or its question passed on to HR; without a `turn` about the last answer there."""

    verdict: Verdict
    turn: int | None = None


@dataclass(frozen=True)
class SentFile:
    """A file in a message: the platform's id for it, its name, the announced type, bytes (0 where not announced)."""

    id: str
    name: str
    media_type: str = ""
    size: int = 0


@dataclass(frozen=True)
class Heard:
    """A message, a button of a form (`press`) or of a record (`step`). Plain values: it is kept until it is answered.

    `event_id` is the platform's (or names the button and version), `place` the thread or PRIVATE, `public` whether
    others read along, `address` what the channel needs to answer there (ids, never tokens). A `follow_up` does not name
    us: it is answered only where the person has spoken to us before.
    """

    event_id: str
    user_id: str
    text: str
    place: str = PRIVATE
    public: bool = False
    address: Mapping[str, str] = field(default_factory=dict)
    follow_up: bool = False
    press: Press | None = None
    step: Step | None = None
    files: tuple[SentFile, ...] = ()
    reaction: Reaction | None = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Heard":
        kinds: dict[str, Callable[..., Any]] = {"press": Press, "step": Step, "reaction": Reaction}
        made = {name: kind(**data[name]) if data.get(name) else None for name, kind in kinds.items()}
        files = tuple(SentFile(**file) for file in data.get("files") or ())
        return cls(**(dict(data) | made | {"files": files}))


@dataclass(frozen=True)
class Answer:
    """What a turn came to. `private`: it goes to the person alone, and a group is told `note` instead."""

    reply: Reply
    person: Person
    private: bool = False
    note: str = ""


@dataclass(frozen=True)
class Decided:
    """What a button of a record came to: `text` for who pressed it; the record as it is now, where they may see it."""

    text: str
    done: bool
    action: Action | None = None
    record: Record | None = None
    said: str = ""  # who did the last step, and when


class Channel(Protocol):
    """A running channel. Its methods are called from several threads; each may raise TryLater, Unreachable, Failed."""

    name: str

    def start(self) -> None:
        """Begin to listen; returns at once."""

    def stop(self) -> None:
        """Stop listening."""

    def account(self, user_id: str) -> Account:
        """What the platform says about a user."""

    def fetch(self, file_id: str) -> bytes:
        """What a file in a message holds; of one that is too large for us at least so much that it shows."""

    def show(self, heard: Heard, answer: Answer, again: bool) -> None:
        """Post the answer. With `again` it may stand there already (a worker died): find out where that can be."""

    def settle(self, heard: Heard, decided: Decided, person: Person) -> None:
        """Show what a button of a record came to: its card brought up to date, the one who pressed it told."""

    def deliver(self, employee: Employee, notice: "Message") -> str:
        """Tell a person of a record; where it stands then. With `notice.attempts` > 1 it may be there already."""


@dataclass(frozen=True)
class Integration:
    """A kind of channel, as bots/channels.py lists it.

    `missing` names the settings that lack (none: it can be opened, all of them: it is not wanted); `open` makes the
    channel, whose events go to the given reception; `check` asks the platform and says what is wrong, a line each;
    `router` gives the routes that `zhidu serve` adds for it.
    """

    name: str
    title: str
    wanted: Callable[[Settings], bool]
    missing: Callable[[Settings], list[str]]
    open: Callable[[Settings, "Reception"], Channel]
    check: Callable[[Settings], list[str]]
    router: Callable[[Channel], "APIRouter | None"] = lambda channel: None
