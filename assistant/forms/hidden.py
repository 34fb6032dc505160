"""What tells, in a report that is to name nobody, who sent it: it is warned of before a yes, and taken out on demand."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.cite import escape
from assistant.forms.data import WORDS
from assistant.forms.desk import Form
from assistant.forms.folded import TOLD_CLAUSE, Span, any_of, blank, compiled, fold
from assistant.forms.subject import HIDING
from corpus.homophones import in_latin
from tools.directory import Employee
from tools.fields import TextField

_EDGE = " ,，。;；、"
_SENTENCE_END = re.compile(r"(?<=[a-z0-9])\.(?=\s)")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")


def telling(form: Form) -> list[str]:
    """The words in a form without a name by which its sender can be told; none in any other form."""
    if not form.draft.fields.get(HIDING):
        return []
    texts = (str(form.draft.fields[name]) for name in _texts(form))
    return list(dict.fromkeys(text[slice(*span)] for text in texts for span in _spans(text, form.desk.employee)))


def warning(form: Form) -> str:
    """That the form tells who sent it, and how that is taken out; empty where it does not."""
    words = telling(form)
    if not words:
        return ""
    zh, en = "”“".join(map(escape, words)), "”, “".join(map(escape, words))
    return form.desk.say(
        f"⚠️ 您要匿名，可内容里写着“{zh}”，看的人会知道是您，或者能找到您。回复“**去掉**”，我把它从内容里拿掉；直接确认就照这样提交。",
        f"⚠️ You want to be anonymous, and it says “{en}”: whoever reads it will know that it is you, or how to reach you. "
        "Reply **take it out** and I remove that; a yes files it as it stands.",
    )


def taken_out(form: Form, text: str) -> dict[str, str] | None:
    """The texts of the form without what tells who sent it, where a message asks for that; None where it does not."""
    words = telling(form)
    rest = fold(text)
    for word in words:
        rest = rest.replace(fold(word), "名字")
    if not words or not compiled(WORDS["takes_self_out"][0]).search(rest):
        return None
    return {name: _without(str(form.draft.fields[name]), form.desk.employee) for name in _texts(form)}


def _texts(form: Form) -> Iterator[str]:
    return (
        item.name for item in form.action.fields if isinstance(item, TextField) and form.draft.fields.get(item.name)
    )


def _spans(text: str, sender: Employee) -> list[Span]:
    """Where a text names its sender, or how to reach somebody; one that lies in another is no further one."""
    found = [match.span() for match in _tells(sender).finditer(fold(text))]
    return [one for one in found if not any(one != two and two[0] <= one[0] and one[1] <= two[1] for two in found)]


def _without(text: str, sender: Employee) -> str:
    """The text without what names its sender, and without the clauses that say no more than that."""
    folded = fold(text)
    spans = _spans(text, sender)
    left, around = blank(folded, spans), any_of(tuple(WORDS["around_self"]))
    clauses = [clause.span() for clause in TOLD_CLAUSE.finditer(_SENTENCE_END.sub(";", folded))]
    cut = spans + [(start, end + 1) for start, end in clauses if not around.sub("", left[start:end]).strip()]
    kept = "".join(char for at, char in enumerate(text) if not any(start <= at < end for start, end in cut))
    return re.sub(r"\s{2,}", " ", kept).strip(_EDGE)


@cache
def _tells(sender: Employee) -> re.Pattern[str]:
    """What names a sender: their name, number and address, in Latin letters, too; how they call themselves; a telephone."""
    values = {"name": sender.name, "surname": sender.name[:1], "id": sender.id, "email": sender.email or "(?!)"}
    values |= {"latin": _latin(sender.name)}
    patterns = [*WORDS["tells_of_self"], *WORDS["reached_by"]]
    for key, value in values.items():
        quoted = value if value == "(?!)" or key == "latin" else re.escape(fold(value))
        patterns = [pattern.replace(f"{{{key}}}", quoted) for pattern in patterns]
    return any_of(tuple(patterns))


def _latin(name: str) -> str:
    """A Chinese name as it is written in Latin letters, as a pattern: zhao min, min zhao, zhaomin."""
    if not _HAN_NAME.fullmatch(name):
        return "(?!)"
    family, *given = in_latin(name)
    first = "[ -]?".join(given)
    return f"(?:{family}[ ,-]*{first}|{first}[ -]*{family})"
