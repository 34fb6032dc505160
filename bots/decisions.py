"""What people do with what they were shown: steps of records, thumbs, questions for HR. The same for every channel."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from assistant.build import Parts
from assistant.forms.view import event_name
from assistant.phrases import Language
from assistant.records.numbers import number_in
from assistant.reply import Kind, Reply
from bots.channel import Answer, Decided, Person, Step, Verdict
from tools import action_named
from tools.action import Action, Move
from tools.desk import decide
from tools.directory import Employee
from tools.fields import Field
from tools.record import BadMove, Conflict, NotAllowed, Record
from tools.rights import may_see, may_take
from tools.store import Origin

MOST_STEPS = 5
_DECIDED: dict[Kind, dict[Language, str]] = {
    "done": {"zh": "确认：{}", "en": "confirmed by {}"},
    "cancelled": {"zh": "取消：{}", "en": "cancelled by {}"},
}


def take_step(step: Step, person: Person, parts: Parts, source: str) -> Decided:
    """Take a step of a record as it was shown. The same one again changes nothing; who may not is told who may."""
    record = parts.store.record(step.record_id)
    action = action_named(record.type) if record else None
    employee = person.employee
    if record is None or action is None or employee is None or not may_see(action, record, employee, parts.directory):
        return Decided(f"没有编号为 {step.record_id} 的记录，或您无权查看。", done=False)
    origin = Origin(employee.id, parts.settings.clock(), source)
    try:
        with parts.store.work() as work:
            moved = decide(
                work, action, parts.directory, record.id, step.to, employee, step.version, step.given, origin
            )
    except (NotAllowed, Conflict, BadMove) as problem:
        return _now(str(problem), False, action, record.id, parts)
    if moved.version == record.version:
        said = last_step(moved, action, parts)
        return _now(f"{moved.id} 之前已经处理过（{said}），没有重复处理。", True, action, moved.id, parts)
    return _now(f"{moved.id} 已变为“{action.state(moved.state).zh}”。", True, action, moved.id, parts)


def _now(text: str, done: bool, action: Action, record_id: str, parts: Parts) -> Decided:
    record = parts.store.record(record_id)
    return Decided(text, done, action, record, last_step(record, action, parts) if record else "")


def last_step(record: Record, action: Action, parts: Parts) -> str:
    """Who did what with a record last, and when: 周建国（m001）2026-11-23 09:00 已批准."""
    event = parts.store.history(record.id)[-1]
    name = parts.directory.called(event.who)
    at = event.at.astimezone(ZoneInfo(parts.settings.timezone))
    return f"{name} {at:%Y-%m-%d %H:%M} {event_name(action, event, 'zh')}"


def open_steps(action: Action, record: Record, employee: Employee, parts: Parts) -> list[Move]:
    """The steps that somebody can take with a record as it is, those that are theirs by duty first."""
    steps = [move for move in action.moves_from(record.state) if may_take(move, record, employee, parts.directory)]
    return sorted(steps, key=lambda move: move.who == ("owner",))[:MOST_STEPS]


def duties_of(action: Action, record: Record, employee: Employee, parts: Parts) -> list[Move]:
    """The steps that are somebody's to take, not only what an owner may do with what they filed."""
    return [move for move in open_steps(action, record, employee, parts) if move.who != ("owner",)]


def in_words(record: Record, moves: Iterable[Move]) -> str:
    """How to take steps by saying so, with what each needs; empty where there are none."""
    lines = []
    for move in moves:
        needs = "、".join(_asked(item) for item in move.needs if item.required)
        also = f"，并写明{needs}" if needs else ""
        lines.append(f"- {move.zh}：回复“{move.words[0]} {record.id}”{also}")
    return "\n".join(lines)


def _asked(item: Field) -> str:
    hint = item.hint_zh.strip("，, ")
    return f"{item.zh}（{hint}）" if hint else item.zh


def needed(move: Move) -> bool:
    """Whether a step cannot be taken by its button alone."""
    return any(item.required for item in move.needs)


def react(verdict: Verdict, turn_id: int, person: Person, parts: Parts) -> str:
    """Keep what somebody says about an answer to them; what to tell them."""
    if verdict == "hr":
        number = pass_on(turn_id, person, parts)
        return f"已经把问题转给 HR（记录号 {number}）。" if number is not None else "只能由提问的人转给 HR。"
    return "谢谢您的反馈。" if thumb(turn_id, person, verdict, parts) else "只能由提问的人评价这个回答。"


def thumb(turn_id: int, person: Person, verdict: str, parts: Parts) -> bool:
    """Keep a thumb (up, down) for one's own turn; a second one replaces the first. False where it is not one's own."""
    if not _own(turn_id, person, parts):
        return False
    parts.store.add_feedback(turn_id, person.asker, verdict, "")
    return True


def pass_on(turn_id: int, person: Person, parts: Parts) -> int | None:
    """Pass one's own question on to HR, once; the number of the entry, None where it is not one's own."""
    turn = parts.store.turn(turn_id)
    if turn is None or not _own(turn_id, person, parts):
        return None
    nearest = [str(hit["article_id"]) for hit in turn.reply.get("trace", {}).get("hits", [])][:3]
    with parts.store.work() as work:
        return work.add_unanswered(turn_id, person.asker, turn.text, "asked to pass on", nearest)


def _own(turn_id: int, person: Person, parts: Parts) -> bool:
    turn = parts.store.turn(turn_id)
    return turn is not None and parts.store.conversation_owner(turn.conversation_id) == person.asker


def next_steps(answer: Answer, parts: Parts) -> str:
    """What the person can do next with the record that a turn was about, for chats without a list of duties."""
    number, employee = number_in(answer.reply.text), answer.person.employee
    record = parts.store.record(number) if number and employee and answer.reply.kind == "done" else None
    action = action_named(record.type) if record else None
    if record is None or action is None or employee is None:
        return ""
    if not may_see(action, record, employee, parts.directory):
        return ""
    return in_words(record, [move for move in duties_of(action, record, employee, parts) if move.words])


def pressed_by(person: Person, reply: Reply) -> str:
    """Who pressed the button that filed or dropped a form."""
    if person.employee is None or reply.kind not in _DECIDED:
        return ""
    name, number = person.employee.name, person.employee.id
    who = f"{name}（{number}）" if reply.language == "zh" else f"{name} ({number})"
    return _DECIDED[reply.kind][reply.language].format(who)


def stands(action: Action, record: Record, said: str) -> str:
    """How a record stands, and who brought it there."""
    state = action.state(record.state).zh
    return f"**{record.id}** {action.zh}：**{state}**\n{action.sketch(record.fields)}\n\n{said}"
