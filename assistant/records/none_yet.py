"""That none of several requests is decided yet: 都先别批, 年假病假都先不批. They are listed, and wait as they do."""

from assistant.build import Parts
from assistant.forms.desk import Desk
from assistant.forms.orders import names_a_step, ordered
from assistant.forms.step import Step
from assistant.forms.tone import asks
from assistant.records.held import not_yet
from assistant.records.numbers import number_in
from assistant.records.status import in_lines
from assistant.records.told_apart import meant_among
from tools.duties import waiting_for

FEWEST = 2


def none_yet(message: str, desk: Desk, parts: Parts) -> Step | None:
    """What is told to who says so of all that wait for a decision; None for another message."""
    if asks(message) or number_in(message) or not names_a_step(message):
        return None
    able = [
        ((action, record), move)
        for action, record in waiting_for(desk.employee, parts.store, desk.directory)
        if (move := ordered(action, record, message, desk)) and record.state in move.sources
    ]
    seen = [one for one, _ in able]
    if len(able) < FEWEST or not all(not_yet(move, message) for _, move in able):
        return None
    if len(meant_among(message, seen, desk)) not in (0, len(seen)):
        return None
    head = desk.say(
        f"没有改动任何记录：听起来只是现在还不批。这 {len(seen)} 条照旧等着；真要驳回，请带编号说：",
        f"Nothing was changed: it sounds as if nothing were decided yet. These {len(seen)} wait as they do:",
    )
    return in_lines(head, seen, desk)
