"""What a message takes back for what it says right behind it: 周三,哦不,周四; Wednesday, no wait, Thursday."""

import re
from collections.abc import Sequence

from assistant.dates.mention import Mention
from assistant.dates.period import Span

_CRY = r"(?:哎[呀哟]|[哦噢啊呃额哎诶欸嗯唉呀]|等等|等一?下|那个)"
_WRONG = r"(?:不对|错了|(?:我)?(?:又|刚才?|刚刚)?(?:说|讲|打|写|填|选|记|搞|弄|看|念)(?:错|岔)了?|[口手笔]误|更正(?:一下)?|不不+)"
_BUT = r"(?:(?:我)?(?:应该|其实|想说的?|说的?|指的?)*(?:是|要|在|到|至)?|改(?:成|到|为)?|从)"
_THEN = r"(?:(?:那|要不|不如|干脆)+(?:还是|就|改|换)*(?:到|成|在|是)?|还是|改|换)"
_EN_WRONG = (
    r"(?:no|nope|wait|sorry|oops|i mean(?:t)?|(?:or )?rather|scratch that|correction|make (?:that|it)|actually"
    r"|my (?:mistake|bad))"
)
_MARK = re.compile(
    rf"[\s,。;(]*(?:(?:{_CRY}[,\s]*)*{_WRONG}(?:[了啦,:。\s]|{_CRY}|{_WRONG})*"
    rf"|(?:{_CRY}[,\s]*)+不(?:是(?=[,\s]))?|(?<=,)\s*不(?=,)|{_CRY}[,\s]*不是(?=,)|(?:{_CRY}[,\s]*)+(?=(?:应该|其实)?(?:是|改))|(?:等等|等一?下|哎[呀哟])(?=[,\s]*[^,。;!?也还又]{{2,10}}(?:[,。;!]|$)))[,:。\s]*(?:{_THEN}|{_BUT})\s*|[\s,。;?!]+我?(?:应该|其实)+是(?:从|到|至)?(?=\s*[^,。;!?感]{{2,12}}(?:[,。;!]|$))|[\s,。;]+{_THEN}(?=[^,。;!?]{{1,8}}?(?:吧|算了|好了|[,。;!]|$))"
    rf"|[\s,.;(-]*(?:\b(?:oh|ah|er|um|hmm)\b[,\s]*)?\b{_EN_WRONG}\b(?:[,.:\s]+(?:{_EN_WRONG}|it'?s|it is|it should be|should be)\b)*[,.:\s]+"
    r"(?:(?:on|from|for) )?",
)

# A day that is doubted, with another one right behind: 周五?周四吧.
_DOUBTED = re.compile(
    r"(?:(?:是|对)?[吗么吧嘛]?[?!]+|[吗么][,\s])\s*(?:不+|不对|不是|[哦啊噢嗯]|[,\s])*(?:应该|其实|好像|可能|大概|感觉|我?(?:记得|想|说)的?|那就?|就)*(?:是|在|请)?(?:(?:i (?:think|guess|mean)|maybe|no|isn'?t it|it'?s|it is|it should be)[,\s]+)*(?:the |on )?"
)
_DOUBTED_TOO = re.compile(r"(?:对|是)?[吗么]|\s*\?|(?:行|可以|也)")


def taken_back(message: str, mentions: Sequence[Mention], doubts: bool = False) -> list[Span]:
    """Where the message takes back a mention before for one right behind; what comes after the last of these stands. One
    that is only put in question is taken back where the message may be one that `doubts` what was shown."""
    starts = {mention.span[0] for mention in mentions}
    found = [match.span() for match in _MARK.finditer(message)]
    found += [span for mention in mentions if doubts and (span := _doubt_behind(mention, mentions, message))]
    return [span for span in found if span[1] in starts and any(mention.span[1] <= span[0] for mention in mentions)]


def _doubt_behind(mention: Mention, mentions: Sequence[Mention], message: str) -> Span | None:
    """The words right behind a mention that doubt it, and lead to another one that is not doubted itself."""
    match = _DOUBTED.match(message, mention.span[1])
    after = next((one for one in mentions if match and one.span[0] == match.end()), None)
    return match.span() if match and after and not _DOUBTED_TOO.match(message, after.span[1]) else None


def corrections(message: str) -> list[int]:
    """Where the words end by which a message takes back something that it said, whatever that is."""
    return [match.end() for match in _MARK.finditer(message) if message[: match.start()].strip()]
