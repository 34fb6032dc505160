"""The queue of what nobody could answer: what comes into it, and how it is settled, once."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Row

from tools.faq import Faq
from tools.record import Notice
from tools.store.database import Database
from tools.store.notices import tell
from tools.store.schema import FEEDBACK, TURNS, UNANSWERED
from tools.store.shelf import added
from tools.unanswered import (
    ANSWERED,
    DISLIKED,
    DISMISSED,
    OPEN,
    REFUSED,
    TAKEN_BACK,
    Question,
    masked,
    may_be_queued,
)

NEAREST = 3
ASKED_MAX_CHARS = 60  # of a question that a notice repeats


def land(connection: Connection, turn_id: int, asker: str, question: str, reason: str, nearest: Sequence[str],
         now: datetime, words: str = "") -> int:  # fmt: skip
    """Put a turn's question into the queue, once for each turn; its number. A stronger reason replaces `refused`."""
    known = connection.execute(select(UNANSWERED).where(UNANSWERED.c.turn_id == turn_id)).one_or_none()
    if known is None:
        values = {"turn_id": turn_id, "asker": asker, "question": masked(question), "reason": reason, "words": words}
        made = insert(UNANSWERED).values(**values, nearest=list(nearest), at=now).returning(UNANSWERED.c.id)
        return int(connection.execute(made).scalar_one())
    if known.state in (OPEN, TAKEN_BACK) and reason != REFUSED:
        again = {"reason": reason, "words": words or known.words, "state": OPEN}
        connection.execute(update(UNANSWERED).where(UNANSWERED.c.id == known.id).values(**again))
    return int(known.id)


def judged(connection: Connection, turn_id: int, asker: str, verdict: str, reason: str, now: datetime) -> None:
    """What a thumb does to the queue: down with a reason puts the turn into it, up takes the dislike back."""
    row = connection.execute(select(TURNS).where(TURNS.c.id == turn_id)).one()
    if verdict == "down" and reason.strip() and may_be_queued(row.reply, row.memory):
        land(connection, turn_id, asker, row.text, DISLIKED, nearest_of(row.reply), now, masked(reason.strip()))
    if verdict == "up":
        own = (UNANSWERED.c.turn_id == turn_id) & (UNANSWERED.c.reason == DISLIKED) & (UNANSWERED.c.state == OPEN)
        connection.execute(update(UNANSWERED).where(own).values(state=TAKEN_BACK))


def nearest_of(reply: dict[str, Any]) -> list[str]:
    """The articles that were found for a turn, the best first."""
    return [str(hit["article_id"]) for hit in reply.get("trace", {}).get("hits", [])][:NEAREST]


class OpenQuestions:
    """Made by the store. `clock` gives the company's time."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def waiting(self) -> list[Question]:
        """Every open question, oldest first; without who asked it."""
        query = select(UNANSWERED, TURNS.c.reply).join(TURNS, TURNS.c.id == UNANSWERED.c.turn_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.where(UNANSWERED.c.state == OPEN).order_by(UNANSWERED.c.id))
            return [_question(row) for row in rows]

    def answer(self, numbers: Sequence[int], text: str, faq: Faq | None, who: str, name: str) -> tuple[int, Faq | None]:
        """Settle those of the questions that are still open: their askers are told, and the answer becomes a FAQ.

        How many people were told, and the FAQ. Nothing is done where none is open any more: (0, None).
        """
        now = self._clock().astimezone(UTC)
        with self._database.writing() as connection:
            settled = _settled(connection, numbers, ANSWERED, who, now)
            if not settled:
                return 0, None
            made = added(connection, faq, who, now) if faq else None
            told: dict[str, Row[Any]] = {}
            for row in settled:
                told.setdefault(row.asker, row)
            for asker, row in told.items():
                notice = Notice(asker, "answered", _told(row.question, text, name))
                tell(connection, f"unanswered/{row.id}", 1, [notice], now)
            return len(told), made

    def dismiss(self, numbers: Sequence[int], who: str) -> int:
        """Settle questions without an answer (not a question, say); how many were still open. Nobody is told."""
        now = self._clock().astimezone(UTC)
        with self._database.writing() as connection:
            return len(_settled(connection, numbers, DISMISSED, who, now))

    def add_feedback(self, turn_id: int, asker: str, verdict: str, reason: str) -> None:
        """A thumb, and what it does to the queue; the same person's second one replaces the first."""
        now = self._clock().astimezone(UTC)
        values = {"verdict": verdict, "reason": reason, "at": now}
        mine = (FEEDBACK.c.turn_id == turn_id) & (FEEDBACK.c.asker == asker)
        with self._database.writing() as connection:
            # The turn's row is locked, so that two thumbs at the same moment come one after the other.
            connection.execute(update(TURNS).where(TURNS.c.id == turn_id).values(id=turn_id))
            if connection.execute(update(FEEDBACK).where(mine).values(**values)).rowcount == 0:
                connection.execute(insert(FEEDBACK).values(turn_id=turn_id, asker=asker, **values))
            judged(connection, turn_id, asker, verdict, reason, now)


def _settled(connection: Connection, numbers: Sequence[int], state: str, who: str, now: datetime) -> list[Row[Any]]:
    """The rows that this call was the one to settle: one UPDATE arbitrates."""
    still = UNANSWERED.c.id.in_(numbers) & (UNANSWERED.c.state == OPEN)
    done = update(UNANSWERED).where(still).values(state=state, settled_by=who, settled_at=now).returning(UNANSWERED)
    return sorted(connection.execute(done).all(), key=lambda row: int(row.id))


def _told(question: str, answer: str, name: str) -> str:
    asked = question if len(question) <= ASKED_MAX_CHARS else f"{question[:ASKED_MAX_CHARS]}…"
    return f"您问过“{asked}”。HR 的答复（{name}）：{answer}"


def _question(row: Row[Any]) -> Question:
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    return Question(row.id, row.turn_id, row.question, row.reason, row.words, tuple(row.nearest), at, row.reply)
