"""Visits: who a browser is signed in as. It holds a random token in a cookie; what the token means is in the store.

The token is 256 random bits and only its hash is stored, so there is nothing to forge and no key to share between
replicas; a visit ends in the store, on its hour or when its person signs out, whatever the browser still holds.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tools.directory import Directory, Employee
from tools.store.sessions import Sessions

COOKIE, SECURE_COOKIE = "zhidu", "__Host-zhidu"  # the second name is taken by browsers over https for this host only
TOKEN_BYTES = 32
SIGN_IN_MINUTES = 30  # for somebody who has not signed in yet


@dataclass(frozen=True)
class Visit:
    """`employee` is None until somebody has signed in. `csrf` goes with every request that changes something."""

    token: str = field(repr=False)
    employee: Employee | None
    data: Mapping[str, Any]

    @property
    def csrf(self) -> str:
        return hashlib.sha256(f"csrf:{self.token}".encode()).hexdigest()

    def allows(self, given: str | None) -> bool:
        """Whether a request that came with this CSRF token was made by our own page."""
        return secrets.compare_digest(self.csrf.encode(), (given or "").encode())


class Visits:
    """The visits of one server, or of all replicas over one store."""

    def __init__(self, sessions: Sessions, directory: Directory, clock: Callable[[], datetime], hours: int) -> None:
        self._sessions, self._directory, self._clock = sessions, directory, clock
        self._length = timedelta(hours=hours)

    def find(self, token: str | None) -> Visit | None:
        """The visit of a cookie; None where it has ended, or where its person is no longer in the directory."""
        stored = self._sessions.find(_key(token), self._clock()) if token else None
        if token is None or stored is None:
            return None
        if stored.employee is None:
            return Visit(token, None, stored.data)
        employee = self._directory.find(stored.employee)
        return Visit(token, employee, stored.data) if employee else None

    def begin(self, employee: Employee | None = None) -> Visit:
        """A new visit. Whoever signs in gets a new token, so that one planted before is worth nothing."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = self._clock()
        ends = now + (self._length if employee else timedelta(minutes=SIGN_IN_MINUTES))
        stored = self._sessions.open(_key(token), employee.id if employee else None, now, ends)
        return Visit(token, employee, stored.data)

    def keep(self, visit: Visit, **data: Any) -> None:
        """Remember something for this visit beside what is remembered already; None forgets it."""
        merged = {name: value for name, value in {**visit.data, **data}.items() if value is not None}
        self._sessions.keep(_key(visit.token), merged)

    def end(self, visit: Visit) -> None:
        self._sessions.close(_key(visit.token))


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
