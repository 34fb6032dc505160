"""Where a message about records that are there goes: lists, news, steps, taking back, reasons, mistakes, files."""

from dataclasses import replace

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.intent import Intent
from assistant.forms.step import Step
from assistant.forms.tone import says
from assistant.records.asked import Asked, asked_for, asks_for_states, outright
from assistant.records.hand_in import how_to_hand_in
from assistant.records.kinds import kinds_in
from assistant.records.lists import listed, not_theirs
from assistant.records.mention import named_by, tells_of_another
from assistant.records.mine import all_mine, mine, own_of
from assistant.records.mistake import by_mistake
from assistant.records.not_yours import not_yours
from assistant.records.numbers import misspelt, number_in
from assistant.records.one import about_misspelt, about_numbered
from assistant.records.people import names_of, names_only, others, whose
from assistant.records.reason import for_what_reason
from assistant.records.status import said
from assistant.records.withdraw import take_back
from assistant.records.words import speaks
from assistant.records.you import you_are
from tools import ACTIONS
from tools.duties import waiting_for
from tools.reach import sees_others, sight

PLAIN_ORDER = 0.85  # belief that a step is ordered from which one with nothing to decide is told so


def about_records(message: str, intent: Intent, desk: Desk, parts: Parts) -> Step | None:
    """The step for a message about records that are there; None for another message."""
    if number_in(message):
        return about_numbered(message, desk, parts)
    if speaks("balance", message):
        return None  # 我年假还剩几天: no record tells
    if intent.label == "withdraw":
        strangers = others(message, desk.employee, desk.directory)
        of_others = any(one in strangers for one in whose(message, desk.directory))
        return _others(message, desk, parts) if of_others else take_back(message, desk, parts)
    if intent.label == "decide" or (intent.label == "records" and says("duty", message)):
        plainly = (
            says("deciding", message)
            or says("duty", message)
            or intent.belief >= PLAIN_ORDER
            or waiting_for(desk.employee, parts.store, desk.directory, 1)
        )
        return _to_decide(message, desk, parts) if plainly else None
    if (
        intent.label == "records"
        and intent.sure
        and not (says("others_records", message) and says("rule_about", message))
    ):
        return _news(message, desk, parts)
    return None


def in_so_many_words(message: str, desk: Desk, parts: Parts, busy: bool = False) -> Step | None:
    """The step for what is said of records so plainly that nothing else is meant, also of who is `busy` with a form.

    None of these changes anything.
    """
    if by := by_mistake(message, desk, parts, busy) or for_what_reason(message, desk, parts):
        return by
    if number_in(message):
        return None if busy else how_to_hand_in(message, desk, parts)
    if number := misspelt(message, [action.prefix for action in ACTIONS], bare=says("deciding", message) is not None):
        return about_misspelt(number, desk, parts)
    if step := _outright(message, desk, parts):
        return step
    if speaks("order", message):
        return _to_decide(message, desk, parts)
    how = None if busy else how_to_hand_in(message, desk, parts)  # else it is asked of the form
    return how or _about_others(message, desk, parts)


def _outright(message: str, desk: Desk, parts: Parts) -> Step | None:
    """The records that a message asks for in so many words."""
    if speaks("all_filed", message) or speaks("looks_at_mine", message):
        return all_mine(message, desk)
    asked = asked_for(message, desk)
    if asked and (asked.stands or asked.whose != "seen" or _wide(asked, desk)):  # how many there are is not all theirs
        return listed(asked, message, desk, parts)
    return None


def _wide(asked: Asked, desk: Desk) -> bool:
    """Whether somebody sees other people's records of what is asked for."""
    return any(sees_others(action, desk.employee, desk.directory) for action in asked.kinds)


def agreed(message: str, desk: Desk, parts: Parts) -> Step | None:
    """A bare 同意 or 批准, where no form is open and something waits for this person's decision."""
    waits = says("deciding", message) and any(waiting_for(desk.employee, parts.store, desk.directory, most=1))
    return _to_decide(message, desk, parts) if waits else None


def _beyond_all(asked: Asked, desk: Desk) -> bool:
    """Whether none of the people whom a message names is one whose records this person sees."""
    reaches = [sight(action, desk.employee, desk.directory) for action in asked.kinds]
    return not any(reach.everything or person.id in reach.owners for reach in reaches for person in asked.people)


