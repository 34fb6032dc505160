"""What an eval case is: messages said in order, and what must be true of the replies. Suites are files of these.

A case that does not ask for something is not measured on it: it has no share in that figure, neither a pass nor a fail.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ASKER = "e001"  # an employee of the demo company


class BadSuite(Exception):
    """Read by whoever writes suites: names the file, the line and what is wrong with it."""


@dataclass(frozen=True)
class Expected:
    """What a reply must be. Everything is optional; what is empty is not asked for.

    kinds: allowed reply kinds. gold: groups of article ids, one of each group must be cited. facts: what the reply must
    hold, alternatives separated by "|". forbidden: regular expressions that it must not match. absent: words that must
    not be in it. cites_only: no other article may be cited. settled: what the articles say to a yes/no question.
    wants: what a single message is for. form: of the reply's action: action, stage, fields (exact), contains (a part),
    missing. filed: how many records this dialogue has filed so far.
    """

    kinds: tuple[str, ...] = ()
    gold: tuple[tuple[str, ...], ...] = ()
    facts: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    cites_only: tuple[str, ...] | None = None
    settled: str = ""
    wants: str = ""
    form: Mapping[str, Any] = field(default_factory=dict)
    filed: int | None = None


@dataclass(frozen=True)
class Step:
    """One message, by whom, and what its reply must be."""

    say: str
    asker: str
    expected: Expected


@dataclass(frozen=True)
class Case:
    """`given` is said before, by others, in the same store, not judged. `origin` is the case that it was made of."""

    id: str
    kind: str
    style: str
    steps: tuple[Step, ...]
    given: tuple[Step, ...] = ()
    origin: str = ""

    @property
    def asked(self) -> str:
        """The messages in one line, for people."""
        return " / ".join(step.say for step in self.steps)

    @property
    def last(self) -> Step:
        return self.steps[-1]

    @property
    def gold_ids(self) -> frozenset[str]:
        return frozenset(article for group in self.last.expected.gold for article in group)

    @property
    def files_paperwork(self) -> bool:
        """Whether it needs a store of its own: it says what was filed, or how a form stands."""
        return bool(self.given) or any(s.expected.filed is not None or "action" in s.expected.form for s in self.steps)

    @property
    def unanswerable(self) -> bool | None:
        """Whether the regulations are silent on it; None for a case that is no question to them."""
        kinds = self.last.expected.kinds
        if self.files_paperwork or not kinds:
            return None
        if set(kinds) == {"not_covered"}:
            return True
        return False if "answer" in kinds and "not_covered" not in kinds and self.last.expected.gold else None
