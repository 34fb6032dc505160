"""What a turn leaves with HR: questions that were refused or passed on, and how often an answer of HR's was given."""

import re
from dataclasses import replace

from assistant.faqs.reply import ROUTE
from assistant.forms.step import Step
from assistant.phrases import Language, say
from assistant.reply import Reply, Turn
from assistant.threads import Thread
from tools.store import Store, Work, nearest_of
from tools.unanswered import PASSED_ON, REFUSED, may_be_queued

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
    if last is None or not may_be_queued(last.reply, last.memory):
        return Step(Reply(say("nothing_to_pass_on", language), "clarify", trace={"route": "to HR"}))
    turn_id, question = last.id, last.text
    nearest = nearest_of(last.reply)

    def write(work: Work) -> Reply:
        number = work.add_unanswered(turn_id, asker, question, PASSED_ON, nearest)
        return Reply(say("passed_on", language, number=number), "done", trace={"route": "to HR"})

    return Step(Reply("", "done"), write)


def noted(step: Step, turn: Turn, question: str) -> Step:
    """The step with what is to be kept of its turn: a refused question, or which of HR's answers was given."""
    reply = step.reply
    if reply.trace.get("route") == ROUTE:
        faq, version = int(reply.trace["faq"]), int(reply.trace["version"])
        return replace(step, kept=lambda work, turn_id: work.add_use(turn_id, faq, version))
    if reply.kind != "not_covered" or not may_be_queued(
        {"kind": reply.kind, "action": reply.action}, {"question": question}
    ):
        return step
    nearest = nearest_of({"trace": reply.trace})
    return replace(
        step, kept=lambda work, turn_id: work.add_unanswered(turn_id, turn.asker, turn.text, REFUSED, nearest)
    )
