"""A reply as Slack messages, a record as a card, a person's records as App Home: values in, blocks out."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.phrases import Language
from assistant.reply import Reply
from bots.slack.buttons import Block, answer_buttons, form_buttons, step_buttons
from bots.slack.mrkdwn import escape, mrkdwn, pieces
from tools.action import Action, Move
from tools.record import Record

BLOCKS_MAX = 45  # of a message's 50 (https://docs.slack.dev/reference/methods/chat.postMessage)
FALLBACK_MAX_CHARS = 3900  # of the text beside the blocks, for notifications; Slack advises 4,000
HOME_BLOCKS_MAX = 100  # https://docs.slack.dev/reference/views/home-tab-views
HOME_RECORDS = 15  # of each list


@dataclass(frozen=True)
class Post:
    """One message: blocks, and the text that stands for them."""

    text: str
    blocks: list[Block]


def posts(reply: Reply, base: str, language: Language, buttons: bool = True) -> list[Post]:
    """The messages of a reply, in order; what can be pressed is below the last one."""
    sections = [section(piece) for piece in pieces(mrkdwn(reply.text, base))]
    groups = [sections[start : start + BLOCKS_MAX] for start in range(0, len(sections), BLOCKS_MAX)]
    if buttons and (below := _below(reply, language)):
        groups[-1].append(below)
    return [Post(_fallback(group), group) for group in groups]


def _below(reply: Reply, language: Language) -> Block | None:
    if reply.draft:
        return form_buttons(reply.draft, reply.turn_id, language)
    asked = reply.kind in ("answer", "not_covered") and reply.turn_id is not None
    return answer_buttons(reply.turn_id, language) if asked and reply.turn_id is not None else None


def section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text[:2900]}]}


def _fallback(blocks: Sequence[Block]) -> str:
    return "\n\n".join(block["text"]["text"] for block in blocks if block["type"] == "section")[:FALLBACK_MAX_CHARS]


def record_card(action: Action, record: Record, owner: str, steps: Sequence[Move], said: str, lead: str = "") -> Post:
    """A record: what it is, whose, how it stands and who did that (`said`), and the steps that the reader may take."""
    state = action.state(record.state).zh
    lines = [f"*{record.id}* {escape(action.zh)}　*{escape(state)}*", escape(action.sketch(record.fields))]
    if owner:
        lines.append(f"提交人：{escape(owner)}")
    blocks = [section(piece) for piece in pieces("\n".join([*([escape(lead)] if lead else []), *lines]))]
    if said:
        blocks.append(context(escape(said)))
    if steps:
        blocks.append(step_buttons(record, list(steps)))
    return Post(f"{lead or record.id} {state} {said}"[:FALLBACK_MAX_CHARS], blocks)


def home(mine: Sequence[Post], duties: Sequence[Post], known: bool) -> Block:
    """App Home (https://docs.slack.dev/surfaces/app-home): what waits for one's decision, then one's own records."""
    if not known:
        blocks = [section("在员工通讯录里没有找到您：制度问题可以直接问我，办事请联系 HR 登记您的账号。")]
        return {"type": "home", "blocks": blocks}
    blocks = [_head("等您处理"), *_listed(duties, "目前没有等您处理的记录。")]
    blocks += [
        {"type": "divider"},
        _head("我的记录"),
        *_listed(mine, "您还没有提交过申请；直接给我发消息就行，例如“下周一请一天年假”。"),
    ]
    return {"type": "home", "blocks": blocks[:HOME_BLOCKS_MAX]}


def _head(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": text}}


def _listed(cards: Sequence[Post], none: str) -> list[Block]:
    if not cards:
        return [section(none)]
    shown = [block for card in cards[:HOME_RECORDS] for block in card.blocks]
    more = len(cards) - HOME_RECORDS
    return [*shown, context(f"还有 {more} 份；可以在消息里问我。")] if more > 0 else shown
