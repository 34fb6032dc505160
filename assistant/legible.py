"""Whether a message can be words at all: a character two thousand times over, or a page of random ones, is none."""

import re
import zlib
from functools import lru_cache

from assistant.forms.alarm import alarm_in
from assistant.phrases import Language, say
from assistant.reply import Reply

LONG_CHARS = 120  # shorter messages are read, whatever they say: somebody may ask twice in one message
LETTERS_MOST = 8  # different characters in what only repeats a few of them; a sentence said often has more
REPEATED = 0.08  # compressed length ÷ length of what repeats itself; prose in Chinese or English is above 0.3
RUN_CHARS = 80  # of letters and digits without a break; addresses of pages may be longer, and have marks in them
RUN_SHARE = 0.5  # of the message
RARE_SHARE = 0.4  # of the Chinese characters, where people write 0.02
_RUN = re.compile(rf"[A-Za-z0-9+/=_]{{{RUN_CHARS},}}")
_CHINESE = re.compile(r"[㐀-鿿]")
_COMMON = range(0xB0, 0xD8)  # lead bytes of the 3,755 most frequent characters in GB 2312


def illegible(message: str, language: Language) -> Reply | None:
    """The reply to a normalised message in which nothing can be read; None for others.

    A danger is heard however often it is shouted.
    """
    if len(message) < LONG_CHARS or not (_repeats(message) or _runs(message) or _rare(message)):
        return None
    if alarm_in(message):
        return None
    return Reply(say("illegible", language), "clarify", trace={"route": "illegible"})


def _repeats(message: str) -> bool:
    data = message.encode()
    return len(set(message)) <= LETTERS_MOST and len(zlib.compress(data)) < REPEATED * len(data)


def _runs(message: str) -> bool:
    return sum(len(run) for run in _RUN.findall(message)) > RUN_SHARE * len(message)


def _rare(message: str) -> bool:
    chinese = _CHINESE.findall(message)
    return sum(not _is_common(char) for char in chinese) > max(RARE_SHARE * len(chinese), LONG_CHARS * RARE_SHARE)


@lru_cache(maxsize=8192)
def _is_common(char: str) -> bool:
    try:
        return char.encode("gb2312")[0] in _COMMON
    except UnicodeEncodeError:
        return False
