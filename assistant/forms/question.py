"""Whether a message to an open form asks something instead of filling it in, and questions that the calendar answers."""

from datetime import date, timedelta

from assistant.build import Parts
from assistant.chatter import Chatter
from assistant.dates import asked_day
from assistant.faqs.likeness import ends_with_aspect
from assistant.forms.days import REFUSED
from assistant.forms.desk import Desk, Form
from assistant.forms.folded import fold
from assistant.forms.intent import ABOUT_RECORDS, NONE, Intent
from assistant.forms.other_choice import other_choice
from assistant.forms.step import Step
from assistant.forms.tone import asks, polite, says
from assistant.forms.values_only import only_values
from assistant.forms.view import WEEKDAYS
from assistant.judge import answers
from assistant.looks import look
from assistant.reply import Reply
from assistant.smalltalk import CERTAIN
from tools.fields import ChoiceField, PeriodField, TextField

# Of every third value of the development messages (571) 0.4 % are as close to a question that an article is known to
# answer, while the model is sure that nothing is to be filed; of the clipped questions beside them every fifth.
CLOSE = -0.04  # the signal `question` of search
SURE_NONE = 0.75  # belief that nothing is to be filed; of every fifth value (403) 0.2 % are so and end like a question
LISTED_DAYS = 7
MAYBE_WHY = ("mood", "vent")  # small talk that may be the reason which a form has not been told: 累死了想歇歇


def asks_instead(form: Form, text: str, message: str, intent: Intent, parts: Parts) -> bool:
    """Whether a message asks about something instead of filling in the form.

    A polite question (能改成周五吗) changes what is known only by a word that changes it: 可以请病假吗 beside a form for
    another leave may well ask. It gives what was asked for, unless it surely asks for no paperwork.
    """
    if form.unknown(text) or _chooses(form, text) or _puts_right(form, text) or tells_why(form, text):
        return False
    if not asks(message):
        return _clipped(form, text, message, intent, parts)
    if polite(message) and not says("wh", message):
        return _asks_politely(form, text, message, intent)
    if intent.label in (NONE, *ABOUT_RECORDS) or intent.label != form.action.name:
        return True
    return any(says(kind, message) for kind in ("wh", "either", "asks_at_end")) or not _answers(form, text)


def _puts_right(form: Form, text: str) -> bool:
    """Whether a message that sounds like a question gives another value: 能不能请到周四嘛, 干嘛写事假啊,我说的是年假."""
    folded = fold(text)
    if any(says(kind, folded) for kind in ("will_it_do", "insists", "should_be")) and form.given(text):
        return True
    if only_values(form.action, text, form.desk.today):
        undecided = says("either_value", folded) and form.read(text).questions
        if undecided or (says("doubts_first", folded) and form.moves_days(text)):
            return True
    if form.draft.fields.get(REFUSED) and other_choice(form, text):
        return True
    return says("wishes", folded) is not None and not says("wh", folded) and form.moves_days(text)


def _chooses(form: Form, text: str) -> bool:
    """Whether a message is made of choices alone, one of them one that was asked for: 重大不至于,严重吧."""
    folded = fold(text)
    given = form.read(text).values.keys() & set(form.draft.asked)
    chosen = any(isinstance(item, ChoiceField) and item.name in given for item in form.action.fields)
    return chosen and says("wonders", folded) is None and only_values(form.action, text, form.desk.today)


def _asks_politely(form: Form, text: str, message: str, intent: Intent) -> bool:
    read = form.read(text)
    if says("changes", message.lower()):
        return not (read.values or read.questions)
    if intent.label == NONE and intent.belief >= SURE_NONE and not only_values(form.action, text, form.desk.today):
        return True
    return not (read.values or read.questions) or bool(set(read.values) - set(form.draft.asked) - _open(form))


def _open(form: Form) -> set[str]:
    """The fields that have no value yet."""
    names = {n for i in form.action.fields for n in (i.names if isinstance(i, PeriodField) else (i.name,))}
    return {name for name in names if form.draft.fields.get(name) in (None, "")}


def _answers(form: Form, text: str) -> bool:
    """Whether a message gives something that was asked for."""
    return bool(set(form.read(text).values) & set(form.draft.asked))


