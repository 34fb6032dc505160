"""Several requests in one message: 明天请一天年假,另外3号车间灯坏了漏电. Each clause is judged alone, and none is guessed at.

What is only possible-looking stays with the request before it: a reason (明天请假,去投诉物业), more of a story.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from assistant.build import Parts
from assistant.forms.choice import named_spans
from assistant.forms.danger import danger_in
from assistant.forms.data import WORDS
from assistant.forms.desk import Form
from assistant.forms.folded import CLAUSE, compiled, fold
from assistant.forms.form import begin, cancel, file, fill
from assistant.forms.intent import FOR_OTHER, Intent
from assistant.forms.later import with_later
from assistant.forms.matter import another_of, matter_of, names_what_is, values_of
from assistant.forms.opening import begun
from assistant.forms.plain import after_first, firm, first, plain
from assistant.forms.reading import raised
from assistant.forms.step import Step
from assistant.forms.table import Table, followed, unshown
from assistant.forms.tone import asks, decided, polite, says
from assistant.smalltalk import idle
from corpus.query import normalise
from tools import ACTIONS, action_named
from tools.action import Action
from tools.fields import TextField

SURE_OF_ANOTHER = 0.9  # belief from which a clause of its own is a request that was not asked for in so many words
BELIED = (FOR_OTHER, "withdraw", "decide")  # what a clause wants that only names the paperwork
_ANOTHER = f"(?:{'|'.join(WORDS['another'])})"
_STOP = r"[,，、。;；!！?？\n]|\.(?=\s|$)"
_CLAUSE = re.compile(rf"(?:\s*[1-9][.、)）]\s*)?(?:(?!{_STOP}).)+(?:{_STOP})*\s*")
_INSIDE = 4  # characters of a clause after which another one may begin without a mark before it
_LEAD_ONLY = re.compile(rf"\s*{_ANOTHER}(?:{_STOP})*\s*", re.IGNORECASE)
_CLOSED = re.compile(r"[.。;；!！?？\n]\s*$")
_LISTED = re.compile(r"[;；\n]\s*$")
_EDGE = " ,，、.。;；:：\n"


@dataclass(frozen=True)
class Request:
    """A request as it was said, without the words that only lead to it."""

    action: Action
    text: str

    @property
    def urgent(self) -> bool:
        return any(raised(action, fold(self.text)) for action in ACTIONS)


@dataclass(frozen=True)
class Several:
    """`told` comes before the first request and is none; `asked` is what the message asks besides."""

    told: str
    requests: tuple[Request, ...]
    asked: str

    @property
    def first(self) -> Request:
        """The one that is done first: a danger waits for nothing."""
        return next((one for one in self.requests if one.urgent), self.requests[0])

    @property
    def after_first(self) -> tuple[Request, ...]:
        return tuple(one for one in self.requests if one is not self.first)


def begun_together(text: str, table: Table, parts: Parts) -> Step | None:
    """The form for the first of several requests, with the others kept for later; None where there are not several."""
    found = apart(text, table.desk.today, parts.intents.read)
    if found is None or len(found.requests) < 2:  # noqa: PLR2004
        return None
    step = begun(found.first.action, found.first.text, table, parts)
    others = [(one.action, one.text) for one in found.after_first]
    return replace(with_later(step, others, table.desk), aside=found.asked) if step.write else step


def begun_beside(text: str, table: Table, parts: Parts) -> Step | None:
    """The step for a message that speaks of the form in hand and asks for another one; None for any other.

    The form takes what is told to it, or is filed or cancelled; the other one comes next, a danger at once.
    """
    form = table.current
    assert form is not None
    if (done := _done_first(form, text, table, parts)) or first(normalise(text).lower()) == "cancel":
        return done
    found = apart(text, table.desk.today, parts.intents.read, form.action)
    if found is None:
        return None
    if not _told_to(form, found.told):
        if not found.told and len(found.requests) < 2:  # noqa: PLR2004
            return None
        step, others = begun(found.first.action, found.first.text, table, parts), found.after_first
    elif found.first.urgent:
        step = unshown(fill(form, found.told), begun(found.first.action, found.first.text, table, parts))
        others = found.after_first
    else:
        step, others = fill(form, found.told), found.requests
    return replace(with_later(step, [(one.action, one.text) for one in others], table.desk), aside=found.asked)


def _told_to(form: Form, told: str) -> bool:
    """Whether words give the form something, or go on with what is told in it; 好的 and 谢谢 do not."""
    if not told or plain(normalise(told).lower()) or idle(normalise(told)):
        return False
    return bool(form.given(told) or form.more_of_the_story(told))


def _done_first(form: Form, text: str, table: Table, parts: Parts) -> Step | None:
    """确认,另外周五请一天事假: a plain yes or a change of mind, then a request of its own."""
    lead, rest = first(normalise(text).lower()), after_first(text)
    clause = CLAUSE.search(fold(text))
    files = clause is not None and firm(clause.group().strip()) and form.draft.stage == "confirming"
    if not rest or not _led(rest) or not (files or lead == "cancel"):
        return None
    action = _wanted(rest, table.desk.today, parts.intents.read)
    if action is None:
        return None
    step = file(form) if files else cancel(form)
    if files and step.effect != "file":
        return None
    return followed(step, begin(action, _bare(rest), table.desk))


def apart(text: str, today: date, read: Callable[[str], Intent], current: Action | None = None) -> Several | None:
    """The requests of a message; None where no clause could be one beside others.

    What sounds like the `current` action, whose form is open, is told to that form.
    """
    clauses = _clauses(text)
    if len(clauses) < 2:  # noqa: PLR2004
        return None
    wanted = cache(lambda clause: _wanted(clause, today, read))
    counted = says("counted", normalise(text)) is not None
    groups = [clauses[0]]
    for before, clause in pairwise(clauses):
        marked = counted or _led(clause) or _LISTED.search(before) is not None
        closed = marked or _CLOSED.search(before) is not None
        if _asks(clause) is not _asks(before) or _begins(clause, groups[-1], wanted, today, closed, marked):
            groups.append(clause)
        else:
            groups[-1] += clause
    if len(groups) < 2:  # noqa: PLR2004
        return None
    return _of([(group, wanted(group)) for group in groups], current)


def _clauses(text: str) -> list[str]:
    found: list[str] = []
    lead = ""  # 另外, with a comma of its own
    for clause in (match.group() for match in _CLAUSE.finditer(text) if match.group().strip(_EDGE)):
        if _LEAD_ONLY.fullmatch(fold(clause)):
            lead += clause
            continue
        inside = compiled(_ANOTHER).search(fold(clause), _INSIDE)
        parts = (clause[: inside.start()], clause[inside.start() :]) if inside else (clause,)
        found += [f"{'' if n else lead}{part}" for n, part in enumerate(parts) if part.strip(_EDGE)]
        lead = ""
    return found


def _of(groups: list[tuple[str, Action | None]], current: Action | None) -> Several | None:
    told, requests = "", list[Request]()
    for text, action in groups:
        if _asks(text):
            continue
        if action and action is not current:
            requests.append(Request(action, _bare(text)))
        elif requests:
            requests[-1] = replace(requests[-1], text=f"{requests[-1].text},{_bare(text)}")
        else:
            told += text
    if told and current is None and requests:
        requests[0] = replace(requests[0], text=f"{told}{requests[0].text}")
        told = ""
    asked = "".join(text for text, _ in groups if _asks(text)).strip(_EDGE)
    return Several(told.strip(_EDGE), tuple(requests), asked) if requests else None


def _begins(
    clause: str, before: str, wanted: Callable[[str], Action | None], today: date, closed: bool, marked: bool
) -> bool:
    """Whether a clause begins another request than the one before it, and does not go on with that."""
    if _told_with(before, clause):
        return False
    plainly = _in_so_many_words(clause) is not None or _danger(clause) is not None
    if not (closed or plainly or _names_choice(clause)):
        return False
    action = wanted(clause)
    if action is None:
        return False
    if not _led(clause) and names_what_is(action, _bare(clause), _bare(before), today):
        return False
    earlier = wanted(before)
    if action is not earlier:  # a danger behind no more than a comma is a reason, or what comes of it
        return closed or (plainly and not (_danger(clause) or _danger(before)))
    return another_of(action, _bare(before), _bare(clause), today, marked)


def _told_with(before: str, clause: str) -> bool:
    """Whether a danger, of another place than ours, is the story of what was asked for: 登记投诉:客户宏达,说电机冒烟."""
    asked, danger = _in_so_many_words(before), danger_in(normalise(clause))
    if asked is None or danger is None or _led(clause) or asked is danger.action:
        return False
    return danger.where != "here" and any(isinstance(item, TextField) and item.story for item in asked.fields)


def _wanted(clause: str, today: date, read: Callable[[str], Intent]) -> Action | None:
    """The paperwork that a clause alone clearly asks for."""
    message = normalise(_bare(clause))
    if not message or _asks(clause) or says("withheld", message) or says("elsewhere", message):
        return None
    named = _in_so_many_words(clause)
    intent = read(decided(message))
    if intent.label in BELIED or (intent.label == "records" and intent.belief >= SURE_OF_ANOTHER):
        return None
    if named:
        return named
    action = _danger(clause) or (action_named(intent.label) if intent.belief >= SURE_OF_ANOTHER else None)
    return (
        action
        if action and (_danger(clause) or set(matter_of(action)) & set(values_of(action, _bare(clause), today)))
        else None
    )


def _in_so_many_words(clause: str) -> Action | None:
    """The action whose own words for a request a clause has."""
    message = normalise(_bare(clause))
    return next((action for action in ACTIONS if action.asked_for(message)), None)


def _names_choice(clause: str) -> bool:
    """Whether a clause names a choice of some action: 周五请事假."""
    return any(named_spans(action, fold(clause)) for action in ACTIONS)


def _danger(clause: str) -> Action | None:
    return next((action for action in ACTIONS if raised(action, fold(clause))), None)


def _asks(clause: str) -> bool:
    message = normalise(_bare(clause)).lower()
    return says("by_the_way", message) is not None or (asks(message) and not polite(message))


def _led(clause: str) -> bool:
    return compiled(f"^{_ANOTHER}").search(fold(clause.lstrip())) is not None


def _bare(text: str) -> str:
    """The words without what leads to them, or counts what follows: 另外, 还有, 两个隐患:."""
    text = text.strip(_EDGE)
    for pattern in (f"^(?:{_ANOTHER}[,，:：\\s]*)+", f"^{WORDS['counted_head'][0]}"):
        if match := compiled(pattern).search(fold(text)):
            text = text[match.end() :].strip(_EDGE) or text
    return text
