"""Who may take a step with a record: asked of the one spoken of (那得谁来销), or told to whom it is refused."""

from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.step import Step
from assistant.records.people import names_of
from assistant.records.status import Seen, said
from assistant.records.words import speaks
from tools.action import Action, Move
from tools.record import Record
from tools.rights import may_take

NAMED_MOST = 5


def who_may(message: str, found: Seen, desk: Desk) -> Step | None:
    """Who may take the step that a message asks about, with this record; None for another message."""
    asked = speaks("who_steps", message)
    if asked is None:
        return None
    action, record = found
    step = asked["verb"] or asked["step"]
    done = (step, f"{step}了")  # 销 alone is no order, 销了 is one
    move = next((one for one in action.moves if any(any_of(one.sayings).fullmatch(each) for each in done)), None)
    ahead = {one.to for one in action.moves_from(record.state)}
    if move is None or move.to in ahead or action.state(record.state).final:
        return None  # who acts next is told with the rule
    names = takers(action, record, move, desk)
    state = action.state(record.state)
    text = desk.say(
        f"{action.zh}的“{move.zh}”由 {names or '（通讯录中没有对应的人）'} 处理；现在是“{state.zh}”。",
        f"To {move.en} this {action.en} is for {names or 'nobody in the directory'}; it is {state.en} now.",
    )
    return said([text], about=record.id)


def takers(action: Action, record: Record, move: Move, desk: Desk) -> str:
    """Those who may lead a record to where a step leads it, now or once it has come so far."""
    same = [one for one in action.moves if one.to == move.to]
    able = [one for one in desk.directory if any(may_take(each, record, one, desk.directory) for each in same)]
    return names_of(able[:NAMED_MOST])
