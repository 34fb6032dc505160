"""A company with much paperwork: records of three kinds and turns as a desk meets it after some weeks."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

import psycopg

from tools import action_named
from tools.desk import notices
from tools.directory import demo_company
from tools.due import DUE, dated_states
from tools.record import Draft, Record
from tools.store import Origin, Store

DAYS = 60  # over which the records were filed
TURN_DAYS, TURNS_A_DAY = 30, 300
STAFF_EVERY, FORMER = 4, 2000  # every fourth record is of the demo company's sixty, the others of people who have left
RECORD = tuple(item.name for item in fields(Record))
TURN = ("conversation_id", "text", "reply", "memory", "at", "kind", "articles", "took_ms")
Row = tuple[Any, ...]
KINDS = ("leave_request", "hazard_report", "complaint")
LEAVE_TYPES = ("年休假", "事假", "病假", "婚假", "调休")
REASONS = ("回老家办事", "体检", "孩子家长会", "搬家", "身体不舒服")
PLACES = ("1号车间", "2号车间", "3号车间东侧", "原料仓库", "装卸平台", "宿舍楼三层")
HAZARDS = ("配电箱门没关，电线裸露", "灭火器过期", "通道堆放杂物", "护栏松动", "地面油污")
CUSTOMERS = ("张女士", "李先生", "宏远商贸", "王老板", "佳美超市", "赵女士")
COMPLAINTS = ("送货晚了三天", "收到的货少了两箱", "包装破损", "安装师傅态度不好", "开票信息错误")
ANSWERED = ("answer",) * 7 + ("not_covered", "clarify", "chitchat")
ARTICLES = ("hr-admin/14", "hr-admin/13", "hr-admin/35", "operations/5.4", "marketing-service/4.3")


def seed(url: str, each: int, now: datetime) -> str:
    """Put `each` records of every kind, and the turns of the last days, into a PostgreSQL database that is empty.

    Tens of thousands of filings one by one would take longer than what is measured, so the rows are copied in; one
    complaint is filed through the store's own door, and its id returned.
    """
    dice = random.Random(7)  # noqa: S311
    Store.open(url).close()  # makes the tables
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        _copy(
            connection,
            "records",
            RECORD,
            (_row(r, n) for k in KINDS for n, r in enumerate(_records(k, each, now, dice))),
        )
        connection.execute("INSERT INTO conversations (id, owner, at) VALUES ('bench', 'e001', %s)", (now,))
        _copy(connection, "turns", TURN, _turns(now, dice))
    return _filed(url, now)


def _copy(connection: "psycopg.Connection[Any]", table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _filed(url: str, now: datetime) -> str:
    action = action_named("complaint")
    assert action is not None
    store = Store.open(url, lambda: now)
    told_of, due = _fields("complaint", now, random.Random(1))  # noqa: S311
    new = Record("", "complaint", "e001", "registered", 1, told_of, now, now, due_at=due)
    with store.work() as work:
        told = lambda made: notices(action, made, "e001", demo_company())  # noqa: E731
        made = work.file(Draft("complaint"), new, action.prefix, Origin("e001", now), lambda own: None, told)
    store.close()
    return made.id


def _row(record: Record, number: int) -> Row:
    values = vars(record) | {"id": f"{record.type[:2].upper()}-{number:08}", "fields": json.dumps(record.fields)}
    return tuple(values[name] for name in RECORD)


def _records(kind: str, each: int, now: datetime, dice: random.Random) -> Iterator[Record]:
    action = action_named(kind)
    assert action is not None
    states = [state.name for state in action.states]
    weights = [1 if not state.final else 4 for state in action.states]
    for number in range(each):
        filed = now - timedelta(days=DAYS) * (1 - number / each)
        state = dice.choices(states, weights)[0]
        told, due = _fields(kind, filed, dice)
        if state in dated_states(action):
            told[DUE] = (now + timedelta(days=dice.randrange(-5, 20))).date().isoformat()
        late = due is not None and due < now
        owner = f"e{dice.randrange(1, 61):03}" if number % STAFF_EVERY == 0 else f"former{number % FORMER:04}"
        yield Record(
            "", kind, owner, state, 1, told, filed, filed,
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


def _turns(now: datetime, dice: random.Random) -> Iterator[Row]:
    for back in range(TURN_DAYS, -1, -1):
        for _ in range(TURNS_A_DAY + dice.randrange(-80, 80)):
            kind = dice.choice(ANSWERED)
            cited = [dice.choice(ARTICLES)] if kind == "answer" else []
            took = round(dice.lognormvariate(3, 0.4))
            at = now - timedelta(days=back)
            yield "bench", "问", json.dumps({"kind": kind}), "{}", at, kind, json.dumps(cited), took
