"""The queues: for each action the records that one may see, as a list or as a board by state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.build import Parts
from bots.desk.desk import Desk, employee_of
from bots.desk.section import Section
from bots.visits import Visit
from tools import ACTIONS
from tools.action import Action, State
from tools.directory import Directory, Employee
from tools.due import agreed_day, dated_states, deadline_of
from tools.duties import duties
from tools.reach import RELATIONS, duty, sight
from tools.record import Record
from tools.store.queue import ORDERS, PAGE_SIZE, BadKey, Filter, Page

SOON = timedelta(hours=24)
COLUMN_SIZE = 20  # cards in a column of the board; the rest are in the list
MINE, OPEN, ALL = "mine", "open", "all"
ICONS = {"leave_request": "calendar", "hazard_report": "warning", "complaint": "voice", "overtime_request": "clock"}
LINES = {
    "leave_request": "批准、驳回，或登记销假。", "hazard_report": "登记、整改、复查、销案，按期限盯到底。",
    "complaint": "按时限处理，回访后关闭；逾期的已升级。",
}  # fmt: skip


class Asked(BaseModel):
    """What the address asks for: which records (`show` is mine, open, all or a state), in which order, from where."""

    model_config = ConfigDict(frozen=True)

    show: Annotated[str, Field(max_length=32)] = ""
    q: Annotated[str, Field(max_length=100)] = ""
    since: Annotated[str, Field(max_length=10)] = ""
    until: Annotated[str, Field(max_length=10)] = ""
    late: bool = False
    order: Annotated[str, Field(max_length=8)] = ""
    view: Annotated[str, Field(max_length=8)] = ""
    after: Annotated[str | None, Field(max_length=100)] = None
    before: Annotated[str | None, Field(max_length=100)] = None


@dataclass(frozen=True)
class Line:
    """A record as a list shows it."""

    record: Record
    state: State
    sketch: str
    due: datetime | None  # the moment after which it is late
    day: date | None  # its last day, where a day was agreed
    late: bool
    soon: bool


def line_of(action: Action, record: Record, now: datetime) -> Line:
    due = deadline_of(action, record, now.tzinfo or ZoneInfo("UTC"))
    day = agreed_day(action, record) if due else None
    left = due - now if due else None
    late, soon = left is not None and left <= timedelta(0), left is not None and left <= SOON
    return Line(record, action.state(record.state), action.sketch(record.fields), due, day, late, soon and not late)


def _waiting(action: Action, parts: Parts, employee: Employee) -> int:
    return sum(parts.store.queue.counts(duties(action, employee, parts.directory)).values())


def _acts(action: Action, employee: Employee, directory: Directory) -> bool:
    """Who acts on records of this kind: by a role, or as somebody's manager where managers see them."""
    named = set(action.sees_all).union(*(move.who for move in action.moves)) - RELATIONS
    leads = action.manager_sees and any(one.manager_id == employee.id for one in directory)
    return leads or bool(employee.roles & named)


