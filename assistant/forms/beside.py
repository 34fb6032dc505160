"""What a message asks beside what it tells: 我想请下周五的假,顺便问一下年假有几天. Each part goes where it belongs."""

import re
from dataclasses import dataclass
from datetime import timedelta

from assistant.build import Parts
from assistant.forms.desk import Form
from assistant.forms.itself import Asked, asked_of
from assistant.forms.prospects import told
from assistant.forms.subject import Subject, of_form
from assistant.forms.tone import asks, polite, says
from assistant.mistyped import as_meant
from assistant.reply import Kind, Reply

_CLAUSE = re.compile(r"[^,，。;；!！?？\n]+[,，。;；!！?？\n]*")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9])\.(?=\s+[A-Za-z])")
_EDGE = " ,，。;；、\n"


@dataclass(frozen=True)
class Parted:
    """`told` and `asked` are the parts of a message; `led` says that words such as 顺便问一下 part them."""

    told: str
    asked: str
    led: bool


def parted(text: str) -> Parted | None:
    """A message whose end, or whose beginning up to a question mark, asks; None for any other, and for an if."""
    clauses = [match.group() for match in _CLAUSE.finditer(_SENTENCE_END.sub(";", text))]
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
    if parts.dangers.alarm_in(message):
        return None
    asked = asked_of(form.action, form.draft.fields, message)
    if asked is None:
        return None
    return asked, answered(form, asked, parts)


def answered(form: Form, asked: Asked, parts: Parts) -> Reply:
    """The answer to what is asked of a form."""
    subject = of_form(form, timedelta(minutes=parts.settings.draft_minutes))
    return reply_to(asked, subject, "clarify", form.trace["route"])


def reply_to(asked: Asked, subject: Subject, kind: Kind, route: str) -> Reply:
    """The answer to what is asked of a form or a record."""
    text, citations = told(asked.aspects, subject)
    return Reply(text, kind, citations, trace={"route": route, "asked": list(asked.aspects)})
