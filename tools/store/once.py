"""What is read once and kept: of a turn, in which many readers ask the store the same, until something is written."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Answers by what was asked. One that does not `keep` them asks each time: a store that outlasts a turn."""

    def __init__(self, keep: bool = False) -> None:
        self._keep = keep
        self._known: dict[Hashable, Any] = {}

    def of(self, asked: Hashable, read: Callable[[], T]) -> T:
        if not self._keep:
            return read()
        if asked not in self._known:
            self._known[asked] = read()
        known: T = self._known[asked]
        return known

    def forget(self) -> None:
        """What was read may not be so any more."""
        self._known.clear()
