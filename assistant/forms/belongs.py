"""Whether a message is about the form in hand: it fills it in, changes it, goes on with it; or begins something else."""

from assistant.build import Parts
from assistant.forms.alarm import alarm_in
from assistant.forms.decided import keeps_some
from assistant.forms.desk import Form
from assistant.forms.folded import any_of, fold
from assistant.forms.intent import ABOUT_RECORDS, FOR_OTHER, NONE, Intent
from assistant.forms.opening import SURE_TO_LEAVE
from assistant.forms.other_choice import other_choice
from assistant.forms.plain import closing, in_clauses, names_filing
from assistant.forms.tone import asks, says
from assistant.records.kinds import kinds_in
from assistant.smalltalk import idle
from tools.action import Action

AS_LIKELY = 0.5  # belief in small talk, in an answer to the summary, from which a statement is no story
REMARK = "remark"  # small talk that may be news of the matter
SURE_REMARK, SURE_NO_ANSWER = (
    0.75,
    0.9,
)  # beliefs from which it is small talk; from which it is no answer to the summary
ASKED = "asks"  # what an answer is that the rules take for a statement: 洗标上写的可以机洗
TOLD = "told"  # what an answer to the summary is that decides nothing and tells something
_NO_STORY = ("edits", "changes", "insists", "withheld", "takeback", "puts_off", "overrides", "to_us")
MACHINE = "equipment"  # the field that says which machine a form is about


def of_form(form: Form, text: str, message: str) -> bool:
    """Whether a message that sounds as if it were about records gives or changes something of the form, or asks for it
    in so many words."""
    if _changes(form, text, message) or keeps_some(form, text):
        return True
    if form.fills_in(text, message) and not says("taken_back", message):
        return True
    if other_choice(form, text) or (form.given(text) & set(form.draft.asked) and not says("takeback", message)):
        return True
    return form.action.asked_for(message) and not asks(message)


def of_form_alone(form: Form, text: str, message: str) -> bool:
    """Whether a message plainly gives the form a value, and is about no record: 谁说年假了,我讲的调休."""
    if not asks(message) and form.numbers_given(text):
        return True
    if other_choice(form, text):
        return True
    return says("insists", message.lower()) is not None and bool(form.given(text))


def tells(form: Form, message: str) -> bool:
    """Whether a message may be the story that was asked for: 说我们送的酸奶胀包了."""
    return form.awaits_story and not asks(message)


def _changes(form: Form, text: str, message: str) -> bool:
    """Whether a message gives the form another value in so many words: 改到6号结束."""
    return any(says(kind, message) for kind in ("edits", "changes", "insists")) and bool(form.given(text))


def goes_on_with(form: Form, text: str, message: str, intent: Intent) -> bool:
    """Whether a statement after the summary tells more of the same (她还要求赔偿), and be it before an order to file
    (人都撤出来了,你给记上): what it tells is shown first."""
    if closing(message.lower()) == "yes" and not (asks(message) or says("edits", message)):
        return True
    same = (intent.label == form.action.name and intent.sure) or says("puts_otherwise", message) is not None
    more = says("goes_on", message) or which_one(form, text)
    return same or (bool(more) and intent.label not in (*ABOUT_RECORDS, FOR_OTHER))


def tells_more(form: Form, text: str, message: str, intent: Intent, parts: Parts) -> bool:
    """Whether a plain statement beside a report that is shown is more of its story (已经拔了插头, 30包里有12包): it asks,
    orders and changes nothing, is neither small talk nor about the filing, and of no other paperwork."""
    lower = message.lower()
    if form.draft.stage != "confirming" or not form.more_of_the_story(text) or asks(message) or idle(message):
        return False
    if intent.label == FOR_OTHER or names_filing(lower) or any(says(kind, lower) for kind in _NO_STORY):
        return False
    heard, beliefs = parts.chatter.read(message), parts.consents.beliefs(in_clauses(text))
    remark = heard.kind == REMARK and heard.belief < SURE_REMARK and beliefs[NONE] >= SURE_NO_ANSWER
    if any(kind is not form.action for kind in kinds_in(fold(message))) or (heard.belief >= AS_LIKELY and not remark):
        return False
    return sum(beliefs[meaning] for meaning in (NONE, TOLD, ASKED)) >= AS_LIKELY


def leaves(form: Form, other: Action, text: str, message: str, intent: Intent) -> bool:
    """Whether a message that sounds like other paperwork really starts it, and does not answer the form in hand. What
    is told while a danger is being reported (人醒了,送医院去了) is of that, unless it names the other one."""
    if other.asked_for(message):
        return True
    if says("puts_otherwise", message) and not any_of(other.called).search(fold(message)):
        return False
    if which_one(form, text) or (_in_danger(form) and not any_of(other.called).search(fold(message))):
        return False
    return intent.belief >= SURE_TO_LEAVE and not form.given(text) and not form.awaits_story


def which_one(form: Form, text: str) -> bool:
    """Whether a statement tells which machine is meant, and neither a danger nor of other paperwork: 理光那台 门边的 一印就卡."""
    message = in_clauses(text)
    if asks(message) or not says("which_one", message) or alarm_in(message) or kinds_in(fold(message)):
        return False
    return any(item.name == MACHINE for item in form.action.fields)


def _in_danger(form: Form) -> bool:
    """Whether the form in hand reports a danger: 触电, 着火."""
    told = " ".join(map(str, form.draft.fields.values()))
    return form.desk.dangers.pressing(form.action, told, reports=True) is not None
