"""A list of records in words: what was understood, how many there are, one line for each, what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.forms.desk import Desk
from assistant.records.asked import Asked
from assistant.records.people import names_of
from assistant.records.span import Span
from assistant.records.status import line
from tools.action import Action
from tools.reach import sees_others
from tools.record import Record
from tools.rights import may_take

_WHOSE = {
    "mine": ("您提交的", "yours"), "charged": ("您提交或负责的", "that you filed or are in charge of"),
    "duty": ("等您处理的", "waiting for you"), "team": ("您团队的", "your team's"),
    "decided": ("您处理过的", "that you dealt with"),
}  # fmt: skip
_FLAGS = {
    "open": ("未结", "open"), "late": ("已逾期", "overdue"), "soon": ("24 小时内到期", "due within 24 h"),
    "owed": ("待补材料", "a file is owed"),
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """The records of one kind that were asked for: so many in each state, and the first of them."""

    action: Action
    counts: dict[str, int]
    records: tuple[Record, ...]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def listing(asked: Asked, found: Sequence[Found], most: int, desk: Desk) -> str:
    """What was found, `most` of it in lines."""
    shown = [(one.action, record) for one in found for record in one.records][:most]
    lines = [line(action, record, desk) for action, record in shown]
    more = _more(sum(one.total for one in found) - len(lines), desk)
    return "\n".join([_head(asked, found, desk), *lines, *more, *_limits(asked, desk)])


def nothing(asked: Asked, still_open: int, desk: Desk) -> str:
    """That nothing was found; how many are `still_open` where it was asked for those that are late."""
    if asked.whose == "duty" and not asked.narrowed and not asked.named:
        return desk.say("目前没有等您处理的记录。", "Nothing waits for you.")
    if asked.whose == "mine" and not asked.narrowed:
        kinds = "、".join(desk.say(kind.zh, kind.en) for kind in asked.kinds)
        what = kinds if asked.named else desk.say("申请", "records")
        return desk.say(f"您还没有提交过{what}。", f"You have filed no {what} so far.")
    head = desk.say(f"没有符合的记录（{_conditions(asked, desk)}）。", f"There are none ({_conditions(asked, desk)}).")
    open_ = [desk.say(f"未结的有 {still_open} 条。", f"{still_open} are open.")] if still_open else []
    return "\n".join([head, *open_, *_limits(asked, desk)])


def _head(asked: Asked, found: Sequence[Found], desk: Desk) -> str:
    found = [one for one in found if one.total]
    total = sum(one.total for one in found)
    if asked.whose == "duty" and not asked.narrowed:
        example = _example(found[0], desk)
        return desk.say(
            f"等您处理的有 {total} 条；请带编号说，例如“{example}”：",
            f"{total} wait for you; say, for example, “{example}”:",
        )
    if asked.whose == "mine" and not asked.narrowed:
        return desk.say(f"您一共提交过 {total} 份，最近的在前：", f"Your records ({total}):")
    states = _by_state(found, desk)
    what = _conditions(asked, desk)
    return desk.say(f"{what}，共 {total} 条（{states}）：", f"{what}: {total} ({states}):")


def _example(found: Found, desk: Desk) -> str:
    """How the first step is taken in words."""
    record = found.records[0]
    moves = found.action.moves_from(record.state)
    move = next((m for m in moves if m.awaited and may_take(m, record, desk.employee, desk.directory)), moves[0])
    return f"{desk.say(move.words[0], move.en)} {record.id}"


def _by_state(found: Sequence[Found], desk: Desk) -> str:
    counts: dict[str, int] = {}
    for one in found:
        for state in one.action.states:
            if number := one.counts.get(state.name, 0):
                name = desk.say(state.zh, state.en)
                counts[name] = counts.get(name, 0) + number
    return desk.say("，", ", ").join(f"{name} {number}" for name, number in counts.items())


def _conditions(asked: Asked, desk: Desk) -> str:
    """What was understood, so that a misreading is seen: 等您处理的，请假申请，待审批."""
    kinds = [desk.say(action.zh, action.en) for action in asked.kinds] if asked.named else [desk.say("记录", "records")]
    states = dict.fromkeys(desk.say(s.zh, s.en) for action in asked.kinds for s in asked.states.get(action.name, ()))
    values = [value for action in asked.kinds for _, value in asked.values.get(action.name, ())]
    flags = [desk.say(*said) for name, said in _FLAGS.items() if getattr(asked, name)]
    pieces = [
        _whose(asked, desk),
        desk.say("、", ", ").join(kinds),
        desk.say("、", " or ").join(states),
        *values,
        *flags,
    ]
    return desk.say("，", ", ").join(piece for piece in [*pieces, *_times(asked, desk)] if piece)


def _whose(asked: Asked, desk: Desk) -> str:
    if asked.whose == "theirs":
        return desk.say(f"{names_of(asked.people)}的", f"of {names_of(asked.people)}")
    return desk.say(*_WHOSE[asked.whose]) if asked.whose in _WHOSE else ""


def _times(asked: Asked, desk: Desk) -> list[str]:
    found = []
    if asked.due_by:
        found.append(desk.say(f"期限在 {asked.due_by} 以前的", f"due by {asked.due_by}"))
    if asked.filed:
        zh, en = ("处理", "dealt with") if asked.whose == "decided" else ("提交", "filed")
        found.append(desk.say(f"{_days(asked.filed, '至')} {zh}的", f"{en} {_days(asked.filed, 'to')}"))
    if asked.on:
        found.append(desk.say(f"日期在 {_days(asked.on, '至')} 的", f"for {_days(asked.on, 'to')}"))
    return found


def _days(span: Span, to: str) -> str:
    return f"{span[0]}" if span[0] == span[1] else f"{span[0]} {to} {span[1]}"


def _more(left: int, desk: Desk) -> list[str]:
    if left <= 0:
        return []
    text = desk.say(
        f"还有 {left} 条没有列出；可以加上条件再问（例如状态、时间），或在工作台 /desk 里查看。",
        f"{left} more are not listed; ask for fewer (by state or time), or look at the desk, /desk.",
    )
    return [text]


def _limits(asked: Asked, desk: Desk) -> list[str]:
    """To somebody who sees only their own: that these are not all there are."""
    narrow = [
        action for action in asked.kinds if asked.named and not sees_others(action, desk.employee, desk.directory)
    ]
    if asked.whose != "seen" or not narrow:
        return []
    titles = "、".join(desk.say(action.zh, action.en) for action in narrow)
    text = desk.say(
        f"（您只能看到自己提交或由您负责的{titles}，别人的不在其中。）",
        f"(Of each {titles} you see only those that you filed or must act on.)",
    )
    return [text]
