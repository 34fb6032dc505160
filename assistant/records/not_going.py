"""What can be done with a leave that is not wanted any more: 我25号不休了,已经批了的那个怎么弄. The step that takes it
back is shown for a yes."""

from dataclasses import replace

from assistant.forms.desk import Desk
from assistant.forms.orders import own_move
from assistant.forms.step import Step
from assistant.records.held import not_as_whole
from assistant.records.kinds import kinds_in
from assistant.records.mine import own_of
from assistant.records.numbers import number_in
from assistant.records.proposed import proposed
from assistant.records.span import span_in
from assistant.records.status import Seen, in_lines
from assistant.records.told_apart import is_on, meant_or_spoken, of_another_sort
from assistant.records.words import speaks
from tools.fields import PeriodField


def not_going(message: str, spoken: str, desk: Desk) -> Step | None:
    """The way back from one's own leave, for a yes, or the question which is meant; None for another message.

    `spoken` is the record that was last spoken of.
    """
    if number_in(message) or not (speaks("not_wanted", message) and speaks("asks_way_back", message)):
        return None
    able = [one for one in own_of(kinds_in(message), desk) if _for_days(one) and own_move(*one, desk)]
    able = _as_it_stands(message, [one for one in able if not of_another_sort(message, one)])
    span = span_in(message, desk.today, ahead=True)
    if span:
        able = [one for one in able if is_on(one, str(span[0]), str(span[1]))]
    meant = able if len(able) == 1 else meant_or_spoken(message, able, spoken, desk)
    if len(meant) == 1:
        return _way_back(message, meant[0], desk)
    return _which(able, desk) if able else None


def _for_days(one: Seen) -> bool:
    return any(isinstance(item, PeriodField) for item in one[0].fields)


def _as_it_stands(message: str, able: list[Seen]) -> list[Seen]:
    """Those that stand as the message says (已经批了的); all where it says of none."""
    standing = [(a, r) for a, r in able if r.state != a.states[0].name]
    return standing if speaks("is_granted", message) and standing else able


def _way_back(message: str, one: Seen, desk: Desk) -> Step | None:
    action, record = one
    move = own_move(action, record, desk)
    if move is None:
        return None
    shown = proposed(action, record, move, move.words[0], desk)
    if partial := not_as_whole(action, record, move, message, desk):
        return replace(shown, reply=replace(shown.reply, text=f"{partial}\n\n{shown.reply.text}"))
    told = desk.say(
        f"{record.id} 现为“{action.state(record.state).zh}”：不休了可以整份{move.zh}（“{move.zh} {record.id}”）。",
        f"{record.id} is “{action.state(record.state).en}”: if it is not needed, it can be taken back ({move.en}).",
    )
    return replace(shown, reply=replace(shown.reply, text=f"{told}\n\n{shown.reply.text}"))


def _which(able: list[Seen], desk: Desk) -> Step:
    action, record = able[0]
    move = own_move(action, record, desk)
    way = desk.say(move.zh, move.en) if move else ""
    head = desk.say(
        f"没有改动。不休的是哪一份？请带编号说，例如“{way} {record.id}”：",
        f"Nothing was changed. Which one is not needed? Say it with the number, e.g. “{way} {record.id}”:",
    )
    return in_lines(head, able, desk)
