"""Several requests in one message: 明天请一天年假,另外3号车间灯坏了漏电. The first is begun, the others come after it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.build import Parts
from assistant.forms.apart import Several, another_told, apart, wanted_alone
from assistant.forms.belongs import which_one
from assistant.forms.clauses import bare, clauses_of
from assistant.forms.declined import only_own
from assistant.forms.denied import denies
from assistant.forms.desk import Form, shown_words
from assistant.forms.exact import sharpened
from assistant.forms.folded import CLAUSE, fold
from assistant.forms.form import begin, cancel, file, fill, shown
from assistant.forms.intent import SURE
from assistant.forms.itself import asked_of
from assistant.forms.later import Request, taken_up, with_later
from assistant.forms.matter import matter_of, names_matter
from assistant.forms.opening import begun
from assistant.forms.plain import after_first, firm, first, plain
from assistant.forms.signs import at_site, customers_matter, ordered_in, period_of, story_of
from assistant.forms.step import Step
from assistant.forms.table import Table, appended, followed, preceded, unshown
from assistant.forms.tone import says
from assistant.mistyped import as_meant
from assistant.records.about import about_records, in_so_many_words
from assistant.smalltalk import idle
from tools import ACTIONS, action_named
from tools.action import Action
from tools.fields import TextField

LIKELIER = (
    0.4  # belief from which what is told of a place of ours is rather a matter of its own than a customer's story
)


def begun_together(text: str, table: Table, parts: Parts) -> Step | None:
    """The form for the first of several requests, with the others kept for later; None where there are not several."""
    found = apart(text, table.desk.today, parts.intents.read)
    if found is None or not found.requests:
        return None
    about_itself = asked_of(found.first.action, {}, as_meant(found.asked))  # 明天请一天年假,谁批? is no news
    news = _news(found.asked, table, parts) if found.asked and not about_itself else None
    several = len(found.requests) > 1 or found.listed
    beside = bool(found.denied or found.for_others or found.unasked or news)
    if not several and (found.first.urgent or not beside):
        return None  # a danger may be why somebody else is to have leave: 工友被卷进机器,我替他请假
    step = begun(found.first.action, found.first.text, table, parts)
    if step.write is None:
        return step
    step = _with_the_rest(step, found, found.after_first, table)
    return replace(preceded(step, news.reply), aside="") if news else step


def beside_news(step: Step | None, text: str, table: Table, parts: Parts) -> Step | None:
    """The answer about records, or with it the form for what the same message asks for."""
    if step is None or step.write or table.current:
        return step
    return begun_together(text, table, parts) or step


def _news(asked: str, table: Table, parts: Parts) -> Step | None:
    """The answer to a question about records."""
    message = as_meant(asked)
    of_records = parts.intents.read(message)
    if of_records.label != "records":
        return in_so_many_words(message, table.desk, parts)
    step = about_records(message, of_records, table.desk, parts)
    return step if step and step.write is None else None


def begun_beside(text: str, table: Table, parts: Parts) -> Step | None:
    """The step for a message that speaks of the form in hand and asks for another one; None for any other.

    The form takes what is told to it, or is filed or cancelled; the other one comes next, a danger at once.
    """
    form = table.current
    assert form is not None
    if (done := _done_first(form, text, table, parts)) or first(as_meant(text).lower()) == "cancel":
        return done
    if which_one(form, text):
        return None
    besides = form.action if _of_another_matter(form, text, parts) else _by_the_way(form, text, parts)
    if besides:
        return with_later(shown(form), [Request(besides, bare(text), 0)], table.desk)
    found = apart(text, table.desk.today, parts.intents.read, form.action)
    if found is None or not found.requests:
        return None
    others = found.after_first
    if any(form.action in denies(clause) for clause in found.denied):
        step = followed(cancel(form), _instead(found.first, table))
    elif not _told_to(form, found.told):
        if not (found.told or found.denied or found.for_others) and len(found.requests) < 2:  # noqa: PLR2004
            return None
        step = begun(found.first.action, found.first.text, table, parts)
    elif found.first.urgent:
        step = unshown(fill(form, found.told), begun(found.first.action, found.first.text, table, parts))
    else:
        step, others = fill(form, found.told), found.requests
    return _with_the_rest(step, found, others, table)


def _of_another_matter(form: Form, text: str, parts: Parts) -> bool:
    """Whether a message tells of another matter of the kind in hand: 还有2号仓库消防通道堵了, beside 3号车间地面有油."""
    names, known = matter_of(form.action), form.draft.fields
    if form.missing() or says("edits", as_meant(text)) or not all(known.get(name) for name in names):
        return False
    if any(
        isinstance(item, TextField) and item.name in names and sharpened(item, str(known[item.name]), text, fold(text))
        for item in form.action.fields
    ):
        return False
    before = " ".join(str(known[name]) for name in names)
    return another_told(form.action, text, before, form.desk.today, parts.intents.read)


def _by_the_way(form: Form, text: str, parts: Parts) -> Action | None:
    """The paperwork of what is only told by the way, beside a form for something else: 顺便3号车间灯坏了. What somebody
    else tells in a form goes on there, unless it is of a place of ours; a danger does not wait."""
    message = fold(text)
    if parts.dangers.alarm_in(text) or ordered_in(text) or says("of_customer", message):
        return None
    # what is wrong at a place of ours is none of a customer's story, be it unsure whether it is a hazard or a repair
    told_by_others = story_of(form.action) is not None
    least = LIKELIER if told_by_others else SURE
    at_ours = not told_by_others or says("at_work", message)
    found = wanted_alone(text, form.desk.today, parts.intents.read, least) if at_ours else None
    other = found or _of_ours(text, form.desk.today, parts)
    return other if other and other is not form.action and not period_of(other) else None


def _of_ours(text: str, today: date, parts: Parts) -> Action | None:
    """What something that is out of order at a place of ours is reported with, told by the way beside a customer's story:
    还有咱们食堂排气扇转不动了."""
    message, clauses = fold(text), clauses_of(text)
    reports = next(one for one in ACTIONS if one.alarms)
    ours = names_matter(reports, text, today) and (says("ours", message) or at_site(text))
    ours = ours and says("out_of_order", message) is not None
    if not (ours and clauses and clauses[0].led) or says("of_an_order", message) or says("theirs", message):
        return None
    action = action_named(parts.intents.read(as_meant(bare(text))).label)
    fits = action is not None and not period_of(action) and action is not customers_matter()
    return action if fits else reports


def _instead(request: Request, table: Table) -> Step:
    """The form for a request; the one that waits for its turn where no more than its name is said: 只报隐患."""
    lying = [one for one in (*table.waiting, *table.later) if one.action is request.action]
    if lying and not names_matter(request.action, request.text, table.desk.today):
        return taken_up(lying[0])
    return begin(request.action, request.text, table.desk)


def _with_the_rest(step: Step, found: Several, later: Sequence[Request], table: Table) -> Step:
    """The step with what else a message says: what comes later, what is asked, what is not wanted or not the sender's."""
    step = with_later(step, later, table.desk)
    form = table.current
    others = [clause for clause in found.denied if form is None or form.action not in denies(clause)]
    if others:
        said = "；".join(shown_words(clause) for clause in others)
        step = appended(step, table.desk.say(f"（“{said}”：没有办理。）", f"(Not done, as you said: {said}.)"))
    for action, words in found.unasked:
        step = appended(
            step,
            table.desk.say(
                f"（“{shown_words(words)}”是按说明写的，没有提交{action.zh}；要办请说“{action.called[0]}申请”并写明时间。）",
                f"(“{shown_words(words)}” was taken as told; no {action.en} was made of it. Ask for one if you need it.)",
            ),
        )
    if found.for_others:
        step = preceded(step, only_own(table.desk).reply)
    return replace(step, aside=found.asked)


def _told_to(form: Form, told: str) -> bool:
    """Whether words give the form something, or go on with what is told in it; 好的 and 谢谢 do not."""
    if not told or plain(as_meant(told).lower()) or idle(as_meant(told)):
        return False
    return bool(form.given(told) or form.more_of_the_story(told))


def _done_first(form: Form, text: str, table: Table, parts: Parts) -> Step | None:
    """确认,另外周五请一天事假: a plain yes or a change of mind, then a request of its own."""
    lead, rest = first(as_meant(text).lower()), after_first(text)
    clause = CLAUSE.search(fold(text))
    files = clause is not None and firm(clause.group().strip()) and form.draft.stage == "confirming"
    if not rest or not (files or lead == "cancel"):
        return None
    action = wanted_alone(rest, table.desk.today, parts.intents.read)
    if action is None:
        return None
    step = file(form) if files else cancel(form)
    if files and step.effect != "file":
        return None
    return followed(step, begin(action, bare(rest), table.desk))
