"""The directory as a table: each row a person, every mistake named with its line."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.directory import Directory, Employee

REQUIRED = ("id", "name", "email")
ROLES = ("manager", "hr", "safety_officer", "service_lead", "evaluator")
ACCOUNT = "_id"  # a column slack_id, dingtalk_id, … holds the person's user id on that platform
MAX_ID_CHARS = 64
Row = Mapping[str, str | None]


class DirectoryError(Exception):
    """Read by the operator: the directory cannot be used; every mistake with its line, and what would be right."""


def read_csv(path: Path) -> Directory:
    """A directory from a CSV file with a header line, in UTF-8. Raises DirectoryError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            columns = reader.fieldnames or ()
            rows = [(reader.line_num, row) for row in reader]
    except OSError as error:
        raise DirectoryError(f"ZHIDU_DIRECTORY: cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise DirectoryError(f"ZHIDU_DIRECTORY: {path} is not UTF-8; save it as “CSV UTF-8”") from None
    except csv.Error as error:
        raise DirectoryError(f"ZHIDU_DIRECTORY: {path}, line {reader.line_num}: {error}") from None
    return directory_of(columns, rows, str(path))


def directory_of(columns: Iterable[str], rows: Iterable[tuple[int, Row]], source: str) -> Directory:
    """A directory from numbered rows of a table; `source` names it. Raises DirectoryError with every mistake."""
    names = [name.strip() for name in columns]
    if lacking := [name for name in REQUIRED if name not in names]:
        raise DirectoryError(
            f"ZHIDU_DIRECTORY: {source} has no column {', '.join(lacking)}; "
            "its columns are id,name,email,manager_id,roles,slack_id,dingtalk_id"
        )
    reading = _Reading()
    for line, row in rows:
        reading.take(line, row)
    if mistakes := [*reading.mistakes, *reading.managers_unknown()]:
        raise DirectoryError("\n".join([f"ZHIDU_DIRECTORY: {source} cannot be used:", *mistakes]))
    if not reading.people:
        raise DirectoryError(f"ZHIDU_DIRECTORY: {source} has nobody in it; add a line for each person")
    return Directory(employee for _, employee in reading.people)


class _Reading:
    """What has been read so far: the people with their lines, and what was wrong."""

    def __init__(self) -> None:
        self.people: list[tuple[int, Employee]] = []
        self.mistakes: list[str] = []
        self._seen: dict[tuple[str, str], int] = {}

    def take(self, line: int, row: Row) -> None:
        if None in row:  # csv.DictReader's key for values beyond the header
            self.mistakes.append(f"line {line}: more values than columns; put a value with a comma in quotes")
            return
        values = {name.strip(): (value or "").strip() for name, value in row.items()}
        wrong = self._wrong(line, values)
        self.mistakes += [f"line {line}: {what}" for what in wrong]
        if not wrong:
            self.people.append((line, _employee(values)))

    def managers_unknown(self) -> list[str]:
        ids = {employee.id for _, employee in self.people}
        return [
            f"line {line}: the manager_id {employee.manager_id} of {employee.id} is nobody's id; correct or empty it"
            for line, employee in self.people
            if employee.manager_id and employee.manager_id not in ids and not self.mistakes
        ]  # fmt: skip

    def _wrong(self, line: int, values: Mapping[str, str]) -> list[str]:
        wrong = [f"{name} is empty" for name in ("id", "name") if not values[name]]
        if len(values["id"]) > MAX_ID_CHARS or ":" in values["id"]:
            wrong.append(f"id {values['id'][:MAX_ID_CHARS]} has more than {MAX_ID_CHARS} characters, or a colon")
        if values["email"] and values["email"].count("@") != 1:
            wrong.append(f"email {values['email']} is no e-mail address")
        if values.get("manager_id") and values["manager_id"] == values["id"]:
            wrong.append("manager_id is the person's own id; leave it empty where there is no manager")
        if unknown := [role for role in _roles(values) if role not in ROLES]:
            wrong.append(f"roles has {' '.join(unknown)}; known are {' '.join(ROLES)}, with a space between two")
        for name, value in values.items():
            unique = name in ("id", "email") or (name.endswith(ACCOUNT) and name != "manager_id")
            if unique and value and (first := self._seen.setdefault((name, value.lower()), line)) != line:
                wrong.append(f"{name} {value} is that of line {first} already")
        return wrong


def _roles(values: Mapping[str, str]) -> list[str]:
    return values.get("roles", "").replace(";", " ").replace("|", " ").replace(",", " ").split()


def _employee(values: Mapping[str, str]) -> Employee:
    accounts = {
        name.removesuffix(ACCOUNT): value
        for name, value in values.items()
        if name.endswith(ACCOUNT) and name not in ("id", "manager_id") and value
    }
    manager, roles = values.get("manager_id") or None, frozenset(_roles(values))
    return Employee(values["id"], values["name"], values["email"], manager, roles, accounts)
