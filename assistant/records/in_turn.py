"""Steps with several records that one message orders: 都批了, 前两个批准第三个驳回. Each is shown by itself for a yes,
one after the other; nothing is changed by the message."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import compiled
from assistant.forms.orders import CLAUSE_END, names_a_step, ordered, step_spans, withheld
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks, says
from assistant.records.people import named
from assistant.records.proposed import LISTED, THEN, move_to, proposed
from assistant.records.status import Seen, said, seen
from assistant.records.told_apart import meant_among
from assistant.records.words import pattern, speaks, without
from tools.action import Action, Move
from tools.duties import waiting_for
from tools.record import Record
from tools.rights import may_take

FEWEST = 2  # records of which the steps are taken one after the other


@dataclass(frozen=True)
class _Order:
    action: Action
    record: Record
    move: Move
    said: str


def one_by_one(message: str, desk: Desk, parts: Parts) -> Step | None:
    """The first of the steps that a message orders with several records that wait, for a yes; None for another
    message."""
    if asks(message) or withheld(message) or says("changes", message) or not names_a_step(message):
        return None  # 都批了,但周杰的改成两天 approves something else
    orders = _orders(message, waiting_for(desk.employee, parts.store, desk.directory), desk)
    if len(orders) == 1 and speaks("all_at_once", message):
        only = proposed(orders[0].action, orders[0].record, orders[0].move, orders[0].said, desk)
        return replace(only, reply=replace(only.reply, kind="clarify"))
    if len(orders) < FEWEST or len({one.record.id for one in orders}) < len(orders):
        return None
    first, rest = orders[0], orders[1:]
    step = proposed(first.action, first.record, first.move, first.said, desk)
    note = desk.say(
        f"没有改动任何一条：这里有 {len(orders)} 条，一次只处理一条，逐条请您确认。第一条：",
        f"Nothing was changed: these are {len(orders)}, and each takes its own yes. The first one:",
    )
    then = [_kept(one) for one in rest]
    awaits = {**(step.awaits or {}), THEN: then, LISTED: [one.record.id for one in orders]}
    reply = replace(step.reply, kind="clarify", text=f"{note}\n\n{step.reply.text}")
    return replace(step, reply=reply, awaits=awaits)


def but_not(message: str, table: Table, parts: Parts) -> Step | None:
    """What is left of such steps without those that a message takes out (是,但第三个先放着), or with the step that it
    orders with them instead (第三个驳回); the first is shown again for its yes. None for another message."""
    step = table.minds.step
    if step is None or LISTED not in step or step.get("late") or table.current or asks(message):
        return None
    listed = [one for number in step[LISTED] if (one := seen(str(number), table.desk, parts))]
    out = _taken_out(message, listed, table.desk)
    if not out:
        return None
    queue = [order for item in (step, *step[THEN]) if (order := _instead(item, out, table.desk, parts))]
    numbers = "、".join(dict.fromkeys(record.id for (_, record), _ in out))
    head = table.desk.say(f"好的，{numbers} 不照这样办，没有改动。", f"All right, not {numbers}; nothing was changed.")
    if not queue:
        return said([head])
    first, rest = queue[0], queue[1:]
    shown = proposed(first.action, first.record, first.move, first.said, table.desk)
    awaits = {**(shown.awaits or {}), THEN: [_kept(one) for one in rest], LISTED: step[LISTED]}
    return replace(shown, reply=replace(shown.reply, text=f"{head}\n\n{shown.reply.text}"), awaits=awaits)


def _taken_out(message: str, listed: list[Seen], desk: Desk) -> list[tuple[Seen, str]]:
    """The records that a clause takes out, with that clause."""
    clauses = [clause for clause in CLAUSE_END.split(message) if speaks("takes_out", clause)]
    return [(one, clause) for clause in clauses for one in meant_among(clause, listed, desk)]


def _instead(item: Mapping[str, Any], out: list[tuple[Seen, str]], desk: Desk, parts: Parts) -> _Order | None:
    """A step that was to be shown, or the one that a clause orders with its record instead; None where that is out."""
    found = seen(str(item["record"]), desk, parts)
    if found is None:
        return None
    clause = next((clause for (_, record), clause in out if record.id == found[1].id), None)
    if clause is not None:
        return None if speaks("leaves_open", clause) else _order(clause, found, desk)
    move = move_to(item, found)
    return _Order(*found, move, str(item.get("said") or move.words[0])) if move else None


def _kept(order: _Order) -> dict[str, str]:
    """A step that is to be shown later, as it is kept until then."""
    return {"record": order.record.id, "to": order.move.to, "move": order.move.zh, "said": order.said}


def _orders(message: str, waits: list[Seen], desk: Desk) -> list[_Order]:
    """The steps in the order in which the records stand; of the rest (其他驳回) those of which nothing else is said.

    None at all where of a part it cannot be told which records it means.
    """
    found: list[_Order] = []
    rests: list[str] = []
    for part in _parts(message):
        if speaks("the_rest", part):
            rests.append(part)
        elif of_part := _of_part(part, waits, desk):
            found += of_part
        else:
            return []
    known = {one.record.id for one in found}
    for part in rests:
        left = [one for one in waits if one[1].id not in known and one not in _left_out(part, waits, desk)]
        found += [order for one in left if (order := _order(part, one, desk))]
    places = {record.id: n for n, (_, record) in enumerate(waits)}
    return sorted(found, key=lambda one: places[one.record.id])


def _of_part(part: str, waits: list[Seen], desk: Desk) -> list[_Order]:
    able = [order for one in waits if (order := _order(part, one, desk))]
    out = _left_out(part, waits, desk)
    seen: list[Seen] = [(one.action, one.record) for one in able if (one.action, one.record) not in out]
    meant = [] if out else meant_among(part, seen, desk)
    every = speaks("all_of_them", part) or (speaks("all_of_these", part) and all(one.move.not_own for one in able))
    if len(meant) > 1 and not (every or _of_some(part)):
        return []  # 批准e003的假, of two: it is asked which
    if not meant and every:
        meant = seen
    return [one for one in able if (one.action, one.record) in meant]


def _of_some(part: str) -> bool:
    """Whether a message points at more than one by their places: 前两个, 第一个和第三个."""
    places = len(compiled(pattern("nth")).findall(part))
    return places > 1 or bool(speaks("first_few", part) or speaks("last_few", part))


def _left_out(part: str, waits: list[Seen], desk: Desk) -> list[Seen]:
    """Those that a message takes out: 除了小李的,其他都批准."""
    match = speaks("but_for", part)
    return meant_among(match["but"] or match["but_en"], waits, desk) if match else []


def _order(part: str, one: Seen, desk: Desk) -> _Order | None:
    action, record = one
    move = ordered(action, record, part, desk)
    ready = move and record.state in move.sources and may_take(move, record, desk.employee, desk.directory)
    return _Order(action, record, move, _with_reason(move, record, part, desk)) if move and ready else None


def _with_reason(move: Move, record: Record, part: str, desk: Desk) -> str:
    """The step in its own words, with the clauses that may tell why, and without those that tell which, or are of
    somebody else: 驳回李洋敏的,周杰的再等等."""
    clauses = CLAUSE_END.split(without("but_for", part))
    own = [one for one in clauses if all(person.id == record.owner for person in named(one, desk.directory))]
    tells = (clause.strip() for clause in own if not names_a_step(clause) and not speaks("the_rest", clause))
    return ",".join([move.words[0], *(clause for clause in tells if clause and not speaks("glad", clause))])


def _parts(message: str) -> Iterator[str]:
    """The message in pieces with one step each: before its words, or behind them where it begins with a step."""
    spans = step_spans(message)
    if not spans:
        return
    leads = not without("courtesy", message[: spans[0][0]]).strip(" ,，。:：")
    ends = [start for start, _ in spans[1:]] if leads else [end for _, end in spans[:-1]]
    for start, end in zip([0, *ends], [*ends, len(message)], strict=True):
        yield message[start:end].strip(" ,，。;；")
