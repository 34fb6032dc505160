"""Messages that want something done: paperwork, and passing a question on to HR."""

import re
from datetime import date

from assistant.cite import cite, joined, quoted
from assistant.memory import TurnStore
from assistant.paperwork import wanted
from assistant.phrases import Language, say
from assistant.reply import Reply
from assistant.threads import Thread
from corpus.article import Article, Span
from corpus.library import Corpus

_TO_HR = re.compile(
    r"^(?:好的?|行|那|可以|嗯|ok|请|麻烦|帮我|就|你)*[, ]*(?:帮我|把(?:这个|它|问题)?)*(?:转(?:给|到|交|发)?|问(?:一下|问)?|发给|反馈给|交给|联系|提交给)(?:一下)?(?:给)?(?:hr|人事|人力|人力资源部?|人资)(?:吧|部|部门|一下|了|问问)*[。!]?$|"
    r"^(?:转hr|转人工|找hr|问hr|ask hr|pass (?:it|this) on(?: to hr)?|forward (?:it|this)? ?to hr|yes,? ?(?:please )?(?:pass|ask|forward).*)$",
    re.IGNORECASE,
)


def escalate(message: str, thread: Thread, asker: str, store: TurnStore, language: Language) -> Reply | None:
    """转给 HR: the question before becomes an unanswered question, once."""
    if not _TO_HR.match(message):
        return None
    last = store.turn(thread.last_turn) if thread.last_turn else None
    if last is None or last.reply["kind"] != "not_covered":
        return Reply(say("nothing_to_pass_on", language), "clarify", trace={"route": "to HR"})
    nearest = [str(hit["article_id"]) for hit in last.reply.get("trace", {}).get("hits", [])][:3]
    number = store.add_unanswered(last.id, asker, last.text, "asked to pass on", nearest)
    return Reply(say("passed_on", language, number=number), "done", trace={"route": "to HR"})


def paperwork(message: str, corpus: Corpus, day: date, language: Language) -> Reply | None:
    """A request to file something, while no action exists: said so, with the article that asks for it."""
    kind = wanted(message)
    if kind is None:
        return None
    article = corpus.article(kind.article, day)
    citations = tuple(cite(article, span) for span in _body(article)) if article else ()
    text = "\n\n".join([say("paperwork", language, title=kind.title(message)), quoted(citations)])
    return Reply(text, "denied", citations, trace={"route": f"paperwork: {kind.type}"})


def _body(article: Article) -> list[Span]:
    return joined(article.clauses, article.text)
