"""Another kind for some of the days of a request (其中8号算事假, 最后两天改成调休): one request has one kind, so the form
stays as it is and what is to be done is asked; no day of it is let go."""

from datetime import date
from typing import Any

from assistant.forms.data import WORDS
from assistant.forms.day_clauses import CLAUSE
from assistant.forms.days import day_of
from assistant.forms.folded import any_of
from assistant.forms.named_days import named_days
from assistant.forms.say import Said
from assistant.forms.signs import period_of
from tools.action import Action


def kind_of_some(
    action: Action, folded: str, known: dict[str, Any], values: dict[str, Any], today: date
) -> Said | None:
    """What is said where the kind that a message gives stands beside some of the days of the form, and not beside all."""
    item = period_of(action)
    start, end = (day_of(known.get(item.name)), day_of(known.get(item.end))) if item else (None, None)
    if item is None or start is None or end is None or start >= end:
        return None
    before, kind = known.get(item.kind), values.get(item.kind)
    if not (before and kind) or before == kind:
        return None
    for clause in CLAUSE.finditer(folded):
        named = named_days(clause, (start, end), today)
        puts = named and any_of(tuple(WORDS["put_for_kind"])).search(named.rest)
        if named is None or puts or not all(start <= day <= end for day in named.days):
            continue
        if 0 < len(named.days) <= (end - start).days and _names_kind(action, item.kind, str(kind), clause.group()):
            return _one_kind(clause.group().strip(), (start, end), str(before))
    return None


def _names_kind(action: Action, name: str, kind: str, clause: str) -> bool:
    item = next(one for one in action.fields if one.name == name)
    words = next((choice.words for choice in getattr(item, "choices", ()) if choice.value == kind), ())
    return any_of(words).search(clause) is not None


def _one_kind(said: str, stretch: tuple[date, date], kind: str) -> Said:
    first, last = stretch
    return Said(
        f"您说“{said}”；一份申请只能写一种假，**没有改**：{first} 至 {last} 还是{kind}。要分开的话，请先说这份{kind}从几号请到几号，提交后再请另一种；全部都换请说“全部改成”哪一种。",
        f"You said “{said}”; one request has one kind of leave, so nothing is changed: {first} to {last} as before. To part them, give the first and the last day of this one, then file the other kind; to change all of it, say “change all of it to” that kind.",
    )
