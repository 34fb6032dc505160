"""Conversations: what was said before, whose it is, and what the next message may lean on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from time import perf_counter
from typing import Any
from uuid import uuid4

from assistant.forms.step import Step
from assistant.phrases import Language, language_of
from assistant.questions import Before
from assistant.reply import BadMessage, Citation, Kind, Reply, ShownDraft, Turn
from tools.store import Known, Store, StoredTurn

_ASIDE: tuple[Kind, ...] = ("chitchat", "not_covered", "denied")  # replies after which the matter is still the same
_LINK = re.compile(r"\]\(https?://[^/\s)]+(?:/[^\s)]*?)??/articles/")


class UnknownConversation(Exception):
    """Read by the asker: the conversation does not exist, or is somebody else's; a new one must be opened."""


@dataclass(frozen=True)
class Minds:
    """What the last reply was about, for the message that comes next: a record by its number, a step with one that
    waits for something (its record, the state that it leads to, what has been given; `late` where the reply before the
    last one asked for it). `spoken` is the record that was last spoken of, also where the last reply told nothing of
    it: a question may be about it, an order is not. `listed` is the message that asked for the list that was `shown`,
    `denied` the route of the last reply where that denied something."""

    record: str = ""
    spoken: str = ""
    listed: str = ""
    shown: tuple[str, ...] = ()
    denied: str = ""
    step: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Thread:
    """A conversation at the moment of a turn. `replay` is the reply already given to this very event.

    `seen` is the turn that the sender has before them, where the client says which; `language` is what has been spoken.
    """

    conversation_id: str
    opened: bool
    before: Before | None = None
    last_turn: int | None = None
    replay: Reply | None = None
    seen: StoredTurn | None = None
    language: Language | None = None
    minds: Minds = field(default_factory=Minds)


def recall(turn: Turn, store: Store) -> Thread:
    """The thread of a turn. Raises UnknownConversation where it is not the asker's, BadMessage for another's `seen`."""
    if turn.conversation_id and store.conversation_owner(turn.conversation_id) != turn.asker:
        raise UnknownConversation(
            "没有这个会话;请不带 conversation_id 发送以开始新的会话。(No such conversation; open a new one.)"
        )
    if turn.event_id and (seen := store.turn_by_event(turn.asker, turn.conversation_id, turn.event_id)):
        return Thread(seen.conversation_id, False, replay=_stored_reply(seen))
    seen = _seen(turn, store)
    if not turn.conversation_id:
        return Thread(uuid4().hex, True)
    last = next(iter(store.last_turns(turn.conversation_id, 1)), None)
    if last is None:
        return Thread(turn.conversation_id, False)
    return Thread(
        turn.conversation_id, False, _before(last), last.id, seen=seen, language=_spoken(last), minds=_minds(last)
    )


def _seen(turn: Turn, store: Store) -> StoredTurn | None:
    if turn.seen is None:
        return None
    seen = store.turn(turn.seen)
    if seen is None or seen.conversation_id != turn.conversation_id:
        raise BadMessage(
            "seen_turn_id 不是这个会话里的回复；请填最后显示的那条回复的 turn_id，或不带这个字段。"
            "(Not a reply of this conversation: send the turn_id of the last reply shown, or leave it out.)",
            "seen_turn_id",
        )
    return seen


def _minds(last: StoredTurn) -> Minds:
    minds: Mapping[str, Any] = last.memory.get("minds") or {}
    record, spoken = str(minds.get("record") or ""), str(minds.get("spoken") or "")
    denied = str(last.reply.get("trace", {}).get("route", "")) if last.reply["kind"] == "denied" else ""
    listed, shown = str(minds.get("listed") or ""), tuple(map(str, minds.get("shown") or ()))
    return Minds(record, spoken or record, listed, shown, denied, minds.get("step"))


def _in_mind(step: Step, reply: Reply, before: Minds) -> dict[str, Any]:
    """Small talk in between lets nothing go but a step that has waited once already."""
    filed = reply.action["record_id"] if reply.action and reply.action["stage"] == "filed" else ""
    awaits = step.then if reply.kind == "done" else step.awaits if reply.kind in ("clarify", "confirm") else None
    awaited = dict(awaits) if awaits else None
    if awaited is None and before.step and not (step.record or reply.action or before.step.get("late")):
        awaited = dict(before.step) | {"late": True}
    kept = before.record if reply.kind == "chitchat" else ""
    record = step.record or filed or kept
    spoken = record or (before.spoken if reply.kind in _ASIDE else "")
    shown = step.shown or (before.shown if record in before.shown or kept else ())
    minds = {"record": record, "spoken": spoken, "listed": step.listed, "shown": shown, "step": awaited}
    return {"minds": minds} if any(minds.values()) else {}


def _spoken(last: StoredTurn) -> Language:
    return "en" if last.memory.get("language", language_of(last.text)) == "en" else "zh"


def remember(
    turn: Turn, thread: Thread, step: Step, store: Store, question: str, language: Language, begun: float
) -> Reply:
    """Store the turn together with what it does and with the time since it `begun`, in one transaction.

    Where the same event was faster on another path, nothing is done and its reply is the one that counts.
    """
    try:
        with store.work() as work:
            if thread.opened:
                work.open_conversation(thread.conversation_id, turn.asker)
            reply = step.write(work) if step.write else step.reply
            reply = replace(reply, conversation_id=thread.conversation_id)
            cited = list(dict.fromkeys(c.article_id for c in reply.citations))
            memory = {"question": question, "cited": cited, "language": language} | _in_mind(step, reply, thread.minds)
            data = reply.as_json() | {"trace": reply.trace, "draft": vars(reply.draft) if reply.draft else None}
            opened_by = f"{turn.asker}:{turn.event_id}" if thread.opened and turn.event_id else None
            took_ms = round((perf_counter() - begun) * 1000)
            echo = echo_of(turn.asker, reply.text) if turn.echoed else None
            stored = work.save_turn(
                thread.conversation_id, turn.event_id, opened_by, turn.text, data, memory, echo, took_ms
            )
            if step.kept:
                step.kept(work, stored.id)
    except Known:
        conversation = None if thread.opened else thread.conversation_id
        first = store.turn_by_event(turn.asker, conversation, turn.event_id or "")
        if first is None:
            raise
        return _stored_reply(first)
    return _stored_reply(stored)


def echo_of(asker: str, reply: str) -> str:
    """By which the reply is known again when a client sends it back: whatever its white space and the host in links."""
    said = " ".join(_LINK.sub("](/articles/", reply).split())
    return sha256(f"{asker}\n{said}".encode()).hexdigest()


def _before(last: StoredTurn | None) -> Before | None:
    if last is None or not last.memory.get("question"):
        return None
    return Before(str(last.memory["question"]), tuple(last.memory.get("cited", ())))


def _stored_reply(stored: StoredTurn) -> Reply:
    data: dict[str, Any] = stored.reply
    kind: Kind = data["kind"]
    citations = tuple(Citation(**citation) for citation in data["citations"])
    draft = ShownDraft(**data["draft"]) if data.get("draft") else None
    return Reply(
        data["reply"], kind, citations, data["action"], stored.conversation_id, stored.id, data.get("trace", {}), draft,
        _spoken(stored),
    )  # fmt: skip
