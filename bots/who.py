"""A platform's user → an employee: by the account in the directory, the company's own id, or a verified e-mail."""

import threading
import time

from bots.channel import Account, Channel, Person
from tools.directory import Directory, Employee

FRESH_S = 600.0  # what a platform said about a user is believed for so long


def person_of(account: Account, channel: str, directory: Directory) -> Person:
    """The employee behind an account; else the account itself, which may ask and may not file."""
    employee = directory.by_account(channel, account.id)
    if employee is None and account.staff_id:
        employee = directory.by_account(channel, account.staff_id) or directory.find(account.staff_id)
    if employee is None and account.email:
        employee = directory.by_email(account.email)
    return Person(employee.id, employee) if employee else Person(f"{channel}:{account.id}"[:64])


class Persons:
    """Who the users of a channel are; the platform is asked once in a while for each."""

    def __init__(self, channel: Channel, directory: Directory) -> None:
        self._channel, self._directory = channel, directory
        self._known: dict[str, tuple[float, Account]] = {}
        self._users: dict[str, str] = {}
        self._lock = threading.Lock()

    def of(self, user_id: str) -> Person:
        """Raises what the channel's `account` raises."""
        account = self._fresh(user_id)
        if account is None:
            account = self._channel.account(user_id)
            with self._lock:
                self._known[user_id] = (time.monotonic(), account)
        person = person_of(account, self._channel.name, self._directory)
        if person.employee:
            with self._lock:
                self._users[person.employee.id] = user_id
        return person

    def asked(self, user_id: str) -> bool:
        """Whether the platform need not be asked about a user now."""
        return self._fresh(user_id) is not None

    def _fresh(self, user_id: str) -> Account | None:
        with self._lock:
            at, account = self._known.get(user_id, (0.0, None))
        return account if time.monotonic() - at <= FRESH_S else None

    def user_of(self, employee: Employee) -> str | None:
        """The user that has spoken as this employee since the start."""
        with self._lock:
            return self._users.get(employee.id)
