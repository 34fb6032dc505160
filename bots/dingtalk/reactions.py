"""Thumbs and "ask HR" below an answer: links that say it for the reader, and the words that say it.

A template of a card holds 1 KB, an answer with its quotes often more, so they are no card's buttons. A link
`dtmd://dingtalkclient/sendMessage?content=…` in a Markdown message sends its content as the reader's own message (the
SDK of DingTalk's robots, MarkdownMessage, has it among its examples); a group's robot would not see that, so there the
words are named.
"""

import re
from urllib.parse import quote

from assistant.phrases import Language
from assistant.reply import Reply
from bots.channel import Reaction, Verdict

_WORDS: dict[Verdict, dict[Language, str]] = {
    "up": {"zh": "👍", "en": "👍"},
    "down": {"zh": "👎", "en": "👎"},
    "hr": {"zh": "问HR", "en": "ask HR"},
}
_LEAD: dict[Language, str] = {"zh": "点一下，或回复：", "en": "Tap, or reply: "}
_GROUP: dict[Language, str] = {
    "zh": "评价这个回答或转给 HR：@我，并说“👍”“👎”或“问HR”",
    "en": "To rate this answer or pass it to HR, mention me and say 👍, 👎 or “ask HR”",
}
_SAID = re.compile(r"(?:(?P<up>👍|有用)|(?P<down>👎|没用)|(?P<hr>问\s*HR|ask\s+HR))[\ufe0f\U0001f3fb-\U0001f3ff]?"
                   r"\s*(?:#(?P<turn>\d{1,18}))?", re.IGNORECASE)  # fmt: skip


def below(reply: Reply, public: bool, language: Language) -> str:
    """What stands below an answer; empty below anything else."""
    if reply.turn_id is None or reply.draft or reply.kind not in ("answer", "not_covered"):
        return ""
    if public:
        return f"\n\n{_GROUP[language]}"
    links = [
        f"[{words[language]}](dtmd://dingtalkclient/sendMessage?content={quote(f'{words[language]} #{reply.turn_id}')})"
        for words in _WORDS.values()
    ]
    return f"\n\n{_LEAD[language]}{'　'.join(links)}"


def read(words: str) -> Reaction | None:
    """What a message says about an answer, where it says nothing else."""
    said = _SAID.fullmatch(words.strip())
    if said is None:
        return None
    verdict: Verdict = "up" if said["up"] else "down" if said["down"] else "hr"
    return Reaction(verdict, int(said["turn"]) if said["turn"] else None)
