"""From a message to the questions in it: two in one message, and follow-ups that lean on the turn before."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.numerals import fold_width

MOST = 5  # questions answered in one reply
_ENGLISH_OPENERS = (
    r"(?:what|how|when|who|which|why|where|can|could|may|do|does|did|is|are|am|will|would|shall|should|must|has|have)\b"
)
_MORE = (
    r"(?:哦|噢|喔|啊|诶|哎|嗯)?(?:还有|仲有)|另外|顺便|顺带|再问|再说|以及|然后(?:想问)?|对了|同时|btw\b|by the way\b|"
    rf"(?:and|also|plus)\b(?=,? (?:also |then )?{_ENGLISH_OPENERS})"
)
_SPLIT = re.compile(
    rf"(?<=[?\uff1f])(?![?\uff1f])|[;\uff1b\n]+|(?<=[一-鿿])\s*[+＋]\s*(?=[一-鿿])|(?<=[吗呢么])(?=还有|另外|顺便|顺带|然后|再问|对了)|(?:[。,!.]|\s)+(?=(?:{_MORE}))",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*[,、]\s*")
_MARKS = re.compile(r"[?\uff1f]+")
_MARKED = re.compile(r"(?:要求|标准|条件|流程|步骤|手续|材料|期限|时限|时间|频率|范围|后果)[?\uff1f]+$|\?\?$")
_LEAD = re.compile(
    r"^(?:[,。.、\s]*(?:(?:哦|噢|喔|啊|诶|哎|嗯)?(?:还有(?:就是|个问题|一个问题)?|仲有)|(?:另外|还想|也想)(?:想|再)?(?:问|请教)?(?:一?下|一?句)?|顺[便带](?:问|说)?(?:一?下|一?句|一?嘴|个事|说)?|再[问说](?:一?下|一?句)?|以及|然后|对了|同时|(?:and|also|plus|btw|by the way)\b)[,:\s]*)+",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"什么|啥|怎么|怎样|咋|干嘛|不\??$|如何|多少|几|哪|谁|为什么|为啥|吗|么|呢|能不能|可不可以|要不要|没(?:有)?[?。!\s]*$|(.)不\1|是否|有没有|行不行|可否|能否|多久|何时|"
    r"\b(?:what|how|when|who|which|why|where|can|may|do|does|is|are|should|must)\b|^(?:will|would|could|am|did|shall|has|have)\b",
    re.IGNORECASE,
)
QUESTION_MIN_CHARS = 3
_JOINT = re.compile(r"\s*(?:以及|还有|另外|同时|并且|顺便(?:问(?:一)?下)?|\band\b)\s*")
# Where a question may end without a mark: 婚假几天|离职要提前几天
_TAIL = re.compile(
    r"什么(?:材料|手续|流程|条件|后果|证明)?|几(?:天|次|级|个月)|多少钱?|多久|怎么(?:办|算|走|处理)|谁批|谁管|找谁|[吗么呢]"
)
_LEANS = re.compile(
    r"^(?:那么?|那要是|要是|如果|假如|哦|嗯|好的?|所以|但是?|可是|不过|还有)?[,\s]*"
    r"(?:(?P<thing>.{1,14}?)(?:呢|怎么说|也(?:是)?(?:一样|这样)?吗?)|为什么|为啥|凭什么|原因(?:是什么)?|依据(?:是什么)?|然后呢?|具体(?:点|一点|呢|是什么)?|详细(?:点|一点)?(?:说说)?|"
    r"(?:要|需要|得)?.{0,8}(?:多久|多少|什么材料|谁批|谁负责|找谁|怎么办|什么后果|什么流程|几天|罚什么|怎么罚))[?。!\s]*$"
)
_LEANS_ENGLISH = re.compile(
    r"^(?:and|what about|how about|why|then|so|but|who|for how long|is that|what if)\b.{0,40}$", re.IGNORECASE
)
_POINTS = re.compile(
    r"这个|那个|这条|那条|这样|那样|这种|那种|它|上面|刚才|前面|前者|后者|上一个|该|那(?!么)|\b(?:it|that|this|those|they|them)\b",
    re.IGNORECASE,
)
_POINTS_ON = re.compile(r"^(?:那|要是|如果|and\b|what about|how about)|呢[?。!\s]*$", re.IGNORECASE)
_OPENS_ON = re.compile(
    r"(?:那|要是|万一|如果|假如|但|可是|不过|然后|还有|所以|为什么|为啥|凭什么|and\b|what about|how about|but\b|so\b|then\b|what if)",
    re.IGNORECASE,
)
_ENDS_OPEN = re.compile(r"(?:呢|怎么说|咋说)[?。!\s]*$")
_COMPILATION = re.compile(r"第?\s*[一二三四五六七八九十\d]+\s*篇|篇\s*[一二三四五六七八九十\d]+")
LEANING_MAX_CHARS = 18
LEANING_MAX = 20  # `size` of a message that may lean on the turn before without saying so
PIECE_MIN_CHARS = 4  # of a question that only a space or a comma parts from the next
_LEANING_WORDS = re.compile(
    r"^(?:那么?|要是|如果|and|what about|how about)[,\s]*|(?:呢|怎么说)?[?。!\s]*$", re.IGNORECASE
)
_ASPECTS = re.compile(
    r"审批|批准|批|申请|材料|证明|手续|流程|步骤|时间|时限|期限|日期|多久|几天|几次|一次|多少钱|多少|钱|谁|哪里|哪儿|负责|后果|处罚|罚|赔|登记|记录|报告|"
    r"签字|签名|通知|标准|条件|要求|频率|补偿|例外|范围|规定|提前|原因|目的|怎么办|怎么做|怎么弄|什么时候|何时|"
    r"\b(?:how long|how often|how much|who|when|where|approval|documents?|procedure|deadline|conditions?)\b",
    re.IGNORECASE,
)
_FUNCTION_WORDS = re.compile(
    r"搞定|[办弄]妥|弄|搞|整(?!改)|干|处理|解决|完成|完|以内|之内|内|最[晚迟快早多少]|多长|还|也|要|需|得|用|必须|应该|应当|可以|能|会|是|有|找|问|交|走|办|去|由|向|跟|给|什么|啥|怎么|如何|咋|哪些|哪个|几个|吗|么|呢|的|了|啊|呀|吧|那|这|个|具体|一般|通常|"
    r"\b(?:do|does|is|are|i|need|to|it|that|any|what|which|how|the|for|should|must)\b|[\s,?。!.]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Before:
    """What the turn before left behind: its question and the article ids that its reply cited, in order."""

    question: str
    cited: tuple[str, ...]


def split(text: str) -> list[str]:
    """The questions of a message, one mostly. A part that asks nothing belongs to the one after it."""
    return _with_statements(_pieces(text))[:MOST] or [text]


def _pieces(text: str) -> list[str]:
    """A message at the marks and words that part questions, without these."""
    blocks = (piece for block in _SPLIT.split(_MARKS.sub("?", fold_width(text))) if block for piece in _by_space(block))
    return [stripped for piece in blocks if (stripped := _without_lead(piece)).strip("?\uff1f")]


def _without_lead(piece: str) -> str:
    """A piece without the words that lead on to it; what is said to be asked (顺便问一嘴…) ends in a mark."""
    stripped = _LEAD.sub("", piece)
    lead = piece[: len(piece) - len(stripped)]
    return stripped.strip(" ,。.!\uff0c\uff01") + ("??" if "问" in lead else "")


def _with_statements(pieces: Iterable[str]) -> list[str]:
    """What asks nothing joined to the question after it, or before it at the end; empty where nothing asks."""
    parts: list[str] = []
    pending = ""
    for piece in pieces:
        plain = piece.rstrip("?\uff1f")
        pending = f"{pending},{plain}" if pending else plain
        if asks(piece) and len(pending) >= QUESTION_MIN_CHARS:
            parts.append(pending)
            pending = ""
    if parts and pending:
        parts[-1] = f"{parts[-1]},{pending}"
    return parts


def _by_space(block: str) -> list[str]:
    """Chinese is written without spaces: where one stands between two questions, it parts them."""
    return _if_all_ask(block.split()) or [block]


def guessed(text: str) -> list[list[str]]:
    """Ways to part a message where no mark parts it: at commas, at 以及, after 几天, and what is told from what is
    asked beside it (我想借公章,顺便问下…). Guesses, to be checked."""
    folded = fold_width(text)
    told = [piece for marked in _pieces(text) if (piece := marked.rstrip("?\uff1f")) and len(piece) >= PIECE_MIN_CHARS]
    at_commas = _with_statements(_COMMA.split(folded))
    return [
        *_asking([at_commas, _JOINT.split(folded), *_after_tails(folded)]),
        *([told[:MOST]] if len(told) > 1 else []),
    ]


def joined_by_words(text: str) -> list[list[str]]:
    """The way to part a message that its own words say: A 以及 B."""
    return _asking([_JOINT.split(fold_width(text))])


def listed(text: str) -> list[list[str]]:
    """The way to part a message that is questions and commas and nothing else: 咋打卡,几点午休."""
    pieces = [piece for piece in _COMMA.split(fold_width(text)) if piece]
    return [pieces[:MOST]] if len(pieces) > 1 and all(map(_asks_alone, pieces)) else []


def _asks_alone(piece: str) -> bool:
    return len(piece) >= QUESTION_MIN_CHARS and bool(_ASKS.search(piece))


def _asking(ways: Iterable[list[str]]) -> list[list[str]]:
    return [pieces[:MOST] for way in ways if (pieces := _if_all_ask([piece.strip() for piece in way]))]


def _after_tails(text: str) -> list[list[str]]:
    ends = {match.end() for match in _TAIL.finditer(text)}
    return [
        [text[:end], text[end:]] for end in sorted(ends, reverse=True) if min(end, len(text) - end) >= PIECE_MIN_CHARS
    ]


def _if_all_ask(pieces: list[str]) -> list[str]:
    asks = all(len(p) >= PIECE_MIN_CHARS and _ASKS.search(p) and not p.isascii() for p in pieces)
    return pieces if len(pieces) > 1 and asks else []


def asks(text: str) -> bool:
    """Whether a piece of a message may ask something: in words, or by a mark after an aspect (环保排放要求?)."""
    return bool(_ASKS.search(text) or _MARKED.search(text))


def worded_as_leaning(text: str) -> bool:
    """Whether a message can only be understood with the one before it."""
    if len(text) > LEANING_MAX_CHARS:
        return bool(_LEANS_ENGLISH.match(text))
    return bool(_LEANS.match(text) or _LEANS_ENGLISH.match(text) or _POINTS.search(text) or asks_aspect(text))


def points(text: str) -> bool:
    """Whether a message points back with a word: 这个, 那婚假呢."""
    return bool(_POINTS.search(text) or _POINTS_ON.search(text))


def size(text: str) -> int:
    """How long a message is, in Chinese characters; a word of letters counts for two."""
    letters = re.findall(r"[a-z0-9'-]+", text, re.IGNORECASE)
    return 2 * len(letters) + sum(not char.isascii() for char in text)


def own_words(text: str) -> int:
    """How much of a message (`size`) names a matter: what is left without aspects and words that carry nothing."""
    return size(_FUNCTION_WORDS.sub("", _ASPECTS.sub("", topic_of(text))))


def opens_on(text: str) -> bool:
    """Whether a message begins as one that goes on: 那…, 要是…, and …"""
    return bool(_OPENS_ON.match(text))


def ends_open(text: str) -> bool:
    """Whether a message ends as one that asks the same of another thing: …呢"""
    return bool(_ENDS_OPEN.search(text))


def points_back(text: str) -> bool:
    """Whether a message stands for something said before with a word: 这个, 它, those."""
    return bool(_POINTS.search(text))


def asks_aspect(text: str) -> bool:
    """Whether a message names no matter of its own, only what is asked about one: 要审批吗, 多久一次, 找谁."""
    return len(text) <= LEANING_MAX_CHARS and not _FUNCTION_WORDS.sub("", _ASPECTS.sub("", text))


def without_compilation(question: str, message: str) -> str:
    """The question without the compilation that it names, where the message names one: 篇二谁解释, 篇三的呢."""
    return _COMPILATION.sub("", question) if _COMPILATION.search(message) else question


def topic_of(text: str) -> str:
    """What a leaning message adds: 那婚假呢 adds 婚假."""
    return _LEANING_WORDS.sub("", text) or text
