"""Clients without a conversation id, which send the whole history back: which turn does their new message follow?

The last reply in the history is looked up among those given to this person. Nothing else of the history counts, so that
nothing can be put into it. From a reply that has been answered otherwise since (the message was edited, or the reply
made anew) a branch begins: a conversation of its own, with the form as it was then.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import count

from assistant.forms.plain import plain
from assistant.forms.press import answering
from assistant.message import clean
from assistant.reply import Effect, Press, Turn
from assistant.threads import echo_of
from corpus.query import normalise
from tools.record import Draft
from tools.store import Known, Store, StoredTurn

IN_WORDS: frozenset[Effect] = frozenset({"draft", "act"})  # filing is a press, bound to the summary in the history
RETRY_S = 120  # an opening message that did something does it once in so many seconds, or up to twice as many
DID_SOMETHING = "done"


def follow(asker: str, seen: str | None, text: str, store: Store) -> Turn:
    """The turn for `text`, sent by somebody whose history ends with the reply `seen`.

    The same message after the same reply is the same event where it did something; otherwise it is answered anew. A
    plain yes is about the summary in `seen`, exactly as that reply showed it.
    """
    node = store.turn_by_echo(echo_of(asker, seen)) if seen else None
    if node is None:
        return Turn(text, asker, event_id=_opening(asker, text, store), may=IN_WORDS, echoed=True)
    last = store.last_turns(node.conversation_id, 1)[-1].id == node.id
    press = _pressed(node, text, last)
    event = f"echo:{node.id}:{_digest(text)}"
    number = _next(lambda n: store.turn_by_event(asker, node.conversation_id, f"{event}:{n}"))
    again = store.turn_by_event(asker, node.conversation_id, f"{event}:{number}") is not None
    if press or last or again:
        return Turn(
            text, asker, node.conversation_id, f"{event}:{number}", press=press, may=IN_WORDS, echoed=True
        )  # fmt: skip
    return _branch(node, asker, text, store)


def _pressed(node: StoredTurn, text: str, last: bool) -> Press | None:
    """A plain yes to the summary in the reply; a plain no as well, where the conversation has gone on since."""
    shown = node.reply.get("draft")
    if not shown or shown["stage"] != "confirming":
        return None
    press = answering(shown, plain(normalise(clean(text)).lower()))
    return None if last and press and press.verb == "cancel" else press


def _opening(asker: str, text: str, store: Store) -> str:
    """The event of a message that opens a conversation. The clock is the machine's: ours may be frozen."""
    now = int(time.time() // RETRY_S)
    for span in (now - 1, now):
        event = f"echo:{span}:{_digest(text)}"
        number = _next(lambda n, event=event: store.turn_by_event(asker, None, f"{event}:{n}"))  # type: ignore[misc]
        if span == now or store.turn_by_event(asker, None, f"{event}:{number}"):
            break
    return f"{event}:{number}"


def _branch(node: StoredTurn, asker: str, text: str, store: Store) -> Turn:
    """The turn in a conversation that goes on from `node`. Its draft is a copy, so no yes from before files it."""
    event = f"echo:{node.id}:{_digest(text)}"
    number = _next(lambda n: store.turn_by_event(asker, _digest(f"{event}:{n}"), event))
    conversation = _digest(f"{event}:{number}")
    if store.conversation_owner(conversation) is None:
        draft = _as_shown(node, store)
        try:
            with store.work() as work:
                work.open_conversation(conversation, asker)
                work.save_turn(conversation, None, None, node.text, node.reply, node.memory)
                if draft:
                    work.put_draft(conversation, draft)
        except Known:  # the same message was faster on another path
            pass
    return Turn(text, asker, conversation, event, may=IN_WORDS, echoed=True)


def _as_shown(node: StoredTurn, store: Store) -> Draft | None:
    """The open draft as the reply of `node` showed it; None where it has become a record."""
    shown, action = node.reply.get("draft"), node.reply.get("action")
    if not shown or not action:
        return None
    kept = store.draft(shown["id"], node.conversation_id)
    if kept is None or kept.stage == "filed" or action["type"] != kept.type:
        return None
    if kept.version == shown["version"]:
        return replace(kept, id=None)
    return Draft(kept.type, shown["stage"], action["fields"], asked=tuple(action["missing"]))


def _next(find: Callable[[int], StoredTurn | None]) -> int:
    """The number of the event that did something, or of the first one that there is not."""
    for number in count():
        turn = find(number)
        if turn is None or turn.reply["kind"] == DID_SOMETHING:
            return number
    raise AssertionError("unreachable")


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
