"""Which records a message asks to be shown: of which kinds, whose, how they stand, from when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.tone import says
from assistant.records.kinds import values_in
from assistant.records.people import names_only, others
from assistant.records.span import Span, span_in
from assistant.records.words import pattern, speaks
from tools import ACTIONS
from tools.action import Action, State
from tools.directory import Employee
from tools.fields import PeriodField

Whose = Literal["seen", "mine", "charged", "duty", "decided", "team", "theirs", "all"]
_OWN: tuple[Whose, ...] = ("charged", "mine")
_LACKING = r"(?:没有?|未|还没有?|欠|缺|少|待|需要?)(?:人)?(?:补|交|附|传|提交|提供|上)*"
AFTER_WHICH = 6  # characters between what asks and the kind or the condition that it asks for


@dataclass(frozen=True)
class Asked:
    """What is asked for. `kinds` are those that the message names, all where it names none.

    `whose`: what one may see, what one filed or is charged with, what waits for one, what one decided, one's people's,
    that of `people`, or everybody's. `states` and `values` are by the action's name.
    """

    kinds: tuple[Action, ...]
    named: bool  # whether the message names the kinds
    whose: Whose = "seen"
    people: tuple[Employee, ...] = ()
    states: dict[str, tuple[State, ...]] = field(default_factory=dict)
    values: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    open: bool = False
    late: bool = False
    soon: bool = False
    owed: bool = False  # a file of theirs is
    filed: Span | None = None
    on: Span | None = None  # the days that they are for
    due_by: date | None = None

    @property
    def stands(self) -> bool:
        """Whether it is asked for how they stand."""
        return bool(self.states or self.open or self.late or self.soon or self.owed or self.due_by)

    @property
    def narrowed(self) -> bool:
        """Whether anything but the kind is asked for."""
        return bool(self.stands or self.values or self.filed or self.on)


def asked_for(message: str, desk: Desk, sure: bool = False) -> Asked | None:
    """What records a message asks to be listed; None for another message.

    Without being `sure` that it is about records, it must ask in so many words: 哪些投诉超时了, and not 投诉超时怎么办.
    """
    if not sure and (speaks("rule", message) or says("for_others", message)) and not speaks("how_much", message):
        return None
    if not sure and speaks("balance", message):
        return None
    calls = tuple(action for action in ACTIONS if any_of(action.roll_calls).search(message))
    kinds = calls or tuple(action for action in ACTIONS if any_of(action.called).search(message))
    asked = _read(message, kinds, bool(calls), desk)
    often = speaks("how_much", message) or (asked.whose == "theirs" and speaks("how_often", message))
    if sure or (kinds and often):
        return asked
    if any(action.asked_for(message) for action in ACTIONS):
        return None
    return asked if calls or outright(message, asked) else None


def outright(message: str, asked: Asked) -> bool:
    """Whether what asks stands at a kind of record, or at how records stand, and not at something else of the matter.

    哪些投诉超时了 and 投诉几起 do; 调休有没有期限 and 投诉有几个处理时限 do not.
    """
    if _is_phrase(message, asked) or (asked.whose == "duty" and speaks("my_work", message)):
        return True
    if not (asked.named or speaks("generic", message) or asked.whose == "duty"):
        return False
    if asked.values and speaks("which_end", message):  # 重大隐患有哪些
        return True
    stands = asked.stands or asked.whose == "duty"
    if not stands and not (asked.filed or asked.on or asked.whose in ("mine", "charged", "team", "decided", "theirs")):
        return False
    if asked.whose == "theirs" and asked.named:
        return _of_somebody(message, asked)
    asks = pattern("which") + (f"|{pattern('any')}" if stands else "")
    things = _either(_things(asked))
    at = any_of((rf"(?:{asks})[^,，。;?]{{0,{AFTER_WHICH}}}?(?:{things})",)).search(message)
    return bool(at or (stands and asked.whose not in _OWN and speaks("show", message)) or speaks("which_end", message))


def asks_for_states(message: str, asked: Asked) -> bool:
    """Whether a message about records asks for those in a state, without naming their kind: 待回访的有哪些."""
    return bool(asked.states) and not asked.named and speaks("which_stand", message) is not None


def _is_phrase(message: str, asked: Asked) -> bool:
    """A message that is nothing but the records in a state, or of a time: 没人处理的投诉, 今天的投诉."""
    if not asked.named:
        return False
    called = _either(words for action in asked.kinds for words in action.called)
    standing = (state for action in asked.kinds for state in asked.states.get(action.name, ()))
    states = _either(words for state in standing for words in _words_of(state))
    leads = [rf"(?:还|目前|现在|所有)*(?:{states})"] if states else []
    leads += ["[^,，。;我]{2,6}?(?:新增|登记|收到|上报|提交)?(?=的)"] if asked.filed else []
    return any(any_of((rf"^{lead}的?(?:{called})(?:单|记录)?[?。!]*$",)).search(message) for lead in leads)


def _either(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{words})" for words in patterns)


def _of_somebody(message: str, asked: Asked) -> bool:
    """A message that is nothing but whose records of which kind: 胡强的请假, e031 的病假记录."""
    who = "|".join(re.escape(word) for one in asked.people for word in (one.id, one.name))
    called = "|".join(words for action in asked.kinds for words in action.called)
    rest = r"(?:记录|情况|申请|单子?|条|进度|呢)*[?。!]*$"
    return (
        any_of((rf"^(?:看看|查查|看下|查一?下)?(?:{who})\s*的.{{0,4}}(?:{called}){rest}",)).search(message) is not None
    )


def _things(asked: Asked) -> list[str]:
    """The words for what may be asked for: kinds, states, what is open, late, or waits."""
    found = [words for action in asked.kinds for words in action.called] if asked.named else []
    found += [words for action in asked.kinds for state in action.states for words in _words_of(state)]
    return [*found, *(pattern(kind) for kind in ("generic", "open", "late", "soon", "duty"))]


def _read(message: str, kinds: tuple[Action, ...], roll_call: bool, desk: Desk) -> Asked:
    of = kinds or ACTIONS
    people = tuple(others(message, desk.employee, desk.directory))
    late, soon = bool(speaks("late", message)), bool(speaks("soon", message))
    states = {action.name: found for action in of if (found := _states(action, message))}
    owed = _owed(of, message)
    on = _days(message, of, bool(kinds), roll_call and not owed, desk.today)
    span = None if on else span_in(message, desk.today)
    due_by = span[1] if span and speaks("due", message) and span[1] >= desk.today else None
    mine = names_only(desk.employee, message, desk.directory)
    whose: Whose = "mine" if mine else _whose(message, people, roll_call, desk)
    return Asked(
        of, bool(kinds), whose, people, states, values_in(of, message),
        bool(speaks("open", message)), late and not soon and not due_by, soon, owed,
        None if due_by else span, on, due_by,
    )  # fmt: skip


def _whose(message: str, people: tuple[Employee, ...], roll_call: bool, desk: Desk) -> Whose:
    if people:
        return "theirs"
    leads = any(one.manager_id == desk.employee.id for one in desk.directory)
    said = next((kind for kind in ("team", "my_work", "duty", "pending", "decided") if speaks(kind, message)), None)
    if said == "team":
        return "team" if leads else "all"
    if said == "pending":  # 我还有几个没批: those that one must decide, of who decides none their own
        return "duty" if leads or desk.employee.roles else "mine"
    if said:
        return "decided" if said == "decided" else "duty"
    if roll_call or (says("others_records", message) and not speaks("i", message)):
        return "all"
    return next((kind for kind in _OWN if speaks(kind, message)), "seen")


def _states(action: Action, message: str) -> tuple[State, ...]:
    return tuple(state for state in action.states if any_of(_words_of(state)).search(message))


def _words_of(state: State) -> tuple[str, ...]:
    return (*state.called, re.escape(state.zh))


def _owed(kinds: tuple[Action, ...], message: str) -> bool:
    """Whether it is asked whose file has not come: 哪些病假没交证明."""
    files = [
        words for action in kinds if action.attachment and action.attachment.owed for words in action.attachment.called
    ]
    near = r"[^,，。;]{0,4}"
    return any(
        any_of((rf"(?:{_LACKING}){near}(?:{words})|(?:{words}){near}(?:{_LACKING})",)).search(message)
        for words in files
    )


def _days(message: str, kinds: tuple[Action, ...], named: bool, roll_call: bool, today: date) -> Span | None:
    """The days that records are asked to be for, where the kinds are for days and when they were filed is not meant."""
    for_days = any(isinstance(item, PeriodField) for action in kinds for item in action.fields)
    if not named or not for_days or (speaks("filed", message) and not roll_call):
        return None
    span = span_in(message, today, ahead=True)
    return span or ((today, today) if roll_call and not speaks("filed", message) else None)
