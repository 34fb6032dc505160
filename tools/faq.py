"""HR's own answers, as values: what is asked, what is answered, and the articles that the answer rests on."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

LIVE, SUSPENDED, WITHDRAWN = "live", "suspended", "withdrawn"
STATES = (LIVE, SUSPENDED, WITHDRAWN)


@dataclass(frozen=True)
class Ground:
    """An article that an answer rests on, and the digest of its text on the day when HR last saw the two together."""

    article_id: str
    digest: str


@dataclass(frozen=True)
class Faq:
    """`similar` are other wordings of the question, `negative` wordings that it must not answer.

    Valid from `valid_from` up to and including `valid_until`. `version` grows with every change; a change states the
    version it saw. `why` says what a suspended one waits for.
    """

    question: str
    answer: str
    owner: str
    valid_from: date
    similar: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    valid_until: date | None = None
    state: str = LIVE
    why: str = ""
    id: int = 0
    version: int = 0
    by: str = ""  # who last said that the answer holds
    at: datetime | None = None

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.question, *self.similar)

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(ground.article_id for ground in self.grounds)

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def as_json(self) -> dict[str, Any]:
        """Everything but number and version, in JSON's types: what the history keeps."""
        data = asdict(replace(self, at=None))
        for name in ("id", "version", "at"):
            del data[name]
        until = self.valid_until.isoformat() if self.valid_until else None
        return data | {"valid_from": self.valid_from.isoformat(), "valid_until": until}

    @classmethod
    def from_json(cls, data: dict[str, Any], **more: Any) -> "Faq":
        """Read back what `as_json` wrote."""
        until = data["valid_until"]
        dates = {
            "valid_from": date.fromisoformat(data["valid_from"]),
            "valid_until": date.fromisoformat(until) if until else None,
        }
        words = {name: tuple(data[name]) for name in ("similar", "negative")}
        grounds = tuple(Ground(**ground) for ground in data["grounds"])
        return cls(**(data | dates | words | {"grounds": grounds} | more))


@dataclass(frozen=True)
class Change:
    """One entry of a FAQ's history: who did what, and how the FAQ stood afterwards."""

    version: int
    at: datetime
    who: str
    what: str  # added, changed, suspended, resumed, confirmed, withdrawn, undone
    faq: Faq


@dataclass(frozen=True)
class Usage:
    """How often a FAQ has answered, and the thumbs that these answers got."""

    times: int = 0
    up: int = 0
    down: int = 0


@dataclass(frozen=True)
class Synonym:
    """An everyday word and the regulations' word for it, as HR added it."""

    word: str
    term: str
    who: str = ""
    at: datetime | None = None
    id: int = 0


class StaleFaq(Exception):
    """Read by HR: somebody else changed the FAQ since it was read; says to look again."""

    def __init__(self, number: int) -> None:
        super().__init__(f"FAQ {number} 已被他人修改，您的修改没有保存；请刷新后再改。")
