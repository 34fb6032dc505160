"""What is said of somebody else right after a refusal stays refused: 他都让我帮忙了; 他是不是去面试了; 那你把它关了呗."""

from assistant.forms.declined import ONLY_OWN, only_own
from assistant.forms.intent import FOR_OTHER, Intent
from assistant.forms.orders import names_a_step
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks, says
from assistant.records.lists import not_theirs
from assistant.records.not_yours import of_none
from assistant.records.status import ROUTE
from assistant.records.words import speaks
from assistant.reply import Reply
from tools import ACTIONS, action_named


def still_denied(message: str, intent: Intent, table: Table) -> Step | None:
    """The step for a message that goes on with what the last reply denied; None for one that asks for paperwork of the
    sender's own, or for what the regulations say."""
    if table.minds.denied not in (ONLY_OWN, ROUTE) or _something_else(message, intent, table):
        return None
    of_records = table.minds.denied == ROUTE
    if of_records and names_a_step(message) and speaks("it", message) and not asks(message):
        return of_none(message, table.desk)
    if not says("them_spoken_of", message) or (not of_records and says("asks_which", message)):
        return None
    if says("left_to_them", message):
        text = table.desk.say("好的，请本人自己来说就行。", "All right, they can tell me themselves.")
        return Step(Reply(text, "chitchat", trace={"route": "form: left to them"}))
    return not_theirs(message, table.desk) if of_records else only_own(table.desk)


def _something_else(message: str, intent: Intent, table: Table) -> bool:
    own = action_named(intent.label) is not None and intent.sure
    asked = intent.label != FOR_OTHER and any(action.asked_for(message) for action in ACTIONS)
    if own or asked or speaks("rule", message) or says("on_own_behalf", message):
        return True
    return table.desk.dangers.alarm_in(message) is not None