def _clipped(form: Form, text: str, message: str, intent: Intent, parts: Parts) -> bool:
    """A question without a word that asks: 差旅住宿标准, 事假扣工资.

    Two of three must say so: it ends with what is asked of a matter, search knows a question like it that an article
    answers, and the model is sure that it asks for no paperwork. Words beside a day or a choice (爷爷出殡) are its story
    unless they end so.
    """
    if (intent.label != NONE and intent.belief >= SURE_NONE) or not _tells(form, text):
        return False
    aspect = ends_with_aspect(message) or says("matters", message) is not None
    if not aspect and (_exact(form, text) or _words_asked_for(form)):
        return False
    sure = intent.label == NONE and intent.belief >= SURE_NONE
    return (aspect or sure) and (aspect + sure > 1 or _known(form, message, parts))


def _words_asked_for(form: Form) -> bool:
    """Whether the last reply asked for words of the sender's own: 年底盘点 may be them."""
    return any(isinstance(item, TextField) and item.name in form.draft.asked for item in form.action.fields)


def _known(form: Form, message: str, parts: Parts) -> bool:
    """What leads to the form's own article (家里有事) is a story that it is filled in with."""
    finding = look([message], parts, parts.settings.today())[0]
    if not finding.hits or str(finding.hits[0].article.id) == form.action.article:
        return False
    return finding.hits[0].signals["question"] >= CLOSE and answers(finding)


def _tells(form: Form, text: str) -> bool:
    """Whether words are left beside the days and the choices that a message gives: 年假天数, not 用年假."""
    worded = {item.name for item in form.action.fields if isinstance(item, TextField)}
    read = form.read(text).values
    return not read or bool(worded & set(read))


def _exact(form: Form, text: str) -> set[str]:
    """The fields of days or of choices that a message gives."""
    worded = {item.name for item in form.action.fields if isinstance(item, TextField)}
    return set(form.read(text).values) - worded


def passes_by(form: Form, text: str, intent: Intent) -> bool:
    """Whether a message only happens to name a day (今天天气不错): it tells something else, and surely asks for nothing."""
    if intent.label != NONE or intent.belief < SURE_NONE or says("means_it", fold(text)) or says("changes", fold(text)):
        return False
    bare = form.changed(fields={}, asked=())
    days = {name for item in form.action.fields if isinstance(item, PeriodField) for name in item.names}
    if days & set(form.read(text).dropped) or _of_its_days(form, bare, text):
        return False
    return bool(days & _exact(bare, text)) and _exact(bare, text) <= days and _tells(bare, text)


def _of_its_days(form: Form, bare: Form, text: str) -> bool:
    """Whether a message tells something of a day of the form that is asked about."""
    named = {str(bare.read(text).values.get(name)) for name in ("start", "end")}
    first, last = form.days or (None, None)
    within = first and last and all(f"{first}" <= day <= f"{last}" for day in named)
    return bool(within and form.read(text).questions)


def chats(form: Form, text: str, intent: Intent, heard: Chatter) -> bool:
    """Whether a message is small talk beside a form, and neither gives it anything nor may be what it waits for in the
    sender's own words: 到时候给你发喜糖."""
    if _words_asked_for(form) or heard.belief < CERTAIN or intent.label != NONE or intent.belief < SURE_NONE:
        return False
    if tells_why(form, text):
        return False
    read = form.read(text)
    if form.given(text) or read.questions or form.taken_out(text) or form.unknown(text):
        return False
    return not read.values or (form.draft.stage == "confirming" and heard.kind not in MAYBE_WHY)


def tells_why(form: Form, text: str) -> bool:
    """Whether a message is no more than what somebody commonly has a day off for, where the form lacks that: 牙疼, 搬家."""
    lacks = [
        i for i in form.action.fields if isinstance(i, TextField) and i.leftover and not form.draft.fields.get(i.name)
    ]
    return bool(lacks) and says("bare_why", fold(text)) is not None


def which_day(message: str, desk: Desk, form: Form | None) -> Step | None:
    """The weekday of a day, or the date, where that is all that is asked; of those of the form where none is named."""
    asked = asked_day(fold(message), desk.today, form.days if form else None)
    if asked is None:
        return None
    first, last = asked
    days = [first + timedelta(days=n) for n in range(min((last - first).days + 1, LISTED_DAYS))]
    text = "\n".join(_named(day, desk) for day in days)
    return Step(Reply(text, "chitchat", trace={"route": "calendar"}))


def _named(day: date, desk: Desk) -> str:
    name = WEEKDAYS[desk.language][day.weekday()]
    return desk.say(f"{day} 是周{name}。", f"{day} is a {name}.")
