"""Figures that a reply states and no cited article holds: an evaluator's own check, apart from the product's."""

import re
from collections.abc import Sequence

_UNITS = "天|日|个工作日|工作日|个月|月|周|年|小时|分钟|元|块|万|％|%|倍|折|days?|hours?|weeks?|months?|years?|yuan"
_FIGURE = re.compile(rf"(?:\d+(?:\.\d+)?|[零一二两三四五六七八九十百千半]+)\s*(?:{_UNITS})", re.IGNORECASE)
_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
_NOT_SAID = re.compile(
    r"^(?:>.*|- \*\*.*|\*\*(?:关于|About).*\*\*|.*(?:没有|并未|未)(?:写明|规定|提到|填写).*)$", re.MULTILINE
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:（.+?）)?")


def ungrounded(reply: str, cited: Sequence[str]) -> list[str]:
    """The quantities in a reply's own words that stand in none of the cited articles' texts.

    Quotes are checked by their offsets; links, days, headings that repeat the question, what a form still
    asks for, and sentences that say what is not laid down state no figure.
    """
    own = reply.replace("\\", "")
    for aside in (_NOT_SAID, _LINK, _DAY):
        own = aside.sub(" ", own)
    held = re.sub(r"\s", "", "".join(cited))
    said = (re.sub(r"\s", "", match.group()) for match in _FIGURE.finditer(own))
    return list(dict.fromkeys(figure for figure in said if figure not in held))
