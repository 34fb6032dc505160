"""A section of the desk: one entry of its menu, and the pages behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter

from assistant.build import Parts
from tools.directory import Directory, Employee

if TYPE_CHECKING:
    from bots.desk.desk import Desk

SeenBy = Callable[[Employee, Directory], bool]


@dataclass(frozen=True)
class Section:
    """`add` puts the section's routes, all below /desk, on the router. Whoever `seen_by` refuses gets no page of it."""

    path: str  # /desk/…
    zh: str
    line: str  # what it is for, in a line
    icon: str  # of bots/page/icons.svg
    group: str
    seen_by: SeenBy
    add: "Callable[[APIRouter, Desk, Section], None]"
    waiting: Callable[[Parts, Employee], int] | None = None  # how much waits for this person


def roles(*names: str) -> SeenBy:
    """For those who have one of these roles."""
    return lambda employee, directory: bool(employee.roles & set(names))
