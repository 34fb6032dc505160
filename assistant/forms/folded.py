"""A message as the forms read it: folded to one width and case, in clauses, with stretches of it blanked out."""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.mistyped import mended
from corpus.numerals import fold_width
from corpus.query import simplified

Span = tuple[int, int]
STORY_MIN_CHARS = 3
CLAUSE = re.compile(r"[^,。;!?\n]+")
TOLD_CLAUSE = re.compile(r"[^,。;!?…\n]+")  # the same in a story, where a pause ends one too
FILLER = re.compile(
    r"(?:这|那)(?:一|几|两)?天|某一?天|几天|([中行成好能可])不\1以?|俺|咱|(?:这|本|下)个?(?:周|礼拜|星期|月)|客户|名字|姓名|(?<![\u4e00-\u9fff])叫|电话|手机|联系方式|单号|(?<![赶催追缺])订单号?|地点|位置|级别|等级|程度|类型|[\s的了吧啊呀哈呢哦嗯,。!、:;~]|我|想|要|请|是|在|有|就|从|到|至|那|这|个|还|也|都|和|跟|因为|所以|然后|就是|一下|开始|结束|期间|共|总共|一共|连着|连|麻烦|谢谢|多谢|and|the|from|to|for|on|my|of|is|am|at|in|thanks?"
)


@lru_cache(maxsize=256)  # a message is read for each of an action's fields
def fold(text: str) -> str:
    """Half-width, lower case, simplified, with an ellipsis as a stop and the words of paperwork put right, character for
    character, so that offsets hold."""
    plain = simplified(text)
    text = mended(plain if len(plain) == len(text) else text)
    text = fold_width(text).replace("…", ",")
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def blank(folded: str, spans: Sequence[Span]) -> str:
    chars = list(folded)
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    return "".join(chars)


@lru_cache(maxsize=8192)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern of words that are data. Far more of them than a turn asks (some 800) are kept: where they are read
    one after another and not all find room, each is compiled anew every time, and that is half of a turn."""
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=8192)
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for any of several; of none, one that is nowhere."""
    return compiled("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")
