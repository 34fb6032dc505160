"""Who works here: employees, their managers and roles; the demo company of `zhidu serve --demo` is one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tools.record import ANONYMOUS, SYSTEM

_NOBODY = {ANONYMOUS: ("匿名", "anonymous"), SYSTEM: ("系统", "the system")}
FIRST_TEAM = 30  # e001…e030 report to m001, the others to m002
_FAMILY = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗"
_GIVEN = (
    "伟",
    "芳",
    "娜",
    "敏",
    "静",
    "丽",
    "强",
    "磊",
    "军",
    "洋",
    "勇",
    "艳",
    "杰",
    "涛",
    "明",
    "超",
    "霞",
    "平",
    "刚",
    "英",
)


@dataclass(frozen=True)
class Employee:
    """A person; `roles` are manager, hr, safety_officer, service_lead, evaluator.

    `accounts` are their user ids on chat platforms, by the name of the channel: {"slack": "U012AB3CD"}.
    """

    id: str
    name: str
    email: str
    manager_id: str | None = None
    roles: frozenset[str] = frozenset()
    accounts: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class _People:
    """The employees of one reading, by what they are found by."""

    by_id: Mapping[str, Employee]
    by_email: Mapping[str, Employee]
    by_account: Mapping[tuple[str, str], Employee]

    @classmethod
    def of(cls, employees: Iterable[Employee]) -> "_People":
        by_id = {employee.id: employee for employee in employees}
        by_email = {employee.email.lower(): employee for employee in by_id.values() if employee.email}
        by_account = {account: employee for employee in by_id.values() for account in employee.accounts.items()}
        return cls(by_id, by_email, by_account)


class Directory:
    """Employees by id, by e-mail address and by their accounts on chat platforms. Safe to share between threads."""

    def __init__(self, employees: Iterable[Employee]) -> None:
        self._people = _People.of(employees)

    def __iter__(self) -> Iterator[Employee]:
        return iter(self._people.by_id.values())

    def follow(self, other: "Directory") -> bool:
        """Hold whom another one holds from now on, wherever this one is used; whether that is any change."""
        changed = self._people != other._people
        self._people = other._people
        return changed

    def find(self, employee_id: str) -> Employee | None:
        return self._people.by_id.get(employee_id)

    def named(self, text: str) -> Employee | None:
        """Whom a text names: by id, by name, or by both as in 林慧（h001）; nobody where two bear the name."""
        name, _, number = text.strip().removesuffix("）").partition("（")
        if found := self.find(number or name):
            return found
        alike = [employee for employee in self if employee.name == name and not number]
        return alike[0] if len(alike) == 1 else None

    def called(self, who: str, english: bool = False) -> str:
        """How somebody is named to others: 周建国（m001）; the anonymous, and the system itself, in words."""
        if who in _NOBODY:
            return _NOBODY[who][english]
        found = self.find(who)
        return f"{found.name}（{found.id}）" if found else who

    def by_email(self, email: str) -> Employee | None:
        return self._people.by_email.get(email.lower())

    def by_account(self, channel: str, user_id: str) -> Employee | None:
        return self._people.by_account.get((channel, user_id))


def demo_company() -> Directory:
    """Sixty employees, two managers, HR, a safety officer, a service lead and an evaluator (DESIGN.md §4)."""
    staff = [
        _employee(f"e{number:03}", _name(number), "m001" if number <= FIRST_TEAM else "m002") for number in range(1, 61)
    ]
    others = (
        _employee("m001", "周建国", None, "manager"), _employee("m002", "吴晓梅", None, "manager"),
        _employee("h001", "林慧", None, "hr"), _employee("s001", "马安平", None, "safety_officer"),
        _employee("c001", "高悦", None, "service_lead"), _employee("v001", "何评", None, "evaluator"),
    )  # fmt: skip
    return Directory([*staff, *others])


def _employee(employee_id: str, name: str, manager: str | None, *roles: str) -> Employee:
    return Employee(employee_id, name, f"{employee_id}@example.com", manager, frozenset(roles))


def _name(number: int) -> str:
    return (
        _FAMILY[number * 7 % len(_FAMILY)]
        + _GIVEN[number * 3 % len(_GIVEN)]
        + ("" if number % 3 else _GIVEN[number % 7])
    )
