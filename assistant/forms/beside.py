"""What a message asks beside what it tells: 我想请下周五的假,顺便问一下年假有几天. Each part goes where it belongs."""

import re
from dataclasses import dataclass
from datetime import timedelta

from assistant.build import Parts
from assistant.forms.alarm import alarm_in
from assistant.forms.desk import Form
from assistant.forms.itself import Asked, Aspect, asked_of
from assistant.forms.prospects import URGES_NOBODY, told
from assistant.forms.step import Step
from assistant.forms.subject import Subject, of_form, of_record
from assistant.forms.table import Table
from assistant.forms.tone import asks, polite, says
from assistant.mistyped import as_meant
from assistant.records.mention import named_by, own_words
from assistant.records.mine import mine, waiting
from assistant.records.reason import reason_of
from assistant.records.status import Seen, said, seen, status
from assistant.records.who_may import who_may
from assistant.records.words import speaks
from assistant.reply import Kind, Reply
from tools import ACTIONS, action_named
from tools.duties import waiting_for
from tools.record import Record

_CLAUSE = re.compile(r"[^,，。;；!！?？\n]+[,，。;；!！?？\n]*")
_OF_ANY: frozenset[Aspect] = frozenset({"acts", "stands", "why", "next", "number"})  # asked of others' records, too
_EDGE = " ,，。;；、\n"


@dataclass(frozen=True)
class Parted:
    """`told` and `asked` are the parts of a message; `led` says that words such as 顺便问一下 part them."""

    told: str
    asked: str
    led: bool


def parted(text: str) -> Parted | None:
    """A message whose end, or whose beginning up to a question mark, asks; None for any other, and for an if."""
    clauses = [match.group() for match in _CLAUSE.finditer(text)]
    asking = [_asks(clause) for clause in clauses]
    if all(asking) or not any(asking):
        return None
    first = asking.index(True) if asking[0] is False else asking.index(False)
    if (
        any(one is asking[first] for one in asking[first:])
        and asking[first:].count(asking[first]) < len(clauses) - first
    ):
        return None
    before, after = "".join(clauses[:first]), "".join(clauses[first:])
    if asking[0] and not re.search(r"[?？]\s*$", before):
        return None
    said, question = (after, before) if asking[0] else (before, after)
    said, question = said.strip(_EDGE), question.strip(_EDGE)
    if says("withheld", as_meant(said)):
        return None
    return Parted(said, question, says("by_the_way", as_meant(question).lower()) is not None)


def _asks(clause: str) -> bool:
    """Whether a clause asks; one that follows words such as 顺便问一下 need not say so itself."""
    message = as_meant(clause).lower()
    return says("by_the_way", message) is not None or (asks(message) and not polite(message))


def of_open(form: Form, message: str, parts: Parts) -> tuple[Asked, Reply] | None:
    """What a message asks of the form that is open, and the answer; a danger that it tells of comes before."""
    if alarm_in(message):
        return None
    asked = asked_of(form.action, form.draft.fields, message)
    if asked is None:
        return None
    return asked, answered(form, asked, parts)


def answered(form: Form, asked: Asked, parts: Parts) -> Reply:
    """The answer to what is asked of a form."""
    subject = of_form(form, timedelta(minutes=parts.settings.draft_minutes))
    return _reply(asked, subject, "clarify", form.trace["route"])


def of_filed(message: str, table: Table, parts: Parts) -> Step | None:
    """The answer to a question about the record that was last spoken of, or about one of the sender's own that it names."""
    found = _spoken_of(message, table, parts)
    if found is None:
        return _of_any(message, table, parts)
    action, record = found
    if takers := who_may(message, found, table.desk):
        return takers
    asked = asked_of(action, record.fields, own_words(message.lower(), action, record))
    if asked is None or not _agrees(asked.rest) or not (_concerns(record, table) or set(asked.aspects) <= _OF_ANY):
        return None
    if "why" in asked.aspects:
        return reason_of(found, table.desk, parts)
    if "stands" in asked.aspects:
        return said([status(action, record, table.desk, parts)], about=record.id)
    return Step(_reply(asked, of_record(action, record, table.desk), "status", "records"), record=record.id)


def _agrees(rest: str) -> bool:
    """Whether what a message says beside its question takes up what was told before, and no more: 行那等着吧."""
    return not rest or speaks("takes_up", rest) is not None


def _concerns(record: Record, table: Table) -> bool:
    """Whether a record is the sender's own, or theirs to act on."""
    return table.desk.employee.id in (record.owner, record.assignee)


def _spoken_of(message: str, table: Table, parts: Parts) -> Seen | None:
    own = [(action, record) for record in table.desk.own() if (action := action_named(record.type))]
    named = named_by(message, [*own, *_in_charge(message, table, parts)])
    if len(named) == 1:
        return named[0]
    return seen(table.minds.spoken, table.desk, parts) if table.minds.spoken else None


def _in_charge(message: str, table: Table, parts: Parts) -> list[Seen]:
    """Other people's records with which this person has been charged, where a message asks about such: 派我的那个活儿."""
    if not speaks("charged", message):
        return []
    me = table.desk.employee
    return [one for one in waiting_for(me, parts.store, table.desk.directory) if one[1].assignee == me.id]


def _of_any(message: str, table: Table, parts: Parts) -> Step | None:
    """What is asked of no record that was spoken of: how one's own stand, who is to be asked, under which number."""
    found = (asked_of(action, {}, message) for action in ACTIONS)
    aspects = next((asked.aspects for asked in found if asked and not asked.rest), ())
    if "stands" in aspects and table.desk.own() and speaks("news_of_mine", message):
        return mine(message, table.desk, parts)
    told = waiting(table.desk.own(), table.desk, parts) if aspects in (("urges",), ("number",)) else []
    head = [URGES_NOBODY.in_(table.desk.language)] if aspects == ("urges",) else []
    return said([*head, *told]) if told else None


def _reply(asked: Asked, subject: Subject, kind: Kind, route: str) -> Reply:
    text, citations = told(asked.aspects, subject)
    return Reply(text, kind, citations, trace={"route": route, "asked": list(asked.aspects)})
