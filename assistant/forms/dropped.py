"""A change of mind about one of several forms: by its place (第二个不要了), by its name (后面那个投诉算了), or about all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.forms.data import WORDS
from assistant.forms.denied import denies
from assistant.forms.desk import Form, shown_words
from assistant.forms.folded import CLAUSE, any_of, compiled, fold
from assistant.forms.form import cancel, fill
from assistant.forms.later import put_away, then_next
from assistant.forms.listed import NUMBERS
from assistant.forms.plain import plain
from assistant.forms.step import Step
from assistant.forms.table import Table, appended, preceded, unshown, with_form
from assistant.forms.tone import says
from assistant.reply import Reply
from tools.store import Work

_POINTS = ("by_number", "the_last", "the_rest", "the_next", "every_one")


@dataclass(frozen=True)
class _Meant:
    """`forms` are those that a clause is about; `doubtful` says that it may be another one. `rest` is said besides."""

    forms: tuple[Form, ...]
    doubtful: bool = False
    rest: str = ""


def dropped(text: str, table: Table) -> Step | None:
    """The step for a change of mind that is about another form than the one in hand, or points at one of several.

    One that names the form in hand, and no more, is a plain change of mind.
    """
    form = table.current
    meant = _meant(text, table) if form else None
    if form is None or meant is None:
        return None
    if meant.doubtful:
        return with_form(_which(table, form), form)
    return _without(meant, form, table) if meant.forms else None


def away(forms: Sequence[Form], form: Form) -> Step:
    """Forms other than the one in hand, put away; the reply says so, and shows the one in hand."""
    gone = forms[0].changed(stage="cancelled")
    titles = "、".join(one.title for one in forms)
    words = "；".join(shown_words(one.words) for one in forms if one.later)
    said = f"（{words}）", f" ({words})"
    text = form.desk.say(
        f"已取消，{titles}没有提交{said[0] if words else ''}。",
        f"Cancelled: the {titles} has not been filed{said[1] if words else ''}.",
    )
    reply = Reply(text, "cancelled", action=gone.as_json(), trace=gone.trace)

    def written(work: Work) -> Reply:
        for one in forms:
            put_away(one, work)
        return reply

    return with_form(Step(reply, written, "draft"), form)


def _without(meant: _Meant, form: Form, table: Table) -> Step:
    others = [one for one in meant.forms if one is not form]
    if form not in meant.forms:
        step = away(others, form)
        return unshown(step, appended(fill(form, meant.rest), step.reply.text.split("\n")[0])) if meant.rest else step
    left = replace(
        table,
        waiting=tuple(one for one in table.waiting if one not in others),
        later=tuple(one for one in table.later if one not in others),
    )
    step = then_next(cancel(form), left)
    if not others:
        return step
    gone = away(others, form)
    return unshown(gone, preceded(step, replace(gone.reply, text=gone.reply.text.split("\n")[0])))


def _meant(text: str, table: Table) -> _Meant | None:
    """The forms that a message does not want any more; None where it says nothing of the kind, or only of the one in hand."""
    clauses = [match.group() for match in CLAUSE.finditer(fold(text))]
    for n in {0, len(clauses) - 1} if clauses else ():
        clause = clauses[n]
        points = next(((kind, found) for kind in _POINTS if (found := says(kind, clause))), None)
        bare = clause.replace(points[1].group(), "") if points else clause
        only = says("only", clause) is not None
        if not (only or plain(bare) == "cancel" or denies(clause)):
            continue
        named = [one for one in _lying(table) if _is_called(one, clause)]
        meant = _pointed(points[0], points[1].group(), named, table) if points else _Meant(tuple(named))
        if only:
            meant = replace(meant, forms=tuple(one for one in _lying(table) if one not in meant.forms))
        if not points and table.current in named:
            return None
        rest = ",".join(each for m, each in enumerate(clauses) if m != n and plain(each.strip()) is None)
        given = table.current is not None and bool(rest) and bool(table.current.given(rest))
        return replace(meant, rest=rest if given else "")
    return None


def _pointed(kind: str, words: str, named: Sequence[Form], table: Table) -> _Meant:
    """The forms that words such as 第二个 point at, those of a kind that is named where one is."""
    lying = _lying(table)
    among = named or lying
    after = [one for one in among if one is not table.current]
    if kind == "every_one":
        return _Meant(tuple(among))
    if kind == "the_rest":
        return _Meant(tuple(after))
    if kind == "by_number":
        number = NUMBERS[compiled(WORDS["by_number"][0]).search(words)[1] or words.split()[1]]  # type: ignore[index]
        several = named if len(named) > 1 else lying
        shown = several[number - 1] if number <= len(several) else None
        said = shown if several is named else next((one for one in lying if _place(one, lying) == number), None)
        doubtful = said not in among or (shown is not None and said is not shown) or bool(table.waiting)
        return _Meant((said,) if said else (), doubtful)
    return _Meant(tuple(after[-1:]), doubtful=not after or (kind == "the_next" and len(after) > 1))


def _lying(table: Table) -> list[Form]:
    """The forms in the order in which they are done."""
    return [one for one in (table.current, *table.waiting, *table.later) if one]


def _place(form: Form, lying: Sequence[Form]) -> int:
    """The how-manieth of its message a form is for; the one that was begun at once has the place that is left."""
    taken = {one.place for one in lying if one.place}
    return form.place or next(n for n in range(1, len(lying) + 1) if n not in taken)


def _which(table: Table, form: Form) -> Step:
    """Asks which of the forms is meant; nothing is dropped."""
    said = "、".join(_called(one) for one in _lying(table))
    text = form.desk.say(
        f"您说的是哪一个：{said}？请带上名称再说一遍，比如“{form.title}不要了”。还没有取消任何一个。",
        f"Which one do you mean: {said}? Please name it. Nothing has been cancelled.",
    )
    return Step(Reply(text, "clarify", trace=form.trace))


def _called(form: Form) -> str:
    return f"{form.title}（{shown_words(form.words)}）" if form.later else form.title


def _is_called(form: Form, clause: str) -> bool:
    return any_of((*form.action.called, *form.action.unwanted)).search(clause) is not None
