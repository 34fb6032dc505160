"""News told beside a report that is open (已经有两个人绊过; 换过电池了还是不行): it belongs into the story, whatever a
learned reader takes it for. News neither asks nor orders, gives no field a value, and is not of the filing.

A yes that carries something to be written (提交,对了他们厂在宝鸡,联系人马工) files nothing: it was not shown with that.
"""

from collections.abc import Callable

from assistant.forms.apart import wanted_alone
from assistant.forms.clauses import EDGE
from assistant.forms.clauses import clauses_of as parted
from assistant.forms.danger import danger_in
from assistant.forms.desk import Form
from assistant.forms.folded import fold
from assistant.forms.form import fill, shown
from assistant.forms.intent import Intent
from assistant.forms.matter import matter_of, values_of
from assistant.forms.plain import Plain, after_first, clauses_of, closing, first, in_clauses, plain
from assistant.forms.signs import complained, ordered_in
from assistant.forms.slips import slipped
from assistant.forms.step import Step
from assistant.forms.table import preceded
from assistant.forms.tone import asks, says
from assistant.forms.which_thing import told_which
from assistant.mistyped import as_meant
from assistant.records.kinds import kinds_in
from assistant.records.numbers import numbers_in
from assistant.reply import Reply
from corpus.numerals import fold_width
from tools.fields import TextField

NOT_NEWS = ("no_news", "edits", "insists", "withheld", "takeback", "puts_off", "overrides", "to_us", "wh")


def told_more(form: Form, text: str, read: Callable[[str], Intent]) -> Step | None:
    """The form with news added to its story, which the reply says; None for a message that tells none, or not only that."""
    if form.action.story is None:
        return None
    if after := _after_yes(form, text):
        return told_which(form, after) or _told_with_yes(form, after, read)
    return _added(form, text) if _tells_news(form, text) else None


def _added(form: Form, told: str, values: str = "") -> Step:
    """The form with `told` in its story, and what `values` say."""
    story = form.action.story
    assert story is not None
    form = form.changed(fields=form.draft.fields | form.more_of_the_story(told))
    said = form.desk.say(f"已补充进“{story.zh}”。", f"Added to “{story.en}”.")
    return preceded(fill(form, values) if values else shown(form), Reply(said, "clarify"))


def _after_yes(form: Form, text: str) -> str:
    """What a message to a summary says after the yes that it begins with; empty where it says no more."""
    rest, agreed = text, False
    while rest and (said := _at_first(rest))[0] in ("yes", "beside_yes"):
        agreed, rest = agreed or said[0] == "yes", said[1]
    return rest if agreed and form.draft.stage == "confirming" and plain(as_meant(rest).lower()) is None else ""


def _at_first(text: str) -> tuple[Plain | None, str]:
    """What the first clause of a message says as a whole, else its first word, and what comes after it."""
    head = next(iter(clauses_of(text)), "")
    if said := plain(as_meant(head)):
        folded = fold_width(text)
        return said, folded[folded.lower().find(head) + len(head) :].strip(EDGE)
    return first(as_meant(text).lower()), after_first(text)


def _told_with_yes(form: Form, rest: str, read: Callable[[str], Intent]) -> Step | None:
    """The form with what is told after a yes: values that it lacks, news; None where that asks, orders, or is of another
    matter (提交,对了2号仓库灭火器也过期了)."""
    clauses = [clause.bare for clause in parted(rest)]
    given = {clause: _lacking(form, clause) for clause in clauses}
    if _no_news(form, "，".join(clauses)) or ordered_in(rest) or any(names is None for names in given.values()):
        return None
    values = "，".join(clause for clause in clauses if given[clause])
    told = [clause for clause in clauses if not given[clause]]
    news = any(says(kind, fold(clause)) for clause in told for kind in ("news", "goes_on", "of_the_matter"))
    if (news or _led(form, rest, read)) and form.more_of_the_story("，".join(told)):
        return _added(form, "，".join(told), values)
    return fill(form, values) if values and len(told) < len(clauses) else None


def _led(form: Form, rest: str, read: Callable[[str], Intent]) -> bool:
    """Whether what comes after a yes says itself that it is to be added, and is of no other paperwork: 对了,密封圈也老化了."""
    if not says("led_news", fold(rest)) or _names_another(form, rest):
        return False
    return wanted_alone(rest, form.desk.today, read) in (None, form.action)


def _lacking(form: Form, clause: str) -> set[str] | None:
    """The fields that a clause gives, which are known by their form or their name; None where it names another matter."""
    if complained(clause) and _names_another(form, clause):
        return None
    story, matter = form.action.story, matter_of(form.action)
    given = {name for name in form.given(clause) if story is None or name != story.name}
    if any(form.read(clause).values[name] != form.draft.fields.get(name) for name in given & set(matter)):
        return None
    return {item.name for item in form.action.fields if item.name in given and isinstance(item, TextField)}


def _names_another(form: Form, text: str) -> bool:
    """Whether words alone name another place or customer than the form has."""
    alone, known = values_of(form.action, text, form.desk.today), form.draft.fields
    names = alone.keys() & set(matter_of(form.action))
    return any(str(alone[name]) not in str(known.get(name)) for name in names)


def _tells_news(form: Form, text: str) -> bool:
    message = fold(in_clauses(text))
    if slipped(message) or says("news", message) is None or closing(message) == "yes" or _no_news(form, text):
        return False
    of_it = says("of_itself", message)  # the projector that it drips onto is not what is to be mended
    if not of_it and (says("another", message) or form.given(text)):
        return False
    return bool(form.more_of_the_story(text))


def _no_news(form: Form, text: str) -> bool:
    """Whether a message asks, orders, tells of a danger or names other paperwork."""
    message = fold(in_clauses(text))
    if any(says(kind, message) for kind in NOT_NEWS) or "?" in message or asks(message.rstrip("呢。!")):
        return True
    others = any(kind is not form.action for kind in kinds_in(message))
    return others or bool(numbers_in(message)) or danger_in(message, form.desk.dangers) is not None
