"""A message as it came → a message that can be worked on, or a clear word on why it cannot."""

import re
import unicodedata

from assistant.forms.plain import plain
from assistant.reply import MAX_CHARS, BadMessage

_WORDS = re.compile(r"[^\W_]")
_SHOWN_CONTROLS = "\n\t"


def clean(text: str) -> str:
    """The message without control characters and outer space. Raises BadMessage, which says what to do."""
    if len(text) > MAX_CHARS:
        raise BadMessage(
            f"消息有 {len(text)} 个字符,最多 {MAX_CHARS} 个;请缩短后再发。"
            f"(The message has {len(text)} characters; please send {MAX_CHARS} at most.)"
        )
    kept = "".join(char for char in text if char in _SHOWN_CONTROLS or unicodedata.category(char)[0] != "C")
    kept = kept.strip()
    if not kept:
        raise BadMessage("消息是空的;请输入您的问题。(The message is empty; please type a question.)")
    if not _WORDS.search(kept) and plain(kept) is None:  # 👌 says yes
        raise BadMessage(
            "消息里没有文字;请用一句话说出您的问题。(There are no words; please put your question in words.)"
        )
    return kept
