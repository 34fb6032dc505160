"""Another request beside one that has just been filed: 再报一张24号下午的. Its day lies in the month that was spoken of."""

from datetime import timedelta

from assistant.forms.days import SPOKEN_OF
from assistant.forms.desk import Desk
from assistant.forms.folded import fold
from assistant.forms.signs import period_of
from assistant.forms.tone import says
from tools.action import Action

JUST_FILED = timedelta(hours=1)


def beside_the_last(action: Action, text: str, desk: Desk) -> dict[str, str]:
    """What a new form knows of the request that it comes beside; nothing where the message asks for no further one."""
    item = period_of(action)
    if item is None or not says("one_more", fold(text)):
        return {}
    filed = [one for one in desk.own() if one.type == action.name and desk.now - one.filed_at <= JUST_FILED]
    last = max(filed, key=lambda one: (one.filed_at, one.id), default=None)
    return {SPOKEN_OF: str(last.fields[item.name])} if last and last.fields.get(item.name) else {}
