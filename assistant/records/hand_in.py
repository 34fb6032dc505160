"""How a file is handed in: by channel, for the record that waits for it, with the words that ask for it."""

import re

from assistant.build import Parts
from assistant.cite import escape, link
from assistant.forms import view
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of
from assistant.forms.step import Step
from assistant.records.words import speaks
from assistant.reply import Citation, Reply
from tools import ACTIONS
from tools.action import Action
from tools.attachments import MAX_BYTES, takes_no_more
from tools.record import Record

LISTED_MOST = 5
ANY_FILE = re.compile(r"附件|文件|材料|\b(?:files?|attachments?|documents?)\b", re.IGNORECASE)


def how_to_hand_in(message: str, desk: Desk, parts: Parts) -> Step | None:
    """The step for 病假条怎么交, 怎么上传证明; None for another message. Nothing is changed."""
    asks_how = speaks("how", message) and speaks("hand_in", message) and not speaks("needed", message)
    if not asks_how and not speaks("has_file", message):
        return None
    action = _kind(message, desk, parts)
    if action is None:
        return None
    waiting = _waiting(action, desk, parts)
    citation = (
        view.quote(action.attachment.basis, desk.corpus, desk.today)
        if action.attachment and action.attachment.basis
        else None
    )
    text = "\n\n".join([_rule(citation), _which(action, waiting, desk), _ways(action, waiting, desk)]).strip()
    kind = "answer" if citation else "status" if waiting else "chitchat"
    trace = {"route": "records: hand in" if waiting else "hand in"}
    return Step(Reply(text, kind, (citation,) if citation else (), trace=trace))  # type: ignore[arg-type]


def _kind(message: str, desk: Desk, parts: Parts) -> Action | None:
    """The kind whose file is named; of any file the one of which a record of theirs waits for one."""
    takers = [action for action in ACTIONS if action.attachment]
    for action in takers:
        if action.attachment and any_of(action.attachment.called).search(message):
            return action
    if not ANY_FILE.search(message):
        return None
    return next((action for action in takers if _waiting(action, desk, parts)), None)


def _waiting(action: Action, desk: Desk, parts: Parts) -> list[Record]:
    """One's own open records of a kind that a file would change."""
    own = parts.store.records(owner=desk.employee.id, type=action.name)
    return [r for r in own if not action.state(r.state).void and action.attached(r.fields, "file") != r.fields]


def _rule(citation: Citation | None) -> str:
    return f"{link(citation)}：\n> {escape(citation.quote)}" if citation else ""


def _which(action: Action, waiting: list[Record], desk: Desk) -> str:
    name = _name(action, desk)
    if not waiting:
        return _no_more(action, desk) + desk.say(
            f"您现在没有等待{name}的{action.zh}。先提交一份，有了编号再交{name}：",
            f"No {action.en} of yours waits for a {name} now. File one first; then, with its number:",
        )
    lines = [view.line(action, record, desk.language) for record in waiting[-LISTED_MOST:][::-1]]
    return "\n".join([desk.say(f"{name}要附到这份记录上：", f"The {name} goes to:"), *lines])


def _no_more(action: Action, desk: Desk) -> str:
    """That the newest of one's own that still owes the file came to nothing, and takes it no more; empty else."""
    own = [r for r in desk.own() if r.type == action.name and action.attached(r.fields, "file") != r.fields]
    if not own or not action.state(own[-1].state).void:
        return ""
    zh, en = takes_no_more(action, own[-1])
    return desk.say(f"{zh}；还需要请假的话，请重新提交一份。\n", f"{en}; if you still need it, file a new one.\n")


def _ways(action: Action, waiting: list[Record], desk: Desk) -> str:
    number = waiting[-1].id if waiting else ""
    name, most = _name(action, desk), MAX_BYTES // 1024 // 1024
    at_zh, at_en = (f"编号 {number}", number) if number else ("编号", "the number")
    ways = [
        f"- Slack、钉钉、飞书：把文件发给我，同时写上{at_zh}",
        f"- 接口：PUT /v1/records/{number or '编号'}/attachments/文件名",
    ]
    if desk.language == "en":
        ways = [
            f"- Slack, DingTalk, Feishu: send me the file with {at_en} beside it",
            f"- API: PUT /v1/records/{number or 'NUMBER'}/attachments/FILENAME",
        ]
    if action.attachment and action.attachment.owed:  # what is still owed has a button of its own on the page
        at = desk.say(
            f"- 网页：在“我的记录”里打开它，点“上传{name}”",
            f"- on the page: open it below “我的记录” and attach the {name}",
        )
        ways.insert(0, at)
    kinds = desk.say(f"PDF、JPEG、PNG 或 WebP，不超过 {most} MB。", f"PDF, JPEG, PNG or WebP, {most} MB at most.")
    return "\n".join(ways) + f"\n\n{kinds}"


def _name(action: Action, desk: Desk) -> str:
    assert action.attachment is not None
    return desk.say(action.attachment.zh, action.attachment.en)