def _add(action: Action, router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.get(section.path.removeprefix("/desk"))
    def queue(request: Request, visit: Visitor, asked: Annotated[Asked, Query()]) -> Response:
        parts, employee = desk.parts_now(), employee_of(visit)
        shown = _Queue(action, parts, employee, asked)
        board = (asked.view or shown.usual_view) == "board"
        return desk.page(
            request, visit, "queue.html.jinja", action=action, section=section, asked=asked, board=board,
            tabs=shown.tabs(), columns=shown.columns() if board else [], page=None if board else shown.page(),
            shown=shown, link=partial(_link, request),
        )  # fmt: skip


def _link(request: Request, **changes: str | None) -> str:
    """This page's address with some of its parameters changed; a new question starts on the first page."""
    kept = {name: value for name, value in request.query_params.items() if name not in ("after", "before")}
    wanted = {name: value for name, value in {**kept, **changes}.items() if value}
    return str(request.url.replace(query="").include_query_params(**wanted).replace(scheme="", netloc=""))


class _Queue:
    """One queue as somebody asked for it."""

    def __init__(self, action: Action, parts: Parts, employee: Employee, asked: Asked) -> None:
        self.action, self.asked = action, asked
        self._queue, self._mine = parts.store.queue, duty(action, employee, parts.directory)
        self._now = parts.settings.clock()
        self.usual_view = "board" if dated_states(action) else "list"
        self.order = asked.order if asked.order in ORDERS else "due" if self.has_deadlines else "old"
        words = asked.q.strip()
        people = frozenset(one.id for one in parts.directory if words and (words in one.name or words == one.id))
        self._all = Filter(
            action, sight(action, employee, parts.directory), words=words, people=people,
            late_at=self._now if asked.late else None, since=self._midnight(asked.since, 0),
            until=self._midnight(asked.until, 1),
        )  # fmt: skip
        self._counts = self._queue.counts(self._all)
        self._waiting = sum(self._queue.counts(replace(self._all, duty=self._mine)).values())
        self.show = self._shown()

    @property
    def has_deadlines(self) -> bool:
        return bool(dated_states(self.action)) or self.action.escalates_to is not None

    @property
    def escalates_to(self) -> str | None:
        return self.action.escalates_to

    def tabs(self) -> list[dict[str, Any]]:
        """What can be shown, with how many there are."""
        open_ = sum(n for name, n in self._counts.items() if not self.action.state(name).final)
        ends = [(MINE, "待我处理", self._waiting), (OPEN, "全部未结", open_)]
        states = [(state.name, state.zh, self._counts.get(state.name, 0)) for state in self.action.states]
        every = [*ends, *states, (ALL, "全部", sum(self._counts.values()))]
        return [{"show": show, "zh": zh, "count": count, "here": show == self.show} for show, zh, count in every]

    def page(self) -> Page:
        try:
            return self._queue.page(self._wanted(self.show), self.order, self.asked.after, self.asked.before)
        except BadKey:
            raise HTTPException(422, "这个翻页链接不完整；请回到第一页。") from None

    def columns(self) -> list[dict[str, Any]]:
        """A column for each state that is asked for."""
        names = [state.name for state in self.action.states if self._has_column(state)]
        mine = replace(self._all, duty=self._mine) if self.show == MINE else self._all
        counts: Mapping[str, int] = self._queue.counts(mine) if self.show == MINE else self._counts
        return [
            {
                "state": self.action.state(name), "count": counts.get(name, 0),
                "records": self._queue.page(replace(mine, states=(name,)), self.order, size=COLUMN_SIZE).records,
            }
            for name in names
        ]  # fmt: skip

    def _has_column(self, state: State) -> bool:
        return self.show in (ALL, state.name) or (self.show in (OPEN, MINE) and not state.final)

    def line(self, record: Record) -> Line:
        return line_of(self.action, record, self._now)

    def _shown(self) -> str:
        known = {MINE, OPEN, ALL, *(state.name for state in self.action.states)}
        if self.asked.show in known:
            return self.asked.show
        return MINE if self._waiting and self.usual_view == "list" else OPEN

    def _wanted(self, show: str) -> Filter:
        if show == MINE:
            return replace(self._all, duty=self._mine)
        if show == OPEN:
            return replace(self._all, states=tuple(s.name for s in self.action.states if not s.final))
        return self._all if show == ALL else replace(self._all, states=(show,))

    def _midnight(self, day: str, later: int) -> datetime | None:
        if not day:
            return None
        try:
            found = date.fromisoformat(day) + timedelta(days=later)
        except (ValueError, OverflowError):
            raise HTTPException(422, f"“{day}”不是日期；请按 2026-11-23 这样的格式填写。") from None
        return datetime.combine(found, time.min, self._now.tzinfo)


def _section(action: Action) -> Section:
    return Section(
        f"/desk/queues/{action.name}", action.zh, LINES.get(action.name, f"{action.zh}的处理。"),
        ICONS.get(action.name, "wrench"), "待办",
        partial(_acts, action), partial(_add, action), partial(_waiting, action),
    )  # fmt: skip


QUEUES = tuple(_section(action) for action in ACTIONS)
__all__ = ["PAGE_SIZE", "QUEUES", "line_of"]
