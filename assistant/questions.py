"""From a message to the questions in it: two in one message, and follow-ups that lean on the turn before."""

import re
from dataclasses import dataclass

MOST = 3  # questions answered in one reply
_SPLIT = re.compile(r"[?;\n]+|(?:[。,!]|\s)+(?=(?:还有|另外|顺便|再问|以及|然后(?:想问)?|对了|同时|and\b|also\b))", re.IGNORECASE)
_LEAD = re.compile(r"^(?:[,。.、\s]*(?:还有(?:就是|个问题|一个问题)?|另外|顺便(?:问(?:一)?下)?|再问(?:一)?下?|以及|然后|对了|同时|and|also|plus)[,:\s]*)+", re.IGNORECASE)
_ASKS = re.compile(
    r"什么|啥|怎么|咋|如何|多少|几|哪|谁|为什么|为啥|吗|么|呢|能不能|可不可以|要不要|是不是|是否|有没有|行不行|可否|能否|多久|何时|"
    r"\b(?:what|how|when|who|which|why|where|can|may|do|does|is|are|should|must)\b",
    re.IGNORECASE,
)
QUESTION_MIN_CHARS = 4
_LEANS = re.compile(
    r"^(?:那么?|那要是|要是|如果|假如|哦|嗯|好的?|所以|但是?|可是|不过|还有)?[,\s]*"
    r"(?:(?P<thing>.{1,14}?)(?:呢|怎么说|也(?:是)?(?:一样|这样)?吗?)|为什么|为啥|凭什么|原因(?:是什么)?|依据(?:是什么)?|然后呢?|具体(?:点|一点|呢|是什么)?|详细(?:点|一点)?(?:说说)?|"
    r"(?:要|需要|得)?.{0,8}(?:多久|多少|什么材料|谁批|谁负责|找谁|怎么办|什么后果|什么流程|几天|罚什么|怎么罚))[?。!\s]*$"
)
_LEANS_ENGLISH = re.compile(r"^(?:and|what about|how about|why|then|so|but|who|for how long|is that|what if)\b.{0,40}$", re.IGNORECASE)
_POINTS = re.compile(r"这个|那个|这条|那条|这样|那样|这种|那种|它|上面|刚才|前面|前者|后者|上一个|该|那(?!么)|\b(?:it|that|this|those|they|them)\b", re.IGNORECASE)
_WHY = re.compile(r"^(?:那|这(?:是|又是)?|但|可|所以)?[,\s]*(?:为什么|为啥|凭什么|为何|原因|依据|目的|why)[^,。]{0,8}\??$", re.IGNORECASE)
_NTH = re.compile(r"(?:第\s*(?P<n>[一二三四五六1-6])\s*(?:个|条|点|项|款|句)|(?P<last>最后(?:一)?(?:个|条|点|项|句))|(?P<former>前者)|(?P<latter>后者)|the (?P<en>first|second|third|last) one)", re.IGNORECASE)
_ORDER = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "first": 1, "second": 2, "third": 3}
LEANING_MAX_CHARS = 18


@dataclass(frozen=True)
class Before:
    """What the turn before left behind: its question and the article ids that its reply cited, in order."""

    question: str
    cited: tuple[str, ...]


def split(text: str) -> list[str]:
    """The questions of a message, one mostly. A part that asks nothing belongs to the one after it."""
    parts: list[str] = []
    pending = ""
    for piece in _SPLIT.split(text):
        stripped = _LEAD.sub("", piece).strip(" ,。.!")
        if not stripped:
            continue
        pending = f"{pending},{stripped}" if pending else stripped
        if _ASKS.search(stripped) and len(pending) >= QUESTION_MIN_CHARS:
            parts.append(pending)
            pending = ""
    if not parts:
        return [text]
    if pending:
        parts[-1] = f"{parts[-1]},{pending}"
    return parts[:MOST]


def leans(text: str) -> bool:
    """Whether a message can only be understood with the one before it."""
    if len(text) > LEANING_MAX_CHARS and not _LEANS_ENGLISH.match(text):
        return False
    return bool(_LEANS.match(text) or _LEANS_ENGLISH.match(text) or (_POINTS.search(text) and len(text) <= LEANING_MAX_CHARS))


def asks_why(text: str) -> bool:
    return bool(_WHY.match(text))


def nth(text: str) -> int | None:
    """Which of the things just listed is meant: 1 for the first, -1 for the last; None where none is."""
    match = _NTH.search(text)
    if not match or len(text) > LEANING_MAX_CHARS:
        return None
    if match["last"] or match["latter"] or (match["en"] or "").lower() == "last":
        return -1
    if match["former"]:
        return 1
    said = (match["n"] or match["en"]).lower()
    return _ORDER.get(said) or int(said)


def resolved(text: str, before: Before | None) -> str:
    """The message as a question that stands alone: what it adds first, then what was asked before."""
    if before is None or not leans(text):
        return text
    topic = re.sub(r"^(?:那么?|要是|如果|and|what about|how about)[,\s]*|(?:呢|怎么说)?[?。!\s]*$", "", text, flags=re.IGNORECASE)
    return f"{topic or text} {before.question}"
