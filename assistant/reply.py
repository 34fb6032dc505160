"""What goes into a turn and what comes out of it, as values. Channels turn events into the one and show the other."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from assistant.phrases import Language

Kind = Literal[
    "answer", "not_covered", "clarify", "confirm", "done", "cancelled", "status", "denied", "chitchat"
]  # fmt: skip
KINDS: tuple[str, ...] = get_args(Kind)
PERSONAL: tuple[Kind, ...] = ("confirm", "status", "cancelled")
Effect = Literal["draft", "file", "act"]
EVERYTHING: frozenset[Effect] = frozenset(get_args(Effect))
MAX_CHARS = 4000  # characters of one message; a longer one is refused with the reason


class BadMessage(Exception):
    """Read by the asker: the message cannot be taken as it is; says what to send instead. `field` names the input."""

    def __init__(self, message: str, field: str = "text") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class ShownDraft:
    """The form that a reply shows, at the version that it shows: what a button below that reply is about."""

    id: int
    version: int
    stage: str  # collecting, confirming


@dataclass(frozen=True)
class Press:
    """A button of a card, instead of words: `verb` is about the draft exactly as it was shown.

    `begin` starts a form with the message (`values`: {"type": the action's name}); `confirm` files the draft, `cancel`
    drops it, `edit` takes `values` over (name → value or None) and shows it again.
    """

    verb: Literal["begin", "confirm", "cancel", "edit"]
    draft_id: int
    version: int
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """One message: what was said, by whom, in which conversation, and as of which day the rules are asked for.

    With a `press` the text only says in words what was pressed. `seen` is the turn whose reply the sender has before
    them: a yes is then to the summary in that reply. `may` is what the words may change: an assistant that asks for
    somebody may not file by way of asking. With `echoed` the client sends the reply back instead of the conversation
    id, and the turn can be found by it.
    """

    text: str
    asker: str  # employee id
    conversation_id: str | None = None
    event_id: str | None = None
    as_of: date | None = None
    press: Press | None = None
    seen: int | None = None
    may: frozenset[Effect] = EVERYTHING
    echoed: bool = False


@dataclass(frozen=True)
class Citation:
    """A verbatim quote: `quote == article.text[start:end]` of the article as it stands on the day asked for."""

    article_id: str
    label: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Reply:
    """`text` is Markdown in the asker's language. An `answer` always has a citation.

    `trace` tells an evaluator how the reply came about: plain JSON values, nothing personal.
    """

    text: str
    kind: Kind
    citations: tuple[Citation, ...] = ()
    action: dict[str, Any] | None = None
    conversation_id: str = ""
    turn_id: int | None = None
    trace: dict[str, Any] = field(default_factory=dict, repr=False)
    draft: ShownDraft | None = None
    language: Language = "zh"

    @property
    def personal(self) -> bool:
        """Whether it tells of somebody's own paperwork: it is never shown where others read along."""
        about_forms = str(self.trace.get("route", "")).startswith(("form", "records"))
        return self.action is not None or about_forms or self.kind in PERSONAL

    def __post_init__(self) -> None:
        if self.kind == "answer" and not self.citations:
            raise ValueError("an answer needs a citation")

    def as_json(self) -> dict[str, Any]:
        """The public contract's shape (DESIGN.md §4), with the id by which thumbs are given."""
        return {
            "conversation_id": self.conversation_id,
            "turn_id": self.turn_id,
            "reply": self.text,
            "kind": self.kind,
            "citations": [vars(citation) for citation in self.citations],
            "action": self.action,
        }
