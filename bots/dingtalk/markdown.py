"""A reply's Markdown → what DingTalk shows: its subset of Markdown, its lengths, links that lead somewhere.

development/robot-message-type lists the subset: headings, quotes, bold, italics, links, images and lists.
"""

import re

from bots.pieces import split

UNTITLED = "制度助手"
TITLE_CHARS = 20  # what the list of chats shows of a message
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\((/[^)\s]*)\)")
_RULE = re.compile(r"^-{3,}$")
_QUOTED_IN_LIST = re.compile(r"^\s+(?=>)")
_MARKUP = re.compile(r"[*_`>#\\]|\[(?=[^\]]*\]\()|\]\([^)]*\)")


def shown(text: str, site: str | None) -> str:
    """The reply for DingTalk. `site` is where the articles can be read; without it their names stand without a link."""

    def linked(match: re.Match[str]) -> str:
        return f"[{match[1]}]({site.rstrip('/')}{match[2]})" if site else match[1]

    lines = [_QUOTED_IN_LIST.sub("", _RULE.sub("————", line)) for line in _LINK.sub(linked, text).split("\n")]
    return "\n".join(f"{line}  " if line.strip() else "" for line in lines).strip()


def title(text: str) -> str:
    """The beginning of a message without its markup."""
    plain = " ".join(_MARKUP.sub("", text).split()) or UNTITLED
    return plain if len(plain) <= TITLE_CHARS else f"{plain[: TITLE_CHARS - 1]}…"


def shortened(text: str, most: int, note: str) -> str:
    """The first lines of a text, and `note`, in at most `most` bytes; the text itself where it fits."""
    if len(text.encode()) <= most:
        return text
    return f"{split(text, most - len(note.encode()) - 2)[0]}\n\n{note}"
