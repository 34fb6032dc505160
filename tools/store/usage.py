"""Tokens that the chat model has cost, by day."""

from datetime import date

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from tools.store.schema import MODEL_USAGE


def spent(connection: Connection, day: date) -> int:
    return int(connection.execute(select(MODEL_USAGE.c.tokens).where(MODEL_USAGE.c.day == day)).scalar() or 0)


def add(connection: Connection, day: date, tokens: int) -> None:
    """Add to a day's count; where two replicas begin a day at once, the second one's row becomes an addition."""
    more = update(MODEL_USAGE).where(MODEL_USAGE.c.day == day).values(tokens=MODEL_USAGE.c.tokens + tokens)
    if connection.execute(more).rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(MODEL_USAGE).values(day=day, tokens=tokens))
    except IntegrityError:
        connection.execute(more)
