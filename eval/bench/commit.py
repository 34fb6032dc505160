"""A turn that files ÷ the store's own commit of the same record and turn: python -m eval.bench.commit (goal ≤ 2)

Both write to SQLite files of their own, in turns: the turn is the 确认 to a summary, with reading, rules, rendering and
the transaction; the commit is the transaction alone, with a record, its audit entry, its notices and the turn.
"""

import dataclasses
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from uuid import uuid4

from assistant.build import Parts
from assistant.reply import Turn
from assistant.turn import take_turn
from eval.bench.timing import seconds
from eval.case import ASKER
from eval.embedded import throw_away_parts
from tools import action_named
from tools.desk import notices
from tools.record import Draft, Record
from tools.store import Origin, Store

ROUNDS = 80
WARM_UP = 5
GOAL = 2.0
FIELDS = {"customer": "张女士", "description": "客户张女士投诉送货晚了三天", "severity": "一般"}


def main() -> int:
    parts = throw_away_parts()
    with tempfile.TemporaryDirectory() as folder:
        turns, commits = (Store.open(f"sqlite:///{Path(folder) / name}.db") for name in ("turns", "commits"))
        filing = dataclasses.replace(parts, store=turns)
        pairs = [_both(filing, commits, number) for number in range(ROUNDS + WARM_UP)][WARM_UP:]
        turns.close()
        commits.close()
    turn, commit = (median(times) * 1000 for times in zip(*pairs, strict=True))
    print(f"filing turn ÷ commit, {ROUNDS} filings: {median(t / c for t, c in pairs):.2f} (goal ≤ {GOAL})")
    print(f"  medians: turn {turn:.1f} ms, commit {commit:.1f} ms")
    return 0


def _both(parts: Parts, store: Store, number: int) -> tuple[float, float]:
    shown = take_turn(Turn("客户张女士投诉送货晚了三天，严重程度一般", ASKER), parts)
    yes = Turn("确认", ASKER, shown.conversation_id, f"e{number}")
    commit = _commit(parts, store)
    if number % 2:
        return seconds(lambda: take_turn(yes, parts)), seconds(commit)
    taken = seconds(commit)
    return seconds(lambda: take_turn(yes, parts)), taken


def _commit(parts: Parts, store: Store) -> Callable[[], None]:
    """The transaction of one filing, ready to be run."""
    action = action_named("complaint")
    assert action is not None
    conversation, now = uuid4().hex, datetime.now(UTC)
    with store.work() as work:
        work.open_conversation(conversation, ASKER)
        draft = work.put_draft(conversation, Draft("complaint", "confirming", FIELDS))
    record = Record("", "complaint", ASKER, "registered", 1, FIELDS, now, now)

    def commit() -> None:
        with store.work() as work:
            told = lambda made: notices(action, made, ASKER, parts.directory)  # noqa: E731
            made = work.file(draft, record, "CP", Origin(ASKER, now, "bench"), lambda own: None, told)
            work.save_turn(conversation, "e", None, "确认", {"reply": made.id, "kind": "done"}, {})

    return commit


if __name__ == "__main__":
    sys.exit(main())
