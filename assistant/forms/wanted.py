"""Which paperwork a message is for: what it asks for in so many words, and what the reader of intents takes it for."""

from assistant.build import Parts
from assistant.dates import read_period
from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, FILLER, STORY_MIN_CHARS, any_of, blank, fold
from assistant.forms.intent import Intent
from assistant.forms.opening import SURE_TO_LEAVE
from assistant.forms.signs import customers_matter, of_bought_goods, period_of
from assistant.forms.tone import asks, decided, polite, says
from tools import ACTIONS, action_named
from tools.action import Action
from tools.directory import Employee


def wanted(message: str, intent: Intent, parts: Parts) -> Action | None:
    """The paperwork of a message. Its own words count where nothing is learned of what they ask for, where the reader
    of intents is unsure, or where they name that paperwork and not the one that is learned."""
    named, learned = asked_by_pattern(message), action_named(intent.label)
    if learned and period_of(learned) and says("habit", message) and _undated(message, parts):
        learned = None  # 天天加班到10点 asks for no day
    if named is None or learned is None or learned is named:
        return named or learned
    if learned.alarms and not (parts.dangers.alarm_in(message) or _names(learned, message)):
        return named  # a machine that stands still: no danger is told of, and none is named
    sure = parts.intents.knows(named.name) and intent.belief >= SURE_TO_LEAVE
    return learned if sure and (_names(learned, message) or not _names(named, message)) else named


def only_figures(message: str, parts: Parts) -> bool:
    """Whether a message is for paperwork by its figures of speech alone: 笑死,差点被老板气到爆炸."""
    figures = [match.span() for match in any_of(tuple(WORDS["figures"])).finditer(fold(message))]
    if not figures or parts.dangers.alarm_in(message):
        return False
    rest = blank(message, figures)
    told = FILLER.sub("", fold(rest))
    if len(told) < STORY_MIN_CHARS:
        return True
    meant = parts.intents.read(decided(rest))
    action = action_named(meant.label)
    if action is None or not meant.sure:
        return True
    return bool(action.alarms) and not (says("danger", rest) or says("out_of_order", rest))


def told_by_others(found: Action | None, message: str, employee: Employee, parts: Parts) -> Action | None:
    """The paperwork of what somebody else told the sender, where nothing, or a customer's complaint, is `found` in that."""
    if found not in (None, customers_matter()):
        return found
    if _passed_on(message, parts):
        return next(action for action in ACTIONS if action.alarms)
    customer = says("of_customer", fold(message)) is not None
    if asks(message) or not (customer or of_bought_goods(message, employee)):
        return found
    if says("wrong_goods", message) and (customer or says("used_a_while", message)):  # 客户好利来说蛋糕淋雨了
        return customers_matter()
    return None if says("no_complaint", message) and not _names(customers_matter(), message) else found


def _passed_on(message: str, parts: Parts) -> bool:
    """Whether a colleague told of what is wrong at a place of ours: 我同事李洋敏说三号车间叉车漏油."""
    teller = says("teller", fold(message))
    told = message[teller.end() :] if teller else ""
    if not (says("at_work", told) or says("sites", told)) or asks(told):
        return False
    action = wanted(told, parts.intents.read(decided(told)), parts)
    return action is not None and period_of(action) is None


def asked_by_pattern(message: str) -> Action | None:
    """An action that says itself how people ask for it (one that nothing has been learned about, say)."""
    pleaded = without_leave(message)
    if asks(pleaded) and not polite(pleaded):
        return None
    return next((action for action in ACTIONS if action.asked_for(pleaded)), None)


def without_leave(message: str) -> str:
    """A message without the clauses that only ask whether that may be, where something else is said beside them:
    能匿名不?我想报个隐患."""
    clauses = [match.span() for match in CLAUSE.finditer(fold(message))]
    beside = [span for span in clauses if says("asks_leave", message[slice(*span)]) is None]
    return ",".join(message[slice(*span)].strip() for span in beside) if len(beside) < len(clauses) else message


def _undated(message: str, parts: Parts) -> bool:
    return read_period(message, parts.settings.today()).start is None


def _names(action: Action, message: str) -> bool:
    return any_of(action.called).search(fold(message)) is not None
