"""What a message decides of the form that is shown: that it be filed, or not yet, or not at all, beside whatever else it says.

Rules of words and a learned reader agree on that. What the rules take for a plain yes is one unless the reader is
almost certain that it is not; where they find a yes in one clause, or none at all, the reader must be the surer of it.
Whatever gives the form something, or asks, is no decision.
"""

from datetime import date
from typing import Literal

from assistant.dates import read_period
from assistant.forms.alarm import raised
from assistant.forms.consent import ConsentReader
from assistant.forms.desk import Form
from assistant.forms.folded import CLAUSE, any_of, fold
from assistant.forms.intent import NONE
from assistant.forms.plain import clauses_of, closing, firm, first, in_clauses, last, names_filing, plain
from assistant.forms.signs import period_of
from assistant.forms.told import additions
from assistant.forms.tone import asks, says
from assistant.mistyped import as_meant
from assistant.records.kinds import kinds_in
from assistant.records.numbers import number_in
from assistant.smalltalk import idle
from tools.fields import TextField

Decision = Literal["yes", "cancel", "waits", "rider"]
# Beliefs from which an answer is a yes, where the rules find one in its last clause; where something follows it, which
# is often what makes it none; where they find the words of filing only; where they find nothing.
AT_LAST, FOLLOWED, NAMED, SURE = 0.65, 0.975, 0.965, 0.98
NO_YES = 0.02  # belief below which what the rules take for one is none; the folds know no yes below it
SURE_OF_NO = 0.8  # belief from which an answer drops the form
SURE_TO_DROP = 0.9  # belief, in the last clause of a message to any form, from which it drops the form
SURE_OF_RIDER = 0.4  # belief from which a yes is given for what else is to be done with the form
SURE_TO_WAIT = 0.75  # belief, in all that leaves the form as it is, from which it is left so
SURE_TO_GO_ON = 0.8  # the same, but for a yes, of an answer that goes on with the form by its other words
SURE_OF_PAUSE = 0.65  # belief, in what puts off, from which a form that lacks something is left as it is
SURE_OF_NOTHING = 0.9  # the same of a form that lacks something, from which what is said is no reason for it
# Words beside which nothing is filed.
_NO_YES = ("edits", "changes", "goes_on", "takeback", "withheld")
NO_MORE = ("no", "doubt", "later", "condition", "jest", "told")
LEAVES_IT = ("yes", *NO_MORE)


def decision(form: Form, text: str, consents: ConsentReader) -> Decision | None:
    """What an answer to the summary decides: to file it, to drop it, or that a yes by its words is none and it waits; a
    rider asks for what no form has beside the filing (确认,抄送老板), and is no yes to what is shown either.

    A yes beside a doubt whether all is right, or that leaves it to us (差不多,提交; 随便,交吧), is no plain one and waits.
    None for what the reader does not decide: another message, or one that gives the form something. A form that lacks
    something waits while who fills it in looks it up or is called away.
    """
    message = in_clauses(text)
    decided = _decided(form, text, message, consents)
    return "waits" if decided == "yes" and says("half_sure", message.lower()) else decided


def _decided(form: Form, text: str, message: str, consents: ConsentReader) -> Decision | None:
    """What the rules of words decide, or else the reader."""
    if number_in(message):
        return None
    if form.draft.stage == "collecting":
        return "waits" if _pauses(form, text, consents) else None
    if (said := _by_words(form, message, consents)) or _gives_or_asks(form, text, message):
        return said
    beliefs = consents.beliefs(message)
    if beliefs["rider"] >= SURE_OF_RIDER:
        return "rider"
    if beliefs["no"] >= SURE_OF_NO and not (_files_somewhere(message, consents) or keeps_some(form, text)):
        return None if puts_off(message.lower()) else "cancel"
    return _files(form, text, message, consents)


def _by_words(form: Form, message: str, consents: ConsentReader) -> Decision | None:
    """What an answer decides by its words alone, unless the reader is almost certain that it is no yes."""
    if _names_it(form, message):
        return "yes"
    if plain(message.lower()) != "yes":
        return "yes" if agrees_to(form, message) else None
    doubtful = consents.beliefs(message)["yes"] < NO_YES or says("takes_notice", message.lower())
    return "waits" if doubtful else "yes"


