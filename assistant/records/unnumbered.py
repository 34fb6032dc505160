"""An order or a report without a number: 整改完了, 把胡强的假批了吧. It is taken for the only record that it can mean.

That is one that waits for this person, and of which the message says what is true. Somebody else's request is decided
only where the message names it, or where the last reply was about it: a bare 批准 may be said of one not seen yet,
which is shown for a yes.
"""

import re
from dataclasses import replace

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.orders import CLAUSE_END, names_a_step
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.candidates import DECIDES, Candidate, believed, candidates, meant_of
from assistant.records.chosen import AMONG
from assistant.records.held import takes_back
from assistant.records.kinds import kinds_in
from assistant.records.mention import own_words
from assistant.records.not_now import not_as_it_stands
from assistant.records.not_taken import conditional, held, on_other_days, too_early
from assistant.records.not_yours import decides_own, not_yours
from assistant.records.numbers import misspelt, number_in
from assistant.records.people import named
from assistant.records.plainly import barely, of_record, plainly_ordered
from assistant.records.proposed import not_as_said, proposed, taken_or_proposed
from assistant.records.status import in_lines
from assistant.records.steps import take_step
from assistant.records.words import speaks
from assistant.reply import Reply
from tools import ACTIONS
from tools.store import Work

SEEMS = 0.5  # belief from which a message that names a step may be meant as its order, and is asked for a yes


def ordered_unnumbered(message: str, shown: str, desk: Desk, parts: Parts, parted: str = "") -> Step | None:
    """The step that a message without a number orders, or the question which of several is meant; None for another.

    `shown` is the number of the record that the last reply was about; `parted` is the message with a comma for each
    space between Chinese words, by which its clauses are told apart (锁换了 钥匙给主管了 申请复查).
    """
    parted = message if asks(message) else parted or message
    if not _unnumbered(message) or decides_own(message, desk):
        return None
    if told := conditional(message, desk, parts):
        return told
    named = candidates(message, desk, parts)
    orders = [one for one in named if one.ready]
    told = on_other_days(message, named, desk) or too_early(named, message, shown, desk, parts)
    if told := told or held(orders, message, desk):
        return told
    plain = [one for one in orders if plainly_ordered(one.action, one.record, one.move, parted, desk, parts.orders)]
    found = meant_of(plain, message, shown, desk)
    own = [one for one in plain if not one.move.not_own]
    if found or own:
        return _plainly(found, own, message, parted, shown, desk)
    meant = meant_of(believed(orders, SEEMS, message, desk, parts), message, shown, desk)
    if len(meant) == 1:
        return taken_or_proposed(meant[0].action, meant[0].record, meant[0].move, parted, desk, parts.orders)
    return _unpointed(orders, message, desk, parts) if not meant else None


def _plainly(
    found: list[Candidate], own: list[Candidate], message: str, parted: str, shown: str, desk: Desk
) -> Step | None:  # fmt: skip
    """The step that is ordered in plain words with the record that is `found`; one of one's `own` at which nothing
    points is asked for a yes, and of several it is asked which."""
    if len(found) == 1:
        return None if speaks("partly", message) else _taken(found[0], parted, shown, desk)
    if not found and len(own) == 1:
        return proposed(own[0].action, own[0].record, own[0].move, parted, desk)
    return _which(found or own, message, desk)


def _taken(one: Candidate, message: str, shown: str, desk: Desk) -> Step:
    """A step that is ordered plainly. One that ends a record which was not just spoken of is asked for a yes where more
    is told than that: 刚接到电话,仓库通道复查合格,销案."""
    action, record, move = one.action, one.record, one.move
    if told := not_as_said(action, record, move, message, desk):
        return told
    if record.id != shown and takes_back(action, move) and not (_tells_which(one, message, desk) or move.not_own):
        return proposed(action, record, move, message, desk)  # 那撤销吧, of a record that was not shown
    ends = action.state(move.to).final and not move.not_own and record.id != shown
    if ends and not barely(action, record, move, message, desk):
        return proposed(action, record, move, message, desk)
    return _telling(take_step(action, record, move, message, desk), one, desk)


