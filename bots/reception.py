"""From an event to its answer, for every chat channel: once, in order for each person, and never lost.

An event is kept in the store before it is acknowledged. One that is sent again is known by its id; one whose worker
died, or whose answer could not be posted, is taken up again (`resume`), by whichever replica comes first.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from assistant.build import Parts
from assistant.phrases import language_of
from assistant.reply import BadMessage, Reply, Turn
from assistant.turn import take_turn
from bots.channel import PRIVATE, Answer, Channel, Failed, Heard, Person, Reaction, TryLater, Unreachable
from bots.decisions import react, take_step
from bots.files import take_files
from bots.lanes import Lanes
from bots.metrics import counted_turn
from bots.who import Persons
from corpus.chroma_index import StoreError
from corpus.embed import EngineError
from tools.record import Refused, StaleDraft

WORKERS = 16  # most of their time they wait for the platform
TURNS = 2  # at once: a turn computes, and an event that comes in meanwhile must be acknowledged in time
LEASE = timedelta(seconds=30)  # within which an event is handled, or taken up again by another process
PAUSE_S, ATTEMPTS_MOST = 5.0, 6
TAKEN_UP_MOST = 50  # events at a time
_LOG = logging.getLogger("zhidu.channel")
_NOTE = {
    "zh": "这是您的个人事务，我已私信您，请到私信里继续。",
    "en": "This is personal, so I have sent it to you as a direct message; please go on there.",
}


class Reception:
    """Takes the events of one channel."""

    def __init__(self, parts_now: Callable[[], Parts]) -> None:
        self._parts_now = parts_now
        self.store = parts_now().store  # of which there is one, whatever else changes
        self._lanes, self._turns = Lanes(WORKERS), threading.BoundedSemaphore(TURNS)
        self._in_hand: set[str] = set()

    def join(self, channel: Channel) -> None:
        """The channel that the answers go to."""
        self._channel = channel
        self.persons = Persons(channel, self._parts_now().directory)

    def parts(self) -> Parts:
        """As of now; finding that out reads the database, so once for a piece of work."""
        return self._parts_now()

    def take(self, heard: Heard) -> bool:
        """Keep an event and handle it soon; it can be acknowledged then. False where it is known already."""
        until, name = datetime.now(UTC) + LEASE, self._channel.name
        self._look_up(heard.user_id)
        if not self.store.inbox.receive(name, heard.event_id, heard.as_json(), until):
            return False
        self._give(heard, 1)
        return True

    def soon(self, user_id: str, task: Callable[[], None]) -> None:
        """Do something for a person in their turn; it is not kept, so it may be lost with the process."""
        self._lanes.submit(user_id, task)

    def resume(self) -> None:
        """Take up the events that somebody (a worker that died, an answer that could not be posted) left open."""
        inbox = self.store.inbox
        for event in inbox.claim(self._channel.name, datetime.now(UTC), LEASE, TAKEN_UP_MOST):
            if event.event_id not in self._in_hand:  # else it only waits here for its turn
                self._give(Heard.from_json(event.payload), event.attempts)

    def close(self) -> None:
        self._lanes.close()

    def _look_up(self, user_id: str) -> None:
        """Ask the platform who somebody is while their event is being kept, ahead of it in their lane."""
        if not self.persons.asked(user_id):
            self._lanes.submit(user_id, partial(self._ask, user_id))

    def _ask(self, user_id: str) -> None:
        with suppress(TryLater, Unreachable, Failed):  # the event itself meets it again, and is tried again
            self.persons.of(user_id)

    def _give(self, heard: Heard, attempts: int) -> None:
        self._in_hand.add(heard.event_id)
        self._lanes.submit(heard.user_id, partial(self._handle, heard, attempts))

    def _handle(self, heard: Heard, attempts: int) -> None:
        try:
            self._try(heard, attempts)
        finally:
            self._in_hand.discard(heard.event_id)

    def _try(self, heard: Heard, attempts: int) -> None:
        name, inbox = self._channel.name, self.store.inbox
        try:
            self._answer(heard, attempts)
        except TryLater as wait:
            inbox.again(name, heard.event_id, datetime.now(UTC) + timedelta(seconds=wait.after_s))
        except Unreachable as problem:
            _LOG.warning("%s: an answer cannot be posted: %s", name, problem)
            inbox.finish(name, heard.event_id, dead=True)
        except Failed as problem:
            self._failed(heard, attempts, str(problem))
        except Exception as problem:  # noqa: BLE001 — a mistake of ours: kept, tried again, and put aside at last
            _LOG.exception("%s: an event could not be handled", name)
            self._failed(heard, attempts, type(problem).__name__)
        else:
            inbox.finish(name, heard.event_id)

    def _failed(self, heard: Heard, attempts: int, reason: str) -> None:
        name, inbox = self._channel.name, self.store.inbox
        _LOG.warning("%s: attempt %d at an event failed: %s", name, attempts, reason)
        if attempts >= ATTEMPTS_MOST:
            inbox.finish(name, heard.event_id, dead=True)
        else:
            inbox.again(name, heard.event_id, datetime.now(UTC) + timedelta(seconds=PAUSE_S * 2 ** (attempts - 1)))

    def _answer(self, heard: Heard, attempts: int) -> None:
        person = self.persons.of(heard.user_id)
        if heard.step:
            decided = take_step(heard.step, person, self.parts(), f"{self._channel.name}:{heard.event_id}")
            self._channel.settle(heard, decided, person)
            return
        if heard.follow_up and not self.store.places.known(self._channel.name, heard.place, person.asker):
            return
        self._channel.show(heard, self._told(heard, person), again=attempts > 1)

    def _told(self, heard: Heard, person: Person) -> Answer:
        if heard.reaction:
            return self._reacted(heard.reaction, heard, person) or self.turn(heard, person)
        return self._with_files(heard, person) if heard.files else self.turn(heard, person)

    def _reacted(self, reaction: Reaction, heard: Heard, person: Person) -> Answer | None:
        """What became of a reaction; None where there was nothing yet that it could be about."""
        place = self.store.places.known(self._channel.name, heard.place, person.asker)
        last = self.store.last_turns(place, 1) if place else []
        answered = [turn.id for turn in last if turn.reply["kind"] in ("answer", "not_covered")]
        turn = reaction.turn if reaction.turn is not None else next(iter(answered), None)
        if turn is None:
            return None
        return Answer(Reply(react(reaction.verdict, turn, person, self.parts()), "chitchat"), person)

    def _with_files(self, heard: Heard, person: Person) -> Answer:
        """What became of the files, then the answer to the words beside them."""
        source = f"{self._channel.name}:{heard.event_id}"
        told = take_files(heard, person, self.parts(), self._channel.fetch, source)
        if heard.text:
            answer = self.turn(heard, person)
            told = f"{told}\n\n{answer.reply.text}"
            if answer.private or not heard.public:
                return replace(answer, reply=replace(answer.reply, text=told))
        private = heard.public and person.employee is not None
        return Answer(Reply(told, "status"), person, private, _NOTE[language_of(heard.text)] if private else "")

    def turn(self, heard: Heard, person: Person) -> Answer:
        """The turn of an event, in the conversation of its place and person; what is personal leaves a group.

        Its open form then goes on in the person's own chat, where a yes is heard.
        """
        name, places = self._channel.name, self.store.places
        conversation = places.conversation(name, heard.place, person.asker)
        event = f"{name}:{heard.event_id}"
        reply = self._reply(Turn(heard.text, person.asker, conversation, event, press=heard.press))
        if not heard.public or person.employee is None or not reply.personal:
            return Answer(reply, person)
        places.move_drafts(conversation, places.conversation(name, PRIVATE, person.asker))
        return Answer(reply, person, private=True, note=_NOTE[reply.language])

    def _reply(self, turn: Turn) -> Reply:
        try:
            with self._turns:
                parts = self.parts()
                return counted_turn(lambda: take_turn(turn, parts))
        except BadMessage as problem:
            return Reply(str(problem), "clarify")
        except (Refused, StaleDraft):
            return Reply("几条消息同时在改这份申请，这一条没有处理；请再发一次。", "clarify", trace={"route": "form"})
        except (EngineError, StoreError) as problem:
            _LOG.error("%s: %s", type(problem).__name__, problem)
            return Reply("检索服务暂时没有应答，您的问题没有被处理；请稍后再试。", "clarify")
