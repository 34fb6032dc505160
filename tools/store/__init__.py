"""The store and what it gives back. The only room that knows SQLAlchemy."""

from sqlalchemy.exc import IntegrityError as Known

from tools.store.audit import NO_STEPS
from tools.store.inbox import Received
from tools.store.rows import Message, StoredTurn
from tools.store.store import IN_MEMORY, Store
from tools.store.waiting import nearest_of
from tools.store.work import Origin, Work

__all__ = [
    "IN_MEMORY",
    "NO_STEPS",
    "Known",
    "Message",
    "Origin",
    "Received",
    "Store",
    "StoredTurn",
    "Work",
    "nearest_of",
]
