"""Versions of documents that HR uploads: looked at, published from a day on, and taken back."""

from dataclasses import dataclass, field
from datetime import date, datetime

DRAFT, PUBLISHED, WITHDRAWN, DISCARDED = "draft", "published", "withdrawn", "discarded"
MAX_BYTES = 5 * 1024 * 1024
MAX_NAME_CHARS = 100


class BadVersion(Exception):
    """Read by HR: the document or the decision cannot be taken like this; says what to do. `field` names the input."""

    def __init__(self, message: str, field: str = "file") -> None:
        super().__init__(message)
        self.field = field


class VersionChanged(Exception):
    """Read by HR: somebody else published, took back or discarded something since it was looked at."""


@dataclass(frozen=True)
class Publication:
    """An uploaded document and what was decided about it.

    `parts` say which compilations it is a version of: their compilation, title, label, scope, part (the 篇 in it).
    `order` counts decisions to publish, from 1; `ended` is the first day on which it is no longer in force.
    """

    id: int
    file_name: str
    sha256: str
    parts: tuple[dict[str, str], ...]
    state: str
    by: str
    by_name: str
    at: datetime
    order: int | None = None
    effective: date | None = None
    why: str = ""
    published_by: str = ""
    published_at: datetime | None = None
    ended: date | None = None
    ended_by: str = ""
    ended_why: str = ""
    ended_at: datetime | None = field(default=None)

    @property
    def version(self) -> str:
        """What the version is called: no other has this name."""
        return f"{self.effective}.{self.id}" if self.effective else f"草稿 {self.id}"
