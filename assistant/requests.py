"""What a turn leaves with HR: questions that were refused or passed on, and how often an answer of HR's was given."""

import re
from dataclasses import replace
from typing import get_args

from assistant.faqs.reply import ROUTE
from assistant.forms.plain import plain
from assistant.forms.step import Step
from assistant.phrases import Language, say
from assistant.reply import Reply, Turn
from assistant.threads import Thread
from tools.store import Store, StoredTurn, Work, nearest_of
from tools.unanswered import PASSED_ON, REFUSED, may_be_queued

_TO_HR = re.compile(
    r"^(?:好的?|行|那|可以|嗯|ok|请|麻烦|帮我|就|你)*[, ]*(?:帮我|把(?:这个|它|问题)?)*(?:转(?:给|到|交|发)?|问(?:一下|问)?|发给|反馈给|交给|联系|提交给)(?:一下)?(?:给)?(?:hr|人事|人力|人力资源部?|人资)(?:吧|部|部门|一下|了|问问)*[。!]?$|"
    r"^(?:转hr|转人工|找hr|问hr|ask hr|pass (?:it|this) on(?: to hr)?|forward (?:it|this)? ?to hr|yes,? ?(?:please )?(?:pass|ask|forward).*)$",
    re.IGNORECASE,
)


# A yes to the offer to pass a question on, where the last reply made it: 需要, 嗯,帮我转一下, yes please. Thanks alone and
# what ends the matter (行了, 好了) are none.
_AGREES = re.compile(
    r"^(?=.*(?:[好嗯行要请帮转问]|可以|麻烦|反馈|提交))(?!(?:好|行|可以|嗯)+了)(?:好[的啊呀]?|嗯+|行|可以|要的?|需要的?|有需要|麻烦(?:你|您)?|请|那|就|帮(?:我|忙)?|你|您|给我|替我|来|[,，。 ])*"
    r"(?:转|转(?:达|交|告|过去|一?下|给(?:他们|人事|hr))|问(?:问|一下)|反馈|提交上去)?(?:一?下|过去)?(?:吧|呗|谢谢|多谢|了|的|啊|[,，。! ])*$|"
    r"^(?!(?:thanks?(?: you)?|[,.! ])+$)(?:yes|yeah|yep|sure|ok(?:ay)?|please|please do|go ahead|do (?:it|that)|that would be (?:great|good)|thanks?(?: you)?|[,.! ])+$",
    re.IGNORECASE,
)


def _offered(last: StoredTurn) -> bool:
    """Whether a reply ended with the offer to pass its question on."""
    text = str(last.reply.get("reply") or "").rstrip()
    return any(text.endswith(say("to_hr", language)) for language in get_args(Language))


def escalate(message: str, thread: Thread, asker: str, store: Store, language: Language) -> Step | None:
    """转给 HR: the question before becomes an unanswered question, once."""
    orders = _TO_HR.match(message) is not None
    if not (orders or (plain(message.lower()) != "cancel" and _AGREES.match(message))):
        return None
    last = store.turn(thread.last_turn) if thread.last_turn else None
    if not orders and not (last and _offered(last)):
        return None
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
