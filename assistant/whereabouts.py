"""In which article a matter is (劳保用品在几点几); what is asked of each of several (事假和病假分别是第几条)."""

import re

from assistant.asides import without_asides
from assistant.mended import mended
from assistant.places import OUTLINE

_WORDS: dict[str, list[str]] = OUTLINE["whereabouts"]
_LEAD = re.compile("|".join(_WORDS["lead"]))
_PLACE = re.compile(
    rf"(?P<matter>.+?)(?:{'|'.join(_WORDS['lies'])})*(?:{'|'.join(_WORDS['which'])})(?:{'|'.join(_WORDS['after'])})*[?。!\s]*"
)
_EACH = re.compile(rf"(?P<things>.+?)(?:都|又)?(?:{'|'.join(_WORDS['each'])})(?P<asked>.+)")
_THAT = re.compile("^(?:讲|关于|有关)|(?:(?:那|这)(?:一)?[条个块段]?|的?(?:事|事情|规定|条款))$")
_AND = re.compile("|".join(_WORDS["and"]))
_OWN = re.compile(r"^(?P<thing>.+?)(?P<own>的[^的]+)$")
THING_MIN_CHARS = 2
ASKED_MIN_CHARS = 2


def matter_of(text: str) -> str:
    """The matter whose place is asked for, and nothing else; empty where a message asks anything else."""
    match = _PLACE.fullmatch(_LEAD.sub("", mended(without_asides(text))))
    matter = _THAT.sub("", match["matter"]).strip(" ,的") if match else ""
    return matter if len(matter) >= THING_MIN_CHARS else ""


def apart(text: str) -> list[str]:
    """One question for each of the things of which something is asked apart: A和B分别… → A…, B…; empty for others."""
    match = _EACH.fullmatch(_LEAD.sub("", text).strip(" ?。!"))
    if match is None or len(match["asked"]) < ASKED_MIN_CHARS:
        return []
    things = [thing.strip(" ,的话") for thing in _AND.split(match["things"])]
    if len(things) < 2 or any(len(thing) < THING_MIN_CHARS for thing in things):  # noqa: PLR2004
        return []
    own = _OWN.match(things[-1])
    if own and not any("的" in thing for thing in things[:-1]):  # 事假和病假的审批人分别是谁
        things = [*(thing + own["own"] for thing in things[:-1]), things[-1]]
    return [thing + match["asked"] for thing in things]
