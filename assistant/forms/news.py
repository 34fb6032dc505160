"""News told beside a report that is open (已经有两个人绊过; 换过电池了还是不行): it belongs into the story, whatever a
learned reader takes it for. News neither asks nor orders, gives no field a value, and is not of the filing."""

from assistant.forms.danger import danger_in
from assistant.forms.desk import Form
from assistant.forms.folded import fold
from assistant.forms.form import fill
from assistant.forms.plain import closing, in_clauses
from assistant.forms.slips import slipped
from assistant.forms.step import Step
from assistant.forms.table import preceded
from assistant.forms.tone import asks, says
from assistant.records.kinds import kinds_in
from assistant.records.numbers import numbers_in
from assistant.reply import Reply

NOT_NEWS = ("no_news", "edits", "insists", "withheld", "takeback", "puts_off", "overrides", "to_us", "wh", "another")


def told_more(form: Form, text: str) -> Step | None:
    """The form with news added to its story, which the reply says; None for a message that tells none, or not only that."""
    story = form.action.story
    if story is None or not _tells_news(form, text):
        return None
    said = form.desk.say(f"已补充进“{story.zh}”。", f"Added to “{story.en}”.")
    return preceded(fill(form, text), Reply(said, "clarify"))


def _tells_news(form: Form, text: str) -> bool:
    message = fold(in_clauses(text))
    if (
        slipped(message)
        or says("news", message) is None
        or any(says(kind, message) for kind in NOT_NEWS)
        or "?" in message
    ):
        return False
    if closing(message) == "yes" or asks(message.rstrip("呢。!")) or numbers_in(message) or danger_in(message):
        return False
    others = [kind for kind in kinds_in(message) if kind is not form.action]
    return not (others or form.given(text)) and bool(form.more_of_the_story(text))