def _tells_which(one: Candidate, message: str, desk: Desk) -> bool:
    """Whether a message says of a record what it is, or which: 把年假撤了, 刚交的那张撤回."""
    lower = message.lower()
    says_what = kinds_in(message) or own_words(lower, one.action, one.record) != lower
    return bool(says_what or of_record(message, one.record, desk) or speaks("latest", message))


def _unpointed(orders: list[Candidate], message: str, desk: Desk, parts: Parts) -> Step | None:
    """A decision that points at no record: the only one that waits for it is shown and asked for a yes, of several it
    is asked which. A claim that others have decided is none."""
    intent = parts.intents.read(message)
    bare = bool(orders) and all(barely(one.action, one.record, one.move, message, desk) for one in orders)
    told = _told_first(orders, message, desk) if parts.orders.belief(message) >= DECIDES else []
    decides = bare or told or (intent.label == "decide" and intent.belief >= DECIDES)
    if not decides or named(message, desk.directory):
        return None
    if speaks("claims", message) or speaks("partly", message):
        return None
    worded = [one for one in orders if any_of(one.move.words).search(message)]  # 批了 alone may tell of another's
    meant = worded or told
    if len(meant) == 1:
        return proposed(meant[0].action, meant[0].record, meant[0].move, message, desk)
    return _which(meant, message, desk) if meant else None


def _told_first(orders: list[Candidate], message: str, desk: Desk) -> list[Candidate]:
    """Those whose step is all that the first clause tells, with more behind it: 批了,回来记得补考勤."""
    first, *others = [clause for clause in CLAUSE_END.split(message) if clause.strip()]
    told = [one for one in orders if barely(one.action, one.record, one.move, first, desk)]
    return told if others and not speaks("glad", message) else []


def refused_unnumbered(message: str, spoken: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told where such an order is not for this person; `spoken` is the number of the record last spoken of."""
    told = speaks("deputy", message) or decides_own(message, desk) or _unnumbered(message)
    return not_as_it_stands(message, spoken, desk, parts) or (not_yours(message, spoken, desk, parts) if told else None)


def _unnumbered(message: str) -> bool:
    """Whether a message names a step, with one record and without its number."""
    if number_in(message) or speaks("all_at_once", message) or not names_a_step(message):
        return False
    return not misspelt(message, [action.prefix for action in ACTIONS], bare=True)


def _which(found: list[Candidate], message: str, desk: Desk) -> Step:
    example = f"{desk.say(found[0].move.words[0], found[0].move.en)} {found[0].record.id}"
    which = "您说的是下面哪一条" if len(found) > 1 else "您说的是这一条吗"
    head = desk.say(
        f"没有改动任何记录：{which}？请带编号说，例如“{example}”：",
        f"Nothing was changed. Which one do you mean? Say it with the number, e.g. “{example}”:",
    )
    among = {AMONG: [one.record.id for one in found], "said": message}
    return replace(in_lines(head, [(one.action, one.record) for one in found], desk), awaits=among)


def _telling(step: Step, one: Candidate, desk: Desk) -> Step:
    """The step with the record that was taken to be meant told after it, so that a mistake is seen at once."""
    told = desk.say("按您的话，指的是这一条：", "Taken to be meant: ")
    sketch = re.sub(r"\s+", " ", one.action.sketch(one.record.fields))
    told += f"{one.record.id}，{desk.directory.called(one.record.owner, desk.language == 'en')}，{sketch}"

    def longer(reply: Reply) -> Reply:
        return replace(reply, text=f"{reply.text}\n{told}")

    write = step.write

    def written(work: Work) -> Reply:
        assert write is not None
        return longer(write(work))

    return replace(step, reply=longer(step.reply), write=written if write else None)
