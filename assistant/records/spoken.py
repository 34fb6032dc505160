"""What is asked of a record that is there: of the last one spoken of, or of one that the message points at."""

from dataclasses import replace
from datetime import timedelta

from assistant.build import Parts
from assistant.forms.beside import reply_to
from assistant.forms.contents import hides, unlinked
from assistant.forms.desk import Desk, Form
from assistant.forms.folded import any_of, fold
from assistant.forms.itself import Asked, Aspect, asked_of
from assistant.forms.prospects import URGES_NOBODY
from assistant.forms.step import Step
from assistant.forms.subject import HIDING, of_form, of_record
from assistant.forms.table import Table
from assistant.records.mention import own_words
from assistant.records.mine import mine, waiting
from assistant.records.of_list import of_listed
from assistant.records.pointed import pointed_at
from assistant.records.reason import reason_of
from assistant.records.status import Seen, in_lines, said, seen, status
from assistant.records.who_may import who_may
from assistant.records.words import speaks, without
from tools import ACTIONS, action_named
from tools.action import Action
from tools.fields import FlagField
from tools.record import ANONYMOUS, Draft, Record

_OF_ANY: frozenset[Aspect] = frozenset({"acts", "stands", "why", "next", "number"})  # asked of others' records, too
_ASKED_PLAINLY = "怎么样"  # what asks how a record stands where a message only points at it: 再看下蓝鲸物流那单


def of_filed(message: str, table: Table, parts: Parts) -> Step | None:
    """The answer to a question about the record that was last spoken of, or about one that the message points at."""
    if told := _of_hidden(message, table, parts) or of_listed(message, table.desk, parts):
        return told
    found = pointed_at(message, table.minds.spoken, table.desk, parts)
    if not found:
        return _of_any(message, table, parts)
    asked = [_asked(message, one) for one in found]
    if len(found) > 1:
        return _in_lines(found, table.desk) if all(asked) else _of_any(message, table, parts)
    return _of_one(message, found[0], asked[0], table.desk, parts)


def _of_hidden(message: str, table: Table, parts: Parts) -> Step | None:
    """What may be told of an anonymous record that was filed in this conversation: what is done with names, and whom to
    ask with its number. How it stands nobody is told by who they are."""
    number = table.minds.spoken
    record = parts.store.record(number) if number else None
    action = action_named(record.type) if record and record.owner == ANONYMOUS else None
    if record is None or action is None or seen(number, table.desk, parts):
        return None
    asked = asked_of(action, record.fields, message)
    if asked is None or not _agrees(asked.rest):
        return None
    subject = of_record(action, record, table.desk)
    names = {"hides", "sees"} & set(asked.aspects)
    return said([(hides(subject) if names else unlinked(subject)).in_(table.desk.language)], about=number)


def _of_one(message: str, found: Seen, asked: Asked | None, desk: Desk, parts: Parts) -> Step | None:
    action, record = found
    if takers := who_may(message, found, desk):
        return takers
    if asked is None or not (_concerns(record, desk) or set(asked.aspects) <= _OF_ANY):
        return None
    if "why" in asked.aspects:
        return reason_of(found, desk, parts)
    if "stands" in asked.aspects:
        return said([status(action, record, desk, parts)], about=record.id)
    return Step(reply_to(asked, of_record(action, record, desk), "status", "records"), record=record.id)


def _asked(message: str, found: Seen) -> Asked | None:
    """What a message asks of a record; how it stands, where it only points at the record or wants to see it."""
    action, record = found
    left = own_words(message.lower(), action, record)
    asked = asked_of(action, record.fields, left)
    if asked is None and speaks("designates", message):
        asked = asked_of(action, record.fields, f"{without('looks', left).rstrip(' ?。!')}{_ASKED_PLAINLY}")
    return asked if asked and _agrees(asked.rest) else None


def _in_lines(found: list[Seen], desk: Desk) -> Step:
    head = desk.say(f"您说的可能是这 {len(found)} 条：", f"You may mean these {len(found)}:")
    return in_lines(head, found, desk, "status")


def _agrees(rest: str) -> bool:
    """Whether what a message says beside its question takes up what was told before, and no more: 行那等着吧."""
    return not rest or speaks("takes_up", rest) is not None


def _concerns(record: Record, desk: Desk) -> bool:
    """Whether a record is the sender's own, or theirs to act on."""
    return desk.employee.id in (record.owner, record.assignee)


def _that_hides(message: str) -> Action | None:
    """The paperwork that may be filed without a name, where a message names it, or that it has none: 能匿名举报吗."""
    for action in ACTIONS:
        flag = next((i for i in action.fields if isinstance(i, FlagField) and i.name == HIDING), None)
        if flag and any_of((*action.called, *flag.words)).search(fold(message)):
            return action
    return None


def _nameless(action: Action, desk: Desk) -> Step:
    """That paperwork can be filed without a name, how, and what becomes of names then."""
    form = Form(action, Draft(action.name, fields={HIDING: True}), desk)
    reply = reply_to(Asked(("hides",), ""), of_form(form, timedelta()), "status", form.trace["route"])
    head = desk.say(
        f"{action.zh}可以匿名：说“匿名”，再写明地点和情况。",
        f"A {action.en} can be anonymous: say “anonymous” with the place and what is wrong.",
    )
    return Step(replace(reply, kind="not_covered", text=f"{head}\n\n{reply.text}"))  # no article speaks of it


def _of_any(message: str, table: Table, parts: Parts) -> Step | None:
    """What is asked of no record that was spoken of: how one's own stand, who is to be asked, under which number."""
    found = (asked_of(action, {}, message) for action in ACTIONS)
    aspects = next((asked.aspects for asked in found if asked and not asked.rest), ())
    if "stands" in aspects and table.desk.own() and speaks("news_of_mine", message):
        return mine(message, table.desk, parts)
    if aspects == ("hides",) and (hiding := _that_hides(message)):
        return _nameless(hiding, table.desk)
    waits = waiting(table.desk.own()) if aspects in (("urges",), ("number",)) else []
    told = [status(*one, table.desk, parts) for one in waits]
    head = [URGES_NOBODY.in_(table.desk.language)] if aspects == ("urges",) else []
    return said([*head, *told], shown=waits) if told else None
