"""Asking the model, guarded: by the turn's time, the breaker, the day's budget. What goes wrong costs no answer."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant.model.breaker import Breaker
from assistant.model.proposal import Call, ChatModel, Message, ModelError, Proposal, Tool
from tools.store import Store

LEAST_S = 0.05  # with less time left, nothing is asked
_LOG = logging.getLogger("zhidu.model")


class Advisor:
    """A configured model, shared by all turns."""

    def __init__(
        self, name: str, model: ChatModel, seconds: float, daily_tokens: int | None, today: Callable[[], date],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.name, self.model, self.seconds, self.daily_tokens = name, model, seconds, daily_tokens
        self.today, self.clock = today, clock
        self.breaker = Breaker(clock)

    def consultation(self, store: Store) -> "Consultation":
        """For one turn, whose time begins now."""
        return Consultation(self, store, self.clock() + self.seconds)


@dataclass
class Consultation:
    """One turn's dealings with the model: what was asked, what came of it, what was dropped. For one thread."""

    advisor: Advisor
    store: Store
    until: float
    outcomes: list[str] = field(default_factory=list)
    tokens: int = 0
    dropped: list[dict[str, str]] = field(default_factory=list)
    calls: dict[str, tuple[Call, ...]] = field(
        default_factory=dict
    )  # proposed for a message, which is asked about once
    stated: list[str] = field(default_factory=list)  # sentences that passed
    filled: list[str] = field(default_factory=list)  # names of slots that passed

    def ask(self, messages: Sequence[Message], tools: Sequence[Tool] = ()) -> Proposal | None:
        """What the model proposes; None where it may not be asked or gave nothing, which is logged in one line."""
        if (left := self._refused()) is None:
            return None
        try:
            proposal = self.advisor.model.complete(messages, tools, left)
        except ModelError as problem:
            self.advisor.breaker.failed()
            self._count(problem.reason, sum(len(message.content) for message in messages))
            _LOG.warning("The chat model %s is not used for this turn: %s", self.advisor.name, problem)
            return None
        self.advisor.breaker.succeeded()
        self._count("answered", proposal.tokens)
        return proposal

    def _refused(self) -> float | None:
        """The seconds left to ask in; None where nothing may be asked."""
        left = self.until - self.advisor.clock()
        budget = self.advisor.daily_tokens
        if left < LEAST_S:
            self.outcomes.append("no_time")
        elif budget is not None and self.store.model_tokens(self.advisor.today()) >= budget:
            self.outcomes.append("over_budget")
        elif not self.advisor.breaker.allows():
            self.outcomes.append("resting")
        else:
            return left
        return None

    def _count(self, outcome: str, tokens: int) -> None:
        self.outcomes.append(outcome)
        self.tokens += tokens
        self.store.add_model_tokens(self.advisor.today(), tokens)

    def drop(self, check: str, words: str, detail: str = "") -> None:
        self.dropped.append({"check": check, "words": words, "detail": detail})

    def as_json(self) -> dict[str, Any]:
        """For the trace; empty where the model was not asked for anything."""
        if not self.outcomes:
            return {}
        return {
            "model": {
                "name": self.advisor.name, "outcomes": self.outcomes, "tokens": self.tokens, "stated": self.stated,
                "filled": self.filled, "dropped": self.dropped,
            }
        }  # fmt: skip
