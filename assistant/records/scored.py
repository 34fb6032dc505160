"""A judgement in words, or in another scale, where a score from 1 to 5 was asked for: 他说还行, 打了9.5分. No score is
made of it; it is asked for."""

from assistant.build import Parts
from assistant.forms.orders import names_a_step
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks
from assistant.records.numbers import number_in
from assistant.records.proposed import SHOWN, proposed
from assistant.records.status import line, said, seen
from assistant.records.steps import score_in
from assistant.records.words import speaks
from tools.fields import NumberField

BARE_CHARS = 4  # of a message that is a number and no more
MOST_CHARS = 24  # of a message that answers what was asked, and tells nothing else


def scored(message: str, table: Table, parts: Parts) -> Step | None:
    """The question for the score once more, or the step that is shown with the bare number that answers it; None for
    another message, or where no score was asked for."""
    step = table.minds.step
    if step is None or table.current or "given" not in step or asks(message) or number_in(message):
        return None
    bare = score_in(message, bare=True) if SHOWN in step and len(message) <= BARE_CHARS else None
    judged = not names_a_step(message) and speaks("judges", message) and not score_in(message)
    if len(message) > MOST_CHARS or not (judged or bare):
        return None
    found = seen(str(step["record"]), table.desk, parts)
    moves = found[0].moves_from(found[1].state) if found else ()
    move = next((move for move in moves if move.to == step["to"]), None)
    needs = move.needs if move else ()
    score = next((item for item in needs if isinstance(item, NumberField) and item.name not in step["given"]), None)
    if found is None or move is None or score is None:
        return None
    if bare and score.least <= bare <= score.most:
        return proposed(*found, move, move.words[0], table.desk, {**step["given"], score.name: bare})
    told = table.desk.say(
        f"还没有改动：“{message.strip()}”不是分数，这里不替客户换算。"
        f"{score.zh}是 {score.least} 到 {score.most} 的整数，客户给了几分？没有给就等问到再说。",
        f"Nothing was changed yet: “{message.strip()}” is no score, and none is made of it. The {score.en} is a whole "
        f"number from {score.least} to {score.most}; which one did the customer give?",
    )
    return Step(said([told, line(*found, table.desk)], "clarify", found[1].id).reply, record=found[1].id, awaits=step)
