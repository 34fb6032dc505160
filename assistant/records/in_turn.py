"""Steps with several records that one message orders: 都批了, 前两个批准第三个驳回. Each is shown by itself for a yes,
one after the other; nothing is changed by the message."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import compiled
from assistant.forms.orders import CLAUSE_END, names_a_step, ordered, takes_charge, withheld
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks, says
from assistant.records.at_hand import at_hand
from assistant.records.held import not_yet
from assistant.records.in_pieces import in_pieces
from assistant.records.kinds import holds, kinds_in, values_in
from assistant.records.left_out import Apart, apart, meant_by, of_people, points, theirs
from assistant.records.numbers import numbers_in
from assistant.records.people import named
from assistant.records.proposed import LISTED, THEN, move_to, proposed
from assistant.records.status import Seen, in_lines, line, said, seen
from assistant.records.told_apart import meant_among, of_another_sort, pointing
from assistant.records.undone import undone
from assistant.records.words import pattern, speaks
from tools import ACTIONS
from tools.action import Action, Move
from tools.desk import NOTE
from tools.reach import sees_others
from tools.record import Record
from tools.rights import may_take

_NO_SUCH = (("", ""),)  # a value that no record has
FEWEST = 2  # records of which the steps are taken one after the other


@dataclass(frozen=True)
class Order:
    """A step with a record, and what is said of it."""

    action: Action
    record: Record
    move: Move
    said: str


def one_by_one(message: str, desk: Desk, parts: Parts) -> Step | None:
    """The first of the steps that a message orders with several records, for a yes, or the only one that is left by
    what it takes out; None for another message. Where it cannot be told what it takes out, none is shown."""
    of = None if asks(message) or speaks("partly", message) or not names_a_step(message) else apart(message, desk)
    if of is None or withheld(of.said) or says("changes", of.said) or not names_a_step(of.said):
        return None  # 都批了,但周杰的改成两天 approves something else
    waits = at_hand(desk, parts)
    able = [one for one in waits if any(_order(piece, one, desk) for piece in _pieces(of.said, desk))]
    out = meant_by(of.out, waits, desk) if able else []
    if isinstance(out, str):  # 复查通过,等明天再看一眼, of one record, takes none out
        return None if len(able) == 1 and undone(message) else _which_is_out(out, able, desk)
    orders = _orders(of, waits, out, desk) if able else None
    if out and (orders is not None or not {record.id for _, record in out} >= set(numbers_in(message)) > set()):
        return _without_some(orders, out, desk)
    orders = orders or (None if out else _each_with_its_value(of.said, waits, desk))
    if orders and len(orders) == 1 and speaks("all_at_once", message):
        return in_order(orders, desk)
    if orders and len(orders) >= FEWEST:
        return in_order(orders, desk)
    return _none_of_these(of.said, waits, desk)


def _each_with_its_value(said: str, waits: list[Seen], desk: Desk) -> list[Order] | None:
    """The one step that a message orders, with each record of which a clause of its own gives what the step needs:
    张伟5分,李强3分,都关了."""
    clauses = [clause for clause in CLAUSE_END.split(said) if clause.strip()]
    order = next((clause for clause in clauses if names_a_step(clause)), "")
    able = [one for one in waits if (found := _order(order, one, desk)) and _takes_values(found.move)]
    if len([clause for clause in clauses if names_a_step(clause)]) != 1 or len(able) < FEWEST:
        return None
    given: dict[str, Order] = {}
    for clause in (one for one in clauses if one != order):
        meant = meant_among(clause, able, desk)
        found = _order(f"{order},{clause}", meant[0], desk) if len(meant) == 1 else None
        if found is None or found.record.id in given:
            return None
        given[found.record.id] = found
    return list(given.values()) if len(given) >= FEWEST else None


def _fits(said: str, one: Seen) -> bool:
    """Whether a record is of the kinds and sorts that the clauses name which order steps, or only say of which:
    加班的都批了; 都批了,病假的."""
    clauses = (clause for clause in CLAUSE_END.split(said) if names_a_step(clause) or clause.endswith("的"))
    which = ",".join(clauses)
    kinds, values = kinds_in(which), values_in(ACTIONS, which)
    action, record = one
    return (not kinds or action in kinds) and (not values or holds(record, values.get(action.name, _NO_SUCH)))


def _none_of_these(said_: str, waits: list[Seen], desk: Desk) -> Step | None:
    """That none of the kind and sort waits with which all of them are to be dealt; None where some does."""
    every = speaks("all_of_them", said_) or speaks("all_of_these", said_)
    kinds = [action for action in kinds_in(said_) if sees_others(action, desk.employee, desk.directory)]
    if (
        not (every and kinds)
        or len(_pieces(said_, desk)) > 1
        or any(_fits(said_, one) and _order(said_, one, desk) for one in waits)
    ):
        return None
    names = "、".join(desk.say(action.zh, action.en) for action in kinds)
    told = desk.say(
        f"没有改动任何记录：没有等您这样处理的{names}。",
        f"Nothing was changed: none of these waits for you ({names}).",
    )
    return said([told])


def in_order(orders: list[Order], desk: Desk, head: str = "") -> Step:
    """The first of the steps for a yes, and with it what is kept of the others."""
    first, rest = orders[0], orders[1:]
    step = proposed(first.action, first.record, first.move, first.said, desk)
    note = desk.say(
        f"没有改动任何一条：这里有 {len(orders)} 条，一次只处理一条，逐条请您确认。第一条：",
        f"Nothing was changed: these are {len(orders)}, and each takes its own yes. The first one:",
    )
    text = "\n\n".join(piece for piece in (head, note if rest else "", step.reply.text) if piece)
    then = {THEN: [_kept(one) for one in rest], LISTED: [one.record.id for one in orders]} if rest else {}
    return replace(step, reply=replace(step.reply, kind="clarify", text=text), awaits={**(step.awaits or {}), **then})


def _without_some(orders: list[Order] | None, out: list[Seen], desk: Desk) -> Step:
    """The steps with what is left, and which ones are left alone."""
    lines = "\n".join(line(action, record, desk) for action, record in out)
    head = desk.say(f"按您的话，这 {len(out)} 条不动：\n{lines}", f"Left as they are, as you say:\n{lines}")
    if orders:
        return in_order(orders, desk, head)
    none = desk.say(
        "没有改动任何记录。别的还有要办的，请带编号说。",
        "Nothing was changed. What else is to be done, please say with its number.",
    )
    return said([head, none], "clarify", shown=out)


def _which_is_out(words: str, able: list[Seen], desk: Desk) -> Step:
    head = desk.say(
        f"没有改动任何一条：不清楚“{words}”是指下面哪一条除外。请带编号说，例如“除了 {able[0][1].id} 都…”：",
        f"Nothing was changed: it is not clear which of these “{words}” leaves out. Please say it with the number:",
    )
    return in_lines(head, able, desk)


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
    return [(one, clause) for clause in clauses for one in _of_clause(clause, listed, desk)]


def _of_clause(clause: str, listed: list[Seen], desk: Desk) -> list[Seen]:
    return meant_among(clause, listed, desk) or of_people(clause, listed, desk)


def _instead(item: Mapping[str, Any], out: list[tuple[Seen, str]], desk: Desk, parts: Parts) -> Order | None:
    """A step that was to be shown, or the one that a clause orders with its record instead; None where that is out."""
    found = seen(str(item["record"]), desk, parts)
    if found is None:
        return None
    clause = next((clause for (_, record), clause in out if record.id == found[1].id), None)
    if clause is not None:
        return None if speaks("leaves_open", clause) else _order(clause, found, desk)
    move = move_to(item, found)
    return Order(*found, move, str(item.get("said") or move.words[0])) if move else None


def _kept(order: Order) -> dict[str, str]:
    """A step that is to be shown later, as it is kept until then."""
    return {"record": order.record.id, "to": order.move.to, "move": order.move.zh, "said": order.said}


def _pieces(message: str, desk: Desk) -> list[str]:
    return in_pieces(message, lambda clause: points(clause, desk) or bool(speaks("the_rest", clause)))


def _orders(of: Apart, waits: list[Seen], out: list[Seen], desk: Desk) -> list[Order] | None:
    """The steps in the order in which the records stand; of the rest (其他驳回) those of which nothing else is said.

    None where of a piece it cannot be told which records it means, or where two steps are ordered with one record.
    """
    found: dict[str, Order] = {}
    rests: list[str] = []
    for piece in _pieces(of.said, desk):
        if speaks("the_rest", piece):
            rests.append(piece)
            continue
        of_piece = _of_piece(piece, waits, out, of.as_such, desk)
        if not of_piece or any(found.get(one.record.id, one).move != one.move for one in of_piece):
            return None
        found |= {one.record.id: one for one in of_piece if one.record.id not in found}
    for piece in rests:
        left = [one for one in waits if one[1].id not in found and one not in out]
        found |= {order.record.id: order for one in left if (order := _order(piece, one, desk))}
    places = {record.id: n for n, (_, record) in enumerate(waits)}
    return sorted(found.values(), key=lambda one: places[one.record.id])


def _of_piece(piece: str, waits: list[Seen], out: list[Seen], but: bool, desk: Desk) -> list[Order]:
    """The steps that a piece orders: with those at which it points, with all where it says so, or tells which not."""
    able = [order for one in waits if (order := _order(piece, one, desk))]
    left = [one for one in able if (one.action, one.record) not in out]
    among: list[Seen] = [(one.action, one.record) for one in able]  # 年假 tells it from 病假 that is out
    decided = [(one.action, one.record) for one in left if not takes_charge(one.move)]
    meant = meant_among(piece, among, desk) or ([] if numbers_in(piece) else theirs(pointing(piece), decided, desk))
    for_each = all(one.move.not_own or one.move.who == ("owner",) for one in able)
    clauses = [one for one in CLAUSE_END.split(piece) if names_a_step(one) or speaks("these_here", one)]
    every = but or any(
        speaks("all_of_them", one) or (speaks("all_of_these", one) and (for_each or out)) for one in clauses
    )  # 证明都没有,不批 tells of one
    meant = [one for one in meant if one not in out]
    if len(meant) > 1 and not (every or _of_some(piece, desk)):
        return []  # 批准e003的假, of two: it is asked which
    if not meant and every:
        meant = [one for one in among if _fits(piece, one)]
    return [one for one in left if (one.action, one.record) in meant]


def _of_some(piece: str, desk: Desk) -> bool:
    """Whether a message points at more than one: 前两个, 第一个和第三个, 胡强和周杰的, two numbers."""
    places = len(compiled(pattern("nth")).findall(piece))
    several = max(places, len(numbers_in(piece)), len(named(pointing(piece), desk.directory)))
    return several > 1 or bool(speaks("first_few", piece) or speaks("last_few", piece))


def _order(part: str, one: Seen, desk: Desk) -> Order | None:
    action, record = one
    move = ordered(action, record, part, desk)
    ready = move and record.state in move.sources and may_take(move, record, desk.employee, desk.directory)
    if not (move and ready) or not_yet(move, part):
        return None
    said_ = part if _takes_values(move) else _with_reason(move, (action, record), part, desk)
    return Order(action, record, move, said_)


def _takes_values(move: Move) -> bool:
    """Whether more has to be told for a step than a note: an owner, a due date, a score."""
    return any(item.required and item.name != NOTE for item in move.needs)


def _with_reason(move: Move, one: Seen, part: str, desk: Desk) -> str:
    """The step in its own words, with the clauses that may tell why, and without those that tell which, or are of
    somebody else: 驳回李洋敏的,周杰的再等等."""
    clauses = CLAUSE_END.split(part)
    own = [
        clause
        for clause in clauses
        if all(person.id == one[1].owner for person in named(clause, desk.directory))
        and not of_another_sort(clause, one)  # 年假都批了,病假缺证明
    ]
    tells = (clause.strip() for clause in own if not names_a_step(clause) and not speaks("the_rest", clause))
    because = [found["because"] for each in clauses if names_a_step(each) and (found := speaks("because", each))]
    return ",".join(
        [move.words[0], *(clause for clause in (*because, *tells) if clause and not speaks("glad", clause))]
    )