def _about_others(message: str, desk: Desk, parts: Parts) -> Step | None:
    """Somebody wants to look at what others filed (把所有人的请假单导出来), or asks whether they are on leave."""
    if says("rule_about", message) or names_only(desk.employee, message, desk.directory):
        return None
    everything = speaks("everything", message) and not speaks("mine", message)
    people = others(message, desk.employee, desk.directory)
    of_somebody = people and kinds_in(message)
    looks = says("looks_up", message) and (says("others_records", message) or everything or of_somebody)
    looks = looks or (people and speaks("doings", message))
    asks = says("on_leave", message) and (people or (says("other_people", message) and not says("myself", message)))
    if looks or asks:
        return _others(message, desk, parts)
    return not_theirs(message, desk) if _looks_at_unseen(message, desk) else None


def _looks_at_unseen(message: str, desk: Desk) -> bool:
    """Whether a message wants to see a record, or who filed it, that is none of theirs: 食堂后厨那条隐患给我看看."""
    kinds = kinds_in(message)
    wide = any(sees_others(action, desk.employee, desk.directory) for action in kinds or ACTIONS)
    if wide or speaks("own", message) or speaks("rule", message):
        return False
    own = own_of(kinds, desk)
    if speaks("who_filed", message):
        return not named_by(message, own)
    return bool(speaks("looks", message) and speaks("one_of_kind", message)) and tells_of_another(message, own)


def _others(message: str, desk: Desk, parts: Parts) -> Step:
    """Other people's records, to those who may see them."""
    asked = asked_for(message, desk, sure=True)
    assert asked is not None
    asked = replace(asked, whose="all") if asked.whose in ("mine", "seen") else asked
    return listed(asked, message, desk, parts)


def _to_decide(message: str, desk: Desk, parts: Parts) -> Step:
    """What waits for this person's decision; one is taken only with the number of its record."""
    if refused := not_yours(message, "", desk, parts):
        return refused
    asked = asked_for(message, desk, sure=True)
    assert asked is not None
    only = Asked(asked.kinds, asked.named, "duty", asked.people, values=asked.values, late=asked.late, soon=asked.soon)
    step = listed(only, message, desk, parts)
    if only.people and _beyond_all(asked, desk):
        return listed(replace(asked, whose="theirs"), message, desk, parts)
    if only.narrowed or only.people or only.named:  # what was said besides may not be of the record
        others_ = None if step.shown else listed(Asked(ACTIONS, False, "duty"), "", desk, parts)
        none_of_these = [step.reply.text] if others_ and only.named and others_.shown else []
        told = said([*none_of_these, others_.reply.text], about=others_.record) if others_ else step
        step = replace(told, shown=others_.shown) if others_ else step
    note = ""
    if speaks("all_at_once", message):
        note = desk.say(
            "不能一次处理多条，没有改动任何一条：每条记录都要看过以后，带编号一条一条地说。",
            "Not all at once: nothing was changed. Look at each, and say it with its number, one by one.",
        )
    kind = "clarify" if note else step.reply.kind
    told = said([note, step.reply.text, you_are(message, desk)], kind, "" if note else step.record)
    return replace(told, shown=step.shown)


def _news(message: str, desk: Desk, parts: Parts) -> Step | None:
    """How records stand: the latest one, one's own, or those that are asked for."""
    asked = asked_for(message, desk, sure=True)
    assert asked is not None
    if asked.whose in ("all", "theirs"):
        return _others(message, desk, parts)
    closely = not (outright(message, asked) or asks_for_states(message, asked))
    if closely:  # 隐患销案了吗 asks how it stands, and not for those that are closed
        asked = replace(asked, states={}, open=False)
    wide = _wide(asked, desk) and asked.whose != "mine"
    if speaks("anonymous", message) and not wide:
        return said([_anonymous(asked, desk)])
    if not wide and not asked.narrowed and asked.whose in ("mine", "seen"):
        own = own_of(kinds_in(message), desk)
        if own and tells_of_another(message, own):
            return not_theirs(message, desk) if asked.named and not speaks("own", message) else None
        return mine(message, desk, parts)
    if speaks("latest", message) and not asked.narrowed and asked.whose == "mine":
        return mine(message, desk, parts)
    return listed(asked, message, desk, parts, closely)


def _anonymous(asked: Asked, desk: Desk) -> str:
    """That nobody can be told of a record that does not name them."""
    roles = {role for action in asked.kinds for role in action.sees_all}
    people = names_of(one for one in desk.directory if one.roles & roles)
    return desk.say(
        f"匿名提交的记录里没有您的名字，这里按身份查不到，也不能证明是您提交的；要了解进度，请拿编号问 {people}。",
        f"A record that was filed anonymously does not name you, so it cannot be found by who you are; "
        f"ask {people} with its number.",
    )