def _files(form: Form, text: str, message: str, consents: ConsentReader) -> Decision | None:
    """Whether the reader is sure enough of a yes that no rule takes for one as a whole, and nothing speaks against it; a
    yes that begins an answer of which it is not, waits."""
    if _says_more(message) or _refused(text, message) or _tells_why(form, text, consents):
        return None
    belief, least = consents.beliefs(message)["yes"], _least(form, message)
    if belief >= least and (least == AT_LAST or not says("only_meant", message.lower())):
        return "yes"
    return "waits" if belief >= AT_LAST and first(message.lower()) == "yes" else None


def of_the_last(form: Form, text: str) -> str:
    """An answer to the last of several forms without the words that point at it: 另一个也确认 as 确认."""
    found = says("the_last_one", text) if form.place else None
    return f"{text[: found.start()]}{text[found.end() :]}".strip() if found else text


def waits(form: Form, text: str, consents: ConsentReader, goes_on: bool = False) -> bool:
    """Whether an answer only puts the form off, doubts it, or tells something beside it: 先别提,我问下组长; 还算凑合. Of one
    that `goes_on` with the form by its other words the reader must be the surer."""
    if form.draft.stage != "confirming" or form.given(text) or form.taken_out(text):
        return False
    if form.read(text, asked=False).questions or raised(form.action, fold(text)):  # a choice that is none: 中等
        return False
    beliefs = consents.beliefs(in_clauses(text))
    if goes_on:
        return sum(beliefs[meaning] for meaning in NO_MORE) >= SURE_TO_GO_ON
    return sum(beliefs[meaning] for meaning in LEAVES_IT) >= SURE_TO_WAIT


def _pauses(form: Form, text: str, consents: ConsentReader) -> bool:
    """Whether somebody who was asked for something gives nothing yet, and nothing else: 我去拍个照先; 等我翻下聊天记录."""
    if "?" in in_clauses(text) or _other_than_told(form, text) or raised(form.action, fold(text)):
        return False
    return consents.beliefs(in_clauses(text))["later"] >= SURE_OF_PAUSE


def tells_nothing(form: Form, text: str, consents: ConsentReader) -> bool:
    """Whether a message to a form that lacks something is only about its filing, and no reason that it could take:
    好的我知道了; 先等等."""
    if form.draft.stage != "collecting" or form.given(text):
        return False
    beliefs = consents.beliefs(in_clauses(text))
    return sum(beliefs[meaning] for meaning in LEAVES_IT) >= SURE_OF_NOTHING


def _least(form: Form, message: str) -> float:
    """The belief from which an answer is a yes, by which of its clauses the rules take for one."""
    said = [_plainly(form, clause) for clause in clauses_of(message)]
    while said and said[-1] == "beside_yes":
        said.pop()
    if said and said[-1] == "yes":
        return AT_LAST
    if "yes" in said:
        return FOLLOWED
    return NAMED if names_filing(message) else SURE


def _plainly(form: Form, clause: str) -> str | None:
    """What a clause says as a whole, with or without what the form is called: 报修单确认提交."""
    return plain(clause) or plain(any_of(form.action.called).sub(" ", clause))


def _gives_or_asks(form: Form, text: str, message: str) -> bool:
    """Whether an answer asks, gives the form a value that is not shown, tells of a danger, or names another form."""
    if "?" in message or asks(message) or form.taken_out(text) or _differs(form, text):
        return True
    folded = fold(text)
    danger = raised(form.action, folded)
    return any(kind is not form.action for kind in kinds_in(folded)) or (
        danger is not None and bool(form.endangered(form.draft.fields, text, danger))
    )


def _says_more(message: str) -> bool:
    """Whether an answer has words that change or add something, make it wait, or is small talk."""
    lower = message.lower()
    if idle(message) or additions(fold(message)) or "no" in (first(lower), last(lower)):
        return True
    return _takes_some_back(lower) or any(says(kind, lower) for kind in _NO_YES)


def _takes_some_back(message: str) -> bool:
    """Whether a clause beside a yes takes some of it back, or puts the filing off: 确认,除了事由都对; submit it tomorrow."""
    beside = (clause for clause in clauses_of(message) if plain(clause) is None)
    return says("filed_later", message) is not None or any(says("takes_some_back", clause) for clause in beside)


def _names_it(form: Form, message: str) -> bool:
    """Whether a message orders the paperwork that is shown by its name, and says nothing else: 报修吧."""
    found = says("by_its_name", message.lower())
    return found is not None and any_of(form.action.called).fullmatch(found["name"]) is not None


def _files_somewhere(message: str, consents: ConsentReader) -> bool:
    """Whether one clause by itself files the form: 没啥改哩 交了吧 俺得去浇地 drops nothing."""
    clauses = clauses_of(message)
    return any(firm(one) or (names_filing(one) and consents.beliefs(one)["yes"] >= SURE) for one in clauses)


