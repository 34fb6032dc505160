"""A company with much paperwork: records of three kinds and turns over some weeks, through the store's own doors."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from tools import action_named
from tools.desk import notices
from tools.directory import demo_company
from tools.due import DUE, dated_states
from tools.record import Draft, Record
from tools.store import Origin, Store

DAYS = 60  # over which the records were filed
TURN_DAYS, TURNS_A_DAY = 30, 300
BATCH = 500  # records in one transaction
KINDS = ("leave_request", "hazard_report", "complaint")
LEAVE_TYPES = ("年休假", "事假", "病假", "婚假", "调休")
REASONS = ("回老家办事", "体检", "孩子家长会", "搬家", "身体不舒服")
PLACES = ("1号车间", "2号车间", "3号车间东侧", "原料仓库", "装卸平台", "宿舍楼三层")
HAZARDS = ("配电箱门没关，电线裸露", "灭火器过期", "通道堆放杂物", "护栏松动", "地面油污")
CUSTOMERS = ("张女士", "李先生", "宏远商贸", "王老板", "佳美超市", "赵女士")
COMPLAINTS = ("送货晚了三天", "收到的货少了两箱", "包装破损", "安装师傅态度不好", "开票信息错误")
ANSWERED = ("answer",) * 7 + ("not_covered", "clarify", "chitchat")
ARTICLES = ("hr-admin/14", "hr-admin/13", "hr-admin/35", "operations/5.4", "marketing-service/4.3")


class Clock:
    """A clock that stands where it was put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def seed(url: str, each: int, now: datetime) -> str:
    """File `each` records of every kind, and the turns of the last days; the id of the last record."""
    dice, clock, directory = random.Random(7), Clock(now), demo_company()  # noqa: S311
    store, last = Store.open(url, clock), ""
    for kind in KINDS:
        for batch in _batches(_records(kind, each, now, dice)):
            clock.at = batch[-1].filed_at
            with store.work() as work:
                for record in batch:
                    action, origin = action_named(kind), Origin(record.owner, record.filed_at, "bench")
                    assert action is not None
                    told = lambda made, action=action: notices(action, made, made.owner, directory)  # noqa: E731
                    last = work.file(Draft(kind), record, action.prefix, origin, lambda own: None, told).id
    _ask(store, clock, now, dice)
    store.close()
    return last


def _batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    for record in records:
        batch.append(record)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _records(kind: str, each: int, now: datetime, dice: random.Random) -> Iterator[Record]:
    action = action_named(kind)
    assert action is not None
    states = [state.name for state in action.states]
    weights = [1 if not state.final else 4 for state in action.states]
    for number in range(each):
        filed = now - timedelta(days=DAYS) * (1 - number / each)
        state = dice.choices(states, weights)[0]
        fields, due = _fields(kind, filed, dice)
        if state in dated_states(action):
            fields[DUE] = (now + timedelta(days=dice.randrange(-5, 20))).date().isoformat()
        late = due is not None and due < now
        yield Record(
            "", kind, f"e{dice.randrange(1, 61):03}", state, 1, fields, filed, filed,
            assignee=f"e{dice.randrange(1, 61):03}" if state in dated_states(action) else None,
            due_at=due, escalated_at=due if late and not action.state(state).final else None,
        )  # fmt: skip


def _fields(kind: str, filed: datetime, dice: random.Random) -> tuple[dict[str, Any], datetime | None]:
    if kind == "leave_request":
        start = (filed + timedelta(days=dice.randrange(1, 30))).date()
        end = start + timedelta(days=dice.randrange(0, 5))
        leave = {"leave_type": dice.choice(LEAVE_TYPES), "start": start.isoformat(), "end": end.isoformat()}
        return leave | {"workdays": (end - start).days + 1, "reason": dice.choice(REASONS)}, None
    if kind == "hazard_report":
        found = {"location": dice.choice(PLACES), "description": dice.choice(HAZARDS)}
        return found | {"level": dice.choice(("一般", "一般", "重大"))}, None
    severity = dice.choice(("一般", "一般", "严重", "重大"))
    told = {"customer": dice.choice(CUSTOMERS), "description": dice.choice(COMPLAINTS), "severity": severity}
    return told, filed + timedelta(hours={"一般": 72, "严重": 24, "重大": 4}[severity])


def _ask(store: Store, clock: Clock, now: datetime, dice: random.Random) -> None:
    for back in range(TURN_DAYS, -1, -1):
        clock.at = now - timedelta(days=back)
        with store.work() as work:
            work.open_conversation(f"bench-{back}", "e001")
            for _ in range(TURNS_A_DAY + dice.randrange(-80, 80)):
                kind = dice.choice(ANSWERED)
                cited = [{"article_id": dice.choice(ARTICLES)}] if kind == "answer" else []
                reply = {"reply": "…", "kind": kind, "citations": cited, "action": None}
                took = round(dice.lognormvariate(3, 0.4))
                work.save_turn(f"bench-{back}", None, None, "问", reply, {}, took)
