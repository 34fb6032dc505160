"""Passing a question on to HR."""

import re

from assistant.forms.step import Step
from assistant.phrases import Language, say
from assistant.reply import Reply
from assistant.threads import Thread
from tools.store import Store, Work

_TO_HR = re.compile(
    r"^(?:好的?|行|那|可以|嗯|ok|请|麻烦|帮我|就|你)*[, ]*(?:帮我|把(?:这个|它|问题)?)*(?:转(?:给|到|交|发)?|问(?:一下|问)?|发给|反馈给|交给|联系|提交给)(?:一下)?(?:给)?(?:hr|人事|人力|人力资源部?|人资)(?:吧|部|部门|一下|了|问问)*[。!]?$|"
    r"^(?:转hr|转人工|找hr|问hr|ask hr|pass (?:it|this) on(?: to hr)?|forward (?:it|this)? ?to hr|yes,? ?(?:please )?(?:pass|ask|forward).*)$",
    re.IGNORECASE,
)


def escalate(message: str, thread: Thread, asker: str, store: Store, language: Language) -> Step | None:
    """转给 HR: the question before becomes an unanswered question, once."""
    if not _TO_HR.match(message):
        return None
    last = store.turn(thread.last_turn) if thread.last_turn else None
    if last is None or last.reply["kind"] not in ("not_covered", "answer"):
        return Step(Reply(say("nothing_to_pass_on", language), "clarify", trace={"route": "to HR"}))
    turn_id, question = last.id, last.text
    nearest = [str(hit["article_id"]) for hit in last.reply.get("trace", {}).get("hits", [])][:3]

    def write(work: Work) -> Reply:
        number = work.add_unanswered(turn_id, asker, question, "asked to pass on", nearest)
        return Reply(say("passed_on", language, number=number), "done", trace={"route": "to HR"})

    return Step(Reply("", "done"), write)