def _orders(message: str) -> bool:
    """Whether the last clause of a message orders the filing."""
    return any(firm(clause) for clause in clauses_of(message)[-1:])


def _refused(text: str, message: str) -> bool:
    """Whether a message refuses the filing and does not order it after that, or says no where its spaces part nothing:
    不要 交."""
    refuses = says("refused", message.lower()) is not None and not _orders(message)
    return refuses or plain(as_meant(text).lower()) in ("no", "cancel")


def _tells_why(form: Form, text: str, consents: ConsentReader) -> bool:
    """Whether the clauses beside a yes give the reason that the form lacks (回老家看看爸妈,提交吧), and are no news of it."""
    rests = [item.name for item in form.action.fields if isinstance(item, TextField) and item.leftover]
    if not any(name in form.read(text, asked=False).values for name in rests):
        return False
    said = {clause: _plainly(form, clause) for clause in clauses_of(text)}
    if "yes" not in said.values() and not names_filing(text):
        return True
    beside = ",".join(clause for clause, what in said.items() if what is None)
    beliefs = consents.beliefs(as_meant(beside)) if beside else {}
    return bool(beliefs) and max(beliefs, key=lambda meaning: beliefs[meaning]) == NONE


def _differs(form: Form, text: str) -> bool:
    """Whether a message gives a value that the form does not show; what only is left over beside it is none."""
    read = form.read(text, asked=False)
    rests = {item.name for item in form.action.fields if isinstance(item, TextField) and item.leftover}
    new = {name for name, value in read.values.items() if form.draft.fields.get(name) != value}
    return bool(new - rests or read.questions)


def agrees_to(form: Form, message: str) -> bool:
    """Whether a message says yes at last, and before that only what the summary shows: 没错,就31号,报上去."""
    if form.draft.stage != "confirming" or "?" in message or asks(message) or says("edits", message):
        return False
    clauses = [clause.strip() for clause in CLAUSE.findall(message)]
    said = [plain(form.without_flags(clause).lower()) for clause in clauses]
    agreed = all(one in ("yes", "beside_yes") or form.repeats(c) for one, c in zip(said, clauses, strict=True))
    surprised = says("surprised", message) is not None and not firm(clauses[-1].lower())
    return agreed and said[-1] == "yes" and not (surprised or _takes_some_back(message.lower()))


def puts_off(message: str) -> bool:
    """Whether a message speaks of the filing, against it or to put it off: 先别交,我问下; 等我老婆同意再交."""
    return first(message) == "no" or says("of_filing", message) is not None


def cancels(form: Form, text: str, message: str, consents: ConsentReader) -> bool:
    """A message that cancels, first or at last, and neither gives other values nor has it filed after all: 不用了,刚看见
    有人在修; not 算了,改成周五; not 算了,不等了,交吧. What is told before it at last is why: 月底要盘点,算了不请了."""
    if "?" in message or _orders(message) or keeps_some(form, text):
        return False
    if _drops_at_last(form, message, consents):
        return True
    if first(message.lower()) != "cancel":
        return False
    return not (_other_than_told(form, text) or form.taken_out(text))


def _drops_at_last(form: Form, message: str, consents: ConsentReader) -> bool:
    """Whether the last clause drops the form, and gives it nothing: not 3号不请了."""
    if closing(message.lower()) == "cancel":
        return True
    *_, final = clauses_of(message) or [""]
    drops = plain(final) == "cancel" or consents.beliefs(final)["no"] >= SURE_TO_DROP
    return drops and not (form.taken_out(final) or _other_than_told(form, final) or puts_off(final))


def keeps_some(form: Form, text: str) -> bool:
    """Whether a message may take one day out of several, or put another in its place: 周四有会,那天不请了; 改成周五,明天
    不请了."""
    period = period_of(form.action)
    start, end = (form.draft.fields.get(name) for name in (period.name, period.end)) if period else (None, None)
    if not (start and end):
        return False
    day = read_period(fold(text), form.desk.today, beside=date.fromisoformat(start)).start
    return bool(form.read(text, asked=False).questions) or bool(
        day and start != end and start <= day.isoformat() <= end
    )


def _other_than_told(form: Form, text: str) -> bool:
    """Whether a message, had nothing been asked for, gives more than words of the sender's own."""
    told = {item.name for item in form.action.fields if isinstance(item, TextField)}
    return bool(set(form.read(text, asked=False).values) - told)
